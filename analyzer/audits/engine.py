"""Runs an audit: lists the archive, plans what is to do, hands it to workers, writes what comes back, part by part."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from analyzer.audits import parts, stamps
from analyzer.audits.cache import PaperCache
from analyzer.audits.crew import Crew, LocalCrew, Lost, Task, batches
from analyzer.audits.joining import Joined, Match, join
from analyzer.audits.manifest import Counts, Manifest
from analyzer.audits.problems import AuditError, Problem
from analyzer.audits.reviewing import Done, Item, Result, Settings, from_ipc, to_ipc, to_table
from analyzer.audits.rows import failed_rows
from analyzer.audits.schema import OUTCOMES, REVIEWED
from analyzer.audits.sources import find_sources, package_id
from analyzer.audits.storage import Storage
from analyzer.audits.tables import TABLE_SUFFIXES, Columns, Row, read_rows
from analyzer.consistency.masking import mask

PACKAGES_PER_TASK = 8
# A part is written after so many packages or seconds: what a kill can cost, and how much is held in memory.
PACKAGES_PER_PART = 256
SECONDS_PER_PART = 30.0
_ATTEMPTS = 2
Report = Callable[[Counts], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be audited, and how.

    :param known: Folder of an earlier audit whose cache is used in place of an own one.
    """

    archive: tuple[str, ...]
    outcomes: str | None = None
    columns: Columns | None = None
    workers: int | None = None
    cluster: str | None = None
    code: str | None = None
    filed_on: dt.date | None = None
    edition: str | None = None
    known: Path | None = None


