"""How a paper stands to an occupation: it points there, it points elsewhere, or it does not say clearly."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from analyzer.consistency.types import Evidence, PaperReview
from analyzer.extraction import CatchAll, Duty
from analyzer.extraction.speech import is_bare_title
from analyzer.language import remembered
from analyzer.matching import DutyMatch, Profile
from analyzer.readers.normalise import squeeze
from analyzer.resources import load_json


class Standing(StrEnum):
    """What the duties of a paper say about one occupation. Score and gap both decide."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Thresholds of `corpora/lexicon/decision.json`: shares of a job, 0 to 1, and the logistic of how sure a profile is.

    `models/thresholds.json` holds the curve they were chosen from. `few_share` and `few_gap` stand in for `certain_*` where a paper states no more than `few_duties`.
    """

    certain_share: float
    certain_gap: float
    few_duties: int
    few_share: float
    few_gap: float
    disagree_own_share: float
    agree_share: float
    agree_gap: float
    minor_share: float
    split_share: float
    split_gap: float
    outside_warning_share: float
    outside_own_share: float
    clear_duty: float
    vague_primary_share: float
    vague_letters: int
    vague_duty: float
    vague_part: float
    vague_unless: float
    sure_base: float
    sure_share: float
    sure_gap: float


@functools.cache
def thresholds() -> Thresholds:
    """Return the thresholds in force."""
    data: dict[str, Any] = load_json("corpora", "lexicon", "decision.json")
    return Thresholds(**{name: data[name] for name in Thresholds.__dataclass_fields__})


def is_certain(profile: Profile) -> bool:
    """Whether the primary occupation of a profile may be called certain."""
    share, gap = _needed(profile)
    return profile.primary.share >= share and profile.margin >= gap and _says_enough(profile)


def _says_enough(profile: Profile) -> bool:
    """Whether more of the job is told than duties that fit any job: those contradict no code."""
    limits = thresholds()
    return profile.vague_part(limits.vague_duty) < limits.vague_part


def _needed(profile: Profile) -> tuple[float, float]:
    """Return the share and the lead at which an occupation is certain: a few duties have to be clearer than many."""
    limits = thresholds()
    few = 0 < sum(match.counted for match in profile.duties) <= limits.few_duties
    return (limits.few_share, limits.few_gap) if few else (limits.certain_share, limits.certain_gap)


def standing(profile: Profile, code: str) -> Standing:
    """Return how a profile stands to `code`.

    It agrees when the code is primary with enough share and gap; it disagrees when another occupation is certain.
    A minor share of other work changes nothing.
    """
    limits = thresholds()
    own = profile.share_of(code)
    others = max((c.share for c in profile.candidates if c.code != code), default=0.0)
    # Shares have four digits; without rounding 60 % and 40 % would lie less than 20 % apart.
    ahead = round(own - others, 4)
    if own >= limits.agree_share and ahead >= limits.agree_gap:
        return Standing.AGREES
    share, gap = _needed(profile)
    clearly_other = others >= share and -ahead >= gap and _says_enough(profile)
    if clearly_other and own <= limits.disagree_own_share:
        return Standing.DISAGREES
    return Standing.UNCERTAIN


def is_vague(paper: PaperReview) -> bool:
    """Whether the duty text as a whole says too little: bare titles, a catch-all, duties that fit any job, or nothing that any scope line meets."""
    limits = thresholds()
    letters = [told for duty in paper.paper.duties if (told := _letters(duty.text)) is not None]
    if not letters:
        return bool(paper.paper.duties) or paper.paper.catch_all is not CatchAll.NONE
    if sum(letters) < limits.vague_letters:
        return True
    if paper.profile is None:
        return False
    if not _says_enough(paper.profile) and paper.profile.primary.share < limits.vague_unless:
        return True
    clear = any(match.candidates[0].share >= limits.clear_duty for match in paper.profile.duties)
    return paper.profile.primary.share < limits.vague_primary_share or (len(letters) == 1 and not clear)


@remembered
def _letters(duty: str) -> int | None:
    """Return the length of a duty without spaces, None for a bare title; most rules ask whether a paper is vague."""
    return None if is_bare_title(duty) else len(squeeze(duty))


def duties_towards(paper: PaperReview, code: str) -> list[tuple[Duty, DutyMatch]]:
    """Return the counted duties whose first candidate is `code`, the weightiest first."""
    return _ranked(paper, lambda match: match.candidates[0].code == code)


def duties_away(paper: PaperReview, code: str) -> list[tuple[Duty, DutyMatch]]:
    """Return the counted duties that clearly point at something other than `code`, the weightiest first."""
    clear = thresholds().clear_duty
    return _ranked(paper, lambda match: match.candidates[0].code != code and match.candidates[0].share >= clear)


def _ranked(paper: PaperReview, chosen: Any) -> list[tuple[Duty, DutyMatch]]:
    if paper.profile is None:
        return []
    pairs = [(duty, match) for duty, match in zip(paper.paper.duties, paper.profile.duties, strict=True)
             if match.counted and chosen(match)]
    return sorted(pairs, key=lambda pair: -pair[1].weight * pair[1].candidates[0].share)


def quote(paper: PaperReview, duty: Duty) -> Evidence:
    """Return a duty as evidence: the exact characters of the document."""
    document = paper.paper.document
    return Evidence(document.name, document.text[duty.start : duty.end], duty.page, duty.start, duty.end)


def quotes(paper: PaperReview, pairs: Sequence[tuple[Duty, DutyMatch]], limit: int = 3) -> tuple[Evidence, ...]:
    """Return the first duties as evidence."""
    return tuple(quote(paper, duty) for duty, _ in pairs[:limit])
