"""What the watch remembers: which papers were reviewed, when, why, and with what result. One SQLite file.

It holds no text of papers: statements are kept as marks, passport numbers as salted hashes or not at all.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
import time
from array import array
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from analyzer.consistency.masking import mask
from analyzer.consistency.statements import Statement
from analyzer.watch.grouping import Identity
from analyzer.watch.inbox import Seen

NAME = ".state.sqlite3"
_VERSION = 1
_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE files (path TEXT PRIMARY KEY, mark TEXT NOT NULL, sha256 TEXT NOT NULL);
CREATE TABLE people (sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, passport TEXT NOT NULL, usable INTEGER NOT NULL);
CREATE TABLE packages (id INTEGER PRIMARY KEY, place TEXT NOT NULL UNIQUE, data TEXT NOT NULL);
CREATE TABLE statements (package INTEGER NOT NULL REFERENCES packages(id) ON DELETE CASCADE,
                         document TEXT NOT NULL, employer TEXT NOT NULL, employee TEXT NOT NULL, grams BLOB NOT NULL);
CREATE TABLE log (id INTEGER PRIMARY KEY, at TEXT NOT NULL, place TEXT NOT NULL, event TEXT NOT NULL,
                  reason TEXT NOT NULL, files TEXT NOT NULL, fingerprint TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A package as it was last reviewed.

    :param place: Where it lies: `f:` and its folder below the inbox, or `l:` and the person of loose files.
    :param results: Name of its results folder below that of the inbox, empty where they lie beside the papers.
    :param fingerprint: Hash over names and contents of its papers.
    :param papers: File name and hash of each paper.
    :param started: Reason of a review that was begun and has not ended.
    :param gone: Its papers are no longer there; they may come back.
    """

    id: int
    place: str
    name: str = ""
    results: str = ""
    fingerprint: str = ""
    conditions: dict[str, str] = field(default_factory=dict)
    papers: tuple[tuple[str, str], ...] = ()
    summary: dict[str, Any] = field(default_factory=dict)
    at: float = 0.0
    started: str = ""
    gone: bool = False

    @property
    def reviewed(self) -> bool:
        """Whether there is a result."""
        return bool(self.fingerprint)


