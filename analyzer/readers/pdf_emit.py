"""Pieces of all pages into the builder: glue between lines, headings, table numbers and labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from analyzer.readers.builder import Builder, Line
from analyzer.readers.document import BlockKind, CellPlace, Origin
from analyzer.readers.pdf_join import first_part
from analyzer.readers.pdf_layout import Cell, Draft, Piece, Table
from analyzer.readers.pdf_lines import TextLine
from analyzer.readers.pdf_marks import is_heading
from analyzer.readers.pdf_page import Frame
from analyzer.readers.pdf_wrap import Evidence, gather
from analyzer.readers.tables import GridCell, places

LARGER = 1.15
# OCR line heights depend on the letters in the line.
LARGER_SCAN = 1.4


class Writer:
    """Writes the drafts of one document into a builder."""

    def __init__(self, pages: Sequence[Draft], builder: Builder) -> None:
        self._pages = pages
        self._builder = builder
        self._frames: dict[int, Frame] = {page.number: page.frame for page in pages}
        pieces = list(_all_pieces(pages))
        lines = [line for piece in pieces for line in piece.lines]
        wraps = [
            (line, piece.lines[i + 1], room)
            for piece in pieces
            for i, line in enumerate(piece.lines[:-1])
            if (room := piece.wraps[i]) is not None
        ]
        self._evidence: Evidence = gather(lines, wraps)
        sizes = [line.size for line in lines for _ in range(max(len(line.text) // 8, 1))]
        self._body_size = median(sizes) if sizes else 10.0
        self._body_bold = sum(len(line.text) for line in lines if line.bold) * 2 > sum(len(line.text) for line in lines)
        self._numbers: dict[int, int] = {}
        self._places: dict[int, CellPlace] = {}
        self._fields: int | None = None  # fields outside tables share a table of their own, for their labels
        self._field_row = 0

    def write(self) -> None:
        """Add every block in reading order."""
        for page in self._pages:
            self._plain(page.header, BlockKind.HEADER)
            for i, item in enumerate(page.items):
                if isinstance(item, Table):
                    self._table(item, None)
                else:
                    near = [page.items[k] if 0 <= k < len(page.items) else None for k in (i - 1, i + 1)]
                    self._piece(item, near[0], near[1])
            self._plain(page.asides, BlockKind.PARAGRAPH)
            self._plain(page.footer, BlockKind.FOOTER)

    def _plain(self, lines: Sequence[TextLine], kind: BlockKind) -> None:
        for line in lines:
            self._add(Piece([line], [], kind), None)

    def _piece(self, piece: Piece, before: Piece | Table | None, after: Piece | Table | None) -> None:
        if piece.kind is BlockKind.FIELD:
            self._fields = self._builder.new_table() if self._fields is None else self._fields
            self._add(piece, CellPlace(self._fields, self._field_row, 1, row_label=piece.label))
            self._field_row += 1
            return
        if piece.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and len(piece.lines) <= 2:
            text = self._text(piece)
            bold = all(line.bold for line in piece.lines) and not self._body_bold
            scanned = piece.lines[0].confidence is not None
            larger = min(line.size for line in piece.lines) >= (LARGER_SCAN if scanned else LARGER) * self._body_size
            earlier = before.lines[0].text if isinstance(before, Piece) else ""
            following = "" if isinstance(after, Table) else self._text(after) if after is not None else None
            if is_heading(text, stands_out=bold or larger, last_text=earlier, next_text=following):
                piece.kind = BlockKind.HEADING
        self._add(piece, None)

    def _text(self, piece: Piece) -> str:
        return "".join(line.text + glue for line, glue in zip(piece.lines, self._glues(piece), strict=True)).rstrip()

    def _glues(self, piece: Piece) -> list[str]:
        """Return what joins each line of a piece to the next."""
        if len(piece.lines) == 1 and not piece.wraps:
            return ["\n"]
        rooms = [*piece.wraps, *[None] * (len(piece.lines) - len(piece.wraps))]
        return [
            "\n" if room is None else self._evidence.glue(line, piece.lines[i + 1], room)
            for i, (line, room) in enumerate(zip(piece.lines, rooms, strict=True))
        ]

    def _lines(self, piece: Piece) -> list[Line]:
        return [
            Line(line.text, line.page, self._frames[line.page].leave(line.box), line.confidence, glue)
            for line, glue in zip(piece.lines, self._glues(piece), strict=True)
        ]

    def _add(self, piece: Piece, cell: CellPlace | None) -> None:
        scanned = sum(line.confidence is not None for line in piece.lines) * 2 > len(piece.lines)
        self._builder.add(
            self._lines(piece),
            piece.kind,
            cell=cell,
            level=piece.level,
            emphasis=all(line.bold for line in piece.lines),
            field=piece.field,
            origin=Origin.FORM if piece.kind is BlockKind.FIELD else Origin.OCR if scanned else Origin.TEXT,
        )

    def _table(self, table: Table, parent: int | None) -> None:
        root = first_part(table)
        if id(root) not in self._numbers:
            self._numbers[id(root)] = self._builder.new_table()
            self._place(root, self._numbers[id(root)], parent)
        for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
            place = self._places[id(cell)]
            if cell.piece is not None:
                self._add(cell.piece, place)
            for value in cell.fields:
                self._add(value, _labelled(place, value.label or place.row_label))
            for inner in cell.tables:
                self._table(inner, place.table)

    def _place(self, root: Table, number: int, parent: int | None) -> None:
        """Number the cells of all parts of a table together, so that labels of the first page count on the others."""
        cells = [cell for part in self._parts(root) for cell in part.cells]
        flat = [
            GridCell(cell.row, cell.column, self._words(cell), cell.place.row_span, cell.place.column_span)
            for cell in cells
        ]
        for cell, place in zip(cells, places(flat, number, parent), strict=True):
            self._places[id(cell)] = place

    def _words(self, cell: Cell) -> str:
        return " ".join(self._text(cell.piece).split()) if cell.piece is not None else ""

    def _parts(self, root: Table) -> list[Table]:
        tables = [item for page in self._pages for item in page.items if isinstance(item, Table)]
        parts = [table for table in tables if first_part(table) is root]
        return parts or [root]


def _labelled(place: CellPlace, label: str) -> CellPlace:
    return CellPlace(
        place.table, place.row, place.column, place.row_span, place.column_span, label, place.column_label, place.parent
    )


def _all_pieces(pages: Sequence[Draft]) -> Iterator[Piece]:
    def inside(table: Table) -> Iterator[Piece]:
        for cell in table.cells:
            if cell.piece is not None:
                yield cell.piece
            for inner in cell.tables:
                yield from inside(inner)

    for page in pages:
        for item in page.items:
            if isinstance(item, Table):
                yield from inside(item)
            else:
                yield item
