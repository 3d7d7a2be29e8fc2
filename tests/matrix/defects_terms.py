"""Defects of the terms of the job: pay, hours, term, place, title; and of the contract as a paper."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tests.matrix.defects import Change, Defect, Shows, everywhere, on, terms_on
from tests.matrix.jobs import GUMI
from tests.matrix.jobs_texts import DUTIES
from tests.matrix.model import Bundle, Kind, Pay, Terms, Text

_LESS = 3_600_000
_BOTH, _WORDS = {"pay": 0}, {"pay": 1}
# 20,000 won an hour at 209 hours a month.
_BY_HOUR = Pay(50_160_000)
_OTHER_DUTIES = {"2223": "2842", "2842": "2351", "2351": "2842"}


def _pay(terms: Terms, **changes: int | None) -> Terms:
    return replace(terms, pay=replace(terms.pay, **changes))  # type: ignore[arg-type]


def _less(terms: Terms) -> Terms:
    return _pay(terms, annual=terms.pay.annual - _LESS)


def paid_by_hour(bundle: Bundle) -> Bundle:
    """Return the package with a contract that states an hourly wage, the same pay as the year's of the statement."""
    paid = bundle.everywhere(lambda terms: replace(terms, pay=_BY_HOUR))
    return terms_on(Kind.CONTRACT, lambda terms: _pay(terms, hourly=20_000))(paid)


def with_bonus(bundle: Bundle) -> Bundle:
    """Return the package with a contract that states a bonus besides."""
    return terms_on(Kind.CONTRACT, lambda terms: _pay(terms, bonus=3_000_000))(bundle)


def _annex(**given: str) -> Change:
    """Return the change that gives the contract an annex: `annual`, `duties` and `workplace` name what it repeats or contradicts."""

    def change(terms: Terms) -> Terms:
        annex: dict[str, object] = {"there": True}
        if "annual" in given:
            annex["annual"] = terms.pay.annual - (_LESS if given["annual"] == "other" else 0)
        if given.get("duties") == "other":
            annex["duties"] = DUTIES[_OTHER_DUTIES[terms.code]]
        if "workplace" in given:
            annex["workplace"] = GUMI if given["workplace"] == "other" else terms.workplace
        return replace(terms, annex=annex)

    return terms_on(Kind.CONTRACT, change)


_SAME_ANNEX = _annex(annual="same", workplace="same")


def _tracked(key: str, text: Text) -> Change:
    return lambda bundle: bundle.swap(Kind.CONTRACT, lambda sheet: replace(sheet, tracked={key: text[sheet.lang]}))


def _other_street(terms: Terms) -> Terms:
    return replace(terms, workplace=replace(terms.workplace, street=Text("벚꽃로", "Beotkkot-ro"), number="254"))


TERMS = (
    Defect("salary-conflict", "less-in-statement", Kind.STATEMENT, terms_on(Kind.STATEMENT, _less), least="error"),
    Defect("salary-conflict", "month-and-year", Kind.CONTRACT, terms_on(Kind.CONTRACT, lambda t: _pay(t, monthly=t.pay.month - 300_000)), least="warning", chosen=_BOTH),
    Defect("salary-conflict", "words-and-digits", Kind.CONTRACT, terms_on(Kind.CONTRACT, lambda t: _pay(t, in_words=t.pay.annual - _LESS)), least="error", chosen=_WORDS),
    Defect("salary-conflict", "hour-and-year", Kind.CONTRACT, terms_on(Kind.CONTRACT, lambda t: _pay(t, hourly=17_000)), prepare=paid_by_hour, least="error"),
    Defect("salary-conflict", "bonus-counted-once", Kind.STATEMENT, terms_on(Kind.STATEMENT, lambda t: _pay(t, annual=t.pay.annual + 3_000_000)), prepare=with_bonus),
    Defect("salary-below-floor", "year", Kind.CONTRACT, everywhere(lambda t: _pay(t, annual=30_000_000)), least="error"),
    Defect("salary-below-floor", "hour", Kind.CONTRACT, terms_on(Kind.CONTRACT, lambda t: _pay(t, hourly=9_900)), prepare=paid_by_hour, least="error"),
    Defect("hours-missing", "no-hours", Kind.CONTRACT, on(Kind.CONTRACT, weekly=None), least="warning", shows=Shows.PAPER),
    Defect("period-conflict", "ends-earlier-in-statement", Kind.STATEMENT, on(Kind.STATEMENT, end=dt.date(2027, 11, 30)), least="error"),
    Defect("period-conflict", "length-and-dates", Kind.CONTRACT, on(Kind.CONTRACT, months=36), least="warning"),
    Defect("period-conflict", "guarantee-ends-earlier", Kind.GUARANTEE, on(Kind.GUARANTEE, end=dt.date(2027, 5, 31)), jobs=("2351",), least="warning"),
    Defect("workplace-conflict", "other-city-in-statement", Kind.STATEMENT, on(Kind.STATEMENT, workplace=GUMI), least="warning"),
    Defect("workplace-conflict", "other-street-in-contract", Kind.CONTRACT, terms_on(Kind.CONTRACT, _other_street), least="warning"),
    Defect("title-conflict", "interpreter-in-statement", Kind.STATEMENT, on(Kind.STATEMENT, title=Text("통역사", "Interpreter")), least="warning"),
    Defect("title-conflict", "researcher-in-contract", Kind.CONTRACT, on(Kind.CONTRACT, title=Text("시장조사 전문가", "Market Research Specialist")), jobs=("2223", "2351"), least="notice"),
    Defect("annex-conflict", "pay", Kind.CONTRACT, _annex(annual="other", workplace="same"), prepare=_SAME_ANNEX, least="warning"),
    Defect("annex-conflict", "duties", Kind.CONTRACT, _annex(annual="same", workplace="same", duties="other"), prepare=_SAME_ANNEX, least="warning"),
    Defect("annex-conflict", "place", Kind.CONTRACT, _annex(annual="same", workplace="other"), prepare=_SAME_ANNEX, least="warning"),
    Defect("unaccepted-revisions", "pay", Kind.CONTRACT, _tracked("pay", Text(" 단, 수습 기간에는 달리 정할 수 있다.", " This may be agreed otherwise during probation.")), least="warning", docx=True),
    Defect("unaccepted-revisions", "duties", Kind.CONTRACT, _tracked("duties", Text("신입 직원 교육 자료 정리", "Prepare training material for new staff")), least="warning", docx=True),
)  # fmt: skip
