"""One watcher for one inbox: a file that says who holds it, locked by the system for as long as the holder lives."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Self

# Locks of another machine are not seen everywhere; its holder touches the file, and is dead when it has not for so long.
HEARTBEAT, STALE = 20.0, 120.0
# Bytes before this one can be read while the lock is held; Windows locks ranges, and refuses to read locked ones.
_LOCKED_BYTE = 4096


@dataclass(frozen=True, slots=True)
class Holder:
    """Who watches an inbox."""

    pid: int
    host: str
    since: str

    @classmethod
    def here(cls) -> Self:
        """Return this process."""
        return cls(os.getpid(), socket.gethostname(), time.strftime("%Y-%m-%d %H:%M:%S"))


class Held(Exception):
    """Another watcher holds the inbox; `holder` says which, None where it has not written its name yet."""

    def __init__(self, holder: Holder | None) -> None:
        super().__init__(f"held by {holder}")
        self.holder = holder


class Lock:
    """The lock of an inbox.

    :param path: The lock file; it stays behind empty, since removing it would let two watchers in.
    :raises Held: If another watcher holds it.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._file = path.open("a+b")
        try:
            if not _locked(self._file.fileno()):
                raise Held(_holder(path))
            former, age = _holder(path), time.time() - path.stat().st_mtime
            if former is not None and former.host != socket.gethostname() and age < STALE:
                raise Held(former)
            #: A watcher that ended without saying so, None where the last one ended in order.
            self.former = former
            self._write(json.dumps(vars_of(Holder.here())).encode())
        except BaseException:
            self._file.close()
            raise

    @property
    def alive(self) -> bool:
        """Whether the lock file is still the one that was locked; it is not once the inbox went away."""
        try:
            return self.path.stat().st_ino == os.fstat(self._file.fileno()).st_ino
        except OSError:
            return False

    def beat(self) -> None:
        """Show watchers on other machines that this one lives."""
        with contextlib.suppress(OSError):
            if time.time() - self.path.stat().st_mtime > HEARTBEAT:
                os.utime(self.path)

    def release(self) -> None:
        """Let the next watcher in."""
        with contextlib.suppress(OSError):
            self._write(b"")
        self._file.close()

    def _write(self, content: bytes) -> None:
        self._file.seek(0)
        self._file.truncate()
        self._file.write(content)
        self._file.flush()
        os.fsync(self._file.fileno())


def vars_of(holder: Holder) -> dict[str, object]:
    """Return a holder as plain data."""
    return {"pid": holder.pid, "host": holder.host, "since": holder.since}


def _holder(path: Path) -> Holder | None:
    try:
        data = json.loads(path.read_bytes() or b"null")
        return Holder(int(data["pid"]), str(data["host"]), str(data["since"])) if data else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _locked(descriptor: int) -> bool:
    """Take the system's lock, which ends with the process whatever ends it; False where another process has it."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        # A file system without locks: the name in the file and its age have to do.
        return True
    return True
