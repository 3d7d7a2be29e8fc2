"""Reads our own corpora: duty pairs by occupation, work outside every scope, sentences that are no duties."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class DutyPair:
    """One duty in both languages.

    :param code: Occupation in the newest numbering, or `outside`.
    :param job: Running id of the specific job; all lines of a job share it.
    :param register: `c` contract, `n` narrative, `h` handbook, `e` terse office style.
    """

    code: str
    writer: str
    job: str
    register: str
    ko: str
    en: str


def duty_pairs(corpora: Path) -> list[DutyPair]:
    """Return every duty pair under `corpora/duties/<writer>/<code>.txt`."""
    pairs: list[DutyPair] = []
    for path in sorted((corpora / "duties").glob("*/*.txt")):
        writer, code, job = path.parent.name, path.stem, 0
        for line in path.read_text(encoding="utf-8").splitlines():
            fields = [field.strip() for field in line.split(" | ")]
            if line.startswith("@"):
                job += 1
            elif len(fields) == 3 and fields[0] in "cnhe":
                pairs.append(DutyPair(code, writer, f"{writer}/{code}/{job}", fields[0], fields[1], fields[2]))
    return pairs


def split_by_job(pairs: Iterable[DutyPair], held_out: float, seed: int) -> tuple[list[DutyPair], list[DutyPair]]:
    """Return (rest, held out): whole jobs are held out, the same part of every occupation."""
    jobs: dict[str, list[str]] = {}
    everything = list(pairs)
    for pair in everything:
        known = jobs.setdefault(pair.code, [])
        if pair.job not in known:
            known.append(pair.job)
    rng = random.Random(seed)
    chosen: set[str] = set()
    for code in sorted(jobs):
        names = list(jobs[code])
        rng.shuffle(names)
        chosen.update(names[: max(1, round(len(names) * held_out))])
    return [p for p in everything if p.job not in chosen], [p for p in everything if p.job in chosen]
