"""What a package shows (its findings as yes or no) and what became of it, in one order of rows."""

from __future__ import annotations

from pandas import DataFrame, Index, Series

# Findings that nothing is known for a filing day rest on this source (`consistency.dated.not_known`): nothing was compared.
_NOT_COMPARED = "corpora/rules ("
DECIDED = ("issued", "refused", "supplement")


def traits(packages: DataFrame, findings: DataFrame) -> DataFrame:
    """Return the findings of each package as True or False.

    Errors and warnings of a rule are one column named by the rule, its notices another one named `<rule> (notice)`: a rule
    gives a notice for something else than it warns of. Findings that only say that no rule is known for the day are no trait.

    :param packages: `Audit.packages`; packages that were not reviewed are left out.
    :param findings: `Audit.findings`.
    :return: One row for each package, `package_id` as index.
    """
    ids = Index(packages.loc[packages["status"] == "reviewed", "package_id"], name="package_id")
    compared = findings[findings["package_id"].isin(ids) & ~findings["source"].fillna("").str.startswith(_NOT_COMPARED)]
    names = compared["rule"].where(compared["severity"] != "notice", compared["rule"] + " (notice)")
    found = compared.assign(trait=names, found=True)[["package_id", "trait", "found"]].drop_duplicates()
    table = found.pivot(index="package_id", columns="trait", values="found") if len(found) else DataFrame(index=Index([], name="package_id"))
    table = table.reindex(ids).notna()
    table.columns.name = None
    return table[sorted(table.columns)]


def with_traits(table: DataFrame, **more: Series | Index | list[str]) -> DataFrame:
    """Return the traits with further ones, each given as the ids of the packages that have it, such as members of a template."""
    return table.assign(**{name: table.index.isin(list(ids)) for name, ids in more.items()})


def outcome_among(packages: DataFrame, *, outcome: str = "refused", among: tuple[str, ...] = DECIDED) -> Series:
    """Return whether each package had an outcome, for packages with an outcome in `among`; withdrawn ones say nothing.

    :param among: Outcomes that take part. A supplement is asked of packages that are not refused outright, so it is counted
        among `("issued", "supplement")`.
    :return: True or False with `package_id` as index.
    """
    known = packages[packages["outcome"].isin(among)].set_index("package_id")["outcome"]
    return known.eq(outcome).rename(outcome)


def paired(table: DataFrame, event: Series) -> tuple[DataFrame, Series]:
    """Return traits and outcome of the packages that have both, in one order."""
    both = table.index.intersection(event.index, sort=False)
    return table.loc[both], event.loc[both]
