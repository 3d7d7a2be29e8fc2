"""Our whole job, as often as asked, in one process: the counterpart of `afternoon.py`.

    python -m tests.benchmarks.ours FOLDER [--times N] [--known [--versions FOLDER] | --each | --run FIRST]

Papers are new each time. With `--known` they are known from the review before, as in a watch; with `--versions` the next file
of that folder is laid over the paper of the same suffix first, as when somebody has changed a sentence and saved it. With
`--each` the folder holds packages: the first N are reviewed one after another, and what was worked out for one is there for the
next. With `--run` they are reviewed in two runs, the first FIRST of them in the first, as `analyzer review` does with several
packages; each package gets the mean seconds of its run.
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
    from analyzer.language.encoder import shipped_encoder

    shipped_encoder().forget()
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
    from analyzer.packages import packages_in
    from analyzer.pipeline import review_package, review_packages
    from analyzer.readers import PAPERS_KEPT, ReaderPool
    from analyzer.recent import Recent

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--known", action="store_true")
    parser.add_argument("--versions", type=Path)
    parser.add_argument("--each", action="store_true")
    parser.add_argument("--run", type=int, metavar="FIRST")
    options = parser.parse_args()
    seconds, report = [], {}
    versions = sorted(options.versions.iterdir()) if options.versions else []
    keeps = PAPERS_KEPT if options.known else 0
    known: Recent[Any, Any] = Recent(keeps, 400_000)
    with ReaderPool(workers=2, keeps=keeps) as pool:
        several = options.each or options.run is not None
        packages = (sorted(options.folder.iterdir()) if several else [options.folder] * options.times)[: options.times]
        for some in (packages[: options.run], packages[options.run :]) if options.run is not None else ():
            started = time.perf_counter(), spent()
            report = [review.to_dict() for review in review_packages(packages_in(some), pool)][-1]
            seconds += [[(time.perf_counter() - started[0]) / len(some), (spent() - started[1]) / len(some)]] * len(some)
        for turn, package in enumerate(packages if options.run is None else ()):
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
