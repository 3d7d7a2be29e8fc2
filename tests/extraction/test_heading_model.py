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
