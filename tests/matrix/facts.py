"""Scores what extraction read from a sheet against what its items state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from analyzer.consistency.normal.likeness import Likeness
from analyzer.consistency.normal.people import compare_people
from analyzer.extraction import Paper
from tests.matrix.layout import page_of
from tests.matrix.matrix import bare
from tests.matrix.model import Address, Sheet

# Facts with several values of equal right.
_LISTS = ("attachment", "claim")


@dataclass(frozen=True, slots=True)
class Read:
    """One fact that a sheet states, and what was read: `right`, or which values were read in its place."""

    fact: str
    sheet: Sheet
    truth: Any
    values: tuple[Any, ...]
    right: bool

    @property
    def where(self) -> str:
        """The paper, language and way of writing."""
        return f"{self.sheet.kind}/{self.sheet.lang}/{self.sheet.way}"


def reads(sheet: Sheet, paper: Paper) -> Iterator[Read]:
    """Yield a result for each fact that the sheet states. A value counts where it is the first of its name."""
    for item in page_of(sheet).items:
        for name, truth in item.facts.items():
            values = tuple(fact.value for fact in paper.facts_named(name))
            yield Read(name, sheet, truth, values, _is_read(name, truth, values, sheet.lang))


def _is_read(name: str, truth: Any, values: tuple[Any, ...], lang: str) -> bool:
    if name == "attachment":
        return {bare(str(value)) for value in values} == {bare(each) for each in truth}
    if name == "claim":
        return truth in [value["kind"] for value in values]
    return bool(values) and is_right(name, truth, values[0], lang)


def strays(sheet: Sheet, paper: Paper) -> Iterator[tuple[str, Any]]:
    """Yield the facts that were read and that the sheet does not state so."""
    stated: dict[str, Any] = {}
    for item in page_of(sheet).items:
        stated |= item.facts
    for fact in paper.facts:
        if fact.name in stated and fact.name not in _LISTS and not is_right(fact.name, stated[fact.name], fact.value, sheet.lang):
            yield fact.name, fact.value


def is_right(name: str, truth: Any, value: Any, lang: str) -> bool:
    """Whether a value is what the sheet states, its way of writing put aside."""
    if name == "employee":
        return compare_people(str(truth), str(value)) is Likeness.SAME
    if isinstance(truth, Address):
        written = bare(str(value)).casefold()
        return bare(truth.street[lang]).casefold() in written and bool(re.search(rf"(?<!\d){truth.number}(?!\d)", str(value)))
    if name in ("employer", "representative", "job_title", "department", "major", "business_type", "business_items"):
        # The legal form of a firm and the office of its head may be read along, a sentence may not.
        short, read = bare(str(truth)).casefold(), bare(str(value)).casefold()
        return short in read and len(read) <= len(short) + (24 if name == "representative" else 12)
    if isinstance(truth, float):
        return abs(float(value) - truth) < 0.01
    return bool(value == truth)
