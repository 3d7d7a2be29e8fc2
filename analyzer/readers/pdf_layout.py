"""One page from glyphs to pieces: table cells, columns, paragraphs, in the order a person reads them."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from analyzer.readers.document import BlockKind
from analyzer.readers.pdf_columns import strips
from analyzer.readers.pdf_grid import Grid, GridCell
from analyzer.readers.pdf_lines import TextLine, fragments
from analyzer.readers.pdf_marks import Mark, mark, starts_item
from analyzer.readers.pdf_page import SLANTED, Frame, Glyph, Rule, Sheet, turned
from analyzer.readers.pdf_wrap import Edge, indented, right_edge, runs_on

# Labels printed from top to bottom stand in cells hardly wider than one letter (heights of type).
VERTICAL_LABEL_EM = 3.0
_LIST_STEP_EM = 1.5
_MAX_LEVEL = 6
_DEFAULT_PADDING = 5.0
# The index of a grid and the number of its cell, or None for the page around them.
_Home = tuple[int, int] | None


@dataclass(slots=True)
class Piece:
    """A block in the making.

    :param wraps: For each line but the last, the room behind it when the next line carries it on, None when the author
        broke the line.
    :param room: The room behind the last line.
    :param column: 0 or 1 in parallel columns without a ruled table.
    :param field: Name of the form field whose value this is.
    :param label: Printed text beside or above a form field.
    """

    lines: list[TextLine]
    wraps: list[float | None]
    kind: BlockKind = BlockKind.PARAGRAPH
    room: float = 0.0
    column: int | None = None
    level: int = 0
    field: str = ""
    label: str = ""


@dataclass(slots=True)
class Cell:
    """A table cell with what stands in it."""

    place: GridCell
    row: int
    column: int
    piece: Piece | None = None
    fields: list[Piece] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A ruled table, or the part of it on one page.

    :param cells: Cells that begin on this page.
    :param slots: The cell behind each cell of the grid; cells that go over the page break belong to the page before.
    :param before: The table on the page before that this one carries on.
    """

    grid: Grid
    cells: list[Cell]
    slots: list[Cell]
    before: Table | None = None

    @property
    def next_row(self) -> int:
        """Number of the row after its last one, counted from the first page of the table."""
        ends = [cell.row + cell.place.row_span for cell in self.cells]
        return max(ends) if ends else self.before.next_row if self.before is not None else 0


@dataclass(slots=True)
class Draft:
    """A page whose free lines are not in paragraphs yet.

    :param span: Left and right side of the page on its sheet; half of the sheet where two pages are printed on one.
    :param asides: Lines that run another way than the page: vertical notes, watermarks.
    """

    number: int
    frame: Frame
    span: tuple[int, int]
    free: list[TextLine]
    tables: list[Table]
    asides: list[TextLine] = field(default_factory=list)
    items: list[Piece | Table] = field(default_factory=list)
    header: list[TextLine] = field(default_factory=list)
    footer: list[TextLine] = field(default_factory=list)


def draft(sheet: Sheet, grids: Sequence[Grid]) -> Draft:
    """Put every glyph of an upright sheet into its table cell or among the free lines."""
    homes, aside = _homes(sheet.glyphs, grids)
    tables = []
    for index, grid in enumerate(grids):
        cells = [Cell(place, place.row, place.column) for place in grid.cells]
        tables.append(Table(grid, cells, list(cells)))
        lines = {number: fragments(homes[index, number], gap=None, page=sheet.number) for number in range(len(cells)) if (index, number) in homes}
        padding = _padding([line.x0 - cells[number].place.x0 for number, inside in lines.items() for line in inside])
        for number, inside in lines.items():
            if inside:
                cells[number].piece = cell_piece(inside, cells[number].place, padding)
    for table in tables:
        if table.grid.parent is not None:
            outer, number = table.grid.parent
            tables[outer].cells[number].tables.append(table)
    walls = [rule for rule in sheet.rules if rule.vertical]
    free = fragments(homes.get(None, ()), _outside(walls, grids), page=sheet.number)
    top = [table for table in tables if table.grid.parent is None]
    span = (0, round(sheet.frame.size[0]))
    return Draft(sheet.number, sheet.frame, span, free, top, _asides(aside, sheet))


def _homes(glyphs: Iterable[Glyph], grids: Sequence[Grid]) -> tuple[dict[_Home, list[Glyph]], dict[int, list[Glyph]]]:
    """Return the glyphs of each cell (its grid and number), those in none under None, and by their turn those that run another way."""
    finders = [_Finder(grid) for grid in grids]
    xs, ys = sorted({x for finder in finders for x in finder.xs}), sorted({y for finder in finders for y in finder.ys})
    homes: dict[_Home, list[Glyph]] = {}
    aside: dict[int, list[Glyph]] = defaultdict(list)
    known: dict[tuple[int, int], list[Glyph]] = {}  # between two lines of any grid, across and down, all have one home
    inside: list[Glyph] = []
    left = right = high = low = 0.0
    for glyph in glyphs:
        if glyph.turn:
            aside[glyph.turn].append(glyph)
            continue
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        if not (left <= x < right and high <= y < low):  # the next letter mostly stands where the last one stood
            column, row = bisect_right(xs, x), bisect_right(ys, y)
            (left, right), (high, low) = _around(xs, column), _around(ys, row)
            if (row, column) not in known:
                found = [(index, number) for index, finder in enumerate(finders) if (number := finder.find(x, y)) is not None]
                known[row, column] = homes.setdefault(found[-1] if found else None, [])  # outer tables come first
            inside = known[row, column]
        inside.append(glyph)
    return homes, aside


