"""What the consistency stage says: findings with evidence, and the review of one package."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from analyzer.consistency.masking import mask, masked_repr
from analyzer.extraction import FiledCode, Paper
from analyzer.matching import Profile
from analyzer.occupations import Resolution, ResolutionStatus


class Verdict(StrEnum):
    """The answer for a package. `UNCLEAR` is an answer with reasons, not a failure."""

    CONSISTENT = "consistent"
    MISMATCH = "mismatch"
    UNCLEAR = "unclear"


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Message:
    """One text in both languages."""

    ko: str
    en: str

    def to_dict(self) -> dict[str, str]:
        """Return the text by language."""
        return {"ko": self.ko, "en": self.en}

    def in_lang(self, lang: str) -> str:
        """Return the text in `ko` or `en`."""
        return self.ko if lang == "ko" else self.en


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote with its place: `document.text[start:end] == quote` before masking."""

    document: str
    quote: str
    page: int | None = None
    start: int | None = None
    end: int | None = None

    __repr__ = masked_repr


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a person should know.

    :param rule: Rule id of the report schema, such as `contract-vs-filed`.
    :param advice: What to change, empty where nothing has to be changed.
    :param source: Manual, law or guide the rule comes from, with its date.
    """

    rule: str
    severity: Severity
    message: Message
    evidence: tuple[Evidence, ...] = ()
    advice: Message | None = None
    source: str = ""

    __repr__ = masked_repr


@dataclass(frozen=True, slots=True)
class PaperReview:
    """A paper with the occupation profile of its duties; `profile` is None where it states no duty."""

    paper: Paper
    profile: Profile | None = None

    __repr__ = masked_repr


@dataclass(frozen=True, slots=True)
class Filed:
    """The filed code as resolved, with the writing it comes from. `code` is None where none could be resolved.

    :param by_duties: What the duties of contract and statement settle: the number's occupation where its name is another's.
    """

    written: FiledCode | None
    resolution: Resolution | None
    by_duties: str | None = None

    @property
    def code(self) -> str | None:
        """The occupation in the newest numbering; None where number and name disagree and the duties do not decide, which is never settled in silence."""
        if self.by_duties or self.resolution is None or self.resolution.status is ResolutionStatus.CONFLICT:
            return self.by_duties
        return self.resolution.code


@dataclass(frozen=True, slots=True)
class Review:
    """The review of one package: verdict, papers, findings, versions.

    :param rules_on: Filing day whose rules were used, the day of the review where none was given.
    """

    package: str
    verdict: Verdict
    confidence: float
    filed: Filed
    papers: tuple[PaperReview, ...]
    findings: tuple[Finding, ...]
    versions: dict[str, str] = field(default_factory=dict)
    summary: Message = field(default_factory=lambda: Message("", ""))
    rules_on: dt.date | None = None

    def __repr__(self) -> str:
        """Return one line: a notebook shows it, and the whole review would fill pages."""
        return f"<Review of {mask(self.package)}: {self.verdict.value}, {len(self.papers)} papers, {len(self.findings)} findings>"

    def to_dict(self) -> dict[str, Any]:
        """Return the report of schema 1, identifiers masked."""
        from analyzer.consistency.schema import review_to_dict

        return review_to_dict(self)
