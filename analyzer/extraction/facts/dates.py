"""Dates in the many ways that papers print them."""

from __future__ import annotations

import datetime as dt
import re

from analyzer.language import remembered

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
_ORDINAL = r"(?:st|nd|rd|th)?"
_DATE = re.compile(
    r"(?<![\d.,])(?P<y>\d{4}|\d{2})\s*(?:년|[.\-/])\s*(?P<m>\d{1,2})\s*(?:월|[.\-/])\s*(?P<d>[0-3] \d(?=\s*(?:[)\]~일]|$))|\d{1,2}(?!\d|,\d|\.\d))(?:\s*일)?"
    rf"|\b(?P<mon>{MONTH})\s*(?P<d2>\d{{1,2}}){_ORDINAL},?\s+(?P<y2>\d{{4}})"
    rf"|(?<!\d)(?P<d3>\d{{1,2}}){_ORDINAL}\s*(?:day\s+of\s+|of\s+)?[\-\s.]?(?P<mon3>{MONTH})[\-\s,.]*(?P<y3>\d{{4}})"
    r"|(?<!\d)(?P<y4>(?:19|20)\d{2})(?P<m4>0[1-9]|1[0-2])(?P<d4>[0-2]\d|3[01])(?!\d)", re.I)
# A PDF may part the digits of a day: `2028.11.3 0`.
# `2026. 3. 1. ~ 12. 31.` leaves the year of the second date out.
_SAME_YEAR = re.compile(r"\s*일?\.?\s*(?:부터|에서|~|∼|-|–)\s*(?P<m>\d{1,2})\s*(?:월|\.)\s*(?P<d>\d{1,2})\s*(?:일|\.|까지|$)(?!\s*\d)")
_PIVOT = 2100
#: A later year is nobody's birth who works, an earlier one no term of a contract to come.
LAST_BIRTH_YEAR = 2009
_DIGIT = re.compile(r"\d")


def dates_in(text: str) -> list[tuple[dt.date, int, int]]:
    """Return the dates in `text` with their offsets; two-digit years are of this century."""
    return list(_dates_in(text)) if _DIGIT.search(text) else []


@remembered
def _dates_in(text: str) -> tuple[tuple[dt.date, int, int], ...]:
    found: list[tuple[dt.date, int, int]] = []
    for match in _DATE.finditer(text):
        date = _date(match)
        if date is None:
            continue
        found.append((date, match.start(), match.end()))
        second = _SAME_YEAR.match(text, match.end())
        if second:
            later = _made(date.year, int(second["m"]), int(second["d"]))
            if later and later > date:
                found.append((later, second.start("m"), second.end("d")))
    return tuple(found)


def birth_in(text: str) -> tuple[dt.date, int, int] | None:
    """Return the first date of birth in `text`; two-digit years are of the last century unless they lie behind us."""
    for date, start, end in dates_in(text):
        if date.year > dt.date.today().year - 10 and re.match(r"\d{2}\D", text[start:]):
            return date.replace(year=date.year - 100), start, end
        return date, start, end
    match = re.search(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?!\d)", text)
    if match:
        first, second, year = (int(part) for part in match.groups())
        # Day and month can only be told apart where one of them is no month.
        if first > 12 or second > 12 or first == second:
            day, month = (first, second) if first > 12 else (second, first)
            made = _made(year, month, day)
            if made:
                return made, match.start(), match.end()
    return None


def _date(match: re.Match[str]) -> dt.date | None:
    if match["y"]:
        year = int(match["y"])
        return _made(year + 2000 if year < 100 else year, int(match["m"]), int(match["d"].replace(" ", "")))
    if match["mon"]:
        return _made(int(match["y2"]), month_number(match["mon"]), int(match["d2"]))
    if match["mon3"]:
        return _made(int(match["y3"]), month_number(match["mon3"]), int(match["d3"]))
    return _made(int(match["y4"]), int(match["m4"]), int(match["d4"]))


def month_number(name: str) -> int:
    """Return the number of a month by its English name, in full or shortened."""
    return _MONTHS.index(name[:3].lower()) + 1


def _made(year: int, month: int, day: int) -> dt.date | None:
    if not 1900 <= year < _PIVOT:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
