"""What a vague sentence lacks is named by its kind, with the catalogue's own lines; a clear one lacks nothing."""

from __future__ import annotations

from analyzer.consistency import PaperReview, Review
from analyzer.consistency.missing_facts import missing_facts
from analyzer.extraction import extract
from analyzer.matching.matcher import shipped_matcher
from analyzer.occupations import load_catalogue
from analyzer.pipeline import judge_papers
from analyzer.readers.revised import from_text


def review_of(*duties: str, code: str) -> Review:
    """Review a contract and a statement with these duties."""
    matcher = shipped_matcher()
    papers = [extract(from_text(f"{title}.txt", "\n".join([title, "담당업무", *duties]))) for title in ("근로계약서", "고용사유서")]
    profiles = matcher.profiles([paper.duties for paper in papers])
    return judge_papers("test", [PaperReview(*pair) for pair in zip(papers, profiles, strict=True)], matcher, code=code)


def kinds(*duties: str, code: str) -> list[str]:
    """Return what the first duty lacks."""
    return [fact.kind for fact in missing_facts(review_of(*duties, code=code), 0, 0)]


def test_a_vague_sentence_is_asked_what_it_makes() -> None:
    assert "product" in kinds("개발 업무와 유지보수를 수행", code="2223")


def test_a_stated_product_is_not_asked_for() -> None:
    assert "product" not in kinds("재고관리 프로그램 개발", code="2224")


def test_a_clear_sentence_lacks_nothing() -> None:
    assert kinds("해외 바이어를 발굴하여 수출 단가와 계약 조건을 협상", code="2842") == []


def test_shares_are_asked_for_where_the_job_is_split_and_not_where_they_stand() -> None:
    both = ("해외 바이어를 발굴하여 수출 단가를 협상", "쇼핑몰 웹사이트의 프론트엔드와 서버 API 개발")
    assert kinds(*both, code="2842")[-1:] == ["share"]
    assert kinds(f"{both[0]} (60%)", f"{both[1]} (40%)", code="2842") == []


def test_every_line_that_is_quoted_stands_in_the_catalogue() -> None:
    known = {line.ko for o in load_catalogue() for line in (*o.scope, *o.exclusions, *o.neighbours)}
    found = missing_facts(review_of("개발 업무와 유지보수를 수행", code="2224"), 0, 0)
    assert found and all(line.ko in known and code in load_catalogue() for fact in found for code, line in fact.lines)
