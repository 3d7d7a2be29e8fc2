"""Counts automatic paragraph numbers of Hangul documents, the same for HWPX and HWP 5."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from analyzer.readers.numerals import Numeral, numeral

LEVELS = 10
# HWP 5 stores the place in this list, HWPX the name.
FORMATS = {
    "DIGIT": Numeral.DECIMAL,
    "CIRCLED_DIGIT": Numeral.CIRCLED,
    "ROMAN_CAPITAL": Numeral.UPPER_ROMAN,
    "ROMAN_SMALL": Numeral.LOWER_ROMAN,
    "LATIN_CAPITAL": Numeral.UPPER_LETTER,
    "LATIN_SMALL": Numeral.LOWER_LETTER,
    "CIRCLED_LATIN_CAPITAL": Numeral.CIRCLED_UPPER_LETTER,
    "CIRCLED_LATIN_SMALL": Numeral.CIRCLED_LOWER_LETTER,
    "HANGUL_SYLLABLE": Numeral.SYLLABLE,
    "CIRCLED_HANGUL_SYLLABLE": Numeral.CIRCLED_SYLLABLE,
    "HANGUL_JAMO": Numeral.JAMO,
    "CIRCLED_HANGUL_JAMO": Numeral.CIRCLED_JAMO,
    "HANGUL_PHONETIC": Numeral.KOREAN_COUNT,
    "IDEOGRAPH": Numeral.IDEOGRAPH,
    "CIRCLED_IDEOGRAPH": Numeral.IDEOGRAPH,
    "DECAGON_CIRCLE": Numeral.STEM,
    "DECAGON_CIRCLE_HANJA": Numeral.IDEOGRAPH_STEM,
}
_PLACEHOLDER = re.compile(r"\^(10|[1-9]|n|N)")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a numbering: `text` is the pattern, `^3` the number of level 3, `^N` the path of all levels."""

    start: int = 1
    style: Numeral = Numeral.DECIMAL
    text: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """The list membership of a paragraph shape. `kind` is `NONE`, `OUTLINE`, `NUMBER` or `BULLET`; levels from 0."""

    kind: str = "NONE"
    numbering: int = 0
    level: int = 0


class Counters:
    """Running numbers. Call `next` once per numbered paragraph, in document order.

    :param numberings: Levels from 0, by numbering id.
    """

    def __init__(self, numberings: Mapping[int, Mapping[int, Level]]) -> None:
        self._numberings = numberings
        self._counters: dict[tuple[str, int], list[int | None]] = {}

    def next(self, heading: Heading, outline: int) -> str:
        """Count one paragraph and return its number, empty where the shape prints none.

        :param outline: Numbering id that the section uses for outline paragraphs.
        """
        number = outline if heading.kind == "OUTLINE" else heading.numbering
        levels = self._numberings.get(number)
        if levels is None or not 0 <= heading.level < LEVELS:
            return ""
        counters = self._counters.setdefault((heading.kind, number), [None] * LEVELS)
        current = counters[heading.level]
        counters[heading.level] = levels.get(heading.level, Level()).start if current is None else current + 1
        counters[heading.level + 1 :] = [None] * (LEVELS - heading.level - 1)

        def count(place: int) -> str:
            level = levels.get(place, Level())
            value = counters[place]
            return numeral(level.start if value is None else value, level.style)

        def written(match: re.Match[str]) -> str:
            if match[1] == "N":
                return ".".join(count(place) for place in range(heading.level + 1))
            return count(heading.level if match[1] == "n" else int(match[1]) - 1)

        return _PLACEHOLDER.sub(written, levels.get(heading.level, Level()).text).strip()
