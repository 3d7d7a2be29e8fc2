"""The dated rules that defects are planted against, read from `corpora/rules` without the analyzer's own code."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from corpora.archive.world import CORPORA

Row = Mapping[str, Any]


@cache
def _table(name: str) -> tuple[Row, ...]:
    return tuple(json.loads((CORPORA / "rules" / f"{name}.json").read_text("utf-8"))["entries"])


def _in_force(name: str, subject: str, day: dt.date) -> Iterator[Row]:
    for row in _table(name):
        subjects = row["subject"] if isinstance(row["subject"], list) else [row["subject"]]
        if subject in subjects and row["valid_from"] <= day.isoformat() <= (row["valid_to"] or "9999"):
            yield row


def pay_floor(code: str, subtype: str, day: dt.date, text: str) -> int | None:
    """Return the yearly floor in won, None where none is known or it is no plain amount.

    :param text: The duties; some rows hold only where certain words stand in them.
    """
    for subject in (code, subtype):
        for row in _in_force("wage_floors", subject, day):
            if "if_words" not in row or any(word.casefold() in text.casefold() for word in row["if_words"]):
                won: int | None = row.get("won")
                return won
    return None


def special_pay(code: str, text: str) -> bool:
    """Whether the occupation ever has a floor of its own that lies above that of its subtype."""
    for row in _table("wage_floors"):
        subjects = row["subject"] if isinstance(row["subject"], list) else [row["subject"]]
        words = row.get("if_words")
        if code in subjects and (words is None or any(word.casefold() in text.casefold() for word in words)):
            return "gni_percent" in row or row.get("won", 0) > 40_000_000
    return False


def headcount_limit(code: str, subtype: str, day: dt.date) -> Row | None:
    """Return the row that limits foreigners by the number of Koreans, None where there is none on that day."""
    for subject in (code, subtype):
        for row in _in_force("protection", subject, day):
            if "if_words" not in row:
                return row if "percent" in row or "min_koreans" in row else None
    return None


def letter_is_due(code: str, day: dt.date) -> bool:
    """Whether the occupation needs a recommendation letter on the day."""
    return any(row["status"] == "mandatory" for row in _in_force("recommendation", code, day))


def guarantee_is_due(code: str, day: dt.date) -> bool:
    """Whether the occupation needs a guarantee letter on the day, whatever its duties."""
    return any(row.get("guarantee") and "if_words" not in row for row in _in_force("guarantee", code, day))
