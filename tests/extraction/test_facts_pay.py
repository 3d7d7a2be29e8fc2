from __future__ import annotations

import pytest

from analyzer.extraction import Paper, extract
from analyzer.extraction.facts.money import amounts_in, korean_number, words_in
from tests.extraction.papers import CONTRACT, contract, facts, statement, table_document, values

PAY = ("annual_salary_krw", "monthly_salary_krw", "hourly_wage_krw", "pay_in_words_krw", "allowance_krw", "bonus_percent", "bonus_krw", "bonus_included")


def pay(paper: Paper) -> dict[str, object]:
    return {name: value for name, value in facts(paper).items() if name in PAY}


@pytest.mark.parametrize(
    ("text", "won"),
    [
        ("36,000,000원", 36_000_000), ("3,600만원", 36_000_000), ("3,600 만 원", 36_000_000), ("36백만원", 36_000_000), ("36,000천원", 36_000_000),
        ("3천6백만원", 36_000_000), ("1억 2천만원", 120_000_000), ("2백8십만원", 2_800_000), ("2.5백만원", 2_500_000), ("KRW 36M", 36_000_000),
        ("KRW 36,000,000", 36_000_000), ("36,000,000 KRW", 36_000_000), ("36 million won", 36_000_000), ("KRW 36.5 million", 36_500_000),
        ("₩36,000,000", 36_000_000), ("금36,000,000원정", 36_000_000), ("( 2,600,000 ) won", 2_600_000), ("36.000.000원", 36_000_000),
        ("36,000,000", 36_000_000), ("KRW 3,600만원", 36_000_000), ("won 36 million", 36_000_000),
    ],
)  # fmt: skip
def test_amounts_in(text: str, won: int) -> None:
    assert [amount.won for amount in amounts_in(text)] == [won]


@pytest.mark.parametrize("text", ["2026.12.01", "209시간", "주 40시간", "100%", "02-123-4567", "3월 25일", "제12조", "2026년 12월 1일"])
def test_amounts_in_leaves_other_numbers(text: str) -> None:
    assert amounts_in(text) == []


@pytest.mark.parametrize(("text", "unit", "won"), [("3,600", 10_000, 36_000_000), ("36", 1_000_000, 36_000_000), ("36,000", 1_000, 36_000_000)])
def test_amounts_in_counts_in_the_unit_of_the_label(text: str, unit: int, won: int) -> None:
    assert [amount.won for amount in amounts_in(text, unit=unit)] == [won]


@pytest.mark.parametrize(
    ("text", "won"),
    [
        ("금 삼천육백만원정", 36_000_000), ("일금 삼천육백만 원整", 36_000_000), ("금 이백팔십만원", 2_800_000), ("삼천삼백육십만원", 33_600_000),
        ("일억이천만원", 120_000_000), ("thirty-six million won", 36_000_000), ("Korean Won thirty-six million", 36_000_000),
        ("two million eight hundred thousand won", 2_800_000),
    ],
)  # fmt: skip
def test_words_in(text: str, won: int) -> None:
    assert [amount.won for amount in words_in(text)] == [won]


@pytest.mark.parametrize("text", ["3천만원", "36,000,000원", "만원의 행복", "the two parties"])
def test_words_in_leaves_digits(text: str) -> None:
    assert words_in(text) == []


