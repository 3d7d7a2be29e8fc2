"""From which score on should papers be rewritten before filing? A threshold by cost, with a promise that can be checked."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from pandas import DataFrame, Series

from analyzer.audits.analyses.intervals import LEVEL, normal, wilson
from analyzer.audits.analyses.scoring import _scored

Array = npt.NDArray[np.float64]
_DRAWS = 200


@dataclass(frozen=True, slots=True)
class Threshold:
    """A chosen threshold with its promise.

    :param at: Packages with this score or more are rewritten; infinite where no rewriting pays.
    :param cost: Promised mean cost of a package: what the threshold cost where it was chosen, plus what choosing it there
        flatters (bootstrap). `spread` is the standard deviation of one package's cost.
    :param rewrite_all: Mean cost of rewriting every package; `rewrite_none` of filing all as they are.
    :param curve: `threshold`, `cost`, `missed` and `needless` (shares of all packages) at every possible threshold.
    """

    at: float
    missed_cost: float
    needless_cost: float
    cost: float
    spread: float
    rewrite_all: float
    rewrite_none: float
    packages: int
    curve: DataFrame

    def promise(self, packages: int, *, level: float = LEVEL) -> tuple[float, float]:
        """Return between which mean costs that many other packages will lie, at that level."""
        reach = normal(level) * self.spread * float(np.sqrt(1 / self.packages + 1 / packages))
        return max(0.0, self.cost - reach), self.cost + reach


@dataclass(frozen=True, slots=True)
class Checked:
    """What a threshold cost on packages that it was not chosen on.

    :param kept: Whether `cost` lies within the promise `low` to `high`.
    :param missed: Share of the packages with the outcome that were not rewritten, with interval; `needless` the share of the
        others that were.
    """

    packages: int
    cost: float
    low: float
    high: float
    kept: bool
    missed: tuple[float, float, float]
    needless: tuple[float, float, float]


def choose_threshold(scores: Series, event: Series, *, missed: float, needless: float, seed: int = 0) -> Threshold:
    """Choose the threshold with the least cost.

    :param scores: Score of each package. A score that was fitted must come from `cross_fitted`, else the promise is too good.
    :param missed: Cost of a package that has the outcome and was not rewritten.
    :param needless: Cost of rewriting a package that would have passed; a rewrite that was needed costs nothing here.
    :param seed: Of the bootstrap that takes back what choosing flatters.
    :raises ValueError: If a cost is not above 0, or all packages have the same outcome.
    """
    if missed <= 0 or needless <= 0:
        raise ValueError(f"Costs must be above 0, not {missed} and {needless}.")
    score, hit = _scored(scores, event)
    at, cost, curve = _least(score, hit, missed, needless)
    random = np.random.default_rng(seed)
    flattered = []
    for _ in range(_DRAWS):
        rows = random.integers(0, len(score), len(score))
        drawn, found, _ = _least(score[rows], hit[rows], missed, needless)
        flattered.append(_costs(score, hit, drawn, missed, needless).mean() - found)
    own = _costs(score, hit, at, missed, needless)
    return Threshold(
        at, missed, needless, cost + max(0.0, float(np.mean(flattered))), float(own.std(ddof=1)),
        needless * float((~hit).mean()), missed * float(hit.mean()), len(score), curve,
    )


def check_threshold(chosen: Threshold, scores: Series, event: Series, *, level: float = LEVEL) -> Checked:
    """Return whether a threshold keeps its promise on other packages."""
    score, hit = _scored(scores, event)
    cost = float(_costs(score, hit, chosen.at, chosen.missed_cost, chosen.needless_cost).mean())
    low, high = chosen.promise(len(score), level=level)
    rewritten = score >= chosen.at
    return Checked(len(score), cost, low, high, low <= cost <= high, _share(~rewritten[hit], level), _share(rewritten[~hit], level))


def _share(flags: npt.NDArray[np.bool_], level: float) -> tuple[float, float, float]:
    low, high = wilson(flags.sum(), len(flags), level=level)
    return float(flags.mean()), float(low), float(high)


def _costs(score: Array, hit: npt.NDArray[np.bool_], at: float, missed: float, needless: float) -> Array:
    return np.where(hit & (score < at), missed, np.where(~hit & (score >= at), needless, 0.0))


def _least(score: Array, hit: npt.NDArray[np.bool_], missed: float, needless: float) -> tuple[float, float, DataFrame]:
    values, place = np.unique(score, return_inverse=True)
    hits = np.bincount(place.ravel(), weights=hit, minlength=len(values))
    others = np.bincount(place.ravel(), weights=~hit, minlength=len(values))
    # At threshold i all from i on are rewritten; the last one rewrites nobody.
    lost = np.concatenate([[0.0], np.cumsum(hits)]) / len(score)
    done = (others.sum() - np.concatenate([[0.0], np.cumsum(others)])) / len(score)
    cost = missed * lost + needless * done
    thresholds = np.append(values, np.inf)
    best = int(cost.argmin())
    curve = DataFrame({"threshold": thresholds, "cost": cost, "missed": lost, "needless": done})
    return float(thresholds[best]), float(cost[best]), curve
