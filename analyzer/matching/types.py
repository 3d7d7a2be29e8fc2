"""What matching says: candidates of a duty, and a paper or job as a distribution over occupations."""

from __future__ import annotations

from dataclasses import dataclass

OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One occupation (newest numbering) or `outside`, with its probability or share, 0 to 1."""

    code: str
    share: float


@dataclass(frozen=True, slots=True)
class DutyMatch:
    """What one duty points at.

    :param weight: Part of the job that the duty stands for, 0 to 1; the weights of a profile sum to 1.
    :param candidates: Most probable first; `share` is a calibrated probability.
    :param scope_line: The scope line of the first candidate that the duty meets best, in the duty's language; empty for `outside`.
    :param scope_similarity: Cosine of the duty and that line, -1 to 1.
    :param excluded_by: Exclusion line of the first candidate that the duty meets better than any scope line of it, else empty.
    :param counted: False for the second printing of a duty in the other language.
    :param vague: Probability that the duty fits any job and tells no occupation, 0 to 1.
    """

    text: str
    weight: float
    candidates: tuple[Candidate, ...]
    scope_line: str = ""
    scope_similarity: float = 0.0
    excluded_by: str = ""
    counted: bool = True
    vague: float = 0.0


@dataclass(frozen=True, slots=True)
class Profile:
    """A job as a distribution over occupations and `outside`."""

    candidates: tuple[Candidate, ...]
    duties: tuple[DutyMatch, ...]

    @property
    def primary(self) -> Candidate:
        """The occupation with the largest share."""
        return self.candidates[0]

    @property
    def margin(self) -> float:
        """Share of the primary occupation less that of the runner-up, to four digits as the shares are."""
        return round(self.candidates[0].share - (self.candidates[1].share if len(self.candidates) > 1 else 0.0), 4)

    def vague_part(self, least: float) -> float:
        """Return the part of the job, 0 to 1, whose duties are vague with a probability of at least `least`."""
        return sum(match.weight for match in self.duties if match.counted and match.vague >= least)

    def share_of(self, code: str) -> float:
        """Return the share of one occupation, 0 where it is no candidate."""
        return next((candidate.share for candidate in self.candidates if candidate.code == code), 0.0)
