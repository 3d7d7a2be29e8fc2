"""Facts under labels that nobody knows, told by what the value can only be."""

from __future__ import annotations

import pytest

from analyzer.extraction import extract
from tests.conftest import document_of
from tests.extraction.papers import contract, statement, values


@pytest.mark.parametrize(
    "line",
    [
        "약속한 때 2026.12.1.~2027.11.30.", "고용의 때: 2026년 12월 1일부터 2027년 11월 30일까지", "조건: 2026. 12. 1. ~ 2027. 11. 30. / 연 43,200,000원",
        "When: 1 December 2026 – 30 November 2027", "회사는 대상자를 2026. 12. 1.부터 2027. 11.\n30.까지 수원시에서 연 40,800,000원에 데려오려 합니다.",
    ],
)  # fmt: skip
def test_span_of_a_year_to_come_is_the_term(line: str) -> None:
    paper = statement(*line.split("\n"), "2026. 10. 5.")
    assert (values(paper, "start"), values(paper, "end")) == (["2026-12-01"], ["2027-11-30"])


@pytest.mark.parametrize(
    "line",
    ["구인 기간 2026. 10. 1. ~ 2027. 5. 30.", "정부과제 수행: 2026. 11. 1. ~ 2029. 10. 31.", "납품 계약 2026. 12. 1. ~ 2028. 11. 30.", "기획 2026. 10. 1. ~ 2027. 5. 30. 모집 공고", "공고 2026. 11. 1. ~ 2027. 6. 30.", "수습 2026. 12. 1. ~ 2027. 6. 30.", "전시관 2019. 3. 1. ~ 2021. 2. 28.", "행사 2026. 12. 1. ~ 2026. 12. 9.", "사무실 임대 2026. 12. 1. ~ 2028. 11. 30."],
)  # fmt: skip
def test_other_spans_are_no_term(line: str) -> None:
    assert values(statement(line, "2026. 10. 5."), "end") == []


def test_two_spans_to_come_leave_the_term_open() -> None:
    assert values(statement("첫째 2026. 12. 1. ~ 2027. 11. 30.", "둘째 2026. 12. 1. ~ 2028. 11. 30.", "2026. 10. 5."), "end") == []


def test_lone_registration_number_is_the_firms() -> None:
    assert values(statement("사업자", "주식회사 표본넥스트, 등록번호 135-88-29941, 대표이사 반모의"), "employer_number") == ["135-88-29941"]
    assert values(statement("거래처 번호 모음 135-88-29941"), "employer_number") == []


@pytest.mark.parametrize(
    ("line", "firm"),
    [
        ("2026. 10. 16. 표본정밀금속(주) 대표 지모의 (인)", "표본정밀금속(주)"),
        ("2026년 10월 15일표본경영연구소 주식회사 대표 김모의 (인)", "표본경영연구소 주식회사"),
        ("2026. 10. 16. 행정사 김모의 (인)", None),
    ],
)
def test_company_beside_the_seal_is_the_employer(line: str, firm: str | None) -> None:
    assert values(statement("직위 금속재료 연구원", "앞으로 시험 용탕을 만들어 마모시험을 합니다.", line), "employer") == ([firm] if firm else [])


def test_address_among_the_terms_is_the_workplace() -> None:
    assert values(statement("조건", "2026. 12. 7. ~ 2028. 12. 6. / 연 43,200,000원 / 수원시 영통구 표본로 145, 9층"), "workplace")[0].startswith("수원시 영통구 표본로 145")
    assert values(statement("당사는 수원시 영통구 표본로 145에 있습니다."), "workplace") == []


def test_english_firm_with_its_korean_name_behind_has_both() -> None:
    paper = extract(document_of(["EMPLOYMENT CONTRACT", "Employer: Sample Materials Inc. (표본소재 주식회사), CEO Kim Moui", "Working hours: 40 hours a week"]))
    assert values(paper, "employer") == ["Sample Materials Inc.", "표본소재 주식회사"]


def test_post_behind_the_firm_and_before_a_sentence() -> None:
    assert values(statement("직위: 해외마케팅 매니저. 표본대학교 통번역대학원 석사(2021)."), "job_title") == ["해외마케팅 매니저"]
    assert values(contract('을은 갑의 "선박설계 엔지니어"로서 다음 일을 한다.'), "job_title") == ["선박설계 엔지니어"]


def test_words_of_the_work_name_nobody() -> None:
    assert values(contract("담당업무", "외국인 투숙객의 문의와 불편 접수, 해당 부서 연결"), "employee") == []


def test_annual_pay_in_front_of_the_monthly_one() -> None:
    paper = contract("임금 : 연봉 금 50,400,000원을 매월 4,200,000원씩 20일에 지급한다.")
    assert (values(paper, "annual_salary_krw"), values(paper, "monthly_salary_krw")) == ([50_400_000], [4_200_000])
    paper = contract("임금 : 기본급 월 3,050,000원, 교대수당 월 450,000원(고정), 월 계 3,500,000원 / 연 42,000,000원")
    assert values(paper, "monthly_salary_krw") == [3_500_000]


