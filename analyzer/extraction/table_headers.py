"""Header rows inside tables: which label stands above a cell.

Forms stack several small tables into one grid, so the first row is not always the header: a header row is one whose
cells are all labels, and it reaches down to the next header or to a band that spans the table.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from analyzer.extraction.labels import Section, fields_of, label_of, unnumbered
from analyzer.readers import Block, Document

# Words that head columns without saying what the column holds.
_GENERIC = re.compile(r"(?:순번|번호|no\.?|구분|내용|기간|시기|비고|결과|유효기간|발급(?:관서|기관|처)|항목|단계|연도|년도|인원|합계|소계|세부사항|목표|방법|성명|분야|입사(?:일자?)?|대우|occupation|status|recommendedperson|period|year|item|remarks|result|phase|#)", re.I)
MIN_CELLS = 2
_LONGEST_LABEL = 24
# `사용목적 | 기타(출입국 제출)`
_PURPOSE = re.compile(r"\s*(?:사용|발급|제출)?\s*(?:목적|용도)\s*")
_OTHERWISE = re.compile(r"기타\s*\(")
_NO_LETTER = re.compile(r"[\s().:]")
_FIGURE = re.compile(r"\d")
_IN_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass
class _Row:
    """A row of a table; what it says is worked out when all its cells are there."""

    cells: list[Block] = field(default_factory=list)

    @functools.cached_property
    def known(self) -> list[bool]:
        """Which of the cells are known labels."""
        return [_is_label(block.text) for block in self.cells]

    @functools.cached_property
    def columns(self) -> list[int]:
        return [_column(block) for block in self.cells]

    @property
    def is_header(self) -> bool:
        return (
            len(self.cells) >= MIN_CELLS
            and any(self.known)
            and all(label or _is_generic(block.text) for label, block in zip(self.known, self.cells, strict=True))
        )


def _is_label(text: str) -> bool:
    return label_of(text) is not None or bool(fields_of(text, whole=True) or fields_of(unnumbered(text), whole=True))


def _is_generic(text: str) -> bool:
    return _GENERIC.fullmatch(_NO_LETTER.sub("", text)) is not None


class Headers:
    """The header labels of every table of one document."""

    def __init__(self, document: Document) -> None:
        self._rows: dict[int, dict[int, _Row]] = {}
        for block in document.blocks:
            if block.cell is not None:
                self._rows.setdefault(block.cell.table, {}).setdefault(block.cell.row, _Row()).cells.append(block)
        self._duties = dict(_duty_spans(document.blocks))
        self._headers = {table: list(_header_rows(rows)) for table, rows in self._rows.items()}

    def is_header(self, block: Block) -> bool:
        """Whether the block stands in a header row."""
        return block.cell is not None and block.cell.row in self._headers[block.cell.table]

    def is_band(self, block: Block) -> bool:
        """Whether the block is the only one of its row, as a heading inside a table is."""
        return block.cell is not None and len(self._rows[block.cell.table][block.cell.row].cells) == 1

    def above(self, block: Block) -> str:
        """Return the header label above a cell, empty if its table has no header there."""
        cell = block.cell
        if cell is None:
            return ""
        above = [row for row in self._headers[cell.table] if row < cell.row]
        if not above:
            return ""
        reaches_one = self._is_lone(cell.table, above[-1]) or self._is_stacked(cell.table, above[-1])
        if above[-1] + 1 < cell.row if reaches_one else self._band_between(cell.table, above[-1], cell.row) or self._labels_left(cell.table, above[-1], cell.row):
            return ""
        for header in self._rows[cell.table][above[-1]].cells:
            place = header.cell
            if place is not None and place.column <= cell.column < place.column + max(place.column_span, 1):
                return header.text
        return ""

    def duties_beside(self, block: Block) -> str:
        """Return the label for duties that reaches over the row of a cell from further left, or holds the cell's table; else nothing."""
        cell = block.cell
        return self._duties.get((cell.table, cell.row), "") if cell is not None and cell.column > 0 or cell is not None and cell.parent is not None else ""

    def _labels_left(self, table: int, header: int, row: int) -> bool:
        """Whether a row of other columns that begins with a label of its own (`생년월일 | … | 여권 | …`) lies between the header and the row, or is the row."""
        rows = self._rows[table]
        columns = set(rows[header].columns)
        between = (cells for r, cells in rows.items() if header < r <= row)
        return any(len(cells.cells) >= MIN_CELLS and cells.columns[0] == 0 and cells.known[0] and not columns.issuperset(cells.columns) for cells in between)

    def _is_stacked(self, table: int, row: int) -> bool:
        """Whether labels and values take turns, row about row, so that a header is over with the row below it."""
        heads = self._headers[table]
        return row - 2 in heads or row + 2 in heads and row + 1 not in heads

    def _is_lone(self, table: int, row: int) -> bool:
        return len(self._rows[table][row].cells) == 1

    def under_heading(self, block: Block) -> str:
        """Return the text of the row above where it is one cell, as a heading in a table is; else nothing."""
        cell = block.cell
        above = self._rows[cell.table].get(cell.row - 1) if cell is not None else None
        return above.cells[0].text if above is not None and len(above.cells) == 1 else ""

    def is_alone(self, block: Block) -> bool:
        """Whether the block is the only one of its table: a shaded band between paragraphs, as a heading is."""
        return block.cell is not None and block.cell.parent is None and sum(len(row.cells) for row in self._rows[block.cell.table].values()) == 1

    def _band_between(self, table: int, header: int, row: int) -> bool:
        """Whether a row of one cell (a band or a paragraph cell) lies between the header and the row, or is the row."""
        rows = self._rows[table]
        return any(header < r <= row and len(cells.cells) < MIN_CELLS and not _spans_rows(cells.cells, r) for r, cells in rows.items())

    def sections_of_row(self, block: Block) -> Iterable[Section | None]:
        """Yield the sections of the header row above a cell."""
        cell = block.cell
        if cell is not None:
            above = [row for row in self._headers[cell.table] if row < cell.row]
            if above:
                yield from (label_of(header.text) for header in self._rows[cell.table][above[-1]].cells)


