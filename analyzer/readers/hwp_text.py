"""Takes the text of an HWP 5 paragraph apart into pieces and control characters."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

LINE_BREAK, FIELD_BEGIN, FIELD_END = 10, 3, 4
# Controls with a record of their own, in order of appearance; each takes eight code units, as do inline controls.
EXTENDED = frozenset({1, 2, 3, 11, 12, 14, 15, 16, 17, 18, 21, 22, 23})
_CONTROL_UNITS = 8
_CONTROLS = re.compile("[\\x01-\\x09\\x0b\\x0c\\x0e-\\x17]")
_CHARACTERS = {0: "", 10: "\n", 13: "", 24: "-", 30: "\u00a0", 31: " "} | dict.fromkeys((25, 26, 27, 28, 29), "")
_TAB = 9
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, or one control (`control` set). `start` counts code units from the paragraph's start."""

    start: int
    text: str = ""
    control: int = 0


def pieces(data: bytes) -> Iterator[Piece]:
    """Yield the pieces of a PARA_TEXT record."""
    units = "".join(map(chr, struct.unpack_from(f"<{len(data) // 2}H", data)))
    at = 0
    while at < len(units):
        match = _CONTROLS.search(units, at)
        end = match.start() if match else len(units)
        if end > at:
            yield Piece(at, units[at:end])
        if match is None:
            return
        code = ord(match[0])
        yield Piece(end, "\t" if code == _TAB else "", code)
        at = end + _CONTROL_UNITS


def readable(units: str) -> str:
    """Return code units as text: single-unit controls replaced, surrogate pairs joined."""
    text = units.translate(_CHARACTERS)
    if _SURROGATES.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def sized_text(data: bytes, at: int) -> tuple[str, int]:
    """Return the text behind a 16-bit length at `at`, and the offset behind it; empty if the record ends before."""
    if len(data) < at + 2:
        return "", len(data)
    (length,) = struct.unpack_from("<H", data, at)
    end = at + 2 + 2 * length
    return data[at + 2 : end].decode("utf-16-le", "replace"), end
