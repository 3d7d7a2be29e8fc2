"""qualification: degree, field and experience against the routes; a notice at most."""

from __future__ import annotations

from typing import Any

import pytest

from analyzer.consistency import PaperReview
from analyzer.consistency.rules.qualification import check
from analyzer.extraction import Role
from tests.consistency.dated_support import case_of, found, stated

NOTICE = [("qualification", "notice")]


def person(degree: str | None = None, years: float | None = None, major: str | None = None, *, role: Role = Role.STATEMENT, **more: Any) -> PaperReview:
    facts = [(name, value, raw) for name, value, raw in (("degree", degree, f"학위 {degree}"), ("major", major, f"전공 {major}"), ("experience_years", years, f"경력 {years}년")) if value is not None]
    return stated(role, *facts, **more)


@pytest.mark.parametrize(
    ("code", "degree", "years", "fits"),
    [
        ("2223", "master", None, True), ("2223", "doctor", 0.0, True), ("2223", "bachelor", 1.0, True), ("2223", "bachelor", 0.5, False), ("2223", "bachelor", None, True),
        ("2223", "associate", 5.0, True), ("2223", "associate", 3.0, False), ("2223", "high-school", None, False), ("2223", None, 6.0, True), ("2223", None, 0.5, True),
        ("2352", "bachelor", 10.0, False), ("2352", "master", None, True), ("2914", "high-school", 8.0, False), ("2914", "bachelor", 2.0, True), ("2832", "associate", 9.0, False),
        ("14901", "bachelor", 1.0, True), ("441", "high-school", 3.0, True), ("441", "high-school", 2.0, False), ("44291", None, 4.0, False), ("44291", None, 5.0, True),
        ("7303", None, 9.0, False), ("42210", "high-school", None, False), ("42210", "associate", None, True), ("2440", "bachelor", None, False), ("2699", "bachelor", 1.0, False), ("2699", "bachelor", 2.0, True),
        ("6301", "associate", 2.0, True), ("6301", "associate", 1.0, False), ("7103", "high-school", 2.0, False), ("S85411", "bachelor", None, True), ("S85411", "associate", 0.5, False),
        ("1120", "high-school", 0.0, True), ("S740", "high-school", None, True), ("451", "high-school", 2.0, True),
    ],
)  # fmt: skip
def test_qualification_against_the_routes(code: str, degree: str | None, years: float | None, fits: bool) -> None:
    assert found(check, case_of(person(degree, years), code=code)) == ([] if fits else NOTICE)


@pytest.mark.parametrize(
    ("code", "levels", "fits"),
    [
        ("42210", {"topik": 2}, False), ("42210", {"topik": 3}, True), ("42210", {"topik": 2, "kiip": 3}, True), ("42210", {"kiip": 2}, False), ("42210", {}, True),
        ("2914", {"topik": 4}, False), ("2914", {"topik": 6}, True), ("2914", {"topik": 5, "kiip": 5}, True), ("3620", {"topik": 1}, False), ("3620", {"topik": 2}, True), ("2223", {"topik": 1}, True),
    ],
)  # fmt: skip
def test_qualification_asks_for_korean(code: str, levels: dict[str, int], fits: bool) -> None:
    scores = stated(Role.CREDENTIAL, *((name, level, f"{level}급") for name, level in levels.items()))
    assert found(check, case_of(person("bachelor" if code != "42210" else "associate", 5.0), scores, code=code)) == ([] if fits else NOTICE)


@pytest.mark.parametrize(
    ("licence", "fits"),
    [("필리핀 간호사 면허 번역본", False), ("대한민국 간호사 면허 (보건복지부장관)", True), ("Korean nurse licence of 2024", True)],
)
def test_a_nurse_needs_the_licence_of_korea(licence: str, fits: bool) -> None:
    proof = stated(Role.OTHER, ("title", "licence", licence))
    assert found(check, case_of(person("bachelor", 3.0), proof, code="2440")) == ([] if fits else NOTICE)


@pytest.mark.parametrize(("told", "fits"), [("대한민국 간호사 면허는 아직 없으며 2027년 국가시험에 응시합니다.", False), ("대한민국 간호사 면허를 2024년에 취득하였습니다.", True)])
def test_a_licence_that_is_only_hoped_for_is_none(told: str, fits: bool) -> None:
    said = stated(Role.STATEMENT, ("title", "licence", told))
    assert found(check, case_of(said, code="2440")) == ([] if fits else NOTICE)


