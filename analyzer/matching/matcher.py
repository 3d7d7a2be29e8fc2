"""The matcher: calibrated probabilities of every occupation and `outside` for a duty, and profiles of jobs."""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from analyzer.language import grams
from analyzer.language.encoder import Encoder, Vectors, shipped_encoder
from analyzer.matching.lines import Groups, ScopeLines, Tiles
from analyzer.matching.pooling import clauses_in, duty_weights, pooled
from analyzer.matching.threads import one_thread
from analyzer.matching.types import OUTSIDE, Candidate, DutyMatch, Profile
from analyzer.matching.vagueness import vagueness
from analyzer.occupations import Catalogue, load_catalogue
from analyzer.resources import loaded_once, resource

Array = npt.NDArray[np.float64]
# Two printings of one duty in two languages lie this close; measured on the bilingual example contracts.
SAME_DUTY = 0.72
#: Parts of the score that speak for an occupation; `excluded` speaks against it.
PARTS = ("embedding", "lexical", "scope", "jobs")
KEPT_CANDIDATES = 5
MIN_SHARE = 0.01


class DutyLike(Protocol):
    """What matching needs of a duty; `extraction.Duty` has it."""

    # Read-only members, so that frozen dataclasses fit.
    @property
    def text(self) -> str:
        """The duty as printed."""

    @property
    def context(self) -> str:
        """Heading the duty stands under."""

    @property
    def share(self) -> float | None:
        """Stated share of time, 0 to 1."""

    @property
    def source(self) -> str:
        """Where it was found: `section`, `annex`, `narrative` or `field`."""

    @property
    def parallel(self) -> int | None:
        """Number of a list printed in two languages."""

    @property
    def language(self) -> str:
        """`ko` or `en`."""


@dataclass(frozen=True, slots=True)
class DutyInput:
    """A duty without a document, for callers that have sentences only."""

    text: str
    context: str = ""
    share: float | None = None
    source: str = "section"
    parallel: int | None = None
    language: str = ""


def catalogue_lines(catalogue: Catalogue, classes: Sequence[str]) -> tuple[list[str], list[int], list[bool], list[bool]]:
    """Return (texts, class index, excluded, Korean) of all scope and exclusion lines, in catalogue order."""
    texts: list[str] = []
    owner: list[int] = []
    excluded: list[bool] = []
    korean: list[bool] = []
    for index, code in enumerate(classes):
        if code == OUTSIDE:
            continue
        occupation = catalogue[code]
        for group, outside in ((occupation.scope, False), (occupation.exclusions, True)):
            for line in group:
                for text, is_korean in ((line.ko, True), (line.en, False)):
                    texts.append(text)
                    owner.append(index)
                    excluded.append(outside)
                    korean.append(is_korean)
    return texts, owner, excluded, korean


