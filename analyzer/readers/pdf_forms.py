"""Form values and typed notes: a source of their own beside the page text, each with its printed label.

Values of AcroForm fields are in no text layer. Field names (`t1` .. `t40`) mean nothing, so the label has to come
from what is printed beside or above the field.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

from analyzer.readers.document import BlockKind, Box
from analyzer.readers.normalise import clean, squeeze
from analyzer.readers.pdf_layout import Cell, Draft, Piece, Table
from analyzer.readers.pdf_lines import LABEL_GAP_EM, TextLine, fragments
from analyzer.readers.pdf_page import Glyph

_HIDDEN, _NO_VIEW = 2, 32  # annotation flags, PDF 32000-1 table 165
_PUSH_BUTTON, _PASSWORD = 1 << 16, 1 << 13  # field flags, tables 226 and 228
_MAX_PARENTS = 12
# What pikepdf raises on damaged objects, beside its own exception.
_FAILURES = (pikepdf.PdfError, pikepdf.PasswordError, TypeError, ValueError, AttributeError, KeyError, RecursionError)
_PLAIN_STATES = {"", "yes", "on", "1", "true", "checked"}
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


def read_values(path: Path) -> dict[int, list[Value]]:
    """Return the visible form values and typed notes of each page (from 1); nothing when the file is too damaged."""
    try:
        with pikepdf.open(path) as pdf:
            found = {}
            for number, page in enumerate(pdf.pages, 1):
                annotations: Any = page.obj.get("/Annots", [])
                values = [value for item in annotations if (value := _readable(item)) is not None]
                if values:
                    found[number] = values
            return found
    except _FAILURES:
        return {}


def _readable(annotation: Any) -> Value | None:
    """Return what an annotation holds; a damaged one must not cost the others."""
    try:
        return _value(annotation) if isinstance(annotation, pikepdf.Dictionary) else None
    except _FAILURES:
        return None


def _value(annotation: Any) -> Value | None:
    kind = str(annotation.get("/Subtype", ""))
    rect = tuple(float(part) for part in annotation.get("/Rect", ()))
    flags = int(annotation.get("/F", 0))
    if len(rect) != 4 or flags & (_HIDDEN | _NO_VIEW):
        return None
    if kind == "/FreeText":
        text = str(annotation.get("/Contents", "")).strip()
        return Value("", text, rect) if text else None
    if kind != "/Widget":
        return None
    field_type, field_flags = str(_inherited(annotation, "/FT")), int(_inherited(annotation, "/Ff") or 0)
    if field_type == "/Sig" or field_flags & (_PUSH_BUTTON | _PASSWORD):
        return None
    if field_type == "/Btn":
        state = str(annotation.get("/AS", _inherited(annotation, "/V") or "/Off")).lstrip("/")
        if state == "Off":
            return None
        text = TICK if state.lower() in _PLAIN_STATES or not any("가" <= char <= "힣" for char in state) else state
        return Value(_name(annotation), text, rect, ticked=True)
    text = _shown(_inherited(annotation, "/V"), _inherited(annotation, "/Opt"))
    return Value(_name(annotation), text, rect) if text.strip() else None


def _shown(value: Any, options: Any) -> str:
    """Return a value as the person sees it: choices by their display text, rich text as plain."""
    if value is None:
        return ""
    if isinstance(value, pikepdf.Stream):
        return value.read_bytes().decode("utf-8", "replace")
    if isinstance(value, pikepdf.Array):
        return ", ".join(_shown(item, options) for item in value)
    text = str(value)
    for option in options if isinstance(options, pikepdf.Array) else ():
        if isinstance(option, pikepdf.Array) and len(option) == 2 and str(option[0]) == text:
            return str(option[1])
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _chain(annotation: Any) -> Iterable[Any]:
    for _ in range(_MAX_PARENTS):
        if annotation is None:
            return
        yield annotation
        annotation = annotation.get("/Parent")


def _inherited(annotation: Any, key: str) -> Any:
    return next((item[key] for item in _chain(annotation) if key in item), None)


def _name(annotation: Any) -> str:
    return ".".join(reversed([str(item["/T"]) for item in _chain(annotation) if "/T" in item])) or "?"


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