class State:
    """The memory of one inbox, in one file. Use it from one thread.

    :param inbox: Paths are kept relative to it, so that it may be moved.
    :raises sqlite3.Error: If the file cannot be made or written.
    """

    def __init__(self, path: Path, inbox: Path) -> None:
        self.path, self._inbox = path, inbox
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._db = _opened(path)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            # Damaged: results stay valid by the lists that lie beside them.
            path.replace(path.with_name(f"{path.name}.damaged"))
            self._db = _opened(path)
        with self._write() as db:
            db.execute("INSERT OR IGNORE INTO meta VALUES ('salt', ?)", (os.urandom(16).hex(),))
        self._salt = bytes.fromhex(self._db.execute("SELECT value FROM meta WHERE name='salt'").fetchone()[0])
        self._rows = {row.place: row for row in map(_row, self._db.execute("SELECT id, place, data FROM packages"))}

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @contextlib.contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield self._db
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise

    # Files

    def hash_of(self, seen: Seen) -> str | None:
        """Return the hash of a file's content where it was taken under the same mark."""
        found = self._db.execute("SELECT sha256 FROM files WHERE path=? AND mark=?", (self.relative(seen.path), seen.mark)).fetchone()
        return str(found[0]) if found else None

    def keep_hashes(self, hashes: Sequence[tuple[Seen, str]]) -> None:
        """Remember the hashes of files."""
        with self._write() as db:
            db.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", [(self.relative(seen.path), seen.mark, sha) for seen, sha in hashes])

    def forget_files_but(self, paths: Collection[Path]) -> None:
        """Drop what is known of files that are gone, and the people of papers that no file holds."""
        kept = {self.relative(path) for path in paths}
        gone = [(path,) for (path,) in self._db.execute("SELECT path FROM files") if path not in kept]
        if gone:
            with self._write() as db:
                db.executemany("DELETE FROM files WHERE path=?", gone)
                db.execute("DELETE FROM people WHERE sha256 NOT IN (SELECT sha256 FROM files)")

    def relative(self, path: Path) -> str:
        """Return a path below the inbox as it is kept."""
        return path.relative_to(self._inbox).as_posix()

    # People

    def identity_of(self, sha256: str) -> Identity | None:
        """Return whom a paper is about, None where it was not asked yet."""
        found = self._db.execute("SELECT name, passport, usable FROM people WHERE sha256=?", (sha256,)).fetchone()
        return Identity(found[0], found[1], bool(found[2])) if found else None

    def keep_identity(self, sha256: str, identity: Identity) -> None:
        """Remember whom a paper is about; the passport as a mark."""
        with self._write() as db:
            values = (sha256, identity.name, self.marked(identity.passport), identity.usable)
            db.execute("INSERT OR REPLACE INTO people VALUES (?, ?, ?, ?)", values)

    def marked(self, text: str) -> str:
        """Return a text as a mark that can be compared and not read."""
        return hashlib.blake2b(text.encode(), key=self._salt, digest_size=12).hexdigest() if text else ""

    # Packages

    def rows(self) -> dict[str, Row]:
        """Return the packages by place, also those that are gone."""
        return dict(self._rows)

    def begin(self, row: Row, reason: str, files: Sequence[str], fingerprint: str) -> Row:
        """Note that a review begins, so that one that is cut short is known."""
        return self._save(replace(row, started=reason), "started", reason, files, fingerprint)

    def finish(self, row: Row, reason: str, files: Sequence[str], statements: Sequence[Statement]) -> Row:
        """Keep a result."""
        row = replace(row, started="", gone=False)
        kept = [(each.document, each.employer, each.employee, array("I", sorted(each.grams)).tobytes()) for each in statements]
        return self._save(row, "reviewed", reason, files, row.fingerprint, kept)

    def change(self, row: Row, event: str, reason: str = "") -> Row:
        """Keep a package that was `moved`, `adopted`, `removed` or `failed` without a review."""
        return self._save(row, event, reason, (), row.fingerprint)

    def _save(
        self, row: Row, event: str, reason: str, files: Sequence[str], fingerprint: str, statements: Sequence[tuple[str, str, str, bytes]] | None = None,
    ) -> Row:
        data = {
            "name": row.name, "results": row.results, "fingerprint": row.fingerprint, "conditions": row.conditions,
            "papers": row.papers, "summary": row.summary, "at": row.at, "started": row.started, "gone": row.gone,
        }
        text = json.dumps(data, ensure_ascii=False)
        with self._write() as db:
            if row.id:
                db.execute("DELETE FROM packages WHERE place=? AND id<>?", (row.place, row.id))
                db.execute("UPDATE packages SET place=?, data=? WHERE id=?", (row.place, text, row.id))
            else:
                made = db.execute("INSERT INTO packages (place, data) VALUES (?, ?)", (row.place, text))
                row = replace(row, id=int(made.lastrowid or 0))
            if statements is not None or row.gone:
                db.execute("DELETE FROM statements WHERE package=?", (row.id,))
                db.executemany("INSERT INTO statements VALUES (?, ?, ?, ?, ?)", [(row.id, *each) for each in statements or ()])
            db.execute("INSERT INTO log (at, place, event, reason, files, fingerprint) VALUES (?, ?, ?, ?, ?, ?)",
                       (time.strftime("%Y-%m-%dT%H:%M:%S%z"), mask(row.place), event, reason, json.dumps(list(files), ensure_ascii=False), fingerprint))
        self._rows = {place: each for place, each in self._rows.items() if each.id != row.id} | {row.place: row}
        return row

    def statements_of_others(self, place: str) -> list[Statement]:
        """Return the statements of all other packages, as marks."""
        own = self._rows[place].id if place in self._rows else 0
        names = {row.id: row.name for row in self._rows.values()}
        found = self._db.execute("SELECT package, document, employer, employee, grams FROM statements WHERE package<>? ORDER BY package", (own,))
        # Passport numbers are not kept, so one person is told by the name.
        return [
            Statement(names.get(package, ""), document, employer, employee, "", frozenset(array("I", grams)))
            for package, document, employer, employee, grams in found
        ]


def _opened(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None, timeout=10)
    try:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        db.execute("PRAGMA foreign_keys=ON")
        if db.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
            db.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA user_version={_VERSION}; COMMIT;")
    except BaseException:
        db.close()
        raise
    return db


def _row(found: tuple[int, str, str]) -> Row:
    data = json.loads(found[2])
    papers = tuple((str(name), str(sha)) for name, sha in data.pop("papers"))
    return Row(found[0], found[1], papers=papers, **data)
