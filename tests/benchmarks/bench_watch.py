"""Drops 200 packages into a watched folder at once; times them, counts reviews, compares originals. Writes `results_watch.json`.

Run from the checkout on an idle machine: `python -m tests.benchmarks.bench_watch`. The packages are copies of the example
packages that need no OCR. Memory is that of the watching process alone, as Linux tells it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tests.benchmarks.bench_cold_start import machine
from tests.e2e.support import EXAMPLES, ROOT, example_names, needs_ocr
from tests.watch.support import RESULTS, environment, hashes, reviews

OUT = Path(__file__).with_name("results_watch.json")
PACKAGES = 200
_MIB = 2**20
_IDLE_SECONDS = 10.0


def main() -> None:
    """Measure and write the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=int, default=PACKAGES)
    parser.add_argument("--annotate", action="store_true", help="Also write annotated copies.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        results = measured(Path(folder), options.packages, annotate=options.annotate)
    OUT.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8")
    sys.stdout.write(json.dumps(results, ensure_ascii=False, indent=1) + "\n")


def measured(folder: Path, count: int, *, annotate: bool) -> dict[str, Any]:
    """Return the figures of one drop of packages."""
    stock, inbox, home = folder / "stock", folder / "inbox", folder / "home"
    inbox.mkdir()
    home.mkdir()
    names = [name for name in example_names() if name.startswith("packages/") and not needs_ocr(name)]
    for number in range(count):
        shutil.copytree(EXAMPLES / names[number % len(names)], stock / f"p{number:03}", ignore=shutil.ignore_patterns("truth.json"))
    where = machine()
    watch = started(inbox, home, annotate=annotate)
    try:
        until(lambda: (inbox / RESULTS / "index.html").exists())
        begun = time.monotonic()
        for path in sorted(stock.iterdir()):
            shutil.copytree(path, inbox / path.name)
        before, dropped = hashes(inbox), time.monotonic() - begun
        first, memory = 0.0, dict[str, float]()
        while (done := len(reviews(inbox))) < count:
            first = first or (time.monotonic() - begun if done else 0.0)
            for step in (count // 4, count // 2, 3 * count // 4):
                if done >= step and str(step) not in memory:
                    memory[str(step)] = resident(watch.pid)
            time.sleep(0.1)
        total = time.monotonic() - begun
        memory[str(count)] = resident(watch.pid)
        used = processor_seconds(watch.pid)
        time.sleep(_IDLE_SECONDS)
        idle = processor_seconds(watch.pid) - used
        watch.send_signal(signal.SIGTERM)
        code = watch.wait(timeout=60)
    finally:
        watch.kill()
        watch.wait()
    again = time.monotonic()
    subprocess.run([*command(inbox, annotate=annotate), "--once"], cwd=ROOT, env=environment(home), check=False, capture_output=True)
    times = Counter(place for place, _ in reviews(inbox))
    return {
        "machine": where,
        "packages": count,
        "papers": len(before),
        "annotated": annotate,
        "copying_s": round(dropped, 2),
        "first_result_s": round(first, 2),
        "all_results_s": round(total, 2),
        "s_per_package": round(total / count, 3),
        "own_processor_s_per_package": round(used / count, 3),
        "memory_mib_after_packages": memory,
        "idle_cpu_share": round(idle / _IDLE_SECONDS, 4),
        "restart_over_unchanged_s": round(time.monotonic() - again, 2),
        "reviewed_exactly_once": sum(each == 1 for each in times.values()),
        "originals_identical": hashes(inbox) == before,
        "exit_code": code,
    }


def command(inbox: Path, *, annotate: bool) -> list[str]:
    """Return the command line of the watch."""
    return [sys.executable, "-m", "analyzer", "watch", str(inbox), "--annotate" if annotate else "--no-annotate", "--lang", "ko"]


def started(inbox: Path, home: Path, *, annotate: bool) -> subprocess.Popen[bytes]:
    """Start a watch."""
    return subprocess.Popen(command(inbox, annotate=annotate), cwd=ROOT, env=environment(home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def until(holds: Any) -> None:
    """Wait until something holds."""
    while not holds():
        time.sleep(0.05)


def resident(pid: int) -> float:
    """Return the resident memory of a process in MiB."""
    pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    return round(pages * os.sysconf("SC_PAGE_SIZE") / _MIB, 1)


def processor_seconds(pid: int) -> float:
    """Return the processor time of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
