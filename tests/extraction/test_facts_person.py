from __future__ import annotations

import pytest

from analyzer.extraction import Paper, extract
from tests.conftest import document_of
from tests.extraction.papers import CONTRACT, contract, facts, statement, table_document

DIPLOMA = ("학위증명서",)


def test_degree_beside_the_school_of_a_certificate() -> None:
    paper = extract(document_of(["학위 및 경력 증명 (번역)", "University of Sample, Laurea (학사) 철학과, 2022. 7. - TESTER ALPHA", "발급 2026. 9. 7."]))
    assert [fact.value for fact in paper.facts_named("degree")] == ["bachelor"]


@pytest.mark.parametrize(
    ("line", "degree"),
    [
        ("학위 : 학사", "bachelor"), ("최종학력: 대졸(4년제)", "bachelor"), ("학위 : 전문학사", "associate"), ("최종학력 : 고등학교 졸업", "high-school"),
        ("학력 : 예시대학교 기계공학 석사 졸업", "master"), ("Degree: Bachelor of Engineering", "bachelor"), ("Highest degree: Ph.D. in Chemistry", "doctor"),
        ("Education: Master's degree in Computer Science", "master"), ("피초청인은 예시대학교에서 기계공학 학사 학위를 취득하였습니다.", "bachelor"),
        ("The candidate holds a Bachelor of Science degree.", "bachelor"), ("피초청인은 전문대학을 졸업하였습니다.", "associate"),
    ],
)  # fmt: skip
def test_degree(line: str, degree: str) -> None:
    assert facts(statement(line))["degree"] == degree


@pytest.mark.parametrize(
    ("lines", "degree", "major"),
    [
        (["학위증명서", "위 사람은 기계공학과를 졸업하여 학사 학위를 수여받았음을 증명합니다."], "bachelor", "기계공학과"),
        (["DIPLOMA", "has been awarded the degree of Bachelor of Science in Mechanical Engineering"], "bachelor", "Mechanical Engineering"),
        (["졸업증명서", "학과 : 기계공학과", "학위 : 학사"], "bachelor", "기계공학과"),
    ],
)
def test_degree_and_major_of_a_certificate(lines: list[str], degree: str, major: str) -> None:
    found = facts(extract(document_of(lines)))
    assert (found.get("degree"), found.get("major")) == (degree, major)


@pytest.mark.parametrize(
    ("line", "major"),
    [
        ("전공 : 기계공학", "기계공학"), ("전 공: Mechanical Engineering", "Mechanical Engineering"), ("Major: Mechanical Engineering", "Mechanical Engineering"),
        ("학과(전공) : 기계공학과", "기계공학과"), ("피초청인은 대학에서 기계공학을 전공하였습니다.", "기계공학"), ("Field of study: Mechanical Engineering", "Mechanical Engineering"),
        ("The candidate majored in Mechanical Engineering.", "Mechanical Engineering"),
        ("She holds a Master's degree in Mechanical Engineering and has worked since 2020.", "Mechanical Engineering"), ("학력: 예시대학교 기계공학과 (학사)", "기계공학과"),
    ],
)  # fmt: skip
def test_major(line: str, major: str) -> None:
    assert facts(statement(line))["major"] == major


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("경력기간 : 5년", 5.0), ("총 경력 : 5년 6개월", 5.5), ("관련경력(5년) : 설계 업무", 5.0), ("피초청인은 5년간 펌프 회사에서 설계 업무를 하며 근무하였습니다.", 5.0),
        ("피초청인은 관련 분야에서 7년의 경력을 갖추고 있습니다.", 7.0), ("Years of experience: 5 years", 5.0), ("The candidate has five years of experience in design.", 5.0),
        ("The candidate has 6 years' experience as an engineer.", 6.0), ("경력 합계: 30개월", 2.5),
    ],
)  # fmt: skip
def test_experience_years(line: str, years: float) -> None:
    assert facts(statement(line))["experience_years"] == years


