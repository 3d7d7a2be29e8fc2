"""Keeps a watch going: takes the lock, looks when something changes, waits out an inbox that cannot be reached, stops cleanly."""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from analyzer.watch.alarm import Alarm
from analyzer.watch.conditions import conditions_of
from analyzer.watch.events import Event, Stop, Tell
from analyzer.watch.lock import Lock
from analyzer.watch.moves import results_of
from analyzer.watch.notify import notify
from analyzer.watch.places import Places, places_of
from analyzer.watch.publish import is_full, sweep
from analyzer.watch.reading import Desk
from analyzer.watch.session import Session
from analyzer.watch.settings import Settings
from analyzer.watch.settle import ignore_lease_signals
from analyzer.watch.state import NAME, State
from analyzer.watch.words import tally_text
from analyzer.watch.work import Stopped

LOCK = ".watch.lock"
# The system may lose events where very much happens at once: everything is looked at this often in any case.
_LOOK_ANYWAY = 30.0
# Two looks are at least so far apart, so that a slow copy does not keep the processor busy.
_PAUSE = 0.2
# ... and several times as far as a look takes: most of the time belongs to the reviews.
_SHARE = 5
_SLICE = 0.5


class Watch:
    """A watch over an inbox.

    :param tell: Called with everything that happens, from any thread.
    """

    def __init__(self, settings: Settings, tell: Tell) -> None:
        self._settings, self._tell = settings, self._counting(tell)
        self._stop, self._wake = Stop(), threading.Event()
        self._new: Counter[str] = Counter()
        self._failed = ""
        self._desk: Desk | None = None
        self._conditions: dict[str, str] = {}

    def stop(self) -> None:
        """End the watch soon; may be called from a signal handler."""
        self._stop.set()

    def run(self) -> list[str]:
        """Watch until stopped, or until everything is reviewed, and return the verdict of each package that lies there.

        :raises Held: If another watcher holds the inbox.
        :raises OSError: If a single run cannot write its results.
        """
        ignore_lease_signals()
        verdicts: list[str] = []
        with contextlib.ExitStack() as stack:
            while not self._stop.is_set():
                try:
                    verdicts = self._watch(stack)
                except Stopped:
                    break
                except (OSError, sqlite3.Error) as error:
                    if self._settings.once:
                        raise OSError(str(error)) from error
                    self._wait_out(error)
                if self._settings.once:
                    break
        return verdicts

    def _watch(self, stack: contextlib.ExitStack) -> list[str]:
        """Watch as long as the inbox can be reached.

        :param stack: Keeps the reading processes for the whole life of the watch.
        """
        places = places_of(self._settings.inbox)
        with self._opened(places) as (lock, state):
            if self._desk is None:  # not before the lock: a second watch is to hear of the first at once
                self._desk = stack.enter_context(Desk(workers=max(1, min(os.cpu_count() or 1, 4))))
                self._conditions = conditions_of(self._settings)
            listen = not (self._settings.once or self._settings.poll or places.network)
            alarm = Alarm(self._settings.inbox, self._wake, listen=listen)
            session = Session(
                self._settings, places, state, self._desk, self._conditions, self._tell, stop=self._stop, wake=self._wake, alive=lambda: lock.alive)
            self._failed = ""
            self._greet(places, alarm, lock)
            try:
                self._rounds(session, alarm, lock)
                return session.verdicts()
            finally:
                alarm.close()
                session.close(ended=self._stop.is_set() or self._settings.once)

    @contextlib.contextmanager
    def _opened(self, places: Places) -> Iterator[tuple[Lock, State]]:
        lock = Lock((places.results if places.writable else places.state) / LOCK)
        try:
            state = State(places.state / NAME, self._settings.inbox)
            try:
                for folder in (places.results, *(results_of(row, places.inbox, places.results) for row in state.rows().values())):
                    sweep(folder)
                yield lock, state
            finally:
                state.close()
        finally:
            lock.release()

    def _rounds(self, session: Session, alarm: Alarm, lock: Lock) -> None:
        due, pause, changed = float("-inf"), _PAUSE, True
        while not self._stop.is_set():
            self._wake.clear()
            now = time.monotonic()
            # A renamed inbox tells of nothing: where it is listened to, its lock is looked for at every turn.
            if (alarm.listening or now >= due) and not lock.alive:
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), self._settings.inbox.name)
            if now >= due:
                session.look()
                lock.beat()
                changed, pause = False, max(_PAUSE, _SHARE * (time.monotonic() - now))
                due = now + max(pause, self._until_next(session, alarm))
            else:
                session.proceed()
            if session.idle and not session.again:
                self._notify()
                if self._settings.once:
                    return
            changed = alarm.taken() or session.again or changed
            if changed:
                due = min(due, now + pause)
            self._wake.wait(max(0.0, min(_SLICE, due - time.monotonic())))

    def _until_next(self, session: Session, alarm: Alarm) -> float:
        if session.settling:
            return max(0.05, min(self._settings.settle / 2, 1.0))
        return _LOOK_ANYWAY if alarm.listening else self._settings.interval

    def _greet(self, places: Places, alarm: Alarm, lock: Lock) -> None:
        if lock.former is not None:
            self._tell(Event("takeover", "", {"pid": lock.former.pid, "host": lock.former.host}))
        if alarm.problem:
            self._tell(Event("deaf", "", {"reason": alarm.problem}))
        if not places.writable:
            self._tell(Event("elsewhere", "", {"path": places.results}))
        self._tell(Event("once" if self._settings.once else "listening" if alarm.listening else "polling", "", {"path": self._settings.inbox}))

    def _wait_out(self, error: Exception) -> None:
        """Say once that the inbox cannot be reached or written, and wait until it may be."""
        reason = getattr(error, "strerror", None) or str(error)
        kind = "full" if is_full(error) else "unreachable"
        if self._failed != kind:
            self._failed = kind
            self._tell(Event(kind, "", {"path": self._settings.inbox, "reason": reason}))
        self._stop.wait(self._settings.interval)

    # Telling the desk

    def _counting(self, tell: Tell) -> Tell:
        def counted(event: Event) -> None:
            if event.kind == "reviewed":
                self._new[event.values["verdict"]] += 1
            tell(event)

        return counted

    def _notify(self) -> None:
        """Show one note for all results since the last one."""
        if self._settings.notify and self._new:
            text = tally_text(self._new).in_lang(self._settings.lang)
            self._new.clear()
            notify(Path(self._settings.inbox).resolve().name, text)
