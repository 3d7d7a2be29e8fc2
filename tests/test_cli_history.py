"""Reports are kept when asked for, masked, and deleted for good."""

from __future__ import annotations

import datetime as dt
import json
import stat
from pathlib import Path

import pytest

from analyzer.store import History, default_place
from tests.audit.archives import PASSPORT, SALES, write_package
from tests.e2e.support import analyzer


def report(package: str = "kim", verdict: str = "mismatch") -> dict[str, object]:
    return {"package": package, "verdict": verdict, "filed": {"code": "2842"}, "told": "같은 글"}


def test_history_keeps_what_a_review_said(tmp_path: Path) -> None:
    write_package(tmp_path / "kim", "TESTER KIM", "2223 응용 소프트웨어 개발자", SALES)
    place = tmp_path / "own" / "history.sqlite"
    said = analyzer("review", tmp_path / "kim", "--keep", "--format", "json", ANALYZER_HISTORY=str(place))
    assert said.returncode == 3, said.stderr
    assert "analyzer history show" in said.stderr
    assert stat.S_IMODE(place.stat().st_mode) == 0o600 and PASSPORT.encode() not in place.read_bytes()
    listed = analyzer("history", "list", ANALYZER_HISTORY=str(place)).stdout
    assert "kim" in listed and "불일치" in listed
    shown = analyzer("history", "show", "1", "--json", ANALYZER_HISTORY=str(place)).stdout
    assert json.loads(shown) == json.loads(said.stdout) and PASSPORT not in shown
    assert analyzer("history", "delete", "1", "--lang", "en", ANALYZER_HISTORY=str(place)).stderr == "Deleted: 1\n"
    gone = analyzer("history", "show", "1", "--lang", "en", ANALYZER_HISTORY=str(place))
    assert gone.returncode == 2 and "No report 1" in gone.stderr


def test_history_lists_by_name_and_day(tmp_path: Path) -> None:
    today = dt.date.today()
    with History(tmp_path / "h.sqlite") as store:
        numbers = [store.keep(report(name)) for name in ("Kim", "lee", "kimura")]
        assert numbers == [1, 2, 3]
        assert [kept.package for kept in store.kept(package="kim")] == ["kimura", "Kim"]
        assert len(list(store.kept(since=today, until=today + dt.timedelta(days=1)))) == 3
        assert not list(store.kept(until=today - dt.timedelta(days=2)))
        assert store.report(2) == report("lee")


def test_history_deletes_for_good(tmp_path: Path) -> None:
    place = tmp_path / "h.sqlite"
    with History(place) as store:
        store.keep(report("unmistakable-name"))
        store.keep(report("lee"))
        assert store.delete([1, 77]) == 1
        assert store.keep(report("new")) == 3
        with pytest.raises(KeyError):
            store.report(1)
    assert b"unmistakable-name" not in place.read_bytes()


def test_history_lies_where_the_variable_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ANALYZER_HISTORY", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_place().name == "history.sqlite"
    monkeypatch.setenv("ANALYZER_HISTORY", str(tmp_path / "there.sqlite"))
    assert default_place() == tmp_path / "there.sqlite"


def test_history_of_a_file_that_is_none_says_so(tmp_path: Path) -> None:
    (tmp_path / "h.sqlite").write_bytes(b"no database at all, whatever it is called" * 40)
    done = analyzer("history", "list", "--lang", "en", ANALYZER_HISTORY=str(tmp_path / "h.sqlite"))
    assert done.returncode == 2 and "ANALYZER_HISTORY" in done.stderr and "Traceback" not in done.stderr


def test_history_asks_what_to_delete(tmp_path: Path) -> None:
    done = analyzer("history", "delete", "--lang", "en", ANALYZER_HISTORY=str(tmp_path / "h.sqlite"))
    assert done.returncode == 2 and "--all" in done.stderr
