"""Cuts an HWP 5 stream into its records and hangs them into a tree by their levels."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from analyzer.readers.limits import Limits
from analyzer.readers.problems import DamagedDocument, UnsafeDocument

# Record tags of the published format ("한글문서파일형식 5.0"), all counted from 16.
CHAR_SHAPE = 21
NUMBERING = 23
PARA_SHAPE = 25
DISTRIBUTION_DATA = 28
PARA_HEADER = 66
PARA_TEXT = 67
PARA_CHAR_SHAPE = 68
CTRL_HEADER = 71
LIST_HEADER = 72
SHAPE_COMPONENT = 76
TABLE = 77
EQUATION = 88
WORD_ART = 90
FORM_OBJECT = 91
TRACKED_CHANGE = 96

_LONG_SIZE = 0xFFF


@dataclass(slots=True)
class Record:
    """One record with the records below it."""

    tag: int
    data: bytes
    children: list[Record] = field(default_factory=list)


def record_header(data: bytes, at: int) -> tuple[int, int, int, int]:
    """Return (tag, level, size, offset of the payload) of the record at `at`.

    :raises struct.error: If the data ends inside the header.
    """
    (word,) = struct.unpack_from("<I", data, at)
    size, start = word >> 20, at + 4
    if size == _LONG_SIZE:
        (size,) = struct.unpack_from("<I", data, start)
        start += 4
    return word & 0x3FF, word >> 10 & 0x3FF, size, start


def flat(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield (tag, level, payload) of every record.

    :raises DamagedDocument: If the stream ends inside a record.
    """
    at = 0
    while at + 4 <= len(data):
        try:
            tag, level, size, start = record_header(data, at)
        except struct.error as exc:
            raise DamagedDocument("file.damaged", "record") from exc
        at = start + size
        if at > len(data):
            raise DamagedDocument("file.damaged", "record")
        yield tag, level, data[start:at]


def tree(data: bytes, limits: Limits) -> Record:
    """Return the records of a stream below a root. A level that jumps hangs below the last record.

    :raises UnsafeDocument: If records are nested deeper than the limit.
    """
    root = Record(-1, b"")
    path = [root]
    for tag, level, payload in flat(data):
        if level > limits.depth:
            raise UnsafeDocument("limit.depth", f"records {level} > {limits.depth}")
        record = Record(tag, payload)
        del path[level + 1 :]
        path[-1].children.append(record)
        path.append(record)
    return root
