"""other-route: an E-9 or E-7-4 file is answered, and only conditions that its papers contradict are findings."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from analyzer.consistency import PaperReview
from analyzer.consistency.rules.other_route import check
from analyzer.extraction import Role
from tests.consistency.dated_support import case_of, found, stated

Stated = tuple[str, Any, str]
RULE = "other-route"
ANSWERED = [(RULE, "notice")]
TWO_YEARS: list[Stated] = [("start", "2026-12-01", "2026년 12월 1일"), ("end", "2028-11-30", "2028년 11월 30일")]


def eps(*facts: Stated, **more: Any) -> PaperReview:
    paper = stated(Role.CONTRACT, *facts, **more)
    return replace(paper, paper=replace(paper.paper, routes=("E-9",)))


def e9(*facts: Stated, on: str = "2026-10-01", **more: Any) -> list[tuple[str, str]]:
    return found(check, case_of(eps(*facts, **more), code="", on=on))


def e74(*facts: Stated, code: str = "S740", on: str = "2026-10-01", **more: Any) -> list[tuple[str, str]]:
    return found(check, case_of(stated(Role.CONTRACT, *facts, **more), code=code, on=on))


def test_an_ordinary_file_is_left_alone() -> None:
    assert e74(*TWO_YEARS, code="2223") == []


@pytest.mark.parametrize(
    "facts",
    [
        [("business_type", "제조업", "업종: 제조업"), ("nationality", "NP", "네팔"), ("staff", 45, "45명")],
        [("business_type", "Manufacturing", "Industry: Manufacturing"), ("entry", "2024-03-02", "2024.3.2")],
        [("workplace_changes", 2, "2회"), ("entry", "2024-03-02", "March 2, 2024"), ("end", "2028-03-01", "2028-03-01"), ("start", "2026-11-01", "2026-11-01")],
        [],
    ],
)  # fmt: skip
def test_a_clean_e9_file_is_answered_with_one_notice(facts: list[Stated]) -> None:
    assert e9(*facts) == ANSWERED


def test_the_answer_shows_the_arithmetic_and_what_is_left_to_check() -> None:
    *_, notice = check(case_of(eps(("entry", "2024-03-02", "2024.3.2")), code="", on="2026-10-01"))
    assert "2024-03-02 입국 + 3년 = 2027-03-01까지, + 1년 10개월 = 2029-01-01까지" in notice.message.ko
    assert notice.advice is not None and "3개월" in notice.advice.ko
    assert "2026-09-18" in notice.source


@pytest.mark.parametrize(
    ("facts", "severity"),
    [
        ([("entry", "2021-03-02", "2021년 3월 2일 입국")], "warning"),
        ([("entry", "2021-03-02", "entered Korea on March 2, 2021")], "warning"),
        ([("entry", "2024-03-02", "2024-03-02"), ("start", "2026-11-01", "2026.11.1"), ("end", "2029-10-31", "2029.10.31")], "warning"),
        ([("workplace_changes", 5, "사업장 변경 5회")], "warning"),
        ([("workplace_changes", 4, "4 changes of workplace")], "warning"),
        ([("nationality", "IN", "인도")], "notice"),
        ([("business_type", "소프트웨어 개발업", "소프트웨어 개발업")], "warning"),
        ([("staff", 500, "500명")], "warning"),
    ],
)  # fmt: skip
def test_an_e9_condition_that_is_not_met_is_a_finding_of_its_own(facts: list[Stated], severity: str) -> None:
    assert e9(*facts) == [(RULE, severity), *ANSWERED]


def test_an_e9_hotel_may_employ_cleaners_only() -> None:
    hotel: Stated = ("business_type", "호텔업", "호텔업")
    assert e9(hotel, duties=["객실 청소와 침구 교체"]) == ANSWERED
    assert e9(hotel, duties=["프런트 예약 접수"]) == [(RULE, "warning"), *ANSWERED]


@pytest.mark.parametrize(
    ("facts", "severity"),
    [
        ([("start", "2026-12-01", "2026년 12월 1일"), ("end", "2027-11-30", "2027년 11월 30일")], "error"),
        ([("start", "2026-12-01", "2026.12.1"), ("end", "2028-10-31", "2028.10.31")], "error"),
        ([("term_months", 12, "1년")], "error"),
        ([("term_months", 18, "eighteen (18) months")], "error"),
        ([("visa_now", "D-10", "D-10")], "warning"),
        ([("entry", "2025-01-10", "2025년 1월 10일")], "warning"),
    ],
)  # fmt: skip
def test_an_e74_condition_that_is_not_met_is_a_finding_of_its_own(facts: list[Stated], severity: str) -> None:
    assert e74(*facts) == [(RULE, severity), *ANSWERED]


@pytest.mark.parametrize("facts", [TWO_YEARS, [("term_months", 24, "2년간")], [("visa_now", "E-9", "E-9"), ("entry", "2020-05-01", "2020.5.1"), *TWO_YEARS], []])
def test_a_clean_e74_file_is_answered_with_one_notice(facts: list[Stated]) -> None:
    assert e74(*facts) == ANSWERED


def test_facts_read_by_ocr_raise_no_more_than_a_notice() -> None:
    assert e74(("term_months", 12, "12개월"), low_trust=True) == [(RULE, "notice"), *ANSWERED]


def test_rules_not_yet_read_for_a_day_are_deductions() -> None:
    assert e74(("term_months", 12, "12개월"), on="2025-06-01") == [(RULE, "notice"), *ANSWERED]


def test_pay_of_an_e74_file_is_left_to_the_pay_floor() -> None:
    assert e74(("annual_salary_krw", 20_000_000, "20,000,000원")) == ANSWERED


def test_a_day_without_data_says_so() -> None:
    [notice] = check(case_of(stated(Role.CONTRACT, *TWO_YEARS), code="S740", on="2024-05-01"))
    assert "알려져 있지 않아" in notice.message.ko and "not known for 2024-05-01" in notice.message.en
