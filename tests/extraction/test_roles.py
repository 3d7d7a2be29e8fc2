from __future__ import annotations

import pytest

from analyzer.extraction import Role
from analyzer.extraction.roles import role_of, routes_of
from tests.conftest import document_of

ROLES = [
    (["근 로 계 약 서", "1. 근로계약기간", "소정근로시간"], Role.CONTRACT),
    (["표준근로계약서(기간의 정함이 있는 경우)", "업무의 내용 : 개발"], Role.CONTRACT),
    (["EMPLOYMENT AGREEMENT", "Working Hours", "Termination"], Role.CONTRACT),
    (["직무기술서", "담당업무 : 설계"], Role.CONTRACT),
    (["고용사유서(활용계획서)", "고용사유"], Role.STATEMENT),
    (["초 청 사 유 서", "피초청인"], Role.STATEMENT),
    (["Statement of Reasons for Employment", "Recruitment"], Role.STATEMENT),
    (["사증발급인정신청서", "방문정보"], Role.APPLICATION),
    (["통합신청서 (신고서)", "희망 자격"], Role.APPLICATION),
    (["전문외국인력 고용 추천서", "추천번호"], Role.RECOMMENDATION),
    (["신원보증서", "근로계약서에 따라 보증함", "근로기준법", "휴게시간", "임금지급일"], Role.GUARANTEE),
    (["LETTER OF GUARANTEE", "The guarantor answers for the employee."], Role.GUARANTEE),
    (["이 력 서", "고용사유서 작성용"], Role.OTHER),
    (["Certificate of Employment", "Employment contract attached"], Role.CREDENTIAL),
    (["학 위 증 명 서", "위 사람은 학사 학위를 수여받았음을 증명합니다."], Role.CREDENTIAL),
    (["경력증명서", "담당업무 : 설계"], Role.CREDENTIAL),
    (["DIPLOMA", "Bachelor of Science"], Role.CREDENTIAL),
    (["사업자등록증"], Role.LICENCE),
    (["사 업 자 등 록 증", "(법인사업자)", "업태 : 제조업"], Role.LICENCE),
    (["Certificate of Business Registration"], Role.LICENCE),
    (["고용보험 사업장 피보험자 명부", "취득일"], Role.INSURANCE_LIST),
    (["사업장가입자명부"], Role.INSURANCE_LIST),
    (["고용사유서", "고용사유", "당사는 내국인 채용이 어렵습니다.", "사업자등록증과 고용보험 피보험자 명부를 첨부합니다."], Role.STATEMENT),
    (["근로계약서", "근로기준법", "학위증명서와 경력증명서를 제출한다."], Role.CONTRACT),
    (["재무제표", "신원보증서"], Role.OTHER),
    (["점심 식단표", "월요일 비빔밥"], Role.OTHER),
    (["E-7 점검표", "코드: 2352 로봇공학 전문가", "☑ 근로계약서와 부속서", "☑ 고용사유서"], Role.OTHER),
    (["제출용 표지", "TESTER ALPHA / E-7-1 / 1413 (제품 생산관련 관리자)", "1 근로계약서 2 고용사유서 3 조직도"], Role.APPLICATION),
    (["제출 전 확인표", "고용사유서 직종코드 S2955 기재", "근로계약서 양측 서명"], Role.OTHER),
    (["Contract between Sample Telecom Lab and Tester Alpha", "1. Job title: RF Engineer", "2. When you work: 40 hours a week", "3. 2,450,000 won every month"], Role.CONTRACT),
    (["Agreement between Sample Co., Ltd. and ABC Trading for supply of parts", "Term: 2024-01-01 to 2026-12-31"], Role.OTHER),
    (["접수서류 표지 및 고용사유서", "당사는 내국인 채용이 어려워 고용사유를 적습니다.", "담당업무"], Role.STATEMENT),
    (["표준 근로계약 입력내역 출력", "01. 사업장", "표본공마루"], Role.CONTRACT),
    (["호텔 표본 강릉", "조리부 사원 근로계약", "자리 수석조리사"], Role.CONTRACT),
    (["Hello, welcome to Sample!", "Once you sign the last page this letter is your employment contract with us.", "Annual salary: KRW 58,800,000", "Working hours: 40 hours a week"], Role.CONTRACT),
    (["신청 코드 확인서", "직종코드", "S2843", "추천서 제출 여부", "제출하지 않음"], Role.OTHER),
    (["Higher Secondary Certificate", "passed the Higher Secondary Certificate Examination in 2014"], Role.CREDENTIAL),
]


@pytest.mark.parametrize(("lines", "role"), ROLES)
def test_role_of_reads_the_title_that_stands_first(lines: list[str], role: Role) -> None:
    assert role_of(document_of(lines)) is role


def test_role_of_an_attachment_list_does_not_make_a_statement_a_contract() -> None:
    lines = ["고용사유서", "고용사유", "내국인 채용 노력", "당사는 설계 인력이 필요합니다.", "붙임: 표준근로계약서 1부"]
    assert role_of(document_of(lines)) is Role.STATEMENT


@pytest.mark.parametrize("name", ["근로계약서.txt", "paper.txt"])
def test_role_of_a_paper_is_never_told_by_its_file_name_alone(name: str) -> None:
    assert role_of(document_of(["점심 식단표", "월요일 비빔밥"], name)) is Role.OTHER


@pytest.mark.parametrize(
    ("lines", "routes"),
    [
        (["■ 외국인근로자의 고용 등에 관한 법률 시행규칙 [별지 제6호서식]", "표준근로계약서"], ("E-9",)),
        (["근로계약서 견본", "Labor Contract(Sample)"], ("E-7-4",)),
        (["체류자격 E-7-4 숙련기능인력 점수제"], ("E-7-4",)),
        (["E-7-S2 대상자"], ("E-7-S",)),
        (["체류자격: D-2"], ("D-2",)),
        (["신청 체류자격 E-7-1(2223)"], ()),
        (["E-7-3 주방장"], ()),
        (["특허 E-7-45호"], ()),
    ],
)
def test_routes_of(lines: list[str], routes: tuple[str, ...]) -> None:
    assert routes_of(document_of(lines)) == routes
