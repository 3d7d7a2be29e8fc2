"""Pay as a paper states it: the figures for a year, and what may lie between two of them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from analyzer.consistency.types import Message
from analyzer.extraction import Fact, Paper
from analyzer.regulations import monthly_hours

ROUNDING = 0.01
"""Two amounts this close, as a part of the larger, differ by rounding only."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One statement of pay.

    :param basis: `annual`, `monthly` or `hourly`.
    :param yearly: The pay of a year in won that follows from it.
    :param facts: What it rests on in its own paper, the amount itself first.
    """

    basis: str
    yearly: int
    shown: Message
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Extra:
    """A bonus or allowance that one figure may count and another not, in won a year."""

    yearly: int
    shown: Message
    fact: Fact


def same_amount(one: float, other: float) -> bool:
    """Return whether two amounts differ by rounding only."""
    return abs(one - other) <= ROUNDING * max(one, other)


def figures(paper: Paper, hours: Fact | None = None) -> list[Figure]:
    """Return the pay of a paper by basis: annual, monthly, hourly. Hourly pay without weekly hours makes no year.

    :param hours: Weekly hours that another paper states, for a paper that states none.
    """
    found = []
    if (annual := paper.fact("annual_salary_krw")) is not None:
        shown = Message(f"연 {annual.value:,}원", f"{annual.value:,} won a year")
        found.append(Figure("annual", int(annual.value), shown, (annual,)))
    if (monthly := paper.fact("monthly_salary_krw")) is not None:
        year = int(monthly.value) * 12
        shown = Message(f"월 {monthly.value:,}원 × 12 = {year:,}원", f"{monthly.value:,} won a month × 12 = {year:,} won")
        found.append(Figure("monthly", year, shown, (monthly,)))
    hourly, own = paper.fact("hourly_wage_krw"), paper.fact("weekly_hours")
    weekly = own or hours
    if hourly is not None and weekly is not None:
        monthly_total = monthly_hours(float(weekly.value))
        year = int(hourly.value) * monthly_total * 12
        shown = Message(
            f"시급 {hourly.value:,}원 × 월 {monthly_total}시간(주 {weekly.value:g}시간, 주휴 포함) × 12 = {year:,}원",
            f"{hourly.value:,} won an hour × {monthly_total} hours a month ({weekly.value:g} a week with the paid weekly holiday) × 12 = {year:,} won",
        )
        found.append(Figure("hourly", year, shown, (hourly,) if own is None else (hourly, own)))
    return found


def extras(paper: Paper) -> list[Extra]:
    """Return the bonuses and allowances whose amount a paper states or whose percentage can be worked out."""
    found = [
        Extra(int(fact.value), Message(f"상여 {fact.value:,}원", f"the bonus of {fact.value:,} won"), fact)
        for fact in paper.facts if fact.name == "bonus_krw"
    ]  # fmt: skip
    percent, base = paper.fact("bonus_percent"), _monthly_base(paper)
    if percent is not None and base is not None:
        won = round(base * float(percent.value) / 100)
        found.append(Extra(won, Message(f"상여 {percent.value:g}%({won:,}원)", f"the bonus of {percent.value:g}% ({won:,} won)"), percent))
    for fact in paper.facts:
        if fact.name == "allowance_krw":
            words = Message(f"수당 월 {fact.value:,}원 × 12", f"the allowance of {fact.value:,} won a month × 12")
            found.append(Extra(int(fact.value) * 12, words, fact))
    return found


def _monthly_base(paper: Paper) -> float | None:
    """Return what a bonus in percent is a percentage of: a month's pay."""
    monthly, annual = paper.fact("monthly_salary_krw"), paper.fact("annual_salary_krw")
    if monthly is not None:
        return float(monthly.value)
    return float(annual.value) / 12 if annual is not None else None


def bridge(one: int, other: int, known: Sequence[Extra]) -> tuple[Extra, ...]:
    """Return the fewest extras that make the lower of two yearly amounts the higher one, empty if none do."""
    low, high = sorted((one, other))
    for count in range(1, len(known) + 1):
        for chosen in itertools.combinations(known, count):
            if same_amount(low + sum(extra.yearly for extra in chosen), high):
                return chosen
    return ()


def open_bonus(paper: Paper) -> Fact | None:
    """Return the words that a bonus is included or comes on top, where the paper gives no amount for it."""
    if paper.fact("bonus_krw") is not None or paper.fact("bonus_percent") is not None:
        return None
    return paper.fact("bonus_included")
