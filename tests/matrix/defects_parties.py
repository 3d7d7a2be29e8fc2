"""Defects of employer and person, of the firm's numbers and of the papers beside contract and statement."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tests.matrix.defects import Change, Defect, Shows, added, everywhere, on, terms_on
from tests.matrix.jobs import OTHER_FIRM, OTHER_PERSON
from tests.matrix.model import Bundle, Kind, Terms, Text
from tests.matrix.packages import clean

_CLAIM = Text("당사는 2025년에 미화 320만 달러를 수출하였습니다.", "The company exported goods worth USD 3.2 million in 2025.")


def _firm(terms: Terms, **changes: object) -> Terms:
    return replace(terms, firm=replace(terms.firm, **changes))  # type: ignore[arg-type]


def _person(terms: Terms, **changes: object) -> Terms:
    return replace(terms, person=replace(terms.person, **changes))  # type: ignore[arg-type]


def _without(kind: Kind) -> Change:
    """Return the change that takes a paper away, from the statement's list of attachments as well."""
    return lambda bundle: bundle.without(kind).everywhere(lambda t: replace(t, attachments=tuple(k for k in t.attachments if k is not kind)))


def claims_exports(bundle: Bundle) -> Bundle:
    """Return the package with a statement that claims exports and the paper that shows them."""
    return added(on(Kind.STATEMENT, claim=_CLAIM)(bundle), Kind.EXPORT)


def _headcount(koreans: int, foreigners: int) -> Change:
    return everywhere(lambda t: _firm(t, staff=koreans + foreigners, korean_staff=koreans, foreign_staff=foreigners))


def _turned(number: str) -> str:
    return number[:-2] + number[-1] + number[-2]


def _other_run(bundle: Bundle, planted: bool) -> Bundle:
    """Return the package of another person at another firm: with the same text, or with one of its own."""
    sheet = bundle.sheet(Kind.STATEMENT)
    job = sheet.terms.code if planted else {"2223": "2842", "2842": "2351", "2351": "2223"}[sheet.terms.code]
    # Another firm words its particulars in its own way.
    other = clean(job, sheet.lang, sheet.way.previous, sheet.seed + (0 if planted else 1))
    moved = other.everywhere(lambda t: replace(t, firm=OTHER_FIRM, person=OTHER_PERSON, workplace=OTHER_FIRM.address, start=dt.date(2027, 1, 4), end=dt.date(2028, 1, 3)))
    return replace(moved, name="other")


PARTIES = (
    Defect("employer-conflict", "other-name-in-statement", Kind.STATEMENT, terms_on(Kind.STATEMENT, lambda t: _firm(t, name=Text("세움테크", "Seum Tech"))), least="warning"),
    Defect("employer-conflict", "digits-turned-in-contract", Kind.CONTRACT, terms_on(Kind.CONTRACT, lambda t: _firm(t, number=_turned(t.firm.number))), least="warning"),
    Defect("employer-conflict", "other-head-in-licence", Kind.LICENCE, terms_on(Kind.LICENCE, lambda t: _firm(t, representative=Text("오세진", "Oh Se-jin"))), least="warning"),
    Defect("person-conflict", "passport-in-statement", Kind.STATEMENT, terms_on(Kind.STATEMENT, lambda t: _person(t, passport=t.person.passport[:-3] + "909")), least="error"),
    Defect("person-conflict", "birth-in-contract", Kind.CONTRACT, terms_on(Kind.CONTRACT, lambda t: _person(t, birth=t.person.birth.replace(year=1989))), least="error"),
    Defect("person-conflict", "other-name-in-statement", Kind.STATEMENT, terms_on(Kind.STATEMENT, lambda t: _person(t, family="HTUN", given="KYAW ZIN")), least="warning"),
    Defect("person-conflict", "nationality-in-contract", Kind.CONTRACT,
           terms_on(Kind.CONTRACT, lambda t: _person(t, nationality=Text("캄보디아", "Cambodia"), nation="KH")), least="error"),
    Defect("person-conflict", "degree-of-another-person", Kind.DEGREE, terms_on(Kind.DEGREE, lambda t: _person(t, family="HTUN", given="KYAW ZIN")), least="warning"),
    Defect("headcount-ratio", "over-a-fifth", Kind.INSURANCE, _headcount(20, 9), jobs=("2842", "2351"), least="error"),
    Defect("headcount-ratio", "fewer-than-five", Kind.INSURANCE, _headcount(4, 1), jobs=("2842", "2351", "2832"), least="warning"),
    Defect("recommendation-required", "no-letter", Kind.STATEMENT, _without(Kind.RECOMMENDATION), jobs=("2832",), least="warning", shows=Shows.NOTHING),
    Defect("guarantee-required", "no-letter", Kind.STATEMENT, _without(Kind.GUARANTEE), jobs=("2351",), least="warning", shows=Shows.NOTHING),
    Defect("qualification", "associate-two-years", Kind.DEGREE, everywhere(lambda t: _person(t, degree="associate", experience=2))),
    Defect("qualification", "music", Kind.DEGREE, everywhere(lambda t: _person(t, major=Text("음악학", "Vocal Music"), experience=2)), jobs=("2223", "2351")),
    Defect("business-line", "restaurant", Kind.LICENCE,
           terms_on(Kind.LICENCE, lambda t: _firm(t, business_type=Text("음식점업", "Restaurants"), business_items=Text("한식", "Korean food restaurant")))),
    Defect("document-expired", "insurance-list", Kind.INSURANCE, on(Kind.INSURANCE, issued=dt.date(2026, 4, 15)), least="warning"),
    Defect("document-expired", "degree", Kind.DEGREE, on(Kind.DEGREE, issued=dt.date(2025, 11, 3))),
    Defect("document-expired", "recommendation", Kind.RECOMMENDATION, on(Kind.RECOMMENDATION, issued=dt.date(2026, 5, 11)), jobs=("2832",), least="warning"),
    Defect("claims-without-proof", "attachment", Kind.STATEMENT, on(Kind.STATEMENT, promised=Text("특허등록증", "Patent Certificate")), least="warning"),
    Defect("claims-without-proof", "exports", Kind.STATEMENT, _without(Kind.EXPORT), prepare=claims_exports, shows=Shows.ITEM, item="claim"),
    Defect("recycled-template", "other-firm", Kind.STATEMENT, lambda bundle: bundle, least="warning", shows=Shows.PAPER, companion=_other_run),
)  # fmt: skip
