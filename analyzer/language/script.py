"""Which language a piece of text is written in, by counting letters."""

from __future__ import annotations

import re
from enum import StrEnum

from analyzer.language.memory import remembered

# Office Korean is full of Latin tool names: Hangul at a quarter of the Latin letters already means Korean.
KOREAN_SHARE = 0.2
MIN_LETTERS = 2
_HANGUL = re.compile("[가-힣]+")
_LATIN = re.compile("[a-z]+")


class Language(StrEnum):
    """Language of a block. `UNKNOWN` covers codes, numbers and single letters."""

    KOREAN = "ko"
    ENGLISH = "en"
    UNKNOWN = "unknown"


@remembered
def language_of(text: str) -> Language:
    """Return the language of `text` by the share of Hangul among its letters."""
    hangul = 0 if text.isascii() else sum(map(len, _HANGUL.findall(text)))
    latin = sum(map(len, _LATIN.findall(text.lower())))
    if hangul + latin < MIN_LETTERS:
        return Language.UNKNOWN
    return Language.KOREAN if hangul / (hangul + latin) >= KOREAN_SHARE else Language.ENGLISH
