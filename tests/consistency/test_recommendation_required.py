"""recommendation-required: mandatory letters, letters in certain cases, and a letter nobody asks for."""

from __future__ import annotations

from typing import Any

import pytest

from analyzer.consistency import PaperReview
from analyzer.consistency.rules.recommendation_required import check
from analyzer.extraction import Role
from analyzer.occupations import load_catalogue
from analyzer.regulations import in_force
from tests.consistency.dated_support import case_of, found, stated

LETTER = stated(Role.RECOMMENDATION, lines=["고용추천서"])
PLAIN = stated(Role.STATEMENT, lines=["고용사유서"])


def severities(*papers: PaperReview, **more: Any) -> list[str]:
    return [severity for _, severity in found(check, case_of(*papers, **more))]


@pytest.mark.parametrize("code", [o.code for o in load_catalogue() if o.mandatory_recommendation])
def test_recommendation_missing_where_it_is_mandatory(code: str) -> None:
    expected = "notice" if code == "76231" else "warning"  # 76231 stands in its own entry only, not in the list
    assert severities(PLAIN, code=code) == [expected]
    assert severities(PLAIN, LETTER, code=code) == []


def test_recommendation_table_agrees_with_the_catalogue() -> None:
    from datetime import date

    for occupation in load_catalogue():
        entry = in_force("recommendation", date(2026, 10, 1), occupation.code)
        assert occupation.mandatory_recommendation == (entry is not None and entry["status"] == "mandatory"), occupation.code
        assert (occupation.recommendation.value == "cases") == (entry is not None and entry["status"] == "cases"), occupation.code


@pytest.mark.parametrize("code", ["2223", "2351", "2395", "2914", "2441", "1212", "2842", "451"])
@pytest.mark.parametrize("on", ["2025-06-01", "2026-07-15", "2026-10-01", "2027-02-01"])
def test_recommendation_is_not_asked_for_elsewhere(code: str, on: str) -> None:
    assert severities(PLAIN, code=code, on=on) == []


@pytest.mark.parametrize(
    ("code", "line", "duty"),
    [
        ("1512", "", "선박관리 계획 수립"), ("1521", "", "여행사 지점 총괄"), ("2835", "", "해외 공연 기획과 섭외"), ("2835", "", "Concert planning for visitors"),
        ("2842", "특수언어권 수출기업 특례로 신청함", ""), ("2342", "당사는 유턴기업이다", ""), ("2351", "당사는 유턴기업이다", ""), ("2222", "베트남 소프트웨어 인력 과정 수료", ""),
        ("2699", "제주 국제학교 교사", ""), ("23512", "", "LNG선 보냉 설비 설계"),
    ],
)  # fmt: skip
def test_recommendation_in_certain_cases_is_a_notice(code: str, line: str, duty: str) -> None:
    paper = stated(Role.STATEMENT, lines=[line] if line else [], duties=[duty] if duty else [])
    assert severities(paper, code=code) == ([] if code == "2351" else ["notice"])
    assert severities(paper, LETTER, code=code) == (["notice"] if code == "2351" else [])


@pytest.mark.parametrize(("degree", "expected"), [("high-school", ["notice"]), ("associate", ["notice"]), ("bachelor", []), ("master", [])])
def test_recommendation_of_finance_specialists_without_a_degree(degree: str, expected: list[str]) -> None:
    assert severities(stated(Role.STATEMENT, ("degree", degree, degree)), code="282") == expected


@pytest.mark.parametrize(("code", "on", "expected"), [("2351", "2026-10-01", ["notice"]), ("2395", "2026-05-20", ["notice"]), ("2395", "2026-10-01", [])])
def test_recommendation_that_was_abolished_is_told(code: str, on: str, expected: list[str]) -> None:
    assert severities(PLAIN, LETTER, code=code, on=on) == expected


@pytest.mark.parametrize(("on", "issuer"), [("2026-07-01", "산업통상부"), ("2026-10-01", "기후에너지환경부")])
def test_recommendation_names_the_ministry_of_the_filing_day(on: str, issuer: str) -> None:
    [finding] = check(case_of(PLAIN, code="76231", on=on))
    assert issuer in finding.message.ko and on in finding.message.ko


@pytest.mark.parametrize(("code", "on"), [("2832", "2024-06-01"), ("S75104", "2025-06-01"), ("S75104", "2028-02-01"), ("6301", "2025-06-01")])
def test_recommendation_on_a_day_without_a_row_is_said_to_be_unknown(code: str, on: str) -> None:
    [finding] = check(case_of(PLAIN, code=code, on=on))
    assert finding.severity.value == "notice" and "not known for this date" in finding.message.en