@pytest.mark.parametrize(
    "lines",
    [
        ["1. 회사 소개", "당사는 기계공학 석사 3명을 보유하고 있으며 15년의 업력을 쌓았습니다."],
        ["자격요건", "- 기계 관련 학사 이상", "- 경력 5년 이상"],
        ["관련경력 : (   년)"],
        ["학위 : ", "전공 : "],
        ["2. 내국인 채용 노력", "경력 3년 이상의 석사를 모집하였으나 지원자가 없었습니다."],
    ],
)
def test_what_is_no_credential(lines: list[str]) -> None:
    assert not [name for name in facts(statement(*lines)) if name in ("degree", "major", "experience_years")]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("직위 : 해외영업원", "해외영업원"), ("직 책: 과장 (서명)", "과장"), ("Position: Overseas Sales Manager", "Overseas Sales Manager"), ("Job Title : Firmware Engineer", "Firmware Engineer"),
        ("소속/직위 : 해외영업팀 / 대리", "대리"), ("부서 및 직위 : 해외영업부 대리", "대리"), ("근로자는 해외영업팀 소속 해외영업원으로 근무한다.", "해외영업원"),
        ("“을”의 직위는 해외영업원으로 한다.", "해외영업원"), ("The Employee is engaged as Firmware Engineer in the R&D Department.", "Firmware Engineer"),
        ("The Employee is employed in the position of Overseas Sales Manager.", "Overseas Sales Manager"), ("직위 Position  해외영업원", "해외영업원"),
    ],
)  # fmt: skip
def test_job_title(line: str, title: str) -> None:
    assert facts(contract(line))["job_title"] == title


@pytest.mark.parametrize(
    ("line", "department"),
    [
        ("부서 : 해외영업팀", "해외영업팀"), ("소속: 기술연구소", "기술연구소"), ("Department: R&D Team", "R&D Team"), ("소속/직위 : 해외영업팀 / 대리", "해외영업팀"),
        ("부서 및 직위 : 해외영업부 대리", "해외영업부"), ("근로자는 해외영업팀 소속 해외영업원으로 근무한다.", "해외영업팀"),
        ("The Employee is engaged as Firmware Engineer in the R&D Department.", "R&D Department"),
    ],
)  # fmt: skip
def test_department(line: str, department: str) -> None:
    assert facts(contract(line))["department"] == department


PLACE = "경기도 예시시 판교로 00"


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ([f"근 무 장 소 : {PLACE}"], PLACE), ([f"근무(예정)지: {PLACE}"], PLACE), (["제4조 (근무장소)", f"근무장소는 {PLACE}로 한다."], PLACE), (["2. 근로장소", PLACE], PLACE),
        (["Place of work: 00 Pangyo-ro, Yesi-si, Gyeonggi-do"], "00 Pangyo-ro, Yesi-si, Gyeonggi-do"),
        (["3.1 The place of work is 00 Pangyo-ro, Yesi-si, Gyeonggi-do."], "00 Pangyo-ro, Yesi-si, Gyeonggi-do"),
        ([f"을은 {PLACE}에 위치한 본사에서 근무한다."], PLACE), ([f"근무장소 Workplace  {PLACE}"], PLACE), ([f"근무장소 : {PLACE} 및 갑이 지정하는 장소"], PLACE),
        (["Workplace: 5F, 00 Pangyo-ro, Yesi-si, Gyeonggi-do, Republic of Korea"], "5F, 00 Pangyo-ro, Yesi-si, Gyeonggi-do, Republic of Korea"),
    ],
)  # fmt: skip
def test_workplace(lines: list[str], place: str) -> None:
    assert facts(contract(*lines))["workplace"] == place


@pytest.mark.parametrize(
    "line", ["직위 : ", "직위 : ____________", "부서 : -", "근무장소 : ", "근무장소는 업무상 필요에 따라 변경할 수 있다.", "을은 갑이 지시하는 장소에서 근무한다.", "The Employee is employed as follows."])
def test_what_names_no_post(line: str) -> None:
    assert not [name for name in facts(contract(line)) if name in ("job_title", "department", "workplace")]


