"""period-conflict: planted differences, and terms that are one term."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from analyzer.consistency import Severity
from analyzer.consistency.rules.period_conflict import check
from analyzer.extraction import Role
from tests.consistency.stating import by_ocr, contract, run, severities, statement, stating

ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE
TERM = {"start": "2026-12-01", "end": "2028-11-30"}


@pytest.mark.parametrize(
    "facts",
    [
        {**TERM, "term_months": 24},
        {"start": "2026-12-01", "end": "2028-12-01", "term_months": 24},
        {"start": "2026-03-01", "end": "2028-02-28", "term_months": 24},
        {"start": "2026-03-01", "end": "2028-02-29", "term_months": 24},
        {"start": "2027-02-28", "end": "2028-02-29", "term_months": 12},
        {"start": "2026-12-15", "end": "2027-12-14", "term_months": 12},
        {"start": "2026-08-31", "end": "2027-02-28", "term_months": 6},
        {"start": "2026-12-01"},
        {"term_months": 24},
        {},
    ],
)
def test_period_conflict_is_silent_about_a_term_that_fits_itself(facts: dict[str, Any]) -> None:
    assert not run(check, contract(**facts))


@pytest.mark.parametrize(
    ("facts", "severity"),
    [
        ({"start": "2026-12-01", "end": "2027-11-30", "term_months": 24}, WARNING),
        ({"start": "2026-12-01", "end": "2028-11-30", "term_months": 12}, WARNING),
        ({"start": "2026-12-01", "end": "2028-08-31", "term_months": 24}, WARNING),
        ({"start": "2028-12-01", "end": "2026-11-30"}, ERROR),
    ],
)
def test_period_conflict_within_one_paper(facts: dict[str, Any], severity: Severity) -> None:
    assert severities(run(check, contract(**facts))) == [severity]
    assert severities(run(check, by_ocr(contract(**facts)))) == [NOTICE]


@pytest.mark.parametrize(
    "other",
    [
        TERM,
        {"start": "2026-12-01", "end": "2028-12-01"},
        {"start": "2026-12-01", "term_months": 24},
        {"term_months": 24},
        {"start": "2026-12-01"},
        {"end": "2028-11-30"},
        {},
    ],
)
def test_period_conflict_is_silent_where_two_papers_agree(other: dict[str, Any]) -> None:
    assert not run(check, contract(**TERM), statement(**other))
    assert not run(check, contract(**other), statement(**TERM))


@pytest.mark.parametrize("days", [("2028-02-28", "2028-02-29"), ("2028-02-29", "2028-03-01"), ("2028-02-28", "2028-03-01")])
def test_period_conflict_takes_the_end_of_february_as_one_day(days: tuple[str, str]) -> None:
    assert not run(check, contract(start="2026-03-01", end=days[0]), statement(start="2026-03-01", end=days[1]))


@pytest.mark.parametrize(
    ("other", "severity"),
    [
        ({"start": "2026-12-01", "end": "2027-11-30"}, ERROR),
        ({"start": "2026-12-01", "end": "2029-11-30"}, ERROR),
        ({"term_months": 12}, ERROR),
        ({"start": "2026-12-01", "term_months": 36}, ERROR),
        ({"end": "2027-11-30"}, ERROR),
        ({"start": "2027-01-01", "end": "2028-12-31"}, WARNING),
        ({"start": "2027-01-01"}, WARNING),
    ],
)
def test_period_conflict_between_contract_and_statement(other: dict[str, Any], severity: Severity) -> None:
    [finding] = run(check, contract(**TERM), statement(**other))
    assert finding.severity is severity
    assert {evidence.document for evidence in finding.evidence} == {"contract.docx", "statement.docx"}


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (TERM, []),
        ({"start": "2026-11-20", "end": "2029-11-19"}, []),
        ({"start": "2026-12-01", "end": "2029-11-30"}, [NOTICE]),
        ({"start": "2026-12-01", "end": "2027-11-30"}, [WARNING]),
        ({"start": "2027-06-01", "end": "2029-05-31"}, [WARNING]),
        ({"term_months": 12}, [WARNING]),
    ],
)
def test_period_conflict_asks_whether_the_guarantee_covers_the_term(term: dict[str, Any], expected: list[Severity]) -> None:
    assert severities(run(check, contract(**TERM), stating(Role.GUARANTEE, **term))) == expected


def test_period_conflict_leaves_past_jobs_alone() -> None:
    assert not run(check, contract(**TERM), stating(Role.CREDENTIAL, start="2019-01-01", end="2023-12-31"))


@pytest.mark.parametrize(
    ("facts", "filed_on", "count"),
    [
        ({**TERM, "signed": "2026-11-20"}, dt.date(2026, 11, 10), 1),
        ({**TERM, "signed": "2026-11-01"}, dt.date(2026, 11, 10), 0),
        ({**TERM, "signed": "2026-11-10"}, dt.date(2026, 11, 10), 0),
        (TERM, dt.date(2026, 12, 10), 1),
        ({**TERM, "signed": "2026-12-20"}, dt.date(2026, 12, 10), 2),
        ({**TERM, "signed": "2099-12-20"}, None, 0),
        ({"start": "2001-12-01"}, None, 0),
    ],
)
def test_period_conflict_notices_days_around_a_given_filing_day(facts: dict[str, Any], filed_on: dt.date | None, count: int) -> None:
    assert severities(run(check, contract(**facts), statement(**TERM) if "end" in facts else statement(), filed_on=filed_on)) == [NOTICE] * count


def test_period_conflict_takes_no_length_from_the_form_of_a_guarantee() -> None:
    assert not run(check, contract(**TERM), stating(Role.GUARANTEE, **TERM, term_months=48))
