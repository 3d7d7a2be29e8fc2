"""A score beside the outcomes: how well it orders packages, and whether its chances can be taken at their word."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from pandas import DataFrame, Series

from analyzer.audits.analyses.intervals import LEVEL, normal, shares
from analyzer.audits.analyses.regression import fitted_chances

#: Bins of a calibration table hold at least so many packages.
_BIN = 15


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its interval."""

    value: float
    low: float
    high: float


def mismatch_score(packages: DataFrame) -> Series:
    """Return how much of the told work lies outside the filed occupation: the larger part of contract and statement, 0 to 1.

    Packages without a filed code or without duties have no score.

    :param packages: `Audit.packages`.
    """
    told = packages.set_index("package_id")[["contract_filed_share", "statement_filed_share"]]
    return (1.0 - told.min(axis=1, skipna=True)).dropna().rename("score")


def halves(packages: DataFrame, *, seed: int = 0, together: Series | None = None) -> Series:
    """Return True for the half of the packages to learn from, False for the half held back; the same for the same seed.

    :param together: Groups by `package_id` that must not be torn apart, such as template or employer: a copy of a learned
        package would not be new. Packages without a group are on their own.
    """
    ids = packages["package_id"]
    group = ids.map(together).fillna(ids) if together is not None else ids
    drawn = [hashlib.sha256(f"{seed}/{name}".encode()).digest()[0] % 2 == 0 for name in group]
    return Series(drawn, index=ids.to_numpy(), name="learn")


def auc(scores: Series, event: Series, *, level: float = LEVEL) -> Estimate:
    """Return the chance that a package with the outcome scores above one without, ties counted half (DeLong's interval).

    :raises ValueError: If all packages have the same outcome.
    """
    from scipy.stats import rankdata

    score, hit = _scored(scores, event)
    with_, without = score[hit], score[~hit]
    m, n = len(with_), len(without)
    ranks = rankdata(np.concatenate([with_, without]))
    value = (ranks[:m].sum() - m * (m + 1) / 2) / (m * n)
    one = (ranks[:m] - rankdata(with_)) / n
    two = 1 - (ranks[m:] - rankdata(without)) / m
    error = np.sqrt((one.var(ddof=1) if m > 1 else 0.25) / m + (two.var(ddof=1) if n > 1 else 0.25) / n)
    reach = normal(level) * float(error)
    return Estimate(float(value), max(0.0, float(value) - reach), min(1.0, float(value) + reach))


def roc(scores: Series, event: Series) -> DataFrame:
    """Return the ROC curve: `threshold`, `false_positive_rate`, `true_positive_rate`."""
    from sklearn.metrics import roc_curve

    score, hit = _scored(scores, event)
    false, true, threshold = roc_curve(hit, score)
    return DataFrame({"threshold": threshold, "false_positive_rate": false, "true_positive_rate": true})


def precision_recall(scores: Series, event: Series) -> DataFrame:
    """Return precision and recall at each threshold; `base_rate` is the precision of picking blindly."""
    from sklearn.metrics import precision_recall_curve

    score, hit = _scored(scores, event)
    precision, recall, threshold = precision_recall_curve(hit, score)
    return DataFrame({"threshold": threshold, "precision": precision[:-1], "recall": recall[:-1], "base_rate": hit.mean()})


def calibration(chances: Series, event: Series, *, bins: int = 8, level: float = LEVEL) -> DataFrame:
    """Return what became of packages with like chances.

    :param chances: Told chances of the outcome, 0 to 1.
    :param bins: Most groups, of like size; fewer where they would hold less than 15 packages. Equal chances stay together.
    :return: `told` (mean chance), `hits` of `packages`, `rate`, `low`, `high`, `few`, and `kept`: whether the interval holds
        what was told.
    """
    chance, hit = _scored(chances, event)
    which = _bins(chance, max(_BIN, len(chance) / bins))
    table = DataFrame({"told": chance, "hits": hit.astype(int), "packages": 1, "bin": which}).groupby("bin")
    counts = table.agg(told=("told", "mean"), hits=("hits", "sum"), packages=("packages", "sum")).reset_index(drop=True)
    told = shares(counts, "hits", "packages", level=level)
    return told.assign(kept=told["told"].between(told["low"], told["high"]))


def cross_fitted(table: DataFrame, event: Series, *, folds: int = 5, seed: int = 0) -> Series:
    """Return the chance of the outcome for each package by a model that has not seen it: that of `joint_model` on the other folds.

    """
    names = [name for name in table.index if name in event.index]
    fold = Series([hashlib.sha256(f"{seed}/{name}".encode()).digest()[1] % folds for name in names], index=names)
    parts = [fitted_chances(table.loc[fold.index[fold != k]], event, table.loc[fold.index[fold == k]]) for k in range(folds) if (fold == k).any()]
    return pd.concat(parts).reindex(names)


def _bins(chance: npt.NDArray[np.float64], size: float) -> npt.NDArray[np.int64]:
    """Return the group of each chance, lowest first; a group is closed once it is large enough and enough is left."""
    values, place, count = np.unique(chance, return_inverse=True, return_counts=True)
    group, held, left = np.zeros(len(values), dtype=np.int64), 0, len(chance)
    for i, n in enumerate(count[:-1]):
        held, left = held + int(n), left - int(n)
        full = held >= size and left >= size / 2
        group[i + 1] = group[i] + full
        held = 0 if full else held
    return np.asarray(group[place.ravel()])


def _scored(scores: Series, event: Series) -> tuple[np.ndarray, np.ndarray]:
    both = scores.index.intersection(event.index, sort=False)
    score, hit = scores.loc[both].to_numpy(dtype=float), event.loc[both].to_numpy(dtype=bool)
    if not hit.any() or hit.all():
        raise ValueError(f"{len(hit)} packages, {int(hit.sum())} with the outcome: both kinds are needed.")
    return score, hit
