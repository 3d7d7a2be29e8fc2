"""The numberings in use: what a number means in each dated list of `corpora/editions/`."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from analyzer.occupations.folding import number_key
from analyzer.occupations.types import Note
from analyzer.resources import load_json

# The order settles which meaning of a number comes first where no date or name does: newest list, then what is
# still being written today, then history, then what is not the Ministry's.
_ORDER = ("moj-2026-09", "moj-2026-07", "ksco8-headings", "short-forms", "ksco6", "outside", "guide")


class EditionKind(StrEnum):
    """What prints the numbers: the Ministry's list, its headings, people in short, KSCO for other jobs, a guide."""

    LIST = "list"
    HEADINGS = "headings"
    SHORT = "short"
    OUTSIDE = "outside"
    GUIDE = "guide"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a number means in one edition.

    :param code: The occupation in the newest numbering, None where the number is a job that is no E-7 occupation.
    :param misprint: Printed by mistake: it counts only beside the name.
    """

    edition: str
    number: str
    code: str | None
    name: str
    misprint: bool = False


@dataclass(frozen=True, slots=True)
class Edition:
    """One numbering.

    :param official: Whether the Ministry prints it.
    :param live: Whether people still file with it in 2026, whatever its validity.
    :param valid_from: First filing day; None if it has no limit. Likewise `valid_to`, the last one.
    """

    id: str
    name: Note
    kind: EditionKind
    official: bool
    live: bool
    valid_from: date | None
    valid_to: date | None
    source: str
    note: str
    numbers: Mapping[str, tuple[Meaning, ...]]

    def holds_on(self, day: date) -> bool:
        """Return whether this list was in force on a day."""
        return (
            self.kind is EditionKind.LIST
            and (self.valid_from is None or self.valid_from <= day)
            and (self.valid_to is None or day <= self.valid_to)
        )

    def meanings(self, number: str) -> tuple[Meaning, ...]:
        """Return what `number` means here, the principal meaning first, empty if it is not used."""
        return self.numbers.get(number_key(number), ())


@functools.cache
def load_editions() -> Mapping[str, Edition]:
    """Return the shipped editions by id, the newest list first. Read once."""
    return {name: _edition(load_json("corpora", "editions", f"{name}.json")) for name in _ORDER}


def newest_edition() -> Edition:
    """Return the list in force now, whose numbers are the codes of the catalogue."""
    return next(iter(load_editions().values()))


def edition_on(day: date | None) -> Edition:
    """Return the list in force on a filing day, the newest one where the day is unknown."""
    lists = load_editions().values()
    return next((e for e in lists if e.holds_on(day)), newest_edition()) if day else newest_edition()


def _edition(data: dict[str, Any]) -> Edition:
    numbers: dict[str, tuple[Meaning, ...]] = {}
    for row in data["numbers"]:
        meaning = Meaning(data["id"], row["number"], row["code"], row["name"], row.get("misprint", False))
        numbers[meaning.number] = (*numbers.get(meaning.number, ()), meaning)
    return Edition(
        data["id"],
        Note(**data["name"]),
        EditionKind(data["kind"]),
        data["official"],
        data["live"],
        _day(data["valid_from"]),
        _day(data["valid_to"]),
        data["source"],
        data["note"],
        numbers,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
