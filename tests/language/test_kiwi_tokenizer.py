from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.language import Language
from analyzer.language.pipelines import pipeline


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from("가나다한국어지급한다 했습니다.ABC12\t\n·(%)"), max_size=40))
def test_kiwi_tokens_give_the_text_back(text: str) -> None:
    assert pipeline(Language.KOREAN)(text).text == text


@pytest.mark.parametrize("text", ["임금을 지급한다.", "업무를 맡게 됩니다", "API를 설계했다", ""])
def test_kiwi_keeps_the_text_and_tags_every_word(text: str) -> None:
    doc = pipeline(Language.KOREAN)(text)
    assert doc.text == text
    assert all(token.tag_ for token in doc if not token.is_space)


def test_kiwi_marks_where_sentences_begin() -> None:
    doc = pipeline(Language.KOREAN)("서버를 개발한다. 배포도 담당한다.")
    assert [sent.text.strip() for sent in doc.sents] == ["서버를 개발한다.", "배포도 담당한다."]
