"""Measures an audit: packages per second and per core, memory over time, and what a kill in the middle costs.

    python -m tests.benchmarks.bench_audit ARCHIVE [--outcomes FILE] [--workers 2] [--packages 2000] [--kill] [--born-digital | --drafts] [--write]

An archive comes from `python -m corpora.archive`; for 20,000 packages of text:

    python -m corpora.archive --out build/archive-text --packages 20000 --seed 7 --text-only
    python -m tests.benchmarks.bench_audit build/archive-text

Memory is the sum of the proportional sets of all processes of the audit (`smaps_rollup`), so shared pages count once; the
processor time is of all of them together and hardly changes with the machine's load, so packages per second and core are
told from it. `--write` puts the figures into `bench_audit.json`.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analyzer.audits import Audit
from tests.benchmarks.bench_cold_start import ROOT, machine

RESULTS = Path(__file__).with_name("bench_audit.json")
_TICKS = os.sysconf("SC_CLK_TCK")
_MIB = 1024


@dataclass
class Samples:
    """What was seen of an audit's processes while it ran."""

    seconds: list[float] = field(default_factory=list)
    memory_mib: list[float] = field(default_factory=list)
    cpu_of: dict[int, float] = field(default_factory=dict)

    @property
    def cpu(self) -> float:
        """Processor seconds of all processes seen, those that have ended included."""
        return sum(self.cpu_of.values())


