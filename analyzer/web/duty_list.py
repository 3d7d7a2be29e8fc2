"""A pasted duty list, matched: what each sentence points at, and what they add up to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analyzer.extraction import Role
from analyzer.occupations import load_catalogue, match_name
from analyzer.reports.view import REST, Segment, View
from analyzer.web.pasted import NAMES, with_heading

if TYPE_CHECKING:
    from analyzer.matching.matcher import Matcher
    from analyzer.occupations import Occupation, ScopeLine

_LINES, _NAME_LETTERS = 20, 60


@dataclass(frozen=True, slots=True)
class Answer:
    """What a duty list points at.

    :param view: Names, badges and colours of the occupations.
    :param duties: The sentences, as the report of schema 1 has them.
    :param split: Whether two occupations claim it about equally, by the thresholds of a review; likewise `certain`.
    """

    view: View
    segments: tuple[Segment, ...]
    duties: tuple[Mapping[str, Any], ...]
    certain: bool
    split: bool

    @property
    def leaders(self) -> tuple[Segment, ...]:
        """The largest share, and the second where the list is split."""
        named = [segment for segment in self.segments if segment.code != REST]
        return tuple(named[: 2 if self.split else 1])

    def scope_met(self, occupation: Occupation) -> list[ScopeLine]:
        """Return the scope lines that a sentence comes nearest to."""
        nearest = [duty["scope"]["ko"] for duty in self.duties if duty["candidates"][0]["code"] == occupation.code]
        return [line for line in occupation.scope if line.ko in nearest]


def answer_to(text: str, matcher: Matcher) -> Answer | None:
    """Match a duty list, None where it says too little to tell an occupation, by the measure of a review.

    :param text: One duty a line, prose, or a whole paper.
    """
    from analyzer.consistency import Filed, Review, Verdict
    from analyzer.consistency.rules.split_duties import is_split
    from analyzer.consistency.standing import is_certain, is_vague
    from analyzer.pipeline import match_papers
    from analyzer.readers.revised import from_text

    document = from_text(NAMES[Role.CONTRACT], with_heading(text, Role.CONTRACT))
    papers = match_papers([document], matcher)
    profile = papers[0].profile
    if profile is None or is_vague(papers[0]) or all(match_name(duty.text)[0] for duty in papers[0].paper.duties):
        return None
    report = Review("", Verdict.UNCLEAR, 0.0, Filed(None, None), papers, ()).to_dict()
    view = View(report)
    return Answer(view, view.segments(report["documents"][0]), tuple(report["documents"][0]["duties"]), is_certain(profile), is_split(papers[0]))


def named_in(text: str) -> list[Occupation]:
    """Return the occupations whose name or title a line of the text is, which says nothing about the work."""
    catalogue = load_catalogue()
    codes = (match_name(line)[0] for line in text.splitlines()[:_LINES] if len(line) <= _NAME_LETTERS)
    return [catalogue[code] for code in dict.fromkeys(codes) if code]
