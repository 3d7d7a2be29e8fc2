"""How many foreigners a firm may employ beside its Koreans, by occupation and filing day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from analyzer.regulations.pay import Mentions
from analyzer.regulations.tables import all_in_force, in_force, load_table
from analyzer.regulations.types import Entry


@dataclass(frozen=True, slots=True)
class Protection:
    """The rule of one occupation.

    :param entry: Row of the occupation, else of its subtype.
    :param rounding: Row on decimals, None where none is known: then they are dropped.
    """

    entry: Entry
    rounding: Entry | None

    @property
    def percent(self) -> int | None:
        """Limit of foreigners in percent of the Koreans, None where the occupation has none."""
        percent: int | None = self.entry.get("percent")
        return percent

    def limit(self, koreans: int) -> int | None:
        """Return how many foreigners that many Koreans allow."""
        if self.percent is None:
            return None
        tenths = koreans * self.percent // 10
        rounded = tenths // 10 + (1 if self.rounding is not None and tenths % 10 >= 5 else 0)
        return max(rounded, int(self.entry.get("at_least", 0)))

    def persons(self, count: int | None) -> int | None:
        """Return the cap on persons of this occupation in a firm of `count` (regular workers or Koreans, see `bands_by`)."""
        for low, high, persons in self.entry.get("bands", ()):
            if count is not None and low <= count and (high is None or count <= high):
                return int(persons)
        cap: int | None = self.entry.get("persons")
        return cap


def protection_on(code: str, subtype: str, day: dt.date, mentions: Mentions) -> Protection | None:
    """Return the rule in force, None where the occupation is not limited or expressly exempt.

    :param mentions: Whether the papers use one of these words; some rules hold for a part of an occupation only.
    """
    for subject in (code, subtype):
        for entry in all_in_force("protection", day, subject):
            words = entry.get("if_words")
            if words is not None and not mentions(words):
                continue
            return None if entry.get("exempt") else Protection(entry, in_force("protection", day, "rounding"))
    return None


def is_protected(code: str, subtype: str) -> bool:
    """Return whether the table limits the occupation on any day, so that a day without a row is unknown rather than free."""
    rows = [e for e in load_table("protection") if e.subject in (code, subtype) and "if_words" not in e.values]
    return bool(rows) and not any(e.get("exempt") for e in rows)
