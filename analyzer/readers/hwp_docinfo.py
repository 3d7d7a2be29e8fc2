"""Reads what the body of an HWP 5 file refers to by number: weights, list membership, numbering patterns."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from analyzer.readers.hwp_numbering import FORMATS, Heading, Level
from analyzer.readers.hwp_records import CHAR_SHAPE, NUMBERING, PARA_SHAPE, TRACKED_CHANGE, flat
from analyzer.readers.numerals import Numeral

_HEADING_KINDS = ("NONE", "OUTLINE", "NUMBER", "BULLET")
_FORMATS = tuple(FORMATS.values())
_BASE_LEVELS = 7
_HEAD_BYTES = 12
_CHAR_PROPERTIES = 46
_NUMBERING_ID = 30


@dataclass(slots=True)
class DocInfo:
    """Definitions by their place in the stream; numberings count from 1. `changes` counts tracked changes."""

    weights: list[tuple[bool, bool]] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    numberings: dict[int, dict[int, Level]] = field(default_factory=dict)
    changes: int = 0


def read_doc_info(data: bytes) -> DocInfo:
    """Return the definitions. Records too short to hold one count as plain, so that later numbers stay right."""
    info = DocInfo()
    for tag, _, payload in flat(data):
        if tag == CHAR_SHAPE:
            info.weights.append(_weight(payload))
        elif tag == PARA_SHAPE:
            info.headings.append(_heading(payload))
        elif tag == NUMBERING:
            info.numberings[len(info.numberings) + 1] = _numbering(payload)
        elif tag == TRACKED_CHANGE:
            info.changes += 1
    return info


def _weight(payload: bytes) -> tuple[bool, bool]:
    """Return (bold, underlined)."""
    if len(payload) < _CHAR_PROPERTIES + 4:
        return False, False
    (properties,) = struct.unpack_from("<I", payload, _CHAR_PROPERTIES)
    return bool(properties & 0b10), bool(properties >> 2 & 0b11)


def _heading(payload: bytes) -> Heading:
    if len(payload) < _NUMBERING_ID + 2:
        return Heading()
    (properties,) = struct.unpack_from("<I", payload)
    (numbering,) = struct.unpack_from("<H", payload, _NUMBERING_ID)
    return Heading(_HEADING_KINDS[properties >> 23 & 0b11], numbering, properties >> 25 & 0b111)


def _numbering(payload: bytes) -> dict[int, Level]:
    """Return the levels of one numbering: head and pattern of seven levels, then start values, then three levels more.

    Old files end behind the first seven patterns, so every part is read only as far as it goes.
    """
    heads: list[tuple[Numeral, str]] = []
    starts: list[int] = []
    try:
        at = _heads(payload, 0, _BASE_LEVELS, heads) + 2
        starts += struct.unpack_from(f"<{_BASE_LEVELS}I", payload, at)
        at = _heads(payload, at + 4 * _BASE_LEVELS, 3, heads)
        starts += struct.unpack_from("<3I", payload, at)
    except struct.error:
        pass
    starts += [1] * (len(heads) - len(starts))
    return {place: Level(starts[place], style, text) for place, (style, text) in enumerate(heads)}


def _heads(payload: bytes, at: int, count: int, heads: list[tuple[Numeral, str]]) -> int:
    for _ in range(count):
        (properties,) = struct.unpack_from("<I", payload, at)
        (length,) = struct.unpack_from("<H", payload, at + _HEAD_BYTES)
        at += _HEAD_BYTES + 2
        text = payload[at : at + 2 * length].decode("utf-16-le", "replace")
        at += 2 * length
        shape = properties >> 5 & 0xF
        heads.append((_FORMATS[shape] if shape < len(_FORMATS) else Numeral.DECIMAL, text))
    return at
