"""Reads the facts that officers compare: employer, person, title, pay, term, workplace, staff."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from analyzer.extraction.labels import Section
from analyzer.extraction.sections import Passage
from analyzer.extraction.types import Fact
from analyzer.readers import Origin

_TEXT_FACTS = {
    Section.EMPLOYER: "employer",
    Section.EMPLOYEE: "employee",
    Section.TITLE: "job_title",
    Section.WORKPLACE: "workplace",
}
_COUNTS = {Section.KOREAN_STAFF: "korean_staff", Section.FOREIGN_STAFF: "foreign_staff"}
_DATE = re.compile(
    r"(\d{4}|\d{2})\s*(?:년|[.\-/])\s*(\d{1,2})\s*(?:월|[.\-/])\s*(\d{1,2})\s*일?"
    r"|(January|February|March|April|May|June|July|August|September|October|November|December)\s+(\d{1,2}),?\s+(\d{4})", re.I)
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_AMOUNT = re.compile(r"(?:₩|KRW|\\)?\s*(\d{1,3}(?:[,.]\d{3})+|\d+(?:\.\d+)?)\s*(백만\s?원|만\s?원|천\s?원|원|won|KRW)?", re.I)
_UNITS = {"백만원": 1_000_000, "만원": 10_000, "천원": 1_000}
_ANNUAL = re.compile(r"연\s?봉|연\s?간|연\s?소득|연\s?총|1년|annual|per (?:annum|year)|yearly|a year", re.I)
_MONTHLY = re.compile(r"월\s?급|월\s?(?:임금|합계|총액|지급|기본급)|매월|(?<!\d)월\s*(?=[:₩\d금])|per month|monthly|a month", re.I)
MIN_YEARLY_WON = 5_000_000
MAX_YEARLY_WON = 1_000_000_000
# `(을)` beside `근로자` names a party, `(인)` the place of a seal: neither fills the field.
_EMPTY = re.compile(r"^[\s_\-.:()년월일~]*(?:[\"'“‘(]*(?:인|서명|직인|seal|signature|갑|을|party [ab])[\"'”’)]*)?$", re.I)


def find_facts(passages: Sequence[Passage]) -> list[Fact]:
    """Return the facts in order of appearance. A field that is absent or empty gives no fact."""
    facts: list[Fact] = []
    # Past employers and positions stand in rows of their own beside a career label.
    past = {(p.cell.table, p.cell.row) for p in passages if p.cell is not None and p.section is Section.CAREER}
    for passage in passages:
        if passage.cell is not None and (passage.cell.table, passage.cell.row) in past:
            continue
        if passage.section in _TEXT_FACTS and passage.labelled:
            facts.extend(_text_fact(passage))
        elif passage.section in _COUNTS and passage.labelled:
            match = re.search(r"(\d[\d,]*)\s*(?:명|인|persons?|people)?", passage.text)
            if match:
                facts.append(_fact(_COUNTS[passage.section], int(match[1].replace(",", "")), match[0], passage, match.start()))
        elif passage.section is Section.TERM:
            facts.extend(_term(passage))
        elif passage.section is Section.PAY:
            facts.extend(_pay(passage))
    return _first_of_each(facts)


def _fact(name: str, value: object, raw: str, passage: Passage, offset: int) -> Fact:
    start = passage.start + offset
    return Fact(name, value, raw, start, start + len(raw), passage.line.page,
                low_trust=passage.line.block.origin is Origin.OCR)


def _text_fact(passage: Passage) -> Iterator[Fact]:
    value = passage.text.split("\n")[0].strip(" ,;")
    value = re.sub(r"\s*\(\s*(?:전화|인|서명|직인|seal|signature|이하)[^)]*\)?.*$", "", value, flags=re.I).strip()
    if value and not _EMPTY.match(value) and len(value) <= 120:
        yield _fact(_TEXT_FACTS[passage.section], value, value, passage, passage.text.find(value))


def dates_in(text: str) -> list[tuple[dt.date, int, int]]:
    """Return the dates in `text` with their offsets; two-digit years are of this century."""
    found = []
    for match in _DATE.finditer(text):
        if match[4]:
            year, month, day = int(match[6]), _MONTHS.index(match[4].lower()) + 1, int(match[5])
        else:
            year, month, day = int(match[1]), int(match[2]), int(match[3])
            year += 2000 if year < 100 else 0
        try:
            found.append((dt.date(year, month, day), match.start(), match.end()))
        except ValueError:
            continue
    return found


def _term(passage: Passage) -> Iterator[Fact]:
    found = dates_in(passage.text)
    for name, (date, start, end) in zip(("start", "end"), found, strict=False):
        yield _fact(name, date.isoformat(), passage.text[start:end], passage, start)


def amount_won(number: str, unit: str | None) -> int:
    """Return an amount in won; `.` and `,` before three digits are both separators (OCR confuses them)."""
    plain = re.sub(r"[,.](?=\d{3}(?:\D|$))", "", number)
    return round(float(plain) * _UNITS.get(re.sub(r"\s", "", unit or ""), 1))


def _pay(passage: Passage) -> Iterator[Fact]:
    text = f"{passage.label} {passage.text}" if not _ANNUAL.search(passage.text) else passage.text
    shift = len(text) - len(passage.text)
    for name, period, factor in (("annual_salary_krw", _ANNUAL, 1), ("monthly_salary_krw", _MONTHLY, 12)):
        for word in period.finditer(text):
            match = _AMOUNT.search(text, word.end())
            if match is None or match.start() - word.end() > 40:
                continue
            won = amount_won(match[1], match[2])
            if MIN_YEARLY_WON <= won * factor <= MAX_YEARLY_WON:
                raw = match[0].strip()
                yield _fact(name, won, raw, passage, max(0, match.start() + match[0].find(raw) - shift))
                break


def _first_of_each(facts: Sequence[Fact]) -> list[Fact]:
    kept: dict[str, Fact] = {}
    for fact in facts:
        kept.setdefault(fact.name, fact)
    return list(kept.values())
