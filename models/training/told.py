"""Fits the model of what a statement's sentences tell: company, reason, person, work, effect, terms, vague work, other.

    python -m models.training.told --out models/told

A linear model over the encoder's vectors and hashed character n-grams and a chain over the parts (`analyzer.extraction.told_model`), fitted to the labelled statements
of `corpora/told` and, at a lower weight, to single sentences of the other corpora. Reported for each writer by a fit that has not seen that writer.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import save_file
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from analyzer.extraction.told_model import (
    ASIDE,
    ASIDE_WEIGHT,
    MEANING_WEIGHT,
    WORK,
    Told,
    ToldModel,
    aside,
    work_likelihood,
)
from analyzer.language import grams
from analyzer.language.encoder import shipped_encoder
from models.training.gram_matrix import gram_matrix, idf_of
from models.training.speech import CORPORA, sentences

CLASSES = "crpwveto"
#: Kinds of the single sentences that are one of the classes.
SINGLES = {"catchall": "v", "duty": "w", "company": "c", "career": "p", "reason": "r", "effect": "e", "terms": "t"}
SINGLE_WEIGHT = 0.3
SINGLE_DUTIES = 3_000
#: Power of the class frequencies by which class scores are divided before the chain counts them again.
DISCOUNT = 0.7
STRENGTH = 6.0
SEED = 1


@dataclass(frozen=True, slots=True)
class Statement:
    """A labelled statement: its sentences and what each tells, letters of `CLASSES`."""

    writer: str
    told: tuple[Told, ...]
    kinds: str


def statements(corpora: Path) -> list[Statement]:
    """Return the statements under `corpora/told/<writer>.txt`: `@ occupation`, then `# heading` and `kind sentence` lines."""
    found: list[Statement] = []
    for path in sorted((corpora / "told").glob("*.txt")):
        for block in f"\n{path.read_text(encoding='utf-8')}".split("\n@ ")[1:]:
            heading, opens, told, kinds = "", False, list[Told](), ""
            for line in block.splitlines()[1:]:
                if line.startswith("# "):
                    heading, opens = line[2:].strip(), True
                elif line.strip():
                    told.append(Told(line[2:].strip(), heading, opens))
                    kinds, opens = kinds + line[0], False
            found.append(Statement(path.stem, tuple(told), kinds))
    return found


def singles(corpora: Path) -> list[Statement]:
    """Return single sentences of the other corpora as statements of one sentence."""
    rows = [(text, SINGLES[kind]) for text, kind in sentences(corpora) if kind in SINGLES]
    random.Random(SEED).shuffle(rows)
    duties = [row for row in rows if row[1] == WORK][:SINGLE_DUTIES]
    return [Statement("", (Told(text),), kind) for text, kind in [*duties, *(row for row in rows if row[1] != WORK)]]


def features(some: Sequence[Statement], idf: np.ndarray) -> csr_matrix:
    """Return the features of all sentences, shape (sentences, BUCKETS + ASIDE + width)."""
    rows = [aside(each.told, place) for each in some for place in range(len(each.told))]
    pointers = np.cumsum([0, *map(len, rows)])
    beside = csr_matrix((np.full(pointers[-1], ASIDE_WEIGHT, np.float32), np.concatenate(rows), pointers), shape=(len(rows), ASIDE))
    texts = [told.text for each in some for told in each.told]
    return hstack([gram_matrix(texts, idf), beside, csr_matrix(MEANING_WEIGHT * shipped_encoder().encode(texts))]).tocsr()


def fit(whole: Sequence[Statement], single: Sequence[Statement]) -> dict[str, np.ndarray]:
    """Return the arrays of the model."""
    everything = [*whole, *single]
    idf = idf_of([told.text for each in everything for told in each.told])
    kinds = np.array([CLASSES.index(kind) for each in everything for kind in each.kinds])
    weights = np.array([1.0 if each.writer else SINGLE_WEIGHT for each in everything for _ in each.kinds])
    model = LogisticRegression(C=STRENGTH, max_iter=300).fit(features(everything, idf), kinds, sample_weight=weights)
    first, onward, below = np.ones(len(CLASSES)), *(np.ones((len(CLASSES), len(CLASSES))) for _ in range(2))
    for each in whole:
        own = [CLASSES.index(kind) for kind in each.kinds]
        first[own[0]] += 1
        for before, this, told in zip(own, own[1:], each.told[1:], strict=False):
            (below if told.opens else onward)[before, this] += 1
    seen = np.bincount([CLASSES.index(kind) for each in whole for kind in each.kinds], minlength=len(CLASSES))
    arrays = {
        "idf": idf, "words": model.coef_[:, : grams.BUCKETS].T, "aside": model.coef_[:, grams.BUCKETS : -shipped_encoder().width].T,
        "meaning": model.coef_[:, -shipped_encoder().width :].T, "bias": model.intercept_,
        "discount": DISCOUNT * np.log(seen / seen.sum()), "first": np.log(first / first.sum()),
        "next": np.log(onward / onward.sum(axis=1, keepdims=True)), "next_below": np.log(below / below.sum(axis=1, keepdims=True)),
    }
    return {name: np.ascontiguousarray(array, dtype=np.float16) for name, array in arrays.items()}


def measure(arrays: dict[str, np.ndarray], some: Sequence[Statement], likely: float = 0.5) -> dict[str, Any]:
    """Return how well the sentences that tell the work are found: precision, recall, and the statements in which none is."""
    model = ToldModel(**{name: np.asarray(array, np.float32) for name, array in arrays.items()}, work=CLASSES.index(WORK))
    taken = [np.array(work_likelihood(each.told, model)) >= likely for each in some]
    work = [np.array([kind == WORK for kind in each.kinds]) for each in some]
    right = sum(int((a & b).sum()) for a, b in zip(taken, work, strict=True))
    return {"statements": len(some), "precision": round(right / max(1, sum(int(a.sum()) for a in taken)), 3), "recall": round(right / sum(int(b.sum()) for b in work), 3),
            "none_found": sum(not (a & b).any() for a, b in zip(taken, work, strict=True))}


def main() -> None:
    """Measure by writer, fit to all, save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    whole, single = statements(CORPORA), singles(CORPORA)
    unseen = {writer: measure(fit([each for each in whole if each.writer != writer], single), [each for each in whole if each.writer == writer])
              for writer in sorted({each.writer for each in whole})}
    args.out.mkdir(parents=True, exist_ok=True)
    save_file(fit(whole, single), str(args.out / "told.safetensors"))
    card = {"encoder": shipped_encoder().name, "classes": list(CLASSES), "statements": len(whole), "sentences": sum(len(each.told) for each in whole), "unseen_writer": unseen}
    (args.out / "told.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(card, indent=1))


if __name__ == "__main__":
    main()
