"""The matcher on a hand-made space: three classes, four dimensions, no shipped weights."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
import pytest

from analyzer.language import grams
from analyzer.matching import OUTSIDE, Profile
from analyzer.matching.matcher import DutyInput, Matcher, catalogue_lines
from analyzer.occupations import load_catalogue

CATALOGUE = load_catalogue()
CLASSES = ("2223", "2842", OUTSIDE)
SOFTWARE, SALES, LINE = "업무용 소프트웨어의 서버를 개발한다", "동남아 바이어를 발굴하고 협상한다", "생산 라인에서 부품을 포장한다"
AXIS = {SOFTWARE: 0, SALES: 1, LINE: 2, "develop servers": 0, "find buyers": 1, "pack on the line": 2}
WIDTH = 4


class FakeEncoder:
    """Puts known sentences on their axis, anything else on a direction of its own."""

    name = "fake"

    def __init__(self) -> None:
        self.calls: list[list[str]] = []
        self.expected: list[str] = []

    def expect(self, texts: Sequence[str]) -> None:
        self.expected += texts

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.calls.append(list(texts))
        vectors = np.zeros((len(texts), WIDTH), dtype=np.float32)
        for row, text in enumerate(texts):
            if text in AXIS:
                vectors[row, AXIS[text]] = 1.0
            else:
                vectors[row] = np.random.default_rng(zlib.crc32(text.encode())).normal(size=WIDTH)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def matcher(**mix: float) -> Matcher:
    """Return a matcher whose class `i` lies on axis `i`."""
    texts, owner, excluded, _ = catalogue_lines(CATALOGUE, CLASSES)
    lines = np.zeros((len(texts), WIDTH), dtype=np.float32)
    # Exclusions of a class lie where the next class lies.
    lines[np.arange(len(texts)), (np.array(owner) + np.array(excluded)) % 3] = 1.0
    arrays = {
        "embedding_weights": np.eye(WIDTH, 3, dtype=np.float32) * 6, "embedding_bias": np.zeros(3),
        "lexical_weights": np.zeros((grams.BUCKETS, 3)), "lexical_bias": np.zeros(3), "idf": np.ones(grams.BUCKETS), "lines": lines,
        "centres": np.eye(3, WIDTH, dtype=np.float32), "centre_owner": np.arange(3),
    }  # fmt: skip
    card = {"version": "test", "classes": list(CLASSES),
            "mix": {"embedding": 1.0, "lexical": 0.0, "scope": 0.0, "jobs": 0.0, "excluded": 0.0, "outside_bias": 0.0} | mix}
    return Matcher(FakeEncoder(), arrays, card, CATALOGUE)


def profile_of(*duties: DutyInput) -> Profile:
    profile = matcher().profile(duties)
    assert profile is not None
    return profile


@pytest.mark.parametrize(("text", "code"), [(SOFTWARE, "2223"), (SALES, "2842"), (LINE, OUTSIDE)])
def test_matcher_names_the_occupation_of_a_duty(text: str, code: str) -> None:
    profile = profile_of(DutyInput(text, language="ko"))
    assert profile.primary.code == profile.duties[0].candidates[0].code == code
    assert profile.primary.share > 0.9


def test_matcher_probabilities_are_distributions() -> None:
    probabilities = matcher().probabilities([SOFTWARE, SALES, "다른 일", ""])
    assert probabilities.shape == (4, 3)
    assert np.allclose(probabilities.sum(axis=1), 1.0)


@pytest.mark.parametrize(
    ("mix", "grows"),
    [({"outside_bias": 3.0}, OUTSIDE), ({"scope": 5.0}, "2223"), ({"jobs": 5.0}, "2223"), ({"outside_bias": -3.0}, "2223")],
)
def test_matcher_parts_push_the_way_they_should(mix: dict[str, float], grows: str) -> None:
    column = CLASSES.index(grows)
    mixed = np.array([[0.6, 0.6, 0.53, 0.0]], dtype=np.float32) if grows == OUTSIDE else None
    texts = [SOFTWARE]
    assert matcher(**mix).probabilities(texts, mixed)[0, column] > matcher().probabilities(texts, mixed)[0, column]


def test_matcher_exclusion_lines_count_against_an_occupation() -> None:
    # Sales lies on the exclusion lines of software: the more they weigh, the less is left for software.
    between = np.array([[0.6, 0.8, 0.0, 0.0]], dtype=np.float32)
    plain, strict = (matcher(excluded=weight).probabilities(["x"], between)[0, 0] for weight in (0.0, 5.0))
    assert strict < plain


def test_matcher_quotes_a_scope_line_in_the_language_of_the_duty() -> None:
    korean, english = profile_of(DutyInput(SOFTWARE, language="ko"), DutyInput("develop servers", language="en")).duties
    own = {line.ko for line in CATALOGUE["2223"].scope}, {line.en for line in CATALOGUE["2223"].scope}
    assert korean.scope_line in own[0] and english.scope_line in own[1]
    assert korean.scope_similarity == pytest.approx(1.0)
    assert korean.excluded_by == ""


def test_matcher_names_no_scope_line_for_outside_work() -> None:
    assert profile_of(DutyInput(LINE, language="ko")).duties[0].scope_line == ""


def test_matcher_follows_stated_shares() -> None:
    profile = profile_of(DutyInput(SOFTWARE, share=0.2, language="ko"), DutyInput(SALES, share=0.8, language="ko"))
    assert profile.primary.code == "2842"
    assert [duty.weight for duty in profile.duties] == pytest.approx([0.2, 0.8])


def test_matcher_does_not_depend_on_the_order_of_duties_with_shares() -> None:
    duties = [DutyInput(SOFTWARE, share=0.5, language="ko"), DutyInput(SALES, share=0.3, language="ko"), DutyInput(LINE, share=0.2, language="ko")]
    assert profile_of(*duties).candidates == profile_of(*reversed(duties)).candidates


def test_matcher_counts_a_bilingual_list_once() -> None:
    korean = [DutyInput(SOFTWARE, language="ko", parallel=0), DutyInput(SALES, language="ko", parallel=0)]
    english = [DutyInput("develop servers", language="en", parallel=0), DutyInput("find buyers", language="en", parallel=0)]
    both = profile_of(*korean, *english)
    assert [duty.counted for duty in both.duties] == [True, True, False, False]
    assert [duty.weight for duty in both.duties[2:]] == [0, 0]
    assert both.candidates == profile_of(*korean).candidates


def test_matcher_counts_what_only_the_english_list_says() -> None:
    profile = profile_of(DutyInput(SOFTWARE, language="ko", parallel=0), DutyInput("develop servers", language="en", parallel=0),
                         DutyInput("pack on the line", language="en", parallel=0))
    assert [duty.counted for duty in profile.duties] == [True, False, True]
    assert profile.share_of(OUTSIDE) > 0.3


def test_matcher_counts_lists_that_are_not_parallel_twice() -> None:
    profile = profile_of(DutyInput(SOFTWARE, language="ko"), DutyInput("develop servers", language="en"))
    assert [duty.counted for duty in profile.duties] == [True, True]


def test_matcher_reads_a_duty_with_its_heading() -> None:
    fake = matcher()
    fake.profile([DutyInput("검토", context="설계", language="ko")])
    assert fake.encoder.calls == [["설계: 검토"]]  # type: ignore[attr-defined]


def test_matcher_encodes_all_jobs_in_one_batch_and_keeps_their_order() -> None:
    fake = matcher()
    profiles = fake.profiles([[DutyInput(SALES, language="ko")], [], [DutyInput(SOFTWARE, language="ko"), DutyInput(LINE, language="ko")]])
    assert len(fake.encoder.calls) == 1  # type: ignore[attr-defined]
    assert profiles[1] is None
    assert [profile.primary.code for profile in profiles if profile] == ["2842", "2223"]
    assert [len(profile.duties) for profile in profiles if profile] == [1, 2]


@pytest.mark.parametrize("jobs", [[], [[]], [[], []]])
def test_matcher_of_no_duties_says_nothing_and_encodes_nothing(jobs: list[list[DutyInput]]) -> None:
    fake = matcher()
    assert fake.profiles(jobs) == [None] * len(jobs)
    assert fake.encoder.calls == []  # type: ignore[attr-defined]


def test_matcher_weights_of_a_profile_sum_to_one() -> None:
    profile = profile_of(*(DutyInput(text, language="ko") for text in (SOFTWARE, SALES, LINE)))
    assert sum(duty.weight for duty in profile.duties) == pytest.approx(1.0, abs=1e-3)
    assert sum(candidate.share for candidate in profile.candidates) == pytest.approx(1.0, abs=1e-3)


def test_matcher_refuses_arrays_of_another_catalogue() -> None:
    good = matcher()
    arrays = {**good._arrays, "lines": good.lines.vectors[:-1]}
    with pytest.raises(ValueError, match="catalogue lines"):
        Matcher(FakeEncoder(), arrays, good.card, CATALOGUE)


def test_expect_names_the_sentences_that_will_be_encoded() -> None:
    encoder = FakeEncoder()
    fake = Matcher(encoder, matcher().arrays, matcher().card, CATALOGUE)
    duties = [DutyInput(SALES, language="ko"), DutyInput(SOFTWARE, context="개발", language="ko")]
    fake.expect(duties)
    fake.profiles([duties])
    assert encoder.calls[0] == encoder.expected
