"""Makes HWP 5 files for tests: records, deflated, in a compound file."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

from tests.readers.support_cfb import make_cfb

COMPRESSED, PASSWORD, DISTRIBUTION = 1, 2, 4
_PARA_HEADER, _PARA_TEXT, _CHAR_SHAPE_RUN, _CTRL, _LIST, _TABLE = 66, 67, 68, 71, 72, 77
_SHAPE = 76


@dataclass(frozen=True)
class Control:
    """A control: its character code, four-letter name, payload behind the name, and records below it.

    Inline controls (tab, end of a field) have no record of their own.
    """

    code: int
    name: str
    payload: bytes = b""
    below: tuple[tuple[int, int, bytes], ...] = ()

    @property
    def inline(self) -> bool:
        return self.code in (4, 9)


Records = list[tuple[int, int, bytes]]


def make_hwp(path: Path, *sections: Records, flags: int = COMPRESSED, doc_info: Records | None = None) -> Path:
    """Write an HWP 5 file with the records of its sections."""
    streams = {"FileHeader": file_header(flags), "DocInfo": stream(doc_info or [], flags)}
    for number, section in enumerate(sections):
        streams[f"BodyText/Section{number}"] = stream(section, flags)
    return make_cfb(path, streams)


def file_header(flags: int) -> bytes:
    """Return the FileHeader stream of version 5.0.3.0."""
    return (b"HWP Document File".ljust(32, b"\0") + struct.pack("<II", 0x05000300, flags)).ljust(256, b"\0")


def stream(records: Records, flags: int = COMPRESSED) -> bytes:
    """Return records as a stream, raw-deflated if the flags say so."""
    data = b"".join(_record(*record) for record in records)
    if not flags & COMPRESSED:
        return data
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def para(
    *content: str | Control, level: int = 0, shape: int = 0, weights: list[tuple[int, int]] | None = None
) -> Records:
    """Return the records of a paragraph.

    :param shape: Paragraph shape, by place in DocInfo.
    :param weights: Pairs of code unit and character shape.
    """
    units = b""
    controls: Records = []
    for part in content:
        if isinstance(part, str):
            units += part.encode("utf-16-le")
            continue
        name = part.name.encode("latin-1")[::-1]
        units += struct.pack("<H", part.code) + name + bytes(8) + struct.pack("<H", part.code)
        if not part.inline:
            controls.append((_CTRL, level + 1, name + part.payload))
        controls += [(tag, level + 1 + deeper, data) for tag, deeper, data in part.below]
    units += struct.pack("<H", 13)
    header = struct.pack("<IIHBBHHHI", len(units) // 2, 0, shape, 0, 0, 1, 0, 0, 0)
    shapes = b"".join(struct.pack("<II", *weight) for weight in weights or [(0, 0)])
    own: Records = [(_PARA_HEADER, level, header), (_PARA_TEXT, level + 1, units), (_CHAR_SHAPE_RUN, level + 1, shapes)]
    return own + controls


def table(cells: list[tuple[int, int, int, int, Records]], caption: Records | None = None) -> Control:
    """Return a table control; cells are (row, column, row span, column span, paragraphs at level 0)."""
    below: Records = []
    if caption is not None:
        below.append((_LIST, 1, struct.pack("<HI", 1, 0).ljust(30, b"\0")))
        below += _lower(caption)
    below.append((_TABLE, 1, struct.pack("<IHH", 0, 9, 9)))
    for row, column, rows, columns, content in cells:
        count = sum(tag == _PARA_HEADER and level == 0 for tag, level, _ in content)
        below.append((_LIST, 1, struct.pack("<H6xHHHH", count, column, row, columns, rows).ljust(47, b"\0")))
        below += _lower(content)
    return Control(11, "tbl ", bytes(40), tuple(below))


def story(code: int, name: str, content: Records) -> Control:
    """Return a control with a text list: header, footer, footnote, hidden comment."""
    return Control(code, name, bytes(8), ((_LIST, 1, bytes(16)), *_lower(content)))


def box(content: Records) -> Control:
    """Return a text box."""
    return Control(11, "gso ", bytes(40), ((_SHAPE, 1, bytes(8)), (_LIST, 2, bytes(16)), *_lower(_lower(content))))


def numbering(*patterns: tuple[int, str], start: int = 1) -> bytes:
    """Return a NUMBERING record of seven levels; patterns are (number format, text)."""
    data = b""
    for number_format, text in [*patterns, *[(0, "")] * (7 - len(patterns))]:
        data += struct.pack("<IhhIH", number_format << 5, 0, 0, 0, len(text)) + text.encode("utf-16-le")
    return data + struct.pack("<H7I", 0, *[start] * 7)


def para_shape(kind: int = 0, number: int = 0, level: int = 0) -> bytes:
    """Return a PARA_SHAPE record; kind 1 is outline, 2 number, 3 bullet."""
    return struct.pack("<I26xH", kind << 23 | level << 25, number).ljust(54, b"\0")


def char_shape(*, bold: bool = False) -> bytes:
    """Return a CHAR_SHAPE record."""
    return bytes(46) + struct.pack("<I", 0b10 if bold else 0).ljust(22, b"\0")


def _lower(records: Records) -> Records:
    return [(tag, level + 1, data) for tag, level, data in records]


def _record(tag: int, level: int, data: bytes) -> bytes:
    if len(data) < 0xFFF:
        return struct.pack("<I", tag | level << 10 | len(data) << 20) + data
    return struct.pack("<II", tag | level << 10 | 0xFFF << 20, len(data)) + data
