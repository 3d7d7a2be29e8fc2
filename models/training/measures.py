"""Figures of merit for a matcher: single duties, whole jobs, neighbour borders, work outside every scope, calibration."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.metrics import f1_score, roc_auc_score

from analyzer.consistency.verdict import primary_confidence
from analyzer.matching.matcher import DutyInput, Matcher
from models.training.corpus import OUTSIDE, DutyPair, NeighbourLine

LANGUAGES = ("ko", "en", "mixed")
#: Duties of one job that are pooled; longer jobs are cut so that all jobs are alike.
DUTIES_A_JOB = 6


def interval(hits: Sequence[bool]) -> list[float]:
    """Return [share, low, high] with the 95 % Wilson interval."""
    n, p, z = len(hits), float(np.mean(hits)), 1.96
    centre, half = (p + z * z / (2 * n)) / (1 + z * z / n), z * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return [round(p, 4), round(centre - half, 4), round(centre + half, 4)]


def reliability(confidence: npt.NDArray[np.float64], right: npt.NDArray[np.bool_], bins: int = 10) -> dict[str, Any]:
    """Return the expected calibration error over equal-width bins and the curve: [mean confidence, share right, count]."""
    which = np.minimum((confidence * bins).astype(int), bins - 1)
    curve, error = [], 0.0
    for b in range(bins):
        inside = which == b
        if inside.any():
            mean, share = float(confidence[inside].mean()), float(right[inside].mean())
            curve.append([round(mean, 3), round(share, 3), int(inside.sum())])
            error += abs(mean - share) * float(inside.mean())
    return {"ece": round(error, 4), "curve": curve}


def in_language(pairs: Sequence[DutyPair], language: str) -> list[str]:
    """Return the texts in `ko`, in `en`, or `mixed`: one after the other."""
    if language == "mixed":
        return [p.ko if i % 2 else p.en for i, p in enumerate(pairs)]
    return [p.ko if language == "ko" else p.en for p in pairs]


def by_job(pairs: Sequence[DutyPair]) -> dict[str, list[DutyPair]]:
    """Return the pairs of each job, at most `DUTIES_A_JOB`, spread over the job."""
    jobs: dict[str, list[DutyPair]] = {}
    for pair in pairs:
        jobs.setdefault(pair.job, []).append(pair)
    return {name: [job[i] for i in np.linspace(0, len(job) - 1, min(len(job), DUTIES_A_JOB)).astype(int)] for name, job in jobs.items()}


def duty_level(matcher: Matcher, texts: Sequence[str], codes: Sequence[str]) -> dict[str, Any]:
    """Return top-1, top-5, macro-F1 and calibration over single duties."""
    probabilities = matcher.probabilities(texts)
    order = np.argsort(-probabilities, axis=1)
    y = np.array([matcher.classes.index(code) for code in codes])
    right = order[:, 0] == y
    return {
        "n": len(texts), "top1": interval(right.tolist()), "top5": interval((order[:, :5] == y[:, None]).any(axis=1).tolist()),
        "macro_f1": round(float(f1_score(y, order[:, 0], average="macro", zero_division=0)), 4),
        **reliability(probabilities.max(axis=1), right),
    }


def job_level(matcher: Matcher, jobs: Sequence[tuple[str, str, Sequence[str]]]) -> dict[str, Any]:
    """Return top-1, top-5, macro-F1, calibration and the wrong ones over whole jobs, each (name, code, duties)."""
    profiles = matcher.profiles([[DutyInput(text) for text in texts] for _, _, texts in jobs])
    ranks = [[c.code for c in p.candidates] for p in profiles if p]
    # A share says how much of a job is one occupation; how sure we are of it is the fitted confidence.
    sure = np.array([primary_confidence(p) for p in profiles if p])
    codes = [code for _, code, _ in jobs]
    right = np.array([r[0] == c for r, c in zip(ranks, codes, strict=True)])
    wrong = [f"{name}: {r[0]} for {c}" for (name, c, _), r in zip(jobs, ranks, strict=True) if r[0] != c]
    return {
        "jobs": len(jobs), "top1": interval(right.tolist()), "top5": interval([c in r for r, c in zip(ranks, codes, strict=True)]),
        "macro_f1": round(float(f1_score(codes, [r[0] for r in ranks], average="macro", zero_division=0)), 4),
        **reliability(sure, right), "wrong": wrong,
    }


def jobs_of(pairs: Sequence[DutyPair], language: str) -> list[tuple[str, str, list[str]]]:
    """Return (name, code, duties) of every job."""
    return [(name, job[0].code, in_language(job, language)) for name, job in by_job(pairs).items()]


def outside_level(matcher: Matcher, pairs: Sequence[DutyPair], language: str) -> dict[str, Any]:
    """Return how well whole jobs outside every scope are told from the others.

    `recognised`: outside jobs whose first candidate is `outside`; `lost`: E-7 jobs called so; `at_5` and `at_10`: recognised
    share when a threshold on the outside share loses 5 and 10 % of the E-7 jobs.
    """
    jobs = jobs_of(pairs, language)
    profiles = matcher.profiles([[DutyInput(t) for t in texts] for _, _, texts in jobs])
    share = np.array([p.share_of(OUTSIDE) for p in profiles if p])
    first = np.array([p.primary.code == OUTSIDE for p in profiles if p])
    out = np.array([code == OUTSIDE for _, code, _ in jobs])
    if not out.any() or out.all():
        return {"jobs": len(jobs)}
    return {
        "outside_jobs": int(out.sum()), "e7_jobs": int((~out).sum()), "recognised": interval(first[out].tolist()), "lost": interval(first[~out].tolist()),
        "auroc": round(float(roc_auc_score(out, share)), 4),
        **{f"at_{loss}": round(float((share[out] > np.quantile(share[~out], 1 - loss / 100)).mean()), 4) for loss in (5, 10)},
    }


def neighbour_level(matcher: Matcher, lines: Sequence[NeighbourLine], language: str) -> dict[str, Any]:
    """Return the share of border lines that lie nearer to their own side: single lines, and the lines of a side together."""
    lines = [n for n in lines if n.code in matcher.classes and n.other in matcher.classes]
    texts = [n.ko if language == "ko" else n.en for n in lines]
    rows = matcher.probabilities(texts)
    gap = [float(np.log(row[matcher.classes.index(n.code)] + 1e-9) - np.log(row[matcher.classes.index(n.other)] + 1e-9))
           for n, row in zip(lines, rows, strict=True)]
    sides: dict[tuple[str, str], float] = {}
    for n, g in zip(lines, gap, strict=True):
        sides[n.code, n.other] = sides.get((n.code, n.other), 0.0) + g
    poor = sorted((round(g, 2), f"{code} against {other}") for (code, other), g in sides.items() if g <= 0)
    return {"lines": interval([g > 0 for g in gap]), "sides": interval([g > 0 for g in sides.values()]), "lost": [name for _, name in poor]}
