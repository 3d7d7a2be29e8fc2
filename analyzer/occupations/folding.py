"""Brings numbers and names to one writing, so that width, spaces, dots, number and spelling make no difference."""

from __future__ import annotations

import re
import unicodedata

_DOTS = dict.fromkeys(map(ord, "\u00b7\u2024\u2027\u318d\uff65\u30fb\u119e\u22c5\u2219\u2022"), "\u00b7")
_INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u30fc\uff0d"), "-")
_NUMBER = re.compile(r"S?\d{3,6}")
_HANGUL = re.compile("[가-힣]")
_CONNECTORS_EN = frozenset({"and", "or", "of", "the", "in", "a", "an", "for", "at", "to", "related"})
_SPELLING = {
    "labour": "labor",
    "organisation": "organization",
    "centre": "center",
    "counselling": "counseling",
    "counsellor": "counselor",
    "programme": "program",
    "tyre": "tire",
    "mould": "mold",
    "aeroplane": "airplane",
    "draftsman": "draftsperson",
    "draughtsman": "draftsperson",
    "draughtsperson": "draftsperson",
    "draftswoman": "draftsperson",
    "salesman": "salesperson",
    "saleswoman": "salesperson",
    "salespeople": "salesperson",
    "expert": "specialist",
    "sw": "software",
    "specialised": "specialized",
}


def fold(text: str) -> str:
    """Return `text` with widths, dots, dashes and spaces folded, letters composed."""
    text = unicodedata.normalize("NFKC", text.translate(_DOTS | _INVISIBLE | _DASHES))
    return " ".join(text.split())


def number_key(text: str) -> str:
    """Return an occupation number as the lists print it (`S2843`), empty where `text` is no number."""
    number = re.sub(r"[\s-]", "", fold(text)).upper()
    return number if _NUMBER.fullmatch(number) else ""


def is_korean(text: str) -> bool:
    """Return whether a name is written in Korean; one Hangul syllable suffices (`CAD 제도사`)."""
    return bool(_HANGUL.search(text))


def name_key(text: str) -> str:
    """Return what two writings of one occupation name have in common; empty if nothing is left."""
    text = fold(text).casefold()
    return _korean_key(text) if is_korean(text) else _english_key(text)


def _korean_key(text: str) -> str:
    key = "".join(c for c in text if c.isalnum() and c != "및")
    return key.replace("엔지니어", "기술자").replace("소프트웨어", "sw")


def _english_key(text: str) -> str:
    words = re.findall(r"[a-z0-9]+", text.replace("s/w", "sw").replace("sales person", "salesperson"))
    singular = (_SPELLING.get(word, word) for word in map(_singular, words))
    return " ".join(word for word in singular if word not in _CONNECTORS_EN)


def _singular(word: str) -> str:
    if len(word) <= 3 or word.endswith(("ss", "us", "is")) or not word.endswith("s"):
        return word
    return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]
