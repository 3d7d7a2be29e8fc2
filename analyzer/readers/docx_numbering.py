"""Counts automatic list numbers of a DOCX. They are not in the text; they follow from numbering.xml."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from analyzer.readers.docx_names import W, as_number, children, number, switch, value
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


_PLAIN = Level()


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
        self._styles = styles
        self._lists: dict[int, _List | None] = {}
        self._counters: dict[int, list[int | None]] = {}
        abstracts = root.iterchildren(W + "abstractNum") if root is not None else ()
        instances = root.iterchildren(W + "num") if root is not None else ()
        self._abstracts = {as_number(item.get(W + "abstractNumId")): item for item in abstracts}
        self._instances = {as_number(item.get(W + "numId")): item for item in instances}

    def _list(self, num_id: int) -> _List | None:
        """Return a list, read when its first paragraph comes: Word brings a dozen with every file."""
        if num_id not in self._lists:
            self._lists[num_id] = self._read(num_id)
        return self._lists[num_id]

    def _read(self, num_id: int) -> _List | None:
        instance = self._instances.get(num_id)
        if instance is None:
            return None
        definition = _definition(instance)
        # A definition may only say "as in that style", whose list then holds the levels.
        link = value(children(self._abstracts.get(definition)), W + "numStyleLink")
        linked = self._styles.numbering(link) if link else None
        if linked is not None:
            definition = _definition(self._instances.get(linked[1]))
        return None if definition is None else _read_list(instance, definition, self._abstracts.get(definition))

    def next(self, num_id: int, level: int | None, style: str | None) -> Mark | None:
        """Count one paragraph of list `num_id` and return its mark, None if it is in no list.

        :param level: Level from 0; None finds the level that names `style`.
        """
        entry = self._list(num_id)
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
        counters[level] = entry.levels.get(level, _PLAIN).start if current is None else current + 1
        for deeper in range(level + 1, _LEVELS):
            restart = entry.levels.get(deeper, _PLAIN).restart
            if restart is None or level < restart:
                counters[deeper] = None
        shape = entry.levels.get(level, _PLAIN)
        if shape.format == _BULLET:
            return Mark("", True, level)
        return Mark(_printed(shape, entry.levels, counters), False, level)


def _printed(shape: Level, levels: dict[int, Level], counters: Sequence[int | None]) -> str:
    def written(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        other = levels.get(place, _PLAIN)
        count = counters[place]
        style = Numeral.DECIMAL if shape.legal else _FORMATS.get(other.format, Numeral.DECIMAL)
        return numeral(other.start if count is None else count, style)

    return _PLACEHOLDER.sub(written, shape.text).strip()


def _definition(instance: _Element | None) -> int | None:
    return number(children(instance), W + "abstractNumId")


def _read_list(instance: _Element, definition: int, abstract: _Element | None) -> _List:
    levels = _levels(abstract) if abstract is not None else {}
    entry = _List(definition, levels)
    for override in instance.findall(W + "lvlOverride"):
        place = as_number(override.get(W + "ilvl"))
        if place is None or not 0 <= place < _LEVELS:
            continue
        levels |= _levels(override)
        start = number(children(override), W + "startOverride")
        if start is not None:
            entry.starts[place] = start
            levels[place] = replace(levels.get(place, _PLAIN), start=start)
    return entry


def _levels(element: _Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for item in element.findall(W + "lvl"):
        place = as_number(item.get(W + "ilvl"))
        if place is None or not 0 <= place < _LEVELS:
            continue
        own = children(item)
        start = number(own, W + "start")
        levels[place] = Level(
            start=1 if start is None else start,
            format=value(own, W + "numFmt") or "decimal",
            text=value(own, W + "lvlText") or "",
            restart=number(own, W + "lvlRestart"),
            legal=bool(switch(own, W + "isLgl")),
            style=value(own, W + "pStyle"),
        )
    return levels
