"""Which duties of a denied package came back: on pairs by hand, with the shipped encoder and limits."""

from __future__ import annotations

import pytest

from analyzer.consistency.comparison_duties import (
    distinct,
    is_rewritten,
    is_same_job,
    pair_duties,
    parts_of,
    shared_letters,
)
from analyzer.consistency.comparison_types import Change, DutyPair
from analyzer.language.encoder import shipped_encoder
from tests.consistency.cases import APPLICATION, SALES, WEB, contract, review, statement

REWORDED = [
    ("사내 ERP 회계·급여 모듈의 화면 및 기능 개발", "ERP 회계 및 급여 모듈 화면과 기능을 개발함"),
    ("해외 바이어 발굴과 수출 계약 협상", "동남아 신규 바이어를 찾아 수출 조건을 협의하고 계약을 체결"),
    ("수출 선적 서류 작성 및 통관 관리", "L/C, B/L 등 선적서류 작성과 통관 진행 확인"),
    ("생산 라인에서 부품 포장과 운반", "라인 부품의 포장 및 운반 작업"),
    ("프레스 설비의 구동부 설계와 강도 계산", "프레스 기계 구동부를 3D CAD로 설계하고 강도를 해석"),
    ("Develop web pages for client sites", "Build and maintain client web pages"),
    ("고객사 웹사이트의 화면 개발과 운영", "Develop and run the screens of client web sites"),
    ("현지 시장 조사 보고서 작성", "베트남 시장을 조사하여 보고서로 정리"),
]
OTHER_WORK = [
    ("사내 ERP 회계·급여 모듈의 화면 및 기능 개발", "안드로이드 창고 관리 앱의 화면과 로직 구현 및 유지보수"),
    ("해외 바이어 발굴과 수출 계약 협상", "수출 선적 서류 작성 및 통관 관리"),
    ("프레스 설비의 구동부 설계와 강도 계산", "설계 변경 도면의 배포와 부품표 관리"),
    ("호텔 프런트 체크인 응대", "객실 예약 접수와 객실 배정"),
    ("양식·한식 메뉴 개발과 조리", "식자재 발주와 재고 관리"),
    ("Find new overseas buyers", "Prepare shipping documents for export"),
]


def fates(old: list[str], new: list[str]) -> list[Change]:
    """Return what became of the duties of a contract, all of one occupation."""
    before, now = (review(contract(dict.fromkeys((APPLICATION, WEB, SALES)[: len(texts)], 0.3), texts=texts)) for texts in (old, new))
    return [pair.change for pair in pair_duties(before, now, shipped_encoder())]


@pytest.mark.parametrize(("old", "new"), REWORDED)
def test_pair_duties_finds_the_same_work_in_other_words(old: str, new: str) -> None:
    assert fates([old], [new]) == [Change.CHANGED]


@pytest.mark.parametrize(("old", "new"), OTHER_WORK)
def test_pair_duties_does_not_take_other_work_for_the_same(old: str, new: str) -> None:
    assert fates([old], [new]) == [Change.ADDED, Change.DROPPED]


@pytest.mark.parametrize("new", ["해외 바이어 발굴과 수출 계약 협상", "해외바이어 발굴과 수출계약 협상.", "해외 바이어 발굴 과 수출 계약 협상;"])
def test_pair_duties_keeps_what_differs_in_spaces_and_signs(new: str) -> None:
    assert fates(["해외 바이어 발굴과 수출 계약 협상"], [new]) == [Change.KEPT]


def test_pair_duties_uses_each_duty_once() -> None:
    assert fates(["고객사 웹사이트의 화면 개발과 운영"], ["고객사 웹사이트의 화면 개발과 운영", "고객사 웹사이트의 화면 개발 및 운영"]) == [Change.KEPT, Change.ADDED]


def test_pair_duties_of_a_paper_that_only_one_package_has() -> None:
    both, alone = review(contract({WEB: 0.9}), statement({WEB: 0.9})), review(contract({WEB: 0.9}))
    pairs = pair_duties(both, alone, shipped_encoder())
    assert [(pair.role.value, pair.change) for pair in pairs] == [("contract", Change.KEPT), ("statement", Change.DROPPED)]
    # A paper that is missing says nothing about the job.
    assert parts_of(pairs, Change.DROPPED) == [0.0] and is_same_job(pairs)


def test_is_rewritten_looks_at_each_paper() -> None:
    before = review(contract({SALES: 0.9}), statement({SALES: 0.9}))
    now = review(contract({WEB: 0.9}), statement({SALES: 0.9}))
    pairs = pair_duties(before, now, shipped_encoder())
    assert is_rewritten(pairs) and not is_same_job(pairs)


def test_distinct_drops_what_a_statement_repeats() -> None:
    package = review(contract({SALES: 0.9}), statement({SALES: 0.9}))
    pairs: tuple[DutyPair, ...] = pair_duties(package, package, shipped_encoder())
    assert len(pairs) == 2 and [pair.role.value for pair in distinct(pairs)] == ["contract"]


@pytest.mark.parametrize(("one", "other", "shared"), [("가나다", "가나다", 1.0), ("가나 다", "가나다!", 1.0), ("가나다", "라마바", 0.0), ("", "", 0.0), ("Ab", "aB", 1.0)])
def test_shared_letters(one: str, other: str, shared: float) -> None:
    assert shared_letters(one, other) == shared


def test_is_rewritten_passes_over_a_word_or_two() -> None:
    old, new = (review(contract({WEB: 0.9}, texts=[text])) for text in ("웹 서버 배포와 인증서 갱신, 접속 로그 분석", "웹 서버 배포, 인증서 갱신 및 접속 로그 분석"))
    [pair] = pairs = pair_duties(old, new, shipped_encoder())
    assert pair.change is Change.CHANGED and not is_rewritten(pairs)
