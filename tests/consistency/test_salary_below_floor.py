"""salary-below-floor: which floor holds on which day, how pay is counted for a year, and when nothing is said."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from analyzer.consistency.annual_pay import annual_pay
from analyzer.consistency.rules.salary_below_floor import check
from analyzer.consistency.types import Filed
from analyzer.extraction import Role
from analyzer.matching import Candidate, Profile
from tests.consistency.dated_support import case_of, found, stated

BELOW = "salary-below-floor"
Pay = list[tuple[str, Any, str]]


def annual(won: int, raw: str = "") -> tuple[str, Any, str]:
    return ("annual_salary_krw", won, raw or f"{won:,}원")


def contract(*facts: tuple[str, Any, str], **more: Any) -> Any:
    return stated(Role.CONTRACT, *facts, **more)


@pytest.mark.parametrize(
    ("on", "won", "expected"),
    [
        ("2025-06-01", 28_000_000, "warning"), ("2025-06-01", 28_670_000, None), ("2025-06-01", 30_000_000, None),
        ("2026-03-01", 28_670_000, "warning"), ("2026-03-01", 31_120_000, None),
        ("2026-10-01", 28_670_000, "error"), ("2026-10-01", 31_000_000, "error"), ("2026-10-01", 31_120_000, None),
        ("2026-01-15", 20_000_000, "notice"), ("2027-02-01", 50_000_000, "notice"), ("2024-06-01", 50_000_000, "notice"),
    ],
)  # fmt: skip
def test_salary_is_judged_by_the_table_of_the_filing_day(on: str, won: int, expected: str | None) -> None:
    assert found(check, case_of(contract(annual(won)), on=on)) == ([(BELOW, expected)] if expected else [])


@pytest.mark.parametrize("on", ["2026-01-15", "2027-02-01"])
def test_salary_on_a_day_without_a_table_is_said_to_be_unknown(on: str) -> None:
    [finding] = check(case_of(contract(annual(20_000_000)), on=on))
    assert "알려져 있지 않아" in finding.message.ko and "not known for this date" in finding.message.en and on in finding.message.ko


def test_salary_names_source_and_validity_of_its_table() -> None:
    sources = [next(check(case_of(contract(annual(25_000_000)), on=on))).source for on in ("2025-06-01", "2026-03-01", "2026-10-01")]
    assert len(set(sources)) == 3
    assert "2025-106" in sources[0] and "2025-04-01~2025-12-31" in sources[0]
    assert "2025-406" in sources[1] and "2026-09-18" in sources[2]


@pytest.mark.parametrize(
    ("pay", "below"),
    [
        ([annual(30_000_000, "연봉 30,000,000원")], True),
        ([annual(30_000_000, "KRW 30M per year")], True),
        ([("monthly_salary_krw", 2_500_000, "월급 250만원")], True),
        ([("monthly_salary_krw", 2_600_000, "KRW 2,600,000 per month")], False),
        ([("hourly_wage_krw", 12_000, "시급 12,000원"), ("weekly_hours", 40.0, "주 40시간")], True),
        ([("hourly_wage_krw", 12_500, "KRW 12,500 per hour"), ("weekly_hours", 40.0, "40 hours per week")], False),
        ([("hourly_wage_krw", 12_000, "시급 12,000원")], False),
        ([("monthly_salary_krw", 2_500_000, "월 2,500,000원"), ("bonus_krw", 2_000_000, "상여금 2,000,000원")], False),
        ([annual(31_500_000), ("bonus_krw", 2_000_000, "상여 2,000,000원 포함"), ("bonus_included", True, "포함")], False),
        ([annual(30_000_000), ("bonus_krw", 2_000_000, "상여 2,000,000원 포함"), ("bonus_included", True, "포함")], True),
    ],
)  # fmt: skip
def test_salary_is_counted_for_a_year(pay: Pay, below: bool) -> None:
    assert [rule for rule, _ in found(check, case_of(contract(*pay)))] == ([BELOW] if below else [])


@pytest.mark.parametrize("part", [("bonus_percent", 400.0, "상여금 400% 별도"), ("allowance_krw", 200_000, "식대 월 200,000원"), ("allowance_krw", 200_000, "housing allowance KRW 200,000")])
def test_salary_leaves_uncounted_parts_out_and_says_so(part: tuple[str, Any, str]) -> None:
    case = case_of(contract(annual(30_000_000), part))
    assert found(check, case) == [(BELOW, "warning")]
    [finding] = check(case)
    assert "더하지 않았습니다" in finding.message.ko and "Not counted" in finding.message.en


def test_salary_far_below_stays_an_error_whatever_is_left_out() -> None:
    assert found(check, case_of(contract(annual(26_000_000), ("allowance_krw", 100_000, "식대 100,000원")))) == [(BELOW, "error")]


@pytest.mark.parametrize(
    ("hours", "monthly"), [(40.0, 209), (20.0, 105), (14.0, 61), (35.0, 183), (44.0, 226)],
)
def test_annual_pay_adds_the_paid_weekly_holiday_to_hourly_pay(hours: float, monthly: int) -> None:
    pay = annual_pay(contract(("hourly_wage_krw", 10_000, "시급 1만원"), ("weekly_hours", hours, f"주 {hours:g}시간")).paper)
    assert pay is not None and pay.won == 10_000 * monthly * 12 and f"{monthly}시간" in pay.shown.ko


@pytest.mark.parametrize(
    ("code", "won", "on", "expected"),
    [
        ("3612", 25_900_000, "2026-10-01", None), ("3612", 25_000_000, "2026-10-01", "error"), ("3612", 25_200_000, "2025-06-01", None),
        ("3612", 25_882_560, "2026-10-01", "notice"),  # the minimum wage for 209 hours, 7,440 won below the rounded amount
        ("6301", 42_000_000, "2026-10-01", None), ("6301", 40_000_000, "2026-10-01", "notice"), ("6301", 36_000_000, "2026-10-01", "warning"),
        ("6301", 40_000_000, "2026-03-01", None),  # GNI of 2024 until 2026-03-09
        ("S85411", 36_700_000, "2026-10-01", None), ("S85411", 36_000_000, "2026-10-01", "warning"),
        ("7406", 26_000_000, "2026-10-01", None), ("7406", 25_000_000, "2026-10-01", "warning"),
        ("76231", 41_000_000, "2026-10-01", "notice"), ("S8417", 30_000_000, "2026-10-01", "notice"),
        ("42210", 25_900_000, "2026-10-01", None), ("42210", 25_000_000, "2026-10-01", "error"),
        ("3620", 25_000_000, "2026-10-01", "notice"), ("3620", 26_000_000, "2026-10-01", None),
        ("S2721", 30_000_000, "2026-03-01", "notice"), ("S2721", 30_000_000, "2026-10-01", "error"),
        ("S610", 25_500_000, "2026-10-01", "notice"), ("S610", 24_000_000, "2026-10-01", "error"), ("S740", 25_900_000, "2026-10-01", "error"),
    ],
)  # fmt: skip
def test_salary_rule_of_an_occupation_overrides_its_subtype(code: str, won: int, on: str, expected: str | None) -> None:
    assert found(check, case_of(contract(annual(won)), code=code, on=on)) == ([(BELOW, expected)] if expected else [])


@pytest.mark.parametrize(("entry", "expected"), [("2025-03-02", None), ("2026-09-01", None), ("2024-03-02", "warning"), ("2023-09-01", "warning")])
def test_salary_of_shipbuilders_depends_on_first_entry(entry: str, expected: str | None) -> None:
    case = case_of(contract(annual(30_000_000), ("entry", entry, entry)), code="7406")
    assert found(check, case) == ([(BELOW, expected)] if expected else [])


@pytest.mark.parametrize(("on", "expected"), [("2026-07-01", ["notice"]), ("2026-10-01", [])])
def test_salary_of_online_sellers_was_a_gni_case_until_august_2026(on: str, expected: list[str]) -> None:
    case = case_of(contract(annual(37_000_000), duties=["해외 온라인 판매 페이지 운영"]), code="2842", on=on)
    assert [severity for _, severity in found(check, case)] == expected
    assert found(check, case_of(contract(annual(37_000_000), duties=["해외 바이어 발굴"]), code="2842", on=on)) == []


@pytest.mark.parametrize("writing", ["E-7-1", "E7-1", "E-7-1 특정활동"])
def test_salary_is_judged_by_the_subtype_where_no_number_is_filed(writing: str) -> None:
    assert found(check, case_of(contract(annual(25_000_000)), code="", name=writing)) == [(BELOW, "error")]


def test_salary_without_any_subtype_is_not_judged() -> None:
    assert found(check, case_of(contract(annual(26_000_000)), code="", name="")) == []


def test_salary_read_by_ocr_raises_a_notice_only() -> None:
    assert found(check, case_of(contract(annual(25_000_000), low_trust=True))) == [(BELOW, "notice")]


@pytest.mark.parametrize("other", [Role.STATEMENT, Role.APPLICATION])
def test_salary_of_the_contract_comes_before_that_of_other_papers(other: Role) -> None:
    low = stated(other, annual(20_000_000))
    assert found(check, case_of(low)) == [(BELOW, "error")]
    assert found(check, case_of(low, contract(annual(36_000_000)))) == []


def test_salary_that_no_paper_states_gives_nothing() -> None:
    assert found(check, case_of(contract(), stated(Role.STATEMENT))) == []


@pytest.mark.parametrize(
    ("pay", "expected"),
    [
        ([("hourly_wage_krw", 10_000, "시급 10,000원")], ["error"]),
        ([("hourly_wage_krw", 10_320, "시급 10,320원")], []),
        ([annual(31_200_000), ("weekly_hours", 52.0, "주 52시간")], ["error"]),
        ([annual(31_200_000), ("weekly_hours", 40.0, "주 40시간")], []),
        ([annual(31_200_000), ("weekly_hours", 52.0, "52 hours per week")], ["error"]),
        # a break of an hour a day may be missing from clock times
        ([annual(31_200_000), ("weekly_hours", 52.0, "09시 00분부터 19시까지")], []), ([annual(31_200_000), ("weekly_hours", 52.0, "9:00-19:00")], []), ([annual(31_200_000), ("weekly_hours", 52.0, "9 a.m. to 7 p.m.")], []),
        ([("monthly_salary_krw", 2_600_000, "월 260만원"), ("weekly_hours", 45.0, "45 hours a week")], []),
    ],
)  # fmt: skip
def test_salary_meets_the_hourly_minimum_wage(pay: Pay, expected: list[str]) -> None:
    case = case_of(contract(*pay))
    assert [severity for _, severity in found(check, case)] == expected
    assert all("최저임금" in finding.message.ko for finding in check(case))


def test_salary_is_judged_by_today_where_no_filing_day_is_given() -> None:
    [*findings] = check(case_of(contract(annual(10_000_000)), on=None))
    assert all(dt.date.today().isoformat() in finding.message.ko for finding in findings) and findings


def judged(role: Role, shares: dict[str, float], *facts: tuple[str, Any, str]) -> Any:
    """Return a paper with these facts whose duties point at these occupations."""
    return replace(stated(role, *facts), profile=Profile(tuple(Candidate(code, share) for code, share in shares.items()), ()))


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        # Both lean to one occupation, and what else they may be is of E-7-1 as well.
        (({"295": 0.95}, {"295": 0.6, "2395": 0.36}), [(BELOW, "warning")]),
        (({"295": 0.95}, {"2395": 0.95}), []),
        # Half of it is a subtype with another floor.
        (({"295": 0.95}, {"295": 0.5, "7406": 0.45}), []),
    ],
)
def test_without_a_code_the_floor_is_that_of_the_subtype_of_the_duties(shares: tuple[dict[str, float], ...], expected: list[tuple[str, str]]) -> None:
    papers = judged(Role.CONTRACT, shares[0], annual(30_000_000)), judged(Role.STATEMENT, shares[1])
    assert found(check, replace(case_of(*papers, code=""), filed=Filed(None, None))) == expected
