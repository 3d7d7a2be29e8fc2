from __future__ import annotations

import pytest

from analyzer.language import Language, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("응용 소프트웨어 개발", Language.KOREAN),
        ("React, Node.js 기반 웹 개발", Language.KOREAN),
        ("Design REST APIs and batch jobs", Language.ENGLISH),
        ("Negotiating with buyers in Hanoi (하노이)", Language.ENGLISH),
        ("2223", Language.UNKNOWN),
        ("A", Language.UNKNOWN),
        ("", Language.UNKNOWN),
        ("----", Language.UNKNOWN),
    ],
)
def test_language_follows_the_share_of_hangul(text: str, language: Language) -> None:
    assert language_of(text) is language
