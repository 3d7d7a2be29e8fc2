"""Chooses among wordings: the same seed writes the same paper."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.matrix.model import Item, Sheet, Terms, Way


@dataclass(frozen=True, slots=True)
class Said:
    """A wording with the facts that it states."""

    text: str
    facts: dict[str, Any] = field(default_factory=dict)


def said(text: str, **facts: Any) -> Said:
    """Return a wording with its facts."""
    return Said(text, facts)


class Pen:
    """Writes the items of one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.way, self.lang = sheet, sheet.way, sheet.lang
        self.terms: Terms = sheet.terms

    def pick(self, key: str, options: Sequence[Any]) -> Any:
        """Return one of the options: the chosen one, else by seed and key."""
        number = self.sheet.chosen.get(key, self.sheet.seed + zlib.crc32(key.encode()))
        return options[number % len(options)]

    def item(self, key: str, labels: Sequence[str], wordings: Sequence[Said]) -> Item:
        """Return an item with one of the labels and one of the wordings."""
        wording = self.pick(key, wordings)
        return Item(key, self.pick(f"label {key}", labels), wording.text, wording.facts)

    def by_way(self, table: Sequence[Said], lines: Sequence[Said], prose: Sequence[Said]) -> Sequence[Said]:
        """Return the wordings of the sheet's way."""
        return {Way.TABLE: table, Way.LINES: lines, Way.PROSE: prose}[self.way]

    def points(self, key: str, labels: Sequence[str], points: Sequence[str], lead: str = "") -> Item:
        """Return an item of list points, with a sentence in front where there is one."""
        return Item(key, self.pick(f"label {key}", labels), lead, {}, tuple(points))
