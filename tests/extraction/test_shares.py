from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.extraction.shares import share_cell, split_share

STATED = [
    ("바이어 발굴 (30%)", "바이어 발굴", 0.3),
    ("바이어 발굴(약 30%)", "바이어 발굴", 0.3),
    ("바이어 발굴 [30 %]", "바이어 발굴", 0.3),
    ("도면 작성 - 40%", "도면 작성", 0.4),
    ("도면 작성: 40%", "도면 작성", 0.4),
    ("도면 작성, 40%", "도면 작성", 0.4),
    ("40% - 도면 작성", "도면 작성", 0.4),
    ("도면 작성 (비중 40%)", "도면 작성", 0.4),
    ("도면 작성 (12.5%)", "도면 작성", 0.125),
    ("Design of dies (approx. 25%)", "Design of dies", 0.25),
    ("Design of dies (25% of working time)", "Design of dies", 0.25),
    ("통역 지원 (주 2일)", "통역 지원", 0.4),
    ("Interpreting, 1 day a week", "Interpreting", 0.2),
    ("회의 통역 (1일 2시간)", "회의 통역", 0.25),
]
NOT_STATED = [
    "수율 95% 이상 유지",
    "불량률을 30% 줄이는 공정 개선",
    "원가 20% 절감 방안 수립",
    "수출 비중을 40%까지 확대",
    "생산설비 자동화율 (120%)",
    "Raise sales by 20% every year",
    "바이어 발굴",
    "0% (0%)",
]


@pytest.mark.parametrize(("text", "rest", "share"), STATED)
def test_split_share_takes_a_stated_share_off_the_duty(text: str, rest: str, share: float) -> None:
    assert split_share(text) == (rest, pytest.approx(share))


@pytest.mark.parametrize("text", NOT_STATED)
def test_split_share_leaves_other_percentages_alone(text: str) -> None:
    assert split_share(text) == (text, None)


@pytest.mark.parametrize("text", ["통번역은 업무의 약 30%를 차지합니다", "This is about 30% of the working time"])
def test_split_share_reads_a_share_told_in_a_sentence_and_keeps_the_sentence(text: str) -> None:
    assert split_share(text) == (text, pytest.approx(0.3))


@pytest.mark.parametrize(
    ("text", "share"),
    [("40", 0.4), ("40%", 0.4), (" 약 40 % ", 0.4), ("주 2일", 0.4), ("100", 1.0), ("0", None), ("120", None), ("", None),
     ("2026. 7.", None), ("3개월", None), ("해당 없음", None)],
)
def test_share_cell(text: str, share: float | None) -> None:
    assert share_cell(text) == (None if share is None else pytest.approx(share))


@given(st.text(max_size=40))
def test_split_share_never_gives_a_share_outside_its_range(text: str) -> None:
    share = split_share(text)[1]
    assert share is None or 0 < share <= 1
