"""Words near a fact that tell of something else: other firms, other papers, other people, customers, signers, requirements."""

from __future__ import annotations

import pytest

from analyzer.extraction import Role, extract
from tests.conftest import document_of
from tests.extraction.papers import contract, statement, table_document, texts, values


@pytest.mark.parametrize("line", ["유사 직종인 번역가, 2914 대신 별도 직종을 검토하였습니다.", "번역가, 2914 등은 이 업무와 맞지 않습니다."])
def test_numbers_that_are_only_compared_with_are_not_filed(line: str) -> None:
    assert [code.number for code in statement(line).codes] == []


@pytest.mark.parametrize("firm", ["Sample Industry Co., Ltd.", "Sample Education Center Co., Ltd.", "Sample Business Solutions Inc."])
def test_english_words_of_a_firm_that_label_things_stay(firm: str) -> None:
    assert values(contract(f"Employer: {firm}"), "employer") == [firm]


def test_label_behind_a_firm_is_none_of_it() -> None:
    paper = extract(document_of(["사업장 가입자 명부 (고용보험)", "사업장: (주)표본정공 관리번호 312-86-00001-0 출력 2026-10-20"]))
    assert values(paper, "employer") == ["(주)표본정공"]


def test_rows_of_a_career_stay_past_and_those_beside_the_person_do_not() -> None:
    career = extract(table_document([["회사", "경력 기간", "직위"], ["표본전자 주식회사", "2018.1~2022.1", "사원"]], ["고용사유서", "회사명 : 표본정밀(주)"]))
    assert values(career, "employer") == ["표본정밀(주)"]
    rows = [["초청 회사", "초청 외국인"], ["(주)표본기공\n내국인 38명, E-7 외국인 1명", "TESTER ALPHA (스리랑카)"]]
    assert values(extract(table_document(rows, ["초 청 사 유 서"])), "korean_staff") == [38]


@pytest.mark.parametrize("signer", ["표본대학교 총장 공학박사 김모의", "Kim Moui, Ph.D., President of Sample University"])
def test_degree_of_who_signs_is_not_the_persons(signer: str) -> None:
    assert values(extract(document_of(["졸업증명서", "SAMPLE NU", "학위 : 학사", signer])), "degree") == ["bachelor"]


@pytest.mark.parametrize(
    "line",
    ["※ 여권 사본은 발급일부터 3개월 이내의 것 제출", "※ 건강진단서는 발급일부터 6개월간 유효함", "This certificate is valid for official use only. Issued on 2026. 9. 6.",
     "His driver licence is valid for 1 month", "TOPIK 5급 (valid for 24 months)", "유효기간 3 months internship"],
)
def test_validity_of_other_things_is_not_the_papers(line: str) -> None:
    paper = extract(document_of(["재직증명서", "발급일 2026. 5. 6.", line]))
    assert values(paper, "valid_months") + values(paper, "valid_until") == []


@pytest.mark.parametrize("line", ["돈: 바이어 출장비 2,000,000원", "평균 매출은 월 2,000,000원, 연 24,000,000원입니다."])
def test_money_of_other_things_is_no_pay(line: str) -> None:
    assert values(contract(line), "monthly_salary_krw") == []


def test_line_of_an_agreement_with_a_customer_is_no_term() -> None:
    assert values(statement("표본정밀과 견본상사의 수출 공급", "약정기간: 2024.1.1. ~ 2026.12.31."), "end") == []


@pytest.mark.parametrize("line", ["현재 외국인 5명을 직접 고용하고 있습니다.", "현재 외국인 직원 4명을 E-7로 고용 중입니다.", "현재 외국인 5명을 활용하고 있습니다."])
def test_foreigners_that_a_firm_employs_count(line: str) -> None:
    assert values(statement(line), "foreign_staff")


def test_staff_of_a_firm_with_a_word_for_a_unit_in_its_name_count() -> None:
    assert values(statement("한국본부 내국인 30명이 재직 중입니다."), "korean_staff") == [30]
    assert values(statement("도면은 설계실 내국인 2명이 작성합니다."), "korean_staff") == []


