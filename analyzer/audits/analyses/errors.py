"""Packages whose verdict and outcome do not go together, with the rows to look at."""

from __future__ import annotations

from pandas import DataFrame


def surprises(packages: DataFrame, findings: DataFrame, duties: DataFrame) -> DataFrame:
    """Return consistent packages that were refused, and mismatches that were issued.

    Neither has to be an error of the analyzer: a refusal can have a reason beside the duties, and an officer may overlook
    a mismatch. They are where reading the papers again pays most.

    :param packages: `Audit.packages`.
    :param findings: `Audit.findings`.
    :param duties: `Audit.duties`.
    :return: One row for each such package, surest verdicts first: `kind` (`consistent-refused` or `mismatch-issued`),
        `package_id`, `confidence`, `filed_code`, `contract_code`, `statement_code`, `rules` (errors and warnings),
        `notices`, and the duty that speaks most against the verdict (`document`, `text`, `told_code`, `told_share`): for a
        consistent package the least fitting one, for a mismatch the one that fits the filed occupation best.
    """
    refused = (packages["verdict"] == "consistent") & (packages["outcome"] == "refused")
    issued = (packages["verdict"] == "mismatch") & (packages["outcome"] == "issued")
    chosen = packages[refused | issued].copy()
    chosen["kind"] = refused[chosen.index].map({True: "consistent-refused", False: "mismatch-issued"})
    serious = findings["severity"] != "notice"
    for name, rows in (("rules", findings[serious]), ("notices", findings[~serious])):
        told = rows.groupby("package_id")["rule"].agg(lambda rules: tuple(dict.fromkeys(rules)))
        chosen[name] = [told.get(one, ()) for one in chosen["package_id"]]
    against = _against(chosen, duties)
    columns = ["kind", "package_id", "confidence", "filed_code", "contract_code", "statement_code", "rules", "notices"]
    table = chosen[columns].merge(against, on="package_id", how="left")
    return table.sort_values(["kind", "confidence", "package_id"], ascending=[True, False, True], kind="stable").reset_index(drop=True)


def _against(chosen: DataFrame, duties: DataFrame) -> DataFrame:
    both = duties[duties["counted"]].merge(chosen[["package_id", "kind", "filed_code"]], on="package_id")
    both["filed_share"] = [
        next((each["share"] for each in candidates if each["code"] == filed), 0.0)
        for candidates, filed in zip(both["candidates"], both["filed_code"], strict=True)
    ]
    # The least fitting duty of a consistent package, the best fitting one of a mismatch.
    order = both["filed_share"].where(both["kind"] == "consistent-refused", -both["filed_share"])
    first = both.assign(order=order).sort_values(["order", "number", "duty"], kind="stable").drop_duplicates("package_id")
    return first.rename(columns={"code": "told_code", "share": "told_share"})[["package_id", "document", "text", "told_code", "told_share"]]


def agreement(packages: DataFrame) -> DataFrame:
    """Return verdicts against outcomes as counts: one row a verdict, one column an outcome."""
    known = packages.dropna(subset=["verdict", "outcome"])
    counts = known.groupby(["verdict", "outcome"]).size().unstack(fill_value=0)
    return counts.reindex(index=["consistent", "mismatch", "unclear"], columns=["issued", "supplement", "refused", "withdrawn"], fill_value=0)
