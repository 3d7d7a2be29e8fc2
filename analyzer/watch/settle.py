"""Is a file complete? It holds still, ends as its format ends, nobody has it open for writing, and nobody was seen to have so while it held still."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from analyzer.watch.inbox import Seen

# A PDF may carry some bytes behind its end, a ZIP a comment of up to 64 KiB.
_TAIL = 66_000
# First bytes of a format, and what must stand near its end.
_ENDS = ((b"%PDF-", b"%%EOF"), (b"PK\x03\x04", b"PK\x05\x06"), (b"\x89PNG\r\n\x1a\n", b"IEND"), (b"\xff\xd8\xff", b"\xff\xd9"))


class Stand(StrEnum):
    """How far a file is."""

    SETTLED = "settled"
    MOVING = "moving"
    STUCK = "stuck"


@dataclass(slots=True)
class _Watched:
    mark: str
    since: float
    whole: bool = False
    held_at: float = float("-inf")


class Settling:
    """Remembers since when each file holds still.

    :param settle: Seconds that a file must hold still.
    :param patience: Seconds after which a file that holds still without being complete is given up.
    """

    def __init__(self, settle: float, patience: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._settle, self._patience, self._clock = settle, patience, clock
        self._files: dict[Path, _Watched] = {}

    def trust(self, seen: Seen) -> None:
        """Take a file as complete: it was, when an earlier run saw it under the same mark."""
        self._files[seen.path] = _Watched(seen.mark, float("-inf"), whole=True)

    def look(self, seen: Seen, *, unfinished: bool = False) -> tuple[Stand, str]:
        """Return how far a file is, and why where it is not settled: `empty`, `cut`, `open` or `temporary`.

        :param unfinished: The name says that the file is not there yet.
        """
        now, known = self._clock(), self._files.get(seen.path)
        if known is None or known.mark != seen.mark:
            known = self._files[seen.path] = _Watched(seen.mark, now)
        if known.whole:
            return Stand.SETTLED, ""
        rest = now - known.since
        if rest < self._settle:
            return Stand.MOVING, "temporary" if unfinished else ""
        reason = "temporary" if unfinished else missing(seen)
        if reason == "open":
            known.held_at = now
        # Whoever held it may lay the next paper beside it the moment it is let go.
        if not reason and now - known.held_at < self._settle:
            return Stand.MOVING, ""
        if not reason:
            known.whole = True
            return Stand.SETTLED, ""
        return (Stand.MOVING if rest < self._patience else Stand.STUCK), reason

    def forget_all_but(self, paths: Collection[Path]) -> None:
        """Drop files that are gone, so that memory stays flat."""
        for path in self._files.keys() - set(paths):
            del self._files[path]


def missing(seen: Seen) -> str:
    """Return what speaks against a file being complete: `empty`, `cut` or `open`; empty where nothing does.

    A file that may not be opened at all is complete: reading tells why.
    """
    if seen.size == 0:
        return "empty"
    try:
        with seen.path.open("rb") as stream:
            head = stream.read(16)
            stream.seek(max(0, seen.size - _TAIL))
            tail = stream.read(_TAIL)
            busy = _open_for_writing(stream.fileno())
    except PermissionError:
        return "open" if sys.platform == "win32" else ""  # Windows refuses a file that is being copied
    except OSError:
        return "open"
    if any(head.startswith(start) and end not in tail for start, end in _ENDS):
        return "cut"
    return "open" if busy else ""


def _open_for_writing(descriptor: int) -> bool:
    """Whether some process has the file open for writing, False where the system does not tell."""
    if sys.platform != "linux":
        return False
    import fcntl

    # A read lease is only given where nobody writes. It is returned at once.
    try:
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
    except BlockingIOError:
        return True
    except OSError:  # another person's file, or a file system without leases
        return False
    with contextlib.suppress(OSError):
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    return False


def ignore_lease_signals() -> None:
    """Keep the process alive where somebody opens a file for writing in the moment it is looked at."""
    if os.name == "posix":
        import signal

        signal.signal(signal.SIGIO, signal.SIG_IGN)
