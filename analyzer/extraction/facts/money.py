"""Amounts of money in won: digits, 만원 and 백만원, amounts in words."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNITS = {"백만원": 1_000_000, "만원": 10_000, "천원": 1_000}
_DIGITS = {"영": 0, "공": 0, "일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "륙": 6, "칠": 7, "팔": 8, "구": 9}
_SMALL = {"십": 10, "백": 100, "천": 1000}
_LARGE = {"만": 10_000, "억": 100_000_000}
_NUMBER = r"\d{1,3}(?:[,.]\d{3})+(?!\d)|\d+(?:\.\d+)?"
_KOREAN = re.compile(
    rf"(?:(?:₩|￦|\\|KRW|일?금)\s*)?(?P<body>(?:{_NUMBER})(?:\s*[억만천백십](?:\s*(?:{_NUMBER}))?)*)\s*\)?\s*(?P<won>원|won\b|KRW\b)(?!화)", re.I)
_WESTERN = re.compile(
    rf"(?:KRW|₩|￦|\\|won)\s*(?P<a>{_NUMBER})\s*(?P<am>million|mil\.?|mn|M(?![A-Za-z])|thousand|K(?![A-Za-z])|만|백만|천)?"
    rf"|(?P<b>{_NUMBER})\s*(?P<bm>million|mil\.?|M|thousand|K)\s*(?:KRW|won)\b", re.I)
_BARE = re.compile(r"(?<![\d,.\-A-Za-z])(?P<n>\d{1,3}(?:[,.]\d{3})+|\d{2,9}(?:\.\d+)?)(?![\d,]{0,18}\d|[A-Z]\b|\s*(?:%|년|월|일|시간|시|개월|명|분|회|호|번|점|배|인분))")
_WORDS = re.compile(r"(?P<mark>일?금\s*)?(?P<body>(?:[일이삼사오육륙칠팔구영공십백천만억]\s?){3,})원\s*(?P<tail>정|整)?")
_SCALE = {"million": 1_000_000, "mil": 1_000_000, "mn": 1_000_000, "m": 1_000_000, "thousand": 1_000, "k": 1_000,
          "만": 10_000, "백만": 1_000_000, "천": 1_000}
_ENGLISH = {w: i for i, w in enumerate(
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"])}
_ENGLISH |= {w: 10 * i for i, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)}
_ENGLISH_WORD = r"(?:" + "|".join([*sorted(_ENGLISH, key=len, reverse=True), "hundred", "thousand", "million", "billion", "and"]) + r")"
_ENGLISH_WORDS = re.compile(rf"(?:(?:Korean\s+)?won\s+)?(?P<body>{_ENGLISH_WORD}(?:[\s,\-]+{_ENGLISH_WORD})+)\s+(?:Korean\s+)?(?:won|KRW)\b"
                            rf"|(?:Korean\s+)?won\s+(?P<behind>{_ENGLISH_WORD}(?:[\s,\-]+{_ENGLISH_WORD})+)", re.I)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in won with its place in the text."""

    won: int
    start: int
    end: int
    unit: bool = True


def amount_won(number: str, unit: str | None) -> int:
    """Return an amount in won; `.` and `,` before three digits are both separators (OCR confuses them)."""
    return round(_plain(number) * _UNITS.get(re.sub(r"\s", "", unit or ""), 1))


def _plain(number: str) -> float:
    return float(re.sub(r"[,.](?=\d{3}(?:\D|$))", "", number))


def korean_number(text: str) -> float | None:
    """Return the value of `3천6백만`, `삼천육백만`, `1억 2천` or `36백만`; None if it is no number."""
    total = section = 0.0
    number: float | None = None
    place = 0
    text = re.sub(r"\s", "", text)
    while place < len(text):
        digits = re.match(_NUMBER, text[place:])
        if digits:
            number = _plain(digits[0])
            place += digits.end()
            continue
        char = text[place]
        if char in _DIGITS:
            number = _DIGITS[char] if number is None else number * 10 + _DIGITS[char]
        elif char in _SMALL:
            section += (1.0 if number is None else number) * _SMALL[char]
            number = None
        elif char in _LARGE:
            section += number or 0.0
            total += (section or 1.0) * _LARGE[char]
            section, number = 0.0, None
        else:
            return None
        place += 1
    return total + section + (number or 0.0)


def amounts_in(text: str, *, unit: int = 0) -> list[Amount]:
    """Return the amounts in `text`, in order.

    :param unit: What a number without a unit counts in (a label may say `만원`); 0 takes such numbers for won if they
        are long enough to be money.
    """
    found: list[Amount] = []
    for match in _WESTERN.finditer(text):
        # `KRW 3,600만원` is read with its own unit below.
        number, scale = (match["a"], match["am"]) if match["a"] else (match["b"], match["bm"])
        if re.match(r"\s*[억만천백십]?\s*원|\s*[억만천백십]", text[match.end():]):
            continue
        found.append(Amount(round(_plain(number) * _SCALE.get((scale or "").lower().rstrip("."), 1)), match.start(), match.end()))
    for match in _KOREAN.finditer(text):
        value = korean_number(match["body"])
        if value is not None and not _overlaps(found, match.start(), match.end()):
            found.append(Amount(round(value), match.start(), match.end()))
    for match in _BARE.finditer(text):
        if _overlaps(found, match.start(), match.end()):
            continue
        value = _plain(match["n"])
        if unit:
            found.append(Amount(round(value * unit), match.start(), match.end(), unit=False))
        elif value >= 1_000_000 or (re.search(r"[,.]\d{3}$", match["n"]) and value >= 1_000):
            found.append(Amount(round(value), match.start(), match.end(), unit=False))
    return sorted(found, key=lambda amount: amount.start)


def words_in(text: str) -> list[Amount]:
    """Return the amounts that are written in words (`금 삼천육백만원정`, `thirty-six million won`)."""
    found = []
    for match in _WORDS.finditer(text):
        # `천만원` alone is half a figure: `3천만원` is no amount in words.
        if re.search(r"[\d,.]\s*$", text[: match.start()]):
            continue
        value = korean_number(match["body"])
        if value and value >= 10_000:
            found.append(Amount(round(value), match.start(), match.end()))
    for match in _ENGLISH_WORDS.finditer(text):
        value = _english_number(match["body"] or match["behind"])
        if value >= 10_000:
            found.append(Amount(value, match.start(), match.end()))
    return found


def _english_number(text: str) -> int:
    total = section = 0
    for word in re.split(r"[\s,\-]+", text.lower()):
        if word in _ENGLISH:
            section += _ENGLISH[word]
        elif word == "hundred":
            section *= 100
        elif word in ("thousand", "million", "billion"):
            total += (section or 1) * {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}[word]
            section = 0
    return total + section


def _overlaps(found: list[Amount], start: int, end: int) -> bool:
    return any(amount.start < end and start < amount.end for amount in found)
