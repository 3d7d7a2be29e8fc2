"""A guarded child process that answers requests line by line: it is killed when it takes too long, and told why it died."""

from __future__ import annotations

import contextlib
import math
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from analyzer.readers.limits import DEFAULT_LIMITS

_PACKAGE_FOLDER = Path(__file__).resolve().parents[2]
# How a native library ends its process when it gets no more memory.
_BREAKS = (signal.SIGABRT, signal.SIGSEGV, signal.SIGILL, getattr(signal, "SIGTRAP", signal.SIGABRT), getattr(signal, "SIGBUS", signal.SIGABRT))
_WINDOWS = sys.platform == "win32"


class _Clock:
    """Calls what is due from one thread of its own: a thread for every request would cost more than handing it over."""

    def __init__(self) -> None:
        self.renew()

    def renew(self) -> None:
        """Begin anew: in a process that was forked, the thread is gone and the lock may be held for ever."""
        self._changed = threading.Condition()
        self._alarms: dict[object, tuple[float, Callable[[], None]]] = {}
        self._wakes = math.inf
        self._thread: threading.Thread | None = None

    def set(self, seconds: float, call: Callable[[], None]) -> object:
        """Have `call` called after some time, unless the alarm that is returned is cancelled before."""
        alarm, due = object(), time.monotonic() + seconds
        with self._changed:
            self._alarms[alarm] = due, call
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="reader clock", daemon=True)
                self._thread.start()
            elif due < self._wakes:
                self._changed.notify()
        return alarm

    def cancel(self, alarm: object) -> None:
        """Cancel an alarm: it does not go off any more. The thread is not woken for it and finds out when it wakes by itself."""
        with self._changed:
            self._alarms.pop(alarm, None)

    def _run(self) -> None:
        with self._changed:
            while True:
                now = time.monotonic()
                for alarm in [alarm for alarm, (due, _) in self._alarms.items() if due <= now]:
                    _, call = self._alarms.pop(alarm)
                    with contextlib.suppress(Exception):  # a process that cannot be killed must not stop the clock of the others
                        call()
                self._wakes = min((due for due, _ in self._alarms.values()), default=math.inf)
                self._changed.wait(min(max(self._wakes - now, 0.0), threading.TIMEOUT_MAX))


_CLOCK = _Clock()
if not _WINDOWS:
    os.register_at_fork(after_in_child=_CLOCK.renew)


class Child:
    """One process that runs a module of ours and serves it with `analyzer.readers.worker.serve`.

    :param module: Name of the module, run as `python -m`.
    """

    def __init__(self, module: str) -> None:
        environment = dict(os.environ, OMP_THREAD_LIMIT="1", OMP_NUM_THREADS="1", PYTHONUTF8="1")
        search = [str(_PACKAGE_FOLDER), environment.get("PYTHONPATH", "")]
        environment["PYTHONPATH"] = os.pathsep.join(part for part in search if part)
        self._late = False
        self._peak = 0
        self._inherited = _resident()
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=not _WINDOWS,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )

    def ask(self, request: bytes, seconds: float) -> bytes | None:
        """Return the answer to one request line, None where none came: the process is dead then.

        :param seconds: Wall clock after which the process is killed.
        """
        self._late = False
        alarm = _CLOCK.set(seconds, self._stop)
        try:
            reply = self._exchange(request)
            if not reply:
                self._collect()
        finally:
            _CLOCK.cancel(alarm)
        return reply if reply.endswith(b"\n") and not self._late else None

    def _stop(self) -> None:
        self._late = True
        self._kill()

    def _exchange(self, request: bytes) -> bytes:
        assert self._process.stdin is not None and self._process.stdout is not None
        try:
            self._process.stdin.write(request)
            self._process.stdin.flush()
            return self._process.stdout.readline(DEFAULT_LIMITS.answer_bytes)
        except (OSError, ValueError):  # it died before, or was ended meanwhile
            return b""

    def _collect(self) -> None:
        """Wait for a process that has died, and note how much memory it had at most; the clock still runs."""
        if _WINDOWS or self._process.returncode is not None:
            return
        with contextlib.suppress(ChildProcessError):
            _, status, usage = os.wait4(self._process.pid, 0)
            self._process.returncode = os.waitstatus_to_exitcode(status)
            self._peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)

    def ran_out_of_memory(self, limit: int) -> bool:
        """Whether the process broke off with its memory all but used up: native libraries do not say why they do.

        :param limit: What it was allowed, in bytes.
        """
        code = self._process.returncode
        # The peak that Linux tells counts what the process shared with its parent before it became itself.
        own = self._peak > self._inherited
        return code is not None and -code in _BREAKS and own and self._peak > limit // 2

    @property
    def ran_out_of_time(self) -> bool:
        """Whether the last request took too long, by the clock or by its processor time."""
        return self._late or (not _WINDOWS and self._process.returncode == -signal.SIGXCPU)

    @property
    def cause(self) -> str:
        """How the process ended, in neutral words."""
        code = self._process.returncode
        return f"signal {-code}" if code is not None and code < 0 else f"exit {code}"

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


def _resident() -> int:
    """Return how much memory this process has at most had, in bytes; 0 where the system does not tell."""
    if _WINDOWS:
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
