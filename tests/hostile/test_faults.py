"""Faults around a file: it changes while it is read, its process dies for want of memory, the disk takes no more."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.readers.document import Status
from analyzer.readers.sandbox import ReaderPool
from tests.e2e.support import EXAMPLES, ROOT

# Python imports this in the child before anything else: the words of a text file become what befalls it.
MISCHIEF = """
import os
from analyzer.readers import plain

real = plain.read

def read(path, builder, limits):
    word = path.read_text().strip()
    real(path, builder, limits)
    if word == "written":
        with path.open("a") as file:
            file.write("more")
    if word == "replaced":
        other = path.with_suffix(".new")
        other.write_text(word)
        os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
        other.replace(path)
    if word == "removed":
        path.unlink()
    if word == "swelling":
        held = b"x" * (limits.memory_bytes * 6 // 10)
        os.abort()
    if word == "broken":
        os.abort()

plain.read = read
"""


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    (tmp_path / "child").mkdir()
    (tmp_path / "child" / "sitecustomize.py").write_text(MISCHIEF)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "child"))

    def make(word: str) -> Path:
        path = tmp_path / f"{word}.txt"
        path.write_text(word)
        return path

    return make


@pytest.mark.parametrize("word", ["written", "replaced", "removed"])
def test_file_that_changes_while_it_is_read_is_not_believed(word: str, write: Callable[[str], Path]) -> None:
    with ReaderPool(1) as pool:
        doc = pool.read(write(word))
    assert (doc.status, doc.problems[0].code, doc.text) == (Status.UNREADABLE, "file.changed", "")


@pytest.mark.skipif(sys.platform != "linux", reason="processes tell their memory in bytes of Linux")
def test_process_that_breaks_off_with_its_memory_used_up_names_that_limit(write: Callable[[str], Path]) -> None:
    # Linux tells a program's peak together with that of the one it was begun by. The shell between forks, which begins anew.
    script = (
        "import sys; from pathlib import Path; from analyzer.readers.limits import Limits; from analyzer.readers.sandbox import ReaderPool\n"
        "with ReaderPool(1, Limits(memory_bytes=500 * 2**20)) as pool:\n"
        "    for doc in pool.read_all([Path(name) for name in sys.argv[1:]]): print(doc.status.value, doc.problems[0].code)\n"
    )
    command = [sys.executable, "-c", script, str(write("swelling")), str(write("broken"))]
    done = subprocess.run(["sh", "-c", '"$@"; exit $?', "sh", *command], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.splitlines() == ["unsafe limit.memory", "unreadable file.crashed"]


def test_full_disk_is_told_and_leaves_no_half_report(tmp_path: Path) -> None:
    """No file may grow: what a full disk or a quota does to a program that writes."""

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    shutil.copytree(EXAMPLES / "packages" / "web-platform-consistent", tmp_path / "package")
    out = tmp_path / "out"
    done = subprocess.run(
        [sys.executable, "-m", "analyzer", "review", str(tmp_path / "package"), "--out", str(out), "--format", "html"],
        cwd=ROOT, capture_output=True, text=True, timeout=200, check=False, preexec_fn=full,
    )  # fmt: skip
    assert done.returncode not in (0, 3, 4)
    assert "Traceback" not in done.stderr
    assert str(out) in done.stderr.replace("\n", "") or "out" in done.stderr
    assert list(out.rglob("*.html")) == []
