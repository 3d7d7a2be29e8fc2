"""salary-conflict: planted differences in several ways of writing, and packages that only look different."""

from __future__ import annotations

from typing import Any

import pytest

from analyzer.consistency import Severity
from analyzer.consistency.rules.salary_conflict import check
from analyzer.extraction import Role
from tests.consistency.stating import by_ocr, contract, run, severities, statement, stating

ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE
YEAR, MONTH, HOUR, WEEK = "annual_salary_krw", "monthly_salary_krw", "hourly_wage_krw", "weekly_hours"


@pytest.mark.parametrize(
    "facts",
    [
        {YEAR: 36_000_000, MONTH: 3_000_000},
        {YEAR: 35_000_000, MONTH: 2_916_667},
        {MONTH: 2_508_000, HOUR: 12_000, WEEK: 40.0},
        {YEAR: 30_000_000, HOUR: 12_000, WEEK: 40.0},
        {HOUR: 12_000},
        {YEAR: 48_000_000, MONTH: 3_000_000, "bonus_percent": 400.0, "bonus_included": True},
        {YEAR: 40_000_000, MONTH: 3_000_000, "bonus_krw": 4_000_000},
        {YEAR: 33_600_000, MONTH: 3_000_000, "allowance_krw": 200_000},
        {YEAR: 42_400_000, MONTH: 3_000_000, "allowance_krw": 200_000, "bonus_krw": 4_000_000},
        {YEAR: 36_000_000, "pay_in_words_krw": 36_000_000},
        {YEAR: 36_000_000, "pay_in_words_krw": 3_000_000},
        {MONTH: 3_000_000, "pay_in_words_krw": 36_000_000},
        {YEAR: 36_000_000, "bonus_krw": 4_000_000, "pay_in_words_krw": 40_000_000},
        {YEAR: 36_000_000, "bonus_krw": 4_000_000, "pay_in_words_krw": 4_000_000},
        {"pay_in_words_krw": 36_000_000},
        {},
    ],
)
def test_salary_conflict_is_silent_where_one_paper_adds_up(facts: dict[str, Any]) -> None:
    assert not run(check, contract(**facts))


@pytest.mark.parametrize(
    ("facts", "severity"),
    [
        ({YEAR: 36_000_000, MONTH: 2_500_000}, WARNING),
        ({YEAR: 33_600_000, MONTH: 3_000_000}, WARNING),
        ({YEAR: 40_000_000, MONTH: 3_000_000, "bonus_included": True}, NOTICE),
        ({YEAR: 40_000_000, MONTH: 3_000_000, "bonus_included": False}, WARNING),
        ({YEAR: 40_000_000, MONTH: 3_000_000, "bonus_krw": 2_000_000}, WARNING),
        ({MONTH: 2_100_000, HOUR: 12_000, WEEK: 40.0}, WARNING),
        ({MONTH: 3_000_000, HOUR: 12_000, WEEK: 40.0}, NOTICE),
        ({YEAR: 36_000_000, "pay_in_words_krw": 39_000_000}, ERROR),
        ({YEAR: 36_000_000, "pay_in_words_krw": 36_100_000}, ERROR),
        ({MONTH: 3_000_000, "pay_in_words_krw": 2_700_000}, ERROR),
        ({YEAR: 36_000_000, "pay_in_words_krw": 2_500_000}, ERROR),
    ],
)
def test_salary_conflict_within_one_paper(facts: dict[str, Any], severity: Severity) -> None:
    findings = run(check, contract(**facts))
    assert severities(findings) == [severity]
    assert severities(run(check, by_ocr(contract(**facts)))) == [NOTICE]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({YEAR: 36_000_000}, {YEAR: 36_000_000}),
        ({YEAR: 36_000_000}, {YEAR: 36_200_000}),
        ({YEAR: 36_000_000}, {MONTH: 3_000_000}),
        ({MONTH: 2_508_000}, {HOUR: 12_000, WEEK: 40.0}),
        ({YEAR: 40_000_000, MONTH: 3_000_000, "bonus_krw": 4_000_000}, {MONTH: 3_000_000}),
        ({YEAR: 36_000_000}, {HOUR: 15_000}),
        ({YEAR: 36_000_000}, {}),
    ],
)
def test_salary_conflict_is_silent_where_two_papers_agree(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert not run(check, contract(**one), statement(**other))
    assert not run(check, contract(**other), statement(**one))


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        ({YEAR: 28_800_000}, {YEAR: 36_000_000}, ERROR),
        ({MONTH: 2_400_000}, {YEAR: 36_000_000}, ERROR),
        ({MONTH: 2_400_000}, {MONTH: 3_000_000}, ERROR),
        ({HOUR: 11_000, WEEK: 40.0}, {MONTH: 3_000_000}, ERROR),
        ({MONTH: 3_000_000, WEEK: 40.0}, {HOUR: 11_000}, ERROR),
        ({YEAR: 36_000_000, "bonus_included": False}, {YEAR: 40_000_000}, WARNING),
        ({YEAR: 36_000_000, "bonus_krw": 4_000_000}, {YEAR: 40_000_000}, NOTICE),
        ({MONTH: 3_000_000, "bonus_percent": 400.0}, {YEAR: 48_000_000}, NOTICE),
        ({MONTH: 3_000_000}, {YEAR: 38_400_000, "allowance_krw": 200_000}, NOTICE),
    ],
)
def test_salary_conflict_between_two_papers(one: dict[str, Any], other: dict[str, Any], severity: Severity) -> None:
    [finding] = run(check, contract(**one), statement(**other))
    assert finding.severity is severity
    assert {evidence.document for evidence in finding.evidence} == {"contract.docx", "statement.docx"}


