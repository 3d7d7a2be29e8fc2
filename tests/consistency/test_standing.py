from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.consistency.standing import (
    Standing,
    duties_away,
    duties_towards,
    is_certain,
    quotes,
    standing,
    thresholds,
)
from analyzer.matching import Candidate, Profile
from tests.consistency.cases import APPLICATION, SALES, WEB, contract


def profile(shares: Mapping[str, float]) -> Profile:
    return Profile(tuple(Candidate(code, share) for code, share in sorted(shares.items(), key=lambda pair: -pair[1])), ())


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ({APPLICATION: 0.9, WEB: 0.1}, Standing.AGREES),
        ({APPLICATION: 0.46, WEB: 0.3, SALES: 0.24}, Standing.AGREES),
        ({APPLICATION: 0.5, WEB: 0.45}, Standing.UNCERTAIN),
        ({APPLICATION: 0.4, WEB: 0.2}, Standing.UNCERTAIN),
        ({WEB: 0.45, APPLICATION: 0.4}, Standing.UNCERTAIN),
        ({WEB: 0.48, SALES: 0.1}, Standing.UNCERTAIN),
        ({WEB: 0.7, APPLICATION: 0.2}, Standing.UNCERTAIN),
        ({WEB: 0.9, APPLICATION: 0.1}, Standing.DISAGREES),
        ({WEB: 0.5, SALES: 0.4, APPLICATION: 0.1}, Standing.DISAGREES),
        ({WEB: 1.0}, Standing.DISAGREES),
    ],
)
def test_standing_needs_score_and_gap(shares: Mapping[str, float], expected: Standing) -> None:
    assert standing(profile(shares), APPLICATION) is expected


@given(st.floats(0, 1), st.floats(0, 1))
def test_standing_never_agrees_and_disagrees_by_a_little_more_share(own: float, other: float) -> None:
    order = [Standing.DISAGREES, Standing.UNCERTAIN, Standing.AGREES]
    less, more = (order.index(standing(profile({APPLICATION: part, WEB: other}), APPLICATION)) for part in (own / 2, own))
    assert less <= more


@pytest.mark.parametrize(("shares", "certain"), [({WEB: 0.8, SALES: 0.2}, True), ({WEB: 0.5, SALES: 0.4}, False), ({WEB: 0.4}, False)])
def test_is_certain(shares: Mapping[str, float], certain: bool) -> None:
    assert is_certain(profile(shares)) is certain


def test_shipped_thresholds_make_sense_together() -> None:
    limits = thresholds()
    assert limits.certain_share <= limits.few_share <= 1 and limits.certain_gap <= limits.few_gap <= limits.few_share
    assert 0 < limits.agree_gap <= limits.certain_gap <= limits.certain_share <= 1
    assert limits.vague_primary_share < limits.agree_share <= limits.certain_share
    assert 0 < limits.minor_share < 0.5 and 0 < limits.split_share <= 0.5 <= limits.clear_duty < 1


def test_duties_are_told_apart_by_what_they_point_at_the_weightiest_first() -> None:
    paper = contract({SALES: 0.3, APPLICATION: 0.2, WEB: 0.5})
    assert [match.candidates[0].code for _, match in duties_away(paper, APPLICATION)] == [WEB, SALES]
    assert [match.candidates[0].code for _, match in duties_towards(paper, SALES)] == [SALES]
    assert duties_towards(contract(), SALES) == []


def test_quotes_are_the_characters_of_the_document() -> None:
    paper = contract({SALES: 0.5, APPLICATION: 0.3, WEB: 0.2})
    quoted = quotes(paper, duties_away(paper, "2351"), 2)
    assert len(quoted) == 2
    assert all(paper.paper.document.text[quote.start : quote.end] == quote.quote for quote in quoted)


@pytest.mark.parametrize(("duties", "expected"), [(1, Standing.UNCERTAIN), (3, Standing.UNCERTAIN), (4, Standing.DISAGREES)])
def test_one_to_three_duties_have_to_be_clearer_than_many(monkeypatch: pytest.MonkeyPatch, duties: int, expected: Standing) -> None:
    limits = replace(thresholds(), few_share=0.9, few_gap=0.8)
    monkeypatch.setattr("analyzer.consistency.standing.thresholds", lambda: limits)
    paper = contract({WEB: 1.0})
    assert paper.profile is not None
    some = Profile(profile({WEB: 0.85, SALES: 0.15}).candidates, paper.profile.duties * duties)
    assert standing(some, APPLICATION) is expected and is_certain(some) is (expected is Standing.DISAGREES)
