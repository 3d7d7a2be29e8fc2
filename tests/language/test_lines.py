from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.language.lines import Marker, lines_of, marker_of
from analyzer.readers.builder import Builder
from analyzer.readers.document import BlockKind
from tests.conftest import document_of

MARKS = [
    ("제3조 (업무의 내용)", Marker.ARTICLE, 3),
    ("제 12 조 (준용)", Marker.ARTICLE, 12),
    ("제3조의2 (직무)", Marker.ARTICLE, 3),
    ("Article 2 - Duties", Marker.ARTICLE, 2),
    ("[별첨 1] 직무기술서", Marker.ANNEX, 1),
    ("별지 업무", Marker.ANNEX, 0),
    ("Exhibit A Job Description", Marker.ANNEX, 1),
    ("II. Conditions of Employment", Marker.ROMAN, 2),
    ("IV. 고용 조건", Marker.ROMAN, 4),
    ("3. 업무의 내용", Marker.NUMBER, 3),
    ("2.1 The Employee performs", Marker.DECIMAL, 1),
    ("가. 연봉", Marker.SYLLABLE, 1),
    ("다. 근무지", Marker.SYLLABLE, 3),
    ("2) 활용계획", Marker.PAREN_NUMBER, 2),
    ("(2) 해외 전시회 참가", Marker.PAREN_NUMBER, 2),
    ("나) 수출 상담", Marker.PAREN_SYLLABLE, 2),
    ("(c) Plan campaigns", Marker.PAREN_SYLLABLE, 3),
    ("③ 임금", Marker.CIRCLE, 3),
    ("- 바이어 발굴", Marker.BULLET, 0),
    ("• Design of dies", Marker.BULLET, 0),
    ("◦ 도면 작성", Marker.BULLET, 0),
    ("ㅇ 견적 작성", Marker.BULLET, 0),
]
NO_MARKS = ["2026. 10. 15.", "3.5 톤 지게차", "가공 설비 설계", "Vietnamese sales", "100% 자동화", "I am", "온라인 광고 집행", "개발"]


@pytest.mark.parametrize(("text", "marker", "number"), MARKS)
def test_marker_reads_kind_and_ordinal(text: str, marker: Marker, number: int) -> None:
    assert marker_of(text)[:2] == (marker, number)


@pytest.mark.parametrize("text", NO_MARKS)
def test_marker_near_misses_are_no_marks(text: str) -> None:
    assert marker_of(text) == (Marker.NONE, 0, 0)


@pytest.mark.parametrize(("text", "marker", "number"), [mark for mark in MARKS if mark[1] > Marker.ARTICLE])
def test_lines_lose_their_mark_and_keep_their_place(text: str, marker: Marker, number: int) -> None:
    document = document_of(["머리말", text])
    line = lines_of(document)[-1]
    assert document.text[line.start : line.end] == line.text
    assert len(line.text) < len(text)
    assert text.endswith(line.text)


def test_lines_split_a_block_at_the_authors_line_breaks() -> None:
    document = document_of(["1. 업무\n- 설계\n- 개발"])
    assert [(line.text, line.marker, line.first) for line in lines_of(document)] == [
        ("업무", Marker.NUMBER, True), ("설계", Marker.BULLET, False), ("개발", Marker.BULLET, False)]


def test_lines_take_the_number_that_the_format_keeps_apart() -> None:
    builder = Builder()
    block = builder.add("업무의 내용", BlockKind.HEADING, number="제3조")
    assert block is not None
    document = document_of([("업무의 내용", BlockKind.HEADING)])
    line = lines_of(replace(document, blocks=(block,)))[0]
    assert (line.text, line.marker, line.number) == ("업무의 내용", Marker.ARTICLE, 3)


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40), min_size=1, max_size=6))
def test_lines_always_hold_exact_text_of_the_document(parts: list[str]) -> None:
    document = document_of(parts)
    for line in lines_of(document):
        assert document.text[line.start : line.end] == line.text
