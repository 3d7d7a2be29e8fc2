"""What did we say in March: reports that a person chose to keep, in one SQLite file of this machine.

Nothing is kept unless asked for. A report is kept as it was printed, identifiers masked; the papers themselves are not.
The file lies in the user's own data folder, readable by nobody else, or where `ANALYZER_HISTORY` says. What is deleted is
overwritten in the file.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import sqlite3
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

VARIABLE = "ANALYZER_HISTORY"
_FOLDER, _NAME = "e7-package-analyzer", "history.sqlite"
_TABLES = """
CREATE TABLE IF NOT EXISTS reports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- a number is never given twice
    kept_at TEXT NOT NULL,                 -- UTC
    package TEXT NOT NULL,
    verdict TEXT NOT NULL,
    filed_code TEXT,
    report BLOB NOT NULL                   -- the report of schema 1, masked, JSON, compressed
);
CREATE INDEX IF NOT EXISTS by_day ON reports (kept_at);
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """One line of the history."""

    id: int
    kept_at: dt.datetime
    package: str
    verdict: str
    filed_code: str | None


def default_place() -> Path:
    """Return where the history lies on this machine."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / _FOLDER / _NAME


class History:
    """The kept reports. Use as a context manager.

    :param place: The file; the user's own if left out. It is made when it does not exist.
    :raises OSError: If it cannot be made or is no history.
    """

    def __init__(self, place: Path | None = None) -> None:
        self.place = place or default_place()
        self.place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            os.close(os.open(self.place, os.O_CREAT | os.O_EXCL, 0o600))
        self._base = sqlite3.connect(self.place, isolation_level=None)
        try:
            self._base.execute("PRAGMA secure_delete = ON")
            self._base.executescript(_TABLES)
        except sqlite3.DatabaseError as error:
            self._base.close()
            raise OSError(f"{self.place}: {error}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._base.close()

    def keep(self, report: Mapping[str, Any]) -> int:
        """Keep a report of schema 1, as `Review.to_dict` gives it; return its number."""
        packed = zlib.compress(json.dumps(report, ensure_ascii=False).encode("utf-8"))
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        done = self._base.execute("INSERT INTO reports (kept_at, package, verdict, filed_code, report) VALUES (?, ?, ?, ?, ?)",
                                  (now, report["package"], report["verdict"], report["filed"]["code"], packed))
        return int(done.lastrowid or 0)

    def kept(self, *, package: str = "", since: dt.date | None = None, until: dt.date | None = None) -> Iterator[Kept]:
        """Yield what was kept, newest first.

        :param package: Part of the package's name.
        :param since: First day; `until` is the last one. Both are days of this machine's clock.
        """
        query = "SELECT id, kept_at, package, verdict, filed_code FROM reports WHERE instr(lower(package), lower(?)) > 0 ORDER BY id DESC"
        for number, kept_at, *rest in self._base.execute(query, (package,)):
            at = dt.datetime.fromisoformat(kept_at).astimezone()
            if (since is None or at.date() >= since) and (until is None or at.date() <= until):
                yield Kept(number, at, *rest)

    def report(self, number: int) -> dict[str, Any]:
        """Return a kept report.

        :raises KeyError: If there is none of that number.
        """
        found = self._base.execute("SELECT report FROM reports WHERE id = ?", (number,)).fetchone()
        if found is None:
            raise KeyError(number)
        report: dict[str, Any] = json.loads(zlib.decompress(found[0]))
        return report

    def delete(self, numbers: Iterable[int]) -> int:
        """Delete reports for good; return how many there were."""
        deleted = sum(self._base.execute("DELETE FROM reports WHERE id = ?", (number,)).rowcount for number in [*numbers])
        self._base.execute("VACUUM")
        return deleted
