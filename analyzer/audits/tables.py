"""Reads tables of cases (CSV, XLSX, Parquet) whose columns are named in Korean or English, or mapped by hand."""

from __future__ import annotations

import csv
import datetime as dt
import functools
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analyzer.audits.problems import AuditError
from analyzer.consistency.masking import mask
from analyzer.readers.normalise import nfc
from analyzer.resources import load_json

if TYPE_CHECKING:
    from pandas import DataFrame

TABLE_SUFFIXES = frozenset({".csv", ".tsv", ".xlsx", ".parquet"})
#: Our name of a column -> its header in the table.
Columns = Mapping[str, str]
_SIGNS = re.compile(r"[\W_]+")
_BRACKET = re.compile(r"[(\[（].*?[)\]）]")
_DAY = re.compile(r"(\d{4})\s*[-./년 ]?\s*(\d{1,2})\s*[-./월 ]?\s*(\d{1,2})\s*(?:일|\.)?(?:[T\s].*)?")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table of cases, as the tables of an audit name its columns. Texts are as written, not masked."""

    number: int
    case_id: str
    path: str
    outcome: str | None
    outcome_as_written: str
    filed_on: dt.date | None
    decided_on: dt.date | None
    filed_code: str
    subtype: str
    office: str
    agent: str
    nationality: str
    other: str
    reasons: tuple[str, ...]


def column_names() -> tuple[str, ...]:
    """Return the names that columns can be mapped to."""
    return tuple(_data()["headers"])


def read_rows(path: Path, columns: Columns) -> list[Row]:
    """Return the rows of a table of cases; rows without case number and path are left out.

    :param columns: Our name of a column -> its header, for headers that are not known.
    :raises AuditError: If the table cannot be read, or has neither case numbers nor paths.
    """
    frame = _frame(path).astype(object)
    frame = frame.where(frame.notna(), None)
    chosen = _chosen([str(header) for header in frame.columns], columns, path.name)
    if "case_id" not in chosen and "path" not in chosen:
        listed = ", ".join(map(str, frame.columns))
        raise AuditError(
            f"{path.name}: 접수번호나 경로 열을 찾지 못했습니다. 있는 열: {listed}. 열 이름을 지정하세요: --map case_id=열이름",
            f"{path.name}: neither case numbers nor paths were found. Columns: {listed}. Name one: --map case_id=COLUMN",
        )
    rest = [header for header in frame.columns if str(header) not in chosen.values()]
    rows = [_row(number, record, chosen, rest) for number, record in enumerate(frame.to_dict("records"), 1)]
    return [row for row in rows if row.case_id or row.path]


def outcome_of(text: str) -> str | None:
    """Return `issued`, `refused`, `supplement` or `withdrawn`, None for a writing that is not known."""
    whole = _key(text)
    if whole in _outcomes():
        return _outcomes()[whole]
    return next((outcome for pattern, outcome in _data()["patterns"] if re.search(pattern, nfc(text), re.I)), None)


def day_in(value: Any) -> dt.date | None:
    """Return a date cell as a day, None if it is none."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    match = _DAY.fullmatch(str(value).strip())
    try:
        return dt.date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _data() -> Any:
    return load_json("corpora", "lexicon", "outcomes.json")


@functools.cache
def _outcomes() -> dict[str, str]:
    return {_key(word): outcome for outcome, words in _data()["outcomes"].items() for word in words}


@functools.cache
def _headers() -> dict[str, str]:
    return {_key(word): name for name, words in _data()["headers"].items() for word in words}


def _key(text: str) -> str:
    return _SIGNS.sub("", nfc(text)).casefold()


def _chosen(headers: Sequence[str], columns: Columns, table: str) -> dict[str, str]:
    """Return the header of each column of ours: the mapped ones, then the first that is known by its word."""
    chosen: dict[str, str] = {}
    for name, header in columns.items():
        if name not in _data()["headers"]:
            names = ", ".join(column_names())
            raise AuditError(f"--map에 쓸 수 없는 이름입니다: {name}. 가능한 이름: {names}", f"No column of ours: {name}. Use one of: {names}")
        found = next((each for each in headers if nfc(each).strip() == nfc(header).strip()), None)
        if found is None:
            listed = ", ".join(headers)
            raise AuditError(f"{table}: '{header}' 열이 없습니다. 있는 열: {listed}", f"{table}: no column '{header}'. Columns: {listed}")
        chosen[name] = found
    for header in headers:
        for key in (_key(header), _key(_BRACKET.sub("", header))):
            known = _headers().get(key)
            if known is not None and known not in chosen and header not in chosen.values():
                chosen[known] = header
    return chosen


def _row(number: int, record: Mapping[Any, Any], chosen: Mapping[str, str], rest: Sequence[Any]) -> Row:
    def text(name: str) -> str:
        return _text(record[chosen[name]]) if name in chosen else ""

    reasons = []
    days = {}
    for name in ("filed_on", "decided_on"):
        days[name] = day_in(record[chosen[name]]) if name in chosen else None
        if days[name] is None and text(name):
            reasons.append("date.unreadable")
    written = text("outcome")
    outcome = outcome_of(written) if written else None
    if outcome is None:
        reasons.append("outcome.unknown" if written else "outcome.missing")
    other = {str(header): mask(value) for header in rest if (value := _text(record[header]))}
    return Row(
        number, text("case_id"), text("path"), outcome, written, days["filed_on"], days["decided_on"], text("filed_code"), text("subtype"),
        text("office"), text("agent"), text("nationality"), json.dumps(other, ensure_ascii=False), tuple(reasons),
    )


def _text(value: Any) -> str:
    """Return a cell as text, empty for an empty one; a whole number that a sheet keeps as 2842.0 is 2842."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return nfc(str(value)).strip()


def _frame(path: Path) -> DataFrame:
    import pandas as pd

    try:
        match path.suffix.casefold():
            case ".parquet":
                return pd.read_parquet(path)
            case ".xlsx":
                return pd.read_excel(path, dtype=object)
            case ".csv" | ".tsv":
                return _csv(path)
    except (OSError, ValueError, KeyError, ImportError) as error:  # a broken workbook ends in any of these
        if isinstance(error, FileNotFoundError):
            raise
        reason = type(error).__name__
        raise AuditError(
            f"{path.name}: 표를 읽을 수 없습니다 ({reason}). UTF-8 CSV나 XLSX로 다시 저장해 주세요.",
            f"{path.name}: the table cannot be read ({reason}). Save it again as UTF-8 CSV or XLSX.",
        ) from error
    raise AuditError(f"{path.name}: CSV, XLSX, Parquet 표만 읽습니다.", f"{path.name}: only CSV, XLSX and Parquet tables are read.")


def _csv(path: Path) -> DataFrame:
    """Read a CSV file as text cells, so that no case number loses its zeros."""
    import pandas as pd

    raw = path.read_bytes()
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = raw.decode("utf-16")
    else:
        text = _decoded(raw)
    rows = list(csv.reader(text.splitlines(keepends=True), delimiter=_delimiter(text)))
    width = len(rows[0]) if rows else 0
    return pd.DataFrame([(row + [""] * width)[:width] for row in rows[1:] if any(row)], columns=rows[0] if rows else [], dtype=object)


def _decoded(raw: bytes) -> str:
    """Return the text in UTF-8, else in the encoding that Korean spreadsheets write."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp949", "replace")


def _delimiter(text: str) -> str:
    head = text.partition("\n")[0]
    return max(",\t;", key=head.count)
