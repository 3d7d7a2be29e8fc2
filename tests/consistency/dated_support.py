"""Papers built from facts alone, for the rules that judge by dated tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from analyzer.consistency import Finding, PaperReview
from analyzer.consistency.case import Case
from analyzer.consistency.types import Filed
from analyzer.extraction import Duty, Fact, Paper, Role
from analyzer.language import Language
from analyzer.occupations import load_catalogue, resolve
from tests.conftest import document_of
from tests.consistency.cases import code as written

CATALOGUE = load_catalogue()
Check = Callable[[Case], Iterator[Finding]]


def stated(role: Role, *facts: tuple[str, Any, str], lines: Sequence[str] = (), duties: Sequence[str] = (), low_trust: bool = False, name: str = "") -> PaperReview:
    """Return a paper with these facts (name, value, as printed), each on a line of its own, under some lines and duties."""
    document = document_of([*lines, *duties, *(raw for _, _, raw in facts)] or [" "], name or f"{role.value}.docx")
    found, position = [], 0
    for fact, value, raw in facts:
        position = document.text.index(raw, position)
        found.append(Fact(fact, value, raw, position, position + len(raw), 1, low_trust))
        position += len(raw)
    told = tuple(Duty(text, document.text.index(text), document.text.index(text) + len(text), Language.KOREAN, page=1) for text in duties)
    return PaperReview(Paper(document, role, Language.KOREAN, told, tuple(found)))


def case_of(*papers: PaperReview, code: str = "2223", on: str | None = "2026-10-01", name: str = "") -> Case:
    """Return a case filed under `code` on a day. A name without a code may be only a subtype, such as `E-7-1`."""
    filed = written(code, name, found_in="statement.docx")
    return Case("kim", tuple(papers), Filed(filed, resolve(code, name) if code else resolve("", "")), CATALOGUE, dt.date.fromisoformat(on) if on else None)


def found(check: Check, case: Case) -> list[tuple[str, str]]:
    """Return rule and severity of each finding; every quote is checked against its document."""
    texts = {paper.paper.document.name: paper.paper.document.text for paper in case.papers}
    result = []
    for finding in check(case):
        for evidence in finding.evidence:
            assert evidence.start is None or texts[evidence.document][evidence.start : evidence.end] == evidence.quote
        assert finding.message.ko and finding.message.en and finding.source
        assert finding.advice is not None and finding.advice.ko and finding.advice.en
        result.append((finding.rule, finding.severity.value))
    return result
