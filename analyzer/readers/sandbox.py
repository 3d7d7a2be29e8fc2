"""Reads files in child processes: a file that hangs, crashes or eats memory costs one process and one answer."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from analyzer.readers.document import Document, Status
from analyzer.readers.limits import DEFAULT_LIMITS, Limits
from analyzer.readers.problems import ReadProblem
from analyzer.readers.read import failed_document
from analyzer.readers.wire import from_json
from analyzer.readers.worker import request_line

# Native libraries keep what they once allocated; a fresh process now and then keeps a long batch small.
FILES_PER_WORKER = 300
_PACKAGE_FOLDER = Path(__file__).resolve().parents[2]
_WINDOWS = sys.platform == "win32"


class ReaderPool:
    """A set of reading processes. Use as a context manager; its methods may be called from any thread.

    The processes start at once, so that they get ready while the caller loads its models.

    :param workers: Number of processes.
    :param limits: What one file may cost.
    """

    def __init__(self, workers: int = 2, limits: Limits = DEFAULT_LIMITS) -> None:
        if workers < 1:
            raise ValueError(f"workers must be at least 1, got {workers}")
        self._limits = limits
        self._count = workers
        self._lock = threading.Lock()
        self._closed = False
        self._all: set[_Worker] = set()
        self._free: queue.Queue[_Worker] = queue.Queue()
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
        for worker in workers:
            worker.end()

    def read(self, path: Path) -> Document:
        """Return one file as a document, whatever it does to its process."""
        worker = self._free.get()
        healthy = False
        try:
            doc, healthy = worker.read(path, self._limits)
        finally:
            self._free.put(worker if healthy else self._renewed(worker))
        return doc

    def read_all(self, paths: Iterable[Path]) -> list[Document]:
        """Return many files as documents, in the order given, reading as many at a time as there are processes."""
        with ThreadPoolExecutor(self._count, thread_name_prefix="reader") as threads:
            try:
                return list(threads.map(self.read, paths))
            except BaseException:
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
        environment = dict(os.environ, OMP_THREAD_LIMIT="1", OMP_NUM_THREADS="1", PYTHONUTF8="1")
        search = [str(_PACKAGE_FOLDER), environment.get("PYTHONPATH", "")]
        environment["PYTHONPATH"] = os.pathsep.join(part for part in search if part)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "analyzer.readers.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=not _WINDOWS,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        self._files = 0

    def read(self, path: Path, limits: Limits) -> tuple[Document, bool]:
        """Return the document, and whether the process may read another file."""
        started = time.perf_counter()
        late = threading.Event()

        def stop() -> None:
            late.set()
            self._kill()

        clock = threading.Timer(limits.seconds, stop)
        clock.daemon = True
        clock.start()
        try:
            reply = self._ask(request_line(path, limits))
        finally:
            clock.cancel()
        self._files += 1
        doc = None if late.is_set() else _answered(reply)
        if doc is not None:
            spent = any(problem.code == "limit.memory" for problem in doc.problems)
            return replace(doc, path=path), not spent and self._files < FILES_PER_WORKER
        self.end()
        status, problem = self._cause(limits, late=late.is_set())
        return failed_document(path, status, problem, seconds=time.perf_counter() - started), False

    def _ask(self, request: bytes) -> bytes:
        assert self._process.stdin is not None and self._process.stdout is not None
        try:
            self._process.stdin.write(request)
            self._process.stdin.flush()
            return self._process.stdout.readline()
        except (OSError, ValueError):  # it died before, or the pool was closed meanwhile
            return b""

    def _cause(self, limits: Limits, *, late: bool) -> tuple[Status, ReadProblem]:
        code = self._process.returncode
        if late or (not _WINDOWS and code == -signal.SIGXCPU):
            return Status.TIMEOUT, ReadProblem("limit.seconds", f"> {limits.seconds:g} s")
        detail = f"signal {-code}" if code is not None and code < 0 else f"exit {code}"
        return Status.UNREADABLE, ReadProblem("file.crashed", detail)

    def end(self) -> None:
        """End the process and what it started."""
        self._kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):  # a request that could not be written any more
                    stream.close()

    def _kill(self) -> None:
        if self._process.poll() is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            if _WINDOWS:
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)


def _answered(reply: bytes) -> Document | None:
    """Return the document of a whole reply, None for what a dying process leaves behind."""
    try:
        return from_json(reply) if reply.endswith(b"\n") else None
    except ValueError:
        return None
