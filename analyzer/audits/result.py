"""A finished audit: its tables as DataFrames, in the columns of `analyzer.audits.schema`."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from analyzer.audits import manifest
from analyzer.audits.parts import read_table, write_table
from analyzer.audits.problems import AuditError
from analyzer.audits.schema import JOINED, TABLES

if TYPE_CHECKING:
    from pandas import DataFrame


class Audit:
    """The tables of an audit. Each is read from its folder when it is first asked for, in a fixed order of rows.

    `packages`, `documents`, `duties`, `findings`, `facts`, `problems`, `sentences` and `outcomes` are the tables of
    `analyzer.audits.schema`; `packages` has the columns of the outcomes beside its own.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._about = manifest.about(folder)

    @classmethod
    def open(cls, path: str | Path) -> Audit:
        """Open a saved audit.

        :raises FileNotFoundError: If there is none in that folder.
        :raises AuditError: If it was written with other tables than ours.
        """
        folder = Path(path)
        if not (folder / manifest.NAME).is_file():
            raise FileNotFoundError(f"{folder}: no audit here. Make one: analyzer audit ARCHIVE --out {folder}")
        return cls(folder)

    @property
    def versions(self) -> dict[str, str]:
        """Versions of the program, the catalogue and the model."""
        told: dict[str, str] = json.loads(self._about["versions"])
        return told

    @property
    def settings(self) -> dict[str, Any]:
        """What the audit was made with: archive, outcomes, code, filing day, edition."""
        told: dict[str, Any] = json.loads(self._about["settings"])
        return told

    @property
    def complete(self) -> bool:
        """Whether every package is done; False for the folder of a run that was stopped."""
        return not self._about["waiting"]

    def table(self, name: str) -> pa.Table:
        """Return a table as an Arrow table.

        :raises KeyError: If there is no table of that name.
        """
        return read_table(self.folder, TABLES[name].name, self._about["parts"])

    def _frame(self, name: str) -> DataFrame:
        frame: DataFrame = self.table(name).to_pandas(date_as_object=False)
        return frame

    @functools.cached_property
    def packages(self) -> DataFrame:
        """One row for each package, with its outcome."""
        outcomes = self.outcomes
        matched = outcomes.loc[outcomes["match"] == "matched", ["package_id", *JOINED]]
        return self._frame("packages").merge(matched, on="package_id", how="left", validate="one_to_one")

    @functools.cached_property
    def documents(self) -> DataFrame:
        """One row for each file."""
        return self._frame("documents")

    @functools.cached_property
    def duties(self) -> DataFrame:
        """One row for each duty sentence."""
        return self._frame("duties")

    @functools.cached_property
    def findings(self) -> DataFrame:
        """One row for each finding."""
        return self._frame("findings")

    @functools.cached_property
    def facts(self) -> DataFrame:
        """One row for each stated fact."""
        return self._frame("facts")

    @functools.cached_property
    def problems(self) -> DataFrame:
        """One row for each thing that went wrong with a file or package, with what to do about it."""
        return self._frame("problems")

    @functools.cached_property
    def sentences(self) -> DataFrame:
        """One row for each sentence of a statement that can be compared between persons."""
        return self._frame("sentences")

    @functools.cached_property
    def outcomes(self) -> DataFrame:
        """One row for each row of the outcomes table, and for each package without one."""
        return self._frame("outcomes")

    @functools.cached_property
    def shares(self) -> DataFrame:
        """Every candidate of every document and duty: one row each, `duty` 0 for the document as a whole."""
        import pandas as pd

        keys = ["package_id", "number", "document", "role", "duty"]
        whole = self.documents.assign(duty=0)[[*keys, "candidates"]]
        long = pd.concat([whole, self.duties[[*keys, "candidates"]]]).explode("candidates").dropna(subset=["candidates"])
        for name in ("code", "share"):
            long[name] = [candidate[name] for candidate in long["candidates"]]
        return long.drop(columns="candidates").sort_values(["package_id", "number", "duty"], kind="stable").reset_index(drop=True)

    def write(self, folder: str | Path, *, suffix: str = "parquet") -> list[Path]:
        """Write each table as one file, rows in the order of their keys; equal audits give equal bytes.

        :param suffix: `parquet`, or `csv` for spreadsheets (UTF-8 with a mark that Excel knows; lists as JSON).
        :raises AuditError: For another suffix.
        """
        if suffix not in ("parquet", "csv"):
            raise AuditError(f"parquet나 csv만 쓸 수 있습니다: {suffix}", f"Only parquet and csv are written, not {suffix}.")
        target = Path(folder)
        target.mkdir(parents=True, exist_ok=True)
        written = [target / f"{name}.{suffix}" for name in TABLES]
        for path in written:
            table = self.table(path.stem)
            if suffix == "parquet":
                write_table(path, table)
            else:
                _flat(table).to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\n")
        return written

    def __repr__(self) -> str:
        state = "" if self.complete else f", {self._about['waiting']} waiting"
        return f"<Audit {len(self.packages)} packages, {len(self.documents)} documents, {len(self.findings)} findings{state}>"


def _flat(table: pa.Table) -> DataFrame:
    """Return a table with lists as JSON text, and texts that a spreadsheet would take for formulas made harmless."""
    frame: DataFrame = table.to_pandas(date_as_object=True)
    for field in table.schema:
        values = table[field.name].to_pylist()
        if pa.types.is_list(field.type):
            frame[field.name] = [json.dumps(value, ensure_ascii=False) for value in values]
        elif pa.types.is_string(field.type):
            frame[field.name] = [f"'{value}" if value and value[0] in "=+-@\t\r" else value for value in values]
    return frame
