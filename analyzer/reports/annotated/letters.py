"""Finds the characters of a file behind the characters of its normalised text.

Readers fold widths, spaces and decomposed syllables, so offsets differ. What stays the same is the row of letters
without white space; both sides are compared by it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from analyzer.readers.normalise import clean

_MIDDLE_VOWELS, _OLD_MIDDLES = range(0x1160, 0x1200), range(0xD7B0, 0xD800)


def letters(text: str) -> list[tuple[str, int, int]]:
    """Return the normalised characters of a text, white space left out, each with the span of `text` it comes from."""
    found = []
    for start, end in _clusters(text):
        for character in clean(text[start:end]):
            if not character.isspace():
                found.append((character, start, end))
    return found


def matched(wanted: Sequence[str], there: Sequence[str]) -> list[int | None]:
    """Return for each wanted character its place in `there`, None where it has none."""
    if list(wanted) == list(there):
        return list(range(len(there)))
    places: list[int | None] = [None] * len(wanted)
    for block in SequenceMatcher(None, wanted, there, autojunk=False).get_matching_blocks():
        places[block.a : block.a + block.size] = range(block.b, block.b + block.size)
    return places


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of base characters with what composes with them."""
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or not _joins(text[place]):
            yield start, place
            start = place


def _joins(character: str) -> bool:
    return unicodedata.combining(character) != 0 or ord(character) in _MIDDLE_VOWELS or ord(character) in _OLD_MIDDLES
