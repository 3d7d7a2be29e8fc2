"""An install from a built wheel, away from the checkout, gives the same report."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.support import EXAMPLES, ROOT, analyzer

PACKAGE = "packages/web-work-filed-as-application"
# Editable installs put the checkout on the path; the interpreter under test must not see it.
_HIDE_CHECKOUT = """
import os, sys
sys.path[:] = [path for path in sys.path if os.path.realpath(path or ".") != {root!r}]
"""


def pip(*args: str | Path) -> None:
    """Run pip, quietly."""
    done = subprocess.run(
        [sys.executable, "-m", "pip", *map(str, args), "-q", "--disable-pip-version-check", "--no-deps"],
        cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    isolation = ["--no-build-isolation"] if importlib.util.find_spec("hatchling") else []
    pip("wheel", ROOT, "--wheel-dir", folder, *isolation)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the installed wheel, and a start-up file that takes the checkout off the path."""
    folder = tmp_path_factory.mktemp("installed")
    pip("install", "--target", folder, wheel)
    (folder / "sitecustomize.py").write_text(_HIDE_CHECKOUT.format(root=os.path.realpath(ROOT)), "utf-8")
    return folder


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package away from the checkout."""
    return Path(shutil.copytree(EXAMPLES / PACKAGE, tmp_path_factory.mktemp("inbox") / "kim"))


def report(inbox: Path, **options: Any) -> dict[str, Any]:
    """Return the report of the command line, as JSON."""
    done = analyzer("review", inbox, "--format", "json", **options)
    assert done.returncode == 3, done.stderr
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def away(installed: Path, inbox: Path) -> dict[str, Any]:
    """Return the options that run the installed wheel from another folder."""
    return {"cwd": inbox.parent, "PYTHONPATH": str(installed)}


def test_wheel_is_what_runs(installed: Path, inbox: Path) -> None:
    code = "import analyzer, sys; print(analyzer.__file__); print(*sys.path, sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=inbox.parent, env=os.environ | {"PYTHONPATH": str(installed)}, capture_output=True, text=True,
        timeout=60, check=False)
    first, *path = done.stdout.splitlines()
    assert Path(first) == installed / "analyzer" / "__init__.py" and str(ROOT) not in path, done.stderr


def test_wheel_gives_the_report_of_the_checkout(installed: Path, inbox: Path) -> None:
    assert report(inbox, **away(installed, inbox)) == report(inbox)


def test_wheel_writes_pages(installed: Path, inbox: Path, tmp_path: Path) -> None:
    done = analyzer("review", inbox, "--out", tmp_path / "out", **away(installed, inbox))
    assert (done.returncode, sorted(path.name for path in (tmp_path / "out").iterdir())) == (3, ["kim.html", "kim.json"]), done.stderr


@pytest.mark.parametrize("command", [("occupations", "show", "2224"), ("occupations", "list"), ("occupations", "between", "2223", "2224"), ("--version",)])
def test_wheel_other_commands_run(command: tuple[str, ...], installed: Path, inbox: Path) -> None:
    assert analyzer(*command, **away(installed, inbox)).returncode == 0


def test_wheel_holds_no_examples_and_no_tests(wheel: Path) -> None:
    import zipfile

    roots = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert roots == {"analyzer", f"{wheel.name.split('-py3')[0]}.dist-info"}
