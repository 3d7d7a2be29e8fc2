"""Intervals for shares, corrections for many comparisons, and the words for numbers that are too small."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
import numpy.typing as npt
from pandas import DataFrame

Array = npt.NDArray[np.float64]
#: Fewer than this in a cell carry no conclusion; the tables say so beside the figure.
FEW = 5
LEVEL = 0.95


def wilson(hits: npt.ArrayLike, total: npt.ArrayLike, *, level: float = LEVEL) -> tuple[Array, Array]:
    """Return the Wilson interval of each share; 0 to 1 where the total is 0."""
    k, n = np.asarray(hits, dtype=float), np.asarray(total, dtype=float)
    z = normal(level)
    with np.errstate(invalid="ignore", divide="ignore"):
        centre = (k + z * z / 2) / (n + z * z)
        half = z / (n + z * z) * np.sqrt(k * (n - k) / n + z * z / 4)
    low, high = np.where(n > 0, centre - half, 0.0), np.where(n > 0, centre + half, 1.0)
    return np.clip(low, 0.0, 1.0), np.clip(high, 0.0, 1.0)


def normal(level: float) -> float:
    """Return how many standard deviations an interval of that level reaches to each side."""
    return NormalDist().inv_cdf(0.5 + level / 2)


def holm(p: npt.ArrayLike) -> Array:
    """Return p-values corrected by Holm: the chance of one false alarm among all of them stays below the level."""
    values = np.asarray(p, dtype=float)
    order = np.argsort(values, kind="stable")
    raised = np.maximum.accumulate(values[order] * (len(values) - np.arange(len(values))))
    corrected = np.empty_like(values)
    corrected[order] = np.minimum(raised, 1.0)
    return corrected


def shares(counts: DataFrame, hits: str, total: str, *, level: float = LEVEL) -> DataFrame:
    """Return counts with `rate`, `low`, `high` and `few`, which is True where fewer than five packages stand behind a rate."""
    low, high = wilson(counts[hits], counts[total], level=level)
    rate = counts[hits] / counts[total].where(counts[total] > 0)
    return counts.assign(rate=rate, low=low, high=high, few=counts[total] < FEW)


def difference(hits: tuple[int, int], totals: tuple[int, int], *, level: float = LEVEL) -> tuple[float, float, float]:
    """Return (difference, low, high) of two shares, first less second, by Newcombe's method; NaN without packages."""
    if min(totals) == 0:
        return float("nan"), -1.0, 1.0
    one, two = (hits[i] / totals[i] for i in (0, 1))
    low, high = wilson(hits, totals, level=level)
    gap = one - two
    return (
        gap, gap - float(np.hypot(one - low[0], high[1] - two)), gap + float(np.hypot(high[0] - one, two - low[1])),
    )
