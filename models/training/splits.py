"""Says which part of the duty corpus may train and which measures. The choice never changes as the corpus grows.

- `train`: shapes weights.
- `tune`: whole jobs on which mixing weights, calibration and thresholds are chosen.
- `job`: whole jobs that nothing has seen, of writers that training has seen.
- `writer`: everything by one writer whom training never saw.
- `new`: other jobs in the style of a job dictionary, by a writer who saw no line and no job of this corpus and whom training never saw.
- `plain`: one job of each occupation told in everyday words, by a writer whom training never saw.
- `employer`: the same jobs as in training, written anew for another employer by a writer whom training never saw.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from models.training.corpus import OUTSIDE, DutyPair, NeighbourLine

#: Writers whom training never sees, and the part that each makes.
UNSEEN = {"w8": "writer", "w16": "employer", "w18": "new", "w29": "plain"}
#: Writers who tell the work in everyday words, as few real papers do.
EVERYDAY = frozenset({"w24", "w25", "w26", "w27", "w28"})
#: A file of fewer jobs gives none away.
FEWEST_JOBS = 4
#: One kind of outside work in this many is held out.
OUTSIDE_EVERY = 6


def _order(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6], "big")


def split(pairs: Iterable[DutyPair]) -> dict[str, list[DutyPair]]:
    """Return the pairs by part. Of each file one job is held out, by a hash of its name; files take turns between tune and job."""
    parts: dict[str, list[DutyPair]] = {name: [] for name in ("train", "tune", "job", *UNSEEN.values())}
    files: dict[tuple[str, str], list[DutyPair]] = {}
    for pair in pairs:
        files.setdefault((pair.writer, pair.code), []).append(pair)
    for (writer, code), inside in sorted(files.items()):
        if writer in UNSEEN:
            parts[UNSEEN[writer]] += inside
        else:
            held = _held_out(sorted({p.job for p in inside}), code)
            for pair in inside:
                parts["train" if pair.job not in held else "tune" if _order(f"{pair.job}/part") % 2 else "job"].append(pair)
    return parts


def _held_out(jobs: Sequence[str], code: str) -> set[str]:
    if code == OUTSIDE:
        return {job for job in jobs if _order(job) % OUTSIDE_EVERY == 0}
    return {min(jobs, key=_order)} if len(jobs) >= FEWEST_JOBS else set()


def neighbours_split(lines: Iterable[NeighbourLine]) -> tuple[list[NeighbourLine], list[NeighbourLine]]:
    """Return (train, held out): every fourth minimal pair of each border is held out, both sides of it."""
    everything = list(lines)
    return [n for n in everything if n.number % 4 != 3], [n for n in everything if n.number % 4 == 3]


def unseen_soc(soc: str) -> bool:
    """Whether the O*NET occupation is held out of all training."""
    return _order(soc) % 5 == 0
