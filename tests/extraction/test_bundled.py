"""One PDF that holds several papers is taken apart at their titles."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.extraction import Role, extract_all, papers_in
from analyzer.readers import Document, Format, Status
from analyzer.readers.builder import Builder
from analyzer.readers.document import BlockKind

CONTRACT = ["근로계약서", "제1조 (근로계약기간) 2027년 1월 1일부터 2027년 12월 31일까지", "제2조 (담당업무)", "- 해외 바이어 발굴과 수출 영업", "- 해외 전시회 참가와 바이어 상담", "제3조 (휴게시간) 12:00부터 13:00까지"]
STATEMENT = ["고 용 사 유 서", "담당업무", "- 해외 거래처 관리와 수출 계약 협상", "고용사유", "내국인 채용이 어려웠습니다."]
LIST = ["고용보험 피보험자격 취득자 명부", "총 피보험자 12명"]
COVER = ["제출서류 표지", "1. 고용계약서", "2. 고용사유서", "3. 고용보험 피보험자 명부", "4. 사업자등록증"]


def bundle(*pages: list[str]) -> Document:
    builder = Builder()
    for number, lines in enumerate(pages, 1):
        builder.add("문서번호 2026-38", BlockKind.HEADER, page=number)
        for line in lines:
            builder.add(line, page=number)
    return Document(Path("접수서류.pdf"), "접수서류.pdf", Format.PDF, Status.READ, builder.text, tuple(builder.blocks), page_count=len(pages))


def test_bundle_falls_into_its_papers() -> None:
    whole = bundle(COVER, CONTRACT, ["제4조 (임금) 월 3,000,000원", "제5조 (휴일) 주휴일은 일요일"], STATEMENT, LIST)
    papers = extract_all(whole)
    assert [(paper.document.name, paper.role) for paper in papers] == [
        ("접수서류 (p.1).pdf", Role.OTHER), ("접수서류 (p.2-3).pdf", Role.CONTRACT), ("접수서류 (p.4).pdf", Role.STATEMENT),
        ("접수서류 (p.5).pdf", Role.INSURANCE_LIST)]  # fmt: skip
    assert [duty.text for duty in papers[1].duties] == ["해외 바이어 발굴과 수출 영업", "해외 전시회 참가와 바이어 상담"]
    assert [duty.text for duty in papers[2].duties] == ["해외 거래처 관리와 수출 계약 협상"]
    # places count in the whole file
    for paper in papers:
        for found in (*paper.duties, *paper.facts):
            assert whole.text[found.start : found.end] == paper.document.text[found.start : found.end]
    assert papers[2].duties[0].page == 4


@pytest.mark.parametrize(
    "pages",
    [
        [CONTRACT, ["[별첨 1] 직무기술서", "- 해외 바이어 발굴"]],  # an annex
        [CONTRACT, ["EMPLOYMENT CONTRACT", "Article 1 (Term) from 1 January 2027"]],  # a translation
        [STATEMENT, ["붙임 1. 근로계약서 1부", "2. 사업자등록증 1부"]],  # a list of enclosures
        [STATEMENT, ["위 근로계약서에 적은 업무를 맡길 예정입니다."]],
        [["경력증명서", "재직기간 2019. 1. 1. ~ 2025. 12. 31."], ["학위증명서", "기계공학 학사"]],  # certificates alone
        [[*CONTRACT, *STATEMENT]],  # one page
    ],
)  # fmt: skip
def test_one_paper_stays_whole(pages: list[list[str]]) -> None:
    whole = bundle(*pages)
    assert papers_in(whole) == (whole,)


def test_papers_under_titles_in_brackets_of_one_file() -> None:
    builder = Builder()
    for line in ("[해양수산부 고용추천서]", "해양수산부 장관은 TESTER ALPHA의 고용을 추천합니다.", "[신원보증서] 작성 2026. 10. 9.", "보증인 김모의는 TESTER ALPHA의 국내 체류를 보증합니다."):
        builder.add(line)
    papers = extract_all(Document(Path("추천.txt"), "추천.txt", Format.TEXT, Status.READ, builder.text, tuple(builder.blocks)))
    assert [(paper.document.name, paper.role) for paper in papers] == [("추천 (해양수산부 고용추천서).txt", Role.RECOMMENDATION), ("추천 (신원보증서).txt", Role.GUARANTEE)]


def test_brackets_that_hold_no_title_part_nothing() -> None:
    builder = Builder()
    for line in ("근로계약서", "[담당업무]", "해외 바이어 발굴과 수출 영업", "[임금]", "월 3,000,000원"):
        builder.add(line)
    assert len(extract_all(Document(Path("계약.txt"), "계약.txt", Format.TEXT, Status.READ, builder.text, tuple(builder.blocks)))) == 1


def test_list_of_enclosures_in_brackets_is_no_bundle() -> None:
    builder = Builder()
    for line in ("[사증발급인정신청서]", "[근로계약서] 1부", "[신원보증서] 1부", "제출인 김모의 (인)"):
        builder.add(line)
    assert len(extract_all(Document(Path("표지.txt"), "표지.txt", Format.TEXT, Status.READ, builder.text, tuple(builder.blocks)))) == 1


def titled(*pages: list[str]) -> list[tuple[int | None, str]]:
    """Return pages and first lines of the papers of a file whose pages begin with a heading."""
    builder = Builder()
    for page, lines in enumerate(pages, 1):
        for place, line in enumerate(lines):
            builder.add(line, BlockKind.HEADING if place == 0 else BlockKind.PARAGRAPH, page=page)
    whole = Document(Path("접수서류.pdf"), "접수서류.pdf", Format.PDF, Status.READ, builder.text, tuple(builder.blocks), page_count=len(pages))
    return [(part.page_count, part.blocks[0].text) for part in papers_in(whole)]


def test_certificate_behind_a_statement_is_a_paper_of_its_own() -> None:
    found = titled(CONTRACT, STATEMENT, ["납세증명서", "증명서 유효기간: 2026년 6월 30일까지"], ["인원 현황표", "내국인 14명"])
    assert found == [(1, "근로계약서"), (1, "고 용 사 유 서"), (2, "납세증명서")]


def test_annex_and_plan_stay_with_their_paper() -> None:
    found = titled(CONTRACT, STATEMENT, ["업무 현황표", "바이어 발굴 40%"], ["[별첨 1] 인원 현황표", "내국인 14명"])
    assert found == [(1, "근로계약서"), (3, "고 용 사 유 서")]
