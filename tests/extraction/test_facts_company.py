from __future__ import annotations

import pytest

from analyzer.extraction import Paper, extract
from tests.conftest import document_of
from tests.extraction.papers import contract, facts, statement, table_document

LICENCE = ("사업자등록증", "(법인사업자)")


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        (statement("상시근로자수 : 15명"), {"staff": 15}),
        (statement("상시종업원수: 1,204명"), {"staff": 1204}),
        (statement("상시근로자는 15명이며 내국인 12명, 외국인 직원 3명입니다."), {"staff": 15, "korean_staff": 12, "foreign_staff": 3}),
        (statement("상시근로자 : 15명(내국인 12명, 외국인 3명)"), {"staff": 15, "korean_staff": 12, "foreign_staff": 3}),
        (statement("상시근로자 : 19명(내국인 12명, 외국인 7명(E-9 6명, E-7-1 1명))"), {"staff": 19, "korean_staff": 12, "foreign_staff": 7, "foreign_statuses": "E-7-1 1, E-9 6"}),
        (statement("직원수: 내국인 12명 / 외국인 3명"), {"korean_staff": 12, "foreign_staff": 3}),
        (statement("Our company currently has 15 employees, including 3 foreign nationals."), {"staff": 15, "foreign_staff": 3}),
        (statement("Number of employees: 15"), {"staff": 15}),
        (statement("The company employs 15 people, 12 Koreans and 3 foreign employees."), {"staff": 15, "korean_staff": 12, "foreign_staff": 3}),
        (statement("내국인 근로자수 : 12명", "외국인 근로자수 : 3명"), {"korean_staff": 12, "foreign_staff": 3}),
        (statement("Korean staff: 12", "Foreign staff: 3"), {"korean_staff": 12, "foreign_staff": 3}),
        (statement("국민고용인원 : 12인", "고용 외국인 수 : 0명"), {"korean_staff": 12, "foreign_staff": 0}),
        (extract(table_document([("상시종업원수", "15명", "외국전문인력수", "3명")], ["고용사유서", "고용사유", "내국인"])), {"staff": 15, "foreign_staff": 3}),
        (extract(document_of(["고용보험 사업장 피보험자 명부", "총 피보험자수 : 15명"])), {"staff": 15}),
    ],
)
def test_staff(paper: Paper, expected: dict[str, object]) -> None:
    assert {name: value for name, value in facts(paper).items() if name.endswith(("staff", "statuses"))} == expected


@pytest.mark.parametrize(
    "line", ["직원 3명을 추가로 채용할 계획입니다.", "상시근로자수 :   명", "외국인 1명을 채용하고자 합니다.", "내국인 지원자는 2명이었습니다.", "공고에 지원한 내국인 9명은 모두 사양하였습니다.", "2026년 매출은 120억원입니다.", "2025년에 외국인 1,740명을 진료하였고 그 가운데 412명이 러시아어를 씁니다."])
def test_what_is_no_headcount(line: str) -> None:
    assert not [name for name in facts(statement("2. 고용의 필요성", line)) if name.endswith("staff")]


@pytest.mark.parametrize(
    ("paper", "kind", "items"),
    [
        (extract(table_document([("업태", "제조업", "종목", "산업기계 부품")], LICENCE)), "제조업", "산업기계 부품"),
        (extract(document_of([*LICENCE, "업 태 : 제조업", "종 목 : 산업기계 부품"])), "제조업", "산업기계 부품"),
        (extract(document_of([*LICENCE, "사업의 종류 : 업태 제조업 종목 산업기계 부품"])), "제조업", "산업기계 부품"),
        (extract(document_of([*LICENCE, "업태: 제조업  종목: 산업기계 부품"])), "제조업", "산업기계 부품"),
        (extract(document_of(["Business Registration Certificate", "Type of business: Manufacturing", "Business items: Machine parts"])), "Manufacturing", "Machine parts"),
        (statement("업태/종목 : 제조업 / 산업기계 부품"), "제조업", "산업기계 부품"),
        (statement("초청업체 : 표본기계 주식회사 (제조업 / 산업기계 부품)"), "제조업", "산업기계 부품"),
        (contract("업종: 제조업 / 산업기계 부품"), "제조업", "산업기계 부품"),
        (extract(table_document([("업태", "종목"), ("제조업", "산업기계 부품")], LICENCE)), "제조업", "산업기계 부품"),
    ],
)
def test_business(paper: Paper, kind: str, items: str) -> None:
    found = facts(paper)
    assert (found.get("business_type"), found.get("business_items")) == (kind, items)


@pytest.mark.parametrize("line", ["업태 : ", "종목 : -", "당사의 업태와 관련된 업무입니다."])
def test_empty_business_line(line: str) -> None:
    assert not [name for name in facts(statement(line)) if name.startswith("business")]


def test_business_lines_of_a_licence_without_colons() -> None:
    lines = ["사 업 자 등 록 증", "등록번호 : 000-00-00000", "사업의 종류", "업태 도매 및 소매업", "종목 건강기능식품", "업태 제조업", "종목 식품 소분·포장"]
    paper = extract(document_of(lines))
    assert [fact.value for fact in paper.facts_named("business_type")] == ["도매 및 소매업", "제조업"]
    assert [fact.value for fact in paper.facts_named("business_items")] == ["건강기능식품", "식품 소분·포장"]
