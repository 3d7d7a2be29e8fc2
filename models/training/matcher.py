"""Fits the matcher to an encoder: two linear classifiers, their mix with scope similarity, and calibration.

    python -m models.training.matcher --data DIR --out models/matcher [--encoder FOLDER]

The classifiers are fitted to the `train` part; the few mixing weights are chosen on the whole jobs of the `tune` part by
negative log likelihood, which also calibrates the probabilities. Then the classifiers are fitted again to everything.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import save_file
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from analyzer.language.encoder import Encoder, OnnxEncoder, SentenceTransformerEncoder
from analyzer.matching.matcher import PARTS, Matcher, catalogue_lines
from analyzer.occupations import load_catalogue
from models.training.corpus import OUTSIDE, DutyPair, NeighbourLine, duty_pairs, neighbour_lines
from models.training.gram_matrix import gram_matrix, idf_of
from models.training.sources import Task, onet_tasks
from models.training.splits import neighbours_split, split, unseen_soc

log = logging.getLogger("matcher")
# Statements tell duties in everyday words, which look like work outside every scope more often than held-out duty lines
# do. Chosen on 60 development packages (docs/decisions.md).
OUTSIDE_CAUTION = 1.8
# An embassy's office worker does what any office worker does: only the employer makes it the occupation, so its duties
# must be very clear before they speak for it.
CAUTIONS = {"S2721": 2.5}
#: Task statements are American and name no tool; outside ones are labelled by their group only.
TASK_WEIGHT, OUTSIDE_TASK_WEIGHT = 0.5, 0.3
LEXICAL = ("lexical_weights", "lexical_bias", "idf")
CORPORA = Path(__file__).resolve().parents[2] / "corpora"


def encoder_from(name: str) -> Encoder:
    """Return our ONNX encoder for an exported folder, else the sentence-transformers model of that name."""
    folder = Path(name)
    return OnnxEncoder(folder) if (folder / "encoder.json").exists() else SentenceTransformerEncoder(name)


@dataclass(frozen=True, slots=True)
class Material:
    """What a matcher is fitted to."""

    pairs: Sequence[DutyPair]
    border: Sequence[NeighbourLine]
    tasks: Sequence[Task]

    def classes(self) -> list[str]:
        """Return the occupations in order, `outside` last."""
        return sorted({p.code for p in self.pairs if p.code != OUTSIDE}) + [OUTSIDE]


def examples(material: Material) -> tuple[list[str], list[str], list[float]]:
    """Return (texts, codes, weights): duties and border lines in both languages, English task statements at less weight."""
    both = [*material.pairs, *material.border]
    texts = [p.ko for p in both] + [p.en for p in both] + [task.text for task in material.tasks]
    codes = [p.code for p in both] * 2 + [task.code for task in material.tasks]
    weights = [1.0] * (2 * len(both)) + [OUTSIDE_TASK_WEIGHT if t.code == OUTSIDE else TASK_WEIGHT for t in material.tasks]
    return texts, codes, weights


def job_centres(encoder: Encoder, pairs: Sequence[DutyPair], classes: Sequence[str]) -> dict[str, np.ndarray]:
    """Return the mean direction of every job and the class it belongs to: an occupation is many different jobs."""
    vectors = encoder.encode([p.ko for p in pairs]) + encoder.encode([p.en for p in pairs])
    names = sorted({p.job for p in pairs})
    place = {name: i for i, name in enumerate(names)}
    rows = np.array([place[p.job] for p in pairs])
    centres = np.zeros((len(names), vectors.shape[1]), dtype=np.float32)
    np.add.at(centres, rows, vectors)
    owner = np.zeros(len(names), dtype=np.int64)
    owner[rows] = [classes.index(p.code) for p in pairs]
    return {"centres": centres / np.linalg.norm(centres, axis=1, keepdims=True), "centre_owner": owner}


def fit(encoder: Encoder, material: Material, classes: Sequence[str], lexical: Mapping[str, np.ndarray] | None = None) -> dict[str, np.ndarray]:
    """Fit both classifiers and embed jobs and catalogue lines. Scope lines are examples of their occupation too.

    :param lexical: Arrays of a matcher whose n-gram classifier is taken over: it does not depend on the encoder.
    """
    lines, owner, excluded, _ = catalogue_lines(load_catalogue(), classes)
    texts, codes, weights = examples(material)
    inside = [i for i, out in enumerate(excluded) if not out]
    texts += [lines[i] for i in inside]
    codes += [classes[owner[i]] for i in inside]
    weights += [1.0] * len(inside)
    y = np.array([classes.index(code) for code in codes])
    # Occupations are alike in prior: how many sentences somebody wrote says nothing about how often one is filed.
    balance = len(y) / (len(classes) * np.bincount(y, minlength=len(classes)).clip(1))
    sample = np.array(weights) * np.sqrt(balance)[y]
    on_vectors = LogisticRegression(C=20.0, max_iter=150).fit(encoder.encode(texts), y, sample_weight=sample)
    if lexical is None:
        idf = idf_of(texts)
        on_grams = LogisticRegression(C=12.0, max_iter=50).fit(gram_matrix(texts, idf), y, sample_weight=sample)
        lexical = {"lexical_weights": on_grams.coef_.T.astype(np.float32), "lexical_bias": on_grams.intercept_.astype(np.float32), "idf": idf}
    return {
        "embedding_weights": on_vectors.coef_.T.astype(np.float32), "embedding_bias": on_vectors.intercept_.astype(np.float32),
        **{name: lexical[name] for name in LEXICAL},
        "lines": encoder.encode(lines).astype(np.float32), **job_centres(encoder, material.pairs, classes),
    }


def choose_mix(matcher: Matcher, texts: Sequence[str], codes: Sequence[str]) -> dict[str, float]:
    """Return the mixing weights that make the held-out duties most probable."""
    parts = matcher.features(texts, matcher.encoder.encode(texts))
    y = np.array([matcher.classes.index(code) for code in codes])
    outside = matcher.classes.index(OUTSIDE)

    def loss(w: np.ndarray) -> float:
        score = sum(w[i] * parts[name] for i, name in enumerate(PARTS)) - w[-2] * parts["excluded"]
        score[:, outside] += w[-1]
        top = score.max(axis=1, keepdims=True)
        return float(-(score - top - np.log(np.exp(score - top).sum(axis=1, keepdims=True)))[np.arange(len(y)), y].mean())

    best = minimize(loss, np.array([0.5, 0.5, 4.0, 4.0, 1.0, 0.0]), method="L-BFGS-B",
                    bounds=[(0.05, 5), (0, 5), (0, 30), (0, 30), (0, 20), (-5, 15)])
    log.info("held-out negative log likelihood %.3f", best.fun)
    return dict(zip((*PARTS, "excluded", "outside_bias"), (round(float(v), 4) for v in best.x), strict=True))


def card_of(encoder: Encoder, classes: Sequence[str], mix: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return the matcher's card."""
    return {"version": f"matcher-{dt.date.today():%Y-%m-%d}+{encoder.name}", "classes": list(classes), "mix": mix, **more}


