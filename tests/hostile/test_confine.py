"""What a reading process cannot do, even when a file has taken it over."""

from __future__ import annotations

import subprocess
import sys

import pytest

TAKEN_OVER = """
import ctypes, socket, subprocess, threading
real = socket.socket
from analyzer.readers.confine import confine
print("filter", confine())
libc = ctypes.CDLL(None, use_errno=True)

def tried(name, act):
    try:
        print(name, "worked" if act() != -1 else "refused")
    except OSError:
        print(name, "refused")

tried("python", real)
tried("internet", lambda: libc.socket(2, 1, 0))
tried("unix", lambda: libc.socket(1, 1, 0))
tried("pair", lambda: libc.socketpair(1, 1, 0, (ctypes.c_int * 2)()))
tried("program", lambda: subprocess.run(["/bin/true"]).returncode)
tried("trace", lambda: libc.ptrace(16, 1, 0, 0))
late = threading.Thread(target=tried, args=("thread", lambda: libc.socket(2, 1, 0)))
late.start()
late.join()
tried("file", lambda: open("/dev/null").close() or 0)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="filters of system calls are Linux's")
def test_reader_has_no_network_and_no_programs() -> None:
    done = subprocess.run([sys.executable, "-c", TAKEN_OVER], capture_output=True, text=True, timeout=60, check=True)
    told = dict(line.split() for line in done.stdout.splitlines())
    assert told.pop("filter") == "True"
    assert told.pop("file") == "worked"
    assert len(told) == 7 and set(told.values()) == {"refused"}