class Matcher:
    """Scores duties against the catalogue. Build it with `Matcher.load`."""

    def __init__(self, encoder: Encoder, arrays: dict[str, Any], card: dict[str, Any], catalogue: Catalogue) -> None:
        self.encoder, self.catalogue, self.card = encoder, catalogue, card
        self.classes: tuple[str, ...] = tuple(card["classes"])
        self.version = str(card["version"])
        self.arrays = arrays
        # The n-gram weights are most of the memory, and only a few rows of them are ever used: they stay in half precision.
        self._arrays = {name: array if name == "lexical_weights" else np.asarray(array, dtype=np.float32)
                        for name, array in arrays.items() if name not in ("lines", "centres", "centre_owner")}
        self._mix = card["mix"]
        self.lines = ScopeLines.ordered(*catalogue_lines(catalogue, self.classes), np.asarray(arrays["lines"], dtype=np.float32))
        centre_owner = np.asarray(arrays["centre_owner"], dtype=np.int64)
        # Scope lines, exclusions and centres stand one after the other and are met in one product.
        self._tiles = Tiles(np.concatenate([self.lines.vectors, np.asarray(arrays["centres"], dtype=np.float32)]))
        owner = np.concatenate([self.lines.owner, centre_owner])
        ends = np.cumsum([0, np.sum(~self.lines.excluded), np.sum(self.lines.excluded), len(centre_owner)])
        self._scope, self._exclusions, self._jobs = (
            Groups(owner, np.arange(start, end), len(self.classes)) for start, end in itertools.pairwise(ends))

    @classmethod
    def load(cls, folder: Path | None = None, encoder: Encoder | None = None) -> Matcher:
        """Load the shipped matcher, or one from `folder` that was fitted to `encoder`."""
        from safetensors.numpy import load_file

        folder = folder or resource("models", "matcher")
        card = json.loads((folder / "matcher.json").read_text(encoding="utf-8"))
        return cls(encoder or shipped_encoder(), load_file(folder / "matcher.safetensors"), card, load_catalogue())

    def features(self, texts: Sequence[str], vectors: Vectors) -> dict[str, Array]:
        """Return the parts of the score, each of shape (n, classes): classifier, n-grams, scope, jobs, exclusion.

        `scope` is the cosine with the best scope line of a class, less that of the best class; `jobs` is the same with
        the centres of known jobs; `excluded` is by how much an exclusion line of the class is met better than its scope.
        """
        similarity = self._tiles.similarity(vectors)
        scope, excluded, jobs = self._scope.best(similarity), self._exclusions.best(similarity), self._jobs.best(similarity)
        relative = scope - scope.max(axis=1, keepdims=True)
        if OUTSIDE in self.classes:
            # A sentence that meets no scope line well is unclear, not outside: only its own evidence makes it that.
            relative[:, self.classes.index(OUTSIDE)] = 0.0
        return {
            "embedding": vectors @ self._arrays["embedding_weights"] + self._arrays["embedding_bias"],
            "lexical": grams.scores(texts, self._arrays["idf"], self._arrays["lexical_weights"], self._arrays["lexical_bias"]),
            "scope": relative,
            "jobs": jobs - jobs.max(axis=1, keepdims=True),
            "excluded": np.maximum(excluded - scope, 0.0),
        }

    def probabilities(self, texts: Sequence[str], vectors: Vectors | None = None) -> Array:
        """Return calibrated probabilities, shape (len(texts), classes)."""
        vectors = self.encoder.encode(texts) if vectors is None else vectors
        parts = self.features(texts, vectors)
        mix = self._mix
        score = sum(mix[name] * parts[name] for name in PARTS)
        score = np.asarray(score) - mix["excluded"] * parts["excluded"]
        if OUTSIDE in self.classes:
            score[:, self.classes.index(OUTSIDE)] += mix["outside_bias"]
        for code, caution in mix.get("cautions", {}).items():
            score[:, self.classes.index(code)] -= caution
        score -= score.max(axis=1, keepdims=True)
        raised = np.exp(score)
        return np.asarray(raised / raised.sum(axis=1, keepdims=True))

    def expect(self, duties: Sequence[DutyLike]) -> None:
        """Begin with duties of which `profiles` will be asked soon."""
        self.encoder.expect([_matched_text(duty) for duty in duties])

    def profile(self, duties: Sequence[DutyLike]) -> Profile | None:
        """Return the profile of one job, None for no duties."""
        return self.profiles([duties])[0]

    def profiles(self, jobs: Sequence[Sequence[DutyLike]]) -> list[Profile | None]:
        """Return the profile of each job; all duties are encoded in one batch."""
        texts = [[_matched_text(duty) for duty in job] for job in jobs]
        # Contract and statement print most duties alike.
        once = list(dict.fromkeys(text for job in texts for text in job))
        if not once:
            return [None] * len(jobs)
        vectors = self.encoder.encode(once)
        place = {text: row for row, text in enumerate(once)}
        result: list[Profile | None] = []
        with one_thread():
            probabilities, vague = self.probabilities(once, vectors), vagueness(once, vectors, self.encoder)
            for job, own in zip(jobs, texts, strict=True):
                rows = [place[text] for text in own]
                result.append(self._profile(job, vectors[rows], probabilities[rows], [vague[row] for row in rows]) if job else None)
        return result

    def _profile(self, duties: Sequence[DutyLike], vectors: Vectors, probabilities: Array, vague: Sequence[float]) -> Profile:
        counted = _counted(duties, vectors)
        kept = [int(i) for i in np.flatnonzero(counted)]
        part = duty_weights([duties[i].share for i in kept], [duties[i].source for i in kept], [clauses_in(duties[i].text) for i in kept])
        weights = np.zeros(len(duties))
        weights[kept] = part
        shares, _ = pooled(probabilities[kept], part)
        matches = [
            self._match(duty, vectors[i], probabilities[i], float(weights[i]), bool(counted[i]), vague[i])
            for i, duty in enumerate(duties)
        ]
        return Profile(self._candidates(shares), tuple(matches))

    def _candidates(self, shares: Array) -> tuple[Candidate, ...]:
        order = np.argsort(-shares, kind="stable")[:KEPT_CANDIDATES]
        return tuple(Candidate(self.classes[i], round(share, 4)) for rank, (i, share) in enumerate(zip(order.tolist(), shares[order].tolist(), strict=True))
                     if share >= MIN_SHARE or rank == 0)

    def _match(self, duty: DutyLike, vector: Vectors, probabilities: Array, weight: float, counted: bool, vague: float) -> DutyMatch:
        own, korean = int(probabilities.argmax()), duty.language != "en"
        line, similarity = self.lines.nearest(vector, owner=own, excluded=False, korean=korean)
        exclusion, excluded = self.lines.nearest(vector, owner=own, excluded=True, korean=korean)
        return DutyMatch(duty.text, round(weight, 4), self._candidates(probabilities), line, round(similarity, 4),
                         exclusion if excluded > similarity else "", counted, round(vague, 4))


def _matched_text(duty: DutyLike) -> str:
    return f"{duty.context}: {duty.text}" if duty.context else duty.text


def _counted(duties: Sequence[DutyLike], vectors: Vectors) -> npt.NDArray[np.bool_]:
    """Return which duties count: of a list printed in two languages, the Korean ones and what only English says."""
    counted = np.ones(len(duties), dtype=bool)
    korean = [i for i, d in enumerate(duties) if d.parallel is not None and d.language == "ko"]
    english = [i for i, d in enumerate(duties) if d.parallel is not None and d.language == "en"]
    if not korean or not english:
        return counted
    similarity = vectors[english] @ vectors[korean].T
    in_order = len(korean) == len(english)
    for row, index in enumerate(english):
        # Lists of equal length that run in parallel need less proof than a lone sentence.
        near = similarity[row].max() >= SAME_DUTY or (in_order and similarity[row, row] >= SAME_DUTY - 0.25)
        counted[index] = not near
    return counted


@loaded_once
def shipped_matcher() -> Matcher:
    """Return the matcher in `models/matcher`, loaded once."""
    return Matcher.load()
