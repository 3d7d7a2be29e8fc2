"""The filed occupation as a person types it: suggestions while typing, and what the text means in the end."""

from __future__ import annotations

import datetime as dt
import difflib
from dataclasses import dataclass

from analyzer.extraction import parse_code
from analyzer.occupations import EditionKind, Occupation, ResolutionStatus, find, load_catalogue, load_editions, resolve
from analyzer.occupations.folding import name_key, number_key

_MOST = 8


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An occupation to choose.

    :param line: The line that was found, empty where name or number say it already.
    :param old: Other numbers it has had in the Ministry's lists.
    """

    occupation: Occupation
    line: str
    old: tuple[str, ...]

    @property
    def value(self) -> str:
        """What stands in the field once it is chosen."""
        return f"{self.occupation.code} {self.occupation.name_ko}"


def suggestions(text: str) -> list[Suggestion]:
    """Return the occupations that a name, a title or the beginning of a number may mean, the best first."""
    typed = text.strip()
    if not typed:
        return []
    catalogue = load_catalogue()
    code = next((c for c in catalogue.codes if typed == f"{c} {catalogue[c].name_ko}"), None)
    if code is not None:
        return [Suggestion(catalogue[code], "", old_numbers(code))]
    digits = typed.replace(" ", "").upper()
    if digits.lstrip("S").isdigit():
        codes = [c for c in catalogue.codes if c.startswith(digits) or any(old.startswith(digits) for old in old_numbers(c))]
        codes = list(dict.fromkeys([*(hit.occupation.code for hit in find(typed) if number_key(typed)), *codes]))
        return [Suggestion(catalogue[c], "", old_numbers(c)) for c in codes[:_MOST]]
    # Of equally good ones, the name that begins with what was typed comes first, the shortest of them at the top.
    key = name_key(typed)
    hits = sorted(find(typed, limit=3 * _MOST), key=lambda h: (-h.score, not _begins(h.occupation, key), len(h.occupation.name_ko)))[:_MOST]
    names = {hit.occupation.code: (hit.occupation.name_ko, hit.occupation.name_en) for hit in hits}
    return [Suggestion(h.occupation, h.line if h.line not in names[h.occupation.code] else "", old_numbers(h.occupation.code)) for h in hits]


def _begins(occupation: Occupation, key: str) -> bool:
    return any(name_key(name).startswith(key) for name in (occupation.name_ko, occupation.name_en))


def old_numbers(code: str) -> tuple[str, ...]:
    """Return the other numbers that an occupation has had in the Ministry's lists."""
    lists = (e for e in load_editions().values() if e.kind in (EditionKind.LIST, EditionKind.HEADINGS))
    found = (m.number for e in lists for row in e.numbers.values() for m in row if m.code == code and m.number != code and not m.misprint)
    return tuple(dict.fromkeys(found))


def is_known(text: str, *, filed_on: dt.date) -> bool:
    """Whether a typed text means an occupation, or a route that is not decided by one."""
    found = (resolve(code.number, code.name, filed_on=filed_on) for code in parse_code(text, "page"))
    return any(one.code or one.status is ResolutionStatus.OTHER_ROUTE for one in found)


def closest(text: str, lang: str, count: int = 3) -> list[str]:
    """Return the occupations nearest to a text that means none."""
    found = [f"{s.occupation.code} {s.occupation.name(lang)}" for s in suggestions(text)[:count]]
    if found:
        return found
    names = {o.name(lang): f"{o.code} {o.name(lang)}" for o in load_catalogue()}
    return [names[name] for name in difflib.get_close_matches(text, names, count)]
