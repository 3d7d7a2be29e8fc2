"""Workers of this machine: processes that a package may kill without harm to the audit."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from analyzer.audits.problems import AuditError
from analyzer.audits.reviewing import Item, Result, Settings
from analyzer.audits.worker import ENVIRONMENT, READY, receive, task_line
from analyzer.readers import DEFAULT_LIMITS

#: Tasks that one worker has at a time: one at work, the papers of the other being read.
AHEAD = 2
#: How often in a row a worker may fail to start before the audit gives up.
STARTS = 3
# Reading has its own clock for each file; this one is for a package that keeps the rest busy for ever.
_SECONDS_PER_PACKAGE = 120.0
_ROOT = Path(__file__).resolve().parents[2]
_WINDOWS = sys.platform == "win32"


@dataclass(frozen=True, slots=True)
class Task:
    """Packages that go to one worker together."""

    items: tuple[Item, ...]

    @property
    def seconds(self) -> float:
        """How long it may take at most."""
        return sum(_SECONDS_PER_PACKAGE + DEFAULT_LIMITS.seconds * len(item.source.files) for item in self.items)


@dataclass(frozen=True, slots=True)
class Lost:
    """A task whose worker died.

    :param guilty: Whether it was at work on this task, rather than waiting with it.
    """

    detail: str
    guilty: bool


class Crew(Protocol):
    """Runs tasks somewhere."""

    def submit(self, task: Task) -> None:
        """Hand a task in."""

    def next(self) -> tuple[Task, Result | Lost]:
        """Return the next task that is finished or lost, waiting for it."""

    @property
    def room(self) -> int:
        """How many more tasks may be handed in just now."""


class LocalCrew:
    """A set of worker processes. Use as a context manager.

    :param workers: Number of processes; each has a reader process of its own.
    """

    def __init__(self, settings: Settings, workers: int) -> None:
        self._settings = settings
        self._todo: queue.Queue[Task | None] = queue.Queue()
        self._done: queue.Queue[tuple[Task, Result | Lost] | BaseException] = queue.Queue()
        self._open, self._most = 0, workers * AHEAD
        self._closed = threading.Event()
        self._processes: set[subprocess.Popen[bytes]] = set()
        self._threads = [threading.Thread(target=self._serve, name=f"audit-{number}", daemon=True) for number in range(workers)]
        for thread in self._threads:
            thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End all workers, also those at work."""
        self._closed.set()
        for _ in self._threads:
            self._todo.put(None)
        for process in list(self._processes):
            _end(process)
        for thread in self._threads:
            thread.join()

    @property
    def room(self) -> int:
        """How many more tasks may be handed in just now."""
        return self._most - self._open

    def submit(self, task: Task) -> None:
        """Hand a task in."""
        self._open += 1
        self._todo.put(task)

    def next(self) -> tuple[Task, Result | Lost]:
        """Return the next task that is finished or lost, waiting for it."""
        found = self._done.get()
        if isinstance(found, BaseException):
            raise found
        self._open -= 1
        return found

    def _serve(self) -> None:
        try:
            while not self._closed.is_set():
                if not self._one_life():
                    return
        except BaseException as error:  # told to the thread that waits for results
            self._done.put(error)

    def _one_life(self) -> bool:
        """Serve tasks with one process until it dies; return whether another one is wanted."""
        first = self._todo.get()
        if first is None:
            return False
        pending: deque[Task] = deque()
        process = self._ready()
        try:
            task: Task | None = first
            while True:
                while task is not None:
                    pending.append(task)
                    with contextlib.suppress(OSError, ValueError):  # a dead process shows when its answer is awaited
                        self._write(process, task_line(task.items))
                    task = self._another() if len(pending) < AHEAD else None
                if (result := _answer(process, pending[0].seconds)) is None:
                    break
                self._done.put((pending.popleft(), result))
                task = self._another()
                if task is None and not pending:
                    task = self._todo.get()
                    if task is None:
                        return False
        finally:
            _end(process)
            self._processes.discard(process)
        detail = f"signal {-process.returncode}" if process.returncode < 0 else f"exit {process.returncode}"
        for place, lost in enumerate(pending):
            self._done.put((lost, Lost(detail, guilty=place == 0)))
        return True

    def _another(self) -> Task | None:
        try:
            task = self._todo.get_nowait()
        except queue.Empty:
            return None
        if task is None:
            self._todo.put(None)  # the crew is closing: seen again when nothing is pending
        return task

    def _ready(self) -> subprocess.Popen[bytes]:
        """Return a process whose models are loaded.

        :raises AuditError: If several in a row do not come so far: the fault is not in a package.
        """
        for _ in range(STARTS):
            process = self._started()
            with contextlib.suppress(OSError, ValueError):
                self._write(process, json.dumps(asdict(self._settings)).encode("ascii") + b"\n")
            assert process.stdout is not None
            if process.stdout.readline() == READY or self._closed.is_set():
                return process
            _end(process)
            self._processes.discard(process)
        raise no_start()

    def _started(self) -> subprocess.Popen[bytes]:
        environment = {**os.environ, **ENVIRONMENT}
        environment["PYTHONPATH"] = os.pathsep.join(part for part in (str(_ROOT), environment.get("PYTHONPATH", "")) if part)
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "analyzer.audits.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, env=environment, creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        self._processes.add(process)
        if self._closed.is_set():
            _end(process)
        return process

    def _write(self, process: subprocess.Popen[bytes], data: bytes) -> None:
        assert process.stdin is not None
        process.stdin.write(data)
        process.stdin.flush()


def _answer(process: subprocess.Popen[bytes], seconds: float) -> Result | None:
    """Return the next result of a worker, None where it died or took too long."""
    assert process.stdout is not None
    clock = threading.Timer(seconds, process.kill)
    clock.daemon = True
    clock.start()
    try:
        return receive(process.stdout)
    finally:
        clock.cancel()


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError, ValueError):
                stream.close()


def no_start() -> AuditError:
    """Return what is said where no worker comes to life."""
    return AuditError("작업자를 시작하지 못했습니다. 설치와 남은 메모리를 확인하고(analyzer doctor) 같은 명령을 다시 실행하세요.",
                      "The workers do not start. Check the installation and the free memory (analyzer doctor), then run the same command again.")


def batches(items: Iterator[Item], size: int) -> Iterator[Task]:
    """Yield tasks of `size` packages each."""
    batch: list[Item] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield Task(tuple(batch))
            batch = []
    if batch:
        yield Task(tuple(batch))
