from __future__ import annotations

import pytest

from analyzer.consistency.particles import with_particle


@pytest.mark.parametrize(
    ("word", "particle", "expected"),
    [
        ("개발자", "을", "개발자를"), ("영업원", "을", "영업원을"), ("개발자", "이", "개발자가"), ("영업원", "이", "영업원이"),
        ("개발자", "은", "개발자는"), ("영업원", "은", "영업원은"), ("개발자", "과", "개발자와"), ("영업원", "과", "영업원과"),
        ("개발자", "으로", "개발자로"), ("영업원", "으로", "영업원으로"), ("업무일", "으로", "업무일로"),
        ("2223", "은", "2223은"), ("2224", "은", "2224는"), ("2842", "은", "2842는"), ("2351", "으로", "2351로"), ("2351", "을", "2351을"),
        ("2223", "으로", "2223으로"), ("2440", "과", "2440과"), ("S2358", "으로", "S2358로"), ("2355", "이", "2355가"),
        ("E-7-1", "은", "E-7-1은"), ("고용사유서.pdf", "은", "고용사유서.pdf는"), ("PDF", "은", "PDF는"), ("HTML", "으로", "HTML로"),
        ("ATM", "으로", "ATM으로"), ("Excel", "을", "Excel을"), ("Excel", "으로", "Excel로"), ("design", "을", "design을"),
        ("marketing", "이", "marketing이"), ("developer", "은", "developer는"),
        ("'웹 개발자'", "이", "'웹 개발자'가"), ("통역원(중국어)", "을", "통역원(중국어)를"), ("--code", "은", "--code는"), ("", "은", "는"),
    ],
)  # fmt: skip
def test_with_particle_follows_the_last_sound(word: str, particle: str, expected: str) -> None:
    assert with_particle(word, particle) == expected
