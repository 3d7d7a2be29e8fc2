"""`analyzer report`: one PDF per package, from papers or from a saved report, and never over a paper."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from analyzer.cli import app
from tests.conftest import PACKAGES
from tests.reports import sample

EXAMPLE = PACKAGES / "web-work-filed-as-application"


def run(*args: str | Path) -> tuple[int, str]:
    """Run the command line in this process; returns exit code and standard error."""
    result = CliRunner().invoke(app, ["report", *map(str, args), "--lang", "en"])
    return result.exit_code, result.stderr


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A saved report."""
    path = tmp_path / "kim.json"
    path.write_text(json.dumps(sample.consistent("kim").to_dict()), encoding="utf-8")
    return path


def test_report_from_papers_is_that_from_its_saved_report(tmp_path: Path) -> None:
    code, said = run(EXAMPLE, "--out", tmp_path / "first")
    reviewed = CliRunner().invoke(app, ["review", str(EXAMPLE), "--format", "json", "--lang", "en"])
    (tmp_path / "saved.json").write_text(reviewed.stdout, encoding="utf-8")
    again, _ = run(tmp_path / "saved.json", "--out", tmp_path / "second" / "named.pdf")
    assert (code, again) == (3, 3)
    assert "Written:" in said
    first = (tmp_path / "first" / f"{EXAMPLE.name}.pdf").read_bytes()
    assert first.startswith(b"%PDF") and first == (tmp_path / "second" / "named.pdf").read_bytes()


def test_report_writes_into_the_folder_one_stands_in(saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(saved)[0] == 0
    assert run(saved)[0] == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kim.json", "kim.pdf"]


def test_report_never_writes_over_a_paper(saved: Path, tmp_path: Path) -> None:
    paper = tmp_path / "kim.pdf"
    shutil.copyfile(next(EXAMPLE.glob("*.pdf")), paper)
    before = hashlib.sha256(paper.read_bytes()).hexdigest()
    assert run(saved, "--out", tmp_path)[0] == 0
    code, said = run(saved, "--out", paper)
    assert (code, "kim.pdf" in said) == (2, True)
    assert hashlib.sha256(paper.read_bytes()).hexdigest() == before
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["kim-2.pdf", "kim.pdf"]


def test_report_several_need_a_folder(saved: Path, tmp_path: Path) -> None:
    other = tmp_path / "lee.json"
    other.write_text(json.dumps(sample.mismatch("lee").to_dict()), encoding="utf-8")
    assert run(saved, other, "--out", tmp_path / "all.pdf")[0] == 2
    assert run(saved, other, "--out", tmp_path / "all")[0] == 3
    assert sorted(path.suffix for path in (tmp_path / "all").iterdir()) == [".pdf", ".pdf"]


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["missing.json"], 2, "No such file"),
        (["{saved}", "--code", "2223"], 2, "reviewed already"),
        (["{broken}"], 2, "Not a saved report"),
        (["{saved}", "--out", "{saved}/below"], 2, "Cannot write"),
    ],
)
def test_report_refuses_with_a_next_step(args: list[str], code: int, said: str, saved: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"schema": 1}', encoding="utf-8")
    exit_code, printed = run(*(arg.format(saved=saved, broken=broken) for arg in args))
    assert exit_code == code
    assert said in printed


def test_report_says_that_nothing_was_readable(tmp_path: Path) -> None:
    report = sample.unclear().to_dict()
    (tmp_path / "none.json").write_text(json.dumps(report), encoding="utf-8")
    code, said = run(tmp_path / "none.json", "--out", tmp_path)
    assert (code, "None of the papers" in said) == (1, True)
