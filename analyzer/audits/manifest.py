"""The manifest of an audit, in SQLite: which package is done, with what, in which part, after how many attempts.

A package is done when the transaction that names its part is through; the part's files are on the disk by then. Whatever
else lies in the folder after a kill is no part of the audit and is removed by the next run.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from analyzer.audits.problems import PASSING, AuditError
from analyzer.audits.reviewing import Done, Item
from analyzer.audits.schema import SCHEMA
from analyzer.audits.sources import Source

NAME = "manifest.sqlite"
_LOCK = ".lock"
_TABLES = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS packages (
    package_id TEXT PRIMARY KEY,    -- as in the tables
    position INTEGER NOT NULL,      -- order in the archive's listing
    path TEXT NOT NULL,             -- identifiers masked
    item TEXT NOT NULL,             -- what a worker needs: places, case number, filing day; empty when all are done
    key TEXT NOT NULL,              -- stamp of files, settings, code and data; another key means: do it again
    state TEXT NOT NULL,            -- waiting, done or failed
    part TEXT,                      -- part that holds its rows
    attempts INTEGER NOT NULL DEFAULT 0,
    problem TEXT NOT NULL DEFAULT '',
    content_hash TEXT NOT NULL DEFAULT '',
    seconds REAL NOT NULL DEFAULT 0,
    parsed INTEGER NOT NULL DEFAULT 0,
    cached INTEGER NOT NULL DEFAULT 0,
    versions TEXT NOT NULL DEFAULT '',
    finished_at TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_state ON packages (state, position);
CREATE INDEX IF NOT EXISTS by_part ON packages (part);
CREATE TABLE IF NOT EXISTS parts (part TEXT PRIMARY KEY, packages INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS seen (package_id TEXT PRIMARY KEY, position INTEGER NOT NULL, path TEXT NOT NULL, source TEXT NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Counts:
    """How far an audit is."""

    packages: int
    done: int
    failed: int
    parsed: int
    cached: int


class Manifest:
    """The manifest of one audit folder, held by one run at a time. Use as a context manager."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = sqlite3.connect(folder / _LOCK, isolation_level=None, timeout=0.2)
        try:
            # The lock goes with its process, however that ends.
            self._lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            self._lock.close()
            raise AuditError(
                f"{folder}: 다른 감사가 이 폴더에 쓰고 있습니다. 끝난 뒤 다시 실행하거나 다른 --out 폴더를 지정하세요.",
                f"{folder}: another audit writes into this folder. Run again when it has ended, or give another --out folder.",
            ) from error
        self._base = sqlite3.connect(folder / NAME, isolation_level=None)
        self._base.execute("PRAGMA secure_delete = ON")
        self._base.executescript(_TABLES)
        self._base.execute("INSERT OR IGNORE INTO about VALUES ('schema', ?)", (str(SCHEMA),))
        check_schema(self._base, folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the manifest and let other runs in."""
        self._base.close()
        self._lock.close()

    def note(self, about: dict[str, str]) -> None:
        """Keep what a person wants to know about the audit: settings and versions."""
        self._base.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", about.items())

    def list_sources(self, sources: Iterable[Source]) -> None:
        """Take down the packages of the archive, in the order given; two of one id are told apart by their place."""
        self._base.execute("BEGIN")
        self._base.execute("DELETE FROM seen")
        for position, source in enumerate(sources):
            name, number = source.package_id, 1
            while self._base.execute("SELECT 1 FROM seen WHERE package_id = ?", (name,)).fetchone():
                number += 1
                name = f"{source.package_id}~{number}"
            self._base.execute("INSERT INTO seen VALUES (?, ?, ?, ?)", (name, position, source.path, source.to_json()))
        self._base.execute("COMMIT")

    def listed(self) -> Iterator[tuple[str, str]]:
        """Yield (package id, path in the archive) of every package listed."""
        yield from self._base.execute("SELECT package_id, path FROM seen ORDER BY position")

    def plan(self, items: Iterator[tuple[Item, str, str]]) -> list[str]:
        """Set every package to waiting whose key is new or whose failure may pass, and forget those that are gone.

        :param items: For each listed package its item, its masked path and its key.
        :return: Parts with rows that are out of date, to be replaced by `retire`.
        """
        self._base.execute("BEGIN")
        for position, (item, path, key) in enumerate(items):
            name = item.source.package_id
            known = self._base.execute("SELECT key, state FROM packages WHERE package_id = ?", (name,)).fetchone()
            if known is None:
                self._base.execute("INSERT INTO packages (package_id, position, path, item, key, state) VALUES (?, ?, ?, ?, ?, 'waiting')",
                                   (name, position, path, item.to_json(), key))
            else:
                stays = known == (key, "done")
                self._base.execute("UPDATE packages SET position = ?, item = ?, key = ?, state = ?, attempts = CASE WHEN ? THEN attempts ELSE 0 END "
                                   "WHERE package_id = ?", (position, item.to_json(), key, "done" if stays else "waiting", stays, name))
        stale = [part for (part,) in self._base.execute(
            "SELECT DISTINCT part FROM packages WHERE part IS NOT NULL AND (state = 'waiting' OR package_id NOT IN (SELECT package_id FROM seen)) ORDER BY part")]
        self._base.execute("DELETE FROM packages WHERE package_id NOT IN (SELECT package_id FROM seen)")
        self._base.execute("COMMIT")
        return stale

    def sources(self) -> Iterator[tuple[str, Source]]:
        """Yield (package id, source) of every package listed, in order."""
        for name, text in self._base.execute("SELECT package_id, source FROM seen ORDER BY position"):
            yield name, Source.from_json(text)

    def standing(self, part: str) -> list[str]:
        """Return the packages whose rows in a part still hold."""
        return [name for (name,) in self._base.execute("SELECT package_id FROM packages WHERE part = ? AND state <> 'waiting'", (part,))]

    def retire(self, part: str, successor: str | None, standing: Sequence[str]) -> None:
        """Put a part in the place of another that holds rows out of date."""
        self._base.execute("BEGIN")
        self._base.execute("UPDATE packages SET part = NULL WHERE part = ?", (part,))
        self._base.execute("DELETE FROM parts WHERE part = ?", (part,))
        if successor is not None:
            self._base.execute("INSERT INTO parts VALUES (?, ?)", (successor, len(standing)))
            self._base.executemany("UPDATE packages SET part = ? WHERE package_id = ?", [(successor, name) for name in standing])
        self._base.execute("COMMIT")

    def parts(self) -> list[str]:
        """Return the parts of the audit, in order."""
        return [part for (part,) in self._base.execute("SELECT part FROM parts ORDER BY part")]

    def waiting(self) -> Iterator[Item]:
        """Yield the packages to review, in order. The manifest may be written to meanwhile."""
        position = -1
        while found := self._base.execute(
            "SELECT position, item FROM packages WHERE state = 'waiting' AND position > ? ORDER BY position LIMIT 200", (position,)).fetchall():
            for _, text in found:
                yield Item.from_json(text)
            position = found[-1][0]

    def tried(self, names: Sequence[str]) -> int:
        """Count one more attempt at packages whose worker died; return the highest number so far."""
        self._base.execute("BEGIN")
        self._base.executemany("UPDATE packages SET attempts = attempts + 1 WHERE package_id = ?", [(name,) for name in names])
        most = max(self._base.execute("SELECT attempts FROM packages WHERE package_id = ?", (name,)).fetchone()[0] for name in names)
        self._base.execute("COMMIT")
        return int(most)

    def finish(self, part: str, done: Sequence[Done], versions: dict[str, str]) -> None:
        """Make packages done: their rows are in `part`, which is on the disk."""
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        told = json.dumps(versions, sort_keys=True)
        self._base.execute("BEGIN")
        self._base.execute("INSERT INTO parts VALUES (?, ?)", (part, len(done)))
        self._base.executemany(
            "UPDATE packages SET state = ?, part = ?, attempts = attempts + 1, problem = ?, content_hash = ?, seconds = ?, parsed = ?, cached = ?, "
            "versions = ?, finished_at = ? WHERE package_id = ?",
            [("failed" if each.problem in PASSING else "done", part, each.problem, each.content_hash, round(each.seconds, 4), each.parsed, each.cached,
              told, now, each.package_id) for each in done])
        self._base.execute("COMMIT")

    def forget_places(self) -> None:
        """Forget where the packages lie, now that none waits: paths of an archive can hold names and numbers of persons."""
        self._base.execute("UPDATE packages SET item = '' WHERE state <> 'waiting'")
        self._base.execute("DELETE FROM seen")
        self._base.execute("VACUUM")

    def counts(self) -> Counts:
        """Return how far the audit is."""
        row = self._base.execute(
            "SELECT count(*), coalesce(sum(state <> 'waiting'), 0), coalesce(sum(state <> 'waiting' AND problem <> ''), 0), "
            "coalesce(sum(parsed), 0), coalesce(sum(cached), 0) FROM packages").fetchone()
        return Counts(*row)


def check_schema(base: sqlite3.Connection, folder: Path) -> None:
    """Refuse an audit of another schema.

    :raises AuditError: If its tables have other columns than ours.
    """
    (found,) = base.execute("SELECT value FROM about WHERE name = 'schema'").fetchone()
    if found != str(SCHEMA):
        raise AuditError(
            f"{folder}: 다른 판(schema {found})의 감사 결과입니다. 다른 --out 폴더를 지정하거나 이 폴더를 지우고 다시 실행하세요.",
            f"{folder}: an audit of another schema ({found}). Give another --out folder, or delete this one and run again.",
        )


def about(folder: Path) -> dict[str, Any]:
    """Return what the manifest says about a saved audit: settings, versions, counts."""
    base = sqlite3.connect(f"{(folder / NAME).absolute().as_uri()}?mode=ro", uri=True)
    try:
        check_schema(base, folder)
        told = dict(base.execute("SELECT name, value FROM about"))
        waiting = base.execute("SELECT count(*) FROM packages WHERE state = 'waiting'").fetchone()[0]
        parts = [part for (part,) in base.execute("SELECT part FROM parts ORDER BY part")]
    finally:
        base.close()
    return {**told, "waiting": waiting, "parts": parts}