def main() -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--outcomes", type=Path)
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--packages", type=int, help="Take the first so many only.")
    parser.add_argument("--kill", action="store_true", help="Also kill a second audit in the middle, resume it and compare.")
    parser.add_argument("--born-digital", action="store_true", help="Also audit the packages without scans alone.")
    parser.add_argument("--write", action="store_true", help="Write the figures to bench_audit.json.")
    parser.add_argument("--drafts", action="store_true", help="Take contract and statement of each package only, as the archive's truth.json tells them.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        archive = linked(packages_of(options.archive)[: options.packages], folder / "archive") if options.packages else options.archive
        if options.drafts:
            archive = drafts(options.archive, packages_of(archive), folder / "drafts")
        arguments = [str(archive), *(["--outcomes", str(options.outcomes)] if options.outcomes else []), "--workers", str(options.workers)]
        results: dict[str, Any] = {"date": dt.date.today().isoformat(), "machine": machine(), "workers": options.workers}
        results |= measured(arguments, folder / "whole")
        if options.born_digital:
            scanned = set(scans(Audit.open(folder / "whole")))
            others = [package for package in packages_of(archive) if package.name not in scanned]
            told = measured([str(linked(others, folder / "digital")), "--workers", str(options.workers)], folder / "without")
            results["born_digital"] = {name: told[name] for name in ("packages", "documents", "wall_s", "cpu_s", "packages_per_s", "packages_per_cpu_s")}
        if options.kill:
            results["kill"] = killed(arguments, folder / "whole", folder / "killed", results["wall_s"] / 2)
    text = json.dumps(results, ensure_ascii=False, indent=1) + "\n"
    if options.write:
        RESULTS.write_text(text, "utf-8")
    sys.stdout.write(text)


def drafts(archive: Path, packages: Sequence[Path], folder: Path) -> Path:
    """Return a folder with contract and statement of each package of a generated archive."""
    cases = json.loads((archive / "truth.json").read_text("utf-8"))["cases"]
    wanted = {case["case_id"]: [paper["file"] for paper in case["papers"] if paper["role"] in ("contract", "statement")] for case in cases}
    for package in packages:
        own = folder / package.stem
        own.mkdir(parents=True)
        for name in wanted[package.stem]:
            content = zipfile.ZipFile(package).read(name) if package.suffix == ".zip" else (package / name).read_bytes()
            (own / name).write_bytes(content)
    return folder


def packages_of(archive: Path) -> list[Path]:
    """Return the packages of an archive in their order."""
    inside = archive / "packages"
    return sorted((inside if inside.is_dir() else archive).iterdir())


def scans(done: Audit) -> list[str]:
    """Return the names of the packages that hold a scanned page."""
    packages = done.packages
    return [str(name) for name in packages[packages["reasons"].map(lambda reasons: "page.scanned" in reasons)]["package"]]


def linked(packages: list[Path], folder: Path) -> Path:
    """Return a folder with links to the files of these packages."""
    for package in packages:
        files = sorted(package.rglob("*")) if package.is_dir() else [package]
        for path in files:
            if path.is_file():
                target = folder / path.relative_to(package.parent)
                target.parent.mkdir(parents=True, exist_ok=True)
                os.link(path, target) if path.stat().st_dev == target.parent.stat().st_dev else target.write_bytes(path.read_bytes())
    return folder


def started(arguments: list[str], out: Path) -> subprocess.Popen[bytes]:
    """Start an audit in a session of its own."""
    command = [sys.executable, "-m", "analyzer", "audit", *arguments, "--out", str(out), "--lang", "en"]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def measured(arguments: list[str], out: Path) -> dict[str, Any]:
    """Return the figures of one audit."""
    began, samples = time.perf_counter(), Samples()
    process = started(arguments, out)
    while process.poll() is None:
        look(process.pid, samples, began)
        time.sleep(0.5)
    wall = time.perf_counter() - began
    if process.returncode:
        raise SystemExit(f"the audit left with {process.returncode}")
    done = Audit.open(out)
    packages, formats = len(done.packages), done.documents["format"].value_counts()
    half = len(samples.memory_mib) // 2
    return {
        "packages": packages, "documents": len(done.documents), "duties": len(done.duties), "packages_with_scans": len(scans(done)),
        "formats": {str(name): int(count) for name, count in formats.items()}, "wall_s": round(wall, 1), "cpu_s": round(samples.cpu, 1),
        "packages_per_s": round(packages / wall, 2), "packages_per_cpu_s": round(packages / samples.cpu, 2),
        # Models load in the first seconds; from then on the line should be flat.
        "memory_mib": {"first_half_median": round(statistics.median(samples.memory_mib[:half])), "max": round(max(samples.memory_mib)),
                       "second_half_median": round(statistics.median(samples.memory_mib[half:]))},
        "memory_over_time": " ".join(f"{at:.0f}s:{mib:.0f}" for at, mib in
                                     list(zip(samples.seconds, samples.memory_mib, strict=True))[:: max(1, len(samples.seconds) // 20)]),
    }


def killed(arguments: list[str], whole: Path, out: Path, after: float) -> dict[str, Any]:
    """Kill an audit with all it started, run it again, and compare the tables byte for byte."""
    process = started(arguments, out)
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.wait()
    began = time.perf_counter()
    if started(arguments, out).wait():
        raise SystemExit("the resumed audit failed")
    seconds = time.perf_counter() - began
    with tempfile.TemporaryDirectory() as place:
        pairs = zip(Audit.open(whole).write(Path(place) / "a"), Audit.open(out).write(Path(place) / "b"), strict=True)
        same = all(one.read_bytes() == two.read_bytes() for one, two in pairs)
    return {"killed_after_s": round(after, 1), "resumed_s": round(seconds, 1), "same_bytes": same}


def look(parent: int, samples: Samples, began: float) -> None:
    """Take one sample of a process and all below it."""
    memory = 0.0
    for process in family(parent):
        try:
            place = Path("/proc") / str(process)
            rollup = (place / "smaps_rollup").read_text()
            fields = (place / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        memory += next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) / _MIB
        samples.cpu_of[process] = (int(fields[11]) + int(fields[12])) / _TICKS
    if memory:
        samples.seconds.append(time.perf_counter() - began)
        samples.memory_mib.append(memory)


def family(parent: int) -> list[int]:
    """Return a process and everything below it."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                children.setdefault(int((entry / "stat").read_text().rpartition(")")[2].split()[1]), []).append(int(entry.name))
            except OSError:
                continue
    found = [parent]
    for process in found:
        found.extend(children.get(process, []))
    return found


if __name__ == "__main__":
    main()