def test_qualification_gives_its_reasoning() -> None:
    [finding] = check(case_of(person("associate", 3.0)))
    assert "전문학사, 경력 3년" in finding.message.ko and "(3) 관련 경력 5년" in finding.message.ko
    assert "(2) a bachelor's degree in a related field + 1 year of related work" in finding.message.en
    assert "국내 대학" in finding.message.ko  # the exception for Korean degrees
    assert [e.quote for e in finding.evidence] == ["학위 associate", "경력 3.0년"]


@pytest.mark.parametrize(
    ("code", "major", "fits"),
    [
        ("2223", "컴퓨터공학", True), ("2223", "Computer Science", True), ("2223", "역사학", False), ("2223", "English Literature", False), ("2223", "Nursing", False), ("2223", "융합학부", True),
        ("2351", "기계공학과", True), ("2351", "Mechatronics", True), ("2351", "경영학", False), ("2351", "Business Administration", False),
        ("295", "시각디자인", True), ("295", "간호학", False), ("2313", "Civil Engineering", True), ("2313", "Law", False), ("2842", "역사학", True), ("1511", "Music", True),
    ],
)  # fmt: skip
def test_qualification_by_major(code: str, major: str, fits: bool) -> None:
    assert found(check, case_of(person("bachelor", 2.0, major), code=code)) == ([] if fits else NOTICE)


def test_qualification_by_experience_alone_asks_for_no_major() -> None:
    assert found(check, case_of(person("bachelor", 6.0, "역사학"))) == []


@pytest.mark.parametrize(("status", "degree", "expected"), [("E-9", "high-school", NOTICE), ("E-9-1", "associate", NOTICE), ("E-9", "bachelor", []), ("D-10", "high-school", [])])
def test_qualification_of_former_e9_workers_as_mechanical_engineers(status: str, degree: str, expected: list[tuple[str, str]]) -> None:
    now = stated(Role.APPLICATION, ("visa_now", status, status))
    assert found(check, case_of(person(degree, 7.0), now, code="2351")) == expected
    assert found(check, case_of(person(degree, 7.0), now, code="2223")) == []


@pytest.mark.parametrize(("on", "told"), [("2026-05-20", False), ("2026-10-01", True), ("2028-08-01", False)])
def test_qualification_tells_dated_exceptions(on: str, told: bool) -> None:
    [finding] = check(case_of(person("bachelor", 0.5), code="2321", on=on))
    assert ("450명" in finding.message.ko) is told


def test_qualification_believes_a_certificate_before_the_statement() -> None:
    certificate = person("bachelor", 2.0, role=Role.CREDENTIAL)
    assert found(check, case_of(person("high-school", 1.0), certificate)) == []


def test_qualification_says_nothing_where_nothing_is_stated() -> None:
    assert found(check, case_of(person())) == [] and found(check, case_of(person(major="역사학"))) == []


@pytest.mark.parametrize(("code", "on"), [("2223", "2024-06-01"), ("S85513", "2025-06-01")])
def test_qualification_on_a_day_without_a_row_is_said_to_be_unknown(code: str, on: str) -> None:
    [finding] = check(case_of(person("bachelor", 2.0), code=code, on=on))
    assert "not known for this date" in finding.message.en


@pytest.mark.parametrize(
    ("line", "years", "expected"),
    [("자격증 : 없음", 1.67, True), ("Certificates: none", 1.67, True), ("조리 자격증과 조리 교육과정 수료 사항은 없음.", 1.67, True), ("자격증 : 없음", 10.0, False), ("자격증 : 한식조리기능사", 1.67, False), ("자격증 : 없음, 요리대회 수상", 1.67, False)],
)
def test_a_cook_without_certificate_needs_the_years(line: str, years: float, expected: bool) -> None:
    paper = stated(Role.STATEMENT, ("experience_years", years, f"{years}년"), lines=[line])
    assert found(check, case_of(paper, code="451")) == ([("qualification", "notice")] if expected else [])


@pytest.mark.parametrize(
    ("code", "major", "fits"),
    [("2843", "English Literature", False), ("2843", "전자공학", True), ("2815", "성악", False), ("2815", "경영학", True), ("2122", "체육학", False), ("2122", "사회학", True), ("2224", "웹공학", True), ("S2353", "선박공학", True)],
)
def test_qualification_degrees_of_unrelated_fields(code: str, major: str, fits: bool) -> None:
    assert found(check, case_of(person("master", None, major), code=code)) == ([] if fits else NOTICE)


def test_qualification_where_certificates_are_in_and_nobody_speaks_of_a_career() -> None:
    degree = person("bachelor", None, "컴퓨터공학", role=Role.CREDENTIAL)
    assert found(check, case_of(degree, code="2223")) == NOTICE
    told = stated(Role.STATEMENT, ("employer", "주식회사 견본", "주식회사 견본에서 경력을 쌓았습니다"))
    assert found(check, case_of(degree, told, code="2223")) == []