def run(order: Order, folder: Path, report: Report) -> None:
    """Audit an archive into a folder. What an earlier run finished there stays if nothing it rests on has changed.

    :param report: Called with the counts whenever they change.
    :raises FileNotFoundError: If archive or outcomes table do not exist.
    :raises AuditError: If one of them cannot be used, or another run writes into the folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with Manifest(folder) as manifest:
        settings = _settings(order, folder)
        versions = _versions()
        rows = _rows(order)
        manifest.list_sources(find_sources(order.archive, order.columns or {}))
        joined = join(rows, manifest.listed())
        _plan(manifest, folder, order, joined)
        manifest.note({"versions": json.dumps(versions), "settings": json.dumps(_told(order)), "stamp": stamps.judging()})
        parts.write_table(folder / f"{OUTCOMES.name}.parquet", to_table(OUTCOMES.name, _outcome_rows(joined, manifest, versions)))
        report(manifest.counts())
        _review(manifest, folder, order, settings, versions, report)
        manifest.forget_places()


def _settings(order: Order, folder: Path) -> Settings:
    cache = PaperCache.create((order.known or folder).absolute())
    return Settings(str(cache), order.code, order.filed_on.isoformat() if order.filed_on else None, order.edition)


def _told(order: Order) -> dict[str, Any]:
    """Return the settings as a person may read them."""
    return {"archive": [mask(each) for each in order.archive], "outcomes": mask(order.outcomes or ""), "columns": dict(order.columns or {}),
            "code": order.code, "filed_on": order.filed_on.isoformat() if order.filed_on else None, "edition": order.edition}


def _versions() -> dict[str, str]:
    """Return the versions that every row carries, without loading a model."""
    from importlib import metadata

    from analyzer.occupations import load_catalogue
    from analyzer.resources import load_json

    return {"analyzer": metadata.version("e7-package-analyzer"), "catalogue": load_catalogue().version,
            "model": str(load_json("models", "matcher", "matcher.json")["version"])}


def _rows(order: Order) -> list[Row]:
    """Return the outcomes: those of their table, else those that stand in a table of paths."""
    if order.outcomes is not None:
        places = [order.outcomes]
    else:
        places = [place for place in order.archive if Path(place).suffix.casefold() in TABLE_SUFFIXES]
    rows: list[Row] = []
    for place in places:
        storage = Storage.of(place)
        with storage.local(storage.entry(place).path) as path:
            rows += [replace(row, number=row.number + len(rows)) for row in read_rows(path, order.columns or {})]
    return rows


def _plan(manifest: Manifest, folder: Path, order: Order, joined: Sequence[Joined]) -> None:
    cases = {each.package_id: each.row for each in joined if each.match is Match.MATCHED}

    def items() -> Iterator[tuple[Item, str, str]]:
        for name, source in manifest.sources():
            row = cases.get(name)
            item = Item(replace(source, package_id=name), mask(row.case_id) if row else "", row.filed_on.isoformat() if row and row.filed_on else None,
                        row.filed_code if row else "")
            yield item, package_id(source.path), _key(order, item)

    stale = manifest.plan(items())
    parts.sweep(folder, manifest.parts())
    for part in stale:
        standing = manifest.standing(part)
        successor = parts.next_part(manifest.parts()) if standing else None
        if successor is not None:
            parts.rewrite_part(folder, part, successor, standing)
        manifest.retire(part, successor, standing)
    parts.sweep(folder, manifest.parts())


def _key(order: Order, item: Item) -> str:
    """Return what the review of a package depends on: its files, what is known of it, settings, code and data."""
    told = (item.source.mark, item.source.files, item.case_id, item.filed_on, item.filed_code, order.code, order.filed_on, order.edition, stamps.judging())
    return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()


def _outcome_rows(joined: Sequence[Joined], manifest: Manifest, versions: Mapping[str, str]) -> list[dict[str, Any]]:
    every = {f"{name}_version": version for name, version in versions.items()}
    rows = []
    for each in joined:
        row = each.row
        rows.append({
            "package_id": each.package_id, "row": row.number, "match": each.match.value, "outcome": row.outcome, "filed_on": row.filed_on,
            "decided_on": row.decided_on, "filed_code_as_written": mask(row.filed_code), "outcome_as_written": mask(row.outcome_as_written),
            "other": row.other, "reasons": list(row.reasons),
            **{name: mask(getattr(row, name)) for name in ("case_id", "path", "subtype", "office", "agent", "nationality")}, **every,
        })
    matched = {each.package_id for each in joined}
    rows += [{"package_id": name, "row": 0, "match": Match.NO_OUTCOME.value, "reasons": [], **every}
             for name, _ in manifest.listed() if name not in matched]
    return rows


def _review(manifest: Manifest, folder: Path, order: Order, settings: Settings, versions: dict[str, str], report: Report) -> None:
    counts = manifest.counts()
    left = counts.packages - counts.done
    if not left:
        return
    workers = order.workers or os.cpu_count() or 1
    with ExitStack() as stack:
        writer = _Writer(manifest, folder, versions, report)
        # What was finished before an interruption is kept; the crew has ended by then.
        stack.callback(writer.flush)
        crew: Crew
        if order.cluster is None:
            crew = stack.enter_context(LocalCrew(settings, min(workers, left)))
        else:
            from analyzer.audits.cluster import RayCrew

            crew = stack.enter_context(RayCrew(settings, order.cluster, workers=order.workers))
        _drive(crew, manifest, writer, batches(manifest.waiting(), min(PACKAGES_PER_TASK, -(-left // (2 * workers)))), versions)


def _drive(crew: Crew, manifest: Manifest, writer: _Writer, tasks: Iterator[Task], versions: dict[str, str]) -> None:
    """Keep the crew busy until every package is reviewed, or failed often enough."""
    again: deque[Task] = deque()
    running = 0
    while True:
        while crew.room > 0 and (task := again.popleft() if again else next(tasks, None)) is not None:
            crew.submit(task)
            running += 1
        if not running:
            return
        task, result = crew.next()
        running -= 1
        if isinstance(result, Result):
            if result.stamp != stamps.judging():
                raise AuditError("작업자에 설치된 analyzer의 판이 다릅니다. 모든 컴퓨터에 같은 판을 설치하세요.",
                                 "A worker has another version of the analyzer. Install the same version on every machine.")
            writer.add(result)
        elif not result.guilty:
            again.append(task)
        elif len(task.items) > 1:
            # One of them may have killed the worker: each goes alone, so that it is found and the others are not lost.
            manifest.tried([item.source.package_id for item in task.items])
            again.extend(Task((item,)) for item in task.items)
        elif manifest.tried([task.items[0].source.package_id]) <= _ATTEMPTS:
            again.append(task)
        else:
            writer.add(_crashed(task.items[0], result, versions))


def _crashed(item: Item, lost: Lost, versions: dict[str, str]) -> Result:
    source = item.source
    filed_on = dt.date.fromisoformat(item.filed_on) if item.filed_on else None
    problem = Problem("package.crashed", lost.detail)
    rows = failed_rows(source.package_id, source.name, problem, versions, {"case_id": item.case_id, "filed_on": filed_on, "content_hash": ""})
    return Result((Done(source.package_id, problem.code, "", 0.0, 0, 0),), {name: to_ipc(to_table(name, found)) for name, found in rows.items()})


class _Writer:
    """Collects results and writes them as parts."""

    def __init__(self, manifest: Manifest, folder: Path, versions: dict[str, str], report: Report) -> None:
        self._manifest, self._folder, self._versions, self._report = manifest, folder, versions, report
        self._next = parts.next_part(manifest.parts())
        self._counts = manifest.counts()
        self._results: list[Result] = []
        self._since = time.monotonic()

    def add(self, result: Result) -> None:
        """Take a result; it is written at the latest with the next part."""
        if not self._results:
            self._since = time.monotonic()
        self._results.append(result)
        done = result.done
        counts = self._counts
        self._counts = Counts(counts.packages, counts.done + len(done), counts.failed + sum(bool(each.problem) for each in done),
                              counts.parsed + sum(each.parsed for each in done), counts.cached + sum(each.cached for each in done))
        if sum(len(each.done) for each in self._results) >= PACKAGES_PER_PART or time.monotonic() - self._since > SECONDS_PER_PART:
            self.flush()
        self._report(self._counts)

    def flush(self) -> None:
        """Write what has come in as one part and make its packages done."""
        if not self._results:
            return
        tables = {table.name: pa.concat_tables(from_ipc(result.tables[table.name]) for result in self._results) for table in REVIEWED}
        parts.write_part(self._folder, self._next, tables)
        self._manifest.finish(self._next, [each for result in self._results for each in result.done], self._versions)
        self._next = parts.next_part([self._next])
        self._results = []
