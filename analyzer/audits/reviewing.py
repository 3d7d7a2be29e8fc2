"""What a worker does: packages in, rows out. The same on this machine and on a cluster."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import pyarrow as pa

from analyzer.audits import stamps
from analyzer.audits.cache import Counts, PaperCache
from analyzer.audits.loading import Loader
from analyzer.audits.problems import Problem
from analyzer.audits.rows import Rows, failed_rows, rows_of
from analyzer.audits.schema import REVIEWED, TABLES
from analyzer.audits.sources import Source
from analyzer.readers import Document, DocumentError, ReaderPool

if TYPE_CHECKING:
    from analyzer.consistency import PaperReview, Review
    from analyzer.matching.matcher import Matcher

Loaded = Future[tuple[list[Document], Counts]]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a whole audit is judged with, and where its cache lies."""

    cache: str
    code: str | None = None
    filed_on: str | None = None
    edition: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One package to review, with what the outcomes table says about it."""

    source: Source
    case_id: str = ""
    filed_on: str | None = None
    filed_code: str = ""

    def to_json(self) -> str:
        """Return the item as JSON."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Item:
        """Return the item that `to_json` wrote."""
        values = json.loads(text)
        return cls(Source.from_json(json.dumps(values.pop("source"))), **values)


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one package.

    :param problem: Code of a failure of the whole package, empty if there was none.
    """

    package_id: str
    problem: str
    content_hash: str
    seconds: float
    parsed: int
    cached: int


@dataclass(frozen=True, slots=True)
class Result:
    """The rows of a task: Arrow tables by name, in IPC form for the way, and one `Done` for each package."""

    done: tuple[Done, ...]
    tables: dict[str, bytes]
    stamp: str = field(default_factory=stamps.judging)


class Reviewer:
    """Reviews packages with models that are loaded once. Use as a context manager."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._cache = PaperCache(Path(settings.cache))
        # The reader process gets ready while the models load.
        self._pool = ReaderPool(workers=1)
        self._matcher = _matcher()
        self._loader = Loader(self._pool, self._cache)
        self._ahead = ThreadPoolExecutor(1, thread_name_prefix="loader")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the reader processes."""
        self._pool.close()
        self._ahead.shutdown(cancel_futures=True)
        self._loader.close()

    def begin(self, items: Sequence[Item]) -> list[Loaded]:
        """Start reading the papers of a task while an earlier one is still judged."""
        return [self._ahead.submit(self._loader.load, item.source) for item in items]

    def finish(self, items: Sequence[Item], loaded: Sequence[Loaded]) -> Result:
        """Return the rows of a task that was begun."""
        done, parts = [], []
        for item, future in zip(items, loaded, strict=True):
            rows, one = self._review(item, future)
            done.append(one)
            parts.append(rows)
        tables = {table.name: to_ipc(to_table(table.name, [row for rows in parts for row in rows[table.name]])) for table in REVIEWED}
        return Result(tuple(done), tables)

    def review(self, items: Sequence[Item]) -> Result:
        """Return the rows of a task."""
        return self.finish(items, self.begin(items))

    def _review(self, item: Item, loaded: Loaded) -> tuple[Rows, Done]:
        from analyzer.pipeline import versions

        source, started = item.source, time.perf_counter()
        common = {"case_id": item.case_id, "filed_on": _day(item.filed_on or self._settings.filed_on)}
        problem, counts, content = source.problem, Counts(), ""
        if problem is None:
            try:
                documents, counts = loaded.result()
                content = _content_hash(documents)
                papers = self._papers(documents)
                rows = rows_of(source.package_id, self._judge(item, papers), {**common, "content_hash": content})
                return rows, Done(source.package_id, "", content, time.perf_counter() - started, counts.parsed, counts.cached)
            except DocumentError as error:
                problem = Problem(error.problem.code, error.problem.detail)
            except OSError as error:
                problem = Problem("source.unreachable", type(error).__name__)
            except Exception as error:  # one package never stops an audit; its own words may quote a paper
                problem = Problem("package.failed", type(error).__name__)
        else:
            loaded.cancel()
        rows = failed_rows(source.package_id, source.name, problem, versions(self._matcher), common)
        return rows, Done(source.package_id, problem.code, content, time.perf_counter() - started, counts.parsed, counts.cached)

    def _papers(self, documents: Sequence[Document]) -> list[PaperReview]:
        from analyzer.consistency import PaperReview
        from analyzer.extraction import extract, papers_in

        papers = []
        for document in (part for whole in documents for part in papers_in(whole)):
            paper = self._cache.paper(document) if document.sha256 else None
            if paper is None:
                paper = extract(document)
                self._cache.keep_paper(paper)
            papers.append(paper)
        duties = [paper.duties for paper in papers]
        profiles = self._cache.profiles(duties)
        if profiles is None:
            profiles = self._matcher.profiles(duties)
            self._cache.keep_profiles(duties, profiles)
        return [PaperReview(paper, profile) for paper, profile in zip(papers, profiles, strict=True)]

    def _judge(self, item: Item, papers: Sequence[PaperReview]) -> Review:
        from analyzer.consistency import judge
        from analyzer.extraction import codes_in_path, parse_code
        from analyzer.pipeline import versions

        source, settings = item.source, self._settings
        names = [Path(part) for part in (source.path.rpartition("/")[2], source.name)] + [p.paper.document.path for p in papers]
        return judge(
            source.name, papers, self._matcher.catalogue,
            given=parse_code(settings.code, "--code") if settings.code else (),
            # The table speaks where no paper does.
            from_path=[*(parse_code(item.filed_code, "outcomes") if item.filed_code else ()), *(c for name in names for c in codes_in_path(name))],
            filed_on=_day(item.filed_on or settings.filed_on), edition=settings.edition, versions=versions(self._matcher),
        )


def to_table(name: str, rows: Sequence[dict[str, Any]]) -> pa.Table:
    """Return rows as the Arrow table of that name; characters that no text may hold are replaced."""
    schema = TABLES[name].schema
    try:
        return pa.Table.from_pylist(list(rows), schema=schema)
    except UnicodeEncodeError:  # a file name in no encoding
        return pa.Table.from_pylist([_sound(row) for row in rows], schema=schema)


def _sound(value: Any) -> Any:
    match value:
        case str():
            return value.encode("utf-8", "replace").decode("utf-8")
        case list():
            return [_sound(each) for each in value]
        case dict():
            return {key: _sound(each) for key, each in value.items()}
    return value


def to_ipc(table: pa.Table) -> bytes:
    """Return a table as bytes for the way to the parent."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


def from_ipc(data: bytes) -> pa.Table:
    """Return the table that `to_ipc` wrote."""
    with pa.ipc.open_stream(data) as reader:
        return reader.read_all()


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _content_hash(documents: Sequence[Document]) -> str:
    told = sorted((document.name, document.sha256) for document in documents)
    return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()


def _matcher() -> Matcher:
    """Return the shipped matcher on one thread: the workers are the parallel part, and threads that wait cost most of a core."""
    from analyzer.language.encoder import shipped_encoder
    from analyzer.matching.matcher import Matcher

    return Matcher.load(encoder=shipped_encoder().on_one_thread())
