"""`analyzer audit` in a process of its own: what a person sees and what is left in the folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.audits import Audit
from tests.audit.archives import table
from tests.audit.conftest import Case
from tests.e2e.support import analyzer


def test_cli_audit_lays_verdicts_beside_outcomes(case: Case, tmp_path: Path) -> None:
    """A second run over a finished folder reviews nothing and says the same."""
    said = analyzer("audit", case.archive, "--outcomes", case.outcomes, "--out", case.audit.folder, "--lang", "en")
    assert said.returncode == 0, said.stderr
    head = said.stdout.splitlines()[0].split()
    assert head == ["Verdict", "issued", "refused", "supplement", "withdrawn", "No", "outcome", "All"]
    assert "not reviewed" in said.stdout and "row without package" in said.stdout and "outcome not understood" in said.stdout
    assert "unsafe.content" in said.stdout and "private" in said.stderr
    korean = analyzer("audit", case.archive, "--outcomes", case.outcomes, "--out", case.audit.folder)
    assert "불허" in korean.stdout and "원본 프로그램에서 다시 저장" in korean.stdout


@pytest.mark.parametrize(("arguments", "said"), [
    (["--map", "case_id"], "--map"), (["--map", "colour=a"], "case_id"), (["--outcomes", "gone.csv"], "gone.csv"), (["--code", "0000"], "0000"),
    (["--filed-on", "soon"], "soon"), (["--edition", "none"], "none")])  # fmt: skip
def test_cli_audit_says_what_is_wrong(arguments: list[str], said: str, case: Case, tmp_path: Path) -> None:
    rows = table(tmp_path / "t.csv", [{"a": "1"}])
    outcomes = [] if "--outcomes" in arguments else ["--outcomes", rows]
    done = analyzer("audit", case.archive, *outcomes, "--out", tmp_path / "out", *arguments, "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr and "Traceback" not in done.stderr and len(done.stderr.splitlines()) == 1


def test_cli_audit_of_an_empty_folder(tmp_path: Path) -> None:
    done = analyzer("audit", tmp_path, "--out", tmp_path.parent / "out-empty", "--lang", "en")
    assert done.returncode == 1 and "No papers" in done.stderr
    assert not len(Audit.open(tmp_path.parent / "out-empty").packages)
