"""Fits the model of duties that say nothing: does a line fit any job, or does it tell the occupation?

    python -m models.training.vague --out models/vague

Linear over the encoder's vector and hashed character n-grams (`analyzer.matching.vagueness`). Vague are the lines marked so in `corpora/vague`
and the catch-all phrases; specific are the others of `corpora/vague` and duties of the `train` part. Reported for each writer of
`corpora/vague` by a fit that has not seen that writer, and on the duties of writers whom training never saw.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import save_file
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from analyzer.language import grams
from analyzer.language.encoder import shipped_encoder
from analyzer.matching.vagueness import MEANING_WEIGHT
from models.training.corpus import duty_pairs
from models.training.gram_matrix import gram_matrix, idf_of
from models.training.speech import CORPORA, sentences
from models.training.splits import split

#: Duties beside the lines written for this, so that no trade is vague for its words.
DUTIES = 8_000
STRENGTH = 3.0
SEED = 3
Line = tuple[str, str, bool]


def lines(corpora: Path) -> list[Line]:
    """Return (writer, text, whether it is vague) of `corpora/vague/<writer>.txt`: `v | text` or `s | text`."""
    found: list[Line] = []
    for path in sorted((corpora / "vague").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            mark, _, text = line.partition(" | ")
            found.append((path.stem, text.strip(), mark == "v"))
    return found


def others(corpora: Path) -> list[Line]:
    """Return the catch-all phrases, and duties of the `train` part."""
    duties = [text for pair in split(duty_pairs(corpora))["train"] for text in (pair.ko, pair.en)]
    rows: list[Line] = [("", text, True) for text, kind in sentences(corpora) if kind == "catchall"]
    return rows + [("", text, False) for text in random.Random(SEED).sample(duties, DUTIES)]


def features(texts: Sequence[str], idf: np.ndarray) -> csr_matrix:
    """Return n-grams and vectors, shape (len(texts), BUCKETS + width)."""
    return hstack([gram_matrix(texts, idf), csr_matrix(MEANING_WEIGHT * shipped_encoder().encode(texts))]).tocsr()


def fit(rows: Sequence[Line]) -> dict[str, np.ndarray]:
    """Return the arrays of the model; both classes weigh the same."""
    texts = [text for _, text, _ in rows]
    idf = idf_of(texts)
    model = LogisticRegression(C=STRENGTH, max_iter=400, class_weight="balanced").fit(features(texts, idf), [vague for *_, vague in rows])
    arrays = {"idf": idf, "words": model.coef_[:, : grams.BUCKETS].T, "meaning": model.coef_[0, grams.BUCKETS :], "bias": model.intercept_}
    return {name: np.ascontiguousarray(array, dtype=np.float16) for name, array in arrays.items()}


def vague_share(arrays: dict[str, np.ndarray], texts: Sequence[str], least: float = 0.5) -> float:
    """Return the share of texts that are called vague."""
    score = grams.scores(texts, *(arrays[name].astype(np.float32) for name in ("idf", "words", "bias")))[:, 0]
    score = score + MEANING_WEIGHT * shipped_encoder().encode(texts) @ arrays["meaning"].astype(np.float32)
    return round(float((score >= np.log(least / (1 - least))).mean()), 4)


def main() -> None:
    """Measure, fit to all, save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    mine, more = lines(CORPORA), others(CORPORA)
    unseen: dict[str, Any] = {}
    for writer in sorted({writer for writer, *_ in mine}):
        arrays = fit([row for row in mine if row[0] != writer] + more)
        unseen[writer] = {name: vague_share(arrays, [text for each, text, vague in mine if each == writer and vague is kind])
                          for name, kind in (("vague_found", True), ("specific_called_vague", False))}
    arrays = fit(mine + more)
    parts = split(duty_pairs(CORPORA))
    duties = {name: {lang: vague_share(arrays, [getattr(pair, lang) for pair in parts[name]]) for lang in ("ko", "en")} for name in ("employer", "new", "writer")}
    args.out.mkdir(parents=True, exist_ok=True)
    save_file(arrays, str(args.out / "vague.safetensors"))
    card = {"encoder": shipped_encoder().name, "lines": len(mine), "others": len(more), "unseen_writer": unseen, "duties_called_vague": duties}
    (args.out / "vague.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(card, indent=1))


if __name__ == "__main__":
    main()
