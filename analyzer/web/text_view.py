"""A paper as lines and tables with its duty sentences marked, for the eye and for the keyboard."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from analyzer.consistency.masking import mask
from analyzer.extraction import Duty
from analyzer.readers import Block, BlockKind, Box, Document

# No form has more rows or columns; a hostile one may claim to.
_MOST_SPAN = 200


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line: a duty sentence, or what stands between two.

    :param duty: Number of the duty in its paper, None for other text.
    """

    text: str
    start: int
    end: int
    duty: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One block of the paper."""

    kind: BlockKind
    number: str
    level: int
    start: int
    end: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, with the lines that stand in it."""

    column_span: int
    row_span: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A line outside tables, or a table as rows of cells; one of the two is empty."""

    line: Line | None = None
    rows: tuple[tuple[Cell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a duty stands on a page picture, in points. The first spot of a duty is the one that takes the focus."""

    duty: int
    page: int
    box: Box
    first: bool


def parts(document: Document, duties: Sequence[Duty]) -> list[Part]:
    """Return a document for reading, identifiers masked, in reading order."""
    masked = mask(document.text)
    found: list[Part] = []
    for table, blocks in groupby(document.blocks, key=lambda block: block.cell.table if block.cell else None):
        if table is None:
            found += [Part(_line(block, masked, duties)) for block in blocks]
        else:
            found.append(Part(rows=tuple(_rows(list(blocks), masked, duties))))
    return found


def _rows(blocks: Sequence[Block], masked: str, duties: Sequence[Duty]) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of a table; where a cell says nothing, an empty one keeps the columns in place."""
    places: dict[tuple[int, int], list[Block]] = {}
    for block in blocks:
        if block.cell is not None:
            places.setdefault((block.cell.row, block.cell.column), []).append(block)
    shapes = {at: mates[0].cell for at, mates in places.items() if mates[0].cell is not None}
    covered = {(row + down, column + right) for (row, column), cell in shapes.items()
               for down in range(min(cell.row_span, _MOST_SPAN)) for right in range(min(cell.column_span, _MOST_SPAN))}
    width = max(column for _, column in covered) + 1
    for row in range(min(row for row, _ in places), max(row for row, _ in places) + 1):
        cells = []
        for column in range(min(width, _MOST_SPAN)):
            cell = shapes.get((row, column))
            if cell is not None:
                lines = tuple(_line(block, masked, duties) for block in places[row, column])
                cells.append(Cell(min(cell.column_span, _MOST_SPAN), min(cell.row_span, _MOST_SPAN), lines))
            elif (row, column) not in covered:
                cells.append(Cell(1, 1, ()))
        yield tuple(cells)


def _line(block: Block, masked: str, duties: Sequence[Duty]) -> Line:
    return Line(block.kind, block.number, block.level, block.start, block.end, tuple(_pieces(block, masked, duties)))


def _pieces(block: Block, masked: str, duties: Sequence[Duty]) -> Iterator[Piece]:
    at = block.start
    inside = sorted((duty.start, duty.end, number) for number, duty in enumerate(duties) if duty.start < block.end and block.start < duty.end)
    for start, end, number in inside:
        low, high = max(start, at), min(end, block.end)
        if low >= high:
            continue
        if at < low:
            yield Piece(masked[at:low], at, low)
        yield Piece(masked[low:high], low, high, number)
        at = high
    if at < block.end:
        yield Piece(masked[at : block.end], at, block.end)


def _width(text: str) -> float:
    """Return about how wide a text is printed: a syllable takes twice the room of a Latin letter."""
    return sum(2.0 if unicodedata.east_asian_width(char) in "WFA" else 0.6 if char in " .,:;-·'|" else 1.1 for char in text)


def spots(document: Document, duties: Sequence[Duty]) -> list[Spot]:
    """Return where the duties stand on the pages: one box for each printed line, cut to the duty's part of it."""
    lines = [line for block in document.blocks for line in block.lines if line.box is not None and line.page is not None]
    found = []
    for number, duty in enumerate(duties):
        first = True
        for line in lines:
            low, high = max(duty.start, line.start), min(duty.end, line.end)
            if low >= high or line.box is None or line.page is None:
                continue
            before, inside, behind = (_width(document.text[a:b]) for a, b in ((line.start, low), (low, high), (high, line.end)))
            unit = (line.box.x1 - line.box.x0) / (before + inside + behind)
            left, right = line.box.x0 + unit * before, line.box.x1 - unit * behind
            found.append(Spot(number, line.page, Box(left, line.box.top, right, line.box.bottom), first))
            first = False
    return found
