"""Korean particles behind names of any ending."""

from __future__ import annotations

_PAIRS = {"은": ("은", "는"), "이": ("이", "가"), "을": ("을", "를"), "과": ("과", "와")}


def closed(word: str) -> bool:
    """Whether the last Korean syllable of a word ends in a consonant."""
    last = next((char for char in reversed(word) if "가" <= char <= "힣"), "가")
    return (ord(last) - ord("가")) % 28 != 0


def josa(word: str, particle: str) -> str:
    """Return the word with the fitting form of 은, 이, 을 or 과."""
    return word + _PAIRS[particle][0 if closed(word) else 1]
