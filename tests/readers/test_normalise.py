"""Normalisation: a text of which nothing changes comes back as it is, at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.readers.normalise import clean

# What papers are made of, and what changes next to a syllable or an ASCII letter.
LETTERS = st.text(st.one_of(st.sampled_from("가각힣一龥aZ09 .,()·‘’“”•①~\t\n\u1100\u1161\u11a8\u0301\u3000\ufb01ㆍ㎡"), st.characters()), max_size=8)


@given(LETTERS)
def test_clean_changes_the_same_beside_what_it_changes(text: str) -> None:
    """A wide blank at the end sends a text the long way, where every character is folded and composed."""
    assert clean(text + "\u3000") == clean(text) + " "


@pytest.mark.parametrize(
    ("text", "expected"),
    [("담당업무: 설계 (3D)·검토", "담당업무: 설계 (3D)·검토"), ("ㆍ설계", "·설계"), ("Ａ４", "A4"), ("①\u200b설계", "①설계"), ("a\r\nb", "a\nb"), ("\uf0b7 가", "• 가")],
)
def test_clean_folds(text: str, expected: str) -> None:
    assert clean(text) == expected