@pytest.mark.parametrize(("text", "value"), [("3천6백만", 36_000_000.0), ("삼천육백만", 36_000_000.0), ("12", 12.0), ("만", 10_000.0), ("가", None)])
def test_korean_number(text: str, value: float | None) -> None:
    assert korean_number(text) == value


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["급여 : 연봉 3,600만원"], {"annual_salary_krw": 36_000_000}),
        (["연봉 : 36,000,000원(월 3,000,000원, 세전)"], {"annual_salary_krw": 36_000_000, "monthly_salary_krw": 3_000_000}),
        (["제6조 (임금)", "연봉은 금 36,000,000원으로 하고 매월 3,000,000원을 지급한다."], {"annual_salary_krw": 36_000_000, "monthly_salary_krw": 3_000_000}),
        (["연봉총액: 36백만원"], {"annual_salary_krw": 36_000_000}),
        (["연 소득금액 (만원) : 3,600"], {"annual_salary_krw": 36_000_000}),
        (["5.1 The annual base salary is KRW 36,000,000 before tax, paid in twelve instalments of KRW 3,000,000."],
         {"annual_salary_krw": 36_000_000, "monthly_salary_krw": 3_000_000}),
        (["Salary: 36,000,000 won per year"], {"annual_salary_krw": 36_000_000}),
        (["Compensation: KRW 36M per annum"], {"annual_salary_krw": 36_000_000}),
        (["Annual Salary: KRW 36,000,000 (KRW 3,000,000 per month)"], {"annual_salary_krw": 36_000_000, "monthly_salary_krw": 3_000_000}),
        (["연봉 금 삼천육백만원정(₩36,000,000)"], {"annual_salary_krw": 36_000_000, "pay_in_words_krw": 36_000_000}),
        (["임금 : 36,000,000원"], {"annual_salary_krw": 36_000_000}),
        (["월급 : 2,800,000원"], {"monthly_salary_krw": 2_800_000}),
        (["월 급여는 280만원으로 한다."], {"monthly_salary_krw": 2_800_000}),
        (["- 월(일, 시간)급 : 2,800,000원"], {"monthly_salary_krw": 2_800_000}),
        (["임금 : 월 2백8십만원"], {"monthly_salary_krw": 2_800_000}),
        (["Monthly salary: KRW 2,800,000"], {"monthly_salary_krw": 2_800_000}),
        (["The Employee is paid a salary of 2,800,000 won a month."], {"monthly_salary_krw": 2_800_000}),
        (["급여 : 2,800,000원"], {"monthly_salary_krw": 2_800_000}),
        (["월 통상임금 ( 2,600,000원 ) - 기본급 ( 2,400,000원 )"], {"monthly_salary_krw": 2_600_000}),
        (["기본급 2,400,000원, 식대 200,000원, 월 합계 2,600,000원"], {"monthly_salary_krw": 2_600_000, "allowance_krw": 200_000}),
        (["임금", "- 기본급 : 2,400,000원", "- 식대 : 월 200,000원"], {"monthly_salary_krw": 2_400_000, "allowance_krw": 200_000}),
        (["월급여 3,000,000원(식대 200,000원 포함)"], {"monthly_salary_krw": 3_000_000, "allowance_krw": 200_000}),
        (["을의 월 급여는 기본급 2,500,000원과 직무수당 300,000원을 합하여 2,800,000원으로 한다."], {"monthly_salary_krw": 2_800_000}),
        (["시간급 12,000원, 월 환산액 2,508,000원"], {"hourly_wage_krw": 12_000, "monthly_salary_krw": 2_508_000}),
        (["Salary: KRW 3,000,000/month (KRW 36,000,000/year)"], {"annual_salary_krw": 36_000_000, "monthly_salary_krw": 3_000_000}),
        (["시급 : 11,000원"], {"hourly_wage_krw": 11_000}),
        (["통상시급은 12,440원으로 한다."], {"hourly_wage_krw": 12_440}),
        (["Hourly wage: KRW 11,000"], {"hourly_wage_krw": 11_000}),
        (["The Employee is paid 11,000 won per hour."], {"hourly_wage_krw": 11_000}),
        (["임금 : 시간급 11,000원"], {"hourly_wage_krw": 11_000}),
        (["월(일, 시간)급 : 시간급 11,000원"], {"hourly_wage_krw": 11_000}),
    ],
)
def test_pay_of_lines(lines: list[str], expected: dict[str, object]) -> None:
    assert pay(contract(*lines)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("임금 : 연봉 36,000,000원, 상여금 400% 별도", {"bonus_percent": 400.0, "bonus_included": False}),
        ("연봉 36,000,000원(상여금 포함)", {"bonus_included": True}),
        ("연봉 36,000,000원 (상여 400% 포함)", {"bonus_percent": 400.0, "bonus_included": True}),
        ("상여금은 기본급의 200%를 지급한다.", {"bonus_percent": 200.0}),
        ("상여금 : 연 3,000,000원", {"bonus_krw": 3_000_000}),
        ("임금 : 연봉 36,000,000원, 상여금 3,000,000원 별도", {"bonus_krw": 3_000_000, "bonus_included": False}),
        ("Salary: KRW 36,000,000 per year including bonus", {"bonus_included": True}),
        ("Salary: KRW 36,000,000 per year, bonus not included", {"bonus_included": False}),
        ("Bonus: 400% of the monthly base salary", {"bonus_percent": 400.0}),
        ("상여금 : 있음 (     ) 원, 없음 ( √ )", {}),
        ("상여금 : -", {}),
    ],
)
def test_bonus(line: str, expected: dict[str, object]) -> None:
    found = pay(contract(line))
    assert {name: value for name, value in found.items() if name.startswith("bonus")} == expected


