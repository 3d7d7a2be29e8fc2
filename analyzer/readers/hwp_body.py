"""Walks the records of an HWP 5 section in document order: paragraphs, tables, boxes, notes, headers."""

from __future__ import annotations

import itertools
import re
import struct
from collections.abc import Iterator

from analyzer.readers.document import BlockKind
from analyzer.readers.flow import COMMENT_FIELD, Cell, Item, Table, paragraph, relabel
from analyzer.readers.hwp_docinfo import DocInfo
from analyzer.readers.hwp_numbering import Counters, Heading
from analyzer.readers.hwp_records import (
    CTRL_HEADER,
    EQUATION,
    FORM_OBJECT,
    LIST_HEADER,
    PARA_CHAR_SHAPE,
    PARA_HEADER,
    PARA_TEXT,
    TABLE,
    WORD_ART,
    Record,
)
from analyzer.readers.hwp_text import EXTENDED, FIELD_BEGIN, FIELD_END, pieces, readable, sized_text
from analyzer.readers.inline import Inline

_KINDS = {
    "head": BlockKind.HEADER,
    "foot": BlockKind.FOOTER,
    "secd": BlockKind.HEADER,  # master pages hang on the section
    "fn  ": BlockKind.NOTE,
    "en  ": BlockKind.NOTE,
    "tcmt": BlockKind.NOTE,
}
_CAPTION_NUMBERS = (3, 4, 5)  # pictures, tables, equations; pages and notes print theirs elsewhere
_OUTLINE_ID = 18
_FILLED = 1 << 15
_DIRECTION = re.compile(r"Direction:wstring:(\d{1,4}):(.*)", re.DOTALL)
_CAPTION = re.compile(r"(?:Caption|Text):wstring:(\d{1,5}):(.*)", re.DOTALL)
_TICKED = re.compile(r"\bValue:int:1\b")
_CELL = struct.Struct("<4H")
_CELL_OFFSET = 8
_WORD_ART_TEXT = 32


class Body:
    """Reads sections; list counters and printed headers run through the whole document."""

    def __init__(self, info: DocInfo) -> None:
        self._info = info
        self._counters = Counters(info.numberings)
        self._outline = 1
        self._margins: set[tuple[str, str]] = set()

    def items(self, records: list[Record]) -> Iterator[Item]:
        """Yield the paragraphs among `records` with all that is anchored in them."""
        for record in records:
            if record.tag == PARA_HEADER:
                yield from self._paragraph(record)

    def _paragraph(self, record: Record) -> Iterator[Item]:
        inline, before, behind = self._text(record)
        for control in before:
            yield from self._control(control)
        (shape,) = struct.unpack_from("<H", record.data, 8) if len(record.data) >= 10 else (0,)
        heading = self._info.headings[shape] if shape < len(self._info.headings) else Heading()
        numbered = heading.kind in ("NUMBER", "OUTLINE")
        yield paragraph(
            inline,
            number=self._counters.next(heading, self._outline) if numbered else "",
            bullet=heading.kind == "BULLET",
            outline=heading.level if heading.kind == "OUTLINE" else None,
            level=heading.level,
        )
        for control in behind:
            yield from self._control(control)

    def _text(self, record: Record) -> tuple[Inline, list[Record], list[Record]]:
        """Return the text of a paragraph, and its controls in front of and behind the first character."""
        inline = Inline()
        before: list[Record] = []
        behind: list[Record] = []
        controls = iter([child for child in record.children if child.tag == CTRL_HEADER])
        shapes = _shapes(record)
        prompts: list[tuple[int, str]] = []
        for text in (child.data for child in record.children if child.tag == PARA_TEXT):
            for piece in pieces(text):
                if piece.control == FIELD_END and prompts:
                    inline.drop_prompt(*prompts.pop())
                elif piece.control in EXTENDED:
                    control = next(controls, None)
                    if control is None:
                        continue
                    if piece.control == FIELD_BEGIN:
                        prompts.append((inline.length, _prompt(control)))
                    inline.add(_printed(control))
                    (behind if inline.text.strip() else before).append(control)
                else:
                    self._add(inline, piece.text, piece.start, shapes)
        return inline, before, [*behind, *controls]

    def _add(self, inline: Inline, units: str, start: int, shapes: list[tuple[int, int]]) -> None:
        """Add code units, cut where the character shape changes."""
        end = start + len(units)
        cuts = [start, *(at for at, _ in shapes if start < at < end), end]
        for left, right in itertools.pairwise(cuts):
            shape = next((number for at, number in reversed(shapes) if at <= left), -1)
            bold, underline = self._info.weights[shape] if 0 <= shape < len(self._info.weights) else (False, False)
            inline.add(readable(units[left - start : right - start]), bold=bold, underline=underline)

    def _control(self, control: Record) -> Iterator[Item]:
        name = _name(control)
        if name == "tbl ":
            yield from self._table(control)
            return
        if name == "secd" and len(control.data) >= _OUTLINE_ID + 2:
            (self._outline,) = struct.unpack_from("<H", control.data, _OUTLINE_ID)
        if name in _KINDS:
            items = list(relabel(self._inside(control), _KINDS[name], COMMENT_FIELD if name == "tcmt" else ""))
            wording = (name, "\n".join(item.text for item in items))
            if _KINDS[name] is BlockKind.NOTE or wording not in self._margins:
                self._margins.add(wording)
                yield from items
        else:
            yield from self._inside(control)

    def _inside(self, record: Record) -> Iterator[Item]:
        """Yield all paragraphs below a control: text boxes hang below their shape, grouped ones deeper still."""
        for child in record.children:
            if child.tag == PARA_HEADER:
                yield from self._paragraph(child)
            elif child.tag == CTRL_HEADER:
                yield from self._control(child)
            else:
                yield from self._inside(child)

    def _table(self, control: Record) -> Iterator[Item]:
        """Yield a table. The list in front of the TABLE record is its caption, the lists behind it are its cells."""
        table = Table()
        caption: list[Record] = []
        started = False
        cells: list[tuple[tuple[int, ...], list[Record]]] = []
        for child in control.children:
            if child.tag == TABLE:
                started = True
            elif not started:
                caption.append(child)
            elif child.tag == LIST_HEADER and len(child.data) >= _CELL_OFFSET + _CELL.size:
                cells.append((_CELL.unpack_from(child.data, _CELL_OFFSET), []))
            elif cells:
                cells[-1][1].append(child)
        yield from self.items(caption)
        for (column, row, columns, rows), content in cells:
            table.cells.append(Cell(row, column, max(1, rows), max(1, columns), list(self.items(content))))
        yield table


