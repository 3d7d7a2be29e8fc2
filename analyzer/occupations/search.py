"""Looks occupations up by number, name or work, and says what separates two of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.occupations.catalogue import load_catalogue
from analyzer.occupations.editions import EditionKind, load_editions
from analyzer.occupations.folding import is_korean, name_key, number_key
from analyzer.occupations.names import match_name
from analyzer.occupations.types import Exclusion, Neighbour, Occupation

_NAME, _TITLE, _SCOPE = 4.0, 2.0, 1.0


@dataclass(frozen=True, slots=True)
class Hit:
    """An occupation that a search found, with the line that matched best (empty for a number)."""

    occupation: Occupation
    score: float
    line: str = ""


@dataclass(frozen=True, slots=True)
class Boundary:
    """What separates two occupations.

    :param first_says: How the first one tells itself from the second; `second_says` likewise.
    :param first_excludes: Work that the first one leaves to the second; `second_excludes` likewise.
    """

    first: Occupation
    second: Occupation
    first_says: tuple[Neighbour, ...]
    second_says: tuple[Neighbour, ...]
    first_excludes: tuple[Exclusion, ...]
    second_excludes: tuple[Exclusion, ...]


def find(text: str, lang: str | None = None, limit: int = 10) -> tuple[Hit, ...]:
    """Return the occupations that a number, a name or words of the work lead to, best first.

    :param text: An old or new number, a name, or words. The more of the words a line has, the better; names count for
        more than titles, titles for more than scope lines.
    :param lang: `ko` or `en` to search the texts of one language only.
    """
    catalogue = load_catalogue()
    if number_key(text):
        return tuple(Hit(catalogue[code], 1.0) for code in _codes_of_number(text))[:limit]
    words = [key for key in (name_key(word) for word in text.split()) if key]
    if not words:
        return ()
    named = match_name(text)[0]
    hits = [hit for occupation in catalogue if (hit := _hit(occupation, words, lang, occupation.code == named))]
    return tuple(sorted(hits, key=lambda hit: -hit.score)[:limit])


def between(a: str, b: str) -> Boundary:
    """Return what separates two occupations.

    :param a: Code in the newest numbering; likewise `b`.
    :raises KeyError: If a code is no occupation.
    """
    catalogue = load_catalogue()
    first, second = catalogue[a], catalogue[b]
    return Boundary(first, second, _about(first, b), _about(second, a), _left_to(first, b), _left_to(second, a))


def _codes_of_number(text: str) -> tuple[str, ...]:
    editions = (e for e in load_editions().values() if e.kind is not EditionKind.GUIDE)
    return tuple(dict.fromkeys(m.code for e in editions for m in e.meanings(text) if m.code and not m.misprint))


def _hit(occupation: Occupation, words: list[str], lang: str | None, named: bool) -> Hit | None:
    """Return the best matching line of an occupation. A name that stands for it outweighs any line."""
    scored = ((_overlap(line, words) * weight, line) for line, weight in _lines(occupation, lang))
    score, line = max(scored, key=lambda pair: pair[0])
    if named:
        score, line = score + _NAME, occupation.name(lang or ("ko" if is_korean("".join(words)) else "en"))
    return Hit(occupation, score, line) if score > 0 else None


def _lines(occupation: Occupation, lang: str | None) -> Iterator[tuple[str, float]]:
    if lang != "en":
        yield from ((name, _NAME) for name in (occupation.name_ko, *occupation.variants_ko, *occupation.short_ko))
        yield from ((title, _TITLE) for title in occupation.titles_ko)
        yield from ((line.ko, _SCOPE) for line in occupation.scope)
    if lang != "ko":
        yield from ((name, _NAME) for name in (occupation.name_en, *occupation.variants_en, *occupation.short_en))
        yield from ((title, _TITLE) for title in occupation.titles_en)
        yield from ((line.en, _SCOPE) for line in occupation.scope)


def _overlap(line: str, words: list[str]) -> float:
    """Return the part of the words that a line contains."""
    key = name_key(line)
    return sum(word in key for word in words) / len(words)


def _about(occupation: Occupation, code: str) -> tuple[Neighbour, ...]:
    return tuple(line for line in occupation.neighbours if line.code == code)


def _left_to(occupation: Occupation, code: str) -> tuple[Exclusion, ...]:
    return tuple(line for line in occupation.exclusions if line.code == code)
