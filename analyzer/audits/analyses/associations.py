"""Which findings go together with an outcome, one at a time: odds ratios with exact intervals."""

from __future__ import annotations

import numpy as np
from pandas import DataFrame, Series

from analyzer.audits.analyses.intervals import FEW, LEVEL, holm
from analyzer.audits.analyses.traits import paired


def associations(table: DataFrame, event: Series, *, level: float = LEVEL) -> DataFrame:
    """Return how the odds of an outcome differ between packages with and without each trait.

    The odds ratio is the conditional estimate with its exact interval (Fisher), so it holds for small numbers too; it is
    infinite or 0 where a cell is empty. It compares packages, it does not say why: traits that occur together share what
    they show, see `joint_model`.

    :param table: `traits(...)`.
    :param event: `outcome_among(...)`.
    :param level: Level of the intervals, and 1 - `level` the chance of one false alarm among all traits.
    :return: One row for each trait that some packages have and some lack, smallest `p` first: `trait`, `hits_with` of
        `with`, `hits_without` of `without`, `odds_ratio`, `low`, `high`, `p` (Fisher, two sided), `p_corrected` (Holm, for as
        many comparisons as there are rows), `stands_out` (that one below 1 - `level`), `few` (a cell below five).
    """
    from scipy.stats import fisher_exact
    from scipy.stats.contingency import odds_ratio

    shown, hit = paired(table, event)
    rows = []
    for name in shown.columns:
        has = shown[name]
        if not has.any() or has.all():
            continue
        cells = np.array([[int((has & hit).sum()), int((has & ~hit).sum())], [int((~has & hit).sum()), int((~has & ~hit).sum())]])
        estimate = odds_ratio(cells, kind="conditional")
        low, high = estimate.confidence_interval(level)
        rows.append({
            "trait": name, "hits_with": cells[0, 0], "with": cells[0].sum(), "hits_without": cells[1, 0], "without": cells[1].sum(),
            "odds_ratio": float(estimate.statistic), "low": float(low), "high": float(high), "p": float(fisher_exact(cells).pvalue),
            "few": bool(cells.min() < FEW),
        })
    columns = ["trait", "hits_with", "with", "hits_without", "without", "odds_ratio", "low", "high", "p", "p_corrected", "stands_out", "few"]
    if not rows:
        return DataFrame(columns=columns)
    result = DataFrame(rows).sort_values(["p", "trait"], kind="stable").reset_index(drop=True)
    result["p_corrected"] = holm(result["p"])
    result["stands_out"] = result["p_corrected"] < 1 - level
    return result[columns]
