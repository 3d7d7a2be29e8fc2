from __future__ import annotations

import datetime as dt

import pytest

from analyzer.consistency import PaperReview, Verdict, judge
from analyzer.extraction import FiledCode, Role
from tests.consistency.cases import (
    APPLICATION,
    CATALOGUE,
    DATA,
    NETWORK,
    SALES,
    WEB,
    code,
    contract,
    found,
    paper,
    review,
    statement,
)

PURE = {APPLICATION: 0.9, WEB: 0.1}


def application(number: str) -> PaperReview:
    return paper(Role.APPLICATION, codes=[code(number, found_in="신청서.pdf")])


def in_statement(number: str, name: str = "사유서.docx", *, labelled: bool = True) -> PaperReview:
    return statement(PURE, name=name, codes=[code(number, found_in=name, labelled=labelled)])


@pytest.mark.parametrize(
    ("papers", "given", "from_path", "filed"),
    [
        ([application("2842"), in_statement("2223")], (), (), "2842"),
        ([in_statement("2223"), application("2842")], (), (), "2842"),
        ([in_statement("2223"), contract(PURE, codes=[code("2224", found_in="계약서")])], (), (), "2223"),
        ([in_statement("2223", labelled=False), contract(PURE, codes=[code("2224", found_in="계약서")])], (), (), "2224"),
        ([in_statement("2223")], (code("2351"),), (), "2351"),
        ([in_statement("2223")], (), (code("2351", found_in="kim E-7-1(2351)", labelled=False),), "2223"),
        ([contract(PURE)], (), (code("2351", found_in="kim E-7-1(2351)", labelled=False),), "2351"),
        ([application(""), in_statement("2223")], (), (), "2223"),
        ([contract(PURE)], (), (), None),
    ],
)
def test_judge_takes_the_code_from_the_most_official_place(
    papers: list[PaperReview], given: tuple[FiledCode, ...], from_path: tuple[FiledCode, ...], filed: str | None
) -> None:
    assert judge("kim", papers, CATALOGUE, given=given, from_path=from_path).filed.code == filed


def test_judge_names_papers_that_file_another_occupation() -> None:
    judged = review(application("2223"), in_statement("2842"), contract(PURE))
    assert found(judged)["filed-codes-differ"] == "error"
    assert judged.verdict is Verdict.UNCLEAR
    [finding] = [finding for finding in judged.findings if finding.rule == "filed-codes-differ"]
    assert {evidence.document for evidence in finding.evidence} == {"신청서.pdf", "사유서.docx"}


def test_judge_says_nothing_where_all_papers_file_the_same() -> None:
    assert "filed-codes-differ" not in found(review(application("2223"), in_statement("2223"), contract(PURE)))


def test_judge_lets_a_given_code_silence_the_papers() -> None:
    judged = review(application("2842"), in_statement("2224"), contract(PURE), filed=code(APPLICATION))
    assert judged.filed.code == APPLICATION and "filed-codes-differ" not in found(judged)


def test_judge_does_not_depend_on_the_order_of_two_statements_that_file_differently() -> None:
    papers = [in_statement("2223", "가.docx"), in_statement("2224", "나.docx"), contract(PURE)]
    one, two = review(*papers), review(*reversed(papers))
    assert (one.verdict, one.filed.code, found(one)) == (two.verdict, two.filed.code, found(two))


@pytest.mark.parametrize(("day", "number", "meant"), [(dt.date(2026, 6, 1), "2742", "2842"), (dt.date(2026, 11, 1), "2842", "2842")])
def test_judge_reads_a_number_in_the_numbering_of_the_filing_day(day: dt.date, number: str, meant: str) -> None:
    judged = review(contract({SALES: 0.9}), statement({SALES: 0.9}), filed=code(number), filed_on=day)
    assert judged.filed.code == meant


def test_judge_reads_the_same_old_pair_in_two_papers_as_one() -> None:
    pair = ("2231", "네트워크시스템 개발자")
    filing = paper(Role.APPLICATION, codes=[code(*pair, found_in="신청서.pdf")])
    papers = [filing, contract({DATA: 0.9}), statement({DATA: 0.9}, codes=[code(*pair, found_in="사유서.docx")])]
    judged = review(*papers)
    assert judged.filed.code == DATA and judged.verdict is Verdict.CONSISTENT
    assert "filed-codes-differ" not in found(judged)
    asked = review(*papers, edition="ksco8-headings")
    assert asked.filed.code == NETWORK and asked.verdict is Verdict.MISMATCH


def test_judge_keeps_name_papers_and_versions() -> None:
    papers = [contract(PURE), statement(PURE)]
    judged = review(*papers, filed=code(APPLICATION), versions={"model": "m"})
    assert (judged.package, judged.papers, judged.versions) == ("kim", tuple(papers), {"model": "m"})


def test_judge_names_the_old_number_that_another_paper_still_writes() -> None:
    judged = review(application("2815"), in_statement("2715"), contract(PURE))
    [finding] = [finding for finding in judged.findings if finding.rule == "old-number"]
    assert finding.evidence[0].document == "사유서.docx" and "2815" in finding.message.ko
    assert "old-number" not in found(review(application("2815"), in_statement("2815"), contract(PURE)))


@pytest.mark.parametrize(("own", "severity", "verdict"), [(0.23, "warning", Verdict.UNCLEAR), (0.02, "error", Verdict.MISMATCH)])
def test_paper_that_still_holds_work_of_the_other_occupation_is_no_clear_mismatch(own: float, severity: str, verdict: Verdict) -> None:
    judged = review(application(APPLICATION), contract({APPLICATION: 0.95, WEB: 0.05}), statement({WEB: 1 - own, APPLICATION: own}))
    assert found(judged)["contract-vs-statement"] == severity and judged.verdict is verdict
