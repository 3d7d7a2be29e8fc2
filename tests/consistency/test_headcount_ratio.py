"""headcount-ratio: the arithmetic, own caps, exceptions, and what the papers have to state."""

from __future__ import annotations

from typing import Any

import pytest

from analyzer.consistency import PaperReview
from analyzer.consistency.rules.headcount_ratio import check
from analyzer.extraction import Role
from tests.consistency.dated_support import case_of, found, stated

RATIO = "headcount-ratio"


def staff(koreans: int | None = None, foreigners: int | None = None, regular: int | None = None, *, role: Role = Role.STATEMENT, **more: Any) -> PaperReview:
    facts = [
        (name, value, raw)
        for name, value, raw in (("korean_staff", koreans, f"내국인 {koreans}명"), ("foreign_staff", foreigners, f"외국인 {foreigners}명"), ("staff", regular, f"상시근로자 {regular}명"))
        if value is not None
    ]
    return stated(role, *facts, **more)


def severities(*papers: PaperReview, **more: Any) -> list[str]:
    return [severity for _, severity in found(check, case_of(*papers, **more))]


@pytest.mark.parametrize(
    ("koreans", "foreigners", "expected"),
    [
        (10, 1, []), (10, 2, ["warning"]), (10, 3, ["error"]), (8, 1, []), (8, 2, ["warning"]), (7, 0, []), (7, 1, ["warning"]),
        (12, 1, []), (12, 2, ["warning"]), (13, 2, []), (5, 0, []), (5, 1, ["warning"]), (4, 0, ["warning"]), (100, 19, []), (100, 21, ["error"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("code", ["2842", "2914", "2224"])
def test_headcount_allows_a_fifth_of_the_koreans_rounded(code: str, koreans: int, foreigners: int, expected: list[str]) -> None:
    assert severities(staff(koreans, foreigners), code=code) == expected


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [("E-7-1 1, E-9 6", []), ("E-7-1 2, E-9 5", ["warning"]), ("E-7-1 7", ["error"]), ("E-9 8", ["error"]), ("F-4-1 2, E-7-4 4", [])],
)
def test_headcount_leaves_out_who_is_not_counted(statuses: str, expected: list[str]) -> None:
    """Only where the statuses are of no more people than the number of foreigners."""
    listed = stated(Role.INSURANCE_LIST, ("korean_staff", 8, "내국인 8명"), ("foreign_staff", 7, "외국인 7명"), ("foreign_statuses", statuses, "E-9"))
    findings = list(check(case_of(listed, code="2842")))
    assert [finding.severity.value for finding in findings] == expected
    assert all(("E-9 5" in finding.message.ko and "E-9 5" in finding.message.en) == ("E-9 5" in statuses) for finding in findings)


def test_headcount_subtracts_all_foreigners_and_counts_some() -> None:
    listed = stated(Role.INSURANCE_LIST, ("staff", 15, "15명"), ("foreign_staff", 7, "외국인 7명"), ("foreign_statuses", "E-7-1 2, E-9 5", "E-9"))
    [finding] = check(case_of(listed, code="2842"))
    assert "15 - 외국인 7 = 내국인 8" in finding.message.ko and "15 regular workers - 7 foreigners = 8 Koreans" in finding.message.en
    assert "현재 외국인 2명(세지 않는 E-9 5명 제외)" in finding.message.ko


def test_headcount_shows_numbers_and_arithmetic() -> None:
    [finding] = check(case_of(staff(8, 2), code="2842"))
    assert "8 × 20% = 1.6" in finding.message.ko and "2명까지" in finding.message.ko and "3명" in finding.message.ko
    assert "8 × 20% = 1.6" in finding.message.en and "up to 2 foreigners" in finding.message.en
    assert "E-7-4" in finding.message.ko and "3개월" in finding.message.ko  # who counts
    assert [evidence.quote for evidence in finding.evidence] == ["내국인 8명", "외국인 2명"]


@pytest.mark.parametrize("code", ["2223", "1511", "2341", "271", "2221", "2342"])
def test_headcount_is_free_for_occupations_outside_the_rule(code: str) -> None:
    assert severities(staff(2, 9, 11), code=code) == []


@pytest.mark.parametrize(
    ("code", "koreans", "foreigners", "regular", "expected"),
    [
        ("2351", 20, 0, 25, []), ("2351", 20, 1, 21, []), ("2351", 40, 2, 22, []), ("2351", 40, 2, 42, []), ("2351", 40, 3, 43, []), ("2351", 40, 4, 44, ["notice"]), ("2351", 50, 3, 12, ["notice"]), ("2351", 9, 0, 9, []), ("2351", 9, 1, 10, []), ("2351", 20, 2, 9, ["notice"]),
        ("2351", None, None, 4, ["warning"]),
        ("2395", 9, 0, 10, ["warning"]), ("2395", 20, 0, 20, []), ("2395", 20, 3, 23, ["notice"]), ("2395", 60, 2, 62, []), ("2395", 60, 3, 63, ["notice"]),
        ("295", 5, 0, None, []), ("295", 4, 0, None, ["warning"]), ("295", 49, 1, None, []), ("295", 49, 2, None, ["notice"]), ("295", 50, 1, None, []), ("295", 100, 2, None, []), ("295", 100, 3, None, []), ("295", 100, 4, None, ["notice"]),
        ("3612", 30, 4, None, []), ("3612", 30, 5, None, []), ("3612", 40, 6, None, ["notice"]), ("44213", 10, 1, None, []), ("44213", 10, 2, None, ["warning"]),
        ("451", 2, 3, None, []), ("451", 1, 0, None, ["warning"]), ("3620", None, None, 400, ["warning"]), ("3620", None, None, 600, []),
        ("7406", 10, 4, None, []), ("7406", 30, 8, None, []), ("7406", 30, 10, None, ["error"]), ("7406", None, None, 9, ["warning"]),
        ("S85411", 100, 29, 129, []), ("S85411", 300, 5, 305, ["warning"]), ("S71032", 4, 1, None, []), ("S71032", 4, 2, None, ["warning"]), ("S71032", 20, 3, None, []),
        ("61395", 10, 3, None, ["error"]),
    ],
)  # fmt: skip
def test_headcount_caps_of_single_occupations(code: str, koreans: int | None, foreigners: int | None, regular: int | None, expected: list[str]) -> None:
    assert severities(staff(koreans, foreigners, regular), code=code) == expected


@pytest.mark.parametrize(("on", "expected"), [("2026-03-01", ["notice"]), ("2026-06-01", ["notice"]), ("2026-10-01", [])])
def test_headcount_of_slaughterers_changed_in_august_2026(on: str, expected: list[str]) -> None:
    assert severities(staff(20, 3), code="S71032", on=on) == expected


@pytest.mark.parametrize(("on", "expected"), [("2025-06-01", ["notice"]), ("2026-10-01", ["error"]), ("2024-06-01", ["notice"])])
def test_headcount_before_the_oldest_edition_is_a_notice(on: str, expected: list[str]) -> None:
    assert severities(staff(10, 5), code="2842", on=on) == expected


def test_headcount_on_a_day_without_a_table_is_said_to_be_unknown() -> None:
    [finding] = check(case_of(staff(10, 5), code="2842", on="2024-06-01"))
    assert "not known for this date" in finding.message.en


def test_headcount_works_koreans_out_where_only_the_total_is_stated() -> None:
    case = case_of(staff(None, 3, 13), code="2842")
    assert found(check, case) == [(RATIO, "warning")]  # at least 10 Koreans are presumed, so it is not beyond doubt
    [finding] = check(case)
    assert "13 - 외국인 3 = 내국인 10" in finding.message.ko


def test_headcount_needs_stated_numbers() -> None:
    assert severities(staff(), stated(Role.CONTRACT), code="2842") == []
    assert severities(staff(foreigners=3), code="2842") == []
    assert severities(staff(12), code="2842") == []


@pytest.mark.parametrize("words", ["당사는 국내복귀기업으로 선정되었다", "The company is a returning firm under the Act"])
def test_headcount_of_returning_firms_is_thirty_percent(words: str) -> None:
    assert severities(staff(10, 4), code="2342") == []
    assert severities(staff(10, 4, lines=[words]), code="2342") == ["error"]
    assert severities(staff(10, 2, lines=[words]), code="2342") == []


def test_headcount_limit_may_be_widened_by_a_letter() -> None:
    letter = stated(Role.RECOMMENDATION, lines=["고용추천서"])
    assert severities(staff(10, 6), letter, code="2842") == ["notice"]
    assert severities(staff(10, 7), letter, code="2842") == ["error"]


def test_headcount_read_by_ocr_raises_a_notice_only() -> None:
    assert severities(staff(10, 5, low_trust=True), code="2842") == ["notice"]


def test_headcount_believes_the_insurance_list_before_the_statement() -> None:
    listed = staff(20, 2, role=Role.INSURANCE_LIST)
    assert severities(staff(10, 5), listed, code="2842") == []


def test_headcount_reads_a_list_of_staff_behind_what_the_statement_says() -> None:
    own_list = staff(8, 2, role=Role.OTHER)
    assert severities(own_list, code="2842") == ["warning"]
    assert severities(staff(20, 1), own_list, code="2842") == []
