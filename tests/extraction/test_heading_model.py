"""Headings and titles in nobody's lexicon: what they most likely say, and the papers that are read with it."""

from __future__ import annotations

import pytest

from analyzer.extraction import Role, extract
from analyzer.extraction.heading_model import likely_role, likely_section
from analyzer.extraction.labels import Section
from tests.conftest import document_of


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("제2조 (직위 및 역할)", Section.DUTIES),
        ("3. 연구실에서 맡게 될 과제", Section.DUTIES),
        ("What Mr. Osei will work on", Section.DUTIES),
        ("Activities planned", Section.DUTIES),
        ("Duty station", Section.TERMS),
        ("Why we cannot find him in Korea", Section.REASON),
        ("당사가 걸어온 길", Section.COMPANY),
        ("설계 도면을 검토하고 시공 상세를 정리한다.", None),
        ("", None),
    ],
)
def test_heading_is_told_by_what_its_words_are_like(text: str, section: Section | None) -> None:
    assert likely_section(text) is section


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("TEACHER CONTRACT", Role.CONTRACT),
        ("Hiring Rationale", Role.STATEMENT),
        ("Reasons for Invitation", Role.STATEMENT),
        ("고용 조건 합의서", Role.CONTRACT),
        ("LETTER OF EMPLOYMENT", Role.CREDENTIAL),
        ("객실 정비 상태를 확인하고 투숙객을 맞이한다.", None),
    ],
)
def test_title_is_told_by_what_its_words_are_like(title: str, role: Role | None) -> None:
    assert likely_role(title) is role


def test_paper_with_headings_of_its_own_gives_up_its_duties() -> None:
    paper = extract(document_of([
        "근로계약서", "제1조 (계약기간) 2026년 12월 1일부터 2028년 11월 30일까지", "제2조 (직위 및 역할)",
        "목재 가구의 제품 디자인과 시안 개발, 소재와 색상 제안, 전시장 가구 배치를 한다.", "제3조 (임금) 월 3,500,000원",
    ]))
    assert paper.role is Role.CONTRACT
    assert "".join(duty.text for duty in paper.duties).startswith("목재 가구의 제품 디자인") and not any("임금" in duty.text for duty in paper.duties)


def test_question_is_no_duty() -> None:
    paper = extract(document_of(["고용사유서", "3. 담당업무", "- 선박 구조 설계와 강도 계산", "- 조건은요?"]))
    assert [duty.text for duty in paper.duties] == ["선박 구조 설계와 강도 계산"]


LETTER = [
    "{title}", "To: Head of the Immigration Office", "Namdo Infra Engineering designs roads and bridges and employs 47 Korean staff.",
    "What Mr. Cruz will do: he will plan and design road and bridge projects, check the stability of structures and write design reports.",
]


@pytest.mark.parametrize("title", ["REASONS FOR INVITATION", "LETTER OF JUSTIFICATION FOR HIRING A FOREIGN EXPERT"])
def test_statement_under_a_title_of_its_own_is_one(title: str) -> None:
    paper = extract(document_of([line.format(title=title) for line in LETTER], "paper-3.txt"))
    assert paper.role is Role.STATEMENT and len(paper.duties) == 1


def test_certificate_by_name_is_no_contract_whatever_its_title_is_like() -> None:
    lines = ["LETTER OF EMPLOYMENT", "This is to confirm that Ms. Tan worked with us as a cook from 2018 to 2026."]
    assert extract(document_of(lines, "경력증명_TAN.txt")).role is Role.OTHER


TERMS_OF_WORK = [
    "{title}", "고용하는 쪽 : 표본식품 주식회사 (대표 김모의)", "일하는 사람 : TESTER ETA / 중국 / 1985-01-26 / 여권 EK3390127", "일하는 기간 : 2026.12.21 ~ 2028.12.20",
    "담당 직무 :", "· 연간·월간 생산계획 수립과 생산량 관리", "· 제조 공정과 품질 지표의 관리", "근로시간 : 1일 8시간, 월 209시간", "급여 : 월 4,500,000원", "쉬는 날 : 토·일요일, 연차는 법정 기준",
    "고용하는 쪽", "김모의 (인)", "일하는 사람", "TESTER ETA (서명)",
]


@pytest.mark.parametrize("title", ["우리 사이의 약속", "표본식품 주식회사 - 근로 약정", "고용 조건 통지 및 동의서 (인사팀 양식 HR-07)"])
def test_paper_with_all_parts_of_a_contract_is_one_whatever_it_is_called(title: str) -> None:
    paper = extract(document_of([line.format(title=title) for line in TERMS_OF_WORK], "paper-1.txt"))
    assert paper.role is Role.CONTRACT
    assert [duty.text for duty in paper.duties] == ["연간·월간 생산계획 수립과 생산량 관리", "제조 공정과 품질 지표의 관리"]


def test_paper_that_lacks_a_part_is_no_contract() -> None:
    lines = [line.format(title="우리 사이의 약속") for line in TERMS_OF_WORK if "시간" not in line]
    assert extract(document_of(lines, "paper-1.txt")).role is Role.OTHER


def test_cover_that_states_what_is_applied_for_is_an_application() -> None:
    cover = ["접수 표지", "사증발급인정신청", "초청인: 표본배관(주)", "신청 자격: E-7-1", "신청 직종: 제도사(2395)", "직위: 제도사원"]
    paper = extract(document_of(cover, "paper-0.txt"))
    assert paper.role is Role.APPLICATION and "2395" in [code.number for code in paper.codes]
    paper = extract(document_of(["APPLICATION COVER SHEET", "Confirmation of Visa Issuance", "Status of stay: E-7-1", "Occupation applied for: 2341 Electrical engineer"], "c.txt"))
    assert "2341" in [code.number for code in paper.codes]


def test_paper_with_all_parts_of_a_statement_is_one() -> None:
    lines = ["가온 인력도입 의견", "대상자 : TESTER ETA", "생년월일 : 1995-12-19", "직종(코드) : S85513 건설기계(부품)제조원", "① 필요성: 주문이 늘었으나 정년퇴직자가 많다.",
             "② 직무: 굴착기 붐과 프레임을 용접하고 용접 품질을 점검하며 불량을 보수한다.", "③ 자격: 기계공학 학사(2018년 7월)", "2026. 10. 5. 표본중장비(주) (직인)"]
    paper = extract(document_of(lines, "paper-2.txt"))
    assert paper.role is Role.STATEMENT and len(paper.duties) == 1
