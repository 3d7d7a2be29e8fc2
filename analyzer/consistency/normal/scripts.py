"""Splits a text by script: a Korean name and its Latin form often stand in one cell."""

from __future__ import annotations

import re
import unicodedata

_HANGUL = re.compile("[가-힣]")
_LATIN = re.compile("[A-Za-z]")
# What has no marks: most names.
_UNMARKED = re.compile(r"[\x00-\x7f가-힣]*")
_BRACKETED = re.compile(r"[(\[（【<]([^()\[\]（）【】<>]*)[)\]）】>]")
# Letters that Unicode does not decompose into a plain letter and a mark.
_PLAIN = str.maketrans({"đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE",
                        "ı": "i", "İ": "I", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ə": "e", "Ə": "E"})  # fmt: skip


def has_hangul(text: str) -> bool:
    """Return whether a text holds a Hangul syllable."""
    return bool(_HANGUL.search(text))


def has_latin(text: str) -> bool:
    """Return whether a text holds a Latin letter, marks folded."""
    return bool(_LATIN.search(plain_letters(text)))


def plain_letters(text: str) -> str:
    """Return `text` with Latin letters stripped of their marks (`Nguyễn` is `Nguyen`); Hangul stays composed."""
    if _UNMARKED.fullmatch(text):
        return text
    spread = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return unicodedata.normalize("NFC", "".join(char for char in spread if unicodedata.category(char) != "Mn"))


def outside_and_inside(text: str) -> tuple[str, ...]:
    """Return the text without its brackets, then the content of each bracket."""
    return (" ".join(_BRACKETED.sub(" ", text).split()), *(inner.strip() for inner in _BRACKETED.findall(text)))
