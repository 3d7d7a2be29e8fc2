"""A year's pay as one paper states it, with the arithmetic and what was left out of it."""

from __future__ import annotations

from dataclasses import dataclass

from analyzer.consistency.types import Message
from analyzer.extraction import Fact, Paper
from analyzer.regulations import monthly_hours


@dataclass(frozen=True, slots=True)
class AnnualPay:
    """The pay of a year in won.

    :param shown: The arithmetic, such as `월 2,500,000원 × 12 = 연 30,000,000원`.
    :param facts: The facts it rests on, the pay itself first.
    :param left_out: Won a year of bonus and allowances that the paper states without counting them; `left_out_shown` in words.
    """

    won: int
    shown: Message
    facts: tuple[Fact, ...]
    left_out: int = 0
    left_out_shown: Message = Message("", "")


def annual_pay(paper: Paper) -> AnnualPay | None:
    """Return a year's pay, None where the paper states none that can be counted for a year.

    A bonus counts where it is stated as included or with its amount, a percentage and allowances do not.
    """
    base = _base(paper)
    if base is None:
        return None
    won, shown, facts = base
    included = paper.fact("bonus_included")
    bonus = paper.fact("bonus_krw")
    if bonus is not None and not (included and included.value):
        total = won + int(bonus.value)
        shown = Message(f"{shown.ko} + 상여 {bonus.value:,}원 = 연 {total:,}원", f"{shown.en} + bonus {bonus.value:,} = {total:,} "
                                                                            f"won a year")
        won, facts = total, (*facts, bonus)
    left, words = _left_out(paper, base[0], counts_bonus=bonus is None and not (included and included.value))
    return AnnualPay(won, shown, facts, left, words)


def _base(paper: Paper) -> tuple[int, Message, tuple[Fact, ...]] | None:
    annual, monthly = paper.fact("annual_salary_krw"), paper.fact("monthly_salary_krw")
    if annual is not None:
        return int(annual.value), Message(f"연 {annual.value:,}원", f"{annual.value:,} won a year"), (annual,)
    if monthly is not None:
        won = int(monthly.value) * 12
        return won, Message(f"월 {monthly.value:,}원 × 12 = 연 {won:,}원", f"{monthly.value:,} a month × 12 = {won:,} won a year"), (monthly,)
    hourly, weekly = paper.fact("hourly_wage_krw"), paper.fact("weekly_hours")
    if hourly is None or weekly is None:
        return None
    hours = monthly_hours(float(weekly.value))
    won = int(hourly.value) * hours * 12
    return won, Message(
        f"시급 {hourly.value:,}원 × 월 {hours}시간(주 {weekly.value:g}시간, 주휴 포함) × 12 = 연 {won:,}원",
        f"{hourly.value:,} an hour × {hours} hours a month ({weekly.value:g} a week, paid weekly holiday included) × 12 = "
        f"{won:,} won a year",
    ), (hourly, weekly)


def _left_out(paper: Paper, base: int, *, counts_bonus: bool) -> tuple[int, Message]:
    won, ko, en = 0, [], []
    percent = paper.fact("bonus_percent")
    if percent is not None and counts_bonus:
        won += round(base / 12 * float(percent.value) / 100)
        ko.append(f"상여 {percent.value:g}%(금액이 적혀 있지 않음)")
        en.append(f"the bonus of {percent.value:g}% (no amount stated)")
    for fact in paper.facts:
        if fact.name == "allowance_krw":
            won += int(fact.value) * 12
            ko.append(f"수당 월 {fact.value:,}원")
            en.append(f"the allowance of {fact.value:,} won a month")
    return won, Message(", ".join(ko), " and ".join(en))
