"""Hides personal identifiers in everything that leaves the analyzer.

Masking keeps the length and the layout of a text, so that offsets and columns stay valid. The first one to three
characters stay, which is enough to tell two papers of one package apart and too little to use.

Check digits only ever add a find (a row of digits without label or signs, the machine-readable line of a passport); they
never excuse one. Resident and foreigner registration numbers issued since October 2020 have no check digit, so a wrong
one says nothing. A firm's registration number is public, but that of a sole trader points at a person: all are masked.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

_UNIT = r"(?!\s?(?:원|만|천|억|won|KRW))"
_SHOWN = 3

_EMAIL = re.compile(r"(?<![A-Za-z0-9_.+%-])[A-Za-z0-9_.+%-]{1,64}@(?:[A-Za-z0-9가-힣_-]+\.)+(?:[A-Za-z0-9_-]+|한국)")
# Six digits of a birthday, a sex and century digit, six more; forms print each digit in a box of its own.
_RESIDENT = re.compile(r"(?<!\d)(?:\d ?){6}(?:[-|/]|\s)?\s?[1-8](?: ?\d){6}(?!\d)")
_LICENCE = re.compile(r"(?<![\d-])(?:1[1-9]|2[0-8])-\d{2}-\d{6}-\d{2}(?![\d-])")
_LICENCE_BESIDE = re.compile(r"운\s?전\s?면\s?허[^\d\n]{0,20}(?P<id>\d{2}(?:[ -]?\d){8,10})(?!\d)")
_CARD = re.compile(r"(?<![\d-])\d{4}(?:[- ]?\d{4}){3}(?![\d-])")

_COMPANY = re.compile(r"(?<![\d-])\d{3}\s?-\s?\d{2}\s?-\s?\d{5}(?!\d)")
_COMPANY_LABEL = r"사\s?업\s?자\s?(?:등\s?록\s?)?(?:번\s?호)?|business (?:registration )?(?:no|number)"
_COMPANY_BESIDE = re.compile(rf"(?:{_COMPANY_LABEL})[^\d\n]{{0,20}}(?P<id>\d{{3}}[ .]?\d{{2}}[ .]?\d{{5}})(?!\d){_UNIT}", re.I)
_COMPANY_BARE = re.compile(rf"(?<![\w.,-])[1-9]\d{{9}}(?![\d.,-]){_UNIT}")
_COMPANY_WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3, 5)

# Korean passports: a letter and eight digits, or three digits, a letter and four digits.
_PASSPORT_KOREAN = re.compile(r"(?<![A-Za-z0-9])[MSRODG](?:\d{8}|\d{3}[A-Z]\d{4})(?![A-Za-z0-9])", re.I)
_PASSPORT_OTHER = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z]\d{7}[A-Z]?|[A-Z](?P<day>\d{8})|[A-Z]{2}\d{7})(?![A-Za-z0-9])")
_PASSPORT_LABEL = r"여\s?권\s?(?:번\s?호)?|passport"
_PASSPORT_BESIDE = re.compile(
    rf"(?:{_PASSPORT_LABEL})(?:[^\d]{{0,40}}?)(?<![A-Za-z0-9])"
    rf"(?P<id>(?:[A-Z]{{1,2}}[ -]?)?\d(?:[ -]?[A-Z0-9]){{5,9}})(?![A-Za-z0-9]){_UNIT}", re.I)
# The second line of a passport's machine-readable zone; Korean ones end in the resident number's second half.
_MACHINE_LINE = re.compile(
    r"(?<![A-Z0-9<])(?P<number>[A-Z0-9][A-Z0-9<]{8})(?P<c1>[0-9<])[A-Z<]{3}(?P<born>\d{6})(?P<c2>\d)[MFX<](?P<until>\d{6})(?P<c3>\d)[A-Z0-9<]*")

_SIGN = r"(?:\s?-\s?|[ .])"
_MOBILE = re.compile(
    rf"(?<!\d)(?<!\d[.,])(?:\(?\+?\s?82\)?{_SIGN}?(?:\(0\){_SIGN}?|0)?|0)1[016789]{_SIGN}?\d{{3,4}}{_SIGN}?\d{{4}}(?!\d){_UNIT}")
_MOBILE_BOXED = re.compile(r"(?<!\d)0 1 [016789](?: ?- ?| )\d(?: \d){2,3}(?: ?- ?| )\d(?: \d){3}(?! ?\d)")
_LANDLINE = re.compile(
    rf"(?<!\d)(?<!\d[.,-])\(?(?:02|0[3-6][1-5]|0[5-8]0\d?)(?:\)\s?|{_SIGN})\d{{3,4}}{_SIGN}\d{{4}}(?!\d){_UNIT}")
_INTERNATIONAL = re.compile(
    rf"(?<![\d\w])\+\s?[1-9](?:\d{{9,14}}|\d{{0,2}}\)?(?:{_SIGN}|\s?\()(?:\(?\d{{1,4}}\)?{_SIGN}?){{1,4}}\d{{2,4}})(?!\d){_UNIT}")
_PHONE_LABEL = r"전\s?화(?:\s?번\s?호)?|연\s?락\s?처|휴\s?대\s?(?:폰|전화)|핸드폰|팩\s?스|\b(?:tel|phone|mobile|fax)(?:ephone)?(?: no| number)?\b"
_PHONE_BESIDE = re.compile(rf"(?:{_PHONE_LABEL})[^\d\n]{{0,12}}(?P<id>\d(?:[ .()-]?\d){{7,13}})(?!\d){_UNIT}", re.I)

_BANK = r"은행|뱅크|농협|수협|신협|새마을금고|우체국"
_ACCOUNT_LABEL = rf"계\s?좌(?:\s?번\s?호)?|예\s?금\s?주|\baccount\s?(?:no|number|#)|\bbank a/?c\b|{_BANK}"
_ACCOUNT_BESIDE = re.compile(
    rf"(?:{_ACCOUNT_LABEL})[^\d\n]{{0,30}}?(?P<id>\d(?:-?\d){{8,17}}|(?=(?:\d ?){{10,18}}(?! ?\d))\d{{3,6}}(?: \d{{2,8}}){{1,3}})"
    rf"(?![\d,.]\d){_UNIT}", re.I)
_ACCOUNT_BEFORE = re.compile(rf"(?<![\d-])(?=(?:\d-?){{10,16}}(?![\d-]))\d{{2,6}}(?:-\d{{2,8}}){{1,3}}(?=\s?[(\[,/]?\s?[가-힣]{{0,6}}(?:{_BANK}))")

# Forms of one character that people do not tell apart, to the one that the patterns know.
_SAME = {ord(char): "-" for char in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63"} | {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
# Every identifier has a digit or an @.
_MAY_IDENTIFY = re.compile(r"[\d@\uff20]")
_DIGIT = re.compile(r"\d")
# Digits of one identifier with what any pattern lets stand between two of them, letters aside.
_ROW = re.compile(r"\d(?:[\s()./|-]{0,5}\d)*")
# Characters before the first digit and behind the last that any such pattern looks at: label and bank make the most of them.
_BEFORE, _BEHIND = 64, 24
# Lines kept with what masking made of them. Not whole papers: one that is deleted in the page has to be gone.
_KEPT, _LONGEST_KEPT = 4096, 400
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_ODD = re.compile(f"[{re.escape(''.join(map(chr, _SAME)) + ''.join(sorted(_UNSEEN)))}]")


def mask(text: str) -> str:
    """Return `text` with identifiers hidden: passport, resident, licence, business, phone, card and account numbers, e-mail.

    Two numbers that look alike are told by their labels, so pass whole texts rather than pieces where you can.

    :return: A text of the same length; only characters of identifiers differ.
    """
    if not _MAY_IDENTIFY.search(text):
        return text
    return _remembered(text) if len(text) <= _LONGEST_KEPT else _mask(text)


def _mask(text: str) -> str:
    seen: Sequence[int] = range(len(text))
    plain = text
    if _ODD.search(text):
        seen = [place for place, char in enumerate(text) if char not in _UNSEEN]
        plain = "".join(text[place] for place in seen).translate(_SAME)
    masked = _masked(plain)
    if masked == plain:
        return text
    result = list(text)
    for place, before, after in zip(seen, plain, masked, strict=True):
        if before != after:
            result[place] = after
    return "".join(result)


# Sources, advice and quotes come back in every report.
_remembered = functools.lru_cache(_KEPT)(_mask)


def masked_repr(value: Any) -> str:
    """Return what a notebook or a log shows of a dataclass, identifiers hidden. Serves as `__repr__`."""
    told = ", ".join(f"{field.name}={getattr(value, field.name)!r}" for field in dataclasses.fields(value))
    return mask(f"{type(value).__name__}({told})")


def _masked(text: str) -> str:
    if "@" in text:
        text = _hidden(text, _EMAIL, lambda match: _stars(match[0], shown=1), [(0, len(text))])
    rows = [(row.start(), row.end(), len(_DIGIT.findall(row[0]))) for row in _ROW.finditer(text)]
    digits = sum(count for _, _, count in rows)
    for least, in_a_row, pattern, replaced in _NUMBERS:
        if digits >= least:
            text = _hidden(text, pattern, replaced, _around(rows, least) if in_a_row else [(0, len(text))])
    return text


def _around(rows: Iterable[tuple[int, int, int]], least: int) -> list[tuple[int, int]]:
    """Return where a pattern may find something that has so many digits in a row, as stretches apart from each other."""
    stretches: list[tuple[int, int]] = []
    for start, end, count in rows:
        if count < least:
            continue
        first = max(0, start - _BEFORE)
        if stretches and first <= stretches[-1][1]:
            first = stretches.pop()[0]
        stretches.append((first, end + _BEHIND))
    return stretches


def _hidden(text: str, pattern: re.Pattern[str], replaced: Callable[[re.Match[str]], str], stretches: Iterable[tuple[int, int]]) -> str:
    """Replace what a pattern finds. What is let stand may overlap with an identifier, so the search goes on inside it."""
    pieces: list[str] = []
    done = 0
    for at, end in stretches:
        while found := pattern.search(text, at, end):
            new = replaced(found)
            if new == found[0]:
                at = found.start() + 1
            else:
                pieces += [text[done : found.start()], new]
                at = done = found.end()
    return "".join([*pieces, text[done:]]) if pieces else text


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


def _is_company(digits: str) -> bool:
    """Whether ten digits have the check digit of a business registration number, and are not all but zeros."""
    numbers = [int(char) for char in digits]
    total = sum(number * weight for number, weight in zip(numbers, _COMPANY_WEIGHTS, strict=False)) + numbers[8] * 5 // 10
    return (10 - total % 10) % 10 == numbers[9] and not digits.endswith("0000")


def _is_card(text: str) -> bool:
    """Whether digits have the check digit of a payment card."""
    numbers = [int(char) for char in reversed(_digits(text))]
    return sum(numbers[::2] + [sum(divmod(2 * number, 10)) for number in numbers[1::2]]) % 10 == 0


def _is_checked(field: str, check: str) -> bool:
    """Whether a field of a machine-readable zone has that check digit (ICAO 9303)."""
    values = (int(char, 36) if char != "<" else 0 for char in field)
    return sum(value * (7, 3, 1)[place % 3] for place, value in enumerate(values)) % 10 == (0 if check == "<" else int(check))


def _machine_line(match: re.Match[str]) -> str:
    # Two of three, because recognition may misread a character.
    right = [_is_checked(match[field], match[check]) for field, check in (("number", "c1"), ("born", "c2"), ("until", "c3"))]
    return _stars(match[0]) if sum(right) >= 2 else match[0]


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


# In the order in which they are looked for, each with the digits that it has at least (most texts have fewer) and whether these stand in a row.
_NUMBERS: tuple[tuple[int, bool, re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (14, False, _MACHINE_LINE, _machine_line),
    (10, False, _LICENCE_BESIDE, _beside),
    (12, True, _LICENCE, _unless(_is_blank)),
    (16, True, _CARD, _unless(lambda found: _is_blank(found) or not _is_card(found))),
    (13, True, _RESIDENT, _resident),
    (10, True, _COMPANY_BESIDE, _beside),
    (10, True, _COMPANY, _unless(_is_blank)),
    (10, True, _COMPANY_BARE, _unless(lambda found: not _is_company(found))),
    (1, False, _PASSPORT_BESIDE, _beside),
    (7, False, _PASSPORT_KOREAN, _unless(_is_blank)),
    (7, True, _PASSPORT_OTHER, _other_passport),
    (10, True, _MOBILE, _unless(_is_blank)),
    (10, True, _MOBILE_BOXED, _unless(_is_blank)),
    (9, True, _LANDLINE, _unless(_is_blank)),
    (4, True, _INTERNATIONAL, _unless(_is_blank)),
    (10, True, _ACCOUNT_BEFORE, _unless(_is_blank)),
    (8, True, _PHONE_BESIDE, _beside),
    (9, True, _ACCOUNT_BESIDE, _beside),
)
