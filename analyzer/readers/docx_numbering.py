"""Counts automatic list numbers of a DOCX. They are not in the text; they follow from numbering.xml."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from analyzer.readers.docx_names import W, as_number, number, switch, value
from analyzer.readers.docx_styles import Styles
from analyzer.readers.numerals import Numeral, numeral

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_BULLET = "bullet"
_FORMATS = {
    "decimal": Numeral.DECIMAL,
    "decimalZero": Numeral.DECIMAL_ZERO,
    "decimalEnclosedParen": Numeral.PARENTHESISED,
    "decimalEnclosedCircle": Numeral.CIRCLED,
    "decimalEnclosedCircleChinese": Numeral.CIRCLED,
    "upperRoman": Numeral.UPPER_ROMAN,
    "lowerRoman": Numeral.LOWER_ROMAN,
    "upperLetter": Numeral.UPPER_LETTER,
    "lowerLetter": Numeral.LOWER_LETTER,
    "ganada": Numeral.SYLLABLE,
    "chosung": Numeral.JAMO,
    "koreanDigital": Numeral.KOREAN_COUNT,
    "koreanCounting": Numeral.KOREAN_COUNT,
    "koreanLegal": Numeral.KOREAN_NATIVE,
    "koreanDigital2": Numeral.IDEOGRAPH,
    "chineseCounting": Numeral.IDEOGRAPH,
    "ideographDigital": Numeral.IDEOGRAPH,
    "japaneseCounting": Numeral.IDEOGRAPH,
    "ideographTraditional": Numeral.IDEOGRAPH_STEM,
    "none": Numeral.NONE,
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list definition. `restart` is the level (from 1) whose use restarts this one, 0 for never."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(slots=True)
class _List:
    """One `w:num`: the definition it counts with, its own levels, and the starts it overrides."""

    definition: int
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)
    used: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands in front of a list paragraph."""

    number: str
    bullet: bool
    level: int


class Numbering:
    """The lists of a document with their running counters. Call `next` once per list paragraph, in document order."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._lists: dict[int, _List] = {}
        self._counters: dict[int, list[int | None]] = {}
        if root is None:
            return
        abstracts = {as_number(item.get(W + "abstractNumId")): item for item in root.findall(W + "abstractNum")}
        instances = {as_number(item.get(W + "numId")): item for item in root.findall(W + "num")}
        for num_id, instance in instances.items():
            definition = number(instance, "abstractNumId")
            # A definition may only say "as in that style", whose list then holds the levels.
            link = value(abstracts.get(definition), "numStyleLink")
            linked = styles.numbering(link) if link else None
            if linked is not None:
                definition = number(instances.get(linked[1]), "abstractNumId")
            if num_id is not None and definition is not None:
                self._lists[num_id] = _read_list(instance, definition, abstracts.get(definition))

    def next(self, num_id: int, level: int | None, style: str | None) -> Mark | None:
        """Count one paragraph of list `num_id` and return its mark, None if it is in no list.

        :param level: Level from 0; None finds the level that names `style`.
        """
        entry = self._lists.get(num_id)
        if entry is None:
            return None
        if level is None:
            level = next((i for i, item in entry.levels.items() if style and item.style == style), 0)
        level = min(max(level, 0), _LEVELS - 1)
        counters = self._counters.setdefault(entry.definition, [None] * _LEVELS)
        if not entry.used:
            entry.used = True
            for place in entry.starts:
                counters[place] = None
        current = counters[level]
        counters[level] = entry.levels.get(level, Level()).start if current is None else current + 1
        for deeper in range(level + 1, _LEVELS):
            restart = entry.levels.get(deeper, Level()).restart
            if restart is None or level < restart:
                counters[deeper] = None
        shape = entry.levels.get(level, Level())
        if shape.format == _BULLET:
            return Mark("", True, level)
        return Mark(_printed(shape, entry.levels, counters), False, level)


def _printed(shape: Level, levels: dict[int, Level], counters: Sequence[int | None]) -> str:
    def written(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        other = levels.get(place, Level())
        count = counters[place]
        style = Numeral.DECIMAL if shape.legal else _FORMATS.get(other.format, Numeral.DECIMAL)
        return numeral(other.start if count is None else count, style)

    return _PLACEHOLDER.sub(written, shape.text).strip()


def _read_list(instance: _Element, definition: int, abstract: _Element | None) -> _List:
    levels = _levels(abstract) if abstract is not None else {}
    entry = _List(definition, levels)
    for override in instance.findall(W + "lvlOverride"):
        place = as_number(override.get(W + "ilvl"))
        if place is None or not 0 <= place < _LEVELS:
            continue
        levels |= _levels(override)
        start = number(override, "startOverride")
        if start is not None:
            entry.starts[place] = start
            levels[place] = replace(levels.get(place, Level()), start=start)
    return entry


def _levels(element: _Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for item in element.findall(W + "lvl"):
        place = as_number(item.get(W + "ilvl"))
        if place is None or not 0 <= place < _LEVELS:
            continue
        start = number(item, "start")
        levels[place] = Level(
            start=1 if start is None else start,
            format=value(item, "numFmt") or "decimal",
            text=value(item, "lvlText") or "",
            restart=number(item, "lvlRestart"),
            legal=bool(switch(item, "isLgl")),
            style=value(item, "pStyle"),
        )
    return levels
