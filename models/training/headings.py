"""Fits the heading model: which part of a paper does a heading open, and what paper does a title name, in anybody's words?

    python -m models.training.headings --out models/headings

Two linear models over hashed character n-grams. They speak only where no lexicon knows the words (`analyzer.extraction.heading_model`),
and are reported on every fifth line, which the fit has not seen.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from sklearn.linear_model import LogisticRegression

from analyzer.extraction.heading_model import TEXT, bare_heading
from analyzer.language import grams
from models.training.gram_matrix import gram_matrix, idf_of
from models.training.speech import CORPORA, sentences

#: Lines of the papers' own text, duties and others, that head nothing.
LINES = 10_000
LONGEST = 80
SEED = 5


def labelled(corpora: Path, name: str) -> list[tuple[str, str]]:
    """Return (text, label) of `corpora/headings/<name>.tsv`."""
    with (corpora / "headings" / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return [(text, label) for _, label, text in list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]]


def rows_of(corpora: Path) -> dict[str, list[tuple[str, str]]]:
    """Return (text, class) for each of the two models; what heads nothing is `text`, and a heading is no title."""
    lines = [text for text, _ in sentences(corpora) if len(text) <= LONGEST]
    random.Random(SEED).shuffle(lines)
    headings, titles = labelled(corpora, "headings"), labelled(corpora, "titles")
    plain = [(text, TEXT) for text in lines[:LINES]]
    return {"section": headings + plain, "title": titles + [(text, TEXT) for text, _ in headings] + plain[: LINES // 6]}


def main() -> None:
    """Fit, report, refit, save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    card, weights = {}, {}
    for name, rows in rows_of(CORPORA).items():
        texts, kinds = [bare_heading(text) for text, _ in rows], np.array([kind for _, kind in rows])
        idf = idf_of(texts)
        matrix = gram_matrix(texts, idf)
        unseen = np.random.default_rng(SEED).integers(0, 5, len(rows)) == 0
        taken = logistic().fit(matrix[~unseen], kinds[~unseen]).predict(matrix[unseen])
        model = logistic().fit(matrix, kinds)
        classes = [str(kind) for kind in model.classes_]
        card[name] = {"classes": classes, "lines": len(rows),
                      "unseen_right": {kind: round(float((taken == kind)[kinds[unseen] == kind].mean()), 3) for kind in classes}}
        weights |= {f"{name}_weights": model.coef_.T.astype(np.float16), f"{name}_bias": model.intercept_.astype(np.float16),
                    f"{name}_idf": idf.astype(np.float16)}
    save_file(weights, str(args.out / "headings.safetensors"))
    (args.out / "headings.json").write_text(json.dumps({"buckets": grams.BUCKETS, **card}, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(card, indent=1))


def logistic() -> LogisticRegression:
    """Return the model to fit."""
    return LogisticRegression(C=30.0, max_iter=400)


if __name__ == "__main__":
    main()
