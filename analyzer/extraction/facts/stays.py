"""Years of work that a certificate of employment gives only by its dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.extraction.facts.dates import MONTH, dates_in, month_number
from analyzer.extraction.facts.reading import Sheet
from analyzer.extraction.types import Fact, Role

_TITLE = re.compile(
    r"경\s*력\s*(?:\(?\s*재\s*직\s*\)?\s*)?(?:증\s*명|확\s*인)|재\s*직\s*(?:증\s*명|확\s*인)|근\s*무\s*(?:증\s*명|확\s*인)"
    r"|certificate\s+of\s+(?:employment|career|work|service|experience)|(?:employment|career|work|experience|service)\s+(?:certificate|verification|letter|confirmation)", re.I)


def _month(mark: str) -> str:
    """Return the pattern of a month of a year, with or without its day."""
    return (rf"(?:(?P<y{mark}>(?:19|20)\d\d)\s*[년.\-/]\s*(?P<m{mark}>\d{{1,2}})\s*(?:[월.\-/]\s*(?:\d{{1,2}}\s*일?\.?)?)?"
            rf"|(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?P<n{mark}>{MONTH})\s*(?:\d{{1,2}},)?\s*,?\s*(?P<v{mark}>(?:19|20)\d\d))")


_STAY = re.compile(
    rf"{_month('1')}\s*(?:부터|[~∼–—-]|to|until|through)\s*(?:{_month('2')}|(?P<now>현재|재직\s*중|present|now|current|today|the\s+date\s+of))", re.I)
# What was learnt between two dates is no work: `학력 / 표본 제12고등학교 / 2014.9 ~ 2017.6`
_SCHOOL = re.compile(r"(?:학교|대학|학과|학부|학위\s?과정|school|college|university)\W*$", re.I)
# `born 22 July 1996 - March 2017` is a birth and a graduation.
_BORN = re.compile(r"(?:born(?:\s+on)?|date\s+of\s+birth|생년월일)\W*$", re.I)
_BESIDE = 30
_TITLE_LETTERS = 300


def find(sheet: Sheet) -> Iterator[Fact]:
    """Yield the years between the dates of a certificate of employment; stays that overlap count once.

    A stay that goes on ends with the certificate's own date, the last date of the paper if it bears none.
    """
    text = sheet.document.text
    if sheet.role is not Role.CREDENTIAL or not _TITLE.search(text[:_TITLE_LETTERS]):
        return
    matches = [match for match in _STAY.finditer(text) if not _at_school(text, match) and not _BORN.search(text, max(0, match.start() - _BESIDE), match.start())]
    months: set[int] = set()
    for match in matches:
        begin, end = _number(match, "1"), _last(text) if match["now"] else _number(match, "2")
        if begin is not None and end is not None and 0 <= end - begin <= 12 * 50:
            # From the first of March to the last of May are three months.
            months.update(range(begin, end + (0 if match["now"] else 1)))
    if months and (line := next((run.line for run in sheet.runs if run.start <= matches[0].start() < run.start + len(run.text)), None)):
        first, last = matches[0].start(), matches[-1].end()
        yield sheet.fact("experience_years", round(len(months) / 12, 2), first, text[first:last] if len(matches) == 1 else matches[0][0], line)


def _at_school(text: str, stay: re.Match[str]) -> bool:
    """Whether a span behind the name of a school is one of learning: below `학력`, or with the graduation behind it. Teachers work at schools."""
    before, behind = text[max(0, stay.start() - 2 * _BESIDE) : stay.start()], text[stay.end() : stay.end() + _BESIDE]
    return _SCHOOL.search(before) is not None and (re.search(r"학력|education", before, re.I) is not None or re.match(r"\W*(?:졸업|수료|학위|graduat)", behind, re.I) is not None)


def _number(match: re.Match[str], mark: str) -> int | None:
    """Return a month as a running number."""
    if match[f"y{mark}"]:
        year, month = int(match[f"y{mark}"]), int(match[f"m{mark}"])
    elif match[f"n{mark}"]:
        year, month = int(match[f"v{mark}"]), month_number(match[f"n{mark}"])
    else:
        return None
    return year * 12 + month if 1 <= month <= 12 else None


def _last(text: str) -> int | None:
    latest = max((date for date, _, _ in dates_in(text)), default=None)
    return latest.year * 12 + latest.month if latest else None
