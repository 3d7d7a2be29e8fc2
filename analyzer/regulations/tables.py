"""Reads the dated tables of `corpora/rules/`."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping
from typing import Any

from analyzer.regulations.types import Confidence, Entry, Source, Text
from analyzer.resources import load_json

_OWN = frozenset({"subject", "valid_from", "valid_to", "source", "confidence", "read_from", "text", "dispute"})


@functools.cache
def load_table(table: str) -> tuple[Entry, ...]:
    """Return the rows of `corpora/rules/<table>.json` in their order. Read once.

    A row's `source` is a key of the file's `sources`, or `{"name", "date"}` itself; a list as `subject` stands for one row each;
    every key that is not one of a row's own becomes one of its values.

    :raises FileNotFoundError: If there is no such table.
    """
    data = load_json("corpora", "rules", f"{table}.json")
    return tuple(
        _entry(table, subject, row, data.get("sources", {})) for row in data["entries"] for subject in _subjects(row)
    )


def in_force(table: str, on: dt.date, subject: str = "") -> Entry | None:
    """Return the row in force on a filing day, None where nothing is known for that day.

    :param subject: Which row of the table, where it has several subjects.
    """
    return next((entry for entry in load_table(table) if entry.subject == subject and entry.holds_on(on)), None)


def all_in_force(table: str, on: dt.date, subject: str | None = None) -> tuple[Entry, ...]:
    """Return every row in force on a filing day, of one subject or of all."""
    return tuple(e for e in load_table(table) if e.holds_on(on) and (subject is None or e.subject == subject))


def _subjects(row: Mapping[str, Any]) -> list[str]:
    subject = row.get("subject", "")
    return [subject] if isinstance(subject, str) else list(subject)


def _entry(table: str, subject: str, row: Mapping[str, Any], sources: Mapping[str, Any]) -> Entry:
    source = row["source"]
    return Entry(
        table,
        subject,
        dt.date.fromisoformat(row["valid_from"]),
        _day(row["valid_to"]),
        Source(**(sources[source] if isinstance(source, str) else source)),
        Confidence(row["confidence"]),
        _day(row.get("read_from")),
        _text(row.get("text")),
        _text(row.get("dispute")),
        {key: value for key, value in row.items() if key not in _OWN},
    )


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _text(row: Mapping[str, str] | None) -> Text | None:
    return Text(row["ko"], row["en"]) if row else None
