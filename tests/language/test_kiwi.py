from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.language import Language, pipeline
from analyzer.language.kiwi import pieces, sentence_spans

LINES = [
    "바이어를 발굴합니다. 계약을 협상합니다.",
    "  들여 쓴 문장이다.  다음 문장이다. ",
    "임금을 지급한다\t퇴직금도 지급한다.",
    "자료를 분석함. 보고서를 작성함. API 설계를 맡음.",
    "제3조(업무) ① 설계를 담당한다. ② 시험도 담당한다.",
]


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from("가나다한국어지급한다 했습니다.ABC12\t\n·(%)"), min_size=1, max_size=40))
def test_kiwi_pieces_cover_the_text(text: str) -> None:
    found = pieces(text)
    assert "".join(text[piece.start : piece.end] for piece in found) == text
    assert found[0].opens


@pytest.mark.parametrize("line", LINES)
def test_kiwi_sentences_are_those_of_the_pipeline(line: str) -> None:
    cut = [line[start:end].strip() for start, end in sentence_spans(line)]
    assert cut == [sent.text.strip() for sent in pipeline(Language.KOREAN)(line).sents]


@pytest.mark.parametrize("line", LINES)
def test_kiwi_cuts_these_lines(line: str) -> None:
    assert len(sentence_spans(line)) > 1
