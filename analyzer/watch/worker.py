"""Does one thing at a time in a thread of its own: reads whose a paper is, or reviews a package."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from analyzer.watch.events import Stop
from analyzer.watch.grouping import Identity
from analyzer.watch.inbox import Seen
from analyzer.watch.plan import Candidate
from analyzer.watch.reading import Desk, identity_in
from analyzer.watch.settings import Settings
from analyzer.watch.state import Row
from analyzer.watch.work import Job, Outcome, Stopped, review_and_publish


@dataclass(slots=True)
class Ready:
    """A package that waits for its review, and why.

    :param files: The files that are the cause.
    :param row: What is known of it so far.
    """

    candidate: Candidate
    papers: list[tuple[Seen, str]]
    fingerprint: str
    reason: str
    files: tuple[str, ...]
    results: Path
    row: Row


@dataclass(frozen=True, slots=True)
class Unknown:
    """A loose paper to be read to learn whose it is."""

    file: Seen
    sha256: str


class Worker:
    """The thread that reads and reviews.

    :param wake: Set when something is done.
    :param on_full: Called when there is no space for a result.
    """

    def __init__(self, settings: Settings, desk: Desk, stop: Stop, wake: threading.Event, on_full: Callable[[BaseException], None]) -> None:
        self._settings, self._desk, self._stop, self._wake, self._on_full = settings, desk, stop, wake, on_full
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="review")
        self._future: Future[Identity | Outcome] | None = None
        #: What is being done, None where nothing is.
        self.task: Ready | Unknown | None = None

    def reviews(self, place: str) -> bool:
        """Whether the package of a place is being reviewed."""
        return isinstance(self.task, Ready) and self.task.candidate.place == place

    def identify(self, unknown: Unknown) -> None:
        """Begin to read whose a paper is."""
        self._begin(unknown, lambda: self._identity(unknown.file))

    def review(self, ready: Ready, job: Job) -> None:
        """Begin a review."""
        self._begin(ready, lambda: review_and_publish(
            job, self._desk, self._settings, self._stop, on_full=self._on_full, retry=self._settings.retry))

    def result(self) -> tuple[Ready | Unknown, Identity | Outcome | BaseException] | None:
        """Return what was done last and what came of it, None while it is being done; the worker is free then."""
        if self._future is None or not self._future.done():
            return None
        future, task = self._future, self.task
        self._future = self.task = None
        assert task is not None
        return task, future.exception() or future.result()

    def close(self) -> None:
        """Wait for the end of what is being done."""
        self._thread.shutdown(wait=True)

    def _begin(self, task: Ready | Unknown, job: Callable[[], Identity | Outcome]) -> None:
        self.task = task
        self._future = self._thread.submit(job)
        self._future.add_done_callback(lambda _: self._wake.set())

    def _identity(self, seen: Seen) -> Identity:
        document = self._desk.read(seen.path)
        if self._stop.is_set():
            raise Stopped
        return identity_in(document)
