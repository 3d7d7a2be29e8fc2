"""From duties to a job: weights of the duties, and the distribution over occupations that they make together."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]

# A duty later in a list, or told in narrative beside a proper list, stands for less of the job.
ORDER_DECAY = 0.93
SOURCE_WEIGHT = {"section": 1.0, "annex": 1.0, "narrative": 0.45, "field": 0.6}
# `설계하고, 시험하며, 고친다`: connectives and commas of a sentence that tells several duties.
_JOINED = re.compile(r"[가-힣](?:고|며|거나)[,\s]\s*|,\s|;\s|\band\b")
MOST_CLAUSES = 4
EM_ROUNDS = 12
# How strongly the rest of the job informs an unclear duty: 0 leaves each duty alone, 1 lets one occupation take all.
JOB_PRIOR = 0.65
SMOOTHING = 0.004
# A duty may be stated as the whole job beside others: what is left for those is no division by zero.
MIN_REST = 1e-9


def clauses_in(sentence: str) -> int:
    """Return how many things a sentence of running text tells, at most `MOST_CLAUSES`: its parts between connectives."""
    return min(MOST_CLAUSES, 1 + len(_JOINED.findall(sentence)))


def duty_weights(shares: Sequence[float | None], sources: Sequence[str], clauses: Sequence[int] | None = None) -> Matrix:
    """Return the part of the job that each duty stands for, shape (n,), summing to 1.

    :param clauses: How many things each duty tells; a narrative sentence weighs by them, a list item is the author's own unit.

    Stated shares of time rule; duties without one divide what the stated ones leave, by order. Where shares were
    stated for all duties and do not sum to 1, they are scaled.
    """
    if not shares:
        return np.zeros(0)
    order = np.array([ORDER_DECAY**i * SOURCE_WEIGHT.get(source, 1.0) for i, source in enumerate(sources)])
    if clauses is not None:
        told = np.array([number if source == "narrative" else 1 for number, source in zip(clauses, sources, strict=True)])
    else:
        told = np.ones(len(sources))
    order = order * told
    if any(source in ("section", "annex") for source in sources):
        narrow = order
    else:
        narrow = np.array([ORDER_DECAY**i for i in range(len(shares))]) * told
    stated = np.array([share or 0.0 for share in shares])
    open_ = np.array([share is None for share in shares])
    if stated.sum() == 0:
        return np.asarray(narrow / narrow.sum())
    if not open_.any():
        return np.asarray(stated / stated.sum())
    left = max(1.0 - stated.sum(), 0.05 * open_.sum())
    weights = np.where(open_, narrow / narrow[open_].sum() * left, stated)
    return np.asarray(weights / weights.sum())


def pooled(probabilities: Matrix, weights: Matrix) -> tuple[Matrix, Matrix]:
    """Return (shares, posteriors): the job's distribution, shape (classes,), and each duty's, shape (n, classes).

    A job is a mixture over occupations whose shares are found by expectation maximisation: a duty that could belong
    to several occupations (`보고서 작성`) goes with the occupation that the clear duties name. Only the other duties speak
    for a duty: one that spoke for itself would make its own doubt sure, and a lone duty has nobody to ask.
    """
    shares = weights @ probabilities
    posterior = probabilities
    rest = np.maximum(1.0 - weights, MIN_REST)[:, None]
    for _ in range(EM_ROUNDS if len(weights) > 1 else 0):
        others = np.maximum(shares - weights[:, None] * posterior, 0.0) / rest
        posterior = probabilities * (others + SMOOTHING) ** JOB_PRIOR
        posterior = posterior / posterior.sum(axis=1, keepdims=True)
        shares = weights @ posterior
    return shares, posterior