def test_years_at_school_are_no_experience() -> None:
    paper = extract(document_of(["학력·경력 확인서", "학력", "표본 제12고등학교", "2014.9 ~ 2017.6", "경력", "표본조선 배관공", "2024.4 ~ 2026.6"]))
    assert values(paper, "experience_years") == [2.25]


@pytest.mark.parametrize(
    ("line", "major"), [("표본대학교 음악학부에서 민속음악 전공 음악학사 과정을 마쳤음을 증명함.", "민속음악"), ("학위 : Sample University, Bachelor of Travel and Tourism Management, 2024년 8월 졸업", "Travel and Tourism Management")]
)  # fmt: skip
def test_major_in_words_of_its_own(line: str, major: str) -> None:
    assert values(extract(document_of(["졸업증명서", line])), "major") == [major]


def test_firm_at_its_address() -> None:
    assert values(contract("대구광역시 서구 표본로 71 소재 표본머신 주식회사(대표이사 피모의, 사업자등록번호 503-81-66240)는 다음과 같이 계약한다."), "employer") == ["표본머신 주식회사"]


def test_span_of_a_paper_without_a_day_of_its_own_may_lie_behind_it() -> None:
    assert values(statement("생년월일 1990. 1. 1.", "가나상사 2015. 3. 2. ~ 2018. 2. 28.", "다라무역 2018. 4. 1. ~ 2022. 3. 31."), "end") == []


def test_span_of_another_length_than_the_stated_one_is_no_term() -> None:
    assert values(statement("고용기간은 입사일부터 1년으로 합니다.", "둘째 2026. 11. 1. ~ 2029. 10. 31.", "2026. 10. 5."), "end") == []


@pytest.mark.parametrize(
    "line",
    ["수신: 주식회사 견본 대표 김모의", "신원보증인 주식회사 견본 대표 김모의 (인)", "대행: 견본행정 주식회사 대표 김모의 (인)", "거래처: 견본(주) 대표 김모의 (인)"],
)
def test_other_companies_at_the_end_are_not_the_employer(line: str) -> None:
    assert values(statement("직위 금속재료 연구원", line), "employer") == []


@pytest.mark.parametrize("line", ["본사: 서울특별시 강남구 표본로 1, 자본금 500,000,000원", "기숙사 수원시 영통구 표본로 145 (월세 500,000원 지원)", "현주소 수원시 영통구 표본로 145, 연 42,000,000원"])
def test_other_addresses_beside_money_are_no_workplace(line: str) -> None:
    assert values(statement(line), "workplace") == []


@pytest.mark.parametrize(
    ("line", "title"),
    [("Position: Sr. Software Engineer", "Sr. Software Engineer"), ("Position: Asst. Manager (Overseas Sales)", "Asst. Manager (Overseas Sales)"),
     ("당사는 \"글로벌 강소기업\"으로 선정되었습니다.", ""), ("제품은 \"표본라떼\"로 판매됩니다.", "")],
)  # fmt: skip
def test_words_that_only_look_like_a_post(line: str, title: str) -> None:
    assert values(contract(line), "job_title") == ([title] if title else [])


@pytest.mark.parametrize("line", ["Place: Seoul   Date: 5 October 2026", "장소: 서울 코엑스"])
def test_place_of_signing_is_no_workplace(line: str) -> None:
    assert values(contract(line), "workplace") == []


def test_names_in_brackets_and_of_any_ending_are_names() -> None:
    assert values(contract("성명: 로드리게스 디에고"), "employee") == ["로드리게스 디에고"]
    assert values(contract("성명: 응우옌 반 안 (피초청인)"), "employee") == ["응우옌 반 안"]
    assert values(contract("대표자: 김모의 (대표이사)"), "representative") == ["김모의"]


def test_day_beside_the_seal_dates_a_guarantee() -> None:
    paper = extract(document_of(["신 원 보 증 서", "피보증인 TESTER ALPHA", "책임지는 때 2027. 1. 1. 부터 2027. 12. 31. 까지", "2026. 10. 22. 김모의 (인)"]))
    assert values(paper, "end") == ["2027-12-31"]


def test_pay_of_a_line_without_a_label_stands_where_it_says() -> None:
    paper = contract("받으실 것: 45,600,000 원, 매월 3,800,000 원")
    assert [(fact.name, fact.value, paper.document.text[fact.start : fact.end] == fact.raw) for fact in paper.facts if fact.name.endswith("salary_krw")] == [
        ("annual_salary_krw", 45_600_000, True), ("monthly_salary_krw", 3_800_000, True)]  # fmt: skip
