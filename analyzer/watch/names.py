"""Which person does the name of a file tell?"""

from __future__ import annotations

import functools
import re
from typing import Any

from analyzer.consistency.paper_kinds import kinds
from analyzer.occupations import load_catalogue
from analyzer.readers.normalise import nfc
from analyzer.resources import load_json

_WORD = re.compile(r"[가-힣]+|[A-Za-zÀ-ỹ]+(?:['’][A-Za-zÀ-ỹ]+)?|\d+")
_BREAK = re.compile(r"[()\[\]{}（）【】<>,;+&]|\s-\s|__")
_SUFFIX = re.compile(r"\.(?:pdf|docx?|hwpx?|hwt|txt|jpe?g|png|tiff?|bmp|rtf|odt|zip)$", re.I)
# `2842 해외영업원`, `E-7-1`, `v2`: never a part of a name.
_CODE = re.compile(r"\bE-?\d(?:-\d)?\b|\bv\d+\b|\bS?\d{3,}\b", re.I)
# What is written on to the name of a paper.
_PAPER_ENDS = "(?:증명서|확인서|명서|서|증|표|부|본)?"
_MOST_WORDS = 6


def person_in(file_name: str) -> str:
    """Return the person that a file name tells, empty where it tells none or could mean several.

    `김민수_근로계약서.pdf`, `KIM MINSU contract.docx` and `고용사유서(김민수).hwp` do; `계약서 최종.pdf` and
    `한빛소프트_계약서.pdf` do not.
    """
    name = _CODE.sub(" , ", _SUFFIX.sub("", nfc(file_name)).replace("_", " "))
    found: list[str] = []
    for part in _BREAK.split(_without_papers(name)):
        found.extend(_people(part))
    unlike = {"".join(person.casefold().split()): person for person in found}
    return next(iter(unlike.values())) if len(unlike) == 1 else ""


def _people(part: str) -> list[str]:
    people: list[str] = []
    run: list[str] = []
    for word in [*_WORD.findall(part), ""]:
        if word and word[0].isascii() | ("À" <= word[0] <= "ỹ") and not word.isdigit() and word.casefold() not in _words():
            run.append(word)
            continue
        # One Latin word alone may be anything: a firm, a product, a nickname.
        if 2 <= len(run) <= _MOST_WORDS and not any(_is_firm(each) for each in run):
            people.append(" ".join(run))
        run = []
        if _is_korean_name(word):
            people.append(word)
    return people


def _is_korean_name(word: str) -> bool:
    """Whether a word is a family name with two syllables behind it; most words of two syllables are no names."""
    if not word or not "가" <= word[0] <= "힣" or word in _words() or word in _job_words() or _is_firm(word):
        return False
    surname = next((each for each in (word[:2], word[:1]) if each in _surnames()), "")
    return len(word) == 3 if len(surname) == 1 else bool(surname) and 3 <= len(word) <= 4


def _is_firm(word: str) -> bool:
    folded = word.casefold()
    return folded in _firms() or any(len(end) > 1 and "가" <= end[0] <= "힣" and folded.endswith(end) for end in _firms())


def _without_papers(name: str) -> str:
    """Blank the names of papers, also where a person's name is written on to them (`김민수근로계약서`)."""
    for word in _paper_names():
        name = re.sub(word, " , ", name, flags=re.I)
    return name


@functools.cache
def _paper_names() -> tuple[str, ...]:
    names = {name for kind in kinds() for name in (*kind.words, kind.name.ko, kind.name.en) if len(name) > 2}
    patterns = [r"\s*".join(map(re.escape, "".join(name.split()))) for name in sorted(names, key=lambda name: (-len(name), name))]
    # English words stand alone, Korean ones are written on.
    return tuple(rf"\b{each}\b" if each[0].isascii() else each + _PAPER_ENDS for each in patterns)


@functools.cache
def _job_words() -> frozenset[str]:
    """The words of occupation names and titles: `조리사` begins like a name."""
    names = (name for each in load_catalogue() for name in (each.name_ko, *each.variants_ko, *each.short_ko, *each.titles_ko))
    return frozenset(word for name in names for word in re.findall("[가-힣]+", name))


def _data() -> dict[str, Any]:
    data: dict[str, Any] = load_json("corpora", "lexicon", "file_names.json")
    return data


@functools.cache
def _words() -> frozenset[str]:
    return frozenset(_data()["words"])


@functools.cache
def _firms() -> frozenset[str]:
    return frozenset(_data()["firms"])


@functools.cache
def _surnames() -> frozenset[str]:
    return frozenset(_data()["surnames"])
