"""What page breaks cut: tables, cells and paragraphs that go on at the top of the next page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analyzer.readers.document import BlockKind
from analyzer.readers.normalise import squeeze
from analyzer.readers.pdf_grid import Grid, GridCell
from analyzer.readers.pdf_layout import Cell, Draft, Piece, Table, paragraphs
from analyzer.readers.pdf_marks import mark, starts_item
from analyzer.readers.pdf_wrap import Edge, runs_on

# Edges of one table differ by less than this from page to page (points).
SAME_EDGE = 4.0
# A cell this wide (share of the table) holds running text, not a label.
TEXT_CELL_SHARE = 0.3


def join_pages(pages: Sequence[Draft], edges: Sequence[Edge]) -> None:
    """Join what goes on over page breaks, in place. Two halves of one sheet count as two pages."""
    for page, edge in zip(pages[:1], edges, strict=False):
        page.items = [part for item in page.items for part in _dissolved(item, edge)]
    before = pages[0] if pages else None
    for after, edge in zip(pages[1:], edges[1:], strict=True):
        if before is None:
            break
        if before.items and after.items:
            last, first = before.items[-1], after.items[0]
            if isinstance(last, Table) and isinstance(first, Table) and _carries_on(last, first):
                _join_tables(last, first)
        after.items = [part for item in after.items for part in _dissolved(item, edge)]
        _join_paragraphs(before, after)
        _join_columns(before, after)
        before = after if after.items else before


def _dissolved(item: Piece | Table, edge: Edge) -> list[Piece | Table]:
    """Return a frame around text as plain paragraphs: one cell is no table, unless it carries on a table."""
    if isinstance(item, Piece) or item.before is not None or len(item.grid.cells) > 1:
        return [item]
    cell = item.cells[0]
    inner = Edge(max(cell.place.x0, edge.left), min(cell.place.x1, edge.right))
    lines = cell.piece.lines if cell.piece else []
    if lines:
        left = min(line.x0 for line in lines)
        inner = Edge(left, cell.place.x1 - max(left - cell.place.x0, 1.0))
    return [*(paragraphs(lines, inner) if lines else []), *cell.fields, *cell.tables]


def _edges(grid: Grid) -> list[float]:
    return sorted({x for cell in grid.cells for x in (cell.x0, cell.x1)})


def _carries_on(last: Table, first: Table) -> bool:
    """Whether the table at the top of a page has the columns of the one at the bottom of the page before."""
    if abs(last.grid.x0 - first.grid.x0) > SAME_EDGE or abs(last.grid.x1 - first.grid.x1) > SAME_EDGE:
        return False
    known = _edges(first_part(last).grid)
    return all(any(abs(x - other) <= SAME_EDGE for other in known) for x in _edges(first.grid))


def _join_tables(last: Table, first: Table) -> None:
    first.before = last
    ends = [slot for slot in _slots(last) if abs(slot.place.bottom - last.grid.bottom) <= SAME_EDGE]
    row = 0
    if first.grid.rows > 1 and _same_words(_row(first_part(last), 0), _row(first, 0)):
        row = 1  # the heading row, printed again
        first.cells = [cell for cell in first.cells if cell.row > 0]
    top = _row(first, row)
    if _is_rest(last, first, ends, top):
        for cell in top:
            home = _above(cell, ends)
            if home is not None:
                _pour(cell, home.cell)
                first.slots[first.slots.index(cell)] = home.cell
                first.cells.remove(cell)
    known = _edges(first_part(last).grid)
    shift = last.next_row - min((cell.row for cell in first.cells), default=0)
    for cell in first.cells:
        cell.row += shift
        cell.column = next(i for i, x in enumerate(known) if abs(x - cell.place.x0) <= SAME_EDGE)


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place in the grid of one page, and the cell it belongs to, which may begin on an earlier page."""

    place: GridCell
    cell: Cell


def _slots(table: Table) -> list[_Slot]:
    return [_Slot(place, cell) for place, cell in zip(table.grid.cells, table.slots, strict=True)]


def _row(table: Table, row: int) -> list[Cell]:
    return [cell for cell in table.cells if cell.row == row]


