from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("sklearn")
pytest.importorskip("scipy")
from models.training.matcher import quantised  # noqa: E402
from models.training.measures import interval, reliability  # noqa: E402


@pytest.mark.parametrize(
    ("hits", "of", "expected"),
    # Published values of the Wilson score interval at 95 %.
    [(8, 10, [0.8, 0.4902, 0.9433]), (5, 10, [0.5, 0.2366, 0.7634]), (0, 10, [0.0, 0.0, 0.2775]), (10, 10, [1.0, 0.7225, 1.0])],
)
def test_interval_is_the_wilson_interval(hits: int, of: int, expected: list[float]) -> None:
    assert interval([True] * hits + [False] * (of - hits)) == pytest.approx(expected, abs=1e-4)


def test_interval_narrows_with_more_cases() -> None:
    _, low, high = interval([True, False] * 10)
    _, lower, higher = interval([True, False] * 1000)
    assert high - low > higher - lower


@pytest.mark.parametrize(
    ("confidence", "right", "expected"),
    [
        ([1.0, 1.0], [True, True], 0.0),
        ([1.0, 1.0], [False, False], 1.0),
        ([0.75] * 4, [True, True, True, False], 0.0),
        ([0.95, 0.95, 0.15, 0.15], [True, False, False, False], 0.3),
    ],
)
def test_calibration_error(confidence: list[float], right: list[bool], expected: float) -> None:
    assert reliability(np.array(confidence), np.array(right))["ece"] == pytest.approx(expected)


def test_quantised_arrays_are_half_the_size_and_nearly_the_same() -> None:
    arrays = {"a": np.linspace(-3, 3, 50, dtype=np.float32)}
    small = quantised(arrays)
    assert small["a"].nbytes * 2 == arrays["a"].nbytes
    assert np.allclose(small["a"], arrays["a"], atol=2e-3)


def test_quantised_arrays_keep_whole_numbers() -> None:
    assert quantised({"owner": np.array([0, 94])})["owner"].tolist() == [0, 94]


def test_reliability_curve_counts_every_case() -> None:
    curve = reliability(np.array([0.05, 0.55, 0.58, 1.0]), np.array([False, True, False, True]))["curve"]
    assert curve == [[0.05, 0.0, 1], [0.565, 0.5, 2], [1.0, 1.0, 1]]
