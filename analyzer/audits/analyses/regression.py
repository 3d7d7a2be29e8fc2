"""All findings together: a logistic regression that stays finite with few packages (Firth's penalty)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from pandas import DataFrame, Series

from analyzer.audits.analyses.intervals import FEW, LEVEL, holm
from analyzer.audits.analyses.traits import paired

Array = npt.NDArray[np.float64]
_ROUNDS, _STEP, _TOLERANCE, _RIDGE = 60, 5.0, 1e-5, 1e-9


@dataclass(frozen=True, slots=True)
class JointModel:
    """A fitted regression.

    :param table: One row for each trait: `trait`, `with`, `coefficient` (difference in log odds at equal other traits) with
        `low` and `high` (profile likelihood), `odds_ratio`, `p`, `p_corrected` (Holm), `stands_out`, `control`.
    :param intercept: Log odds of a package without any trait, such that mean chance and observed rate agree.
    :param left_out: Traits that fewer than five packages have or lack: they would say nothing and cost the others.
    """

    table: DataFrame
    intercept: float
    left_out: tuple[str, ...]
    packages: int

    def chances(self, shown: DataFrame) -> Series:
        """Return the chance of the outcome for each package; a trait that a table lacks is taken as absent."""
        names = list(self.table["trait"])
        score = shown.reindex(columns=names, fill_value=False).to_numpy(dtype=float) @ self.table["coefficient"].to_numpy(dtype=float)
        return Series(_chance(score + self.intercept), index=shown.index, name="chance")


def joint_model(table: DataFrame, event: Series, *, controls: DataFrame | None = None, level: float = LEVEL, few: int = FEW) -> JointModel:
    """Fit an outcome to all traits at once.

    What a trait shows beside the others is still no cause: what the papers do not tell is in no column.

    :param controls: Columns to hold equal, such as `packages.set_index("package_id")[["office"]]`; each value becomes a
        trait of its own but the most frequent one. They are not counted among the comparisons.
    :param few: Traits that fewer packages have, or lack, are left out.
    :raises ValueError: If fewer than ten packages have an outcome, or all have the same.
    """
    from scipy.stats import chi2

    shown, hit = paired(table, event)
    if len(hit) < 2 * FEW or hit.all() or not hit.any():
        raise ValueError(f"{len(hit)} packages with {int(hit.sum())} outcomes of the kind: nothing can be fitted. Take a larger archive.")
    held = _dummies(controls.reindex(shown.index), few) if controls is not None else DataFrame(index=shown.index)
    count = shown.sum()
    kept = [name for name in shown.columns if few <= count[name] <= len(shown) - few]
    design = shown[kept].join(held)
    fit = _Firth(design.to_numpy(dtype=float), hit.to_numpy(dtype=float))
    rows = []
    for place, name in enumerate(design.columns, 1):
        low, high = fit.profile(place, level)
        statistic = max(2 * (fit.top - fit.without(place)), 0.0)
        rows.append({"trait": name, "with": int(design[name].sum()), "coefficient": fit.best[place], "low": low, "high": high,
                     "odds_ratio": float(np.exp(fit.best[place])), "p": float(chi2.sf(statistic, 1)), "control": name in held.columns})
    columns = ["trait", "with", "coefficient", "low", "high", "odds_ratio", "p", "p_corrected", "stands_out", "control"]
    result = DataFrame(rows, columns=[c for c in columns if c not in ("p_corrected", "stands_out")])
    asked = ~result["control"].astype(bool)
    result["p_corrected"] = np.nan
    result.loc[asked, "p_corrected"] = holm(result.loc[asked, "p"])
    result["stands_out"] = result["p_corrected"] < 1 - level
    return JointModel(result[columns], fit.level_intercept(), tuple(name for name in shown.columns if name not in kept), len(hit))


def fitted_chances(table: DataFrame, event: Series, wanted: DataFrame, *, few: int = FEW) -> Series:
    """Return the chance of the outcome for the packages of `wanted` by the regression of `joint_model`, without its intervals."""
    shown, hit = paired(table, event)
    count = shown.sum()
    kept = [name for name in shown.columns if few <= count[name] <= len(shown) - few]
    fit = _Firth(shown[kept].to_numpy(dtype=float), hit.to_numpy(dtype=float))
    score = wanted.reindex(columns=kept, fill_value=False).to_numpy(dtype=float) @ fit.best[1:] + fit.level_intercept()
    return Series(_chance(score), index=wanted.index, name="chance")


def _dummies(controls: DataFrame, few: int) -> DataFrame:
    """Return each value of the control columns as a trait, without the most frequent one; rare values stay together with it."""
    parts = {}
    for column in controls.columns:
        values = controls[column].fillna("").astype(str)
        for value, size in list(values.value_counts().items())[1:]:
            if size >= few:
                parts[f"{column}={value}"] = values == value
    return DataFrame(parts, index=controls.index)


class _Firth:
    """Maximises the likelihood with Jeffreys' prior (Firth 1993); rows that are alike are counted, not repeated."""

    def __init__(self, traits: Array, hit: Array) -> None:
        rows, place = np.unique(traits, axis=0, return_inverse=True)
        self._x = np.column_stack([np.ones(len(rows)), rows])
        self._n = np.bincount(place.ravel(), minlength=len(rows)).astype(float)
        self._y = np.bincount(place.ravel(), weights=hit, minlength=len(rows))
        self.best, self.top = self._maximum(np.zeros(self._x.shape[1]), None)

    def without(self, place: int) -> float:
        """Return the maximum with one coefficient held at 0."""
        return self._held(place, 0.0, self.best)[1]

    def profile(self, place: int, level: float) -> tuple[float, float]:
        """Return the profile likelihood interval of one coefficient."""
        from scipy.optimize import brentq
        from scipy.stats import chi2

        limit = self.top - chi2.ppf(level, 1) / 2
        error = float(np.sqrt(np.linalg.inv(self._information(self.best))[place, place]))
        ends = []
        for side in (-1, 1):
            known = [self.best]

            def above(value: float, known: list[Array] = known) -> float:
                beta, reached = self._held(place, value, known[-1])
                known.append(beta)
                return float(reached - limit)

            reach = 2.0 * error
            while above(self.best[place] + side * reach) > 0 and reach < 50:
                reach *= 1.6
            ends.append(float(brentq(above, self.best[place], self.best[place] + side * reach, xtol=1e-3)))
        return ends[0], ends[1]

    def level_intercept(self) -> float:
        """Return the intercept at which mean chance and observed rate agree; the penalty pulls chances towards a half."""
        from scipy.optimize import brentq

        rest = self._x[:, 1:] @ self.best[1:]
        return float(brentq(lambda start: float((self._n * _chance(start + rest)).sum() - self._y.sum()), -40, 40))

    def _held(self, place: int, value: float, start: Array) -> tuple[Array, float]:
        beta = start.copy()
        beta[place] = value
        return self._maximum(beta, place)

    def _maximum(self, beta: Array, held: int | None) -> tuple[Array, float]:
        free = np.array([i for i in range(self._x.shape[1]) if i != held])
        reached = self._likelihood(beta)
        for _ in range(_ROUNDS):
            p = _chance(self._x @ beta)
            information = self._information(beta)
            weight = self._n * p * (1 - p)
            leverage = weight * ((self._x @ np.linalg.inv(information + _RIDGE * np.eye(len(beta)))) * self._x).sum(axis=1)
            score = self._x.T @ (self._y - self._n * p + leverage * (0.5 - p))
            step = np.linalg.solve(information[np.ix_(free, free)] + _RIDGE * np.eye(len(free)), score[free])
            step *= min(1.0, _STEP / max(float(np.abs(step).max()), 1e-12))
            for _ in range(12):
                trial = beta.copy()
                trial[free] += step
                likelihood = self._likelihood(trial)
                if likelihood >= reached - 1e-10:
                    break
                step = step / 2
            moved = float(np.abs(trial - beta).max())
            beta, reached = trial, likelihood
            if moved < _TOLERANCE:
                break
        return beta, reached

    def _information(self, beta: Array) -> Array:
        p = _chance(self._x @ beta)
        return np.asarray((self._x.T * (self._n * p * (1 - p))) @ self._x)

    def _likelihood(self, beta: Array) -> float:
        eta = self._x @ beta
        log = float((self._y * eta - self._n * np.logaddexp(0, eta)).sum())
        return log + 0.5 * float(np.linalg.slogdet(self._information(beta))[1])


def _chance(score: Array) -> Array:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(score, -35, 35))))
