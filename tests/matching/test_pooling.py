from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from analyzer.matching.pooling import MOST_CLAUSES, SOURCE_WEIGHT, clauses_in, duty_weights, pooled

SHARES = st.one_of(st.none(), st.floats(0.01, 1.0))
SOURCES = st.sampled_from(sorted(SOURCE_WEIGHT))


@given(st.lists(st.tuples(SHARES, SOURCES), min_size=1, max_size=12))
def test_duty_weights_are_positive_and_sum_to_one(duties: list[tuple[float | None, str]]) -> None:
    weights = duty_weights([share for share, _ in duties], [source for _, source in duties])
    assert weights.shape == (len(duties),)
    assert weights.sum() == pytest.approx(1.0)
    assert (weights > 0).all()


def test_duty_weights_of_no_duties_are_empty() -> None:
    assert duty_weights([], []).shape == (0,)


@pytest.mark.parametrize(
    ("shares", "expected"),
    [([0.6, 0.4], [0.6, 0.4]), ([0.3, 0.3], [0.5, 0.5]), ([0.8, 0.8], [0.5, 0.5]), ([1.0], [1.0]), ([0.7, None], [0.7, 0.3])],
)
def test_duty_weights_follow_stated_shares(shares: list[float | None], expected: list[float]) -> None:
    assert duty_weights(shares, ["section"] * len(shares)).tolist() == pytest.approx(expected)


def test_duty_weights_leave_something_for_a_duty_without_a_share() -> None:
    weights = duty_weights([0.6, 0.4, None], ["section"] * 3)
    assert 0 < weights[2] < weights[1] < weights[0]


def test_duty_weights_fall_with_order_where_nothing_is_stated() -> None:
    weights = duty_weights([None] * 4, ["section"] * 4)
    assert (np.diff(weights) < 0).all()


def test_duty_weights_trust_a_list_more_than_narrative_beside_it() -> None:
    weights = duty_weights([None, None], ["narrative", "section"])
    assert weights[1] > weights[0]


def test_duty_weights_of_narrative_alone_are_as_of_a_list() -> None:
    assert duty_weights([None] * 3, ["narrative"] * 3).tolist() == pytest.approx(duty_weights([None] * 3, ["section"] * 3).tolist())


@st.composite
def mixtures(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    n, classes = draw(st.integers(1, 6)), draw(st.integers(2, 5))
    raw = draw(hnp.arrays(np.float64, (n, classes), elements=st.floats(0.01, 1.0)))
    weights = draw(hnp.arrays(np.float64, (n,), elements=st.floats(0.05, 1.0)))
    return raw / raw.sum(axis=1, keepdims=True), weights / weights.sum()


@settings(max_examples=60, deadline=None)
@given(mixtures())
def test_pooled_gives_distributions(mixture: tuple[np.ndarray, np.ndarray]) -> None:
    shares, posteriors = pooled(*mixture)
    assert shares.sum() == pytest.approx(1.0)
    assert np.allclose(posteriors.sum(axis=1), 1.0)
    assert (shares >= 0).all() and (posteriors >= 0).all()


@settings(max_examples=60, deadline=None)
@given(mixtures(), st.integers(0, 2**16))
def test_pooled_does_not_depend_on_the_order_of_duties_or_classes(mixture: tuple[np.ndarray, np.ndarray], seed: int) -> None:
    probabilities, weights = mixture
    rows = np.random.default_rng(seed).permutation(len(weights))
    columns = np.random.default_rng(seed + 1).permutation(probabilities.shape[1])
    shares, posteriors = pooled(probabilities, weights)
    again, posteriors_again = pooled(probabilities[rows][:, columns], weights[rows])
    assert np.allclose(again, shares[columns])
    assert np.allclose(posteriors_again, posteriors[rows][:, columns])


@settings(max_examples=60, deadline=None)
@given(mixtures(), st.integers(0, 5), st.floats(0.05, 0.6))
def test_pooled_share_of_a_class_grows_with_the_evidence_for_it(
    mixture: tuple[np.ndarray, np.ndarray], row: int, step: float
) -> None:
    probabilities, weights = mixture
    row %= len(weights)
    stronger = probabilities.copy()
    stronger[row, 0] += step
    stronger[row] /= stronger[row].sum()
    assert pooled(stronger, weights)[0][0] >= pooled(probabilities, weights)[0][0] - 1e-9


def test_pooled_sends_an_unclear_duty_to_what_the_clear_duties_name() -> None:
    clear, unclear = [0.96, 0.02, 0.02], [0.34, 0.33, 0.33]
    shares, posteriors = pooled(np.array([clear, clear, unclear]), np.full(3, 1 / 3))
    assert posteriors[2, 0] > 0.5 and shares[0] > 0.75


def test_pooled_keeps_an_even_split_even() -> None:
    shares, _ = pooled(np.array([[0.9, 0.1], [0.1, 0.9]]), np.array([0.5, 0.5]))
    assert shares.tolist() == pytest.approx([0.5, 0.5])


@pytest.mark.parametrize(
    ("text", "clauses"),
    [("생산 라인의 품질을 관리한다", 1), ("도면을 그리고, 시제품을 시험하며, 결과를 정리한다", 3), ("design parts, test them and write reports", 3), ("a, b, c, d, e, f and g", MOST_CLAUSES)],
)
def test_clauses_are_counted_at_connectives(text: str, clauses: int) -> None:
    assert clauses_in(text) == clauses


def test_a_narrative_sentence_weighs_by_what_it_tells() -> None:
    assert duty_weights([None, None], ["narrative", "narrative"], [3, 1])[0] > 0.74
    assert duty_weights([None, None], ["section", "section"], [3, 1]).tolist() == duty_weights([None, None], ["section", "section"]).tolist()


def test_lone_duty_stays_as_unsure_as_it_is() -> None:
    shares, posterior = pooled(np.array([[0.75, 0.24, 0.01]]), np.array([1.0]))
    assert shares == pytest.approx([0.75, 0.24, 0.01]) and posterior[0] == pytest.approx(shares)


def test_duty_does_not_speak_for_itself() -> None:
    alone = np.array([[0.6, 0.4, 0.0], [0.0, 0.0, 1.0]])
    _, posterior = pooled(alone, np.array([0.5, 0.5]))
    assert posterior[0] == pytest.approx(alone[0], abs=0.02)  # the other duty says nothing of either
    _, posterior = pooled(np.array([[0.6, 0.4, 0.0], [0.02, 0.98, 0.0]]), np.array([0.5, 0.5]))
    assert posterior[0].argmax() == 1  # here it does
