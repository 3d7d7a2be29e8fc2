"""workplace-conflict: other places, and one place written in many ways."""

from __future__ import annotations

import pytest

from analyzer.consistency import Severity
from analyzer.consistency.rules.workplace_conflict import check
from analyzer.extraction import Role
from tests.consistency.stating import by_ocr, contract, run, severities, statement, stating

WARNING, NOTICE = Severity.WARNING, Severity.NOTICE
HERE = "서울특별시 예시구 시험로 15, 3층"


@pytest.mark.parametrize(
    "other",
    [
        HERE,
        "서울시 예시구 시험로 15",
        "서울 예시구 시험로15 표본빌딩 7층",
        "(01234) 서울특별시 예시구 시험로 15 (모의동, 표본타워)",
        "서울특별시예시구 시험로 15",
        "예시구 시험로 15",
        "서울특별시 예시구 모의동 123-4",
        "15 Siheom-ro, Yesi-gu, Seoul, Republic of Korea",
        "주식회사 표본 본사 (서울특별시 예시구 시험로 15)",
        "본사",
        "회사가 지정하는 장소",
        "서울 본사 및 부산 공장",
        "재택근무",
    ],
)
def test_workplace_conflict_is_silent_about_one_place(other: str) -> None:
    assert not run(check, contract(workplace=HERE), statement(workplace=other))
    assert not run(check, contract(workplace=other), statement(workplace=HERE))


@pytest.mark.parametrize(
    "other",
    [
        "대전광역시 가상구 고객로 7",
        "서울특별시 가상구 시험로 15",
        "서울시 예시구 표본대로 15",
        "경기 예시시 시험로 15",
        "7 Gogaek-ro, Gasang-gu, Daejeon",
        "부산",
    ],
)
def test_workplace_conflict_warns_of_another_city_or_street(other: str) -> None:
    [finding] = run(check, contract(workplace=HERE), statement(workplace=other))
    assert finding.severity is WARNING
    assert HERE in finding.message.ko and other in finding.message.en
    assert severities(run(check, by_ocr(contract(workplace=HERE)), statement(workplace=other))) == [NOTICE]


def test_workplace_conflict_notices_another_number_in_the_street() -> None:
    [finding] = run(check, contract(workplace=HERE), statement(workplace="서울 예시구 시험로 51"))
    assert finding.severity is NOTICE and "건물번호" in finding.message.ko


def test_workplace_conflict_notices_another_address_of_the_licence() -> None:
    [finding] = run(check, contract(workplace=HERE), stating(Role.LICENCE, workplace="경기도 가상시 공단로 3"))
    assert finding.severity is NOTICE and "본사" in finding.message.ko


def test_workplace_conflict_compares_english_papers_with_each_other() -> None:
    one, other = contract(workplace="15 Siheom-ro, Yesi-gu, Seoul"), statement(workplace="15, Gogaek-ro, Yesi-gu, Seoul 01234")
    assert severities(run(check, one, other)) == [WARNING]
    assert not run(check, one, statement(workplace="Siheom-ro 15, 7F, Yesi-gu, Seoul"))


def test_workplace_conflict_leaves_past_workplaces_alone() -> None:
    assert not run(check, contract(workplace=HERE), stating(Role.CREDENTIAL, workplace="부산광역시 가상구 바다로 1"))


def test_workplace_conflict_finds_the_language_that_both_papers_have() -> None:
    both = contract(workplace=[HERE, "15 Siheom-ro, Yesi-gu, Seoul"])
    assert not run(check, both, statement(workplace="Siheom-ro 15, Yesi-gu, Seoul"))
    assert severities(run(check, both, statement(workplace="15 Gogaek-ro, Yesi-gu, Seoul"))) == [WARNING]


def test_workplace_conflict_lets_a_paper_name_two_places() -> None:
    two = contract(workplace=[HERE, "경기도 가상시 공단로 3"])
    assert not run(check, two) and not run(check, two, statement(workplace="경기 가상시 공단로 3"))
    assert severities(run(check, statement(workplace="경기 가상시 공단로 3"), contract(workplace=HERE))) == [WARNING]


def test_workplace_conflict_takes_the_spaces_of_a_scan_for_what_they_are() -> None:
    scan = by_ocr(statement(workplace="서울 특별 시 예 시구 시 험로15, 3 층"))
    assert not run(check, contract(workplace=HERE), scan)
