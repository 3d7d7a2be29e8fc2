"""salary-below-floor: the year's pay against the amount in force on the filing day, and the hourly minimum wage."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from analyzer.consistency.annual_pay import AnnualPay, annual_pay
from analyzer.consistency.case import Case, role_name
from analyzer.consistency.dated import (
    at_most,
    cited,
    disputes,
    filing_day,
    first_fact,
    job_mentions,
    not_known,
    place,
    subtype_by_duties,
    subtype_of,
)
from analyzer.consistency.particles import with_particle
from analyzer.consistency.types import Finding, Message, Severity
from analyzer.extraction import Fact, Paper, Role
from analyzer.regulations import Floor, Relief, floor_on, in_force, monthly_hours, months_after

RULE = "salary-below-floor"
# The contract binds, so it is read first; the others speak where it states no pay.
_ORDER = (Role.CONTRACT, Role.STATEMENT, Role.APPLICATION)
# Announced amounts are rounded to 10,000 won (25.88 and 25.89 million are both printed for one rule).
_ROUNDING = 0.001
_FULL_WEEK = 40
_CLOCK = re.compile(r"\d\s*(?::\s*\d{2}|시(?!간)|[ap]\.?m)", re.I)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding where the stated pay lies below the floor or the minimum wage, a notice where no floor is known for the day."""
    papers = [p.paper for role in _ORDER for p in case.of_role(role)]
    paper = next((p for p in papers if annual_pay(p) is not None or p.fact("hourly_wage_krw") is not None), None)
    if paper is None:
        return
    pay, day, told = annual_pay(paper), filing_day(case), subtype_of(case)
    subtype = told or subtype_by_duties(case)
    if pay is not None and subtype is not None:
        floor = floor_on(case.filed.code, subtype, day, lambda words: job_mentions(case, words))
        if floor is None:
            name = case.filed.code or subtype
            yield not_known(RULE, day, Message(f"{name} 급여 하한", f"The pay floor of {name}"), (place(paper, pay.facts[0]),))
        else:
            yield from _below(case, paper, pay, floor, day, subtype, surely=told is not None)
    yield from _below_minimum_wage(paper, pay, day)


def _below(case: Case, paper: Paper, pay: AnnualPay, floor: Floor, day: dt.date, subtype: str, *, surely: bool) -> Iterator[Finding]:
    """Yield the finding; where no paper tells the subtype and the duties speak for it, a warning at most."""
    if floor.won is None:
        yield from _yardstick(subtype, paper, pay, floor, day)
        return
    if pay.won >= floor.won or any(_holds_for_sure(case, relief, day) for relief in floor.reliefs if pay.won >= relief.won):
        return
    open_relief = next((r for r in floor.reliefs if r.entered_from is None and pay.won >= r.won), None)
    target = min([floor.won, *(r.won for r in floor.reliefs if _holds_for_sure(case, r, day))])
    short = target - pay.won
    severity = Severity.ERROR if surely else Severity.WARNING
    if open_relief is not None or short <= target * _ROUNDING:
        severity = Severity.NOTICE
    elif pay.won + pay.left_out >= target:
        severity = Severity.WARNING
    subject = case.occupation(case.filed.code, "ko") if case.filed.code else f"{subtype}{'' if surely else '(직무로 본 유형)'}"
    subject_en = case.occupation(case.filed.code, "en") if case.filed.code else f"{subtype}{'' if surely else ' (as the duties suggest)'}"
    yield Finding(
        RULE,
        at_most(severity, entries=floor.entries, day=day, facts=pay.facts, beyond_dispute=pay.won + pay.left_out < floor.rule.get("lowest_won", 0)),
        Message(
            f"{role_name(paper.role, 'ko')}의 급여({pay.shown.ko})가 {day} 신청에 적용되는 {subject}의 하한({floor.shown.ko})보다 {short:,}원 "
            f"적습니다."
            + (f" 더 낮은 기준이 적용되는지에 달려 있습니다: {open_relief.text.ko}." if open_relief else "")
            + (f" {with_particle(pay.left_out_shown.ko, '은')} 더하지 않았습니다." if pay.left_out else "") + disputes(floor.entries, "ko"),
            f"The pay in the {role_name(paper.role, 'en')} ({pay.shown.en}) is {short:,} won below the floor of {subject_en} "
            f"for filing on {day} ({floor.shown.en})."
            + (f" It depends on whether a lower amount applies: {open_relief.text.en}." if open_relief else "")
            + (f" Not counted: {pay.left_out_shown.en}." if pay.left_out else "") + disputes(floor.entries, "en"),
        ),
        tuple(place(paper, fact) for fact in pay.facts),
        Message(
            f"{paper.document.name}의 임금 조항에서 실제 연간 총액을 확인하세요. 실제 급여가 하한 이상이면 상여와 수당의 금액까지 적어 총액이 드러나게 하고 다른 서류의 급여란도 같게 맞추세요. "
            "실제 급여가 하한보다 적으면 급여를 올리기 전에는 불허·보완 요구 위험이 남습니다.",
            f"Check the real yearly total in the pay clause of {paper.document.name}. If it reaches the floor, state bonus "
            f"and allowances with amounts so that the total can be seen, "
            "and let the other papers say the same. If it does not, a risk of refusal or supplement request remains until the "
            "pay itself is raised.",
        ),
        cited(floor.entries),
    )  # fmt: skip


