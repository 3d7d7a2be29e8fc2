"""Our whole job, as often as asked, in one process: the counterpart of `afternoon.py`.

    python -m tests.benchmarks.ours FOLDER [--times N]
"""

from __future__ import annotations

import argparse
import functools
import gc
import json
import sys
import time
from pathlib import Path


def forget() -> None:
    """Forget what was worked out for papers seen before (their lines, their duties' vectors), so that each review is one of new papers.

    Tables and lexicons stay loaded: they belong to no paper, and their caches have no size.
    """
    for each in gc.get_objects():
        if type(each) is functools._lru_cache_wrapper and each.cache_parameters()["maxsize"] and str(each.__module__).startswith("analyzer"):
            each.cache_clear()


def main() -> None:
    """Review a package; print seconds and the result."""
    from analyzer.pipeline import review_package
    from analyzer.readers import ReaderPool

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=1)
    options = parser.parse_args()
    seconds, report = [], {}
    with ReaderPool(workers=2) as pool:
        for _ in range(options.times):
            forget()
            started = time.perf_counter(), time.process_time()
            report = review_package(options.folder, pool=pool).to_dict()
            seconds.append([time.perf_counter() - started[0], time.process_time() - started[1]])
    sys.stdout.write(json.dumps({"seconds": seconds, "result": {"verdict": report["verdict"]}}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
