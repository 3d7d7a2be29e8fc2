from __future__ import annotations

import pytest

from analyzer.matching import Candidate, Profile


@pytest.mark.parametrize(
    ("shares", "margin"),
    [([0.7, 0.2, 0.1], 0.5), ([0.5, 0.5], 0.0), ([1.0], 1.0)],
)
def test_profile_margin_is_the_gap_to_the_runner_up(shares: list[float], margin: float) -> None:
    profile = Profile(tuple(Candidate(f"{i}", share) for i, share in enumerate(shares)), ())
    assert profile.primary.code == "0"
    assert profile.margin == pytest.approx(margin)


def test_profile_share_of_an_unnamed_occupation_is_nothing() -> None:
    profile = Profile((Candidate("2223", 0.8), Candidate("2224", 0.2)), ())
    assert (profile.share_of("2224"), profile.share_of("2351")) == (0.2, 0.0)