@pytest.mark.parametrize("line", ["바이어에게 견적서를 함께 보냅니다.", "당사는 별첨의 거래소 상장 회사입니다.", "출고 당일에는 확정한 주문서를 보고 포장하며 송장 라벨을 붙입니다."])
def test_papers_of_the_work_are_not_enclosed(line: str) -> None:
    assert values(statement(line), "attachment") == []


def test_enclosed_contracts_for_machines_are_enclosed() -> None:
    assert values(statement("포장기계 수출계약서와 수출신고필증을 첨부하였으니 살펴 주십시오."), "attachment") == ["수출계약서", "수출신고필증"]


@pytest.mark.parametrize("line", ["제5조 근로시간 중 휴게는, 하루 1시간으로 한다.", "회의 참석: 5시간/주 고객 회의"])
def test_hours_of_breaks_and_of_single_duties_are_no_working_hours(line: str) -> None:
    paper = contract(line)
    assert values(paper, "daily_hours") + values(paper, "weekly_hours") == []
    shares = extract(table_document([["업무", "시간"], ["설계", "20시간/주"], ["해석", "10시간/주"]], ["근로계약서"]))
    assert values(shares, "weekly_hours") == []


@pytest.mark.parametrize("duty", ["Refer to job description and write procedures", "Refer to annex and prepare quotations"])
def test_duties_that_begin_with_a_reference_are_duties(duty: str) -> None:
    assert duty in texts(contract("담당업무", f"1. {duty}", "2. Test the wiring of control panels"))


@pytest.mark.parametrize("line", ["경력: 없음 → 표본전자 5년", "경력: none required", "경력: 신입 개발자 멘토링 등 7년 경력"])
def test_words_for_none_in_front_of_a_career_are_no_zero(line: str) -> None:
    assert 0.0 not in values(statement(line), "experience_years")


def test_work_of_the_firm_is_announced_as_the_firms() -> None:
    paper = statement("당사는 다음과 같은 업무를 합니다.", "- 자동차 부품 제조", "- 금형 수출")
    assert texts(paper) == []


def test_name_of_a_field_inside_a_duty_labels_nothing() -> None:
    assert values(contract("담당업무", "1. HR 시스템의 JOB_TITLE 컬럼 설계와 관리", "2. 급여 화면 개발"), "job_title") == []


def test_advertisement_files_nothing() -> None:
    assert extract(document_of(["채용공고", "직종 : 건축가 (2311)", "직종코드: 2311", "접수 기간: 10월"])).role is not Role.APPLICATION


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("근로시간 : 09:00~18:00, 휴게 제외, 주 40시간", "weekly_hours", 40.0), ("소정근로시간은 휴식 제외, 1일 8시간, 주 40시간으로 한다.", "daily_hours", 8.0),
        ("Working hours: excluding lunch, 8 hours per day", "daily_hours", 8.0), ("경력 : 없음(신규 졸업)", "experience_years", 0.0), ("해당 경력 없음", "experience_years", None),
        ("경력 : 없음 (국내)", "experience_years", None), ("제5조 (숙소) 회사는 사택 임차료 매월 1,200,000원, 연간 14,400,000원을 부담한다.", "annual_salary_krw", None),
    ],
)  # fmt: skip
def test_what_stands_near_a_denial_or_another_sum(line: str, name: str, value: object) -> None:
    found = values(contract(line) if "경력" not in line else statement(line), name)
    assert found[:1] == ([value] if value is not None else [])


@pytest.mark.parametrize("line", ["2231(데이터 전문가)로 적었습니다. 다른 사람은 이 일을 맡을 수 없습니다.", "여러 직종을 검토한 끝에 2231(데이터 전문가)로 적었습니다."])
def test_filed_number_in_front_of_another_sentence_is_filed(line: str) -> None:
    assert [code.number for code in statement(line).codes] == ["2231"]


def test_duty_with_a_sum_is_a_duty() -> None:
    assert len(texts(contract("제3조 (담당업무)", "1. 도면 작성 및 검토", "2. 구매 업무 : 월 30,000,000원 한도의 자재 발주 및 납기 관리", "3. 시제품 시험 성적 분석"))) == 3


def test_firm_with_its_mark_in_front_ends_before_a_label() -> None:
    assert values(contract("사업주 : 주식회사 표본정공 관리번호 312"), "employer") == ["주식회사 표본정공"]
