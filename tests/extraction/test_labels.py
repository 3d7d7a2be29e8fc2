from __future__ import annotations

import pytest

from analyzer.extraction.facts.inner_labels import labels_inside
from analyzer.extraction.labels import Section, field_words, fields_of, heading_of, label_of

LABELS = [
    ("담당업무", Section.DUTIES), ("담 당 업 무", Section.DUTIES), ("업무의 내용", Section.DUTIES), ("주요 업무", Section.DUTIES),
    ("직무내용(Job Description)", Section.DUTIES), ("담당업무 Duties", Section.DUTIES), ("Duties / 담당업무", Section.DUTIES),
    ("직위 및 담당업무", Section.DUTIES), ("근무부서 및 담당업무", Section.DUTIES), ("Position and Duties", Section.DUTIES),
    ("Scope of Work", Section.DUTIES), ("Job Description", Section.DUTIES), ("DUTIES AND RESPONSIBILITIES", Section.DUTIES),
    ("Description of the work (담당업무)", Section.DUTIES), ("■ 담당업무 :", Section.DUTIES),
    ("근무(예정)분야", Section.FIELD_OF_WORK),
    ("직 위", Section.TITLE), ("직책", Section.TITLE), ("Job title", Section.TITLE),
    ("체류자격(직종코드)", Section.CODE), ("체류자격\n(직종코드)", Section.CODE), ("한국표준직업분류코드", Section.CODE),
    ("Occupation Code", Section.CODE), ("직종코드", Section.CODE),
    ("체류자격", Section.STATUS), ("희망 자격", Section.STATUS),
    ("한국표준산업분류코드", Section.INDUSTRY), ("업 종", Section.INDUSTRY),
    ("회사 및 사업(업무)소개", Section.COMPANY), ("회사 소개", Section.COMPANY),
    ("관련경력", Section.CAREER), ("근무분야", Section.CAREER),
    ("고용사유", Section.REASON), ("기대효과", Section.EFFECT), ("활용계획", Section.PLAN),
    ("근 무 장 소", Section.WORKPLACE), ("근로계약기간", Section.TERM), ("임 금", Section.PAY), ("급여 및 처우", Section.PAY),
    ("상 호", Section.EMPLOYER), ("회사명", Section.EMPLOYER), ("성명(영문)", Section.EMPLOYEE), ("성 명", Section.EMPLOYEE),
    ("상시종업원수", Section.KOREAN_STAFF), ("외국전문인력수", Section.FOREIGN_STAFF),
    ("비중(%)", Section.SHARE), ("1) 고용사유", Section.REASON), ("3) 활용계획", Section.PLAN), ("Ⅳ. 근무장소", Section.WORKPLACE), ("Business", Section.COMPANY), ("소정근로시간", Section.HOURS), ("소 재 지", Section.IDENTITY),
]  # fmt: skip
NOT_LABELS = [
    "채용, 급여, 평가 제도의 운영 총괄",  # a duty of a personnel manager that holds a label word
    "급여 및 채용 관리",
    "인사 관리(급여)",
    "ERP 업무",
    "Plan and run online advertising campaigns",
    "Duties of a nurse and a driver are told apart in the clinic's rules",
    "해외 바이어 발굴",
    "성명 Name: SAMPLE ALPHA",
    "5. 시간",
    "개발",
    "2223",
    "",
]


@pytest.mark.parametrize(("text", "section"), LABELS)
def test_label_of_reads_spaced_bilingual_and_bracketed_labels(text: str, section: Section) -> None:
    assert label_of(text) is section


@pytest.mark.parametrize("text", NOT_LABELS)
def test_label_of_near_misses_are_no_labels(text: str) -> None:
    assert label_of(text) is None


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("해당 외국인 채용의 필요성", Section.REASON),
        ("주요 업무 경력", Section.CAREER),
        ("피초청인의 주요 경력", Section.CAREER),
        ("외국인 고용에 따른 기대효과", Section.EFFECT),
        ("입사 후 담당업무", Section.DUTIES),
        ("Company Introduction and History of the Company Introduction", None),
        ("Duties and Responsibilities of the Engineer", Section.DUTIES),
        ("붙임 서류 목록", None),
    ],
)
def test_heading_of_reads_korean_headings_from_their_end(text: str, section: Section | None) -> None:
    assert heading_of(text) is section


def test_every_word_for_a_field_opens_a_line_that_a_dash_parts():
    # Longer ones, and those with figures, are not looked for in front of a dash.
    words = [word for words in field_words().values() for word in words if len(word) <= 40 and fields_of(word, whole=True) and not set("-=:;0123456789") & set(word)]
    assert len(words) > 300
    assert [word for word in words if not labels_inside(f"{word} - 1234")] == []
