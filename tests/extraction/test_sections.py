from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.extraction.labels import Section
from analyzer.extraction.sections import passages
from analyzer.readers.document import BlockKind
from tests.conftest import document_of
from tests.extraction.papers import table_document


def sections(*lines: str | tuple[str, BlockKind]) -> list[tuple[Section, str]]:
    return [(passage.section, passage.text) for passage in passages(document_of(lines))]


def test_headings_open_and_siblings_close_sections() -> None:
    assert sections("1. 회사 소개", "금형을 만든다.", "2. 담당업무", "가. 설계", "나. 검토", "3. 기타", "없음") == [
        (Section.COMPANY, "금형을 만든다."), (Section.DUTIES, "설계"), (Section.DUTIES, "검토"), (Section.TERMS, "없음")]


def test_one_word_headings_of_an_english_letter_close_the_duties() -> None:
    found = sections("Duties", "Design of LAN and WAN.", "Conditions", "Two years from November.", "Need", "Nobody applied.")
    assert [text for section, text in found if section is Section.DUTIES] == ["Design of LAN and WAN."]


def test_a_paragraph_label_holds_for_its_own_line_only() -> None:
    assert sections("담당업무 : 금형 설계", "기타 문장이다.") == [(Section.DUTIES, "금형 설계"), (Section.NONE, "기타 문장이다.")]


def test_an_unknown_heading_closes_a_section() -> None:
    assert (Section.TERMS, "을은 비밀을 지킨다.") in sections("제3조 (업무의 내용)", "도면을 그린다.", "제4조 (특약)", "을은 비밀을 지킨다.")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["담당업무", "금형 설계"], ["근무장소", "서울"]], [(Section.DUTIES, "금형 설계"), (Section.WORKPLACE, "서울")]),
        ([["담 당\n업 무", "금형 설계"]], [(Section.DUTIES, "금형 설계")]),
        ([["순번", "담당업무", "비중"], ["1", "금형 설계", "60"]], [(Section.DUTIES, "금형 설계"), (Section.SHARE, "60")]),
        ([["소속/직위", "영업본부"], ["급여", "월급 3,000,000원"]], [(Section.IDENTITY, "영업본부"), (Section.PAY, "월급 3,000,000원")]),
        ([["회사 및 사업(업무)소개\n금형 설계 전문 기업"]], [(Section.COMPANY, "금형 설계 전문 기업")]),
    ],
)
def test_cells_take_the_section_of_their_row_or_header(rows: list[list[str]], expected: list[tuple[Section, str]]) -> None:
    found = [(p.section, p.text) for p in passages(table_document(rows, ["근로계약서"])) if p.cell is not None]
    assert set(expected) <= set(found)


def test_a_table_without_labels_continues_the_duty_section() -> None:
    document = table_document([["금형 설계", "40%"], ["치수 검토", "60%"]], ["3. 담당업무"])
    assert {(p.section, p.text) for p in passages(document)} >= {(Section.DUTIES, "금형 설계"), (Section.DUTIES, "치수 검토")}


def test_a_column_without_a_meaning_of_its_own_goes_with_its_table() -> None:
    rows = [["공고 매체", "기간", "지원자", "결과"], ["대학 취업센터", "2026.7.1 ~ 8.31", "11명", "설계 경력 없음"]]
    found = {p.text: p.section for p in passages(table_document(rows, ["3. 담당업무", "- 금형 설계"]))}
    assert found["설계 경력 없음"] is found["대학 취업센터"] is Section.REASON


LINES = st.sampled_from([
    "1. 회사 소개", "담당업무 : 설계 및 개발", "제3조 (업무의 내용) 도면을 그린다.", "가. 연봉 : 3,600만원", "※ 적을 것", "※ 맡길 업무를 적을 것도면을 그린다.",
    "(a) Plan and run ads", "[별첨 1] 직무기술서", "Position. Engineer of the press", "금형을 만든다.", "- 설계", "①", ": 값", "임 금", "□ 담당업무", "제4조",
])  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(LINES, st.sampled_from([BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM])), max_size=8))
def test_passages_hold_exact_text_in_reading_order(lines: list[tuple[str, BlockKind]]) -> None:
    document = document_of(lines)
    found = passages(document)
    assert all(document.text[p.start : p.end].strip() == p.text for p in found)
    assert [p.start for p in found] == sorted(p.start for p in found)
