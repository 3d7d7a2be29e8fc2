"""Wakes the watch when something in the inbox changes."""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from analyzer.readers.normalise import nfc
from analyzer.watch.inbox import RESULTS

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import BaseObserver

# Reading leaves these behind; our own reading must not wake us.
_QUIET = frozenset({"opened", "closed_no_write"})


class Alarm:
    """Listens to the system where it tells of changes; where it does not, the folder is looked at by the clock.

    :param wake: Set when something changed.
    :param listen: False on network drives and where polling is wished for.
    """

    def __init__(self, inbox: Path, wake: threading.Event, *, listen: bool) -> None:
        self._inbox, self._wake = inbox, wake
        self._observer: BaseObserver | None = None
        self._heard_something = False
        #: Why the system does not tell of changes, empty where it does or was not asked.
        self.problem = ""
        if listen:
            self._start()

    @property
    def listening(self) -> bool:
        """Whether the system tells of changes."""
        return self._observer is not None and self._observer.is_alive()

    def _start(self) -> None:
        from watchdog.events import FileSystemEventHandler
        from watchdog.observers import Observer

        alarm = self

        class Handler(FileSystemEventHandler):
            """Passes every event on."""

            def on_any_event(self, event: FileSystemEvent) -> None:
                """Wake the watch."""
                alarm._heard(event)

        observer = Observer()
        try:
            observer.schedule(Handler(), str(self._inbox), recursive=True)
            observer.start()
        except OSError as error:  # out of watches, or a file system that has none
            self.problem = error.strerror or type(error).__name__
            with contextlib.suppress(RuntimeError):
                observer.stop()
            return
        self._observer = observer

    def _heard(self, event: FileSystemEvent) -> None:
        if event.event_type in _QUIET:
            return
        paths = [PurePath(str(path)) for path in (event.src_path, event.dest_path) if path]
        if any(not _is_ours(path) for path in paths):
            self._heard_something = True
            self._wake.set()

    def taken(self) -> bool:
        """Whether something changed since this was asked last."""
        heard, self._heard_something = self._heard_something, False
        return heard

    def close(self) -> None:
        """Stop listening."""
        if self._observer is not None:
            self._observer.stop()
            self._observer.join(timeout=5)
            self._observer = None


def _is_ours(path: PurePath) -> bool:
    return any(nfc(part) == RESULTS for part in path.parts)
