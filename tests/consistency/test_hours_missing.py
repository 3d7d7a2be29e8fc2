"""hours-missing: contracts with pay and without hours."""

from __future__ import annotations

from typing import Any

import pytest

from analyzer.consistency import Severity
from analyzer.consistency.rules.hours_missing import check
from analyzer.extraction import Role
from tests.consistency.stating import by_ocr, contract, run, severities, statement, stating


@pytest.mark.parametrize("pay", [{"annual_salary_krw": 36_000_000}, {"monthly_salary_krw": 3_000_000}, {"hourly_wage_krw": 12_000}])
@pytest.mark.parametrize("line", ["", "근로시간: 회사의 취업규칙에 따른다", "Working hours: as agreed with the team", "시간당 12,000원", "근로시간은 제3조에 따른다"])
def test_hours_missing_warns_of_pay_without_hours(pay: dict[str, int], line: str) -> None:
    [finding] = run(check, contract(lines=[line], **pay))
    assert finding.severity is Severity.WARNING and finding.evidence[0].quote == str(next(iter(pay.values())))


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        ({"annual_salary_krw": 36_000_000, "weekly_hours": 40.0}, ""),
        ({"monthly_salary_krw": 3_000_000, "daily_hours": 8.0}, ""),
        ({"annual_salary_krw": 36_000_000}, "소정근로시간: 1일 8시간"),
        ({"annual_salary_krw": 36_000_000}, "09:00 ~ 18:00"),
        ({"annual_salary_krw": 36_000_000}, "9시부터 18시까지"),
        ({"annual_salary_krw": 36_000_000}, "40 hours per week"),
        ({"annual_salary_krw": 36_000_000}, "from 9 a.m. to 6 p.m."),
        ({}, ""),
    ],
)
def test_hours_missing_is_silent_where_hours_stand(facts: dict[str, Any], line: str) -> None:
    assert not run(check, contract(lines=[line], **facts))


def test_hours_missing_needs_the_hours_in_one_contract_only() -> None:
    assert not run(check, contract(annual_salary_krw=36_000_000), contract(name="Contract_EN.docx", annual_salary_krw=36_000_000, weekly_hours=40.0))
    assert len(run(check, contract(annual_salary_krw=36_000_000), contract(name="Contract_EN.docx", annual_salary_krw=36_000_000))) == 1


def test_hours_missing_speaks_of_contracts_only() -> None:
    assert not run(check, statement(annual_salary_krw=36_000_000), stating(Role.APPLICATION, annual_salary_krw=36_000_000))


def test_hours_missing_is_a_notice_for_a_scan() -> None:
    assert severities(run(check, by_ocr(contract(annual_salary_krw=36_000_000)))) == [Severity.NOTICE]
