"""Tells headings and labels from other lines, by the words of the lexicon or, where those fail, by what the words are like."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from analyzer.extraction.heading_model import likely_section
from analyzer.extraction.labels import MAX_LABEL, Section, exact_label, heading_of, label_of
from analyzer.extraction.shares import split_share
from analyzer.extraction.speech_model import duty_likelihood
from analyzer.language import Line, Marker, remembered
from analyzer.readers import BlockKind

# (section, label, value, offset of the value in the line)
Head = tuple[Section, str, str, int]
# An item among the duties that reads so much like one opens no other part, whatever words it holds.
LIKELY = 0.75
# A label before a colon is short.
_LONGEST_GUESSED = 60
_TWO_DIGITS = re.compile(r"\d{2}")


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """How words are read.

    :param label: Section of a label, which is a label as a whole.
    :param heading: Section of a heading, which may hold other words too.
    :param opens: Whether a line opens a section beyond what its mark and style say.
    """

    label: Callable[[str], Section | None]
    heading: Callable[[str], Section | None]
    opens: Callable[[str], Section | None]


def _guessed_label(text: str) -> Section | None:
    known = label_of(text)
    return known if len(text) > _LONGEST_GUESSED or _TWO_DIGITS.search(text) else _guessed(text, known)


def _guessed_heading(text: str) -> Section | None:
    return _guessed(text, heading_of(text))


def _guessed(text: str, known: Section | None) -> Section | None:
    # `직위 및 역할` is known for its first half.
    if known not in (None, Section.TITLE):
        return known
    likely = likely_section(text)
    return likely if known is None or likely is Section.DUTIES else known


LEXICON = Words(label_of, heading_of, lambda _: None)
#: For papers whose headings are in nobody's lexicon.
GUESSED = Words(_guessed_label, _guessed_heading, likely_section)
# Label and value part at a colon, a bar or a row of dots: `업 무 | …`, `4. 업무 ... …`.
_INLINE = re.compile(r"^(?P<label>[^::|=;]{1,60}?)(?:\s*[::]|\s*;(?=\s)|\s+=(?=\s)|\s+\||\s+\.+(?=\s)|\s*\.{3,}|\s*…+)\s*(?P<value>.*)$", re.S)
# One of these stands where label and value part.
_PARTS = re.compile(r"[::|=;…]|\s\.|\.{3}")
# `01 소속과 직위 ...... …`
_COUNTED = re.compile(r"^\d{1,2}\s+")
_PAREN_HEAD = re.compile(r"^[(\[【〔「<〈《](?P<label>[^)\]】〕」>〉》]{1,60})[)\]】〕」>〉》]\s*[.:]?\s*(?P<value>.*)$", re.S)
_DASHED = re.compile(r"^(?P<label>[^-–—→:\d]{1,40}?)\s+(?:[-–—→▶]|=>|->)\s+(?P<value>\S.*)$", re.S)
_DASHES = re.compile("[-–—→▶>]")
_RUN_IN = re.compile(r"^(?P<label>[A-Z][A-Za-z ,&/'()-]{2,60})\.\s+(?P<value>\S.*)$", re.S)
_SENTENCE = re.compile(r"(?:[한된이있없는였했니]다|세요|해요|함|음|됨|임)\.?$|[.!?]$|니다")
_PAPER_TITLE = re.compile(r"(?:계약서|합의서|약정서|명시서|확약서(?:\s*\([가-힣]+\))?|\b(?:agreement|contract))\W*$", re.I)
_OBLIGES = re.compile(r"\b(?:shall|will|must|agrees?|undertakes?)\b", re.I)


def is_sentence(text: str) -> bool:
    """Whether a line ends as sentences do."""
    return _SENTENCE.search(text) is not None


def is_numbered_heading(line: Line, words: Words) -> bool:
    """Whether a band across a form is one of its numbered headings, which rule the rows below."""
    return line.marker <= Marker.DECIMAL and len(line.text) <= MAX_LABEL and words.heading(line.text) is not None and not reads_like_duty(line.text, words)


def reads_like_duty(text: str, words: Words) -> bool:
    """Whether a line that only holds a word of a heading is an item of work: `1. 고객사의 홍보 필요성 분석`."""
    return words.label(text) is None and (split_share(text)[1] is not None or duty_likelihood([text])[0] > LIKELY)


def bare_head(line: Line, length: int) -> Head | None:
    """Return the head of a line whose label only a blank parts from its value."""
    label, value = line.text[:length], line.text[length:]
    section = exact_label(label)
    return (section, label, value.strip(), length + len(value) - len(value.lstrip())) if section is not None else None


def head_of(line: Line, words: Words) -> Head | None:
    """Return what a line says if it is a heading or begins with a label."""
    return _head(line.text, line.marker, line.block.kind, line.block.emphasis, words)


@remembered
def _head(text: str, marker: Marker, kind: BlockKind, emphasis: bool, words: Words) -> Head | None:
    if marker is Marker.ARTICLE:
        match = _PAREN_HEAD.match(text)
        if match:
            label = match["label"]
            opened = words.heading(label) or Section.TERMS
            # `제5조 (시간)` sets the hours; as the head of a column it would be the share of a duty.
            return Section.HOURS if opened is Section.SHARE else opened, label, match["value"].strip(), match.start("value")
    match = _INLINE.match(text) if _PARTS.search(text) else None
    if match:
        section = words.label(_COUNTED.sub("", match["label"]))
        if section is not None and section is not Section.SHARE:
            value = match["value"]
            return section, match["label"], value.strip(), match.start("value") + len(value) - len(value.lstrip())
    # `【기간】 2026년 …`, `3) 업무 - …`
    for match in (_PAREN_HEAD.match(text), _DASHED.match(text) if _DASHES.search(text) else None):
        section = words.label(match["label"]) if match and match["value"] else None
        # `(근로자) …` names a party at its signature.
        if match and section is not None and section not in (Section.EMPLOYEE, Section.EMPLOYER):
            return section, match["label"], match["value"].strip(), match.start("value")
    match = _RUN_IN.match(text)
    if match:
        section = words.label(match["label"])
        if section is not None:
            return section, match["label"], match["value"].strip(), match.start("value")
    short = len(text) <= MAX_LABEL and (not is_sentence(text) or words.label(text) is not None)
    if not short or not text:
        return None
    marked = marker <= Marker.PAREN_SYLLABLE
    heading = kind is BlockKind.HEADING or emphasis
    # `2.2 The Employee shall:` begins a list and names no party.
    loosely = (marked or heading) and kind is not BlockKind.FIELD and not _OBLIGES.search(text)
    section = words.heading(text) if loosely else words.label(text)
    if section is Section.TERMS and _PAPER_TITLE.search(text):
        return None  # `근로조건 계약서` names the paper, not a part of it
    if section is not None and _is_heading(text, marker, kind, section, words):
        return section, text, "", len(text)
    if marker is Marker.ARTICLE or (kind is BlockKind.HEADING and marker <= Marker.ROMAN):
        return Section.TERMS, text, "", len(text)
    return None


def _is_heading(text: str, marker: Marker, kind: BlockKind, section: Section, words: Words) -> bool:
    """Tell a heading from a list item that happens to hold a label word (`- 인사 관리 업무`)."""
    if words.label(text) is not None or words.opens(text) is section:
        return True
    if kind is BlockKind.HEADING or marker <= Marker.DECIMAL:
        return kind is BlockKind.HEADING or section is not Section.DUTIES or text.rstrip().endswith(
            ("업무", "내용", "직무", "Duties", "duties", "Responsibilities", "responsibilities", "계획", "무", "description"))
    return section in (Section.REASON, Section.EFFECT, Section.PLAN, Section.COMPANY, Section.CAREER) and (
        marker in (Marker.SYLLABLE, Marker.PAREN_NUMBER, Marker.PAREN_SYLLABLE) and len(text) <= 30
    )
