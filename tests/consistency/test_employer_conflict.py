"""employer-conflict: other firms, and one firm with other signs."""

from __future__ import annotations

from typing import Any

import pytest

from analyzer.consistency import Severity
from analyzer.consistency.rules.employer_conflict import check
from analyzer.extraction import Role
from tests.consistency.stating import by_ocr, contract, run, severities, statement, stating

ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("(주)가상통상", "주식회사 가상통상"),
        ("가상통상㈜", "가상 통상 주식회사"),
        ("Gasang Trading Co., Ltd.", "GASANG TRADING CO LTD"),
        ("Gasang Trading Inc.", "주식회사 가상통상"),
        ("가상통상 주식회사 (GASANG TRADING Co., Ltd.)", "Gasang Trading Corporation"),
        ("가상통상 주식회사 (도매 / 무역)", "(주)가상통상"),
        ("가상통상 인천지점", "(주)가상통상 본사"),
        ("의료법인 견본의원", "견본의원"),
    ],
)
def test_employer_conflict_is_silent_about_one_name(one: str, other: str) -> None:
    assert not run(check, contract(employer=one), statement(employer=other))


def test_house_and_the_firm_that_runs_it_are_one_employer() -> None:
    named = statement(employer=["호텔 견본 강릉", "견본리조트 주식회사"])
    assert not run(check, named, stating(Role.LICENCE, employer="견본리조트 주식회사"))
    # Two firms in one paper are two.
    assert run(check, statement(employer=["가상통상 주식회사", "견본리조트 주식회사"]), stating(Role.LICENCE, employer="견본리조트 주식회사"))


def test_the_person_is_no_head_of_the_firm() -> None:
    papers = contract(employee="SAMPLE ALPHA", representative="Kim Moui"), statement(employee="SAMPLE ALPHA", representative="SAMPLE ALPHA")
    assert not run(check, *papers)
    assert run(check, contract(representative="Kim Moui"), statement(representative="Park Sarye"))


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        ("(주)가상통상", "모의커머스 주식회사", ERROR),
        ("Gasang Trading Co., Ltd.", "Moui Commerce Inc.", ERROR),
        ("가상통상", "가상통신", WARNING),
        ("표본전자", "표본전자서비스(주)", WARNING),
        ("주식회사 가상통상", "유한회사 가상통상", NOTICE),
    ],
)
def test_employer_conflict_by_name(one: str, other: str, severity: Severity) -> None:
    [finding] = run(check, contract(employer=one), statement(employer=other))
    assert finding.severity is severity
    assert f"'{one}'" in finding.message.ko and f"'{other}'" in finding.message.en
    assert severities(run(check, by_ocr(contract(employer=one)), statement(employer=other))) == [NOTICE]


NUMBER, OTHER_NUMBER = "123-45-67890", "123-45-67899"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"employer_number": NUMBER}, {"employer_number": NUMBER}, []),
        ({"employer_number": NUMBER}, {"employer_number": "000-00-00000"}, []),
        ({"employer_number": NUMBER}, {"employer_number": OTHER_NUMBER}, [ERROR]),
        ({"employer_number": NUMBER, "employer": "가상통상"}, {"employer_number": OTHER_NUMBER, "employer": "(주)가상통상"}, [WARNING]),
        ({"employer_number": NUMBER, "employer": "Gasang Inc."}, {"employer_number": OTHER_NUMBER, "employer": "가상통상"}, [ERROR]),
        ({"employer_number": NUMBER, "employer": "모의커머스"}, {"employer_number": NUMBER, "employer": "가상통상"}, [WARNING]),
        ({"employer_number": NUMBER, "employer": "모의커머스"}, {"employer_number": OTHER_NUMBER, "employer": "가상통상"}, [ERROR, ERROR]),
    ],
)
def test_employer_conflict_by_registration_number(one: dict[str, Any], other: dict[str, Any], expected: list[Severity]) -> None:
    assert severities(run(check, contract(**one), statement(**other))) == expected


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("홍길동", "홍길동", False),
        ("홍길동, 성춘향", "성춘향", False),
        ("홍길동", "HONG Gil Dong", False),
        ("Hong Gil-dong", "GILDONG HONG", False),
        ("대표이사 홍길동", "홍길동", False),
        ("대표자", "홍길동", False),
        ("Representative Director Hong Gildong", "HONG GILDONG", False),
        ("홍길동", "홍길순", True),
        ("Hong Gil-dong", "Sung Chunhyang", True),
    ],
)
def test_employer_conflict_by_representative(one: str, other: str, found: bool) -> None:
    assert severities(run(check, contract(representative=one), stating(Role.LICENCE, representative=other))) == [WARNING] * found


def test_employer_conflict_leaves_past_employers_alone() -> None:
    assert not run(check, contract(employer="가상통상"), stating(Role.CREDENTIAL, employer="모의커머스"), stating(Role.OTHER, employer="예시은행"))


def test_employer_conflict_with_another_paper_is_a_warning() -> None:
    assert severities(run(check, contract(employer="가상통상"), stating(Role.RECOMMENDATION, employer="모의커머스"))) == [WARNING]


def test_employer_conflict_finds_the_language_that_both_papers_have() -> None:
    both = contract(employer=["가상통상 주식회사", "Gasang Trading Co., Ltd."])
    assert not run(check, both, statement(employer="(주)가상통상"), stating(Role.GUARANTEE, employer="Gasang Trading Inc."))
    assert severities(run(check, both, stating(Role.GUARANTEE, employer="Moui Commerce Inc."))) == [WARNING]


def test_employer_conflict_compares_later_papers_where_the_first_is_in_another_language() -> None:
    assert severities(run(check, contract(employer="Gasang Inc."), statement(employer="가상통상"), stating(Role.LICENCE, employer="모의커머스"))) == [WARNING]


@pytest.mark.parametrize("other", ["샘플(주) 000-81-12345", "Sample Co., Ltd. (샘플(주), 000-81-12345)"])
def test_employer_conflict_reads_past_a_registration_number(other: str) -> None:
    assert not run(check, contract(employer="샘플(주)"), statement(employer=other))
    assert run(check, contract(employer="다른상사(주)"), statement(employer=other))


@pytest.mark.parametrize(
    ("firm", "head", "expected"),
    [
        ("주식회사 한빛특수강 배정호", "배정호", []), ("주식회사 한빛특수강 김지원", "대표이사 김지원", []), ("주식회사 한빛특수강 배정호", "김모의", [Severity.WARNING]),
        ("주식회사 한빛특수강 전자", "배정호", [Severity.WARNING]), ("주식회사 한빛특수강 신소재", "배정호", [Severity.WARNING]), ("주식회사 한빛특수강 조선소", "배정호", [Severity.WARNING]),
    ],
)  # fmt: skip
def test_firm_with_its_head_behind_it_is_the_same_firm(firm: str, head: str, expected: list[Severity]) -> None:
    papers = contract(employer=firm), statement(employer="주식회사 한빛특수강", representative=head)
    assert severities(run(check, *papers)) == severities(run(check, *reversed(papers))) == expected