def quantised(arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return the arrays in half precision: they are read once and widened. Whole numbers stay as they are."""
    return {name: array if array.dtype.kind == "i" else array.astype(np.float16) for name, array in arrays.items()}


def write(folder: Path, arrays: dict[str, np.ndarray], card: dict[str, Any]) -> None:
    """Write a matcher folder."""
    folder.mkdir(parents=True, exist_ok=True)
    save_file(quantised(arrays), str(folder / "matcher.safetensors"))
    (folder / "matcher.json").write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, mix, refit, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder with onet_tasks.tsv; left out: our own corpora only")
    parser.add_argument("--encoder", default=str(CORPORA.parent / "models" / "encoder"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--development", type=Path, default=Path("build/matcher-development"),
                        help="where the matcher fitted to the train part goes, which thresholds and evaluation use")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    encoder = encoder_from(args.encoder)
    tasks = [task for task in onet_tasks(args.data) if task.code] if args.data else []
    parts = split(duty_pairs(CORPORA))
    border = neighbour_lines(CORPORA)
    known = Material(parts["train"], neighbours_split(border)[0], [task for task in tasks if not unseen_soc(task.soc)])
    classes, tune = known.classes(), parts["tune"]
    arrays = fit(encoder, known, classes)
    mix = choose_mix(Matcher(encoder, arrays, card_of(encoder, classes, {}), load_catalogue()), [p.ko for p in tune] + [p.en for p in tune], [p.code for p in tune] * 2)
    mix["outside_bias"] = round(mix["outside_bias"] - OUTSIDE_CAUTION, 4)
    card_mix: dict[str, Any] = mix | {"cautions": CAUTIONS}
    log.info("mix %s", card_mix)
    write(args.development, arrays, card_of(encoder, classes, card_mix, duties=len(known.pairs), border_lines=len(known.border), tasks=len(known.tasks)))
    everything = Material([p for part in parts.values() for p in part], border, tasks)
    write(args.out, fit(encoder, everything, classes),
          card_of(encoder, classes, card_mix, duties=len(everything.pairs), border_lines=len(border), tasks=len(tasks)))


if __name__ == "__main__":
    main()
