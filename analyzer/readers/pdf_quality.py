"""How good is the text of a page? Counts that tell readable Korean from broken font maps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

# The most frequent syllables of Korean contracts and statements of reasons. They are a third of real text and a few
# per cent of text that a wrong font map has shifted into other syllables (counted on our own example sentences).
COMMON_SYLLABLES = frozenset("이다의에는을를가은로고하기사지자어인한대시정도부수성주전리업무및과스용영일해제")
MIN_COMMON_SHARE = 0.12
MIN_HANGUL_TO_JUDGE = 60
# Up to this share, bad characters are bullets and check marks from symbol fonts.
MAX_BAD_SHARE = 0.05
MAX_PRIVATE_SHARE = 0.15
MAX_BULLETS = 12
_CID = re.compile(r"\(cid:\d+\)")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_VOWEL = re.compile(r"[AEIOUaeiou]")
MIN_WORD_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Quality:
    """Counts over the text of one page."""

    letters: int = 0
    hangul: int = 0
    common: int = 0
    bad: int = 0
    private: int = 0

    @property
    def broken(self) -> bool:
        """Whether the text is not what the page shows."""
        total = self.letters + self.bad + self.private
        if self.bad > MAX_BAD_SHARE * total or self.private > max(MAX_PRIVATE_SHARE * total, MAX_BULLETS):
            return True
        return self.hangul >= MIN_HANGUL_TO_JUDGE and self.common < MIN_COMMON_SHARE * self.hangul

    @property
    def score(self) -> int:
        """Higher is better: readable letters less broken ones."""
        return self.letters - 2 * (self.bad + self.private)


def measure(texts: Iterable[str]) -> Quality:
    """Count letters, Hangul and broken characters of glyph texts."""
    text = "".join(texts)
    letters = hangul = common = bad = private = 0
    for char, times in Counter(_CID.sub("\ufffd", text) if "(cid:" in text else text).items():
        code = ord(char)
        if 0xAC00 <= code <= 0xD7A3:
            hangul += times
            letters += times
            common += times if char in COMMON_SYLLABLES else 0
        elif char == "\ufffd" or (code < 0x20 and char not in "\t\n\r"):
            bad += times
        elif 0xE000 <= code <= 0xF8FF:
            private += times
        elif char.isalnum():
            letters += times
    return Quality(letters, hangul, common, bad, private)


def layer_is_readable(text: str) -> bool:
    """Whether the hidden text layer of a scan is real text, not the guess of an English-only scanner."""
    quality = measure(text)
    if quality.broken or quality.letters == 0:
        return False
    if quality.hangul * 4 >= quality.letters:
        return True
    words = _LATIN_WORD.findall(text)
    good = sum(len(word) for word in words if _VOWEL.search(word))
    return good >= MIN_WORD_SHARE * sum(not char.isspace() for char in text)
