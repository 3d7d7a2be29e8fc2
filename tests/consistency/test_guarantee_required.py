"""guarantee-required and prior-permission: who needs the letter, how long it may run, and changes of workplace."""

from __future__ import annotations

import pytest

from analyzer.consistency.rules.guarantee_required import check
from analyzer.extraction import Role
from tests.consistency.dated_support import case_of, found, stated

PLAIN = stated(Role.APPLICATION, lines=["사증발급인정신청서"])
MISSING = [("guarantee-required", "warning")]


@pytest.mark.parametrize("code", ["2351", "2395", "295", "31124", "451", "3620", "3612", "S3612", "6301", "7406", "S740"])
def test_guarantee_letter_is_missing(code: str) -> None:
    assert found(check, case_of(PLAIN, code=code)) == MISSING
    assert found(check, case_of(PLAIN, stated(Role.GUARANTEE), code=code)) == []


@pytest.mark.parametrize("code", ["2223", "2842", "2914", "2224", "76212", "S85513", "S610", "44213"])
@pytest.mark.parametrize("on", ["2025-06-01", "2026-10-01"])
def test_guarantee_letter_is_not_asked_for_elsewhere(code: str, on: str) -> None:
    assert found(check, case_of(PLAIN, code=code, on=on)) == []


@pytest.mark.parametrize("duty", ["오픈마켓 상품 등록과 온라인 판매", "Online seller of cosmetics"])
def test_guarantee_letter_of_online_sellers(duty: str) -> None:
    assert found(check, case_of(PLAIN, stated(Role.CONTRACT, duties=[duty]), code="2842")) == MISSING


def test_guarantee_letter_is_not_missed_among_drafts() -> None:
    drafts = stated(Role.CONTRACT), stated(Role.STATEMENT), stated(Role.RECOMMENDATION), stated(Role.OTHER)
    assert found(check, case_of(*drafts, code="2351")) == []
    assert found(check, case_of(*drafts, stated(Role.CREDENTIAL), code="2351")) == MISSING


@pytest.mark.parametrize(("on", "severity"), [("2026-03-01", "notice"), ("2026-10-01", "warning"), ("2024-03-01", "notice")])
def test_guarantee_before_the_oldest_edition_is_a_notice(on: str, severity: str) -> None:
    assert found(check, case_of(PLAIN, code="2351", on=on)) == [("guarantee-required", severity)]


@pytest.mark.parametrize(("end", "expected"), [("2030-11-30", []), ("2030-12-01", []), ("2031-11-30", MISSING)])
def test_guarantee_runs_four_years_at_most(end: str, expected: list[tuple[str, str]]) -> None:
    letter = stated(Role.GUARANTEE, ("start", "2026-12-01", "2026년 12월 1일"), ("end", end, end))
    assert found(check, case_of(letter, code="2223")) == expected


@pytest.mark.parametrize(
    ("code", "line", "status", "expected"),
    [
        ("76212", "신청 구분: 근무처 변경", "E-7-3", True), ("76212", "Change of workplace", "E-7", True), ("7406", "근무처변경·추가 허가 신청", "E-7-3", True),
        ("76212", "체류기간 연장", "E-7-3", False), ("76212", "근무처 변경", "D-10", False), ("2223", "근무처 변경", "E-7-1", False),
    ],
)  # fmt: skip
def test_prior_permission_for_a_change_of_workplace(code: str, line: str, status: str, expected: bool) -> None:
    paper = stated(Role.APPLICATION, ("visa_now", status, status), lines=[line])
    rules = [rule for rule, _ in found(check, case_of(paper, stated(Role.GUARANTEE), code=code))]
    assert rules == (["prior-permission"] if expected else [])


def test_guarantee_letter_of_a_signed_contract_and_statement_is_a_notice() -> None:
    signed = [stated(role, ("signed", "2026-09-03", "2026. 9. 3.")) for role in (Role.CONTRACT, Role.STATEMENT)]
    assert found(check, case_of(*signed, code="451")) == [("guarantee-required", "notice")]
    assert found(check, case_of(*signed, stated(Role.GUARANTEE), code="451")) == []
    assert found(check, case_of(signed[0], stated(Role.STATEMENT), code="451")) == []
