from __future__ import annotations

import pytest

from analyzer.extraction import Paper, extract
from analyzer.extraction.facts.dates import birth_in
from tests.conftest import document_of
from tests.extraction.papers import CONTRACT, STATEMENT, contract, facts, statement, table_document, values

START, END = "2026-03-01", "2028-02-29"


def term(paper: Paper) -> dict[str, object]:
    return {name: value for name, value in facts(paper).items() if name in ("start", "end", "term_months")}


@pytest.mark.parametrize(
    "line",
    [
        "근로계약기간 : 2026년 3월 1일부터 2028년 2월 29일까지",
        "계약기간: 2026.3.1 ~ 2028.2.29",
        "고용(예정)기간 : 2026. 3. 1. ∼ 2028. 2. 29.",
        "고용예정기간 2026-03-01 ~ 2028-02-29",
        "Term of Employment: from 1 March 2026 to 29 February 2028",
        "Contract period : from ( 2026-03-01 ) to ( 2028-02-29 )",
        "The term of this Agreement is from March 1, 2026 until February 29, 2028.",
        "1.1 The Company employs the Employee from March 1st, 2026 to February 29th, 2028.",
        "계약기간은 2026년 3월 1일부터 2028년 2월 29일까지로 한다.",
        "이 계약의 기간은 2026년 3월 1일부터 시작하여 2028년 2월 29일에 종료한다.",
        "Start Date: March 1, 2026    End Date: February 29, 2028",
        "당사는 2026년 3월 1일부터 2028년 2월 29일까지 피초청인을 고용하고자 합니다.",
    ],
)
def test_term_with_both_dates(line: str) -> None:
    assert term(contract(line)) == {"start": START, "end": END}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("계약기간 : 2026년 3월 1일부터 2년간", {"start": START, "term_months": 24}),
        ("계약기간 : 2026. 3. 1. ~ 2028. 2. 29. (24개월)", {"start": START, "end": END, "term_months": 24}),
        ("계약기간 : ( 24 )개월, 2026년 3월 1일 ~ 2028년 2월 29일", {"start": START, "end": END, "term_months": 24}),
        ("계약기간 : 입국일로부터 1년", {"term_months": 12}),
        ("고용기간 : 1년 6개월", {"term_months": 18}),
        ("계약기간은 이년간으로 한다.", {"term_months": 24}),
        ("Contract period: two (2) years from 1 March 2026", {"start": START, "term_months": 24}),
        ("Term: 24 months", {"term_months": 24}),
        ("The period of employment is 2 years, commencing on March 1, 2026.", {"start": START, "term_months": 24}),
        ("근로개시일 : 2026년 3월 1일", {"start": START}),
        ("Start date: 2026-03-01", {"start": START}),
        ("계약종료일 : 2028. 2. 29.", {"end": END}),
        ("End date: 29 February 2028", {"end": END}),
        ("계약기간 : 2028년 2월 29일까지", {"end": END}),
        ("계약기간 : 2026. 3. 1. ~ 12. 31.", {"start": START, "end": "2026-12-31"}),
    ],
)
def test_term_in_parts(line: str, expected: dict[str, object]) -> None:
    assert term(contract(line)) == expected


@pytest.mark.parametrize(
    "line",
    [
        "근로계약기간 :    년   월   일부터    년   월   일까지", "수습기간 : 3개월", "계약기간 만료 60일 전까지 갱신을 협의한다.", "재직기간 : 2019. 1. 1. ~ 2026. 1. 1.",
        "계약기간 : 별도 협의", "경력 5년", "보증기간의 최장기간은 4년으로 한다.",
    ],
)
def test_what_is_no_term(line: str) -> None:
    assert term(contract(line)) == {}


def test_term_over_two_lines_of_a_cell() -> None:
    rows = [("계약기간", "2026년 3월 1일부터\n2028년 2월 29일까지"), ("수습기간", "3개월")]
    assert term(extract(table_document(rows, CONTRACT))) == {"start": START, "end": END}


def test_term_under_a_heading() -> None:
    assert term(contract("제2조 (계약기간)", "① 2026년 3월 1일부터 2028년 2월 29일까지로 한다.", "② 만료 30일 전까지 2년 이내로 갱신할 수 있다.")) == {"start": START, "end": END}


def test_term_of_a_guarantee() -> None:
    assert term(extract(document_of(["신원보증서", "보증기간 : 2026. 3. 1. ~ 2028. 2. 29.(2년)", "보증기간의 최장기간은 4년으로 한다."]))) == {
        "start": START, "end": END, "term_months": 24}


@pytest.mark.parametrize(
    ("lines", "name", "date"),
    [
        ([*CONTRACT, "2026년 2월 9일", "(갑) 표본기계(주)"], "signed", "2026-02-09"),
        ([*CONTRACT, "2026. 2. 9."], "signed", "2026-02-09"),
        ([*CONTRACT, "2026년 2월 9일 / February 9, 2026"], "signed", "2026-02-09"),
        ([*CONTRACT, "계약체결일 : 2026-02-09"], "signed", "2026-02-09"),
        (["EMPLOYMENT AGREEMENT", "Working Hours", "This Agreement is made on February 9, 2026 by and between the parties."], "signed", "2026-02-09"),
        (["EMPLOYMENT AGREEMENT", "Working Hours", "Date: 9 February 2026"], "signed", "2026-02-09"),
        ([*STATEMENT, "작성일 : 2026.02.09"], "signed", "2026-02-09"),
        (["경력증명서", "발급일 : 2026. 2. 9."], "issued", "2026-02-09"),
        (["학위증명서", "2026년 2월 9일"], "issued", "2026-02-09"),
        (["CERTIFICATE OF GRADUATION", "Date of issue: 9 February 2026"], "issued", "2026-02-09"),
        (["사업자등록증", "개업연월일 : 2015. 1. 1.", "2026 년 02 월 09 일"], "issued", "2026-02-09"),
        (["고용보험 피보험자 명부", "발급일시 : 2026-02-09 10:20"], "issued", "2026-02-09"),
        (["전문외국인력 고용 추천서", "추천번호", "추천일 : 2026. 2. 9."], "issued", "2026-02-09"),
    ],
)
def test_date_of_the_paper(lines: list[str], name: str, date: str) -> None:
    found = facts(extract(document_of(lines)))
    assert {key: value for key, value in found.items() if key in ("signed", "issued")} == {name: date}


@pytest.mark.parametrize(("text", "date"), [("90.04.04", "1990-04-04"), ("30/04/1990", "1990-04-30"), ("04/04/1990", "1990-04-04"), ("1990-04-04", "1990-04-04")])
def test_birth_in(text: str, date: str) -> None:
    found = birth_in(text)
    assert found is not None and found[0].isoformat() == date


@pytest.mark.parametrize("text", ["05/04/1990", "1990년", "", "1990-13-40"])
def test_birth_in_leaves_what_is_not_certain(text: str) -> None:
    assert birth_in(text) is None


def test_dates_of_the_company_are_no_term() -> None:
    assert term(statement("1. 회사 소개", "당사는 2010년 5월 1일에 설립되어 2020년 6월 1일부터 2024년 5월 31일까지 정부 과제를 수행하였습니다.")) == {}


def test_period_takes_the_longest_term_of_a_form_for_no_length() -> None:
    paper = contract("계약기간 : 2026.11.01 부터 2028.10.31 까지 (계약기간의 최장기간은 4년으로 한다)")
    assert facts(paper)["end"] == "2028-10-31"
    assert not values(paper, "term_months")