def _header_rows(rows: dict[int, _Row]) -> Iterator[int]:
    """Yield the header rows of a table. `직위 | 대표이사` above `보증기간 | …` is a field whose value happens to be a label."""
    numbers = sorted(rows)
    last: int | None = None
    for number, following in zip(numbers, [*numbers[1:], None], strict=True):
        row, below = rows[number], rows.get(number + 1)
        again = last is not None and number - 2 == last and not _heads_duties(rows[last]) and _heads_again(row, below)
        if again or _heads_one(row, below) or (row.is_header or _heads_below(row, below)) and not _is_field(row, rows.get(following) if following is not None else None):
            last = number
            yield number


def _is_field(row: _Row, following: _Row | None) -> bool:
    """Whether two labels side by side are a field and its value: the row behind begins with a label as well."""
    if len(row.cells) == MIN_CELLS and _PURPOSE.fullmatch(row.cells[0].text) and _OTHERWISE.match(row.cells[1].text):
        return True
    pair = len(row.cells) == MIN_CELLS and all(label_of(block.text) for block in row.cells)
    return pair and following is not None and label_of(following.cells[0].text) is not None


def _heads_again(row: _Row, below: _Row | None) -> bool:
    """Whether a row goes on in a form whose labels stand above their values, row about row: half of them known are enough there."""
    if below is None or not _above(row, below):
        return False
    known = row.known
    # One will do above figures: `직명 | 소속 | 계약 시작 | 계약 종료` above days.
    figures = any(_FIGURE.search(block.text) for block in below.cells)
    return sum(known) >= MIN_CELLS or 2 * sum(known) >= len(known) > MIN_CELLS or figures and any(known)


def _above(row: _Row, below: _Row) -> bool:
    """Whether every cell of a row stands above one of the other, all short enough for labels and none of those a label itself."""
    return len(row.cells) >= MIN_CELLS and row.columns == below.columns and _could_head(row) and not any(below.known)


def _heads_duties(row: _Row) -> bool:
    return any(label_of(block.text) is Section.DUTIES for block in row.cells)


def _could_head(row: _Row) -> bool:
    """Whether every cell is as short as a label and holds no figure but its own number and what stands in brackets."""
    return all(len(block.text) <= _LONGEST_LABEL and not _FIGURE.search(_IN_BRACKETS.sub("", unnumbered(block.text))) for block in row.cells)


def _heads_one(row: _Row, below: _Row | None) -> bool:
    """Whether a label spans the table and the row below it, which spans it too, is its value: `근무장소` above an address."""
    if len(row.cells) != 1 or below is None or len(below.cells) != 1:
        return False
    label, value = row.cells[0].text, below.cells[0].text
    named = bool(fields_of(label, whole=True)) or bool(fields_of(label)) and label_of(label) is not None  # `직종 / 직위`
    return len(label) <= _LONGEST_LABEL and named and label_of(value) is None


def _heads_below(row: _Row, below: _Row | None) -> bool:
    """Whether a row with a label that nobody knows stands above its values: `접수일 | 코드 | 직종` above `2026. 11. 2. | 2815 | …`.

    Where labels stand left of their values every other cell is a value, so that known labels must stand side by side or be most of the row.
    """
    if below is None or not _above(row, below):
        return False
    known = row.known
    return sum(known) * 3 >= 2 * len(known) and len(known) > MIN_CELLS or any(known[1::2]) and sum(known) * 2 >= len(known)


def _column(block: Block) -> int:
    return block.cell.column if block.cell is not None else -1


def _duty_spans(blocks: Iterable[Block]) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield (table, row) with the label for duties that spans it, and every row of a table nested beside such a label."""
    last: Block | None = None
    for block in blocks:
        cell = block.cell
        if cell is None:
            continue
        if last is not None and last.cell is not None and cell.parent == last.cell.table:
            yield (cell.table, cell.row), last.text
        elif (section := label_of(block.text)) is not None:
            last = block if section is Section.DUTIES else None
            if last is not None and cell.row_span > 1:
                for row in range(cell.row, cell.row + cell.row_span):
                    yield (cell.table, row), block.text
        elif cell.parent is None and last is not None and last.cell is not None and cell.table == last.cell.table and cell.row != last.cell.row:
            last = None


def _spans_rows(cells: list[Block], row: int) -> bool:
    """Whether a lone cell is lone because its neighbours reach down from the row above."""
    return bool(cells) and cells[0].cell is not None and cells[0].cell.column > 0 and row > 0