def test_salary_conflict_shows_the_arithmetic_and_the_reason() -> None:
    [finding] = run(check, contract(**{MONTH: 2_400_000}), statement(**{YEAR: 36_000_000}))
    assert "월 2,400,000원 × 12 = 28,800,000원" in finding.message.ko and "7,200,000" in finding.message.en
    [finding] = run(check, contract(**{YEAR: 36_000_000, "bonus_krw": 4_000_000}), statement(**{YEAR: 40_000_000}))
    assert "상여 4,000,000원" in finding.message.ko and "the bonus of 4,000,000 won" in finding.message.en


@pytest.mark.parametrize("role", [Role.APPLICATION, Role.RECOMMENDATION])
def test_salary_conflict_with_a_form_is_a_warning(role: Role) -> None:
    assert severities(run(check, contract(**{YEAR: 36_000_000}), stating(role, **{YEAR: 30_000_000}))) == [WARNING]


@pytest.mark.parametrize("role", [Role.OTHER, Role.CREDENTIAL, Role.LICENCE])
def test_salary_conflict_leaves_past_pay_alone(role: Role) -> None:
    assert not run(check, contract(**{YEAR: 36_000_000}), stating(role, **{YEAR: 20_000_000}))


def test_salary_conflict_holds_papers_against_the_one_that_was_not_read_by_ocr() -> None:
    scan, letter = by_ocr(contract(**{YEAR: 66_000_000})), stating(Role.APPLICATION, **{YEAR: 36_000_000})
    assert severities(run(check, scan, statement(**{YEAR: 36_000_000}), letter)) == [NOTICE]


def test_salary_conflict_notices_two_amounts_in_the_body_of_a_contract() -> None:
    assert severities(run(check, contract(**{YEAR: [36_000_000, 40_000_000]}))) == [NOTICE]
    assert not run(check, contract(**{YEAR: [36_000_000, 36_000_100]}))
    assert not run(check, contract(**{YEAR: [36_000_000, 40_000_000], "bonus_krw": 4_000_000}))
    assert not run(check, statement(**{YEAR: [36_000_000, 40_000_000]}))


def test_salary_conflict_takes_a_lost_digit_of_a_scan_for_what_it_is() -> None:
    scan = by_ocr(contract(**{YEAR: 33_600_000, MONTH: 280_000}))
    assert not run(check, scan) and not run(check, by_ocr(contract(**{YEAR: 3_600_000})), statement(**{YEAR: 36_000_000}))
    assert run(check, contract(**{YEAR: 33_600_000, MONTH: 280_000}))


def test_salary_conflict_takes_a_month_and_its_year_for_one_pay() -> None:
    assert not run(check, contract(monthly_salary_krw=[2_850_000, 34_200_000]))
    assert run(check, contract(monthly_salary_krw=[2_850_000, 31_000_000]))
