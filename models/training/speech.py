"""Fits the speech model: does a sentence state a duty, or does it speak of the company, a career, a reason, an effect?

    python -m models.training.speech --out models/speech

Linear over hashed character n-grams, so that it needs no encoder. Reported on every fifth line, which the fit has not seen.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from sklearn.linear_model import LogisticRegression

from analyzer.language import grams
from models.training.corpus import duty_pairs
from models.training.gram_matrix import gram_matrix, idf_of

CORPORA = Path(__file__).resolve().parents[2] / "corpora"


def sentences(corpora: Path) -> list[tuple[str, str]]:
    """Return (sentence, kind): duties of every register, and the hand-written lines that are none."""
    rows: list[tuple[str, str]] = []
    for pair in duty_pairs(corpora):
        rows += [(pair.ko, "duty"), (pair.en, "duty")]
    for path in sorted((corpora / "non_duties").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            fields = line.split(" | ")
            if len(fields) == 3:
                rows += [(fields[1], fields[0]), (fields[2], fields[0])]
    return rows


def main() -> None:
    """Fit, report, refit, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    rows = sentences(CORPORA)
    kinds = np.array([kind for _, kind in rows])
    texts, y = [text for text, _ in rows], kinds == "duty"
    idf = idf_of(texts)
    matrix = gram_matrix(texts, idf)
    # Lines come in pairs of languages, so pairs are held out together.
    unseen = (np.arange(len(y)) // 2) % 5 == 0
    model = logistic().fit(matrix[~unseen], y[~unseen])
    taken = model.predict(matrix[unseen])
    report = {kind: round(float(taken[kinds[unseen] == kind].mean()), 3) for kind in sorted(set(kinds))}
    print("unseen lines taken for a duty", report)
    model = logistic().fit(matrix, y)
    args.out.mkdir(parents=True, exist_ok=True)
    weights = {"weights": model.coef_.T.astype(np.float16), "bias": model.intercept_.astype(np.float16), "idf": idf.astype(np.float16)}
    save_file(weights, str(args.out / "speech.safetensors"))
    card = {"buckets": grams.BUCKETS, "sentences": len(rows), "unseen_taken_for_duty": report}
    (args.out / "speech.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def logistic() -> LogisticRegression:
    """Return the model to fit. A non-duty weighs four duties, about their ratio in the corpora."""
    return LogisticRegression(C=10.0, max_iter=300, class_weight={False: 4.0, True: 1.0})


if __name__ == "__main__":
    main()
