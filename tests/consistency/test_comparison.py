"""What changed from a denied package to its successor, on papers built by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pytest

from analyzer.consistency import PaperReview, Review
from analyzer.consistency.comparison import compare_reviews
from analyzer.consistency.comparison_types import Change, CodeChange, Comparison
from analyzer.extraction import Role
from tests.consistency.cases import APPLICATION, CATALOGUE, SALES, WEB, code, contract, review, statement
from tests.consistency.stating import stating

DAY = dt.date(2026, 11, 1)


class Letters:
    """Tells sentences apart by their letters alone."""

    name = "letters"

    def encode(self, texts: list[str]) -> Any:
        vectors = np.zeros((len(texts), 4096), dtype=np.float32)
        for row, text in enumerate(texts):
            for char in text.replace(" ", ""):
                vectors[row, ord(char) % 4096] = 1.0
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def compared(old: Review, new: Review, *, filed_on: dt.date = DAY, old_filed_on: dt.date | None = None) -> Comparison:
    return compare_reviews(old, new, Letters(), CATALOGUE, filed_on=filed_on, old_filed_on=old_filed_on)


def topics(comparison: Comparison) -> list[str]:
    return [question.topic for question in comparison.questions]


def package(*papers: PaperReview, filed: str = "", name: str = "") -> Review:
    return review(*papers, filed=code(filed, name) if filed or name else None)


def facts(**stated: Any) -> Review:
    """Return a package whose contract states facts and no duties."""
    return package(stating(Role.CONTRACT, **stated))


FRAME = {"job_title": "웹 개발자", "annual_salary_krw": 36_000_000, "workplace": "서울특별시 예시구 예시로 12"}


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        (("2223", ""), ("2223", ""), CodeChange.SAME),
        (("S2955", ""), ("2955", "영상관련 디자이너"), CodeChange.SAME),
        (("2742", "해외영업원"), ("2842", "해외영업원"), CodeChange.RENUMBERED),
        (("2223", ""), ("2224", ""), CodeChange.OTHER),
        (("", ""), ("2224", ""), CodeChange.UNKNOWN),
    ],
)
def test_compare_codes(old: tuple[str, str], new: tuple[str, str], change: CodeChange) -> None:
    papers = contract({WEB: 0.9}), statement({WEB: 0.9})
    assert compared(package(*papers, filed=old[0], name=old[1]), package(*papers, filed=new[0], name=new[1])).code is change


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("employer", "주식회사 예시웹", "㈜예시웹"),
        ("employer", "주식회사 예시웹", "Yesiweb Co., Ltd."),
        ("employee", "NGUYEN VAN AN", "Nguyễn Văn An"),
        ("workplace", "서울특별시 강남구 테헤란로 12", "서울 강남구 테헤란로 12 (역삼동)"),
        ("job_title", "웹 개발자", "Web developer"),
        ("annual_salary_krw", 36_000_000, 36_000_000),
    ],
)
def test_compare_facts_keeps_other_writings(name: str, old: Any, new: Any) -> None:
    [pair] = compared(facts(**{name: old}), facts(**{name: new})).facts
    assert pair.change is Change.KEPT


@pytest.mark.parametrize(
    ("name", "old", "new", "topic"),
    [
        ("annual_salary_krw", 36_000_000, 40_000_000, "fact-changed"),
        ("workplace", "서울특별시 강남구 테헤란로 12", "경기도 성남시 분당구 판교로 1", "fact-changed"),
        ("employee", "NGUYEN VAN AN", "TRAN THI BINH", "other-person"),
        ("passport", "M12345678", "M87654321", "other-person"),
        ("employer", "주식회사 예시웹", "주식회사 다른상사", "other-employer"),
    ],
)
def test_compare_facts_that_changed_are_asked_about(name: str, old: Any, new: Any, topic: str) -> None:
    comparison = compared(facts(**{name: old}), facts(**{name: new}))
    assert [pair.change for pair in comparison.facts] == [Change.CHANGED]
    [question] = [question for question in comparison.questions if question.topic == topic]
    assert [(each.side.value, each.evidence.quote) for each in question.cited] == [("old", str(old)), ("new", str(new))]


def test_compare_facts_added_and_dropped() -> None:
    comparison = compared(facts(weekly_hours=40.0), facts(department="개발팀"))
    assert {(pair.name, pair.change) for pair in comparison.facts} == {("weekly_hours", Change.DROPPED), ("department", Change.ADDED)}
    assert topics(comparison) == []


def test_questions_same_job_under_a_new_code() -> None:
    papers = contract({WEB: 0.9}), statement({WEB: 0.9})
    comparison = compared(package(*papers, filed=APPLICATION), package(*papers, filed=WEB))
    question = comparison.questions[0]
    assert question.topic == "same-job-new-code"
    assert "2223" in question.text.ko and "2224 웹 개발자로" in question.text.ko and "[2223 기준]" in question.text.ko
    assert "contract-vs-filed" in {finding.rule for finding in comparison.settled} and not comparison.open


def test_questions_another_job_under_a_new_code() -> None:
    old = package(contract({SALES: 0.9}), statement({SALES: 0.9}), filed=SALES)
    assert "new-job-new-code" in topics(compared(old, package(contract({WEB: 0.9}), statement({WEB: 0.9}), filed=WEB)))


def test_questions_nothing_new() -> None:
    same = package(contract({WEB: 0.9}), statement({WEB: 0.9}), filed=WEB)
    assert topics(compared(same, same)) == ["nothing-new"]


def with_frame(paper: PaperReview, **stated: Any) -> list[PaperReview]:
    return [paper, stating(Role.APPLICATION, **stated)]


@pytest.mark.parametrize(
    ("now", "asked"), [(FRAME, True), (FRAME | {"annual_salary_krw": 50_000_000}, False), ({"job_title": "웹 개발자"}, False)],
    ids=["frame kept", "pay changed", "little known"])
def test_questions_rewritten_duties_only_where_the_frame_stays(now: dict[str, Any], asked: bool) -> None:
    old = package(*with_frame(contract({SALES: 0.9}), **FRAME), filed=WEB)
    new = package(*with_frame(contract({WEB: 0.9}), **now), filed=WEB)
    assert ("duties-rewritten" in topics(compared(old, new))) is asked


def test_questions_work_that_is_gone_and_pointed_elsewhere() -> None:
    old = package(contract({WEB: 0.7, SALES: 0.3}), filed=WEB)
    comparison = compared(old, package(contract({WEB: 1.0}), filed=WEB))
    [question] = [question for question in comparison.questions if question.topic == "work-gone"]
    assert "2842" in question.text.ko and len(question.cited) == 1


def test_questions_no_work_is_gone_where_the_paper_is_missing() -> None:
    old = package(contract({WEB: 0.7, SALES: 0.3}), filed=WEB)
    assert "work-gone" not in topics(compared(old, package(statement({WEB: 1.0}), filed=WEB)))


def test_questions_a_new_title_for_the_same_work() -> None:
    old, new = (package(*with_frame(contract({WEB: 1.0}), job_title=title), filed=WEB) for title in ("사무원", "웹 개발자"))
    assert "new-title" in topics(compared(old, new))


@pytest.mark.parametrize(
    ("old_signed", "signed", "topic"),
    [("2026-05-04", "2026-05-04", "same-signature"), ("2026-05-04", "2026-05-20", "signed-early"), ("2026-05-04", "2026-10-05", None)])
def test_questions_signature_of_a_changed_contract(old_signed: str, signed: str, topic: str | None) -> None:
    old, new = (facts(signed=day, annual_salary_krw=pay) for day, pay in ((old_signed, 36_000_000), (signed, 40_000_000)))
    found = topics(compared(old, new, old_filed_on=dt.date(2026, 6, 1)))
    assert [each for each in found if each in ("same-signature", "signed-early")] == ([topic] if topic else [])


@pytest.mark.parametrize(("start", "asked"), [("2026-10-31", True), ("2026-11-01", False), ("2026-12-01", False)])
def test_questions_term_that_has_begun(start: str, asked: bool) -> None:
    assert ("start-passed" in topics(compared(facts(start=start), facts(start=start)))) is asked


def test_outline_cites_only_sentences_of_the_papers_and_leaves_the_rest_blank() -> None:
    old = package(contract({WEB: 0.7, SALES: 0.3}), statement({WEB: 1.0}), filed=APPLICATION)
    new = package(contract({WEB: 1.0}), statement({WEB: 1.0}), filed=WEB)
    comparison = compared(old, new)
    texts = {"old": " ".join(p.paper.document.text for p in old.papers), "new": " ".join(p.paper.document.text for p in new.papers)}
    cited = [each for part in comparison.outline for point in part.points for each in point.cited if each.evidence.start is not None]
    assert cited and all(each.evidence.quote in texts[each.side.value] for each in cited)
    assert all(not point.cited for part in comparison.outline for point in part.points if point.blank)
    assert "이 직종에 해당하는 까닭" in [part.heading.ko for part in comparison.outline]


def test_outline_argues_for_no_code_while_the_new_papers_disagree() -> None:
    old = package(contract({SALES: 1.0}), statement({SALES: 1.0}), filed=WEB)
    comparison = compared(old, package(contract({WEB: 1.0}), statement({SALES: 1.0}), filed=WEB))
    headings = [part.heading.ko for part in comparison.outline]
    assert headings[0] == "설명서를 쓰기 전에 고칠 점" and "이 직종에 해당하는 까닭" not in headings
    assert topics(comparison)[0] == "still-apart" and comparison.open


def test_comparison_of_packages_without_papers_says_nothing() -> None:
    comparison = compared(package(), package())
    assert (comparison.duties, comparison.facts, comparison.questions) == ((), (), ())
