"""Names of persons: order, case, marks, hyphens and left-out middle names make no other person."""

from __future__ import annotations

import itertools
import re
from difflib import SequenceMatcher

from analyzer.consistency.normal.likeness import Likeness
from analyzer.consistency.normal.scripts import has_hangul, has_latin, outside_and_inside, plain_letters

_ADDRESS = re.compile(r"\b(?:mr|mrs|ms|miss|dr|prof)\b\.?", re.I)
_KOREAN_ADDRESS = re.compile(r"\s*(?:씨|님|귀하)$")
# Permuting more words than this costs more than it tells.
_MAX_WORDS = 6
_SPELLING = 0.84
_HANGUL_ALIKE = 0.5


def latin_words(name: str) -> tuple[str, ...]:
    """Return the words of the Latin part of a name, folded; empty if there is none. Nationality and numbers beside it are left out."""
    for part in outside_and_inside(name):
        part = plain_letters(part)
        if has_hangul(part) and has_latin(part):
            part = " ".join(word for word in part.split() if not has_hangul(word))
        part = part.split(",")[0] if re.search(r"\d", part) else part
        words = re.findall(r"[a-z]+", _ADDRESS.sub(" ", part).replace("'", "").replace("’", "").casefold())
        if words and not re.search(r"\d", part):
            return tuple(words)
    return ()


def hangul_name(name: str) -> str:
    """Return the Hangul part of a name without spaces, empty if there is none."""
    for part in outside_and_inside(name):
        if has_hangul(part) and not re.search(r"\d", part):
            return "".join(re.findall("[가-힣]+", _KOREAN_ADDRESS.sub("", part)))
    return ""


def compare_people(one: str, other: str) -> Likeness:
    """Return how two names stand to each other.

    `NEAR` is a name with parts left out or abbreviated, or one that a slip of the pen explains; a Hangul transcription is
    never compared with Latin letters, and two transcriptions differ only where they share little.
    """
    first, second = latin_words(one), latin_words(other)
    if first and second:
        return _compare_latin(first, second)
    korean, other_korean = hangul_name(one), hangul_name(other)
    if korean and other_korean:
        if korean == other_korean:
            return Likeness.SAME
        alike = SequenceMatcher(None, korean, other_korean).ratio() >= _HANGUL_ALIKE
        return Likeness.UNKNOWN if alike or set(korean) == set(other_korean) else Likeness.DIFFERENT
    return Likeness.UNKNOWN


def share_a_word(one: str, other: str) -> bool:
    """Return whether two Latin names have a word in common."""
    return bool(set(latin_words(one)) & set(latin_words(other)))


def misspelt(one: str, other: str) -> bool:
    """Return whether two Latin names differ by a letter or two."""
    first, second = (" ".join(sorted(latin_words(name))) for name in (one, other))
    straight = SequenceMatcher(None, "".join(latin_words(one)), "".join(latin_words(other))).ratio()
    return bool(first and second) and max(straight, SequenceMatcher(None, first, second).ratio()) >= _SPELLING


def _compare_latin(first: tuple[str, ...], second: tuple[str, ...]) -> Likeness:
    if sorted(first) == sorted(second) or _joined_alike(first, second):
        return Likeness.SAME
    short, long = sorted((first, second), key=len)
    if _stands_within(short, long):
        return Likeness.NEAR
    return Likeness.DIFFERENT


def _joined_alike(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether two names are one string of letters in some order of their words (`VAN-ANH`, `VANANH`)."""
    few, many = sorted((first, second), key=len)
    if len(many) > _MAX_WORDS or sorted("".join(few)) != sorted("".join(many)):
        return False
    wanted = {"".join(order) for order in itertools.permutations(few)}
    return any("".join(order) in wanted for order in itertools.permutations(many))


def _stands_within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether every word of the shorter name, or its initial, is in the longer one."""
    left = list(long)
    whole = False
    for word in short:
        found = next((w for w in left if w == word), None) or next(
            (w for w in left if len(min(w, word, key=len)) == 1 and w[0] == word[0]), None)
        if found is None:
            return False
        whole = whole or found == word
        left.remove(found)
    return whole
