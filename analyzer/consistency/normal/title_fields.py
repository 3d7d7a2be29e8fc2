"""Fields of work that a job title names, in Korean and English alike: `영업과장` and `Designer` are two jobs."""

from __future__ import annotations

import functools
import re

from analyzer.occupations.folding import fold
from analyzer.resources import load_json


def in_other_fields(one: str, other: str) -> bool:
    """Whether both titles name a field of work and share none; a title that names no known field is never in another."""
    first, second = fields_of_title(one), fields_of_title(other)
    return bool(first and second) and not first & second


@functools.lru_cache(1024)
def fields_of_title(title: str) -> frozenset[str]:
    """Return the fields of work that a title names, keys of `corpora/lexicon/title_fields.json`, none for a rank alone."""
    text = fold(title)
    return frozenset(field for field, pattern in _patterns().items() if pattern.search(text))


@functools.cache
def _patterns() -> dict[str, re.Pattern[str]]:
    fields: dict[str, list[str]] = load_json("corpora", "lexicon", "title_fields.json")["fields"]
    return {field: re.compile("|".join(rf"\b{word}\b" if word.isascii() else word for word in words), re.I) for field, words in fields.items()}
