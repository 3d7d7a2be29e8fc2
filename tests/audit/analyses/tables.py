"""Tables like those of an audit, drawn from the archive's own plans: no papers are written or read here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import pandas as pd
from pandas import DataFrame, Series

from corpora.archive.outcomes import decide
from corpora.archive.plan import Plan, plan
from corpora.archive.world import world

SEED, PACKAGES = 7, 3000
#: Traits that no outcome depends on.
IDLE = ("period_conflict", "missing_guarantee")


@dataclass(frozen=True)
class Planted:
    """Planted defects as traits, the outcomes drawn with them, and what else is told of a package."""

    traits: DataFrame
    packages: DataFrame
    coefficients: dict[str, float]


@cache
def _plans() -> list[Plan]:
    return [plan(SEED, number) for number in range(1, PACKAGES + 1)]


@cache
def planted(*, null: bool = False) -> Planted:
    """Return all packages; the null archive has the same ones with other outcomes."""
    process = world().process
    names = [name for name in process["refused"] if name != "intercept"] + [*IDLE, "old_number"]
    rows, info = {}, []
    for made in _plans():
        rows[made.case_id] = [name in made.defects for name in names]
        info.append({"package_id": made.case_id, "outcome": decide(made, process, null=null).outcome, "office": made.office, "agent": made.agent,
                     "nationality": made.nation, "template": made.cluster.name if made.cluster else None})
    return Planted(DataFrame.from_dict(rows, orient="index", columns=names), DataFrame(info), {name: process["refused"].get(name, 0.0) for name in names})


def parts(size: int, *, null: bool = False) -> list[Planted]:
    """Return the packages as archives of `size` each."""
    whole = planted(null=null)
    return [Planted(whole.traits[start : start + size], whole.packages[start : start + size], whole.coefficients) for start in range(0, PACKAGES - size + 1, size)]


def packages(rows: Sequence[dict[str, object]]) -> DataFrame:
    """Return a table of packages with the columns that analyses ask for, filled where a row says nothing."""
    filled = {"status": "reviewed", "verdict": "consistent", "outcome": "issued", "filed_on": pd.Timestamp("2026-03-02"), "filed_code": "2223",
              "filed_number": "2223", "contract_code": "2223", "statement_code": "2223", "contract_filed_share": 1.0, "statement_filed_share": 1.0, "confidence": 0.9,
              "subtype": "E-7-1"}
    return DataFrame([{"package_id": f"P{number:03}"} | filled | row for number, row in enumerate(rows)])


def findings(rows: Sequence[tuple[str, str, str]], source: str = "law") -> DataFrame:
    """Return findings given as (package, rule, severity)."""
    return DataFrame([{"package_id": one, "rule": rule, "severity": severity, "source": source} for one, rule, severity in rows])


def flags(hits: int, total: int) -> list[bool]:
    return [place < hits for place in range(total)]


def series(values: Sequence[object]) -> Series:
    return Series(list(values), index=[f"P{number:03}" for number in range(len(values))])
