"""Whatever is killed, whenever: the audit that goes on ends like one that was never disturbed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.audits.engine import Order, run
from analyzer.audits.manifest import NAME, Counts
from analyzer.audits.parts import sweep
from analyzer.audits.problems import AuditError
from analyzer.audits.result import Audit
from analyzer.audits.run import audit
from tests.audit.conftest import Case, content
from tests.e2e.support import ROOT

# Small tasks and parts, so that a small archive has moments between them.
_RUN = """
import sys
from analyzer.audits import engine
from analyzer.audits.run import audit
engine.PACKAGES_PER_TASK, engine.PACKAGES_PER_PART = 2, 4
audit(sys.argv[1], sys.argv[2], out=sys.argv[3], workers=1)
"""


def started(case: Case, out: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", _RUN, case.archive, case.outcomes, out], cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)})


def wait_for(happened: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    while not happened():
        assert process.poll() is None, "the audit ended before it could be killed"
        time.sleep(0.005)


def papers(out: Path) -> int:
    return sum(1 for path in out.glob("private/papers/*/*"))


def done(out: Path) -> int:
    try:
        base = sqlite3.connect(f"{(out / NAME).as_uri()}?mode=ro", uri=True)
        (count,) = base.execute("SELECT count(*) FROM packages WHERE state = 'done'").fetchone()
        base.close()
    except sqlite3.OperationalError:
        return 0
    return int(count)


def test_resuming_after_kills_ends_like_an_undisturbed_audit(case: Case, tmp_path: Path) -> None:
    """Killed once while papers are read and once between two parts; litter of a third kill is put there by hand."""
    out = tmp_path / "out"
    for happened in (lambda: papers(out) > 2, lambda: 0 < done(out) < len(case.audit.packages)):
        process = started(case, out)
        try:
            wait_for(happened, process)
        finally:
            process.kill()
            process.wait()
    kept = done(out)
    assert 0 < kept < len(case.audit.packages)
    (out / "packages" / "part-000099.parquet").write_bytes(b"half a part")
    (out / "duties" / "part-000002.tmp").write_bytes(b"")
    resumed = audit(case.archive, case.outcomes, out=out, workers=1)
    assert resumed.complete and not (out / "packages" / "part-000099.parquet").exists()
    assert content(resumed, tmp_path / "resumed") == content(case.audit, tmp_path / "undisturbed")


def workers_of(parent: int) -> list[int]:
    """Return the worker processes of an audit that runs in `parent`."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                command = (entry / "cmdline").read_bytes()
                parents = (entry / "stat").read_text().rpartition(")")[2].split()[1]
            except OSError:
                continue
            if b"analyzer.audits.worker" in command and int(parents) == parent:
                found.append(int(entry.name))
    return found


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds the worker in /proc")
def test_a_killed_worker_loses_nothing(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analyzer.audits.engine.PACKAGES_PER_TASK", 2)
    killed: list[int] = []

    def kill_once(counts: Counts) -> None:
        if counts.done and not killed:
            killed.extend(workers_of(os.getpid()))
            for process in killed:
                os.kill(process, signal.SIGKILL)

    run(Order((str(case.archive),), str(case.outcomes), workers=1), tmp_path / "out", kill_once)
    assert killed
    assert content(Audit(tmp_path / "out"), tmp_path / "x") == content(case.audit, tmp_path / "y")


def test_a_package_that_kills_its_workers_is_reported_and_the_others_go_on(case: Case, tmp_path: Path) -> None:
    """The worker that dies has a clause of its own here; everything around it is the real thing."""
    from analyzer.audits.crew import Lost, Task
    from analyzer.audits.engine import _drive, _Writer
    from analyzer.audits.manifest import Manifest
    from analyzer.audits.reviewing import Item, Result, Reviewer, Settings
    from analyzer.audits.sources import find_sources

    class DyingCrew:
        """Loses every task that holds one package, as a process that this package kills would."""

        def __init__(self, reviewer: Reviewer) -> None:
            self.reviewer, self.tasks = reviewer, []

        @property
        def room(self) -> int:
            return 2 - len(self.tasks)

        def submit(self, task: Task) -> None:
            self.tasks.append(task)

        def next(self) -> tuple[Task, Result | Lost]:
            task = self.tasks.pop(0)
            if any(item.source.package_id == "packages/C005" for item in task.items):
                return task, Lost("signal 11", guilty=True)
            return task, self.reviewer.review(task.items)

    sources = [source for source in find_sources([str(case.archive)], {}) if source.package_id in ("packages/C005", "packages/C006", "packages/Z002.zip")]
    items = [Item(source) for source in sources]
    with Manifest(tmp_path) as manifest, Reviewer(Settings(str(case.audit.folder / "private"))) as reviewer:
        manifest.list_sources(sources)
        manifest.plan(iter([(item, item.source.path, "key") for item in items]))
        manifest.note({"versions": "{}", "settings": "{}"})
        writer = _Writer(manifest, tmp_path, case.audit.versions, lambda counts: None)
        _drive(DyingCrew(reviewer), manifest, writer, iter([Task(tuple(items))]), case.audit.versions)
        writer.flush()
    saved = Audit(tmp_path)
    assert dict(zip(saved.packages["package_id"], saved.packages["status"], strict=True)) == {
        "packages/C005": "failed", "packages/C006": "reviewed", "packages/Z002.zip": "failed"}
    assert list(saved.problems.loc[saved.problems["package_id"] == "packages/C005", "code"]) == ["package.crashed"]


def test_sweep_keeps_what_the_manifest_names(tmp_path: Path) -> None:
    for name in ("part-000001", "part-000002"):
        (tmp_path / "packages").mkdir(exist_ok=True)
        (tmp_path / "packages" / f"{name}.parquet").write_bytes(b"")
    sweep(tmp_path, ["part-000001"])
    assert [path.name for path in (tmp_path / "packages").iterdir()] == ["part-000001.parquet"]


def test_workers_that_never_start_end_the_audit_at_once(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken installation is no fault of the packages: none of them is marked."""
    (tmp_path / "broken" / "onnxruntime").mkdir(parents=True)
    (tmp_path / "broken" / "onnxruntime" / "__init__.py").write_text("raise ImportError('gone')")
    monkeypatch.setattr("analyzer.audits.crew._ROOT", tmp_path / "broken")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    with pytest.raises(AuditError, match="analyzer doctor"):
        audit(case.archive, out=tmp_path / "out", workers=1)
    assert done(tmp_path / "out") == 0