def _shapes(record: Record) -> list[tuple[int, int]]:
    """Return (first code unit, character shape) pairs of a paragraph."""
    data = b"".join(child.data for child in record.children if child.tag == PARA_CHAR_SHAPE)
    return list(struct.iter_unpack("<2I", data[: len(data) // 8 * 8]))


def _name(control: Record) -> str:
    """Return the four letters that name a control; they are stored as a little-endian number."""
    return control.data[3::-1].decode("latin-1")


def _prompt(control: Record) -> str:
    """Return the hint of a click-here field nobody has filled, else nothing."""
    if _name(control) != "%clk" or len(control.data) < 9:
        return ""
    (properties,) = struct.unpack_from("<I", control.data, 4)
    match = None if properties & _FILLED else _DIRECTION.search(sized_text(control.data, 9)[0])
    return match[2][: int(match[1])] if match else ""


def _printed(control: Record) -> str:
    """Return what a control prints in its line: a caption number, ruby, an equation, word art, a form object."""
    name = _name(control)
    data = control.data
    if name == "atno" and len(data) >= 10:
        properties, number = struct.unpack_from("<IH", data, 4)
        return str(number) if properties & 0xF in _CAPTION_NUMBERS else ""
    if name == "tcps":
        return sized_text(data, 4)[0]
    if name == "tdut":
        main, at = sized_text(data, 4)
        return f"{main}({sized_text(data, at)[0]})"
    return "".join(_drawn(child) for child in control.children) if name in ("eqed", "gso ", "form") else ""


def _drawn(record: Record) -> str:
    if record.tag == EQUATION:
        return sized_text(record.data, 4)[0]
    if record.tag == WORD_ART:
        return sized_text(record.data, _WORD_ART_TEXT)[0].replace("\r\n", "\n")
    if record.tag == FORM_OBJECT:
        return _form(record.data[4:].decode("utf-16-le", "replace"))
    return "".join(_drawn(child) for child in record.children if child.tag not in (PARA_HEADER, CTRL_HEADER))


def _form(settings: str) -> str:
    match = _CAPTION.search(settings)
    caption = match[2][: int(match[1])] if match else ""
    if "CheckBox" in settings or "RadioButton" in settings:
        return f"{'☑' if _TICKED.search(settings) else '☐'} {caption} "
    return f"{caption} " if caption else ""
