"""Form values and typed notes: a source of their own beside the page text, each with its printed label.

Values of AcroForm fields are in no text layer. Field names (`t1` .. `t40`) mean nothing, so the label has to come
from what is printed beside or above the field.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyzer.readers.document import BlockKind, Box
from analyzer.readers.normalise import clean, squeeze
from analyzer.readers.pdf_layout import Cell, Draft, Piece, Table
from analyzer.readers.pdf_lines import LABEL_GAP_EM, TextLine, fragments
from analyzer.readers.pdf_page import Glyph

TICK = "☑"
# A label further away than this belongs to something else (points).
REACH_LEFT = 180.0
REACH_ABOVE = 45.0
REACH_TICK = 90.0
_NOTES = ("※", "*", "(주)", "◇")


@dataclass(frozen=True, slots=True)
class Value:
    """What was filled in, with the rectangle of its field in PDF user space.

    :param name: Full name of the field, empty for a typed note.
    :param ticked: It is a ticked box, and its label stands at its right.
    """

    name: str
    text: str
    rect: tuple[float, float, float, float]
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Filled:
    """A value at its place on the page as displayed."""

    value: Value
    box: Box


def without_drawn_values(glyphs: Sequence[Glyph], filled: Sequence[Filled]) -> list[Glyph]:
    """Return the glyphs without those that draw a field's value a second time (flattened forms)."""
    gone: set[int] = set()
    for item in filled:
        inside = [glyph for glyph in glyphs if _in(item.box, *glyph.middle)]
        drawn = squeeze(clean("".join(glyph.text for glyph in inside)))
        if drawn and drawn in squeeze(clean(item.value.text)):
            gone.update(id(glyph) for glyph in inside)
    return [glyph for glyph in glyphs if id(glyph) not in gone] if gone else list(glyphs)


def _in(box: Box, x: float, y: float) -> bool:
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def place(page: Draft, glyphs: Sequence[Glyph], filled: Sequence[Filled]) -> None:
    """Put the values of a page into its cells, or between its paragraphs, with their labels."""
    boxes = [page.frame.enter(item.box) for item in filled]
    for item, box in sorted(zip(filled, boxes, strict=True), key=lambda pair: (round(pair[1].top / 4), pair[1].x0)):
        cell = _cell(page.tables, (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2)
        label = _label(item.value, box, glyphs, boxes, cell)
        piece = _piece(item.value, box, page.number, label)
        if cell is not None:
            cell.fields.append(piece)
            continue
        index = next((i for i, entry in enumerate(page.items) if _below(entry, box)), len(page.items))
        page.items.insert(index, piece)


def _below(entry: Piece | Table, box: Box) -> bool:
    """Whether the entry is read after a field at this place."""
    if isinstance(entry, Table):
        return entry.grid.top > box.top
    line = entry.lines[0]
    if box.top <= line.middle[1] <= box.bottom:
        return line.x0 > box.x0
    return line.middle[1] > box.top


def _piece(value: Value, box: Box, page: int, label: str) -> Piece:
    texts = [text for text in value.text.split("\n") if text.strip()]
    size = min(box.bottom - box.top, 12.0)
    lines = [TextLine(text, box.x0, box.top, box.x1, box.bottom, size, page=page) for text in texts]
    return Piece(lines, [None] * (len(lines) - 1), BlockKind.FIELD, field=value.name, label=label)


def _cell(tables: Sequence[Table], x: float, y: float) -> Cell | None:
    for table in tables:
        for place_on_page, cell in zip(table.grid.cells, table.slots, strict=True):
            if place_on_page.holds(x, y):
                return _cell(cell.tables, x, y) or cell
    return None


def _label(value: Value, box: Box, glyphs: Sequence[Glyph], boxes: Sequence[Box], cell: Cell | None) -> str:
    """Return the text printed beside or above a field; in a table only within its cell."""
    if cell is not None:
        glyphs = [glyph for glyph in glyphs if cell.place.holds(*glyph.middle)]
    band = [glyph for glyph in glyphs if box.top - 2 <= glyph.middle[1] <= box.bottom + 2]
    if value.ticked:
        after = [glyph for glyph in band if box.x1 - 2 <= glyph.x0 <= box.x1 + REACH_TICK]
        if after and min(glyph.x0 for glyph in after) - box.x1 < 15 and (printed := fragments(after, gap=LABEL_GAP_EM)):
            return _squared(printed[0].text)
    earlier = max((other.x1 for other in boxes if other.x1 <= box.x0 + 2 and _level(other, box)), default=0.0)
    reach = 0.0 if cell is not None else box.x0 - REACH_LEFT
    beside = [glyph for glyph in band if max(earlier - 2, reach) <= glyph.x0 and glyph.x1 <= box.x0 + 3]
    if printed := fragments(beside, gap=LABEL_GAP_EM):  # none where only blanks are printed
        centre = (box.top + box.bottom) / 2
        return _squared(min(printed, key=lambda line: (abs(line.middle[1] - centre) // 4, -line.x1)).text)
    ceiling = max(
        (other.bottom for other in boxes if other.bottom <= box.top + 2 and _stacked(other, box)), default=0.0
    )
    floor = box.top + 4 if box.bottom - box.top < 30 else box.top + 8
    above = [
        glyph
        for glyph in glyphs
        if ceiling - 2 <= glyph.middle[1] <= floor and glyph.x1 > box.x0 - 20 and glyph.x0 < box.x1
        and (cell is not None or glyph.bottom > box.top - REACH_ABOVE)
    ]  # fmt: skip
    lines = [line.text for line in fragments(above, gap=LABEL_GAP_EM) if not line.text.startswith(_NOTES)]
    if not lines:
        return ""
    return _squared(lines[0] if cell is not None else lines[-1])


def _squared(text: str) -> str:
    return " ".join(clean(text).split()).rstrip(" :：")


def _level(other: Box, box: Box) -> bool:
    return other.top < box.bottom - 2 and other.bottom > box.top + 2


def _stacked(other: Box, box: Box) -> bool:
    return other.x0 < box.x1 - 2 and other.x1 > box.x0 + 2
