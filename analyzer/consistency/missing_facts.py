"""Which kind of fact a duty sentence does not state although the catalogue tells its candidates apart by it.

Nothing is invented: every suggestion quotes the lines of the catalogue it comes from.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from analyzer.consistency.standing import thresholds
from analyzer.consistency.types import Message, PaperReview, Review
from analyzer.extraction import Duty
from analyzer.matching import DutyMatch
from analyzer.occupations import Occupation, load_catalogue
from analyzer.resources import load_json


@dataclass(frozen=True, slots=True)
class MissingFact:
    """A kind of fact that a sentence could state, if it is so.

    :param kind: `object`, `product`, `tool` or `share`.
    :param ask: What to say about the work.
    :param lines: Lines of the catalogue that tell the candidates apart by such a fact, with the code they belong to.
    """

    kind: str
    ask: Message
    lines: tuple[tuple[str, Message], ...] = ()


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of fact with the words by which a text states it."""

    name: str
    ask: Message
    cues: re.Pattern[str]

    def stated_in(self, *texts: str) -> bool:
        return any(self.cues.search(text) for text in texts)


@functools.cache
def _kinds() -> tuple[_Kind, ...]:
    data: dict[str, Any] = load_json("corpora", "lexicon", "fact_kinds.json")
    return tuple(_Kind(name, Message(**row["ask"]), re.compile("|".join(row["cues"]), re.I)) for name, row in data["kinds"].items())


def missing_facts(review: Review, paper: int, duty: int) -> list[MissingFact]:
    """Return the kinds of fact that a duty lacks, the most telling first; nothing where it is clear already.

    :param paper: Number of the paper in the review.
    :param duty: Number of the duty in that paper.
    """
    at = review.papers[paper]
    if at.profile is None:
        return []
    stated, match = at.paper.duties[duty], at.profile.duties[duty]
    rivals = _rivals(match, review.filed.code)
    found = [] if _is_clear(match, review.filed.code) else list(_telling(stated, rivals))
    share = _share(at, stated)
    return [*found, *([share] if share else [])]


def _is_clear(match: DutyMatch, filed: str | None) -> bool:
    first = match.candidates[0]
    return first.share >= thresholds().clear_duty and filed in (None, first.code) and not match.excluded_by


def _rivals(match: DutyMatch, filed: str | None) -> list[Occupation]:
    catalogue = load_catalogue()
    codes = dict.fromkeys([filed, *(candidate.code for candidate in match.candidates[:2])])
    return [known for code in codes if (known := catalogue.get(code))][:2]


def _telling(duty: Duty, rivals: list[Occupation]) -> Iterator[MissingFact]:
    lines = list(_separating(rivals))
    words = f"{duty.context} {duty.text}"
    for kind in _kinds():
        # A kind without lines of its own is asked for by `_share`.
        quoted = tuple((code, line) for code, line in lines if kind.stated_in(line.ko, line.en))
        if kind.name != "share" and quoted and not kind.stated_in(words):
            yield MissingFact(kind.name, kind.ask, quoted[:3])


def _separating(rivals: list[Occupation]) -> Iterator[tuple[str, Message]]:
    """Yield the lines by which two occupations tell themselves from each other, then their scope lines."""
    pairs = list(zip(rivals, reversed(rivals), strict=True)) if len(rivals) == 2 else []
    for one, other in pairs:
        yield from ((one.code, Message(n.ko, n.en)) for n in one.neighbours if n.code == other.code)
        yield from ((one.code, Message(e.ko, e.en)) for e in one.exclusions if e.code == other.code)
    for one in rivals[:1]:
        yield from ((one.code, Message(line.ko, line.en)) for line in one.scope)


def _share(paper: PaperReview, duty: Duty) -> MissingFact | None:
    """Return that the share of time is missing, where the duties of the paper point at several occupations."""
    assert paper.profile is not None
    notable = thresholds().split_share
    if duty.share is not None or sum(c.share >= notable for c in paper.profile.candidates) < 2:
        return None
    return next((MissingFact(kind.name, kind.ask) for kind in _kinds() if kind.name == "share"), None)
