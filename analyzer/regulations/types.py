"""A rule with its dates, its source and how far it may be trusted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Confidence(StrEnum):
    """Who says so: the Ministry or a law, agents and press, or a deduction of ours."""

    OFFICIAL = "official"
    AGENT = "agent"
    DEDUCED = "deduced"


@dataclass(frozen=True, slots=True)
class Text:
    """A text in both languages."""

    ko: str
    en: str

    def in_lang(self, lang: str) -> str:
        """Return the text in `ko` or `en`."""
        return self.ko if lang == "ko" else self.en


@dataclass(frozen=True, slots=True)
class Source:
    """Manual, notice or guide that a rule was read in, with its date."""

    name: str
    date: str

    def __str__(self) -> str:
        return f"{self.name} ({self.date})" if self.date else self.name


@dataclass(frozen=True, slots=True)
class Entry:
    """One dated row of a rule table.

    :param subject: What it is about: an occupation's code, a subtype, a kind of paper; empty where the table has one subject.
    :param valid_from: First filing day; `valid_to` the last one, None if it is open.
    :param read_from: Date of the oldest edition it was read in; before that day it is presumed to have been the same.
    :param text: The reason, in words for the report.
    :param dispute: What the sources disagree about.
    :param values: The numbers and lists of the row; its keys depend on the table.
    """

    table: str
    subject: str
    valid_from: dt.date
    valid_to: dt.date | None
    source: Source
    confidence: Confidence
    read_from: dt.date | None
    text: Text | None
    dispute: Text | None
    values: Mapping[str, Any]

    def __getitem__(self, key: str) -> Any:
        """Return a value of the row.

        :raises KeyError: If the row does not state it.
        """
        return self.values[key]

    def get(self, key: str, default: Any = None) -> Any:
        """Return a value of the row, or the default where it states none."""
        return self.values.get(key, default)

    def holds_on(self, day: dt.date) -> bool:
        """Return whether the row is in force on a filing day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def confidence_on(self, day: dt.date) -> Confidence:
        """Return how far the row may be trusted on a day: before the oldest edition read it is a deduction."""
        if self.read_from is not None and day < self.read_from:
            return Confidence.DEDUCED
        return self.confidence

    @property
    def cited(self) -> str:
        """The source with its date and the dates of validity, and since when the rule was really read."""
        presumed = f" ({self.read_from} 전은 같다고 추정)" if self.read_from is not None and self.read_from > self.valid_from else ""
        return f"{self.source}, {self.valid_from}~{self.valid_to or ''}{presumed}"
