"""Hides personal identifiers in everything that leaves the analyzer.

Masking keeps the length and the layout of a text, so that offsets and columns stay valid. The first one to three
characters stay, which is enough to tell two papers of one package apart and too little to use.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

_DASH = r"[-\u2010-\u2015\u2212\uff0d]"
_UNIT = r"(?!\s?(?:원|만|천|억|won|KRW))"
_SHOWN = 3

_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+", re.A)
# Six digits of a birthday, a sex and century digit, six more; forms print each digit in a box of its own.
_RESIDENT = re.compile(rf"(?<!\d)(?:\d ?){{6}}(?:{_DASH}|[|/]|\s)?\s?[1-8\uff11-\uff18](?: ?\d){{6}}(?!\d)")
_COMPANY = re.compile(rf"(?<![\d-])\d{{3}}\s?{_DASH}\s?\d{{2}}\s?{_DASH}\s?\d{{5}}(?!\d)")
_COMPANY_LABEL = r"사\s?업\s?자\s?(?:등\s?록\s?)?(?:번\s?호)?|business (?:registration )?(?:no|number)"
_COMPANY_BESIDE = re.compile(rf"(?:{_COMPANY_LABEL})[^\d\n]{{0,20}}(?P<id>\d{{10}})(?!\d){_UNIT}", re.I)

# Korean passports: a letter and eight digits, or three digits, a letter and four digits.
_PASSPORT_KOREAN = re.compile(r"(?<![A-Za-z0-9])[MSRODG](?:\d{8}|\d{3}[A-Z]\d{4})(?![A-Za-z0-9])", re.I)
_PASSPORT_OTHER = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z]\d{7}[A-Z]?|[A-Z](?P<day>\d{8})|[A-Z]{2}\d{7})(?![A-Za-z0-9])")
_PASSPORT_LABEL = r"여\s?권\s?(?:번\s?호)?|passport"
_PASSPORT_BESIDE = re.compile(
    rf"(?:{_PASSPORT_LABEL})(?:[^\d]{{0,40}}?)(?<![A-Za-z0-9])"
    rf"(?P<id>(?:[A-Z]{{1,2}}[ -]?)?\d(?:[ -]?[A-Z0-9]){{5,9}})(?![A-Za-z0-9]){_UNIT}", re.I)

_MOBILE = re.compile(rf"(?<!\d)(?<!\d[.,])01[016789](?:\s?{_DASH}\s?|[ .])?\d{{3,4}}(?:\s?{_DASH}\s?|[ .])?\d{{4}}(?!\d){_UNIT}")
_LANDLINE = re.compile(
    rf"(?<!\d)(?<!\d[.,-])\(?(?:02|0[3-6][1-5]|0[5-8]0\d?)(?:\)\s?|\s?{_DASH}\s?|[ .])\d{{3,4}}(?:\s?{_DASH}\s?|[ .])\d{{4}}(?!\d){_UNIT}")
_INTERNATIONAL = re.compile(
    rf"(?<![\d\w])\+\s?[1-9]\d{{0,2}}(?:[ .]|\s?{_DASH}\s?|\s?\()(?:\(?\d{{1,4}}\)?(?:\s?{_DASH}\s?|[ .])?){{1,4}}\d{{2,4}}(?!\d){_UNIT}")
_PHONE_LABEL = r"전\s?화(?:\s?번\s?호)?|연\s?락\s?처|휴\s?대\s?(?:폰|전화)|핸드폰|팩\s?스|\b(?:tel|phone|mobile|fax)(?:ephone)?(?: no| number)?\b"
_PHONE_BESIDE = re.compile(rf"(?:{_PHONE_LABEL})[^\d\n]{{0,12}}(?P<id>\d(?:[ .()-]?\d){{7,13}})(?!\d){_UNIT}", re.I)

_ACCOUNT_LABEL = r"계\s?좌(?:\s?번\s?호)?|\baccount\s?(?:no|number|#)|\bbank a/?c\b|은행|뱅크|농협|수협|신협|새마을금고|우체국"
_ACCOUNT_BESIDE = re.compile(rf"(?:{_ACCOUNT_LABEL})[^\d\n]{{0,30}}?(?P<id>\d(?:{_DASH}?\d){{8,17}})(?![\d,.]\d){_UNIT}", re.I)


def mask(text: str) -> str:
    """Return `text` with identifiers hidden: passport, resident, business, phone and account numbers, e-mail.

    Two numbers that look alike are told by their labels, so pass whole texts rather than pieces where you can.

    :return: A text of the same length; only characters of identifiers differ.
    """
    text = _EMAIL.sub(lambda match: _stars(match[0], shown=1), text)
    text = _RESIDENT.sub(_resident, text)
    text = _COMPANY_BESIDE.sub(_beside, text)
    text = _COMPANY.sub(_unless(_is_blank), text)
    text = _PASSPORT_BESIDE.sub(_beside, text)
    text = _PASSPORT_KOREAN.sub(_unless(_is_blank), text)
    text = _PASSPORT_OTHER.sub(_other_passport, text)
    for pattern in (_MOBILE, _LANDLINE, _INTERNATIONAL):
        text = pattern.sub(_unless(_is_blank), text)
    for pattern in (_PHONE_BESIDE, _ACCOUNT_BESIDE):
        text = pattern.sub(_beside, text)
    return text


def _stars(text: str, *, shown: int = _SHOWN) -> str:
    """Replace letters and digits behind the first `shown` of them; signs stay, so the layout does too."""
    kept, result = 0, []
    for char in text:
        if not char.isalnum():
            result.append(char)
        elif kept < shown:
            kept += 1
            result.append(char)
        else:
            result.append("*")
    return "".join(result)


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdecimal())


def _is_date(digits: str) -> bool:
    """Whether eight digits are a day of the last or this century."""
    if len(digits) != 8 or digits[:2] not in ("19", "20"):
        return False
    return _is_day(int(digits[:4]), int(digits[4:6]), int(digits[6:]))


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def _is_blank(text: str) -> bool:
    """Whether a form prints a pattern to fill in, such as `000-00-00000`."""
    return len(set(_digits(text))) <= 1


def _unless(harmless: Callable[[str], bool]) -> Callable[[re.Match[str]], str]:
    return lambda match: match[0] if harmless(match[0]) else _stars(match[0])


def _resident(match: re.Match[str]) -> str:
    digits = _digits(match[0])
    if _is_blank(match[0]) or not _is_day(2000, int(digits[2:4]), int(digits[4:6])):
        return match[0]
    return _stars(match[0], shown=2)


def _other_passport(match: re.Match[str]) -> str:
    if _is_blank(match[0]) or _is_date(match["day"] or ""):
        return match[0]
    return _stars(match[0])


def _beside(match: re.Match[str]) -> str:
    found = match["id"]
    if _is_blank(found) or _is_date(_digits(found)) and found[:1].isdecimal():
        return match[0]
    start = match.start("id") - match.start()
    return match[0][:start] + _stars(found) + match[0][start + len(found):]
