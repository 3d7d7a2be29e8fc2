"""What OCR does to the marks and amounts of contracts, undone where nothing else can have been meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"
# Tesseract reads a circled number as a sign with a ring, or as a letter.
_LOOKALIKE = re.compile(r"^(?:[©®@㉠⓪O0Q]|\([0-9DOo]\))(?=\s*[가-힣A-Z])")
_RING = re.compile(r"^[©®@]")
_DASH = re.compile(r"^[一ㅡ~=—–_](?=\s+[가-힣A-Za-z])")
_DOT = re.compile(r"^[eoㅇ。°*º](?=\s+[가-힣])")
_MIXED_SEPARATORS = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d{3}){2,})(?![\d.,]*\d)")
_WON = re.compile(r"\\(?=\s?\d{1,3}(?:,\d{3})+)")


def amount(text: str) -> str:
    """Return the text with the separators of long amounts made one (`3,200.000` to `3,200,000`) and `\\` as won sign."""
    return _WON.sub("₩", _MIXED_SEPARATORS.sub(lambda found: found.group().replace(".", ","), text))


def marks(starts: Sequence[str]) -> list[str]:
    """Return the first words of the lines of one cell or column with their list marks repaired.

    A circled number is restored only when the numbers that were read, and the order, leave a single answer; a dot or
    a dash only when several lines start with it.
    """
    result = [_DASH.sub("-", start) for start in starts]
    rings = [i for i, start in enumerate(result) if start[:1] in _CIRCLED or _LOOKALIKE.match(start)]
    sure = [(rank, i) for rank, i in enumerate(rings) if result[i][:1] in _CIRCLED]
    fits = all(_CIRCLED.index(result[i][0]) == rank for rank, i in sure)
    ringed = all(_RING.match(result[i]) for i in rings)
    if 2 <= len(rings) <= len(_CIRCLED) and fits and (sure or ringed):
        for rank, i in enumerate(rings):
            rest = _LOOKALIKE.sub("", result[i]) if result[i][:1] not in _CIRCLED else result[i][1:]
            result[i] = _CIRCLED[rank] + rest
    dots = [i for i, start in enumerate(result) if _DOT.match(start)]
    if len(dots) >= 2:
        for i in dots:
            result[i] = "•" + result[i][1:]
    return result