def _holds_for_sure(case: Case, relief: Relief, day: dt.date) -> bool:
    """Whether a lower amount by date of entry holds; papers that state no entry are those of people still to come."""
    if relief.entered_from is None:
        return False
    found = first_fact(case.papers, "entry")
    if found is None:
        return True
    entry = dt.date.fromisoformat(str(found[1].value))
    return entry >= relief.entered_from and day < months_after(entry, 12 * relief.years)


def _yardstick(subtype: str, paper: Paper, pay: AnnualPay, floor: Floor, day: dt.date) -> Iterator[Finding]:
    """Yield a notice where pay lies below the subtype's amount and the occupation has a yardstick that no paper shows."""
    usual = in_force("wage_floors", day, subtype)
    if usual is None or pay.won >= usual["won"]:
        return
    yield Finding(
        RULE, Severity.NOTICE,
        Message(
            f"{role_name(paper.role, 'ko')}의 급여({pay.shown.ko})는 {subtype} 금액(연 {usual['won']:,}원)보다 적습니다. 이 직종의 "
            f"기준({floor.shown.ko})은 서류만으로 비교할 수 없습니다.",
            f"The pay in the {role_name(paper.role, 'en')} ({pay.shown.en}) is below the amount of {subtype} "
            f"({usual['won']:,} won a year). The yardstick of this occupation is {floor.shown.en}, which no paper shows.",
        ),
        tuple(place(paper, fact) for fact in pay.facts),
        Message("기준 금액을 보여 주는 자료를 함께 내세요.", "File a paper that shows the yardstick."), cited((*floor.entries, usual)),
    )  # fmt: skip


def _may_hold_breaks(weekly: Fact) -> bool:
    """Whether hours above a full week come from clock times, in which breaks that the paper does not state may be counted."""
    return float(weekly.value) > _FULL_WEEK and _CLOCK.search(weekly.raw) is not None


def _below_minimum_wage(paper: Paper, pay: AnnualPay | None, day: dt.date) -> Iterator[Finding]:
    wage, hourly, weekly = in_force("minimum_wage", day), paper.fact("hourly_wage_krw"), paper.fact("weekly_hours")
    if wage is None:
        return
    facts: tuple[Fact, ...]
    if hourly is not None:
        paid, facts = float(hourly.value), (hourly,)
        shown = Message(f"시급 {hourly.value:,}원", f"{hourly.value:,} won an hour")
    elif pay is not None and weekly is not None and not _may_hold_breaks(weekly):
        hours = monthly_hours(float(weekly.value))
        paid = pay.won / 12 / hours
        product = f"{pay.won:,} ÷ 12 ÷ {hours} = {paid:,.0f}"
        shown = Message(f"시간당 {paid:,.0f}원({product}, 주 {weekly.value:g}시간과 주휴 기준)", f"{paid:,.0f} won an hour ({product}; "
                                                                                     f"{weekly.value:g} hours a week with the "
                                                                                     f"paid weekly holiday)")
        facts = (*pay.facts, weekly) if weekly not in pay.facts else pay.facts
    else:
        return
    # Half a won: an hourly figure worked back from monthly pay is rounded.
    if paid >= wage["hourly_won"] - 0.5:
        return
    left_out = pay.left_out / 12 / monthly_hours(float(weekly.value)) if pay is not None and weekly is not None else 0.0
    severity = Severity.WARNING if paid + left_out >= wage["hourly_won"] else Severity.ERROR
    yield Finding(
        RULE, at_most(severity, entries=(wage,), day=day, facts=facts),
        Message(
            f"{role_name(paper.role, 'ko')}의 임금은 {with_particle(shown.ko, '으로')}, {day}의 최저임금 {wage['hourly_won']:,}원보다 적습니다.",
            f"The wage in the {role_name(paper.role, 'en')} is {shown.en}, below the minimum wage of {wage['hourly_won']:,} "
            f"won on {day}.",
        ),
        tuple(place(paper, fact) for fact in facts),
        Message(f"{paper.document.name}의 임금과 근로시간이 실제와 맞는지 확인하고, 실제로 최저임금보다 적다면 임금을 올려 계약하세요.",
                f"Check wage and hours in {paper.document.name} against what is really agreed; if it is below the minimum "
                f"wage, agree on a higher one."),
        cited((wage,)),
    )  # fmt: skip
