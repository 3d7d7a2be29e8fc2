"""The rules, one a file. A rule takes a case and yields findings; it never decides the verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from analyzer.consistency.case import Case
from analyzer.consistency.rules import (
    contract_vs_statement,
    duties_vs_filed,
    filed_code,
    missing_papers,
    no_duties,
    outside_work,
    routes,
    scrutiny,
    split_duties,
    title_only,
    vague_duties,
)
from analyzer.consistency.types import Finding

Rule = Callable[[Case], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    routes.check,
    filed_code.check,
    duties_vs_filed.check,
    contract_vs_statement.check,
    outside_work.check,
    title_only.check,
    no_duties.check,
    vague_duties.check,
    split_duties.check,
    missing_papers.check,
    scrutiny.check,
)