class _Finder:
    """Finds the cell of a grid that holds a point."""

    def __init__(self, grid: Grid) -> None:
        self.xs = sorted({x for cell in grid.cells for x in (cell.x0, cell.x1)})
        self.ys = sorted({y for cell in grid.cells for y in (cell.top, cell.bottom)})
        self.at = {
            (row, column): number
            for number, cell in enumerate(grid.cells)
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        }

    def find(self, x: float, y: float) -> int | None:
        return self.at.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))


def _around(lines: Sequence[float], behind: int) -> tuple[float, float]:
    """Return the lines before and behind a place, infinity where there is none."""
    return lines[behind - 1] if behind else -math.inf, lines[behind] if behind < len(lines) else math.inf


def _outside(walls: Iterable[Rule], grids: Sequence[Grid]) -> list[Rule]:
    return [
        wall
        for wall in walls
        if not any(g.x0 - 3 <= wall.x0 <= g.x1 + 3 and wall.top < g.bottom and wall.bottom > g.top for g in grids)
    ]


def _padding(spaces: Sequence[float]) -> float:
    """Return the space between a cell's line and its text: the smallest on the left is the one on the right."""
    return min(max(min(spaces, default=_DEFAULT_PADDING), 0.5), 3 * _DEFAULT_PADDING)


def cell_piece(lines: Sequence[TextLine], place: GridCell, padding: float) -> Piece:
    """Return the text of a cell as one piece whose line breaks are the author's."""
    size = max(line.size for line in lines)
    if len(lines) > 1 and all(len(line.text) <= 2 for line in lines) and place.x1 - place.x0 < VERTICAL_LABEL_EM * size:
        first, last = lines[0], lines[-1]
        upright = replace(first, text="".join(line.text for line in lines), bottom=last.bottom)
        return Piece([upright], [], BlockKind.CELL)
    edge = Edge(place.x0 + padding, max(place.x1 - padding, max(line.x1 for line in lines)))
    return Piece(list(lines), _wraps(lines, edge, in_cell=True), BlockKind.CELL, edge.room(lines[-1]))


def _wraps(lines: Sequence[TextLine], edge: Edge, *, in_cell: bool) -> list[float | None]:
    """Return for each line but the last whether, and with how much room, the next line carries it on."""
    result: list[float | None] = []
    earlier: Mark | None = None
    marked = False
    for i, line in enumerate(lines[:-1]):
        after = lines[i + 1]
        opens = i == 0 or result[-1] is None
        if opens:
            marked = starts_item(line.text, earlier)
        earlier = mark(line.text) or earlier
        room = edge.room(line)
        indent = not in_cell and not (opens and marked) and indented(line, after)
        result.append(room if not indent and runs_on(line, after, room, earlier) else None)
    return result


def paragraphs(lines: Sequence[TextLine], edge: Edge, column: int | None = None) -> list[Piece]:
    """Return the lines of one column as paragraphs and list items."""
    wraps = _wraps(lines, edge, in_cell=False)
    pieces: list[Piece] = []
    for i, line in enumerate(lines):
        before = wraps[i - 1] if i else None
        if before is None:
            level = int(max(line.x0 - edge.left, 0.0) / (_LIST_STEP_EM * max(line.size, 1.0)))
            listed = mark(line.text) is not None
            kind = BlockKind.LIST_ITEM if listed else BlockKind.PARAGRAPH
            pieces.append(Piece([line], [], kind, column=column, level=min(level, _MAX_LEVEL) if listed else 0))
        else:
            pieces[-1].wraps.append(before)
            pieces[-1].lines.append(line)
        pieces[-1].room = edge.room(line)
    return pieces


def arrange(page: Draft, edge: Edge, gutter: float | None = None) -> float | None:
    """Put the free lines of a page into paragraphs between its tables.

    :param gutter: The gutter on the page before, if that had parallel columns.
    :return: The gutter on this page.
    """
    found: list[float] = []
    bounds = sorted(page.tables, key=lambda table: table.grid.top)
    rest = list(page.free)
    for table in bounds:
        above = [line for line in rest if line.middle[1] < table.grid.top]
        rest = [line for line in rest if line.middle[1] >= table.grid.top]
        page.items += _stretch(above, edge, gutter, found)
        page.items.append(table)
    page.items += _stretch(rest, edge, gutter, found)
    return found[-1] if found else None


def _stretch(lines: Sequence[TextLine], edge: Edge, gutter: float | None, found: list[float]) -> list[Piece]:
    pieces = []
    for strip in strips(lines, gutter):
        inner = edge
        if strip.column is not None:
            left = min(line.x0 for line in strip.lines)
            if strip.right is not None:
                found.append(strip.right)
            limit = edge.right if strip.right is None else strip.right - strip.lines[0].size
            inner = Edge(left, right_edge(strip.lines, left, limit))
        pieces += paragraphs(strip.lines, inner, strip.column)
    return pieces


def _asides(groups: dict[int, list[Glyph]], sheet: Sheet) -> list[TextLine]:
    lines = []
    for turn, glyphs in groups.items():
        if turn == SLANTED:  # A watermark: no straight line, so the order of drawing is all there is.
            x0, x1 = min(glyph.x0 for glyph in glyphs), max(glyph.x1 for glyph in glyphs)
            top, bottom = min(glyph.top for glyph in glyphs), max(glyph.bottom for glyph in glyphs)
            text = "".join(glyph.text for glyph in glyphs)
            lines.append(TextLine(text, x0, top, x1, bottom, glyphs[0].size, page=sheet.number))
            continue
        width, height = sheet.frame.size
        frame = Frame(width, height, turn)
        for line in fragments([turned(glyph, frame) for glyph in glyphs], gap=None):
            back = frame.leave(line.box)
            lines.append(replace(line, x0=back.x0, top=back.top, x1=back.x1, bottom=back.bottom, page=sheet.number))
    return lines
