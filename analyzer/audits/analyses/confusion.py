"""Which occupation the papers tell of where another one was filed."""

from __future__ import annotations

from pandas import DataFrame

from analyzer.audits.analyses.intervals import LEVEL, shares


def confusion(packages: DataFrame, *, role: str = "contract", level: float = LEVEL) -> DataFrame:
    """Return the occupations that a paper points at, by filed occupation.

    :param packages: `Audit.packages`.
    :param role: `contract` or `statement`.
    :return: One row for each pair that occurs: `filed_code`, `told_code` (`outside` for work outside every scope),
        `packages`, `filed` (packages filed under that code with a readable paper), `rate` among these with `low`, `high`,
        `few`; `same` where both agree. Largest disagreements first.
    """
    told = f"{role}_code"
    known = packages.dropna(subset=["filed_code", told])
    counts = known.groupby(["filed_code", told]).size().rename("packages").reset_index().rename(columns={told: "told_code"})
    counts["filed"] = counts.groupby("filed_code")["packages"].transform("sum")
    table = shares(counts, "packages", "filed", level=level)
    table["same"] = table["filed_code"] == table["told_code"]
    return table.sort_values(["same", "packages", "filed_code", "told_code"], ascending=[True, False, True, True], kind="stable").reset_index(drop=True)


def matrix(confused: DataFrame, *, most: int = 15) -> DataFrame:
    """Return a confusion as a square of counts: filed occupations down, told ones across.

    :param most: Occupations to show, those with most disagreements; the others are left out.
    """
    wrong = confused[~confused["same"]]
    weight = wrong.groupby("filed_code")["packages"].sum().add(wrong.groupby("told_code")["packages"].sum(), fill_value=0)
    codes = sorted(weight.sort_values(ascending=False, kind="stable").index[:most])
    square = confused.pivot_table(index="filed_code", columns="told_code", values="packages", aggfunc="sum", fill_value=0)
    return square.reindex(index=codes, columns=codes, fill_value=0).astype(int)
