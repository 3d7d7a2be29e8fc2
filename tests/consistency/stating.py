"""Papers that state facts, built by hand: the rules see no reader and no extraction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from analyzer.consistency import Finding, PaperReview, Severity
from analyzer.consistency.case import Case
from analyzer.consistency.types import Filed
from analyzer.extraction import Fact, Paper, Role
from analyzer.language import Language
from analyzer.readers.normalise import clean
from tests.conftest import document_of
from tests.consistency.cases import CATALOGUE

Check = Callable[[Case], Iterator[Finding]]


def stating(role: Role, *, name: str = "", ocr: bool = False, lines: Sequence[str] = (), **facts: Any) -> PaperReview:
    """Return a paper whose text states each fact in a line of its own. A list gives several facts of one name.

    :param ocr: Whether the facts were read by OCR.
    :param lines: Further lines, in front of the facts.
    """
    pairs = [(fact, clean(value) if isinstance(value, str) else value) for fact, values in facts.items() for value in (values if isinstance(values, list) else [values])]
    printed = [f"{fact}: {value}" for fact, value in pairs]
    document = document_of(["첫 줄", *lines, *printed], name or f"{role.value}.docx")
    found, end = [], 0
    for (fact, value), line in zip(pairs, printed, strict=True):
        end = document.text.index(line, end) + len(line)
        raw = str(value)
        found.append(Fact(fact, value, raw, end - len(raw), end, 1, low_trust=ocr))
    return PaperReview(Paper(document, role, Language.KOREAN, (), tuple(found)))


def case(*papers: PaperReview, filed_on: dt.date | None = None) -> Case:
    """Return a package of these papers with no filed code."""
    return Case("kim", papers, Filed(None, None), CATALOGUE, filed_on)


def run(check: Check, *papers: PaperReview, filed_on: dt.date | None = None) -> list[Finding]:
    """Return what a rule finds, after looking at what holds for every finding."""
    findings = list(check(case(*papers, filed_on=filed_on)))
    texts = {paper.paper.document.name: paper.paper.document.text for paper in papers}
    for finding in findings:
        assert finding.source and finding.message.ko and finding.message.en and finding.advice is not None
        assert finding.evidence
        for evidence in finding.evidence:
            if evidence.start is not None:
                assert texts[evidence.document][evidence.start : evidence.end] == evidence.quote
    return findings


def severities(findings: Sequence[Finding]) -> list[Severity]:
    """Return the severity of each finding."""
    return [finding.severity for finding in findings]


def contract(**facts: Any) -> PaperReview:
    """Return a contract stating facts."""
    return stating(Role.CONTRACT, **facts)


def statement(**facts: Any) -> PaperReview:
    """Return a statement stating facts."""
    return stating(Role.STATEMENT, **facts)


def by_ocr(paper: PaperReview) -> PaperReview:
    """Return a paper as if its facts had been read by OCR."""
    return replace(paper, paper=replace(paper.paper, facts=tuple(replace(fact, low_trust=True) for fact in paper.paper.facts)))
