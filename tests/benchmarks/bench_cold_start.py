"""Times what a person waits for: `--help`, cold and warm review, reading, OCR. Writes `results.json` and `docs/benchmarks.md`.

Run from the checkout on an idle machine: `python -m tests.benchmarks.bench_cold_start`. Plain clock and `wait4`; nothing
is fetched. "Cold" means a new process; files lie in the page cache after the warm-up run.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

from analyzer.packages import is_paper
from analyzer.pipeline import review_package
from analyzer.readers import ReaderPool
from analyzer.readers.read import read_document
from tests.benchmarks.page import put

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "corpora" / "examples"
RESULTS = Path(__file__).with_name("results.json")
HEADING = "## What a person waits for"
RUNS = 7
OCR_RUNS = 3
# What the issue asks for, in seconds.
BUDGETS = {"help": 0.3, "cold_review": 3.0, "warm_review": 0.3}
PAGE_BUDGETS = {"pdf": 0.03, "ocr": 2.0}
MEMORY_BUDGET_MIB = 700
# Compiled files are kept, as in any installation: a run without them compiles our source every time.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
LIBRARIES = ("kiwipiepy", "numpy", "onnxruntime", "pdfplumber", "pypdfium2", "spacy", "tesserocr", "tokenizers", "typer")
_MIB = 2**20


def main() -> None:
    """Measure everything, write the results and put them into the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS, help="Runs behind one warm-up run.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        package = two_documents(Path(folder) / "kim")
        results: dict[str, Any] = {
            "date": dt.date.today().isoformat(),
            "machine": machine(),
            "versions": {"analyzer": metadata.version("e7-package-analyzer"), **{name: metadata.version(name) for name in LIBRARIES}},
            "runs": options.runs,
            "budgets_s": BUDGETS, "budgets_s_a_page": PAGE_BUDGETS, "budget_mib": MEMORY_BUDGET_MIB,
            "help": processes(["--help"], options.runs),
            "cold_review": processes(["review", str(package), "--format", "json"], options.runs),
            "warm_review": {"wall_s": spread(warm_reviews(package, options.runs))},
            "reading": {form: reading(form, options.runs) for form in ("pdf", "docx", "hwpx")},
            "ocr": reading("scan", min(options.runs, OCR_RUNS)),
        }
    RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8")
    put(HEADING, table(results))
    sys.stdout.write(table(results))


def two_documents(folder: Path) -> Path:
    """Make a package of a Korean contract (PDF) and statement (DOCX)."""
    folder.mkdir()
    for name in ("근로계약서.pdf", "고용사유서.docx"):
        shutil.copyfile(EXAMPLES / "packages" / "web-platform-consistent" / name, folder / name)
    return folder


def processes(arguments: Sequence[str], runs: int) -> dict[str, Any]:
    """Return wall time, processor time and peak memory of whole processes, after one warm-up run."""
    measured = [process(arguments) for _ in range(runs + 1)][1:]
    walls, used, peaks = zip(*measured, strict=True)
    return {"wall_s": spread(walls), "cpu_s": spread(used), "peak_mib_of_largest_process": spread(peaks)}


def process(arguments: Sequence[str]) -> tuple[float, float, float]:
    """Return wall seconds, processor seconds and MiB of one run, its reader processes included.

    The processor time is of all processes together and hardly changes with the machine's load; the memory is that of the largest.
    """
    started = time.perf_counter()
    child = subprocess.Popen([sys.executable, "-m", "analyzer", *arguments], cwd=ROOT, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL, env=ENVIRONMENT)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 3, 4):
        raise SystemExit(f"analyzer {' '.join(arguments)} left with {child.returncode}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / _MIB


def warm_reviews(package: Path, runs: int) -> list[float]:
    """Return seconds of reviews in one process with its reader processes and models in place."""
    with ReaderPool(workers=2) as pool:
        return timed(lambda: review_package(package, pool=pool), runs)


def reading(form: str, runs: int) -> dict[str, Any]:
    """Return seconds for each page of the format examples, read in this process.

    DOCX and HWPX have no pages, so the pages of the same papers as PDF are counted for all formats.
    """
    files = papers(form)
    pages = sum(read_document(path).page_count or 0 for path in papers("pdf"))
    seconds = timed(lambda: [read_document(path) for path in files], runs)
    return {"files": len(files), "pages": pages, "s_per_page": spread([each / pages for each in seconds])}


def papers(form: str) -> list[Path]:
    """Return the papers of the two format examples."""
    return [path for kind in ("consistent", "mismatch") for path in sorted((EXAMPLES / "formats" / f"{kind}-{form}").iterdir()) if is_paper(path)]


def timed(job: Callable[[], object], runs: int) -> list[float]:
    """Return the seconds of each run, after one warm-up run."""
    seconds = []
    for _ in range(runs + 1):
        started = time.perf_counter()
        job()
        seconds.append(time.perf_counter() - started)
    return seconds[1:]


def spread(values: Sequence[float]) -> dict[str, float]:
    """Return minimum, median and maximum."""
    return {"min": round(min(values), 4), "median": round(statistics.median(values), 4), "max": round(max(values), 4)}


def machine() -> dict[str, Any]:
    """Return what the figures depend on; the load tells whether the machine was idle."""
    return {
        "processor": processor(),
        "cores": os.cpu_count(),
        "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1),
        "system": platform.platform(),
        "python": platform.python_version(),
        "load_before": [round(each, 2) for each in os.getloadavg()],
    }


def processor() -> str:
    """Return the processor's name."""
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def table(results: dict[str, Any]) -> str:
    """Return the results as lines of text, budgets beside them."""
    rows = [
        ("analyzer --help, s", results["help"]["wall_s"], BUDGETS["help"]),
        ("cold review, s", results["cold_review"]["wall_s"], BUDGETS["cold_review"]),
        ("cold review, CPU s", results["cold_review"]["cpu_s"], None),
        ("cold review, MiB", results["cold_review"]["peak_mib_of_largest_process"], MEMORY_BUDGET_MIB),
        ("warm review, s", results["warm_review"]["wall_s"], BUDGETS["warm_review"]),
        *((f"{form.upper()}, s a page", results["reading"][form]["s_per_page"], PAGE_BUDGETS.get(form)) for form in results["reading"]),
        ("OCR, s a page", results["ocr"]["s_per_page"], PAGE_BUDGETS["ocr"]),
    ]
    lines = [f"{'':20} {'min':>8} {'median':>8} {'max':>8}   budget"]
    for name, values, budget in rows:
        figures = " ".join(f"{values[key]:8.3f}" for key in ("min", "median", "max"))
        lines.append(f"{name:20} {figures}   {budget or ''}".rstrip())
    where, versions = results["machine"], results["versions"]
    lines += [
        "",
        f"{results['date']}, {where['processor']}, {where['cores']} cores, {where['memory_gib']} GiB, Python {where['python']}",
        where["system"],
        f"load average before: {', '.join(map(str, where['load_before']))}",
        f"{results['runs']} runs after one to warm up, OCR at most {OCR_RUNS}",
        *textwrap.wrap(", ".join(f"{name} {version}" for name, version in versions.items()), 100),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
