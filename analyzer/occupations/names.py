"""Recognises a written occupation name. Says nothing rather than guess."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analyzer.occupations.catalogue import load_catalogue
from analyzer.occupations.editions import load_editions
from analyzer.occupations.folding import fold, is_korean, name_key
from analyzer.resources import load_json

NAME_LEVEL = 0.9
"""From this score on a name stands for its occupation; below it is a job title, which only leans towards one."""

_OFFICIAL, _SHORT, _STEM, _TYPO, _TITLE = 1.0, 0.97, 0.95, NAME_LEVEL, 0.7
_VISA = re.compile(
    r"특정활동|체류자격|(?<![a-z0-9])e\s?-?\s?7(?:\s?-?\s?[1-4])?(?![a-z0-9])|specific activit(?:y|ies)", re.I
)
_CODE = re.compile(r"(?<![a-z0-9])s?\s?\d{3,6}(?!\d)", re.I)
_BRACKETED = re.compile(r"[(\[<【](.*?)[)\]>】]")
_ALTERNATIVES = re.compile(r"\s*[/:|]\s*|\s-\s")
_POST = re.compile(r"(?<=..)(?:업무|직무|직종|분야|부문|담당자|담당|사원|주임|대리|과장|선임|책임|직)$")
_AGENT = re.compile("(?<=...)[원자가사공]$")
_FIELD = re.compile("(?<=....)(?:전문가|기술자|종사자)$")
_VAGUE = ("관리", "제조")
"""Ends of a stem that name an activity or an industry rather than an occupation (`생산관리`, `자동차부품 제조`)."""
_LEAST_LETTERS = 15
"""Shortest official name, in Korean letters (jamo) or English ones, in which one wrong letter is forgiven."""


@dataclass(frozen=True, slots=True)
class _Names:
    """Known writings by key. A key that two occupations share is in no table."""

    certain: Mapping[str, tuple[str, float]]
    stems: Mapping[str, str]
    letters: Mapping[str, str]
    titles: Mapping[str, str]
    meaningless: frozenset[str]


def match_name(text: str) -> tuple[str | None, float]:
    """Return the occupation that a written name stands for, and how surely (0 to 1).

    Titles of the catalogue count only where one occupation alone has them, with a score below `NAME_LEVEL`. Ranks,
    visa types, and titles that fit several occupations give `(None, 0.0)`.
    """
    whole = fold(text)
    bare = " ".join(_CODE.sub(" ", _VISA.sub(" ", whole)).split())
    outside = " ".join(_BRACKETED.sub(" ", bare).split())
    for writings in ((whole,), (bare,), (outside,), (*_ALTERNATIVES.split(outside), *_BRACKETED.findall(bare))):
        found = dict(match for match in map(_match, writings) if match)
        if len(found) == 1:
            return next(iter(found.items()))
        if found:
            break
    return None, 0.0


def says_nothing(text: str) -> bool:
    """Return whether a name cell holds no name: it is empty or names only the visa type."""
    return not name_key(_CODE.sub(" ", _VISA.sub(" ", fold(text))))


@functools.lru_cache(1024)  # the same title stands in every paper of a package
def _match(writing: str) -> tuple[str, float] | None:
    """Return the occupation of one writing by the surest table that knows it."""
    names, key = _names(), name_key(writing)
    if not key or key in names.meaningless:
        return None
    if key in names.certain:
        return names.certain[key]
    stem = _POST.sub("", key) if is_korean(key) else key
    if stem in names.meaningless:
        return None
    if stem in names.certain:
        return names.certain[stem][0], _STEM
    for reduced in (stem, _AGENT.sub("", stem)):
        if reduced in names.stems:
            return names.stems[reduced], _STEM
    if key in names.titles:
        return names.titles[key], _TITLE
    return (mistyped, _TYPO) if (mistyped := _mistyped(key)) else None


def _mistyped(key: str) -> str | None:
    """Return the only occupation whose name differs from `key` in one letter."""
    letters = unicodedata.normalize("NFD", key)
    if len(letters) < _LEAST_LETTERS:
        return None
    near = {code for name, code in _names().letters.items() if _one_letter_apart(letters, name)}
    return near.pop() if len(near) == 1 else None


def _one_letter_apart(a: str, b: str) -> bool:
    """Return whether one letter put in, left out or replaced makes two writings equal."""
    if abs(len(a) - len(b)) > 1:
        return False
    same = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[same:], b[same:]
    return rest_a[1:] == rest_b[1:] or rest_a == rest_b[1:] or rest_a[1:] == rest_b


@functools.cache
def _names() -> _Names:
    occupations, editions = tuple(load_catalogue()), load_editions().values()
    refused = load_json("corpora", "occupations", "index.json")["not_names"]
    meaningless = frozenset(name_key(name) for lang in ("ko", "en") for name in refused[lang])
    official = _unique(
        (name, o.code) for o in occupations for name in (o.name_ko, o.name_en, *o.variants_ko, *o.variants_en)
    )
    printed = _unique((m.name, m.code) for e in editions for meanings in e.numbers.values() for m in meanings)
    short = _unique((name, o.code) for o in occupations for name in (*o.short_ko, *o.short_en))
    certain = {key: (code, _SHORT) for key, code in {**short, **printed}.items()}
    certain |= {key: (code, _OFFICIAL) for key, code in official.items()}
    korean = [(key, code) for key, (code, _) in certain.items() if is_korean(key)]
    agents = ((_AGENT.sub("", key), code) for key, code in korean if _AGENT.search(key))
    fields = ((_FIELD.sub("", key), code) for key, code in official.items() if _FIELD.search(key))
    stems = _unique(pair for pair in (*agents, *fields) if not pair[0].endswith(_VAGUE))
    letters = {unicodedata.normalize("NFD", key): code for key, code in official.items()}
    titles = _unique((t, o.code) for o in occupations if o.subtype != "E-7-S" for t in (*o.titles_ko, *o.titles_en))
    return _Names(certain, stems, letters, titles, meaningless)


def _unique(pairs: Iterable[tuple[str, str | None]]) -> dict[str, str]:
    """Return the code of each name's key, without the keys that stand for several codes."""
    codes: dict[str, set[str]] = {}
    for name, code in pairs:
        if code and (key := name_key(name)):
            codes.setdefault(key, set()).add(code)
    return {key: owners.pop() for key, owners in codes.items() if len(owners) == 1}
