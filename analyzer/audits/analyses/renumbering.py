"""What the change of numbers did: who still files the old ones, and what becomes of these packages."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd
from pandas import DataFrame, Series

from analyzer.audits.analyses.intervals import LEVEL, difference, shares
from analyzer.audits.analyses.rates import month_of
from analyzer.audits.analyses.traits import DECIDED
from analyzer.occupations import load_editions, newest_edition


@dataclass(frozen=True, slots=True)
class Renumbering:
    """Packages of renumbered occupations around the day of the change.

    :param changed_on: First day of the newest numbering.
    :param by_month: `month`, `packages` with a number that the old and the new list read differently, `old` of them filed
        with the old number, `rate`, `low`, `high`, `few`.
    :param outcomes: After the change: for `refused` and `supplement`, `old_hits` of `old`, `new_hits` of `new`, and the
        `difference` in shares with `low` and `high`.
    """

    changed_on: dt.date
    by_month: DataFrame
    outcomes: DataFrame


def renumbering(packages: DataFrame, *, level: float = LEVEL) -> Renumbering:
    """Return how packages of renumbered occupations were filed and decided.

    :param packages: `Audit.packages`.
    """
    newest = newest_edition()
    changed = newest.valid_from
    if changed is None:
        raise ValueError(f"{newest.id} has no first day, so nothing was renumbered by it.")
    touched = packages[packages["filed_code"].isin(renumbered()) & packages["filed_on"].notna() & packages["filed_number"].fillna("").ne("")]
    old = _old(touched)
    counts = DataFrame({"month": month_of(touched["filed_on"]), "packages": 1, "old": old.astype(int)})
    by_month = shares(counts.groupby("month").sum().reset_index(), "old", "packages", level=level)
    after = touched["filed_on"] >= pd.Timestamp(changed)
    rows = []
    # A supplement is asked of packages that are not refused outright.
    for outcome, among in (("refused", DECIDED), ("supplement", ("issued", "supplement"))):
        known = after & touched["outcome"].isin(among)
        sides = [known & old, known & ~old]
        hits = [int((touched.loc[side, "outcome"] == outcome).sum()) for side in sides]
        totals = [int(side.sum()) for side in sides]
        gap, low, high = difference((hits[0], hits[1]), (totals[0], totals[1]), level=level)
        rows.append({"outcome": outcome, "old_hits": hits[0], "old": totals[0], "new_hits": hits[1], "new": totals[1],
                     "difference": gap, "low": low, "high": high})
    return Renumbering(changed, by_month, DataFrame(rows))


def renumbered() -> frozenset[str]:
    """Return the occupations that had another number in the list before the newest one."""
    newest = newest_edition()
    before = [edition for edition in load_editions().values()
              if edition.kind is newest.kind and edition.valid_to is not None and newest.valid_from is not None and edition.valid_to < newest.valid_from]
    last = max(before, key=lambda edition: edition.valid_to or dt.date.min)
    return frozenset(
        meaning.code for row in last.numbers.values() for meaning in row
        if meaning.code is not None and not meaning.misprint and meaning.number != meaning.code)


def _old(packages: DataFrame) -> Series:
    """Return which packages write another number than today's."""
    written, today = (packages[name].str.replace(r"\W", "", regex=True).str.upper() for name in ("filed_number", "filed_code"))
    return written != today
