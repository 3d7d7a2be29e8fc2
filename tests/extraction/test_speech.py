from __future__ import annotations

import pytest

from analyzer.extraction.speech import (
    CatchAll,
    allows_any_transfer,
    catch_all_of,
    is_bare_title,
    speaks_of,
    states_work_to_come,
)

GRADES = [
    ("회사가 지시하는 업무 일체", CatchAll.WHOLE),
    ("회사가 정하는 모든 업무", CatchAll.WHOLE),
    ("사내 제반 업무", CatchAll.WHOLE),
    ("기타 업무", CatchAll.WHOLE),
    ("All duties as assigned by the Employer", CatchAll.WHOLE),
    ("도면 작성 및 기타 회사가 지시하는 업무", CatchAll.TAIL),
    ("수출 영업, 그 외 대표가 지정하는 업무", CatchAll.TAIL),
    ("상급자가 지시하는 업무", CatchAll.TAIL),
    ("any other tasks", CatchAll.TAIL),
    ("Such other duties as may be assigned", CatchAll.TAIL),
    ("ad hoc duties", CatchAll.TAIL),
    ("other duties relevant to English teaching as assigned", CatchAll.BOUNDED),
    ("위 업무에 부수되는 업무", CatchAll.BOUNDED),
    ("기타 위 업무와 관련된 업무", CatchAll.BOUNDED),
    ("해외 바이어 발굴", CatchAll.NONE),
    ("고객사의 지시서에 따른 부품 설계", CatchAll.NONE),
    ("타 부서와 협업하여 신제품 기획", CatchAll.NONE),
    ("업무 자동화 프로그램 개발", CatchAll.NONE),
    ("회사 업무용 소프트웨어의 설계", CatchAll.NONE),
    ("Design other parts of the press", CatchAll.NONE),
    ("관련 부서와 일정 조율", CatchAll.NONE),
]


@pytest.mark.parametrize(("text", "grade"), GRADES)
def test_catch_all_of_grades_how_far_a_phrase_reaches(text: str, grade: CatchAll) -> None:
    assert catch_all_of(text) is grade


@pytest.mark.parametrize("text", ["도면 작성 및 기타 회사가 지시하는 업무", "any other tasks", "회사가 지시하는 업무 일체"])
def test_catch_all_of_is_deaf_to_a_full_stop(text: str) -> None:
    assert catch_all_of(f"{text}.") is catch_all_of(text)


@pytest.mark.parametrize(
    ("text", "transfer"),
    [
        ("회사는 업무상 필요에 따라 담당 업무를 변경할 수 있다.", True),
        ("을의 근무장소 및 업무를 변경할 수 있다.", True),
        ("The Company may assign the Employee to any other job.", True),
        ("배치전환을 명할 수 있다.", True),
        ("설비 배치 검토", False),
        ("데이터베이스 이전 및 전환", False),
    ],
)
def test_allows_any_transfer(text: str, transfer: bool) -> None:
    assert allows_any_transfer(text) is transfer


@pytest.mark.parametrize("text", ["개발", "개발 업무", "영업 및 마케팅", "Manager", "Sales and Marketing", "사무직", "통역, 번역", "회계 담당"])
def test_is_bare_title(text: str) -> None:
    assert is_bare_title(text)


@pytest.mark.parametrize("text", ["웹 개발", "해외 영업", "Sales of pumps", "회계 감사", "설계 도면 작성", "2223", ""])
def test_is_bare_title_near_misses(text: str) -> None:
    assert not is_bare_title(text)


WILL_DO = [
    "피초청인은 프레스 유압 회로와 프레임 구조를 설계합니다.",
    "피초청인은 해외 바이어 발굴과 수출 협상을 담당할 예정입니다.",
    "The employee will design press dies and draw the parts.",
    "입사 후 웹 서비스의 서버를 개발하고 운영하게 됩니다.",
]
WILL_NOT = [
    "당사는 반도체 검사장비를 설계하여 납품합니다.",
    "피초청인은 하노이에서 5년간 웹 개발을 담당하였습니다.",
    "지원자가 없어 내국인을 채용하지 못하였습니다.",
    "매출이 20% 증가할 것으로 기대됩니다.",
    "상세한 업무는 별첨 직무기술서에 따른다.",
    "검토하여 주시기 바랍니다. 감사합니다.",
    "We design and build test equipment in Korea.",
    "He worked as a web developer for five years.",
]


@pytest.mark.parametrize("text", WILL_DO)
def test_states_work_to_come(text: str) -> None:
    assert states_work_to_come(text)


@pytest.mark.parametrize("plan", [False, True])
@pytest.mark.parametrize("text", WILL_NOT)
def test_states_work_to_come_not_for_company_past_reason_or_effect(text: str, plan: bool) -> None:
    assert not states_work_to_come(text, plan=plan)


@pytest.mark.parametrize("text", ["자카르타 대리점의 주문 조건을 협상하고 수출 계약을 체결합니다.", "금형 자동 교환장치의 설계와 도면 작성"])
def test_states_work_to_come_in_a_plan_without_a_subject(text: str) -> None:
    assert states_work_to_come(text, plan=True)


@pytest.mark.parametrize("text", ["통역", "개발", "현장관리", "Reporting to the CEO", "Drafting letters for the President, CEO and board"])
def test_a_single_word_is_not_taken_for_a_company_name(text: str) -> None:
    assert not speaks_of("not_duty", text)


@pytest.mark.parametrize("text", ["(주)예시테크", "주식회사 예시공구", "예시공구(주)", "가상데이터 주식회사 대표이사 홍길동", "FIXTURE - NOT A REAL DOCUMENT", "Oh Min-jae, CEO", "Park Sung Woo, Managing Director (seal)"])
def test_signatures_and_banners_are_no_duty(text: str) -> None:
    assert speaks_of("not_duty", text)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("기획팀의 전반적인 업무를 맡습니다", True), ("회사 성장에 필요한 여러 과제를 수행합니다", True), ("관련 부서와 협력하여 일을 추진합니다", True),
        ("필요할 때마다 각종 프로젝트에 참여하고,", True), ("Various projects as they come up", True), ("General support for the business of the company", True),
        ("Communication with people inside and outside the company", True), ("다양한 소프트웨어 프로젝트를 수행합니다", False), ("반도체 공정의 각종 설비를 점검한다", False),
        ("여러 나라의 바이어와 상담한다", False), ("Various projects of bridge design", False), ("General support structures for steel bridges", False),
    ],
)  # fmt: skip
def test_work_that_says_nothing_is_a_catch_all(text: str, whole: bool) -> None:
    assert (catch_all_of(text) is CatchAll.WHOLE) is whole
