from __future__ import annotations

import pytest

from analyzer.extraction import Paper, extract
from tests.conftest import document_of
from tests.extraction.papers import contract, statement, table_document, values


def claims(paper: Paper) -> list[tuple[str, str]]:
    for fact in paper.facts_named("claim"):
        assert paper.document.text[fact.start : fact.end] == fact.raw
        assert fact.value["raw"] in fact.raw
    return [(fact.value["kind"], fact.value["raw"]) for fact in paper.facts_named("claim")]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["붙임: 표준근로계약서 1부, 사업자등록증 사본 1부."], ["표준근로계약서", "사업자등록증"]),
        (["붙임 1. 근로계약서 1부", "2. 학위증명서 1부", "3. 수출실적증명서 1부.  끝."], ["근로계약서", "학위증명서", "수출실적증명서"]),
        (["첨부서류", "- 근로계약서 1부", "- 경력증명서 2부"], ["근로계약서", "경력증명서"]),
        (["첨부 : 1. 근로계약서 2. 학위증명서"], ["근로계약서", "학위증명서"]),
        (["구비서류 : 납세증명서, 고용보험 피보험자 명부"], ["납세증명서", "고용보험 피보험자 명부"]),
        (["Attachments: Employment contract, Degree certificate"], ["Employment contract", "Degree certificate"]),
        (["Enclosures", "1. Copy of the business registration certificate", "2. Export record"], ["business registration certificate", "Export record"]),
        (["첨부한 수출실적증명서와 같이 수출이 늘었습니다."], ["수출실적증명서"]),
        (["당사의 특허증은 별첨 특허등록증 사본을 참고하시기 바랍니다."], ["특허등록증"]),
        (["- 경력 : 자동화 회사 3년, 재직증명서 및 특허증 사본 별첨"], ["재직증명서", "특허증"]),
        (["학위증명서와 전 직장 상사의 추천서 2부를 함께 첨부합니다."], ["학위증명서", "상사의 추천서"]),
        (["The export record is attached."], ["export record"]),
        (["대상자의 수업 능력은 별첨 강의평가 결과표 및 표본교육지원청 감사장 사본과 같다."], ["강의평가 결과표"]),
        (["위 사람의 실력은 첨부한 공개저장소 포트폴리오 출력물과 해커톤 대상 상장 사본에서 보는 바와 같습니다."], ["공개저장소 포트폴리오 출력물"]),
        (["현지 출판사와의 계약서를 함께 보냅니다. 또 석 달 동안 낸 지원자 명단도 첨부합니다."], ["출판사와의 계약서", "지원자 명단"]),
        (["Enclosures: Tab 1 contract, Tab 3 degree certificate"], ["contract", "degree certificate"]),
        (["The attached degree certificate shows the major."], ["degree certificate"]),
    ],
)
def test_attachments(lines: list[str], names: list[str]) -> None:
    found = values(statement(*lines), "attachment")
    assert [str(name).removeprefix("The ").removeprefix("the ") for name in found] == names


def test_attachments_of_a_cell() -> None:
    paper = extract(table_document([("첨부서류", "1. 근로계약서 1부\n2. 학위증명서 1부")], ["고용사유서", "고용사유", "내국인"]))
    assert values(paper, "attachment") == ["근로계약서", "학위증명서"]


@pytest.mark.parametrize("line", ["첨부서류 : ", "붙임 : 없음", "[별첨 1] 직무기술서", "담당업무는 별도로 정한다.", "She holds a degree in marketing; the certificate is enclosed.", "외국인 투숙객 비율은 첨부한 확인서와 같습니다.", "기계 부품을 본체에 부착하는 장치를 설계합니다."])
def test_what_promises_no_document(line: str) -> None:
    assert values(contract(line), "attachment") == []


@pytest.mark.parametrize(
    ("line", "kind", "raw"),
    [
        ("당사는 2025년 수출액 1,200만 달러를 달성하였습니다.", "export", "수출액 1,200만 달러"),
        ("Exports reached USD 12 million in 2025.", "export", "Exports reached USD 12 million"),
        ("수출 비중이 63%입니다.", "export", "수출 비중이 63%"),
        ("2025년 매출액은 120억원으로 두 배 증가했습니다.", "sales", "매출액은 120억원"),
        ("Our annual sales were KRW 12 billion, a growth of one third.", "sales", "annual sales were KRW 12 billion"),
        ("당사는 특허 22건을 보유하고 있습니다.", "patent", "특허 22건"),
        ("We hold 22 patents.", "patent", "22 patents"),
        ("2024년 장관 표창을 받았습니다.", "award", "표창"),
        ("The company won an export award from the minister.", "award", "award"),
        ("당사의 임직원은 58명으로 늘었습니다.", "staff", "임직원은 58명"),
        ("Having grown for years, the company employs 58 people.", "staff", "employs 58"),
    ],
)
def test_claims(line: str, kind: str, raw: str) -> None:
    found = dict(claims(statement(line)))
    assert kind in found
    assert raw in found[kind]


@pytest.mark.parametrize(
    "line", ["2027년 수출액이 20% 늘어날 것으로 예상합니다.", "총매출액 : 4,700 백만원", "급여 : 연봉 3,600만원", "당사는 2010년에 설립되었습니다.", "특허 출원을 담당합니다."])
def test_what_claims_no_figure(line: str) -> None:
    assert claims(statement(line)) == []


def test_contracts_claim_nothing() -> None:
    assert claims(extract(document_of(["근로계약서", "근로기준법", "회사의 매출액은 120억원이다."]))) == []


@pytest.mark.parametrize("line", ["2025년 매출액은 120억원입니다.", "당사의 임직원은 58명입니다.", "상시 근로자는 내국인 9명입니다.", "Our annual sales were KRW 12 billion.", "The company employs 58 people."])
def test_size_of_the_company_is_no_claim(line: str) -> None:
    assert claims(statement(line)) == []


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("최근 의뢰가 늘어난 사실은 함께 내는 용역계약서 3건과 매출 집계표로 확인하실 수 있습니다.", "용역계약서"),
        ("이 배의 설계 용역계약서 사본과 선급 승인 도면 목록을 따로 붙여 제출함.", "용역계약서"),
    ],
)
def test_papers_handed_in_beside_the_statement(told: str, named: str) -> None:
    assert named in values(statement("당사는 표본을 만드는 회사입니다.", told), "attachment")


@pytest.mark.parametrize(
    ("sentence", "papers"),
    [
        ("별첨한 수출계약서와 해외시장 조사보고서에서 보듯 몽골 시장의 가능성은 큽니다.", ["수출계약서", "해외시장 조사보고서"]),
        ("별첨 국제공모전 수상증서와 작품집 1권이 그 감각을 증명합니다.", ["국제공모전 수상증서"]),
        ("협력병원과 맺은 진료협약서와 최근 3년 환자 유치실적표를 붙임 1, 2로 제출합니다.", ["진료협약서", "유치실적표"]),
    ],
)
def test_sentence_that_begins_with_the_word_for_an_annex_is_no_heading(sentence: str, papers: list[str]) -> None:
    assert values(statement(sentence), "attachment") == papers
