"""The same audit on a Ray cluster of this machine: identical, also when a worker is killed in the middle."""

from __future__ import annotations

import importlib.util
import os
import signal
import sys
from pathlib import Path

import pytest

from analyzer.audits.engine import Order, run
from analyzer.audits.manifest import Counts
from analyzer.audits.problems import AuditError
from analyzer.audits.result import Audit
from analyzer.audits.run import audit
from tests.audit.conftest import Case, content

needs_ray = [pytest.mark.cluster, pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="needs the extra `cluster`")]


def actors() -> list[int]:
    """Return the processes of the reviewing actors; Ray names them in their command lines."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                command = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if command.startswith(b"ray::_Actor"):
                found.append(int(entry.name))
    return found


def offered() -> set[str]:
    """Return the listening sockets that another machine could reach, as the kernel writes them."""
    lines = [line.split() for name in ("tcp", "tcp6") for line in Path("/proc/net", name).read_text().splitlines()[1:]]
    listening = {fields[1] for fields in lines if fields[3] == "0A"}
    loopback = ("0100007F:", "0000000000000000FFFF00000100007F:", "00000000000000000000000001000000:")
    return {address for address in listening if not address.startswith(loopback)}


class TestCluster:
    pytestmark = needs_ray

    def test_cluster_with_a_killed_worker_gives_the_same(self, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("analyzer.audits.engine.PACKAGES_PER_TASK", 2)
        before, sockets = set(actors()), offered()
        killed: list[int] = []

        def kill_once(counts: Counts) -> None:
            if counts.done and not killed:
                own = sorted(set(actors()) - before)
                assert len(own) == 2
                assert offered() <= sockets
                killed.append(own[0])
                os.kill(own[0], signal.SIGKILL)

        run(Order((str(case.archive),), str(case.outcomes), workers=2, cluster="local"), tmp_path / "out", kill_once)
        assert killed
        assert content(Audit(tmp_path / "out"), tmp_path / "x") == content(case.audit, tmp_path / "y")
        assert not set(actors()) - before


def test_cluster_without_ray_says_what_to_install(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(AuditError, match="cluster"):
        audit(case.archive, out=tmp_path, cluster="local")
