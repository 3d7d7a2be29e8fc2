"""Tables of cases are read whatever they are called, and joined to the packages without losing a row."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pandas as pd
import pytest

from analyzer.audits.joining import Match, join
from analyzer.audits.problems import AuditError
from analyzer.audits.tables import Row, day_in, outcome_of, read_rows
from tests.audit.archives import PASSPORT, table

KOREAN = {"사건번호": "0012", "폴더 경로": "packages/C1", "심사 결과": "불허", "접수일(신청)": "2025.03.04", "처분일": "2025-04-01", "신청코드": "2742",
          "체류자격": "E-7-1", "관할 사무소": "부산", "대행사": "예시행정사", "국적": "베트남", "메모": f"여권 {PASSPORT}"}  # fmt: skip


@pytest.mark.parametrize(("written", "outcome"), [
    ("허가", "issued"), ("발급", "issued"), ("Approved", "issued"), ("보완 후 허가", "issued"), ("불허", "refused"), ("불 허 가", "refused"),
    ("심사 불허 (서류 미비)", "refused"), ("DENIED", "refused"), ("not issued", "refused"), ("보완요구", "supplement"), ("보완 요청 중", "supplement"),
    ("신청 취하", "withdrawn"), ("자진 취하", "withdrawn"), ("Withdrawn by employer", "withdrawn"), ("심사 중", None), ("?", None)])  # fmt: skip
def test_outcome_of(written: str, outcome: str | None) -> None:
    assert outcome_of(written) == outcome


@pytest.mark.parametrize("value", ["2025-03-04", "2025.3.4.", "2025/03/04", "20250304", "2025년 3월 4일", "2025-03-04 10:30", dt.datetime(2025, 3, 4, 9), dt.date(2025, 3, 4)])
def test_day_in_reads_every_way_of_writing(value: object) -> None:
    assert day_in(value) == dt.date(2025, 3, 4)


@pytest.mark.parametrize("value", ["", "미정", "2025-13-01", "3/4/25"])
def test_day_in_guesses_nothing(value: str) -> None:
    assert day_in(value) is None


def check_korean(row: Row) -> None:
    assert (row.case_id, row.path, row.outcome, row.filed_code, row.subtype) == ("0012", "packages/C1", "refused", "2742", "E-7-1")
    assert (row.filed_on, row.decided_on) == (dt.date(2025, 3, 4), dt.date(2025, 4, 1))
    assert (row.office, row.agent, row.nationality) == ("부산", "예시행정사", "베트남")
    assert PASSPORT not in row.other and json.loads(row.other)["메모"].startswith("여권 M61")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_rows_of_a_korean_csv(encoding: str, tmp_path: Path) -> None:
    [row] = read_rows(table(tmp_path / "결과.csv", [KOREAN], encoding), {})
    check_korean(row)


@pytest.mark.parametrize("suffix", ["xlsx", "parquet"])
def test_rows_of_other_tables(suffix: str, tmp_path: Path) -> None:
    frame = pd.DataFrame([KOREAN | {"접수일(신청)": dt.datetime(2025, 3, 4)}])
    path = tmp_path / f"outcomes.{suffix}"
    frame.to_excel(path, index=False) if suffix == "xlsx" else frame.to_parquet(path)
    [row] = read_rows(path, {})
    check_korean(row)


def test_rows_of_mapped_columns(tmp_path: Path) -> None:
    path = table(tmp_path / "t.csv", [{"Ref": "A1", "end of story": "refused", "case": "B2"}])
    [row] = read_rows(path, {"case_id": "Ref", "outcome": "end of story"})
    assert (row.case_id, row.outcome, json.loads(row.other)) == ("A1", "refused", {"case": "B2"})


def test_rows_tell_what_they_could_not_read(tmp_path: Path) -> None:
    rows = read_rows(table(tmp_path / "t.csv", [
        {"case": "1", "result": "심사 중", "filed on": "soon"}, {"case": "2", "result": "", "filed on": ""}]), {})  # fmt: skip
    assert [row.reasons for row in rows] == [("date.unreadable", "outcome.unknown"), ("outcome.missing",)]


@pytest.mark.parametrize(("columns", "said"), [({}, "--map case_id="), ({"case_id": "nothing"}, "no column 'nothing'"), ({"colour": "a"}, "case_id, path, outcome")])
def test_rows_without_a_key_say_what_to_do(columns: dict[str, str], said: str, tmp_path: Path) -> None:
    with pytest.raises(AuditError, match=said):
        read_rows(table(tmp_path / "t.csv", [{"a": "1", "b": "2"}]), columns)


def test_rows_of_a_broken_workbook_say_so(tmp_path: Path) -> None:
    (tmp_path / "t.xlsx").write_bytes(b"no workbook")
    with pytest.raises(AuditError, match="cannot be read"):
        read_rows(tmp_path / "t.xlsx", {})


def rows_of(tmp_path: Path, *cases: dict[str, str]) -> list[Row]:
    keys = dict.fromkeys(key for case in cases for key in case)
    return read_rows(table(tmp_path / "t.csv", [{key: case.get(key, "") for key in keys} for case in cases]), {})


def test_join_drops_nothing(tmp_path: Path) -> None:
    rows = rows_of(
        tmp_path, {"case": "C1"}, {"case": "C9"}, {"case": "x", "path": "D:\\archive\\packages\\C2"}, {"case": "C3", "decided on": "2025-05-01"},
        {"case": "C3", "decided on": "2025-04-01"}, {"case": "2024-0077"}, {"path": "packages/C5.zip"}, {"case": "many"})  # fmt: skip
    packages = [f"packages/C{number}" for number in (1, 2, 3, 4)] + ["packages/홍길동 (2024-0077)", "packages/C5.zip", "many/a", "many/b"]
    joined = join(rows, [(path, path) for path in packages])
    assert [(each.row.number, each.match, each.package_id) for each in joined] == [
        (1, Match.MATCHED, "packages/C1"), (2, Match.NO_PACKAGE, None), (3, Match.MATCHED, "packages/C2"), (4, Match.MATCHED, "packages/C3"),
        (5, Match.REPEATED, "packages/C3"), (6, Match.MATCHED, "packages/홍길동 (2024-0077)"), (7, Match.MATCHED, "packages/C5.zip"),
        (8, Match.AMBIGUOUS, None)]  # fmt: skip


def test_join_takes_the_path_before_the_case_number(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, {"case": "C1", "path": "2024/C2"}, {"case": "C2", "path": "2023/C1"})
    joined = join(rows, [("a", "2024/C2"), ("b", "2023/C1"), ("c", "2025/C1")])
    assert [(each.match, each.package_id) for each in joined] == [(Match.MATCHED, "a"), (Match.MATCHED, "b")]
