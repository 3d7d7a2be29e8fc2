"""Finds labels that only a blank parts from their values: `4. 직위 환경기술팀 연구원`, `다. 직 위 과장`.

One such line says nothing (`1. 업무 절차 개선` is a duty). Several of one kind, each with the label of another part of a
contract, are a form that was written without colons.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from analyzer.extraction.labels import Section, exact_label, section_of_words
from analyzer.language import Line, Marker
from analyzer.readers import BlockKind

# Parts of a form, of which a list of duties holds none or one by chance.
_PARTS = (
    Section.TERM, Section.WORKPLACE, Section.TITLE, Section.DUTIES, Section.HOURS, Section.PAY, Section.EMPLOYEE, Section.EMPLOYER,
    Section.IDENTITY, Section.CODE, Section.JOB_KIND, Section.TERMS, Section.REASON, Section.PLAN,
)  # fmt: skip
_LEAST_PARTS = 3
# Lines without any mark are told from sentences by more of them.
_LEAST_UNMARKED = 4
_MAX_WORDS = 4
_LEAST_VALUE = 2
_LEAST_SHARE = 0.4
# ... and of a table whose cells hold such lines among others, if they are of as many parts as lines without any mark.
_LEAST_IN_CELLS = 0.25
_MAX_LABEL = 60
_WORD = re.compile(r"\S+")
_COLON = re.compile(r"[::](?=\s|$)|[가-힣A-Za-z)][::]")
_GOES_ON = re.compile(r"(?:은|는|이|가|을|를|의|및|과|와|or|and|of|is|are|shall|will)(?:\s|$)|[::·,/)\]|\-–—→▶=]", re.I)
# `무엇을 시키나` is a heading, not a label with its value.
_ASKS = re.compile(r"[가-힣]{1,6}(?:나|까|나요|까요|는가|는지)\??$")


def bare_labels(lines: Iterable[Line]) -> dict[int, int]:
    """Return the length of the label of each line that begins with one, by the line's start.

    Cells have labels of their own, but for those of several lines: a table may only set two lists side by side.
    """
    kinds: dict[tuple[Marker, int | None], list[Line]] = defaultdict(list)
    for line in lines:
        cell = line.block.cell
        if (cell is None or "\n" in line.block.text) and line.block.kind is not BlockKind.FIELD and line.text:
            kinds[line.marker, cell.table if cell is not None else None].append(line)
    found: dict[int, int] = {}
    for (marker, table), members in kinds.items():
        if len(members) < _LEAST_PARTS:
            continue
        labelled = {line.start: split for line in members if (split := _split(line.text))}
        parts = {section for section, _ in labelled.values()}
        loose = marker is Marker.NONE and table is None
        share = _LEAST_IN_CELLS if table is not None and len(parts) >= _LEAST_UNMARKED else _LEAST_SHARE
        enough = len(parts) >= _LEAST_UNMARKED if loose else len(parts) >= _LEAST_PARTS and len(labelled) >= share * len(members)
        if enough:
            found |= {start: length for start, (_, length) in labelled.items()}
    return found


def _split(text: str) -> tuple[Section, int] | None:
    """Return the section and the length of the longest label that a line begins with, if a value follows it."""
    if _COLON.search(text, 0, _MAX_LABEL):
        return None  # it has a label with a colon
    words = text.split(maxsplit=_MAX_WORDS + 1)[: _MAX_WORDS + 1]
    for count in range(min(_MAX_WORDS, len(words) - 1), 0, -1):
        section = section_of_words(words[:count])
        if section in _PARTS and section is not None:
            end = list(_WORD.finditer(text))[count - 1].end()
            # `성명 Name SAMPLE KIM` has its label in two languages, which is read elsewhere.
            both = exact_label(words[count]) is not None
            return None if both or _ASKS.match(text[end:].strip()) or len(text[end:].strip()) < _LEAST_VALUE or _GOES_ON.match(text[end:].lstrip()) else (section, end)
    return None
