"""Facts that letters and contracts tell in sentences, with no label near them."""

from __future__ import annotations

import pytest

from analyzer.extraction import extract
from tests.conftest import document_of

CONTRACT, STATEMENT, CONTRACT_EN, STATEMENT_EN = "근로계약서", "고용사유서", "EMPLOYMENT CONTRACT", "STATEMENT OF REASONS"
SENTENCES = [
    (STATEMENT, "저희 주식회사 표본(대표 김모의)은 네팔 국적의 TESTER ALPHA(여권번호 PA0671938, 1993년 9월 19일생)를 기술과장으로 채용하고자 합니다.",
     {"employer": "주식회사 표본", "employee": "TESTER ALPHA", "nationality": "NP", "passport": "PA0671938", "birth": "1993-09-19", "job_title": "기술과장", "representative": "김모의"}),
    (STATEMENT, "당사는 표본정밀 주식회사(사업자등록번호 123-45-67891)로서 인도 국적의 TESTER ALPHA 씨를 초청합니다.",
     {"employer": "표본정밀 주식회사", "employer_number": "123-45-67891", "employee": "TESTER ALPHA", "nationality": "IN"}),
    (STATEMENT, "이번에 초청하는 TESTER ALPHA(네팔, 1993년 9월 19일생, 여권번호 PA0671938)은 화학공학을 전공하였습니다.",
     {"employee": "TESTER ALPHA", "nationality": "NP", "passport": "PA0671938", "birth": "1993-09-19", "major": "화학공학"}),
    (STATEMENT, "저는 경기도 고양시 일산동구 성현로 310에서 표본가구 주식회사(사업자등록번호 128-86-10933)를 운영하는 김모의입니다.",
     {"employer": "표본가구 주식회사", "employer_number": "128-86-10933", "representative": "김모의"}),
    (STATEMENT, "그래서 이탈리아 국적의 GABRIELE EXEMPLA(여권번호 YB4407318, 1990년 2월 11일생) 씨를 E-7-1 자격으로 초청하여 가구 디자이너로 쓰고자 합니다.",
     {"employee": "GABRIELE EXEMPLA", "nationality": "IT", "job_title": "가구 디자이너"}),
    (STATEMENT, "계약은 2026년 12월 21일부터 2028년 12월 20일까지이며 충청남도 당진시 송악읍 부곡공단로 92에서 근무하고 연 37,800,000원을 지급합니다.",
     {"start": "2026-12-21", "end": "2028-12-20", "workplace": "충청남도 당진시 송악읍 부곡공단로 92", "annual_salary_krw": 37800000}),
    (STATEMENT, "고용기간은 2년(2026. 12. 1. ~ 2028. 11. 30.)이고 월급은 300만원입니다.",
     {"start": "2026-12-01", "end": "2028-11-30", "monthly_salary_krw": 3000000}),
    (STATEMENT, "연봉 4,200만원에 2026년 12월 1일부터 2년간 고용할 예정입니다.",
     {"annual_salary_krw": 42000000, "start": "2026-12-01", "term_months": 24}),
    (STATEMENT, "현재 당사에는 내국인 22명과 외국인 전문인력 1명이 근무하고 있습니다.",
     {"korean_staff": 22, "foreign_staff": 1}),
    (STATEMENT, "직원은 모두 17명이며 그중 외국인은 2명입니다.",
     {"staff": 17, "foreign_staff": 2}),
    (STATEMENT, "상시근로자 13명(내국인 12명, 외국인 1명)이 함께 일하고 있습니다.",
     {"staff": 13, "korean_staff": 12, "foreign_staff": 1}),
    (STATEMENT, "직위는 해외영업팀 과장이며 서울특별시 중구 퇴계로 1, 3층 본사에서 일하게 됩니다.",
     {"job_title": "해외영업팀 과장", "workplace": "서울특별시 중구 퇴계로 1, 3층"}),
    (STATEMENT, "그는 하노이대학교에서 한국어학 학사 학위를 받고 5년 3개월간 통역사로 근무하였습니다.",
     {"degree": "bachelor", "major": "한국어학", "experience_years": 5.25}),
    (STATEMENT, "TESTER ALPHA 씨는 1990년 5월 2일 베트남에서 태어났으며 여권번호는 C1234567입니다.",
     {"employee": "TESTER ALPHA", "birth": "1990-05-02", "passport": "C1234567", "nationality": "VN"}),
    (CONTRACT, "주식회사 표본(이하 \"회사\"라 한다)과 TESTER ALPHA(이하 \"직원\"이라 한다)는 다음과 같이 계약한다.",
     {"employer": "주식회사 표본", "employee": "TESTER ALPHA"}),
    (CONTRACT, "회사 주식회사 표본 대표이사 김모의와 근로자 TESTER ALPHA(국적: 베트남, 여권번호: M1234567)는 아래와 같이 근로계약을 맺는다.",
     {"employer": "주식회사 표본", "employee": "TESTER ALPHA", "representative": "김모의", "nationality": "VN", "passport": "M1234567"}),
    (CONTRACT, "귀하를 당사 설계팀 선임연구원으로 채용하며 근무 장소는 대전광역시 유성구 대덕대로 1입니다.",
     {"job_title": "설계팀 선임연구원", "workplace": "대전광역시 유성구 대덕대로 1"}),
    (CONTRACT, "을은 설계팀 과장으로서 근무하며 을의 근무지는 인천광역시 남동구 남동서로 236으로 한다.",
     {"workplace": "인천광역시 남동구 남동서로 236"}),
    (CONTRACT, "근로계약 기간은 2026. 12. 1.에 시작하여 2028. 11. 30.에 끝난다.",
     {"start": "2026-12-01", "end": "2028-11-30"}),
    (CONTRACT, "월 기본급 2,800,000원과 식대 200,000원을 합하여 매월 3,000,000원을 지급한다.",
     {"monthly_salary_krw": 3000000}),
    (CONTRACT, "임금은 연 3,960만 원으로 하고 이를 12로 나누어 매월 말일에 지급한다.",
     {"annual_salary_krw": 39600000}),
    (CONTRACT, "근무시간은 오전 9시부터 오후 6시까지(점심 12시~1시)이며 월요일부터 금요일까지 근무한다.",
     {"weekly_hours": 40.0, "daily_hours": 8.0}),
    (CONTRACT_EN, "This Agreement is made on 12 October 2026 between Sample Co., Ltd. (the \"Company\") and Tester ALPHA (the \"Employee\").",
     {"employer": "Sample Co., Ltd.", "employee": "Tester ALPHA", "signed": "2026-10-12"}),
    (CONTRACT_EN, "Sample Co., Ltd., represented by Kim Moui, employs Tester Alpha, a citizen of Vietnam holding passport M1234567.",
     {"employer": "Sample Co., Ltd.", "representative": "Kim Moui", "employee": "Tester Alpha", "nationality": "VN", "passport": "M1234567"}),
    (CONTRACT_EN, "The Employee is engaged as Mechanical Design Engineer from 1 December 2026 to 30 November 2028.",
     {"job_title": "Mechanical Design Engineer", "start": "2026-12-01", "end": "2028-11-30"}),
    (CONTRACT_EN, "Your gross annual salary will be KRW 42,000,000, paid in twelve equal monthly instalments.",
     {"annual_salary_krw": 42000000}),
    (CONTRACT_EN, "You will work 40 hours a week, 8 hours a day, Monday to Friday.",
     {"weekly_hours": 40.0, "daily_hours": 8.0}),
    (CONTRACT_EN, "Your place of work is 530 Jikji-daero, Heungdeok-gu, Cheongju-si.",
     {"workplace": "530 Jikji-daero, Heungdeok-gu, Cheongju-si"}),
    (CONTRACT_EN, "We are pleased to offer you the position of Senior Data Analyst in our Seoul office.",
     {"job_title": "Senior Data Analyst"}),
    (CONTRACT_EN, "Salary: 3.5 million won per month (42 million won per year).",
     {"monthly_salary_krw": 3500000, "annual_salary_krw": 42000000}),
    (STATEMENT_EN, "Sample Co., Ltd. (business registration 123-45-67891) wishes to employ Ms. TESTER ALPHA, a national of Nepal born on 3 May 1992, as Pastry Chef.",
     {"employer": "Sample Co., Ltd.", "employer_number": "123-45-67891", "employee": "TESTER ALPHA", "nationality": "NP", "birth": "1992-05-03", "job_title": "Pastry Chef"}),
    (STATEMENT_EN, "Mr. Tester Alpha (Indian, passport T5519038) will join us as Hotel Receptionist on 1 December 2026.",
     {"employee": "Tester Alpha", "nationality": "IN", "passport": "T5519038", "job_title": "Hotel Receptionist"}),
    (STATEMENT_EN, "We employ 22 Koreans and 2 foreign nationals.",
     {"korean_staff": 22, "foreign_staff": 2}),
    (STATEMENT_EN, "Our staff numbers 18, of whom 17 are Korean.",
     {"staff": 18, "korean_staff": 17}),
    (STATEMENT_EN, "He holds a bachelor's degree in Mechanical Engineering and has six years of experience as a design engineer.",
     {"degree": "bachelor", "major": "Mechanical Engineering", "experience_years": 6.0}),
    (STATEMENT_EN, "She will be employed for two years from 1 December 2026 at an annual salary of 38,400,000 won.",
     {"start": "2026-12-01", "term_months": 24, "annual_salary_krw": 38400000}),
    (STATEMENT_EN, "She will work at 22 Sejong-daero, Jung-gu, Seoul.",
     {"workplace": "22 Sejong-daero, Jung-gu, Seoul"}),
]


@pytest.mark.parametrize(("title", "sentence", "expected"), SENTENCES)
def test_facts_told_in_a_sentence(title: str, sentence: str, expected: dict[str, object]) -> None:
    paper = extract(document_of([title, sentence, "2026년 10월 12일"]))
    told = {name: [fact.value for fact in paper.facts_named(name)] for name in expected}
    assert all(value in told[name] for name, value in expected.items()), told
    assert all(fact.raw == paper.document.text[fact.start : fact.end] for fact in paper.facts)


@pytest.mark.parametrize(
    "sentence",
    [
        "당사의 거래처인 주식회사 견본상사는 부산에 있습니다.",
        "TESTER ALPHA 프로그램(설치본)을 사용합니다.",
        "Our Quality Team (Seoul) reports to the Head Office.",
        "당사는 대표 상품, 대표 제품군을 갖추었습니다.",
    ],
)
def test_names_in_a_sentence_that_are_no_party(sentence: str) -> None:
    paper = extract(document_of([STATEMENT, sentence]))
    assert [fact.value for name in ("employer", "employee", "representative") for fact in paper.facts_named(name)] == []
