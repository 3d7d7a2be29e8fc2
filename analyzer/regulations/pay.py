"""The yearly pay floor of an occupation on a filing day, with the arithmetic."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from analyzer.regulations.tables import all_in_force, in_force, load_table
from analyzer.regulations.types import Entry, Text

Mentions = Callable[[Sequence[str]], bool]
_WEEKS_A_MONTH = 365 / 7 / 12
_FULL_WEEK = 40
# A week of less than 15 hours earns no paid weekly holiday (Labour Standards Act, Art. 18).
_HOLIDAY_FROM = 15


@dataclass(frozen=True, slots=True)
class Relief:
    """A lower amount that holds under a condition.

    :param entered_from: Holds for people who first entered on or after this day, for `years` years; None where the firm's size decides.
    """

    won: int
    text: Text
    entered_from: dt.date | None = None
    years: int = 0


@dataclass(frozen=True, slots=True)
class Floor:
    """What a year's pay has to reach.

    :param won: Won a year; None where the yardstick is no amount that papers can be held against.
    :param shown: The amount and where it comes from, or the yardstick.
    :param entries: The rows it rests on, the rule first.
    """

    won: int | None
    shown: Text
    entries: tuple[Entry, ...]
    reliefs: tuple[Relief, ...] = ()

    @property
    def rule(self) -> Entry:
        """The row of the floor itself."""
        return self.entries[0]


def floor_on(code: str | None, subtype: str, day: dt.date, mentions: Mentions) -> Floor | None:
    """Return the floor, an occupation's own rule before that of its subtype; None where none is known for that day.

    :param mentions: Whether the papers use one of these words; some rules hold for a part of an occupation only.
    """
    if code is not None:
        for own in all_in_force("wage_floors", day, code):
            words = own.get("if_words")
            if words is None or mentions(words):
                return _floor(own, day)
        if any(row.subject == code and "if_words" not in row.values for row in load_table("wage_floors")):
            return None  # the occupation has a rule of its own, unknown for this day
    entry = in_force("wage_floors", day, subtype)
    return _floor(entry, day) if entry else None


def _floor(entry: Entry, day: dt.date) -> Floor | None:
    if "yardstick" in entry.values:
        return Floor(None, Text(**entry["yardstick"]), (entry,))
    if entry.get("minimum_wage"):
        wage = in_force("minimum_wage", day)
        if wage is None:
            return None
        won = wage["hourly_won"] * monthly_hours(_FULL_WEEK) * 12
        shown = f"{wage['hourly_won']:,} × {monthly_hours(_FULL_WEEK)} × 12 = {won:,}"
        return Floor(won, Text(f"최저임금 {shown}원", f"minimum wage {shown} won"), (entry, wage))
    if "gni_percent" in entry.values:
        return _gni_floor(entry, day)
    return Floor(entry["won"], Text(f"연 {entry['won']:,}원", f"{entry['won']:,} won a year"), (entry,))


def _gni_floor(entry: Entry, day: dt.date) -> Floor | None:
    gni = in_force("gni", day)
    if gni is None:
        return None
    won = _share(gni["won"], entry["gni_percent"])
    reliefs = []
    if "entrants_won" in entry.values:
        amount, years = entry["entrants_won"], entry["entrant_years"]
        since = dt.date.fromisoformat(entry["entered_from"])
        reliefs.append(Relief(amount, Text(f"{since:%Y-%m} 이후 처음 입국한 사람의 첫 {years}년은 연 {amount:,}원",
                                           f"{amount:,} won a year in the first {years} years of those who first entered "
                                           f"since {since:%Y-%m}"), since, years))
    if "small_firm_percent" in entry.values:
        percent = entry["small_firm_percent"]
        amount = _share(gni["won"], percent)
        reliefs.append(Relief(amount, Text(f"중소·벤처·비수도권 중견기업에서 E-7 근무가 3년 이하인 사람은 GNI {percent}%(연 {amount:,}원)",
                                           f"GNI {percent}% ({amount:,} won a year) for people with at most three years of "
                                           f"E-7 work in small, venture and non-capital mid-size firms")))
    product = f"{gni['won']:,}원 × {entry['gni_percent']}% = 연 {won:,}원"
    return Floor(won, Text(f"{gni['year']}년 1인당 국민총소득(GNI) {product}",
                           f"GNI per head of {gni['year']}, {gni['won']:,} × {entry['gni_percent']}% = {won:,} won a year"), (entry, gni), tuple(reliefs))


def _share(won: int, percent: int) -> int:
    return won * percent // 100


def monthly_hours(weekly: float) -> int:
    """Return the paid hours of a month for a week of `weekly` hours: the paid weekly holiday added, as 209 for 40 hours.

    The Ministry of Labour counts 365 / 7 / 12 weeks a month and rounds up to whole hours.
    """
    holiday = min(weekly, _FULL_WEEK) / 5 if weekly >= _HOLIDAY_FROM else 0.0
    return math.ceil(round((weekly + holiday) * _WEEKS_A_MONTH, 6))
