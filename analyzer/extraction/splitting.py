"""Splits a duty line where a conjunction joins separate duties (`해외 영업 및 바이어 발굴 업무`)."""

from __future__ import annotations

import functools
import re

from analyzer.language import Language, language_of
from analyzer.resources import load_json

_KOREAN_JOINT = re.compile(r"\s*[,;]\s+|\s+및\s+|\s*·\s+|\s+/\s+|\)\s*,\s*")
_ENGLISH_JOINT = re.compile(r"\s*;\s*(?:and\s+)?")
_TAIL = re.compile(r"\s*(?:업무|등|일체|전반|담당|수행|지원)*\s*(?:\([^)]*\))?\s*$")


@functools.cache
def _action_nouns() -> frozenset[str]:
    return frozenset(load_json("corpora", "lexicon", "actions.json")["nouns"])


def split_duty(text: str) -> list[tuple[int, int]]:
    """Return the offsets of the separate duties in one line.

    A part stands alone only if it has an object of its own in front of a noun of action: `설계 및 개발` stays whole,
    `CAD 도면 작성, 현장 관리` falls in two. English is split at semicolons only; its commas list objects.
    """
    korean = language_of(text) is Language.KOREAN
    pieces: list[tuple[int, int]] = []
    start = 0
    for match in (_KOREAN_JOINT if korean else _ENGLISH_JOINT).finditer(text):
        end = match.start() + (1 if match.group().startswith(")") else 0)
        if _depth(text[:end]) == 0 and _stands_alone(text[start:end], korean):
            pieces.append((start, end))
            start = match.end()
    pieces.append((start, len(text)))
    if len(pieces) > 1 and not _stands_alone(text[pieces[-1][0] :], korean):
        last = pieces.pop()
        pieces[-1] = (pieces[-1][0], last[1])
    return pieces


def _stands_alone(part: str, korean: bool) -> bool:
    words = part.split()
    if not korean:
        return len(words) >= 3
    body = _TAIL.sub("", re.sub(r"\(?\d{1,3}\s*%\)?", "", part)).split()
    if len(words) < 2 or not body or len("".join(words)) < 5:
        return False
    return len(body) >= 2 and any(body[-1].endswith(noun) for noun in _action_nouns()) or len(words) > len(body) >= 1 and len(body) >= 2


def _depth(text: str) -> int:
    return text.count("(") + text.count("[") - text.count(")") - text.count("]")
