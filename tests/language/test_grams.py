from __future__ import annotations

import numpy as np
import pytest

from analyzer.language import grams

FLAT = np.ones(grams.BUCKETS, dtype=np.float32)


def cosine(one: str, two: str) -> float:
    dense = []
    for text in (one, two):
        vector = np.zeros(grams.BUCKETS)
        buckets, weights = grams.weighted(text, FLAT)
        vector[buckets] = weights
        dense.append(vector)
    return float(dense[0] @ dense[1])


@pytest.mark.parametrize("text", ["해외 바이어 발굴", "Design REST APIs", "C++ 개발 3년"])
def test_grams_vectors_have_length_one(text: str) -> None:
    _, weights = grams.weighted(text, FLAT)
    assert np.linalg.norm(weights) == pytest.approx(1.0, abs=1e-5)


@pytest.mark.parametrize("text", ["", "  ", "!!!", "·"])
def test_grams_of_no_words_are_empty(text: str) -> None:
    buckets, weights = grams.weighted(text, FLAT)
    assert len(buckets) == len(weights) == 0


def test_grams_ignore_case_spaces_and_punctuation() -> None:
    assert sorted(grams.grams("Web  개발, API!")) == sorted(grams.grams("web 개발 api"))


def test_grams_of_inflected_words_overlap() -> None:
    assert cosine("웹사이트를 개발합니다", "웹사이트 개발") > 0.4 > cosine("웹사이트를 개발합니다", "객실 청소")


def test_grams_are_the_same_in_every_process() -> None:
    # The shipped weights were fitted in another process: buckets may not depend on Python's string hashing.
    assert grams.grams("개발") == [15524, 473, 16264, 12322, 8151, 23026]


def test_grams_scores_are_linear_in_the_weights_and_keep_the_bias_for_empty_text() -> None:
    rng = np.random.default_rng(3)
    weights = rng.normal(size=(grams.BUCKETS, 2)).astype(np.float32)
    bias = np.array([0.5, -1.0], dtype=np.float32)
    result = grams.scores(["", "도면 작성"], FLAT, weights, bias)
    assert result.shape == (2, 2)
    assert result[0].tolist() == bias.tolist()
    doubled = grams.scores(["도면 작성"], FLAT, 2 * weights, bias)
    assert np.allclose(doubled[0] - bias, 2 * (result[1] - bias), atol=1e-4)
