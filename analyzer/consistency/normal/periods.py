"""Terms of employment: the end of February, and `two years` less a day, are one and the same."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from analyzer.extraction import Fact, Paper
from analyzer.regulations import months_after

_DAYS_A_MONTH = 30.44
# A length worked out from dates may miss whole months by this many days.
_LOOSE_DAYS = 3


@dataclass(frozen=True, slots=True)
class Term:
    """The term that a paper states, each part with its fact; None where it does not say."""

    start: Fact | None
    end: Fact | None
    months: Fact | None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts it consists of."""
        return tuple(fact for fact in (self.start, self.end, self.months) if fact is not None)

    def length(self) -> float | None:
        """Return the months from start to end, else the stated ones."""
        if self.start is not None and self.end is not None:
            return months_between(day_of(self.start), day_of(self.end))
        return float(self.months.value) if self.months is not None else None


def term_of(paper: Paper) -> Term:
    """Return the term that a paper states."""
    return Term(paper.fact("start"), paper.fact("end"), paper.fact("term_months"))


def day_of(fact: Fact) -> dt.date:
    """Return the day of a date fact."""
    return dt.date.fromisoformat(str(fact.value))


def same_day(one: dt.date, other: dt.date) -> bool:
    """Return whether two days are one, 28 and 29 February taken as one."""
    return one == other or abs((one - other).days) == 1 and _ends_february(one) and _ends_february(other)


def ends_together(one: dt.date, other: dt.date) -> bool:
    """Return whether two last days are one: some count the last day, some the day behind it, and February has two ends."""
    apart = abs((one - other).days)
    return apart <= 1 or apart == 2 and _ends_february(min(one, other))


def _ends_february(day: dt.date) -> bool:
    return day.month == 2 and day.day >= 28


def months_between(start: dt.date, end: dt.date) -> float:
    """Return the months from the first to the last day; whole where `end` closes a whole number of months."""
    near = round((end - start).days / _DAYS_A_MONTH)
    if near >= 0 and ends_together(months_after(start, near) - dt.timedelta(1), end):
        return float(near)
    return ((end - start).days + 1) / _DAYS_A_MONTH


def same_length(one: float, other: float) -> bool:
    """Return whether two lengths in months are the same but for a few days."""
    return abs(one - other) * _DAYS_A_MONTH <= _LOOSE_DAYS
