"""Defects of files that are no code match: the employment permit and the points system."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tests.matrix.defects import Defect, on, terms_on
from tests.matrix.jobs import JOBS
from tests.matrix.model import Bundle, Kind, Pay, Sheet, Terms, Text, Texts, Way
from tests.matrix.packages import suffix_of

_LINE_WORK = Texts(
    ("이송장비 부품의 조립과 포장", "절삭유 보충과 작업장 정리"), ("Assemble and pack parts of conveying equipment", "Refill coolant and keep the workplace in order"),
)  # fmt: skip


def permit(job: str, lang: str, way: Way, seed: int) -> Bundle:
    """Return the clean package of the employment permit: its contract."""
    return _route(Kind.E9_CONTRACT, lang, way, seed, replace(
        JOBS[job], subtype="E-9", duties=_LINE_WORK, pay=Pay(27_600_000), entry=dt.date(2025, 6, 10), changes=1,
        start=dt.date(2026, 11, 1), end=dt.date(2027, 10, 31),
    ))  # fmt: skip


def points(job: str, lang: str, way: Way, seed: int) -> Bundle:
    """Return the clean package of the points system: its contract."""
    return _route(Kind.E74_CONTRACT, lang, way, seed, replace(JOBS[job], subtype="E-7-4", duties=_LINE_WORK, pay=Pay(30_000_000)))


def _route(kind: Kind, lang: str, way: Way, seed: int, terms: Terms) -> Bundle:
    sheet = Sheet(kind, lang, way, terms, seed, suffix_of(kind, way, seed))
    return Bundle(f"{kind}-{lang}-{way}-{seed}", (sheet,))


def _software(terms: Terms) -> Terms:
    return replace(terms, firm=replace(terms.firm, business_type=Text("소프트웨어 개발업", "Software development")))


def _poor(terms: Terms) -> Terms:
    return replace(terms, pay=Pay(24_000_000))


ROUTES = (
    Defect("other-route", "e9-changes", Kind.E9_CONTRACT, on(Kind.E9_CONTRACT, changes=5), ("2351",), least="warning", start=permit),
    Defect("other-route", "e9-sector", Kind.E9_CONTRACT, terms_on(Kind.E9_CONTRACT, _software), ("2351",), least="warning", start=permit),
    Defect("other-route", "e9-stay", Kind.E9_CONTRACT, on(Kind.E9_CONTRACT, entry=dt.date(2021, 5, 10)), ("2351",), least="warning", start=permit),
    Defect("other-route", "e74-term", Kind.E74_CONTRACT, on(Kind.E74_CONTRACT, end=dt.date(2027, 11, 30)), ("2351",), least="error", start=points),
    Defect("other-route", "e74-pay", Kind.E74_CONTRACT, terms_on(Kind.E74_CONTRACT, _poor), ("2351",), least="warning", start=points),
)  # fmt: skip
