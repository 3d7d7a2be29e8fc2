"""Report files: names that every system takes, and no file that hides another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analyzer.reports import report_name, write_reports
from tests.reports import sample


@pytest.mark.parametrize(
    ("package", "name"),
    [("kim-2026", "kim-2026"), ("김 민수_M12******", "김 민수_M12_"), ("a/b\\c:d", "a_b_c_d"), ("..", "_"), ("CON", "_CON"), ("index", "index-2"),
     ("x\n", "x_"), ("", "_")],
)
def test_report_name_is_safe(package: str, name: str) -> None:
    assert report_name(package) == name


def test_report_name_stays_short() -> None:
    assert len(f"{report_name('가' * 300)}.html".encode()) <= 255


def test_report_name_differs_from_those_taken() -> None:
    assert report_name("Kim", ["kim", "kim-2"]) == "Kim-3"


def test_write_reports_writes_pages_data_and_index(tmp_path: Path) -> None:
    reports = [sample.mismatch("kim").to_dict(), sample.mismatch("kim").to_dict(), sample.consistent().to_dict()]
    written = write_reports(reports, tmp_path / "new" / "folder")
    assert [path.name for path in written] == [
        "kim M12_.html", "kim M12_.json", "kim M12_-2.html", "kim M12_-2.json", "tran-2026-11.html", "tran-2026-11.json", "index.html"]
    assert json.loads(written[1].read_text(encoding="utf-8")) == reports[0]


def test_write_reports_masks_names_and_content(tmp_path: Path) -> None:
    for path in write_reports([sample.mismatch().to_dict()], tmp_path):
        assert [secret for secret in sample.SECRETS if secret in path.name + path.read_text(encoding="utf-8")] == []
