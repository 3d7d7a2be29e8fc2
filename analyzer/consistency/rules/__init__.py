"""The rules, one a file. A rule takes a case and yields findings; it never decides the verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from analyzer.consistency.case import Case
from analyzer.consistency.rules import (
    annex_conflict,
    business_line,
    claims_without_proof,
    contract_vs_statement,
    document_expired,
    duties_vs_filed,
    employer_conflict,
    filed_code,
    guarantee_required,
    headcount_ratio,
    hours_missing,
    missing_papers,
    no_duties,
    other_route,
    outside_work,
    period_conflict,
    person_conflict,
    qualification,
    recommendation_required,
    recycled_template,
    routes,
    salary_below_floor,
    salary_conflict,
    scrutiny,
    split_duties,
    title_conflict,
    title_only,
    unaccepted_revisions,
    vague_duties,
    workplace_conflict,
)
from analyzer.consistency.types import Finding

Rule = Callable[[Case], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    routes.check,
    other_route.check,
    filed_code.check,
    duties_vs_filed.check,
    contract_vs_statement.check,
    annex_conflict.check,
    outside_work.check,
    title_only.check,
    no_duties.check,
    vague_duties.check,
    split_duties.check,
    missing_papers.check,
    scrutiny.check,
    person_conflict.check,
    employer_conflict.check,
    salary_conflict.check,
    salary_below_floor.check,
    hours_missing.check,
    period_conflict.check,
    workplace_conflict.check,
    title_conflict.check,
    headcount_ratio.check,
    recommendation_required.check,
    guarantee_required.check,
    qualification.check,
    document_expired.check,
    business_line.check,
    claims_without_proof.check,
    recycled_template.check,
    unaccepted_revisions.check,
)

#: Rules of the filed occupation that hold all the same where number and name disagree, if they hold for either.
EITHER_CODE: tuple[Rule, ...] = (salary_below_floor.check, headcount_ratio.check, recommendation_required.check, guarantee_required.check, business_line.check)

#: ... and those that hold as well for the work that both papers state, where no code is filed.
STATED_CODE: tuple[Rule, ...] = (qualification.check,)
