"""Which duties of a denied package came back: by meaning, and by the letters they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from analyzer.consistency.comparison_types import Change, DutyPair, DutyPlace
from analyzer.consistency.types import Review
from analyzer.extraction import Role
from analyzer.language.encoder import Encoder
from analyzer.readers.normalise import squeeze
from analyzer.resources import load_json

ROLES = (Role.CONTRACT, Role.STATEMENT)


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of `compare` in `corpora/lexicon/decision.json`.

    :param letters_weight: What shared letters, 0 to 1, add to the cosine of two duties.
    :param same_work: Sum from which two duties are one piece of work in other words.
    :param kept_letters: Shared letters from which a duty is kept as it was.
    :param same_job_part: Part of the old job that has to come back for the job to be called the same.
    :param rewritten_part: Part of the old wording that has to be gone for the duties to be called rewritten.
    """

    letters_weight: float
    same_work: float
    kept_letters: float
    same_job_part: float
    rewritten_part: float


def limits() -> Limits:
    """Return the limits in force."""
    data: dict[str, Any] = load_json("corpora", "lexicon", "decision.json")["compare"]
    return Limits(**data)


def pair_duties(old: Review, new: Review, encoder: Encoder) -> tuple[DutyPair, ...]:
    """Return the duties of both packages side by side, contract with contract and statement with statement.

    They come in the order of the new papers; dropped duties come last.
    """
    return tuple(pair for role in ROLES for pair in _of_role(role, _stated(old, role), _stated(new, role), encoder))


def _stated(review: Review, role: Role) -> list[DutyPlace]:
    papers = [p for p in review.papers if p.paper.role is role and p.profile is not None]
    return [
        DutyPlace(paper, duty, match, match.weight / len(papers))
        for paper in papers if paper.profile is not None
        for duty, match in zip(paper.paper.duties, paper.profile.duties, strict=True) if match.counted
    ]  # fmt: skip


def _of_role(role: Role, old: Sequence[DutyPlace], new: Sequence[DutyPlace], encoder: Encoder) -> list[DutyPair]:
    partner = likest([place.duty.text for place in old], [place.duty.text for place in new], encoder) if old and new else {}
    pairs = []
    for index, place in enumerate(new):
        if index not in partner:
            pairs.append(DutyPair(role, Change.ADDED, None, place))
            continue
        before = old[partner[index]]
        kept = shared_letters(before.duty.text, place.duty.text) >= limits().kept_letters
        pairs.append(DutyPair(role, Change.KEPT if kept else Change.CHANGED, before, place))
    back = set(partner.values())
    return [*pairs, *(DutyPair(role, Change.DROPPED, place, None) for index, place in enumerate(old) if index not in back)]


def likest(old: Sequence[str], new: Sequence[str], encoder: Encoder) -> dict[int, int]:
    """Return the old duty by new duty; the likest two are paired first, and each duty is used once."""
    vectors = encoder.encode([*old, *new])
    cosine = vectors[len(old):] @ vectors[: len(old)].T
    known = limits()
    scored = sorted(
        ((float(cosine[n, o]) + known.letters_weight * shared_letters(old[o], new[n]), n, o) for n in range(len(new)) for o in range(len(old))),
        key=lambda found: (-found[0], abs(found[1] - found[2]), found[1]),
    )  # fmt: skip
    partner: dict[int, int] = {}
    for score, n, o in scored:
        if score >= known.same_work and n not in partner and o not in partner.values():
            partner[n] = o
    return partner


def shared_letters(one: str, other: str) -> float:
    """Return how many pairs of neighbouring letters two texts share, 0 to 1; spaces, signs and case do not count."""
    first, second = _pairs(one), _pairs(other)
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0


def _pairs(text: str) -> Counter[str]:
    letters = "".join(char for char in text.casefold() if char.isalnum())
    return Counter(letters[i : i + 2] for i in range(max(1, len(letters) - 1)) if letters)


def parts_of(pairs: Sequence[DutyPair], *changes: Change) -> list[float]:
    """Return the part of the old job whose duties have one of these fates, 0 to 1, for each role that both packages state."""
    parts = []
    for role in ROLES:
        stated = [(pair.old.part, pair.change) for pair in pairs if pair.role is role and pair.old is not None]
        if stated and any(pair.role is role and pair.new is not None for pair in pairs):
            parts.append(sum(part for part, change in stated if change in changes) / sum(part for part, _ in stated))
    return parts


def is_same_job(pairs: Sequence[DutyPair]) -> bool:
    """Whether most of the old job came back in every paper that both packages have."""
    parts = parts_of(pairs, Change.KEPT, Change.CHANGED)
    return bool(parts) and min(parts) >= limits().same_job_part


def is_rewritten(pairs: Sequence[DutyPair]) -> bool:
    """Whether most of the old wording is gone from any paper that both packages have; a word or two make no rewriting."""
    return any(_gone(pairs, role) >= limits().rewritten_part for role in ROLES)


def _gone(pairs: Sequence[DutyPair], role: Role) -> float:
    stated = [pair for pair in pairs if pair.role is role and pair.old is not None]
    if not any(pair.role is role and pair.new is not None for pair in pairs):
        return 0.0
    whole = sum(pair.old.part for pair in stated if pair.old)
    left = sum(pair.old.part * shared_letters(pair.old.duty.text, pair.new.duty.text) for pair in stated if pair.old and pair.new)
    return 1.0 - left / whole if whole else 0.0


def distinct(pairs: Sequence[DutyPair]) -> list[DutyPair]:
    """Return the pairs without those that say the same again, as a statement that repeats its contract does."""
    texts = {(pair.old and squeeze(pair.old.duty.text), pair.new and squeeze(pair.new.duty.text)): pair for pair in reversed(pairs)}
    return [pair for pair in pairs if any(pair is kept for kept in texts.values())]
