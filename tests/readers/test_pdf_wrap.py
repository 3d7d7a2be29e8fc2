"""Soft wraps, list marks and headings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analyzer.readers.pdf_lines import TextLine
from analyzer.readers.pdf_marks import article_level, is_heading, mark, starts_item
from analyzer.readers.pdf_wrap import Edge, Evidence, gather, right_edge, runs_on


def line(text: str, *, x0: float = 50, x1: float = 500, top: float = 100, blank: bool = False) -> TextLine:
    first = text.split(" ")[0]
    return TextLine(
        text, x0, top, x1, top + 10, 10, blank_after=blank, first_word=10.0 * len(first), first_glyph=10.0, page=1
    )


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("- 서버 개발", "bullet"), ("-서버 개발", "bullet"), ("• 서버", "bullet"), ("□ 있음", "bullet"), ("· 설계", "bullet"),
        ("① 서버", "circled"), ("㉮ 서버", "circled"), ("1. 업무", "number"), ("1.업무", "number"), ("2) 업무", "number"),
        ("(3) 업무", "number"), ("가. 업무", "hangul"), ("(나) 업무", "hangul"), ("1.1 Title", "decimal"), ("a) item", "letter"),
        ("(b) item", "letter"), ("II. Conditions", "roman"), ("Ⅱ. 조건", "roman"),
    ],
)  # fmt: skip
def test_marks_are_recognised(text: str, family: str) -> None:
    found = mark(text)
    assert found is not None
    assert found.family == family


@pytest.mark.parametrize(
    "text",
    ["12. 1.부터 시행한다", "3.5억 원", "-7-1 체류자격", "·개발 업무", "A company", "2026. 12. 1.", "I am", "E-7-1"],
)
def test_marks_leave_text_alone(text: str) -> None:
    assert mark(text) is None


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("제3조 (업무의 내용)", 1), ("제3조(업무의 내용)", 1), ("제 3 조 업무의 내용", 1), ("제1장 총칙", 0), ("[별첨 1] 직무기술서", 0),
        ("Article 3 (Duties)", 0), ("ARTICLE 3 - DUTIES", 0), ("Exhibit A", 0),
        ("제3조에 따라 을은", None), ("제3조 및 제4조에 따른다", None), ("제3조 제1항의 업무를", None), ("Article 3 of the Act applies.", None),
    ],
)  # fmt: skip
def test_marks_tell_article_headings_from_references(text: str, level: int | None) -> None:
    assert article_level(text) == level


def test_marks_take_da_for_a_sentence_end_unless_it_follows_ra() -> None:
    assert not starts_item("다. 또한 을은", mark("- 업무"))
    assert starts_item("다. 서버 운영", mark("나. 화면 개발"))


@pytest.mark.parametrize(
    ("before", "text", "stands_out", "after", "expected"),
    [
        ("", "3. 담당업무", False, "고객사의 플랫폼을 개발한다.", True),
        ("", "1. 서버 개발", False, "2. 화면 개발", False),
        ("1. 서버 개발", "2. 화면 개발", False, "제4조 (임금)", False),
        ("", "근로조건", True, None, True),
        ("", "을은 서버를 개발한다.", True, None, False),
        ("", "- 서버 개발", True, None, False),
        ("", "[별첨 1] 직무기술서", False, None, True),
    ],
)
def test_marks_tell_headings_from_lists(
    before: str, text: str, stands_out: bool, after: str | None, expected: bool
) -> None:
    assert is_heading(text, stands_out=stands_out, last_text=before, next_text=after) is expected


@pytest.mark.parametrize(
    ("after", "room", "expected"),
    [
        ("개발한다", 20, True),
        ("개발한다", 90, False),
        ("- 개발", 0, False),
        ("근무장소: 서울", 0, False),
        ("제4조 (임금)", 0, False),
    ],
)
def test_wrap_runs_on_when_the_next_word_would_not_have_fitted(after: str, room: float, expected: bool) -> None:
    assert runs_on(line("을은 플랫폼을"), line(after, top=116), room, None) is expected


@pytest.mark.parametrize("signed", ["을 SAMPLE ALPHA (서명)", "Kim Sample (seal)", "김표본 (인)"])
def test_wrap_stops_behind_a_signature_at_the_end_of_a_page(signed: str) -> None:
    after = replace(line("심사관님, 안녕하십니까.", top=60), page=2)
    assert not runs_on(replace(line(signed), page=1), after, 0, None)


def test_wrap_stops_at_a_wide_space() -> None:
    assert not runs_on(line("을은 플랫폼을"), line("개발한다", top=140), 0, None)


def test_wrap_measures_centred_lines_on_both_sides() -> None:
    assert Edge(0, 200).room(line("제목", x0=80, x1=120)) == 160


@pytest.mark.parametrize(
    ("first", "second", "room", "glue"),
    [
        ("고객 플랫폼의", "design work", 3, " "),
        ("design the", "platform", 3, " "),
        ("설계하고 (", "개발", 3, ""),
        ("설계하고", ", 개발", 3, ""),
        ("개발,", "운영", 3, " "),
        ("서버를 개", "발한다", 3, ""),
        ("화면 설계", "문서를 쓴다", 3, " "),
        ("데이터", "처리", 3, ""),
        ("설계와 개발", "및 운영", 3, " "),
        ("견본캠퍼스(견본로 51)에", "근무하며", 3, " "),
        ("SAMPLE은", "개발한다", 3, " "),
        ("서버 개발", "을 맡는다", 3, ""),
        ("서버를", "맡는다", 15, " "),
        ("full-", "stack", 3, ""),
    ],
)
def test_wrap_glue(first: str, second: str, room: float, glue: str) -> None:
    assert Evidence().glue(line(first), line(second, top=116), room) == glue


def test_wrap_follows_the_blanks_of_the_producer() -> None:
    kept = line("서버를 ", blank=True)
    evidence = gather([kept], [(kept, line("맡는다"), 3)])
    assert evidence.glue(kept, line("맡는다"), 3) == " "
    assert evidence.glue(line("서버"), line("운영"), 3) == ""


def test_wrap_learns_words_from_the_document() -> None:
    evidence = gather([line("을은 데이터베이스 구축을 맡고 유지한다"), line("그 서버 관리 등을 맡는다")], [])
    assert evidence.glue(line("또한 데이터"), line("베이스 구축"), 3) == ""
    assert evidence.glue(line("그리고 서버"), line("관리 업무"), 3) == " "


def test_wrap_finds_the_right_edge_that_several_lines_reach() -> None:
    lines = [line("가나다라마바사아자차", x1=x) for x in (500, 497, 499, 300, 120)]
    assert right_edge(lines, 50, 530) == 500


def test_wrap_trusts_the_margins_when_all_lines_are_short() -> None:
    lines = [line("가나다라마바사아자차", x1=x) for x in (200, 197, 180)]
    assert right_edge(lines, 50, 530) == 530