@pytest.mark.parametrize(
    ("line", "visa"),
    [
        ("현재 체류자격 : E-9", "E-9"), ("현 체류자격: 구직(D-10)", "D-10"), ("Current status of stay: D-10", "D-10"), ("피초청인은 현재 D-10 비자로 체류하고 있습니다.", "D-10"),
        ("피초청인은 E-9 자격으로 5년 동안 당사에서 근무하였습니다.", "E-9"), ("The candidate currently holds a D-2 visa.", "D-2"), ("현재 체류자격(비자) : E 7 1", "E-7-1"),
    ],
)  # fmt: skip
def test_visa_now(line: str, visa: str) -> None:
    found = facts(statement(line)).get("visa_now")
    assert found == visa


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("최초 입국일 : 2022. 3. 2.", "2022-03-02"), ("입국일자: 2022년 3월 2일", "2022-03-02"), ("Date of entry: 2 March 2022", "2022-03-02"), ("First entry: March 2, 2022", "2022-03-02"),
        ("피초청인은 2022년 3월 2일에 입국하여 근무하고 있습니다.", "2022-03-02"), ("The candidate entered Korea on March 2, 2022.", "2022-03-02"), ("피초청인은 2022. 3. 2. E-9(비전문취업) 자격으로 최초 입국하여", "2022-03-02"),
    ],
)  # fmt: skip
def test_entry(line: str, date: str) -> None:
    assert facts(statement(line))["entry"] == date


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("사업장 변경 횟수 : 2회", 2), ("사업장변경: 없음", 0), ("Workplace changes: 2", 2), ("피초청인은 사업장을 두 번 변경하였습니다.", 2), ("근무처 변경 2회", 2),
        ("The candidate changed workplace twice.", 2), ("Number of workplace changes: 3 times", 3),
    ],
)  # fmt: skip
def test_workplace_changes(line: str, count: int) -> None:
    assert facts(statement(line))["workplace_changes"] == count


@pytest.mark.parametrize("line", ["체류자격 : E-7-1", "입국예정일 : 2027-01-04", "을의 체류자격은 E-7-1로 한다.", "The intended date of entry is January 4, 2027."])
def test_what_is_applied_for_is_no_present_status(line: str) -> None:
    assert not [name for name in facts(contract(line)) if name in ("visa_now", "entry", "workplace_changes")]


def test_title_and_duties_in_one_cell_are_no_title() -> None:
    found = facts(extract(table_document([("직위 및 담당업무", "예약 앱의 기능 정의와 화면 로직 구현")], CONTRACT)))
    assert "job_title" not in found


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("경력 : 볼로냐 식당 주방 근무 1년 8개월(2023.9. ~ 2025.4.)", 1.67), ("- 경력 : 자동화기기 회사 로봇 응용팀 3년 (2022. 3. ~ 2025. 4.), 재직증명서", 3.0),
        ("경력 : 가나식당 2년(2019.1. ~ 2020.12.), 다라식당 3년(2021.1. ~ 2023.12.)", None),
    ],
)  # fmt: skip
def test_experience_by_a_stay_with_its_dates(line: str, years: float | None) -> None:
    assert facts(statement(line)).get("experience_years") == years


def test_major_of_a_bachelor_of_a_field() -> None:
    assert facts(statement("Education: Bachelor of Hotel Management, December 2025"))["major"] == "Hotel Management"
    assert "major" not in facts(statement("Education: Bachelor of Science, December 2025"))


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        (extract(document_of(["한국어능력시험 성적증명서", "성명 : SAMPLE KIM", "시험 : 제 104회 TOPIK I", "등급 : 2급", "시험일 : 2026. 4. 12."])), {"topik": 2}),
        (statement("한국어능력시험(TOPIK) 4급을 취득하였습니다."), {"topik": 4}),
        (statement("He holds TOPIK level 3."), {"topik": 3}),
        (statement("사회통합프로그램 3단계를 이수하였습니다."), {"kiip": 3}),
        (statement("요양보호사는 TOPIK 3급 이상이어야 합니다."), {}),
    ],
)
def test_levels_of_korean(paper: Paper, expected: dict[str, int]) -> None:
    assert {fact.name: fact.value for fact in paper.facts if fact.name in ("topik", "kiip")} == expected