def _words(cell: Cell) -> str:
    return squeeze("".join(line.text for line in cell.piece.lines)) if cell.piece else ""


def _same_words(row: Sequence[Cell], other: Sequence[Cell]) -> bool:
    words = [_words(cell) for cell in row]
    return sum(map(bool, words)) >= 2 and words == [_words(cell) for cell in other]


def _above(cell: Cell, ends: Sequence[_Slot]) -> _Slot | None:
    """Return the place at the foot of the page before with the same sides."""
    for end in ends:
        if abs(end.place.x0 - cell.place.x0) <= SAME_EDGE and abs(end.place.x1 - cell.place.x1) <= SAME_EDGE:
            return end
    return None


def _is_rest(last: Table, first: Table, ends: Sequence[_Slot], top: Sequence[Cell]) -> bool:
    """Whether the first row on the new page is the rest of the last row on the page before."""
    if last.grid.open_bottom and first.grid.open_top:
        return True
    pairs = [(end.cell, cell) for cell in top if (end := _above(cell, ends)) is not None]
    filled = [(end, cell) for end, cell in pairs if cell.piece or cell.fields]
    if not filled:
        return False
    label_end, label = min(pairs, key=lambda pair: pair[1].place.x0)
    narrow = label.place.x1 - label.place.x0 < TEXT_CELL_SHARE * (last.grid.x1 - last.grid.x0)
    if len(pairs) > 1 and narrow:
        return label.piece is None and label_end.piece is not None
    return any(_flows(end, cell) for end, cell in filled) and not any(_opens(cell) for _, cell in filled)


def _flows(end: Cell, cell: Cell) -> bool:
    if end.piece is None or cell.piece is None:
        return False
    line = end.piece.lines[-1]
    return runs_on(line, cell.piece.lines[0], end.piece.room, mark(line.text))


def _opens(cell: Cell) -> bool:
    return cell.piece is not None and starts_item(cell.piece.lines[0].text, None)


def _pour(cell: Cell, home: Cell) -> None:
    """Move what stands in a cell into the cell it is the rest of."""
    if cell.piece is not None and home.piece is not None:
        soft = _flows(home, cell)
        home.piece.wraps += [home.piece.room if soft else None, *cell.piece.wraps]
        home.piece.lines += cell.piece.lines
        home.piece.room = cell.piece.room
    elif cell.piece is not None:
        home.piece = cell.piece
    home.fields += cell.fields
    home.tables += cell.tables


def _join_paragraphs(before: Draft, after: Draft) -> None:
    """Join a sentence that runs on over the page break, in each column by itself."""
    for column in (None, 0, 1):
        ends = [item for item in before.items if isinstance(item, Piece) and item.column == column and not item.field]
        heads = [item for item in after.items if isinstance(item, Piece) and item.column == column and not item.field]
        if not ends or not heads:
            continue
        last, first = ends[-1], heads[0]
        at_break = column is not None or (before.items[-1] is last and after.items[0] is first)
        if not at_break or first.kind is not BlockKind.PARAGRAPH:
            continue
        if runs_on(last.lines[-1], first.lines[0], last.room, mark(last.lines[-1].text)):
            last.wraps += [last.room, *first.wraps]
            last.lines += first.lines
            last.room = first.room
            after.items = [item for item in after.items if item is not first]


def _join_columns(before: Draft, after: Draft) -> None:
    """Let parallel columns go on over the page break: all of the left text, then all of the right text."""
    tail = [item for item in _run(reversed(before.items)) if item.column == 0]
    head = list(_run(after.items))
    if not tail or not head:
        return
    index = next(i for i, item in enumerate(before.items) if item is tail[0]) + 1
    before.items[index:index] = [item for item in head if item.column == 0]
    before.items += [item for item in head if item.column == 1]
    after.items = after.items[len(head) :]


def _run(items: Iterable[Piece | Table]) -> Iterator[Piece]:
    """Yield pieces in parallel columns up to the first item that is not."""
    for item in items:
        if isinstance(item, Table) or item.column is None:
            return
        yield item


def first_part(table: Table) -> Table:
    """Return the part of a table on its first page."""
    while table.before is not None:
        table = table.before
    return table