@pytest.mark.parametrize(
    ("line", "won"),
    [
        ("식대 : 200,000원", 200_000),
        ("급여 : 월 2,800,000원, 식대 월 20만원", 200_000),
        ("임금 : 월급 2,800,000원, 주거비 300,000원 지원", 300_000),
        ("고정적 수당 : ( 식대 : 200,000원 )", 200_000),
        ("Meal allowance: KRW 200,000", 200_000),
        ("Salary: KRW 36,000,000 per year, plus a housing allowance of KRW 300,000 per month", 300_000),
    ],
)
def test_allowances(line: str, won: int) -> None:
    assert facts(contract(line))["allowance_krw"] == won


def test_pay_of_a_table_with_header_row() -> None:
    rows = [("기본급", "식대", "직책수당", "월 합계", "연봉 총액"), ("2,800,000원", "200,000원", "-", "3,000,000원", "36,000,000원")]
    assert pay(extract(table_document(rows, CONTRACT))) == {
        "allowance_krw": 200_000, "monthly_salary_krw": 3_000_000, "annual_salary_krw": 36_000_000}


def test_pay_of_a_table_with_basic_pay_and_sum() -> None:
    rows = [("기본급", "월 3,250,000원"), ("직무수당", "월 150,000원"), ("월 합계", "3,400,000원"), ("연봉 총액", "40,800,000원")]
    paper = extract(table_document(rows, ["근로계약서", "휴게시간"]))
    assert values(paper, "monthly_salary_krw") == [3_400_000] and values(paper, "annual_salary_krw") == [40_800_000]


def test_pay_of_a_cell_of_several_lines() -> None:
    rows = [("7. 임금", "1) 월 통상임금 ( 2,600,000원 ) - 기본급 ( 2,400,000원 )\n- 고정적 수당 : ( 식대 : 200,000원 ) - 상여금 : ( - )\n2) 연간 임금 총액 ( 31,200,000원 )")]
    assert pay(extract(table_document(rows, CONTRACT))) == {
        "monthly_salary_krw": 2_600_000, "allowance_krw": 200_000, "annual_salary_krw": 31_200_000}


def test_two_amounts_of_pay_in_one_paper_are_both_kept() -> None:
    paper = contract("제6조 (임금)", "월급은 3,000,000원으로 한다.", "[별첨] 임금 명세", "월급 : 2,500,000원")
    assert values(paper, "monthly_salary_krw") == [3_000_000, 2_500_000]


@pytest.mark.parametrize(
    "line",
    [
        "임금 : 월급 3원", "연봉 : ", "연봉 : 협의 후 결정", "임금 : 회사 내규에 따름", "임금지급일 : 매월 25일", "숙박시설 : 제공 (기숙사, 근로자 부담 월 100,000원)",
        "자본금 : 500,000,000원", "총매출액 : 4,700 백만원", "손해배상액은 5,000,000원으로 한다.", "연봉 : ________원", "연봉 : 2, 800원",
    ],
)
def test_what_is_no_pay(line: str) -> None:
    assert pay(contract(line)) == {}


@pytest.mark.parametrize("line", ["동종 업계의 평균 연봉은 5,000만원입니다.", "연봉 4,000만원 이상을 제시하였으나 지원자가 없었습니다."])
def test_pay_of_others_is_no_pay_of_the_person(line: str) -> None:
    assert pay(statement("2. 내국인 채용 노력", line)) == {}


def test_certificates_state_no_pay() -> None:
    assert pay(extract(table_document([("성명", "TESTER ETA"), ("연봉", "30,000,000원")], ["경력증명서"]))) == {}


def test_pay_of_a_year_before_the_payday_stays_a_year() -> None:
    found = facts(contract("임금 : 월 2,850,000원(연 34,200,000원) 매월 25일 지급"))
    assert (found["monthly_salary_krw"], found["annual_salary_krw"]) == (2_850_000, 34_200_000)
