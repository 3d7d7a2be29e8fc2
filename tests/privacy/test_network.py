"""No door reaches another machine: no process asked for a connection, and all but the page ran where there is no network."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.offline.sitecustomize import LOG
from tests.privacy.conftest import DOORS, Said
from tests.privacy.support import isolated

_ASK = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=1)"


@pytest.mark.parametrize("door", DOORS)
def test_network_no_door_asks_for_a_connection(door: str, doors: dict[str, Said], place: Path) -> None:
    """The doors share one log, which the guard would have written to from any of their processes."""
    assert doors[door] and not (place / "connections.txt").exists()


def test_network_guard_refuses_and_notes(tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    done = subprocess.run([sys.executable, "-c", _ASK], env=os.environ | {LOG: str(log)}, capture_output=True, check=False)
    assert done.returncode == 1 and b"the tests have no network" in done.stderr
    assert "192.0.2.1" in log.read_text("utf-8")


def test_network_guard_holds_in_this_process() -> None:
    import socket

    with pytest.raises(OSError, match="the tests have no network"):
        socket.getaddrinfo("example.org", 443)


@pytest.mark.skipif(not isolated(), reason="this system gives no network namespace")
def test_network_isolated_process_has_no_device() -> None:
    done = subprocess.run([*isolated(), sys.executable, "-S", "-c", _ASK], capture_output=True, check=False)
    assert b"Network is unreachable" in done.stderr
