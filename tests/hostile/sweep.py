"""Reads thousands of damaged files and counts what becomes of them: `make sweep`, or `python -m tests.hostile.sweep`.

No file may crash its reading process, run past its time, or come back without a reason that a person can act on. Every
variant follows from the path of its file and its number: `python -m tests.hostile.sweep --only PATH --number N` writes it.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analyzer.readers.document import Document, Status
from analyzer.readers.limits import Limits
from analyzer.readers.problems import MESSAGES
from analyzer.readers.sandbox import ReaderPool
from tests.hostile.corpus import Source, examples, made
from tests.hostile.variants import variant

SECONDS = 30.0
VARIANTS = 20_000
SLOW = 20.0
WEIGHTS = {"pdf": 60, "docx": 200, "hwpx": 450, "hwp": 1000, "txt": 800, "png": 12, "jpg": 12, "tif": 12, "bmp": 12, "scan": 12}
FAULTS = ("crash", "hang", "no reason", "unnamed error", "slow")


@dataclass
class Result:
    """What became of the variants.

    :param outcomes: Numbers by (kind of file, outcome).
    :param faults: What may not happen: (fault, file, number, detail).
    """

    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    ways: Counter[str] = field(default_factory=Counter)
    faults: list[tuple[str, str, int, str]] = field(default_factory=list)
    count: int = 0
    seconds: float = 0.0


def fault_of(doc: Document) -> tuple[str, str] | None:
    """Return what is wrong with an answer, None for a good one."""
    known = [problem for problem in doc.problems if problem.code in MESSAGES]
    first = doc.problems[0] if doc.problems else None
    if doc.status is Status.TIMEOUT:
        return "hang", first.detail if first else ""
    if first is not None and first.code == "file.crashed":
        died = first.detail.startswith(("signal", "exit"))
        return ("crash" if died else "unnamed error"), first.detail
    if len(known) != len(doc.problems) or (not doc.usable and first is None) or (doc.usable and not doc.text.strip()):
        return "no reason", doc.status.value
    if doc.seconds > SLOW:
        return "slow", f"{doc.seconds:.1f} s"
    return None


def sweep(
    plan: Iterable[tuple[Source, int]], folder: Path, *, limits: Limits, minutes: float = math.inf, tell: Callable[[Result], None] | None = None
) -> Result:
    """Read variants of files.

    :param plan: Which variants of which file.
    :param folder: Where each variant lies while it is read.
    :param minutes: Stop after so long, with what there is.
    :param tell: Called now and then with the result so far.
    """
    result, started = Result(), time.monotonic()
    with ReaderPool(1, limits) as pool:
        for source, number in plan:
            way, data = variant(source, number)
            path = folder / f"variant.{source.kind}"
            path.write_bytes(data)
            doc = pool.read(path)
            fault = fault_of(doc)
            if fault is not None:
                result.faults.append((fault[0], source.name, number, fault[1]))
            result.outcomes[source.kind, doc.status.value] += 1
            result.ways[way] += 1
            result.count += 1
            result.seconds = time.monotonic() - started
            if tell is not None and result.count % 500 == 0:
                tell(result)
            if result.seconds > 60 * minutes:
                break
    return result


def planned(sources: Sequence[Source], count: int) -> list[tuple[Source, int]]:
    """Return `count` variants over all files, a round of every file after the other.

    A kind that is dear to read gets fewer of them: a page drawn for OCR costs as much as two hundred HWPX files.
    """
    weights = [WEIGHTS["scan" if "scan" in source.name else source.kind] for source in sources]
    shares = [max(round(count * weight / sum(weights)), 1) for weight in weights]
    plan = [((number + 0.5) / share, place, number) for place, share in enumerate(shares) for number in range(share)]
    plan += [(1.0 + extra, 0, shares[0] + extra) for extra in range(count - len(plan))]
    return [(sources[place], number) for _, place, number in sorted(plan)[:count]]


@contextmanager
def without_ocr() -> Iterator[None]:
    """Take OCR away from the processes that are started inside: it would be nearly all of the time."""
    before = os.environ.get("TESSDATA_PREFIX")
    with tempfile.TemporaryDirectory() as nothing:
        os.environ["TESSDATA_PREFIX"] = nothing
        try:
            yield
        finally:
            if before is None:
                del os.environ["TESSDATA_PREFIX"]
            else:
                os.environ["TESSDATA_PREFIX"] = before


def table(result: Result) -> str:
    """Return the outcomes as a table in Markdown."""
    statuses = [status.value for status in Status]
    lines = [f"| File | Variants | {' | '.join(statuses)} |", "|---" * (len(statuses) + 2) + "|"]
    for kind in sorted({kind for kind, _ in result.outcomes}):
        row = [result.outcomes[kind, status] for status in statuses]
        lines.append(f"| {kind} | {sum(row)} | {' | '.join(map(str, row))} |")
    faults = Counter(fault for fault, *_ in result.faults)
    return "\n".join([*lines, "", f"{result.count} variants: " + ", ".join(f"{fault} {faults[fault]}" for fault in FAULTS) + "."])


def report(result: Result, options: dict[str, Any]) -> dict[str, Any]:
    """Return everything a person needs to repeat the run."""
    return {
        **options, "machine": platform.machine(), "processors": os.cpu_count(), "python": platform.python_version(), "variants": result.count,
        "seconds": round(result.seconds), "ways": dict(sorted(result.ways.items())), "faults": [list(fault) for fault in result.faults],
        "outcomes": {f"{kind} {status}": count for (kind, status), count in sorted(result.outcomes.items())},
    }  # fmt: skip


def main() -> int:
    """Sweep, write the result, and return 1 if anything happened that may not."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile.sweep", description=__doc__)
    parser.add_argument("--variants", type=int, default=VARIANTS)
    parser.add_argument("--ocr", type=int, default=0, metavar="N", help="read N variants of scans with OCR instead")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("sweep.json"))
    parser.add_argument("--minutes", type=float, default=math.inf)
    parser.add_argument("--only", help="a file of the corpus")
    parser.add_argument("--number", type=int, help="write this variant of --only to --out")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "made").mkdir()
        sources = [source for source in (*examples(), *made(folder / "made")) if options.only in (None, source.name)]
        if options.number is not None:
            options.out.write_bytes(variant(sources[0], options.number)[1])
            return 0

        def tell(result: Result) -> None:
            told = report(result, {"files": len(sources), "ocr": bool(options.ocr)})
            options.out.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")

        if options.ocr:
            sources = [source for source in sources if source.kind in ("jpg", "png", "tif", "bmp") or "scan" in source.name]
            result = sweep(planned(sources, options.ocr), folder, limits=Limits(), minutes=options.minutes)
        else:
            with without_ocr():
                result = sweep(planned(sources, options.variants), folder, limits=Limits(seconds=SECONDS), minutes=options.minutes, tell=tell)
    tell(result)
    sys.stdout.write(table(result) + "\n")
    return 1 if result.faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
