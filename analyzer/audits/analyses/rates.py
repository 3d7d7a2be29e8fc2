"""How often contract, statement and code disagree: by code, subtype, edition of the filed number and month."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from pandas import DataFrame, Series

from analyzer.audits.analyses.intervals import LEVEL, shares

#: What packages can be grouped by, beside any column of `Audit.packages`.
MONTH = "month"


def mismatch_rates(packages: DataFrame, by: str | Sequence[str], *, level: float = LEVEL) -> DataFrame:
    """Return the mismatch rate of each group of packages with a Wilson interval.

    :param packages: `Audit.packages`.
    :param by: Columns to group by, such as `filed_code`, `subtype`, `filed_edition`, or `month` of filing.
    :return: One row for each group: `packages` (those with a verdict), `consistent`, `mismatch`, `unclear`, `rate` of
        mismatch among all of them (unclear ones count as no mismatch), `low`, `high`, `few`. Unknown values are a group
        of their own, named empty.
    """
    judged = packages[packages["verdict"].isin(["consistent", "mismatch", "unclear"])]
    counts = _counts(judged, by, {verdict: judged["verdict"] == verdict for verdict in ("consistent", "mismatch", "unclear")})
    return shares(counts, "mismatch", "packages", level=level)


def outcome_rates(packages: DataFrame, by: str | Sequence[str], *, outcome: str = "refused", level: float = LEVEL) -> DataFrame:
    """Return the rate of an outcome in each group of packages that were decided (not withdrawn, outcome known).

    :return: One row for each group: `packages`, `hits`, `rate`, `low`, `high`, `few`.
    """
    known = packages[packages["outcome"].isin(["issued", "refused", "supplement"])]
    return shares(_counts(known, by, {"hits": known["outcome"] == outcome}), "hits", "packages", level=level)


def month_of(days: Series) -> Series:
    """Return days as months such as `2026-08`, empty where the day is not known."""
    return pd.to_datetime(days).dt.strftime("%Y-%m").fillna("")


def _counts(packages: DataFrame, by: str | Sequence[str], flags: dict[str, Series]) -> DataFrame:
    names = [by] if isinstance(by, str) else list(by)
    keys = DataFrame({name: month_of(packages["filed_on"]) if name == MONTH else packages[name] for name in names})
    keys = keys.fillna("") if len(keys) else keys.astype(object)
    grouped = keys.assign(packages=1, **{name: flag.astype(int) for name, flag in flags.items()}).groupby(names, sort=True)
    return grouped.sum().reset_index()
