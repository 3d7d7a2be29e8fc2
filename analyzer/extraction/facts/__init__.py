"""Reads the facts that officers compare, one file for each kind of fact.

A field that is absent or empty gives no fact. `raw` is always the document's own text between `start` and `end`.
"""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.extraction.facts import (
    business,
    by_value,
    conditions,
    credentials,
    hours,
    identifiers,
    parties,
    pay,
    period,
    post,
    promises,
    staff,
    status,
    stays,
    validity,
)
from analyzer.extraction.facts.dates import dates_in
from analyzer.extraction.facts.money import amount_won
from analyzer.extraction.facts.reading import Sheet
from analyzer.extraction.sections import Passage
from analyzer.extraction.types import Fact, Role
from analyzer.readers import Document

_KINDS = (parties, identifiers, post, period, pay, hours, conditions, staff, business, credentials, promises, status, stays, validity)
# What a list of staff tells of the firm and of itself; posts and pay in its rows are of other people.
_OF_THE_FIRM = (parties, identifiers, staff, business, status, period, validity)


def find_facts(document: Document, passages: Sequence[Passage], role: Role) -> list[Fact]:
    """Return the facts of a paper, those of one name in the order in which they are to be believed.

    A value that the paper repeats counts once; another value of the same name is kept, so that a paper that
    contradicts itself can be told.
    """
    sheet = Sheet(document, passages, role)
    kept: dict[tuple[str, str], Fact] = {}
    for kind in _OF_THE_FIRM if sheet.lists_staff else _KINDS:
        for fact in kind.find(sheet):
            kept.setdefault((fact.name, _folded(fact.value)), fact)
    for fact in by_value.find(sheet, list(kept.values())):
        kept.setdefault((fact.name, _folded(fact.value)), fact)
    return list(kept.values())


def _folded(value: object) -> str:
    return "".join(str(value).split()).casefold()


__all__ = ["amount_won", "dates_in", "find_facts"]
