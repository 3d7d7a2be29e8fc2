"""Command line: `python -m corpora.examples.generator [--only NAME] [--out DIR]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from corpora.examples.generator.build import build_package
from corpora.examples.generator.content import load_packages


def main() -> int:
    """Write all example packages, or those whose folder name contains a text."""
    parser = argparse.ArgumentParser(prog="python -m corpora.examples.generator", description=main.__doc__)
    parser.add_argument("--only", default="", help="write only packages whose folder name contains this text")
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1], help="folder to write into")
    arguments = parser.parse_args()
    chosen = [package for package in load_packages() if arguments.only in package.folder]
    for package in chosen:
        folder = build_package(package, arguments.out)
        size = sum(path.stat().st_size for path in folder.iterdir()) / 1000
        sys.stdout.write(f"{package.folder}: {len(package.documents)} papers, {size:.0f} kB\n")
    return 0 if chosen else 2


if __name__ == "__main__":
    sys.exit(main())
