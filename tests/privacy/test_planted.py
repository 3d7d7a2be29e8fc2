"""Identifiers never leave the analyzer whole: every kind, in every format, through every door."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from tests.privacy.conftest import DOORS, Said
from tests.privacy.support import FORMS, MASKED, SECRETS, files_in, leaks, plant, run

every_kind = pytest.mark.parametrize("kind", SECRETS)
every_door = pytest.mark.parametrize("door", DOORS)


@every_door
@every_kind
def test_planted_identifier_leaves_by_no_door(door: str, kind: str, doors: dict[str, Said]) -> None:
    assert leaks(doors[door], SECRETS[kind]) == []


@every_door
def test_planted_packages_went_through_the_door(door: str, doors: dict[str, Said]) -> None:
    """Nothing was found because it is masked, not because nothing was there."""
    assert leaks(doors[door], "M61") != [] or leaks(doors[door], "모의산업기계") != []


@every_kind
@pytest.mark.parametrize("form", FORMS)
def test_planted_identifier_was_read(form: str, kind: str, doors: dict[str, Said]) -> None:
    report = next(content for name, content in doors["review"].items() if name.startswith(form) and name.endswith(".json"))
    assert MASKED[kind] in report.decode()


def test_planted_search_finds_what_the_papers_hold(place: Path) -> None:
    papers = files_in(place / "inbox")
    for kind, secret in SECRETS.items():
        found = {name[:3] for name in leaks(papers, secret)}
        assert {"pdf", "txt"} <= found, kind  # the other two are packed


@pytest.mark.parametrize("ending", ["text", ".html", ".json", ".pdf", ".parquet", ".sqlite", ".sqlite3"])
def test_planted_every_kind_of_output_was_searched(ending: str, doors: dict[str, Said]) -> None:
    names = [name for said in doors.values() for name in said]
    assert "stdout" in names if ending == "text" else any(name.endswith(ending) for name in names)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a user's folders to themselves by its own rights")
def test_planted_whole_papers_are_kept_for_the_owner_only(place: Path, doors: dict[str, Said]) -> None:
    private = place / "audited" / "private"
    assert stat.S_IMODE(private.stat().st_mode) == 0o700 and str(private).encode() in doors["audit"]["stderr"]
    assert stat.S_IMODE(next((place / "data").rglob("*.sqlite")).stat().st_mode) == 0o600


@pytest.mark.ocr
def test_planted_scan(tmp_path: Path) -> None:
    """Recognition may misread a digit, so not every masked form has to show."""
    plant("scan", tmp_path / "inbox")
    said = run(tmp_path, "review", tmp_path / "inbox", "--out", tmp_path / "out") | files_in(tmp_path / "out")
    assert [kind for kind, secret in SECRETS.items() if leaks(said, secret)] == []
    report = next(content for name, content in said.items() if name.endswith(".json")).decode()
    assert sum(masked in report for masked in MASKED.values()) >= 3
