"""Every notebook runs from top to bottom, opens with what it teaches and closes with what it found."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.support import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.py"))
every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def run(path: Path) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, str(path)], cwd=path.parent, env=env, capture_output=True, encoding="utf-8", timeout=300, check=False)


@every_notebook
def test_notebooks_run(path: Path) -> None:
    done = run(path)
    assert (done.returncode, done.stderr) == (0, "")


@every_notebook
def test_notebooks_open_with_what_the_reader_learns(path: Path) -> None:
    first = path.read_text("utf-8").split("# %% [markdown]\n")[1]
    assert first.startswith("# # ") and "**What you will learn.**" in first


def test_notebooks_one_package_ends_with_a_finding() -> None:
    last = run(ROOT / "notebooks" / "01_one_package.py").stdout.splitlines()[-5:]
    assert "2224 Web developer" in last[1] and "not to the filed occupation 2223" in last[1]
