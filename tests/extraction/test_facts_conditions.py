"""Conditions of contracts that annexes may change, and what is printed on a paper's validity."""

from __future__ import annotations

import pytest

from analyzer.extraction import Role, extract
from tests.conftest import document_of
from tests.extraction.papers import contract, table_document, values


@pytest.mark.parametrize(
    ("line", "months"),
    [
        ("수습기간은 두지 않는다.", 0), ("수습: 없음", 0), ("No probation applies.", 0), ("입사일부터 3개월을 수습기간으로 한다.", 3),
        ("The first three months are a probation period.", 3), ("Probation: 6 months", 6),
    ],
)  # fmt: skip
def test_months_of_probation(line: str, months: int) -> None:
    assert values(contract(line), "probation_months") == [months]


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("임금은 매월 10일에 지급한다.", "pay_day", 10), ("임금은 매월 말일에 지급한다.", "pay_day", 31),
        ("Pay: KRW 48,000,000 a year, paid on the last working day of the month", "pay_day", 31),
        ("근로시간은 월요일부터 토요일까지 08:00~17:00(휴게 1시간)으로 한다.", "days_a_week", 6), ("근로시간: 주 5일, 09:00~18:00", "days_a_week", 5),
    ],
)  # fmt: skip
def test_day_of_pay_and_days_of_work(line: str, name: str, value: int) -> None:
    assert values(contract(line), name) == [value]


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("발급일 2026. 4. 6., 증명서의 유효기간 2026. 5. 6.까지", "valid_until", "2026-05-06"),
        ("유효기간: 발급일로부터 30일 이내(2026년 4월 8일까지)", "valid_until", "2026-04-08"),
        ("유효기간 2026. 4. 6. ~ 2026. 10. 5.", "valid_until", "2026-10-05"),
        ("This certificate is valid until 6 May 2026.", "valid_until", "2026-05-06"),
        ("(유효기간 발급일부터 6개월)", "valid_months", 6),
    ],
)
def test_validity_that_is_printed_on_a_paper(line: str, name: str, value: object) -> None:
    paper = extract(document_of(["납세증명서", "상호 주식회사 표본", line]))
    assert values(paper, name) == [value]


def test_validity_in_a_remark_and_below_its_label() -> None:
    doctor = extract(document_of(["건 강 진 단 서 (외국인 제출용)", "성명 TESTER ALPHA", "발급일 2026년 2월 12일", "※ 이 진단서는 발급일부터 6개월간 유효함"]))
    assert values(doctor, "valid_months") == [6]
    police = extract(table_document([["Date of issue", "19 January 2026"], ["Valid for", "6 months from the date of issue"]], ["POLICE CERTIFICATE"]))
    assert (values(police, "issued"), values(police, "valid_months")) == (["2026-01-19"], [6])
    tax = extract(table_document([["발급일", "유효기간", "발급관서"], ["2026년 5월 11일", "2026년 6월 10일", "표본세무서장"]], ["납세증명서 (국세)", "체납액 없음을 증명합니다."]))
    assert (values(tax, "issued"), values(tax, "valid_until")) == (["2026-05-11"], ["2026-06-10"])


def test_end_of_a_passport_is_not_the_papers() -> None:
    assert values(extract(document_of(["납세증명서", "여권 유효기간 2026. 5. 6.까지"])), "valid_until") == []


def test_issue_date_of_a_list_of_staff_and_of_a_paper_of_an_office() -> None:
    rows = [["번호", "이름", "국적", "취득일"], *[[str(n), name, "대한민국", f"20{n + 10}-03-02"] for n, name in enumerate(["용모의", "제모의", "송모의", "문모의", "최모의"], 1)]]
    paper = extract(table_document(rows, ["고용보험 사업장 피보험자격 명부"], ["발급일 2026년 5월 11일 근로복지공단"]))
    assert (paper.role, values(paper, "issued")) == (Role.INSURANCE_LIST, ["2026-05-11"])
    office = extract(document_of(["관광사업 등록 확인서", "위와 같이 등록되어 있음을 확인합니다.", "2026년 2월 5일 표본시장 (관인)"]))
    assert values(office, "issued") == ["2026-02-05"]


def test_paper_that_says_how_long_it_can_be_used() -> None:
    paper = extract(document_of(["4대 사회보험 사업장 가입자 확인", "발급일 2026년 4월 8일", "이 확인서는 발급일부터 3개월 동안 쓸 수 있습니다."]))
    assert (values(paper, "issued"), values(paper, "valid_months")) == (["2026-04-08"], [3])


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("유효기간: 6개월 (발급일 2026. 4. 6.)", None), ("유효기간 시작일 2026-01-01 종료일 2027-12-31", "2027-12-31"), ("valid from 2026-01-01 to 2027-12-31", "2027-12-31"),
        ("His employment contract was valid until 30 June 2024.", None), ("특허권 유효기간 2024. 5. 6.까지", None), ("유효기간 2026. 1. 1.(목) ~ 2027. 12. 31.", "2027-12-31"),
    ],
)  # fmt: skip
def test_other_days_near_a_validity_do_not_end_it(line: str, until: str | None) -> None:
    assert values(extract(document_of(["납세증명서", line])), "valid_until") == ([until] if until else [])


@pytest.mark.parametrize(
    ("line", "months"),
    [
        ("계약기간 12개월, 수습 3개월", [3]), ("퇴직 시 1개월 전 통보. 수습 3개월", [3]), ("수습 후 6개월마다 평가", []), ("수습기간 중에는 해고 1개월 전에 예고한다.", []), ("시용품 3개월분 제공", []),
        ("The probation period shall not exceed 3 months.", [3]), ("수습기간은 별도로 두지 않는다.", [0]), ("수습: 해당 없음", [0]),
    ],
)  # fmt: skip
def test_months_that_are_not_the_probations(line: str, months: list[int]) -> None:
    assert values(contract(line), "probation_months") == months


@pytest.mark.parametrize(
    ("line", "days"), [("임금은 매월 1일부터 말일까지 산정하여 익월 10일에 지급한다.", [10]), ("국민연금은 매월 10일까지 납부한다.", []), ("보고서는 매월 15일까지 제출한다.", [])]
)
def test_days_of_the_month_that_are_not_of_pay(line: str, days: list[int]) -> None:
    assert values(contract(line), "pay_day") == days
