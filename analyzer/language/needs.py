"""Many regular expressions asked of one text: each only where a word stands that it cannot do without, which is read off the expression.

A test proves of every phrase of the lexicons that it is found nowhere without one of its words.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

Words = tuple[str, ...]
#: What stands in every text.
ANYTHING: Words = ("",)
_TOKEN = re.compile(r"(?P<element>\\.|\[\^?(?:\\.|[^\]\\])+\]|\((?:\?(?::|<?[=!]))?|[^\\\[(])(?P<times>[*?+]\??|\{\d*,?\d*\}\??)?", re.S)
_MAY_BE_ABSENT = re.compile(r"[*?]|\{0?,")
_LOOKS = ("(?=", "(?!", "(?<=", "(?<!")
_MOST = 24


class Phrases:
    """Regular expressions of a lexicon, each compiled for the first text that may hold it."""

    def __init__(self, patterns: Iterable[str], flags: re.RegexFlag = re.I) -> None:
        self.flags = flags
        self.needs = [(needed_words(pattern), pattern) for pattern in patterns]

    def likely_in(self, text: str, *, folded: bool = False) -> Iterator[re.Pattern[str]]:
        """Yield in order those expressions one of whose words stands in a text; no other can be found there.

        :param folded: The text is in lower case.
        """
        lower = text if folded else text.lower().replace("ı", "i")  # which `re.I` takes for one letter
        for words, pattern in self.needs:
            for word in words:
                if word in lower:
                    yield _compiled(pattern, self.flags)
                    break

    def found_in(self, text: str, *, folded: bool = False) -> bool:
        """Return whether one of them is found in a text."""
        return any(pattern.search(text) for pattern in self.likely_in(text, folded=folded))


@functools.cache
def _compiled(pattern: str, flags: re.RegexFlag) -> re.Pattern[str]:
    return re.compile(pattern, flags)


def needed_words(pattern: str) -> Words:
    """Return lower-case words, one of which stands wherever `pattern` is found; `ANYTHING` where that cannot be told."""
    return _of_choice(_TOKEN.finditer(pattern))[0]


def _of_choice(tokens: Iterator[re.Match[str]]) -> tuple[Words, str]:
    """Return the words of alternatives up to the bracket that closes them, and how often they are repeated."""
    words: list[str] = []
    best, run = ANYTHING, ""
    times = ""
    for token in tokens:
        element, times = token["element"], token["times"] or ""
        if element == ")":
            break
        if element == "|":
            words += _rarer(best, (run,))
            best, run = ANYTHING, ""
            continue
        inside: Words = ANYTHING
        if element[0] == "(":
            inside, times = _of_choice(tokens)
            inside = ANYTHING if element in _LOOKS else inside
        letter = element[1] if len(element) == 2 and not element[1].isalnum() else element if element not in ("^", "$", ".") else ""
        if len(letter) == 1 and element[0] != "(" and not times:
            run += letter.lower()
            continue
        best, run = _rarer(best, (run,)), ""
        if not _MAY_BE_ABSENT.match(times):
            best = _rarer(best, inside if element[0] == "(" else (letter.lower(),) if len(letter) == 1 else ANYTHING)
    words += _rarer(best, (run,))
    return tuple(dict.fromkeys(words)) if "" not in words and len(words) <= _MOST else ANYTHING, times


def _rarer(one: Words, other: Words) -> Words:
    """Return those of two sets of words that stand in fewer texts: longer words, else fewer."""
    return max(one, other, key=lambda words: (min(map(len, words)) >= 2, any(words), -len(words)))
