"""English wordings of the terms, by way of writing. Contract and statement share them."""

from __future__ import annotations

from collections.abc import Sequence

from tests.matrix.pen import Pen, Said, said
from tests.matrix.spelling import address, day, english_words, firm, millions, person


def term(pen: Pen) -> Sequence[Said]:
    """The term of employment."""
    t = pen.terms
    months = t.stated_months
    full = {"start": t.start.isoformat(), "end": t.end.isoformat(), "term_months": months}
    years = f"{months // 12} year{'s' if months > 12 else ''}" if months % 12 == 0 else f"{months} months"
    return pen.by_way(
        [said(f"{day(t.start, 'english')} to {day(t.end, 'english')} ({months} months)", **full), said(f"{day(t.start, 'iso')} ~ {day(t.end, 'iso')} ({years})", **full),
         said(f"{years}, {day(t.start, 'british')} - {day(t.end, 'british')}", **full)],
        [said(f"from {day(t.start, 'british')} to {day(t.end, 'british')} ({years})", **full), said(f"{day(t.start, 'short')} - {day(t.end, 'short')}, {months} months", **full), said(f"{day(t.start, 'english')} through {day(t.end, 'english')} (total {months} months)", **full)],
        [said(f"This Agreement takes effect on {day(t.start, 'english')} and remains in force until {day(t.end, 'english')}, a term of {months} months.", **full),
         said(f"The Employee is employed for {years}, from {day(t.start, 'british')} to {day(t.end, 'british')}.", **full),
         said(f"Employment begins on {day(t.start, 'english')} and ends on {day(t.end, 'english')}, that is {months} months.", **full)],
    )  # fmt: skip


def term_planned(pen: Pen) -> Sequence[Said]:
    """The term as a statement tells it in prose."""
    t = pen.terms
    months = t.stated_months
    full = {"start": t.start.isoformat(), "end": t.end.isoformat(), "term_months": months}
    return [said(f"We plan to employ the applicant from {day(t.start, 'english')} to {day(t.end, 'english')} ({months} months).", **full),
            said(f"The period of employment is {months} months, beginning on {day(t.start, 'british')} and ending on {day(t.end, 'british')}.", **full),
            said(f"The employment contract was concluded for {months} months, {day(t.start, 'english')} to {day(t.end, 'english')}.", **full)]  # fmt: skip


def place(pen: Pen) -> Sequence[Said]:
    """The place of work."""
    t = pen.terms
    full, plain = address(t.workplace, "en"), address(t.workplace, "en", detail=False, short=True)
    known = {"workplace": t.workplace}
    return pen.by_way(
        [said(full, **known), said(f"{plain} (head office)", **known)],
        [said(plain, **known), said(full, **known)],
        [said(f"The Employee shall work at the office of the Company located at {plain}.", **known), said(f"The place of work is {full}.", **known),
         said(f"The Employee will be stationed at {plain}.", **known)],
    )  # fmt: skip


def pay(pen: Pen) -> Sequence[Said]:
    """The pay of a contract: a year, a month, digits, words, millions."""
    p = pen.terms.pay
    if p.hourly is not None:
        known = {"hourly_wage_krw": p.hourly}
        return pen.by_way([said(f"KRW {p.hourly:,} per hour", **known)], [said(f"hourly wage of {p.hourly:,} won", **known)],
                          [said(f"The Company shall pay the Employee {p.hourly:,} won per hour, settled every month.", **known)])
    year, month, words = {"annual_salary_krw": p.annual}, {"monthly_salary_krw": p.month}, {"pay_in_words_krw": p.words}
    if p.bonus is not None:
        known = {**year, "bonus_krw": p.bonus}
        return pen.by_way([said(f"KRW {p.annual:,} per year, plus an annual bonus of KRW {p.bonus:,}", **known)],
                          [said(f"Annual salary KRW {p.annual:,}; bonus KRW {p.bonus:,} a year, paid separately", **known)],
                          [said(f"The annual salary is KRW {p.annual:,}. In addition the Company pays a bonus of KRW {p.bonus:,} a year.", **known)])
    return pen.by_way(
        [said(f"KRW {p.annual:,} per year (KRW {p.month:,} per month)", **year, **month), said(f"{english_words(p.words)} won (KRW {p.annual:,}) per annum", **year, **words),
         said(f"{p.month:,} won a month, {p.annual:,} won a year before tax", **year, **month)],
        [said(f"annual KRW {p.annual:,}, paid monthly (KRW {p.month:,})", **year, **month), said(f"KRW {p.annual:,} per annum ({english_words(p.words)} won)", **year, **words),
         said(f"KRW {millions(p.annual)} million per annum", **year)],
        [said(f"The Company shall pay the Employee an annual salary of KRW {p.annual:,} in twelve monthly instalments of KRW {p.month:,}.", **year, **month),
         said(f"The Employee receives {english_words(p.words)} won (KRW {p.annual:,}) per year before tax.", **year, **words),
         said(f"The Employee is paid KRW {p.month:,} per month, which amounts to KRW {p.annual:,} per year.", **year, **month),
         said(f"In return for the work the Employee is entitled to a gross yearly salary of {p.annual:,} won.", **year)],
    )  # fmt: skip


