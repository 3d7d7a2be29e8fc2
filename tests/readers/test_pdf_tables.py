"""Ruled tables: merged cells, open sides, nested tables, page breaks; parallel columns without rules."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path

import pytest

from analyzer.readers.builder import Builder
from analyzer.readers.document import Block, BlockKind
from analyzer.readers.pdf_grid import grids
from analyzer.readers.pdf_page import Rule
from tests.readers.support_pdf import Pen, make, wrap
from tests.readers.test_pdf import read

LEFT = (
    "제3조 (직위 및 담당업무)",
    "직위는 선임 개발자로 한다.",
    "- 물류 플랫폼의 주문 서버를 설계하고 개발하며 성능을 측정하여 개선하는 업무",
    "- 운영 환경에서 생긴 장애의 원인을 분석하고 기록하는 업무",
)
RIGHT = (
    "Article 3 (Position and Duties)",
    "Position: senior developer",
    "- Design and develop the order servers of the logistics platform and improve their speed",
    "- Analyse and record the causes of failures of the production system",
)


def level(top: float, x0: float, x1: float) -> Rule:
    return Rule(x0, top, x1, top)


def upright(x: float, top: float, bottom: float) -> Rule:
    return Rule(x, top, x, bottom)


def cells(builder: Builder) -> list[Block]:
    return [block for block in builder.blocks if block.kind is BlockKind.CELL]


FULL = [level(y, 50, 250) for y in (100, 120, 140)] + [upright(x, 100, 140) for x in (50, 150, 250)]


@pytest.mark.parametrize(
    "rules",
    [
        FULL,
        [rule for rule in FULL if rule.x0 != 250 or not rule.vertical],
        [rule for rule in FULL if not rule.vertical or rule.x0 == 150],
        [rule for rule in FULL if rule.vertical or rule.top != 140],
        [rule for rule in FULL if rule.vertical or rule.top != 100],
    ],
    ids=["closed", "open right", "open sides", "open bottom", "open top"],
)
def test_grid_finds_four_cells(rules: list[Rule]) -> None:
    assert [(cell.row, cell.column) for cell in grids(rules)[0].cells] == [(0, 0), (0, 1), (1, 0), (1, 1)]


def test_grid_knows_the_open_bottom() -> None:
    grid = grids([rule for rule in FULL if rule.vertical or rule.top != 140])[0]
    assert (grid.open_top, grid.open_bottom) == (False, True)


def test_grid_keeps_merged_cells_whole() -> None:
    rules = [
        level(100, 50, 250), level(120, 150, 250), level(140, 50, 250), level(160, 50, 250),
        upright(50, 100, 160), upright(150, 100, 140), upright(250, 100, 160),
    ]  # fmt: skip
    spans = {(cell.row, cell.column): (cell.row_span, cell.column_span) for cell in grids(rules)[0].cells}
    assert spans == {(0, 0): (2, 1), (0, 1): (1, 1), (1, 1): (1, 1), (2, 0): (1, 2)}


@pytest.mark.parametrize("rules", [[], [level(100, 50, 250)], [level(100, 50, 250), upright(60, 300, 400)]])
def test_grid_needs_crossing_lines(rules: list[Rule]) -> None:
    assert grids(rules) == []


def test_grid_tells_nested_tables() -> None:
    outer = [level(y, 50, 250) for y in (100, 120, 240)] + [upright(x, 100, 240) for x in (50, 150, 250)]
    inner = [level(y, 170, 230) for y in (150, 170, 190)] + [upright(x, 150, 190) for x in (170, 200, 230)]
    found = grids(outer + inner)
    assert [grid.parent for grid in found] == [None, (0, 3)]


def test_grid_parts_tables_of_one_width_with_text_between_them() -> None:
    """A plan of use: a form, two paragraphs, and the table of the work in the same frame."""
    form = [level(y, 50, 250) for y in (100, 120, 140)] + [upright(x, 100, 140) for x in (50, 100, 250)]
    work = [level(y, 50, 250) for y in (200, 220, 240)] + [upright(x, 200, 240) for x in (50, 70, 250)]
    assert [(grid.top, grid.bottom, len(grid.cells)) for grid in sorted(grids(form + work), key=lambda grid: grid.top)] == [(100, 140, 4), (200, 240, 4)]
    # a row without inner lines between open sides still belongs to its table
    whole = [level(y, 50, 250) for y in (100, 120, 160, 180)] + [upright(150, 100, 120), upright(150, 160, 180)]
    assert [len(grid.cells) for grid in grids(whole)] == [5]


def test_tables_label_merged_cells(tmp_path: Path) -> None:
    def page(pen: Pen) -> None:
        pen.box(60, 100, 150, 160)
        pen.text(70, 120, "사용자(갑)")
        for i, (label, value) in enumerate((("상호", "주식회사 가람물류"), ("대표자", "김가람"))):
            pen.box(150, 100 + 30 * i, 240, 130 + 30 * i)
            pen.box(240, 100 + 30 * i, 500, 130 + 30 * i)
            pen.text(160, 108 + 30 * i, label)
            pen.text(250, 108 + 30 * i, value)

    found = [
        (block.text, block.cell.row_label, block.cell.row_span)
        for block in cells(read(make(tmp_path / "c.pdf", page)))
        if block.cell
    ]
    assert found == [
        ("사용자(갑)", "", 2), ("상호", "사용자(갑)", 1), ("주식회사 가람물류", "상호", 1),
        ("대표자", "사용자(갑)", 1), ("김가람", "대표자", 1),
    ]  # fmt: skip


@pytest.mark.parametrize("painted", [True, False])
def test_tables_shade_under_a_merged_cell_is_no_border(tmp_path: Path, painted: bool) -> None:
    """Report programs shade whole columns first and paint the merged cells over them."""
    def page(pen: Pen) -> None:
        for x0, x1 in ((60, 150), (300, 390)):
            pen.shade(x0, 100, x1, 160, 0.9)
        if painted:
            pen.shade(150, 130, 535, 160, 1)
        for top in (100, 130, 160):
            pen.rule(60, top, 535, top)
        for x in (60, 150, 535):
            pen.rule(x, 100, x, 160)
        for x in (300, 390):
            pen.rule(x, 100, x, 130)
        for x, text in ((66, "성명"), (156, "SAMPLE KIM"), (306, "국적"), (396, "베트남")):
            pen.text(x, 108, text)
        pen.text(66, 138, "업무")
        pen.text(156, 138, "사출 금형의 3D 설계와 시사출 결과의 분석, 도면 작성")

    found = [block.text for block in cells(read(make(tmp_path / "c.pdf", page)))]
    assert ("사출 금형의 3D 설계와 시사출 결과의 분석, 도면 작성" in found) is painted
    assert found[:4] == ["성명", "SAMPLE KIM", "국적", "베트남"]


def two_cells(pen: Pen, top: float, bottom: float, texts: tuple[str, ...], lines: tuple[str, ...]) -> None:
    pen.box(60, top, 160, bottom)
    pen.box(160, top, 535, bottom)
    pen.lines(66, top + 6, texts)
    pen.lines(166, top + 6, lines)


def test_tables_keep_bullets_of_a_cell_apart(tmp_path: Path) -> None:
    duties = ("- 서버 개발", "- 화면 개발", "◦ 문서 작성", "① 회의", "기타 회사가 지시하는 업무")
    builder = read(make(tmp_path / "c.pdf", lambda pen: two_cells(pen, 100, 200, ("담당업무",), duties)))
    assert cells(builder)[1].text == "\n".join(duties)


def test_tables_read_vertical_labels_as_one_word(tmp_path: Path) -> None:
    def page(pen: Pen) -> None:
        pen.box(60, 100, 85, 200)
        pen.box(85, 100, 400, 200)
        pen.lines(66, 110, ("근", "로", "조", "건"))
        pen.text(95, 110, "아래와 같이 정한다")

    assert cells(read(make(tmp_path / "c.pdf", page)))[0].text == "근로조건"


def test_tables_stand_between_the_paragraphs_around_them(tmp_path: Path) -> None:
    def page(pen: Pen) -> None:
        pen.text(60, 60, "표 앞의 문장이다.")
        two_cells(pen, 100, 130, ("직위",), ("선임",))
        pen.text(60, 160, "표 뒤의 문장이다.")

    assert [block.text for block in read(make(tmp_path / "c.pdf", page)).blocks] == [
        "표 앞의 문장이다.",
        "직위",
        "선임",
        "표 뒤의 문장이다.",
    ]


def test_tables_with_one_cell_are_paragraphs(tmp_path: Path) -> None:
    def page(pen: Pen) -> None:
        pen.box(60, 100, 535, 140)
        pen.text(240, 110, "고 용 사 유 서", font="bold", size=16)
        pen.text(60, 200, "당사는 물류 플랫폼을 개발하는 회사로서 다음과 같이 사유를 밝힌다.")

    kinds = [block.kind for block in read(make(tmp_path / "c.pdf", page)).blocks]
    assert kinds == [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_tables_on_the_next_page_keep_number_rows_and_labels(tmp_path: Path) -> None:
    def first(pen: Pen) -> None:
        two_cells(pen, 700, 730, ("항목",), ("내용",))
        two_cells(pen, 730, 760, ("직위",), ("선임",))

    def second(pen: Pen) -> None:
        two_cells(pen, 60, 90, ("항목",), ("내용",))
        two_cells(pen, 90, 120, ("임금",), ("월 300만원",))

    found = [
        (block.text, block.cell.table, block.cell.row, block.cell.column_label)
        for block in cells(read(make(tmp_path / "c.pdf", first, second)))
        if block.cell
    ]
    assert found == [
        ("항목", 0, 0, ""), ("내용", 0, 0, ""), ("직위", 0, 1, "항목"), ("선임", 0, 1, "내용"),
        ("임금", 0, 2, "항목"), ("월 300만원", 0, 2, "내용"),
    ]  # fmt: skip


def test_tables_with_a_label_on_the_next_page_start_a_new_cell(tmp_path: Path) -> None:
    builder = read(
        make(
            tmp_path / "c.pdf",
            lambda pen: two_cells(pen, 700, 760, ("담당업무",), ("- 서버 개발",)),
            lambda pen: two_cells(pen, 60, 120, ("근로시간",), ("09:00 ~ 18:00",)),
        )
    )
    assert [block.text for block in cells(builder)] == ["담당업무", "- 서버 개발", "근로시간", "09:00 ~ 18:00"]


def test_tables_cell_without_a_line_at_the_page_break_goes_on(tmp_path: Path) -> None:
    def first(pen: Pen) -> None:
        two_cells(pen, 660, 700, ("직위",), ("선임",))
        for x in (60, 160, 535):
            pen.rule(x, 700, x, 780)
        pen.text(66, 706, "담당업무")
        pen.text(166, 706, "- 물류 플랫폼의 서버 개발")

    def second(pen: Pen) -> None:
        for x in (60, 160, 535):
            pen.rule(x, 60, x, 100)
        pen.rule(60, 100, 535, 100)
        pen.text(66, 66, "(계속)")
        pen.text(166, 66, "- 배송 화면 개발")

    found = cells(read(make(tmp_path / "c.pdf", first, second)))
    assert [block.text for block in found[2:]] == ["담당업무\n(계속)", "- 물류 플랫폼의 서버 개발\n- 배송 화면 개발"]


def test_tables_cell_over_three_pages_is_one_block(tmp_path: Path) -> None:
    pages = [
        lambda pen, n=n: two_cells(pen, 60, 780, ("담당업무",) if n == 1 else (), (f"- {n}번째 업무",))
        for n in (1, 2, 3)
    ]
    builder = read(make(tmp_path / "c.pdf", *pages))
    assert cells(builder)[1].text == "- 1번째 업무\n- 2번째 업무\n- 3번째 업무"
    assert [line.page for line in cells(builder)[1].lines] == [1, 2, 3]


@pytest.mark.parametrize("shift", [0.0, 7.0], ids=["level", "uneven"])
@pytest.mark.parametrize("rule", [False, True], ids=["no rule", "thin rule"])
@pytest.mark.parametrize("by_row", [False, True], ids=["drawn by column", "drawn by row"])
def test_columns_do_not_mix_languages(tmp_path: Path, shift: float, rule: bool, by_row: bool) -> None:
    def page(pen: Pen) -> None:
        pen.text(220, 60, "근로계약서 / EMPLOYMENT CONTRACT", font="bold")
        if rule:
            pen.rule(297, 95, 297, 300)
        left = [line for text in LEFT for line in wrap(text, 225, 10.5, by="word")]
        right = [line for text in RIGHT for line in wrap(text, 225, 10.5, by="word")]
        drawn = [(60, 100 + 16 * i, text.rstrip()) for i, text in enumerate(left)]
        other = [(310, 100 + shift + 16 * i, text.rstrip()) for i, text in enumerate(right)]
        pairs = [entry for pair in zip_longest(drawn, other) for entry in pair if entry] if by_row else drawn + other
        for x, top, text in pairs:
            pen.text(x, top, text)

    builder = read(make(tmp_path / "c.pdf", page))
    assert [block.text for block in builder.blocks[1:]] == [*LEFT, *RIGHT]


def test_columns_go_on_over_the_page_break(tmp_path: Path) -> None:
    def page(pen: Pen, left: list[str], right: list[str]) -> None:
        pen.lines(60, 60, left)
        pen.lines(310, 60, right)

    left = [line.rstrip() for text in LEFT * 2 for line in wrap(text, 225, 10.5, by="word")]
    right = [line.rstrip() for text in RIGHT * 2 for line in wrap(text, 225, 10.5, by="word")]
    cut = len(left) - 2
    path = make(
        tmp_path / "c.pdf",
        lambda pen: page(pen, left[:cut], right[:cut]),
        lambda pen: page(pen, left[cut:], right[cut:]),
    )
    assert [block.text for block in read(path).blocks] == [*LEFT, *LEFT, *RIGHT, *RIGHT]


def test_columns_at_the_head_of_a_page_leave_the_list_below_them_whole(tmp_path: Path) -> None:
    left = ["고용주", "견본로보틱스코리아 주식회사", "대표이사 김표본", "직위: 선임연구원(로봇제어)", "근무장소: 경기도 견본시 견본로 88"]
    right = ["근로자", "SAMPLE MARCHETTI", "이탈리아, 1990-11-23", "계약기간: 2027.1.4 ~ 2029.1.3", "연봉: 62,400,000원 (월 520만원)"]
    duties = ["1. 6축 협동로봇의 동역학 모델링과 토크 제어 알고리즘 개발", "2. 충돌 감지 및 안전 정지 기능의 시험 설계", "3. 비전 센서와 말단장치의 좌표 보정"]

    def page(pen: Pen) -> None:
        pen.text(260, 60, "근로계약서", font="bold")
        for i, (one, other) in enumerate(zip(left, right, strict=True)):
            pen.text(64, 100 + 16 * i, one)
            pen.text(304, 100 + 16 * i, other)
        pen.text(78, 220, "담당 업무", font="bold")
        for i, duty in enumerate(duties):
            pen.text(78, 240 + 16 * i, duty)
        pen.text(420, 330, "2026년 9월 29일")
        pen.text(356, 346, "김표본 (인) / SAMPLE MARCHETTI")

    lines = read(make(tmp_path / "c.pdf", page)).text.split("\n")
    assert lines[: 1 + len(left) + len(right)] == ["근로계약서", *left, *right]
    assert lines[11:15] == ["담당 업무", *duties]


def test_dots_that_lead_to_a_value_keep_it_in_the_row_of_its_label(tmp_path: Path) -> None:
    rows = (("고용업체 이름", "주식회사 표본호텔 (616-81-24870)"), ("근무 직종 이름", "호텔 접수 사무원 (3612)"), ("추천 기간 (예정)", "2026. 12. 15. ~ 2028. 12. 14."),
            ("외국인 성명 (영문)", "NGUYEN VAN AN"), ("추천 사유 (요약)", "외국어 접수 인력이 필요함"), ("체류자격 (희망)", "E-7-2 (특정활동)"))  # fmt: skip

    def page(pen: Pen) -> None:
        for i, (label, value) in enumerate(rows):
            pen.text(60, 100 + 18 * i, f"{label} {'.' * 36}")
            pen.text(300, 100 + 18 * i, value)

    lines = read(make(tmp_path / "d.pdf", page)).text.strip().split("\n")
    assert [(line.split(" ..")[0], line.split(".. ")[-1]) for line in lines] == list(rows)


def test_columns_leave_label_value_lists_in_rows(tmp_path: Path) -> None:
    def page(pen: Pen) -> None:
        for i, (label, value) in enumerate(
            (
                ("성명", "NGUYEN VAN AN"),
                ("국적", "베트남"),
                ("직위", "선임 개발자"),
                ("급여", "월 320만원"),
                ("기간", "2년"),
            )
        ):
            pen.text(60, 100 + 18 * i, label)
            pen.text(260, 100 + 18 * i, value)

    assert read(make(tmp_path / "c.pdf", page)).text.split("\n")[:2] == ["성명 NGUYEN VAN AN", "국적 베트남"]


LABELS = (("기업", "주식회사 가람물류"), ("직종", "기술 영업원 (2843)"), ("근무지", "경기도 견본시 판교로 256"))


def test_values_that_stand_free_beside_shaded_labels_are_their_cells(tmp_path: Path) -> None:
    def page(pen: Pen) -> None:
        for row, (label, value) in enumerate(LABELS):
            pen.shade(60, 100 + 26 * row, 130, 124 + 26 * row, 0.85)
            pen.text(66, 106 + 26 * row, label)
            pen.text(140, 106 + 26 * row, value)
        pen.text(60, 220, "위와 같이 신청합니다.")

    found = [(block.text, block.cell.row_label) for block in cells(read(make(tmp_path / "c.pdf", page))) if block.cell and block.cell.column]
    assert found == [(value, label) for label, value in LABELS]


@pytest.mark.parametrize("kind", ["two boxes", "a row without value", "long boxes", "text on both sides"])
def test_boxes_beside_other_text_stay_a_column(tmp_path: Path, kind: str) -> None:
    def page(pen: Pen) -> None:
        for row, (label, value) in enumerate(LABELS[: 2 if kind == "two boxes" else 3]):
            pen.shade(120, 100 + 26 * row, 330 if kind == "long boxes" else 200, 124 + 26 * row, 0.85)
            pen.text(126, 106 + 26 * row, "이 칸에는 근무할 사람이 맡을 일을 모두 적었습니다" if kind == "long boxes" else label)
            if kind != "a row without value" or row != 1:
                pen.text(340, 106 + 26 * row, value)
            if kind == "text on both sides":
                pen.text(60, 106 + 26 * row, "왼쪽 글")

    assert {block.cell.column for block in cells(read(make(tmp_path / "c.pdf", page))) if block.cell} <= {0}
