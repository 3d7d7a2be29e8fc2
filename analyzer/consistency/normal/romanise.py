"""Korean syllables in Latin letters, to hold a Korean place beside a romanised one.

Letter by letter after the Revised Romanization (Ministry of Culture and Tourism, notice 2000-8), without its changes of sound between
syllables: `종로` gives `jongro` where signs say `Jongno`. Names have to be compared with some tolerance.
"""

from __future__ import annotations

_FIRST = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")
_MIDDLE = ("a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu", "ui", "i")
_LAST = ("", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t")
_BASE, _COUNT = 0xAC00, 11172


def romanised(text: str) -> str:
    """Return `text` with every Hangul syllable in Latin letters, in lower case; other characters stay."""
    return "".join(_syllable(char) for char in text).casefold()


def _syllable(char: str) -> str:
    place = ord(char) - _BASE
    if not 0 <= place < _COUNT:
        return char
    return _FIRST[place // 588] + _MIDDLE[place % 588 // 28] + _LAST[place % 28]
