"""Finds duty lists that a bilingual paper prints twice, once in each language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analyzer.extraction.types import Duty
from analyzer.language import Language


def mark_parallel(duties: Sequence[Duty]) -> list[Duty]:
    """Give the Korean and the English duties of a bilingual paper one list number.

    Only the structure is judged here: both languages occur, in about equal numbers, in lists of their own. Whether a
    pair really says the same is for the encoder to decide, so that an extra task in one language is not lost.
    """
    korean = [d for d in duties if d.language is Language.KOREAN]
    english = [d for d in duties if d.language is Language.ENGLISH]
    if not korean or not english or max(len(korean), len(english)) > 3 * min(len(korean), len(english)) + 1:
        return list(duties)
    return [replace(d, parallel=0) if d.language is not Language.UNKNOWN else d for d in duties]
