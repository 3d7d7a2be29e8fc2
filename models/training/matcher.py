"""Fits the matcher to an encoder: two linear classifiers, their mix with scope similarity, and calibration.

    python -m models.training.matcher --data DIR --out models/matcher [--encoder FOLDER] [--hold-out 0.17]

The classifiers are fitted with whole jobs left out; the few mixing weights are chosen on those jobs by negative log
likelihood, which also calibrates the probabilities. Then the classifiers are fitted again on everything.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import save_file
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from analyzer.matching.encoder import Encoder, OnnxEncoder, SentenceTransformerEncoder
from analyzer.matching.matcher import Matcher, catalogue_lines
from analyzer.occupations import load_catalogue
from models.training.corpus import OUTSIDE, DutyPair, duty_pairs, split_by_job
from models.training.gram_matrix import gram_matrix, idf_of
from models.training.sources import onet_tasks

log = logging.getLogger("matcher")
# Statements tell duties in everyday words, which look like work outside every scope more often than held-out duty lines
# do. Chosen on 60 development packages (docs/decisions.md).
OUTSIDE_CAUTION = 1.8
CORPORA = Path(__file__).resolve().parents[2] / "corpora"


def encoder_from(name: str) -> Encoder:
    """Return our ONNX encoder for an exported folder, else the sentence-transformers model of that name."""
    folder = Path(name)
    return OnnxEncoder(folder) if (folder / "encoder.json").exists() else SentenceTransformerEncoder(name)


def examples(pairs: Sequence[DutyPair], tasks: Sequence[tuple[str, str]]) -> tuple[list[str], list[str], list[float]]:
    """Return (texts, codes, weights): both languages of every duty, and labelled English tasks at half weight."""
    texts = [p.ko for p in pairs] + [p.en for p in pairs] + [task for task, _ in tasks]
    codes = [p.code for p in pairs] * 2 + [code for _, code in tasks]
    weights = [1.0] * (2 * len(pairs)) + [0.5] * len(tasks)
    return texts, codes, weights


def fit(encoder: Encoder, pairs: Sequence[DutyPair], tasks: Sequence[tuple[str, str]], classes: Sequence[str]) -> dict[str, np.ndarray]:
    """Fit both classifiers and embed the catalogue lines. Scope lines are examples of their occupation too."""
    catalogue = load_catalogue()
    lines, owner, excluded, _ = catalogue_lines(catalogue, classes)
    texts, codes, weights = examples(pairs, tasks)
    inside = [i for i, out in enumerate(excluded) if not out]
    texts += [lines[i] for i in inside]
    codes += [classes[owner[i]] for i in inside]
    weights += [1.0] * len(inside)
    y = np.array([classes.index(code) for code in codes])
    # Occupations are alike in prior: how many sentences somebody wrote says nothing about how often one is filed.
    balance = len(y) / (len(classes) * np.bincount(y, minlength=len(classes)).clip(1))
    sample = np.array(weights) * np.sqrt(balance)[y]
    embedded = encoder.encode(texts)
    on_vectors = LogisticRegression(C=20.0, max_iter=150).fit(embedded, y, sample_weight=sample)
    idf = idf_of(texts)
    on_grams = LogisticRegression(C=12.0, max_iter=50).fit(gram_matrix(texts, idf), y, sample_weight=sample)
    return {
        "embedding_weights": on_vectors.coef_.T.astype(np.float32), "embedding_bias": on_vectors.intercept_.astype(np.float32),
        "lexical_weights": on_grams.coef_.T.astype(np.float32), "lexical_bias": on_grams.intercept_.astype(np.float32),
        "idf": idf, "lines": encoder.encode(lines).astype(np.float32),
    }


def choose_mix(matcher: Matcher, texts: Sequence[str], codes: Sequence[str]) -> dict[str, float]:
    """Return the mixing weights that make the held-out duties most probable."""
    parts = matcher.features(texts, matcher.encoder.encode(texts))
    y = np.array([matcher.classes.index(code) for code in codes])
    outside = matcher.classes.index(OUTSIDE)

    def loss(w: np.ndarray) -> float:
        score = w[0] * parts["embedding"] + w[1] * parts["lexical"] + w[2] * parts["scope"] - w[3] * parts["excluded"]
        score[:, outside] += w[4]
        top = score.max(axis=1, keepdims=True)
        return float(-(score - top - np.log(np.exp(score - top).sum(axis=1, keepdims=True)))[np.arange(len(y)), y].mean())

    best = minimize(loss, np.array([0.6, 0.6, 4.0, 1.0, 2.0]), method="L-BFGS-B", bounds=[(0.05, 5), (0, 5), (0, 30), (0, 20), (-5, 15)])
    log.info("held-out negative log likelihood %.3f", best.fun)
    return dict(zip(("embedding", "lexical", "scope", "excluded", "outside_bias"), (round(float(v), 4) for v in best.x), strict=True))


def card_of(encoder: Encoder, classes: Sequence[str], mix: dict[str, float], **more: Any) -> dict[str, Any]:
    """Return the matcher's card."""
    return {"version": f"matcher-{dt.date.today():%Y-%m-%d}+{encoder.name}", "classes": list(classes), "mix": mix, **more}


def quantised(arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return the arrays in half precision: they are read once and widened."""
    return {name: array.astype(np.float16) for name, array in arrays.items()}


def main() -> None:
    """Fit, mix, refit, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder with onet_tasks.tsv; left out: our own corpora only")
    parser.add_argument("--encoder", default=str(CORPORA.parent / "models" / "encoder"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--hold-out", type=float, default=0.17)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    encoder = encoder_from(args.encoder)
    tasks = [(task, code) for task, code in onet_tasks(args.data) if code] if args.data else []
    pairs = duty_pairs(CORPORA)
    classes = sorted({p.code for p in pairs if p.code != OUTSIDE}) + [OUTSIDE]
    tasks = [(task, code) for task, code in tasks if code in classes]
    known, held = split_by_job(pairs, args.hold_out, seed=3)
    first = Matcher(encoder, fit(encoder, known, tasks, classes), card_of(encoder, classes, {}), load_catalogue())
    mix = choose_mix(first, [p.ko for p in held] + [p.en for p in held], [p.code for p in held] * 2)
    mix["outside_bias"] = round(mix["outside_bias"] - OUTSIDE_CAUTION, 4)
    log.info("mix %s", mix)
    arrays = quantised(fit(encoder, pairs, tasks, classes))
    args.out.mkdir(parents=True, exist_ok=True)
    save_file(arrays, str(args.out / "matcher.safetensors"))
    card = card_of(encoder, classes, mix, duties=len(pairs), tasks=len(tasks), held_out_jobs=len({p.job for p in held}))
    (args.out / "matcher.json").write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
