"""Measures an encoder and a matcher on jobs that neither has seen, beside baselines in the same run.

    python -m models.training.evaluate --data DIR --encoder FOLDER --hold-out 0.17 --out models/results.json

The encoder must have been trained with the same `--hold-out`, else its figures are not honest.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import platform
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import roc_auc_score

from analyzer.matching.matcher import DutyInput, Matcher
from analyzer.occupations import load_catalogue
from models.training.corpus import OUTSIDE, DutyPair, duty_pairs, split_by_job
from models.training.matcher import card_of, choose_mix, encoder_from, fit
from models.training.sources import dev_pairs, onet_tasks

CORPORA = Path(__file__).resolve().parents[2] / "corpora"


def interval(hits: Sequence[bool]) -> list[float]:
    """Return [share, low, high] with the 95 % Wilson interval."""
    n, p, z = len(hits), float(np.mean(hits)), 1.96
    centre, half = (p + z * z / (2 * n)) / (1 + z * z / n), z * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return [round(p, 4), round(centre - half, 4), round(centre + half, 4)]


def calibration_error(confidence: np.ndarray, right: np.ndarray, bins: int = 10) -> float:
    """Return the expected calibration error over equal-width bins."""
    which = np.minimum((confidence * bins).astype(int), bins - 1)
    return float(sum(abs(confidence[which == b].mean() - right[which == b].mean()) * (which == b).mean()
                     for b in range(bins) if (which == b).any()))


def duty_level(matcher: Matcher, texts: Sequence[str], codes: Sequence[str]) -> dict[str, Any]:
    """Return top-1, top-5, calibration error and the outside AUROC over single duties."""
    probabilities = matcher.probabilities(texts)
    order = np.argsort(-probabilities, axis=1)
    y = np.array([matcher.classes.index(code) for code in codes])
    right = order[:, 0] == y
    outside = y == matcher.classes.index(OUTSIDE)
    return {
        "n": len(texts), "top1": interval(right.tolist()), "top5": interval((order[:, :5] == y[:, None]).any(axis=1).tolist()),
        "ece": round(calibration_error(probabilities.max(axis=1), right), 4),
        "outside_auroc": round(float(roc_auc_score(outside, probabilities[:, matcher.classes.index(OUTSIDE)])), 4) if 0 < outside.sum() < len(y) else None,
    }


def job_level(matcher: Matcher, pairs: Sequence[DutyPair], language: str) -> dict[str, Any]:
    """Return top-1 and top-5 over whole unseen jobs."""
    jobs: dict[str, list[DutyPair]] = {}
    for pair in pairs:
        jobs.setdefault(pair.job, []).append(pair)
    pick = {"ko": lambda p, i: p.ko, "en": lambda p, i: p.en, "mixed": lambda p, i: p.ko if i % 2 else p.en}[language]
    profiles = matcher.profiles([[DutyInput(pick(p, i)) for i, p in enumerate(job)] for job in jobs.values()])
    codes = [job[0].code for job in jobs.values()]
    ranks = [[c.code for c in profile.candidates] for profile in profiles if profile]
    wrong = [f"{name}: {rank[0]} for {code}" for name, rank, code in zip(jobs, ranks, codes, strict=True) if rank[0] != code]
    return {"jobs": len(jobs), "top1": interval([r[0] == c for r, c in zip(ranks, codes, strict=True)]),
            "top5": interval([c in r for r, c in zip(ranks, codes, strict=True)]), "wrong": wrong}


def tfidf_over_scope(texts: Sequence[str], codes: Sequence[str]) -> list[float]:
    """Return the top-1 of the naive baseline: character TF-IDF against the scope lines."""
    catalogue = load_catalogue()
    lines = [(line.ko + " " + line.en, o.code) for o in catalogue for line in o.scope]
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4)).fit([text for text, _ in lines])
    nearest = (vectorizer.transform(texts) @ vectorizer.transform([text for text, _ in lines]).T).toarray().argmax(axis=1)
    return interval([lines[i][1] == code for i, code in zip(nearest, codes, strict=True)])


def main() -> None:
    """Measure and write the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--hold-out", type=float, default=0.17)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    encoder = encoder_from(args.encoder)
    pairs = duty_pairs(CORPORA)
    classes = sorted({p.code for p in pairs if p.code != OUTSIDE}) + [OUTSIDE]
    known, held = split_by_job(pairs, args.hold_out, seed=3)
    # The mix is chosen on half of the unseen jobs and everything is reported on the other half.
    jobs = sorted({p.job for p in held})
    tuning = set(jobs[::2])
    tune, test = [p for p in held if p.job in tuning], [p for p in held if p.job not in tuning]
    tasks = [(t, c) for t, c in onet_tasks(args.data) if c in classes]
    catalogue = load_catalogue()
    arrays = fit(encoder, known, tasks, classes)
    matcher = Matcher(encoder, arrays, card_of(encoder, classes, {}), catalogue)
    mix = choose_mix(matcher, [p.ko for p in tune] + [p.en for p in tune], [p.code for p in tune] * 2)
    matcher = Matcher(encoder, arrays, card_of(encoder, classes, mix), catalogue)
    ko, en = encoder.encode([k for k, _ in dev_pairs(args.data)]), encoder.encode([e for _, e in dev_pairs(args.data)])
    inside = [p for p in test if p.code != OUTSIDE]
    results: dict[str, Any] = {
        "date": f"{dt.date.today()}", "machine": f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}",
        "encoder": encoder.name, "mix": mix, "classes": len(classes),
        "retrieval_ko_en": round(float(((ko @ en.T).argmax(axis=1) == np.arange(len(ko))).mean()), 4),
        "duties_ko": duty_level(matcher, [p.ko for p in test], [p.code for p in test]),
        "duties_en": duty_level(matcher, [p.en for p in test], [p.code for p in test]),
        "jobs": {lang: job_level(matcher, test, lang) for lang in ("ko", "en", "mixed")},
        "baseline_tfidf_scope_ko": tfidf_over_scope([p.ko for p in inside], [p.code for p in inside]),
        "baseline_tfidf_scope_en": tfidf_over_scope([p.en for p in inside], [p.code for p in inside]),
    }
    for name in ("embedding", "lexical", "scope"):
        alone = Matcher(encoder, arrays,
                        card_of(encoder, classes, mix | {n: 0.0 for n in ("embedding", "lexical", "scope") if n != name}), catalogue)
        results[f"only_{name}_ko"] = duty_level(alone, [p.ko for p in test], [p.code for p in test])["top1"]
    args.out.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(results, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
