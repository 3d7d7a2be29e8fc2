"""Parts of the tables on the disk: `<table>/<part>.parquet`, written whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from analyzer.audits.schema import OUTCOMES, REVIEWED, TABLES

_TEMPORARY = ".tmp"


def write_part(folder: Path, part: str, tables: Mapping[str, pa.Table]) -> None:
    """Write the tables of one part; they are on the disk when this returns."""
    for name, table in tables.items():
        write_table(folder / name / f"{part}.parquet", table)


def write_table(path: Path, table: pa.Table) -> None:
    """Write one Parquet file under a passing name and put it in place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    passing = path.with_suffix(_TEMPORARY)
    pq.write_table(table, passing, compression="zstd")
    with passing.open("rb+") as stream:
        os.fsync(stream.fileno())
    passing.replace(path)
    with contextlib.suppress(OSError):  # folders cannot be opened everywhere
        place = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(place)
        finally:
            os.close(place)


def rewrite_part(folder: Path, part: str, successor: str, standing: Collection[str]) -> None:
    """Write a part again under another name with the rows of some packages only."""
    keep = pa.array(sorted(standing), pa.string())
    for table in REVIEWED:
        rows = pq.read_table(folder / table.name / f"{part}.parquet", schema=table.schema)
        write_table(folder / table.name / f"{successor}.parquet", rows.filter(pc.is_in(rows["package_id"], keep)))


def sweep(folder: Path, parts: Collection[str]) -> None:
    """Remove what a killed run left behind: every file that is of none of these parts."""
    for table in REVIEWED:
        (folder / table.name).mkdir(exist_ok=True)
        for path in (folder / table.name).iterdir():
            if path.suffix == _TEMPORARY or (path.suffix == ".parquet" and path.stem not in parts):
                path.unlink(missing_ok=True)


def next_part(parts: Iterable[str]) -> str:
    """Return a name behind all others."""
    return f"part-{max((int(part.rpartition('-')[2]) for part in parts), default=0) + 1:06d}"


def read_table(folder: Path, name: str, parts: Collection[str]) -> pa.Table:
    """Return a whole table in the order of its key, whatever order its packages were finished in."""
    table = TABLES[name]
    if table is OUTCOMES:
        files = [folder / f"{name}.parquet"]
    else:
        files = [folder / name / f"{part}.parquet" for part in sorted(parts)]
    read = [pq.read_table(path, schema=table.schema) for path in files if path.exists()]
    rows = pa.concat_tables(read) if read else table.schema.empty_table()
    return rows.take(pc.sort_indices(rows, sort_keys=[(column, "ascending") for column in table.key]))