def pay_planned(pen: Pen) -> Sequence[Said]:
    """The pay as a statement tells it."""
    p = pen.terms.pay
    year, month = {"annual_salary_krw": p.annual}, {"monthly_salary_krw": p.month}
    return pen.by_way(
        [said(f"KRW {p.annual:,} per year", **year), said(f"KRW {p.month:,} per month (KRW {p.annual:,} per year)", **year, **month)],
        [said(f"{p.annual:,} won a year, four social insurances", **year), said(f"monthly KRW {p.month:,}", **month)],
        [said(f"We will pay an annual salary of KRW {p.annual:,} together with the four social insurances.", **year),
         said(f"The applicant will receive a monthly salary of KRW {p.month:,}.", **month),
         said(f"Her or his yearly pay will be KRW {p.annual:,} (KRW {p.month:,} a month).", **year, **month)],
    )  # fmt: skip


def hours(pen: Pen) -> Sequence[Said]:
    """The working hours; none where the terms leave them out."""
    week = pen.terms.weekly
    if week is None:
        return pen.by_way([said("in accordance with the Labor Standards Act")], [said("as set out in the employment rules")],
                          [said("Working time and rest periods follow the employment rules of the Company.")])
    daily = week // 5
    known = {"weekly_hours": float(week)}
    return pen.by_way(
        [said(f"{daily} hours a day, {week} hours a week (09:00-18:00, recess 12:00-13:00)", **known), said(f"{week} hours per week, Monday to Friday", **known)],
        [said(f"Monday to Friday, {daily} hours per day / {week} hours per week", **known), said(f"{daily} hours per day and {week} hours per week, one hour of recess", **known)],
        [said(f"The Employee works {daily} hours a day and {week} hours a week, with one hour of recess.", **known),
         said(f"Regular working hours are {week} hours per week, from Monday to Friday, excluding a daily recess of one hour.", **known),
         said(f"The working week has {week} hours, spread over five days.", **known)],
    )  # fmt: skip


def title(pen: Pen) -> Sequence[Said]:
    """The job title, in a field."""
    return [said(pen.terms.title.en, job_title=pen.terms.title.en)]


def employer(pen: Pen) -> Sequence[Said]:
    """The name of the firm, in a field."""
    t = pen.terms
    return [said(firm(t.firm, "en", style), employer=t.firm.name.en) for style in pen.by_way((0, 1), (1, 2), (0, 1))]  # type: ignore[arg-type]


def number(pen: Pen) -> Sequence[Said]:
    """The registration number of the firm."""
    value = pen.terms.firm.number
    return [said(value, employer_number=value)]


def head(pen: Pen) -> Sequence[Said]:
    """The representative, in a field."""
    name = pen.terms.firm.representative.en
    return [said(name, representative=name), said(f"{name}, Representative Director", representative=name)]


def employee(pen: Pen) -> Sequence[Said]:
    """The person's name, in a field."""
    who = pen.terms.person
    known = {"employee": f"{who.family} {who.given}"}
    return [said(person(who, style), **known) for style in pen.by_way((0, 2), (1, 0), (0, 1))]  # type: ignore[arg-type]


def nationality(pen: Pen) -> Sequence[Said]:
    """The nationality, in a field."""
    who = pen.terms.person
    return [said(who.nationality.en, nationality=who.nation)]


def birth(pen: Pen) -> Sequence[Said]:
    """The birth date, in a field."""
    date = pen.terms.person.birth
    return [said(day(date, style), birth=date.isoformat()) for style in pen.by_way(("english", "iso"), ("british", "short"), ("english",))]  # type: ignore[arg-type]


def passport(pen: Pen) -> Sequence[Said]:
    """The passport number, in a field."""
    value = pen.terms.person.passport
    return [said(value, passport=value)]


def person_in_prose(pen: Pen) -> Sequence[Said]:
    """The person as a statement introduces them in running text."""
    who = pen.terms.person
    known = {"employee": f"{who.family} {who.given}", "nationality": who.nation, "birth": who.birth.isoformat(), "passport": who.passport}
    return [
        said(f"The applicant, {person(who, 0)}, is a citizen of {who.nationality.en} born on {day(who.birth, 'english')}, passport number {who.passport}.", **known),
        said(f"We wish to employ {person(who, 1)}, a national of {who.nationality.en} (born {day(who.birth, 'british')}, passport No. {who.passport}).", **known),
        said(f"{person(who, 1)} (passport {who.passport}) was born on {day(who.birth, 'english')} and holds {who.nationality.en} nationality; we invite this person as a professional.", **known),
    ]  # fmt: skip
