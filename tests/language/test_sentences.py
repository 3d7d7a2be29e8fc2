from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.language import sentences
from analyzer.language.pipelines import ABBREVIATIONS


def texts(line: str) -> list[str]:
    return [line[start:end] for start, end in sentences(line)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("고객사 웹 플랫폼 개발 및 유지보수", ["고객사 웹 플랫폼 개발 및 유지보수"]),
        ("바이어를 발굴합니다. 계약을 협상합니다.", ["바이어를 발굴합니다.", "계약을 협상합니다."]),
        ("서버를 개발한다. 배포도 담당한다.", ["서버를 개발한다.", "배포도 담당한다."]),
        ("Designs the press. Tests the prototype.", ["Designs the press.", "Tests the prototype."]),
        ("Works with Sample Co., Ltd. as an engineer.", ["Works with Sample Co., Ltd. as an engineer."]),
        ("2026. 10. 15.", ["2026. 10. 15."]),
        ("  앞뒤 공백  ", ["앞뒤 공백"]),
        ("", []),
        ("   ", []),
    ],
)
def test_sentences_in_either_language(line: str, expected: list[str]) -> None:
    assert texts(line) == expected


@pytest.mark.parametrize("abbreviation", ["No.", "Dr.", "e.g.", "Art."])
def test_sentences_do_not_end_at_an_abbreviation(abbreviation: str) -> None:
    assert abbreviation in ABBREVIATIONS
    line = f"Reviews drawings under {abbreviation} 3 and signs them. Sends them out."
    assert len(texts(line)) == 2


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["개발합니다.", "설계한다.", "Designs it.", " ", "(30%)", "①", "API를", "\t", "!?", "ᆫ"]), max_size=8))
def test_sentences_never_overlap_and_lose_only_white_space(parts: list[str]) -> None:
    line = " ".join(parts)
    spans = sentences(line)
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in zip(spans, spans[1:], strict=False))
    covered = {i for start, end in spans for i in range(start, end)}
    assert all(char.isspace() for i, char in enumerate(line) if i not in covered)
