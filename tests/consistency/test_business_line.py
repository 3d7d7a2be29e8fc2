"""business-line: what the firm does against what the filed occupation is for."""

from __future__ import annotations

import pytest

from analyzer.consistency import PaperReview
from analyzer.consistency.rules.business_line import check
from analyzer.extraction import Role
from analyzer.occupations import load_catalogue
from analyzer.regulations import load_table
from tests.consistency.dated_support import case_of, found, stated

RULE = "business-line"


def licence(kind: str, items: str = "", role: Role = Role.LICENCE, *, low_trust: bool = False) -> PaperReview:
    facts = [("business_type", kind, f"업태 {kind}")] if kind else []
    facts += [("business_items", items, f"종목 {items}")] if items else []
    return stated(role, *((name, value, raw) for name, value, raw in facts), low_trust=low_trust)


@pytest.mark.parametrize(
    ("kind", "items", "code"),
    [
        ("정보통신업", "응용 소프트웨어 개발 및 공급", "2223"), ("서비스", "소프트웨어자문", "2224"), ("도소매", "전자상거래", "2223"), ("제조업", "자동차부품", "2351"), ("제조업", "절삭가공", "2395"),
        ("음식점업", "외국식", "451"), ("음식점업", "한식", "1522"), ("숙박업", "관광호텔", "3612"), ("보건업", "병원", "S3612"), ("도매 및 소매업", "화장품, 무역", "2842"),
        ("여행업", "종합여행업", "2832"), ("건설업", "건축공사", "2312"), ("Manufacturing", "Machine parts", "2351"), ("Information and communications", "Software development", "2223"),
        ("Wholesale", "Import and export of cosmetics", "2842"), ("Restaurant", "Indian cuisine", "451"), ("서비스", "광고대행", "2833"), ("제조, 도매", "김 가공, 수산물", "2842"),
        # A translator may work in any firm.
        ("음식점업", "한식", "2914"),
        # Words that say nothing to us, or nothing at all.
        ("서비스", "기타", "2351"), ("", "", "2223"), ("", "프리덤", "2224"), ("서비스", "프리덤, 라온, 한식", "2351"),
    ],
)  # fmt: skip
def test_a_business_that_employs_the_occupation_is_no_finding(kind: str, items: str, code: str) -> None:
    assert found(check, case_of(licence(kind, items), code=code)) == []


@pytest.mark.parametrize(
    ("kind", "items", "code"),
    [
        ("음식점업", "한식", "2224"), ("음식점업", "커피전문점", "2842"), ("숙박업", "관광호텔", "2351"), ("교육서비스업", "외국어학원", "2351"), ("제조업", "자동차부품", "2832"),
        ("부동산업", "임대", "2223"), ("서비스", "인력공급", "2351"), ("정보통신업", "소프트웨어 개발", "451"), ("Restaurant", "Coffee shop", "2223"), ("Real estate", "Property leasing", "2842"),
        ("Hotel", "Tourist hotel", "2312"), ("도소매", "미용재료, 미용실", "2351"),
    ],
)  # fmt: skip
def test_a_business_far_from_the_occupation_is_a_notice(kind: str, items: str, code: str) -> None:
    assert found(check, case_of(licence(kind, items), code=code)) == [(RULE, "notice")]


def test_the_licence_speaks_before_the_statement() -> None:
    papers = [licence("정보통신업", "소프트웨어", Role.STATEMENT), licence("음식점업", "한식")]
    [finding] = check(case_of(*papers, code="2224"))
    assert {evidence.document for evidence in finding.evidence} == {"licence.docx"}
    assert "음식점업 / 한식" in finding.message.ko and "restaurants" in finding.message.en


def test_the_statement_speaks_where_there_is_no_licence() -> None:
    assert found(check, case_of(licence("음식점업", "한식", Role.STATEMENT), code="2224")) == [(RULE, "notice")]


def test_the_type_of_business_speaks_where_the_items_are_not_known() -> None:
    assert found(check, case_of(licence("음식점업", "프리덤"), code="2224")) == [(RULE, "notice")]


@pytest.mark.parametrize("code", ["", "S740"])
def test_no_occupation_no_finding(code: str) -> None:
    assert found(check, case_of(licence("음식점업", "한식"), code=code)) == []


def test_every_occupation_of_the_first_three_subtypes_has_a_business() -> None:
    covered = {code for line in load_table("business_lines") for code in line["occupations"]}
    catalogue = load_catalogue()
    assert covered <= set(catalogue.codes)
    assert {o.code for o in catalogue if o.subtype in ("E-7-1", "E-7-2", "E-7-3")} <= covered


def test_firmware_is_not_the_business_of_a_seller_of_health_food() -> None:
    seller = licence("도매 및 소매업", "건강기능식품, 전자상거래 소매업")
    assert found(check, case_of(seller, code="2222")) == [(RULE, "notice")]
    assert found(check, case_of(seller, code="2223")) == []


@pytest.mark.parametrize(
    ("kind", "items", "code", "duty", "expected"),
    [
        ("운수업", "화물자동차 운송, 보관창고", "2833", "고객사 광고·홍보 전략 수립", [(RULE, "notice")]),
        ("도매 및 소매업, 음식점업", "건강식품, 커피전문점", "2815", "고객사의 운영 및 경영방법 분석", [(RULE, "notice")]),
        ("서비스업", "경영컨설팅", "2815", "고객사의 운영 및 경영방법 분석", []),
        # A firm's own strategy and its own advertising may be anybody's work.
        ("제조업", "자동차부품", "2815", "회사의 중장기 전략과 조직 개편안 수립", []),
        ("제조업", "화장품", "2833", "자사 브랜드의 광고 전략 수립", []),
    ],
)
def test_work_for_clients_belongs_to_a_firm_that_sells_it(kind: str, items: str, code: str, duty: str, expected: list[tuple[str, str]]) -> None:
    assert found(check, case_of(licence(kind, items), stated(Role.CONTRACT, duties=[duty]), code=code)) == expected
