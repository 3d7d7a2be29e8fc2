"""Writes what must not be lost: a full disk is said once and waited for."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TypeVar

from analyzer.watch.events import Event, Stop, Tell
from analyzer.watch.publish import is_full
from analyzer.watch.settings import Settings
from analyzer.watch.work import Stopped

T = TypeVar("T")


class Keeper:
    """Tries again for as long as there is no space.

    :param alive: Says whether the inbox can still be reached; what lies on it is not waited for otherwise.
    """

    def __init__(self, settings: Settings, tell: Tell, stop: Stop, alive: Callable[[], bool]) -> None:
        self._settings, self._tell, self._stop, self._alive = settings, tell, stop, alive
        self._full = False

    def keep(self, write: Callable[[], T]) -> T:
        """Write to the state and return what the writing returns.

        :raises Stopped: If the watch is ending.
        :raises sqlite3.Error: If it fails for another reason than space.
        """
        while True:
            try:
                return write()
            except sqlite3.Error as error:
                if self._settings.once or not is_full(error) or not self._alive():
                    raise
                self.no_space(error)
            if self._stop.wait(self._settings.retry):
                raise Stopped

    def no_space(self, error: BaseException) -> None:
        """Say that there is no space, once until something could be written again."""
        if not self._full:
            self._full = True
            self._tell(Event("full", "", {"reason": getattr(error, "strerror", None) or str(error)}))

    def written(self) -> None:
        """Note that there is space again."""
        self._full = False
