"""What OCR does to the marks, dates and amounts of contracts, undone where nothing else can have been meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"
# Tesseract reads a circled number as a sign with a ring, a hollow bullet as a letter or a digit.
_RINGS = ("©", "®", "@", "ⓒ", "㉠", "⓪", "(1)", "(D", "0)")
_SURE_RINGS = ("©", "®", "@", "ⓒ")
_HOLLOW = ("o", "O", "0", "6", "9", "e", "ㅇ", "ᄋ", "°", "º", "。", "¢", "◦", "○", "*", "«")
_DIGITS = ("0", "6", "9")
_DASHES = ("一", "ㅡ", "~", "=", "—", "–", "_", "ᅳ")
_AMOUNT = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,]\d{3}){2,}(?![\d.,]*\d)")
_WON = re.compile(r"\\(?=\s?\d{1,3}(?:,\d{3})+)")
_YEAR = re.compile(r"(?:19|20)\d\d[,.]")
_DATE_PART = re.compile(r"\d{1,2}[,.]")
_ACRONYM = re.compile(r"^(AP|KP)[!|\]1](?=$|[^A-Za-z0-9])")


def repaired(lines: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the words of the lines of one cell or text block, with what is surely misread put right.

    :param lines: Words per printed line, top to bottom.
    """
    result = [_numbers(line) for line in lines]
    _marks([line for line in result if len(line) > 1])
    return result


def _numbers(line: Sequence[str]) -> list[str]:
    """Make the separators of long amounts and of dates one kind: `3,200.000` and `2026, 12. 1,` have one reading."""
    words = [_ACRONYM.sub(r"\1I", word) for word in line]
    words = [_WON.sub("₩", _AMOUNT.sub(lambda found: found.group().replace(".", ","), word)) for word in words]
    for i in range(len(words) - 1):
        if _YEAR.fullmatch(words[i]) and _DATE_PART.match(words[i + 1]):
            words[i] = words[i].replace(",", ".")
            for k in range(i + 1, min(i + 3, len(words))):
                if not _DATE_PART.fullmatch(words[k]):
                    break
                words[k] = words[k].replace(",", ".")
    return words


def _marks(lines: Sequence[list[str]]) -> None:
    """Repair list marks that stand alone before their text, in place.

    A circled number is restored only where those that were read, and the order, leave one answer; a bullet only where
    several lines start with look-alikes that are not all digits.
    """
    for line in lines:
        if line[0] in _DASHES:
            line[0] = "-"
    rings = [line for line in lines if line[0] in _RINGS or line[0] in _CIRCLED]
    read = [(rank, line[0]) for rank, line in enumerate(rings) if line[0] in _CIRCLED]
    in_order = all(_CIRCLED.index(mark) == rank for rank, mark in read)
    sure = bool(read) or all(line[0] in _SURE_RINGS for line in rings)
    if 2 <= len(rings) <= len(_CIRCLED) and in_order and sure:
        for rank, line in enumerate(rings):
            line[0] = _CIRCLED[rank]
    hollow = [line for line in lines if line[0] in _HOLLOW]
    if len(hollow) >= 2 and any(line[0] not in _DIGITS for line in hollow):
        for line in hollow:
            line[0] = "◦"
