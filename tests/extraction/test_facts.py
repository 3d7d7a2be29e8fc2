from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from analyzer.extraction import extract
from analyzer.extraction.facts import amount_won, dates_in
from analyzer.readers import Origin
from tests.conftest import document_of
from tests.extraction.papers import CONTRACT, contract, facts, statement, table_document, values


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2026년 12월 1일부터 2028년 11월 30일까지", [dt.date(2026, 12, 1), dt.date(2028, 11, 30)]),
        ("2026. 12. 15.부터 2028-12-14까지", [dt.date(2026, 12, 15), dt.date(2028, 12, 14)]),
        ("2026.12.15 ~ 2028.12.14", [dt.date(2026, 12, 15), dt.date(2028, 12, 14)]),
        ("26/12/01", [dt.date(2026, 12, 1)]),
        ("from December 1, 2026 to November 30, 2027", [dt.date(2026, 12, 1), dt.date(2027, 11, 30)]),
        ("2026년 13월 40일", []),
        ("0000. 00. 00.", []),
        ("2년", []),
        ("02-123-4567", []),
    ],
)
def test_dates_in(text: str, dates: list[dt.date]) -> None:
    assert [date for date, _, _ in dates_in(text)] == dates


@pytest.mark.parametrize(
    ("number", "unit", "won"),
    [("36,000,000", "원", 36_000_000), ("3,600", "만원", 36_000_000), ("3600", "만 원", 36_000_000), ("36", "백만원", 36_000_000),
     ("36.000.000", None, 36_000_000), ("36,000", "천원", 36_000_000), ("2.5", "백만원", 2_500_000)],
)
def test_amount_won_in_every_unit(number: str, unit: str | None, won: int) -> None:
    assert amount_won(number, unit) == won


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["1. 근로계약기간 : 2026년 12월 1일부터 2027년 11월 30일까지"], {"start": "2026-12-01", "end": "2027-11-30"}),
        (["2. 근 무 장 소 : 경기도 예시시 판교로 00"], {"workplace": "경기도 예시시 판교로 00"}),
        (["제6조 (임금)", "연봉은 66,000,000원으로 하고 매월 5,500,000원을 지급한다."],
         {"annual_salary_krw": 66_000_000, "monthly_salary_krw": 5_500_000}),
        (["가. 연봉 : 33,600,000원(월 2,800,000원, 세전)"], {"annual_salary_krw": 33_600_000, "monthly_salary_krw": 2_800_000}),
        (["급여 : 연봉 3,600만원"], {"annual_salary_krw": 36_000_000}),
        (["직위 : 해외영업원"], {"job_title": "해외영업원"}),
        (["회사명 : (주)예시테크 (전화 : 000-0000-0000)"], {"employer": "(주)예시테크"}),
        (["성 명 : SAMPLE NU (서명)"], {"employee": "SAMPLE NU"}),
        (["직위 : "], {}),
        (["성 명 : ____________ (인)"], {}),
        (["근로계약기간 :    년   월   일부터    년   월   일까지"], {}),
        (["임금 : 월급 3원"], {}),
        (["근로자 : (을)"], {}),
        (['사용자(갑) 상호 : "갑"'], {}),
    ],
)
def test_facts_of_lines(lines: list[str], expected: dict[str, object]) -> None:
    assert facts(contract(*lines)) == expected


def test_facts_of_a_form_table() -> None:
    rows = [["회사명", "표본기계(주)", "대표자명", "대표자 가"], ["상시종업원수", "58명", "외국전문인력수", "2명"],
            ["근로자\n(을)", "", "", ""], ["성명(영문)", "TESTER ETA", "국적", "파키스탄"]]
    found = facts(extract(table_document(rows, CONTRACT)))
    assert found == {"employer": "표본기계(주)", "representative": "대표자 가", "staff": 58, "foreign_staff": 2,
                     "employee": "TESTER ETA", "nationality": "PK"}


def test_past_employers_and_titles_are_no_facts() -> None:
    rows = [["업체명", "MOCK SOFTWARE JSC", "재직기간", "2017.08 ~ 2026.07"], ["근무분야", "급여 프로그램 개발", "직위", "Programmer"],
            ["근무(예정)분야", "수출 영업", "직위", "해외영업원"]]
    assert facts(extract(table_document(rows, ["고용사유서", "고용사유", "당사는 내국인 채용이 어렵습니다."]))) == {"job_title": "해외영업원"}


def test_facts_keep_every_other_value_the_first_one_first() -> None:
    paper = statement("직위 : 해외영업원", "직위 : 통역원", "직 위 : 해외 영업원")
    assert values(paper, "job_title") == ["해외영업원", "통역원"]
    assert facts(paper)["job_title"] == "해외영업원"


@pytest.mark.parametrize(("origin", "low"), [(Origin.TEXT, False), (Origin.OCR, True)])
def test_facts_read_by_ocr_are_of_low_trust(origin: Origin, low: bool) -> None:
    document = document_of([*CONTRACT, "직위 : 해외영업원"])
    document = replace(document, blocks=tuple(replace(block, origin=origin) for block in document.blocks))
    assert [fact.low_trust for fact in extract(document).facts] == [low]
