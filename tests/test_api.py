from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

import analyzer
from analyzer import api
from analyzer.matching.matcher import Matcher
from tests.matching.test_matcher import SALES, SOFTWARE, matcher


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[Matcher]:
    hand_made = matcher()
    monkeypatch.setattr("analyzer.matching.matcher.shipped_matcher", lambda: hand_made)
    yield hand_made


@pytest.mark.usefixtures("fake")
def test_profile_of_duty_sentences() -> None:
    profile = analyzer.profile([f"{SALES} (70%)", f"{SOFTWARE} (30%)"])
    assert profile is not None
    assert profile.primary.code == "2842"
    assert [(duty.text, duty.weight) for duty in profile.duties] == [(SALES, 0.7), (SOFTWARE, 0.3)]


@pytest.mark.usefixtures("fake")
def test_profile_counts_a_translation_of_the_whole_list_as_duties_of_its_own() -> None:
    profile = analyzer.profile([SOFTWARE, "find buyers"])
    assert profile is not None and all(duty.counted for duty in profile.duties)


@pytest.mark.usefixtures("fake")
def test_profile_of_no_sentences_is_none() -> None:
    assert analyzer.profile([]) is None


def test_profiles_are_encoded_in_one_batch(fake: Matcher) -> None:
    first, none, second = analyzer.profiles([[SALES], [], [SOFTWARE]])
    assert none is None and first is not None and second is not None
    assert (first.primary.code, second.primary.code) == ("2842", "2223")
    assert len(fake.encoder.calls) == 1  # type: ignore[attr-defined]


def test_review_hands_every_option_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen: dict[str, object] = {}
    monkeypatch.setattr(api, "review_package", lambda package, **options: seen.update(package=package, **options))
    analyzer.review(tmp_path, code="2223", filed_on=dt.date(2026, 6, 1), edition="moj-2026-07")
    assert seen == {"package": tmp_path, "code": "2223", "filed_on": dt.date(2026, 6, 1), "edition": "moj-2026-07"}
