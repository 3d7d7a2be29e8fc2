"""Writes paragraphs and tables into a builder, the same way for DOCX, HWPX and HWP.

A format reader only says what stands where, in document order. What becomes of it (one block per cell, labels, nested
tables behind their cell, tracked changes with offsets into the text) is decided once, here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from analyzer.readers.builder import Builder
from analyzer.readers.document import Block, BlockKind, CellPlace, Revision
from analyzer.readers.inline import DELETION, INSERTION, Inline
from analyzer.readers.normalise import clean
from analyzer.readers.tables import GridCell, places

HEADING_LENGTH = 60
COMMENT_FIELD = "comment"
BULLET = "-"
# A label is a short text; a page-long cell beside a hundred others must not be copied a hundred times.
_LABEL_LENGTH = 200
# Word allows 63 columns, Hangul 256; a forged span must not make a table of a million columns.
_MAX_COLUMN_SPAN = 256
_IN_CELL = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as a reader found it. `changes` hold offsets into the raw `text`."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    number: str = ""
    bullet: bool = False
    level: int = 0
    emphasis: bool = False
    field: str = ""
    changes: tuple[Revision, ...] = ()


@dataclass(slots=True)
class Cell:
    """One table cell with what stands in it."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    content: list[Paragraph | Table] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """One table, its cells in reading order."""

    cells: list[Cell] = field(default_factory=list)


Item = Paragraph | Table


def paragraph(
    inline: Inline, *, number: str = "", bullet: bool = False, outline: int | None = None, level: int = 0
) -> Paragraph:
    """Return a finished paragraph with the role that its layout gives it.

    :param outline: Outline level from 0 where the author gave one.
    :param level: Depth in its list.
    """
    text = inline.text
    short = len(text.strip()) <= HEADING_LENGTH and not text.rstrip().endswith((".", ",", ";"))
    listed = bool(number) or bullet
    kind = BlockKind.LIST_ITEM if listed else BlockKind.PARAGRAPH
    if short and outline is not None:
        kind, level = BlockKind.HEADING, outline
    elif short and inline.bold and text.strip() and not bullet:
        kind = BlockKind.HEADING
    return Paragraph(
        text,
        kind,
        number=number,
        bullet=bullet,
        level=level,
        emphasis=inline.emphasis and bool(text.strip()),
        changes=inline.changes,
    )


def relabel(items: Iterable[Item], kind: BlockKind, name: str = "") -> Iterator[Paragraph]:
    """Yield the paragraphs of a header, footer, note or comment with that kind, out of any table they stand in."""
    for item in items:
        if isinstance(item, Paragraph):
            yield replace(item, kind=kind, field=name)
        else:
            for cell in item.cells:
                yield from relabel(cell.content, kind, name)


def write(builder: Builder, items: Iterable[Item]) -> None:
    """Write items in order."""
    for item in items:
        if isinstance(item, Table):
            _write_table(builder, item, None)
        else:
            _write_paragraph(builder, item, None)


def report_revisions(builder: Builder) -> None:
    """Note once how many tracked changes are open."""
    kinds = [revision.kind for revision in builder.revisions]
    if kinds:
        builder.problem("text.revisions", f"+{kinds.count(INSERTION)} -{kinds.count(DELETION)}")


def _write_paragraph(builder: Builder, item: Paragraph, cell: CellPlace | None) -> None:
    block = builder.add(
        item.text,
        item.kind,
        cell=cell,
        number=item.number,
        level=item.level,
        emphasis=item.emphasis,
        field=item.field,
    )
    if item.changes:
        _write_changes(builder, block, item.text, item.changes)


def _write_table(builder: Builder, table: Table, parent: int | None) -> None:
    number = builder.new_table()
    rows = max((cell.row for cell in table.cells), default=0) + 1
    texts = [_cell_paragraph(cell) for cell in table.cells]
    grid = [
        GridCell(
            cell.row,
            cell.column,
            " ".join(_flat(text.text).split())[:_LABEL_LENGTH],
            max(1, min(cell.row_span, rows - cell.row, len(table.cells))),
            max(1, min(cell.column_span, _MAX_COLUMN_SPAN)),
        )
        for cell, text in zip(table.cells, texts, strict=True)
    ]
    for cell, text, place in zip(table.cells, texts, places(grid, number, parent), strict=True):
        _write_paragraph(builder, text, place)
        for item in cell.content:
            if isinstance(item, Table):
                _write_table(builder, item, number)
            elif item.kind not in _IN_CELL:
                _write_paragraph(builder, item, place)


def _cell_paragraph(cell: Cell) -> Paragraph:
    """Return the own paragraphs of a cell as one text, list numbers in front of their lines."""
    lines: list[str] = []
    changes: list[Revision] = []
    offset = 0
    weights: set[bool] = set()
    for item in cell.content:
        if isinstance(item, Table) or item.kind not in _IN_CELL:
            continue
        line, filled = item.text, bool(item.text.strip())
        mark = BULLET if item.bullet else item.number
        if filled:
            weights.add(item.emphasis)
            line = f"{mark} {line}" if mark else line
        shift = offset + len(line) - len(item.text)
        changes += [replace(change, start=(change.start or 0) + shift) for change in item.changes]
        lines.append(line)
        offset += len(line) + 1
    return Paragraph("\n".join(lines), BlockKind.CELL, emphasis=weights == {True}, changes=tuple(changes))


def _write_changes(builder: Builder, block: Block | None, raw: str, changes: Sequence[Revision]) -> None:
    """Add changes with offsets into the document text. An insertion whose text is not found there has none."""
    base = block.start if block is not None else builder.blocks[-1].end + 1 if builder.blocks else 0
    for change in changes:
        text = _flat(change.text)
        if not text:
            continue
        before = raw[: change.start]
        start: int | None = base + len(_flat(before)) + (bool(_flat(before)) and before[-1:].isspace())
        if change.kind == INSERTION:
            at = (start or 0) - base
            found = -1 if block is None else block.text.find(text, at, at + len(text) + 1)
            start = base + found if found >= 0 else None
        builder.revisions.append(Revision(change.kind, text, start))


def _flat(text: str) -> str:
    """Return text as the builder writes it into a block."""
    lines = (" ".join(clean(line).split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
