"""Reads files in child processes: a file that hangs, crashes or eats memory costs one process and one answer."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from analyzer.readers.child import Child
from analyzer.readers.document import Document, Status
from analyzer.readers.kept import KeptDocuments
from analyzer.readers.limits import DEFAULT_LIMITS, Limits
from analyzer.readers.problems import ReadProblem
from analyzer.readers.read import failed_document
from analyzer.readers.wire import from_json
from analyzer.readers.worker import request_line

# Native libraries keep what they once allocated; a fresh process now and then keeps a long batch small. It takes 0.3 s of
# processor time, as long as twenty papers, and memory hardly grew over so many files (docs/benchmarks.md).
FILES_PER_WORKER = 2000
# Papers that a run over several packages keeps: those of some ten packages.
PAPERS_KEPT = 64


class ReaderPool:
    """A set of reading processes. Use as a context manager; its methods may be called from any thread.

    The processes start at once, so that they get ready while the caller loads its models.

    :param workers: Number of processes.
    :param limits: What one file may cost.
    :param keeps: How many papers are kept in memory, so that a file with the same content is not opened again.
    """

    def __init__(self, workers: int = 2, limits: Limits = DEFAULT_LIMITS, *, keeps: int = 0) -> None:
        if workers < 1:
            raise ValueError(f"workers must be at least 1, got {workers}")
        self._limits = limits
        self._kept = KeptDocuments(keeps, limits)
        self._lock = threading.Lock()
        self._closed = False
        self._all: set[_Worker] = set()
        self._free: queue.Queue[_Worker] = queue.Queue()
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="reader")
        try:
            for _ in range(workers):
                self._free.put(self._started())
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all processes, also those at work; files still waiting are answered as crashed."""
        with self._lock:
            self._closed = True
            workers, self._all = self._all, set()
        self._threads.shutdown(wait=False)
        for worker in workers:
            worker.end()

    def read(self, path: Path) -> Document:
        """Return one file as a document, whatever it does to its process."""
        if (known := self._kept.find(path)) is not None:
            return known
        worker = self._free.get()
        healthy = False
        try:
            doc, healthy = worker.read(path, self._limits)
        finally:
            self._free.put(worker if healthy else self._renewed(worker))
        self._kept.keep(doc)
        return doc

    def begin(self, paths: Iterable[Path]) -> list[Future[Document]]:
        """Begin to read files, as many at a time as there are processes, in the order in which they were asked for, whoever asked.

        A file that is begun twice is read twice.
        """
        asked = list(paths)
        with self._lock:
            if not self._closed:
                return [self._threads.submit(self.read, path) for path in asked]
        return [_settled(self.read(path)) for path in asked]

    def read_all(self, paths: Iterable[Path]) -> list[Document]:
        """Return many files as documents, in the order given, reading as many at a time as there are processes."""
        begun = self.begin(paths)
        try:
            return [each.result() for each in begun]
        except BaseException:
            for each in begun:
                each.cancel()
            self.close()  # frees the threads that wait for an answer
            raise

    def _started(self) -> _Worker:
        worker = _Worker()
        self._all.add(worker)
        return worker

    def _renewed(self, worker: _Worker) -> _Worker:
        """Return a fresh process in place of one that is spent; the spent one if the pool is closed or none starts."""
        worker.end()
        with self._lock:
            self._all.discard(worker)
            if self._closed:
                return worker
            try:
                return self._started()
            except OSError:  # out of processes or memory just now: the next file tries again
                return worker


class _Worker:
    """One reading process."""

    def __init__(self) -> None:
        self._child = Child("analyzer.readers.worker")
        self._files = 0

    def read(self, path: Path, limits: Limits) -> tuple[Document, bool]:
        """Return the document, and whether the process may read another file."""
        started = time.perf_counter()
        reply = self._child.ask(request_line(path, limits), limits.seconds)
        self._files += 1
        doc = _answered(reply)
        if doc is not None:
            spent = any(problem.code == "limit.memory" for problem in doc.problems)
            return replace(doc, path=path), not spent and self._files < FILES_PER_WORKER
        self.end()
        status, problem = self._cause(limits)
        return failed_document(path, status, problem, seconds=time.perf_counter() - started), False

    def _cause(self, limits: Limits) -> tuple[Status, ReadProblem]:
        if self._child.ran_out_of_time:
            return Status.TIMEOUT, ReadProblem("limit.seconds", f"> {limits.seconds:g} s")
        if self._child.ran_out_of_memory(limits.memory_bytes):
            return Status.UNSAFE, ReadProblem("limit.memory", "process limit")
        return Status.UNREADABLE, ReadProblem("file.crashed", self._child.cause)

    def end(self) -> None:
        """End the process and what it started."""
        self._child.end()


def _settled(document: Document) -> Future[Document]:
    settled: Future[Document] = Future()
    settled.set_result(document)
    return settled


def _answered(reply: bytes | None) -> Document | None:
    """Return the document of a whole reply, None for what a dying process leaves behind."""
    try:
        return from_json(reply) if reply is not None else None
    except ValueError:
        return None
