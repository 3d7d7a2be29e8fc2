"""Writes an archive: packages by processes, the table of outcomes and the truth beside them."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from corpora.archive.outcomes import office_effect
from corpora.archive.world import HELD_OUT, world
from corpora.archive.write import COLUMNS, Settings, Written, write_package

_BATCH = 8


def build(settings: Settings, packages: int, *, workers: int = 1, on_package: Callable[[int], None] | None = None) -> Path:
    """Write an archive of packages 1 to `packages` and return its folder.

    :param on_package: Called with the number of packages written so far.
    """
    (settings.out / "packages").mkdir(parents=True, exist_ok=True)
    cases: list[dict[str, Any]] = []
    with (settings.out / "outcomes.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        table.writeheader()
        for number, written in enumerate(_written(settings, packages, workers), 1):
            table.writerow(written.row)
            cases.append(written.truth)
            if on_package:
                on_package(number)
    _write_truth(settings, cases)
    return settings.out


def _written(settings: Settings, packages: int, workers: int) -> Iterator[Written]:
    numbers = range(1, packages + 1)
    if workers <= 1:
        yield from (write_package(settings, number) for number in numbers)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(partial(write_package, settings), numbers, chunksize=_BATCH)


def _write_truth(settings: Settings, cases: list[dict[str, Any]]) -> None:
    process, names = world().process, world().names
    clusters: dict[str, list[str]] = {}
    for case in cases:
        if case["cluster"]:
            clusters.setdefault(case["cluster"], []).append(case["case_id"])
    head = {
        "seed": settings.seed, "packages": len(cases), "null": settings.null, "text_only": settings.text_only, "held_out_parts": HELD_OUT,
        "process": process, "offices": {office: round(office_effect(settings.seed, office, process), 4) for office in names["offices"]},
        "clusters": {name: {"cases": members} for name, members in sorted(clusters.items())},
    }  # fmt: skip
    # One case a line: readable, and diffs stay small.
    lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
    text = json.dumps(head, ensure_ascii=False, indent=1)[:-2] + f',\n "cases": [\n{lines}\n]}}\n'
    (settings.out / "truth.json").write_text(text, "utf-8")
