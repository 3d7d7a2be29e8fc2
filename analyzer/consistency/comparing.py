"""What the rules that compare papers have in common: which papers state a fact, which one the others are held against."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from analyzer.consistency.case import ROLE_NAMES, Case
from analyzer.consistency.types import Evidence, PaperReview, Severity
from analyzer.extraction import Fact, Paper
from analyzer.language import Marker, lines_of
from analyzer.readers import Document

# Papers that speak of this job with this employer, the binding one first. Certificates speak of past jobs.
JOB_PAPERS = ("contract", "statement", "application", "recommendation", "guarantee")
# Two of these contradict each other beyond doubt; the others are issued by third parties or at another time.
BINDING = frozenset({"contract", "statement"})

# `별첨 직무기술서에 따른다` points at an annex and opens none.
_POINTS_AT = re.compile(r"(?:다|음|함|름|것|참조|참고)[.)]*$|[.]$|^\d")
_MAX_HEADING = 44
_OCR_ALIKE = 0.85


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact with the paper that states it."""

    review: PaperReview
    fact: Fact

    @property
    def role(self) -> str:
        """The role of the paper."""
        return self.review.paper.role.value

    @property
    def evidence(self) -> Evidence:
        """The exact characters of the paper."""
        return quote_fact(self.review.paper, self.fact)


def quote_fact(paper: Paper, fact: Fact) -> Evidence:
    """Return a fact as evidence."""
    return Evidence(paper.document.name, fact.raw, fact.page, fact.start, fact.end)


def stated(case: Case, name: str, roles: Collection[str] = JOB_PAPERS) -> list[Stated]:
    """Return the facts of that name, in the order of `roles`, papers with text before scans, each paper's most trusted value first.

    A paper in two languages states a fact twice, and one that contradicts itself does too.
    """
    found = [Stated(review, fact) for review in in_order(case.papers, roles) for fact in review.paper.facts
             if fact.name == name and str(fact.value).strip()]  # fmt: skip
    return sorted(found, key=lambda s: s.fact.low_trust)


def disagreements(
    found: Sequence[Stated], compare: Callable[[str, str], str], *, same: str, unknown: str, within: bool = True, blurred: bool = True
) -> Iterator[tuple[Stated, Stated, str]]:
    """Yield each fact with the one that it is held against and what the comparison said, unless that is `same` or `unknown`.

    A fact is held against the first paper, or its own (`within`), or failing those against any earlier one that can be compared:
    a Korean name is found beside a Korean one. It agrees if it is the same as any of the first two.

    :param blurred: Whether a scan that reads nearly alike is the same: its spaces and a letter here and there are not to be trusted.
    """

    def judge(one: Stated, other: Stated) -> str:
        return same if blurred and _reads_alike(one.fact, other.fact) else compare(str(one.fact.value), str(other.fact.value))

    for i, later in enumerate(found):
        near = [s for s in found[:i] if s.review is later.review and within or s.review is found[0].review and s.review is not later.review]
        results = [(s, judge(s, later)) for s in near]
        if any(result == same for _, result in results):
            continue
        if all(result == unknown for _, result in results):
            results = [(s, judge(s, later)) for s in found[:i] if s.review is not later.review]
        first = next(((s, result) for s, result in results if result != unknown), None)
        if first is not None and first[1] != same:
            yield first[0], later, first[1]


def _reads_alike(one: Fact, other: Fact) -> bool:
    """Whether one of two facts was read by OCR and their letters are nearly the same."""
    if not one.low_trust and not other.low_trust:
        return False
    first, second = ("".join(char for char in str(fact.value).casefold() if char.isalnum()) for fact in (one, other))
    return SequenceMatcher(None, first, second).ratio() >= _OCR_ALIKE


def in_order(papers: Collection[PaperReview], roles: Collection[str] = JOB_PAPERS) -> list[PaperReview]:
    """Return the papers of these roles in the order of `roles`."""
    order = list(roles)
    chosen = [review for review in papers if review.paper.role.value in order]
    return sorted(chosen, key=lambda r: (order.index(r.paper.role.value), r.paper.document.name))


def trusted(severity: Severity, *facts: Fact) -> Severity:
    """Return the severity that facts can carry: text read by OCR carries a notice."""
    return Severity.NOTICE if any(fact.low_trust for fact in facts) else severity


def paper_name(case: Case, review: PaperReview, lang: str) -> str:
    """Return how a message calls a paper: by its role, by its file name where several have that role or it has none."""
    role, name = review.paper.role, review.paper.document.name
    alone = sum(other.paper.role is role for other in case.papers) == 1
    names = ROLE_NAMES.get(role)
    if names is None or not alone or role.value == "other":
        return name
    return names[lang == "en"]


def annex_start(document: Document) -> int | None:
    """Return where the annex begins: at the first heading of one. A sentence that points at an annex is no heading."""
    for line in lines_of(document):
        if line.marker is Marker.ANNEX and len(line.text) <= _MAX_HEADING and not _POINTS_AT.search(line.text):
            return line.start
    return None
