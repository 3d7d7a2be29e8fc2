"""What if the same papers had been filed under another code, or read in another numbering?"""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from pandas import DataFrame

from analyzer.audits.result import Audit


def judged_as(made: Audit, *, out: Path, code: str | None = None, edition: str | None = None, workers: int | None = None) -> Audit:
    """Judge the packages of an audit anew, as if filed under another code or read in another numbering.

    Papers and profiles come from the audit's own cache, so nothing is parsed or encoded again; the files must still be
    where they were, because the cache knows them by content.

    :param out: Folder for the second audit; the first one stays as it is.
    :param workers: Processes, one for each processor if left out.
    :raises ValueError: If neither code nor edition is given.
    :raises AuditError: If the archive cannot be used any more.
    """
    from analyzer.audits.run import audit

    if code is None and edition is None:
        raise ValueError("Say what is to be different: a code, an edition, or both.")
    settings = made.settings
    return audit(settings["archive"], settings["outcomes"] or None, out=out, workers=workers, columns=settings["columns"], code=code, edition=edition, known=made)


def verdict_changes(before: DataFrame, after: DataFrame) -> DataFrame:
    """Return how many packages went from one verdict to another.

    :param before: `Audit.packages`; `after` those of the second audit.
    :return: `before`, `after`, `packages`, `share` of the packages with that verdict before.
    """
    both = before[["package_id", "verdict"]].merge(after[["package_id", "verdict"]], on="package_id", suffixes=("_before", "_after"))
    counts = both.fillna("").groupby(["verdict_before", "verdict_after"]).size().rename("packages").reset_index()
    counts.columns = pd.Index(["before", "after", "packages"])
    return counts.assign(share=counts["packages"] / counts.groupby("before")["packages"].transform("sum"))


def under_other_codes(packages: DataFrame, documents: DataFrame, *, least: float = 0.5) -> DataFrame:
    """Return mismatched packages whose contract and statement agree on another occupation, from saved shares alone.

    Such a package is told by one code throughout, only not by the filed one. Filing it so is for the person who knows the
    real work to decide.

    :param packages: `Audit.packages`.
    :param documents: `Audit.documents`.
    :param least: Share that the other occupation must have in both papers.
    :return: `package_id`, `filed_code`, `other_code`, `contract_share`, `statement_share`, `outcome`; clearest first.
    """
    wanted = packages.loc[packages["verdict"] == "mismatch", ["package_id", "filed_code", "outcome"]]
    long = documents.loc[documents["role"].isin(["contract", "statement"]), ["package_id", "role", "candidates"]].explode("candidates").dropna()
    long = long.assign(code=[c["code"] for c in long["candidates"]], share=[c["share"] for c in long["candidates"]])
    wide = long.groupby(["package_id", "code", "role"])["share"].max().unstack("role").reindex(columns=["contract", "statement"]).dropna().reset_index()
    rows = wanted.merge(wide, on="package_id")
    weakest = rows[["contract", "statement"]].min(axis=1)
    rows = rows[(rows["code"] != rows["filed_code"]) & (rows["code"] != "outside") & (weakest >= least)].assign(weakest=weakest)
    rows = rows.sort_values(["weakest", "package_id"], ascending=[False, True], kind="stable")
    rows = rows.rename(columns={"code": "other_code", "contract": "contract_share", "statement": "statement_share"})
    return rows[["package_id", "filed_code", "other_code", "contract_share", "statement_share", "outcome"]].reset_index(drop=True)
