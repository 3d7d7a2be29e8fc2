"""Where packages lie while somebody works on them: a private folder that empties itself."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from analyzer.web.desk import Desk
from analyzer.web.settings import Settings

_PREFIX = "analyzer-page-"
_LOCK = "in-use"
_ID_BYTES = 24


class Store:
    """The packages of one server, in memory and in a folder that only this user can read.

    What a server that was killed has left behind is deleted by the next one.
    """

    def __init__(self, settings: Settings) -> None:
        self._keep = settings.keep_hours * 3600
        self._most = settings.cases
        self._lock = threading.Lock()
        self._desks: dict[str, Desk] = {}
        _clear_leftovers(Path(tempfile.gettempdir()))
        self.folder = Path(tempfile.mkdtemp(prefix=_PREFIX))  # made with mode 0700
        self._mark = _locked(self.folder / _LOCK)

    def new(self) -> Desk:
        """Return an empty desk; the oldest gives way where there are too many."""
        identity = secrets.token_urlsafe(_ID_BYTES)
        folder = self.folder / secrets.token_hex(8)
        folder.mkdir(mode=0o700)
        desk = Desk(identity, folder, expires=time.time() + self._keep)
        with self._lock:
            self._desks[identity] = desk
            surplus = list(self._desks)[: -self._most]
        for old in surplus:
            self.delete(old)
        return desk

    def get(self, identity: str) -> Desk | None:
        """Return a desk, None where there is none (any more)."""
        self.sweep()
        with self._lock:
            return self._desks.get(identity)

    def delete(self, identity: str) -> bool:
        """Delete a package with all its files. Returns whether it existed."""
        with self._lock:
            desk = self._desks.pop(identity, None)
        if desk is not None:
            desk.clear()
            _remove(desk.folder)
        return desk is not None

    def sweep(self) -> None:
        """Delete the packages whose time is over."""
        now = time.time()
        with self._lock:
            over = [identity for identity, desk in self._desks.items() if desk.expires <= now]
        for identity in over:
            self.delete(identity)

    def close(self) -> None:
        """Delete everything."""
        for identity in list(self._desks):
            self.delete(identity)
        self._mark.close()
        _remove(self.folder)


def _remove(folder: Path) -> None:
    """Delete a folder. A file that a reader holds open just now is tried again."""
    for _ in range(20):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(0.05)  # Windows lets go of a file a moment after its process has ended


def _clear_leftovers(place: Path) -> None:
    for folder in _own_folders(place):
        if _is_free(folder / _LOCK):
            _remove(folder)


def _own_folders(place: Path) -> Iterator[Path]:
    user = os.getuid() if sys.platform != "win32" else None
    for folder in place.glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            if folder.is_dir() and not folder.is_symlink() and (user is None or folder.lstat().st_uid == user):
                yield folder


def _locked(path: Path) -> BinaryIO:
    """Return an open file that tells other servers that its folder is in use, as long as this process lives."""
    mark = path.open("wb")
    if sys.platform != "win32":  # there, an open file cannot be deleted, which says the same
        import fcntl

        fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return mark


def _is_free(path: Path) -> bool:
    """Whether the server that made a mark has ended."""
    try:
        if sys.platform == "win32":
            path.unlink()
            return True
        import fcntl

        with path.open("rb") as mark:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False  # being made just now
    except OSError:
        return False
    return True
