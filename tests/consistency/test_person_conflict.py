"""person-conflict: other persons, and one person with a name in another order or spelling."""

from __future__ import annotations

from typing import Any

import pytest

from analyzer.consistency import Severity
from analyzer.consistency.rules.person_conflict import check
from analyzer.extraction import Role
from tests.consistency.stating import by_ocr, contract, run, severities, statement, stating

ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SAMPLE ALPHA", "Alpha Sample"),
        ("SAMPLE, ALPHA", "alpha SAMPLE"),
        ("SÂMPLE ẠLPHA", "SAMPLE ALPHA"),
        ("SAMPLE VAN-ALPHA", "SAMPLE VANALPHA"),
        ("SAMPLE VAN ALPHA", "Vanalpha Sample"),
        ("Mr. SAMPLE ALPHA", "SAMPLE ALPHA ____________"),
        ("SAMPLE ALPHA (미국, 1992. 6. 30.생, 여권번호 X00000000)", "SAMPLE ALPHA"),
        ("샘플 알파", "SAMPLE ALPHA"),
        ("샘플 알파 (SAMPLE ALPHA)", "SAMPLE ALPHA"),
        ("샘플 알파", "쌤플 알파"),
    ],
)
def test_person_conflict_is_silent_about_one_name(one: str, other: str) -> None:
    assert not run(check, contract(employee=one), statement(employee=other))
    assert not run(check, contract(employee=other), statement(employee=one))


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        ("SAMPLE BETA ALPHA", "SAMPLE ALPHA", NOTICE),
        ("SAMPLE B. ALPHA", "SAMPLE BETA ALPHA", NOTICE),
        ("SAMPLE ALPHA", "SAMPLE ALHPA", WARNING),
        ("SAMPLE ALPHA", "SAMPLE GAMMA", WARNING),
        ("SAMPLE ALPHA", "TESTER GAMMA", ERROR),
        ("샘플 알파 (SAMPLE ALPHA)", "TESTER GAMMA", ERROR),
        ("홍길동", "성춘향", ERROR),
    ],
)
def test_person_conflict_by_name(one: str, other: str, severity: Severity) -> None:
    [finding] = run(check, contract(employee=one), statement(employee=other))
    assert finding.severity is severity


def test_person_conflict_reads_scans_with_patience() -> None:
    assert severities(run(check, by_ocr(contract(employee="SAMPLE ALPHA")), statement(employee="TESTER GAMMA"))) == [NOTICE]
    assert not run(check, by_ocr(contract(employee="SAMPLE ALPHA")), statement(employee="SAMPLE ALFHA"))


def test_person_conflict_takes_another_name_with_one_passport_for_a_matter_of_writing() -> None:
    passport = "AB1234567"
    assert severities(run(check, contract(employee="SAMPLE ALPHA", passport=passport), statement(employee="TESTER GAMMA", passport=passport))) == [WARNING]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"passport": "AB1234567"}, {"passport": "AB1234567"}, []),
        ({"passport": "AB1234567"}, {"passport": "ab 1234567"}, []),
        ({"passport": "AB1234567"}, {"passport": "X00000000"}, []),
        ({"passport": "AB1234567"}, {"passport": "AB1******"}, []),
        ({"passport": "AB1234567"}, {"passport": "AB1234576"}, [ERROR]),
        ({"birth": "1992-06-30"}, {"birth": "1992-06-30"}, []),
        ({"birth": "1992-06-30"}, {"birth": "1993-06-30"}, [ERROR]),
        ({"birth": "1992-03-05"}, {"birth": "1992-05-03"}, [WARNING]),
        ({"nationality": "VN"}, {"nationality": "VN"}, []),
        ({"nationality": "VN"}, {"nationality": "PH"}, [ERROR]),
        ({"nationality": "VN"}, {"nationality": "비엣남"}, []),
        ({"passport": "AB1234567", "birth": "1992-06-30"}, {"passport": "CD7654321", "birth": "1990-01-02"}, [ERROR, ERROR]),
    ],
)
def test_person_conflict_by_identity(one: dict[str, Any], other: dict[str, Any], expected: list[Severity]) -> None:
    assert severities(run(check, contract(**one), statement(**other))) == expected
    assert severities(run(check, by_ocr(contract(**one)), statement(**other))) == [NOTICE] * len(expected)


def test_person_conflict_prints_no_identifier_in_its_message() -> None:
    [finding] = run(check, contract(passport="AB1234567"), statement(passport="AB1234576"))
    assert "AB12345" not in finding.message.ko + finding.message.en


@pytest.mark.parametrize("role", [Role.GUARANTEE, Role.CREDENTIAL, Role.OTHER])
def test_person_conflict_is_a_warning_in_papers_that_may_name_others(role: Role) -> None:
    assert severities(run(check, contract(birth="1992-06-30"), stating(role, birth="1961-01-01"))) == [WARNING]


@pytest.mark.parametrize("role", [Role.LICENCE, Role.INSURANCE_LIST])
def test_person_conflict_leaves_papers_about_the_firm_alone(role: Role) -> None:
    assert not run(check, contract(employee="SAMPLE ALPHA"), stating(role, employee="홍길동"))


def test_person_conflict_within_one_paper() -> None:
    assert severities(run(check, contract(employee=["SAMPLE ALPHA", "TESTER GAMMA"]))) == [ERROR]
    assert severities(run(check, contract(employee=["SAMPLE ALPHA", "TESTER GAMMA"]), statement(employee="TESTER GAMMA"))) == [ERROR]
    assert not run(check, contract(employee=["SAMPLE ALPHA", "샘플 알파", "ALPHA SAMPLE"]))


def test_person_conflict_passes_over_the_guarantor_beside_the_person() -> None:
    letter = stating(Role.GUARANTEE, employee=["홍길동", "SAMPLE ALPHA"], birth=["1961-01-01", "1992-06-30"])
    assert not run(check, contract(employee="샘플 알파 (SAMPLE ALPHA)", birth="1992-06-30"), letter)
