"""Our whole job, as often as asked, in one process: the counterpart of `afternoon.py`.

    python -m tests.benchmarks.ours FOLDER [--times N] [--known [--versions FOLDER] | --each]

Papers are new each time. With `--known` they are known from the review before, as in a watch; with `--versions` the next file
of that folder is laid over the paper of the same suffix first, as when somebody has changed a sentence and saved it. With
`--each` the folder holds packages: the first N are reviewed one after another, and what was worked out for one is there for the
next, as in a batch.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import gc
import json
import shutil
import sys
import time
from pathlib import Path
from typing import Any


@functools.cache
def _caches(modules: int) -> list[functools._lru_cache_wrapper[object]]:
    return [each for each in gc.get_objects()
            if type(each) is functools._lru_cache_wrapper and each.cache_parameters()["maxsize"] and str(each.__module__).startswith("analyzer")]


def forget() -> None:
    """Forget what was worked out for papers seen before (their lines, their duties' vectors), so that each review is one of new papers.

    Tables and lexicons stay loaded: they belong to no paper, and their caches have no size.
    """
    for each in _caches(len(sys.modules)):
        each.cache_clear()


def spent() -> float:
    """Return the processor seconds of this process and of the reader processes that it has started so far, by the scheduler's own clock."""
    told = time.process_time()
    for children in Path("/proc/self/task").glob("*/children"):
        for pid in children.read_text().split():
            for clock in Path(f"/proc/{pid}/task").glob("*/schedstat"):
                with contextlib.suppress(OSError):  # a thread that has just ended
                    told += int(clock.read_text().split()[0]) / 1e9
    return told


def main() -> None:
    """Review a package; print wall and processor seconds and the result."""
    from analyzer.pipeline import review_package
    from analyzer.readers import PAPERS_KEPT, ReaderPool
    from analyzer.recent import Recent

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--known", action="store_true")
    parser.add_argument("--versions", type=Path)
    parser.add_argument("--each", action="store_true")
    options = parser.parse_args()
    seconds, report = [], {}
    versions = sorted(options.versions.iterdir()) if options.versions else []
    keeps = PAPERS_KEPT if options.known else 0
    known: Recent[Any, Any] = Recent(keeps, 400_000)
    with ReaderPool(workers=2, keeps=keeps) as pool:
        packages = sorted(options.folder.iterdir()) if options.each else [options.folder] * options.times
        for turn, package in enumerate(packages[: options.times]):
            if versions:
                version = versions[turn % len(versions)]
                shutil.copyfile(version, next(options.folder.glob(f"*{version.suffix}")))
            if turn and not options.known and not options.each:
                forget()
            started = time.perf_counter(), spent()
            report = review_package(package, pool=pool, known=known).to_dict()
            seconds.append([time.perf_counter() - started[0], spent() - started[1]])
    sys.stdout.write(json.dumps({"seconds": seconds, "result": {"verdict": report["verdict"]}}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
