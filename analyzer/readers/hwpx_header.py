"""Reads what the body of an HWPX refers to by id: weights of characters, list membership, numbering patterns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analyzer.readers.hwp_numbering import FORMATS, Heading, Level
from analyzer.readers.hwpx_seen import Seen, read_seen
from analyzer.readers.numerals import Numeral

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Header:
    """The definitions of `Contents/header.xml`, by id."""

    bold: frozenset[str] = frozenset()
    underlined: frozenset[str] = frozenset()
    headings: dict[str, Heading] = field(default_factory=dict)
    numberings: dict[int, dict[int, Level]] = field(default_factory=dict)
    seen: Seen = Seen()


def read_header(root: _Element | None) -> Header:
    """Return the definitions; an empty set if the container has no header part."""
    if root is None:
        return Header()
    shapes = root.findall(".//{*}charPr")
    return Header(
        bold=frozenset(shape.get("id", "") for shape in shapes if shape.find("{*}bold") is not None),
        underlined=frozenset(shape.get("id", "") for shape in shapes if _is_underlined(shape)),
        headings={shape.get("id", ""): _heading(shape) for shape in root.findall(".//{*}paraPr")},
        numberings={whole(item.get("id")): _levels(item) for item in root.findall(".//{*}numbering")},
        seen=read_seen(root),
    )


def whole(text: str | None, default: int = 0) -> int:
    """Return an attribute as a whole number of sane size."""
    text = (text or "").strip()
    return int(text) if text.isdecimal() and len(text) <= 9 else default


def _is_underlined(shape: _Element) -> bool:
    line = shape.find("{*}underline")
    return line is not None and line.get("type", "NONE") != "NONE"


def _heading(shape: _Element) -> Heading:
    item = shape.find("{*}heading")
    if item is None:
        return Heading()
    return Heading(item.get("type", "NONE"), whole(item.get("idRef")), whole(item.get("level")))


def _levels(numbering: _Element) -> dict[int, Level]:
    levels = {}
    for head in numbering.findall("{*}paraHead"):
        style = FORMATS.get(head.get("numFormat", "DIGIT"), Numeral.DECIMAL)
        levels[whole(head.get("level"), 1) - 1] = Level(whole(head.get("start"), 1), style, head.text or "")
    return levels
