"""What a comparison of a denied package with its successor says."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from analyzer.consistency.types import Evidence, Finding, Message, PaperReview, Review
from analyzer.extraction import Duty, Fact, Role
from analyzer.matching import DutyMatch


class Change(StrEnum):
    """What became of a duty or fact. `CHANGED` is the same work in other words, or another value."""

    KEPT = "kept"
    CHANGED = "changed"
    ADDED = "added"
    DROPPED = "dropped"


class Side(StrEnum):
    """Which of the two packages."""

    OLD = "old"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Cited:
    """A quote with the package it stands in."""

    side: Side
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class DutyPlace:
    """A duty with the paper that states it and what it points at.

    :param part: Part of the job that it stands for, 0 to 1; the parts of one role sum to 1.
    """

    review: PaperReview
    duty: Duty
    match: DutyMatch
    part: float

    @property
    def code(self) -> str:
        """The occupation that it points at first."""
        return self.match.candidates[0].code


@dataclass(frozen=True, slots=True)
class DutyPair:
    """A duty of the old papers beside its counterpart in the new ones; a side is None for an added or dropped duty."""

    role: Role
    change: Change
    old: DutyPlace | None
    new: DutyPlace | None


@dataclass(frozen=True, slots=True)
class FactPair:
    """A fact as the papers of one role state it before and now."""

    name: str
    role: Role
    change: Change
    old: tuple[PaperReview, Fact] | None
    new: tuple[PaperReview, Fact] | None


class CodeChange(StrEnum):
    """How the filed codes stand to each other. `RENUMBERED` is one occupation under another number."""

    SAME = "same"
    RENUMBERED = "renumbered"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Question:
    """What an officer who sees both packages may ask.

    :param prepare: What to have ready, or to mend, before filing.
    """

    topic: str
    text: Message
    prepare: Message
    cited: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the outline. A blank is for the firm to fill in: the papers do not say it."""

    text: Message
    cited: tuple[Cited, ...] = ()
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the outline of a cover explanation."""

    heading: Message
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A denied package beside its successor.

    :param settled: Errors and warnings of the old papers whose rule finds nothing of that weight in the new ones.
    :param open: Errors and warnings of the new papers.
    """

    old: Review
    new: Review
    filed_on: dt.date
    code: CodeChange
    duties: tuple[DutyPair, ...]
    facts: tuple[FactPair, ...]
    settled: tuple[Finding, ...]
    open: tuple[Finding, ...]
    questions: tuple[Question, ...]
    outline: tuple[Part, ...]
    summary: Message

    def __repr__(self) -> str:
        """Return one line: a notebook shows it, and both packages would fill pages."""
        return f"<Comparison of {self.old!r} with {self.new!r}>"

    def to_dict(self) -> dict[str, Any]:
        """Return the comparison as plain data, identifiers masked."""
        from analyzer.consistency.comparison_schema import comparison_to_dict

        return comparison_to_dict(self)
