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
    `CAD 도면 작성, 현장 관리` falls in two. An action without an object shares the object in front of it, and an
    enumeration in which one does (`백업, 복구 및 접근 통제`) stays whole. English is split at semicolons only; its
    commas list objects.
    """
    korean = language_of(text) is Language.KOREAN
    joints = [match for match in (_KOREAN_JOINT if korean else _ENGLISH_JOINT).finditer(text)
              if _depth(text[: _end(match)]) == 0]
    pieces: list[tuple[int, int]] = []
    start, enumerating = 0, False
    for i, match in enumerate(joints):
        end = _end(match)
        following = text[match.end() : _end(joints[i + 1]) if i + 1 < len(joints) else len(text)]
        if korean and _is_bare_action(following):
            enumerating = "및" not in match.group()
        elif enumerating and "및" in match.group():
            enumerating = False
        elif _stands_alone(text[start:end], korean):
            pieces.append((start, end))
            start, enumerating = match.end(), False
    pieces.append((start, len(text)))
    if len(pieces) > 1 and not _stands_alone(text[pieces[-1][0] :], korean):
        last = pieces.pop()
        pieces[-1] = (pieces[-1][0], last[1])
    return pieces


def _end(joint: re.Match[str]) -> int:
    """Return where the part in front of a joint ends; a closing bracket belongs to that part."""
    return joint.start() + (1 if joint.group().startswith(")") else 0)


def _stands_alone(part: str, korean: bool) -> bool:
    words = part.split()
    if not korean:
        return len(words) >= 3
    body = _body(part)
    if len(words) < 2 or not body or len("".join(words)) < 4:
        return False
    return len(body) >= 2 and any(body[-1].endswith(noun) for noun in _action_nouns()) or len(words) > len(body) >= 1 and len(body) >= 2


def _is_bare_action(part: str) -> bool:
    """Whether a part is a lone noun of action, which says what is done to the object in front of it."""
    body = _body(part)
    return len(body) == 1 and body[0] in _action_nouns()


def _body(part: str) -> list[str]:
    """Return the words of a part without its share and words that every duty may end with."""
    return _TAIL.sub("", re.sub(r"\(?\d{1,3}\s*%\)?", "", part)).split()


def _depth(text: str) -> int:
    return text.count("(") + text.count("[") - text.count(")") - text.count("]")
