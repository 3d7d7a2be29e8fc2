"""Titles in two languages, compared by what they mean: no list of words holds all trades."""

from __future__ import annotations

from analyzer.consistency.normal.titles import in_two_languages
from analyzer.language.encoder import shipped_encoder
from analyzer.resources import load_json


def far_apart(one: str, other: str) -> bool:
    """Whether a Korean and an English title name two kinds of work.

    The bar is `title_far` of `corpora/lexicon/decision.json`: of the 695 Korean titles in the catalogue 3 in a thousand lie further from every English title of their
    own occupation, and 80 in a hundred pairs of titles of two occupations do.
    """
    titles = in_two_languages(one, other)
    if titles is None:
        return False
    korean, english = shipped_encoder().encode(titles)
    return float(korean @ english) < float(load_json("corpora", "lexicon", "decision.json")["title_far"])
