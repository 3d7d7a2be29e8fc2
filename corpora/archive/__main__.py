"""Command line: `python -m corpora.archive --out DIR --packages 600 --seed 7 [--null] [--text-only | --pdf-only] [--workers N]`."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from corpora.archive.build import build
from corpora.archive.write import Settings

_REPORT_EVERY = 100


def main() -> int:
    """Write an archive of past cases with outcomes, and the planted truth."""
    parser = argparse.ArgumentParser(prog="python -m corpora.archive", description=main.__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder to write into; it must be new or empty")
    parser.add_argument("--packages", type=int, default=600, help="how many packages (600)")
    parser.add_argument("--seed", type=int, default=7, help="another seed is another archive (7)")
    parser.add_argument("--null", action="store_true", help="outcomes depend on nothing")
    formats = parser.add_mutually_exclusive_group()
    formats.add_argument("--text-only", action="store_true", help="papers as plain text, for scale")
    formats.add_argument("--pdf-only", action="store_true", help="papers as PDFs with a text layer, none scanned")
    parser.add_argument("--workers", type=int, default=2, help="processes that write (2)")
    given = parser.parse_args()
    if given.packages < 1:
        parser.error("--packages must be 1 or more")
    if given.out.exists() and (not given.out.is_dir() or any(given.out.iterdir())):
        parser.error(f"{given.out.name} is not an empty folder. Choose another one for --out, or empty it.")
    started = time.perf_counter()

    def report(written: int) -> None:
        if written % _REPORT_EVERY == 0:
            sys.stderr.write(f"{written} of {given.packages}, {written / (time.perf_counter() - started):.1f} packages/s\n")

    build(Settings(given.out, given.seed, given.null, given.text_only, given.pdf_only), given.packages, workers=given.workers, on_package=report)
    sys.stdout.write(f"{given.out}: {given.packages} packages in {time.perf_counter() - started:.0f} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
