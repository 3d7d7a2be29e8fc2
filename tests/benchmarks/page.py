"""Puts tables of measured figures into `docs/benchmarks.md`, each into the code block under its heading."""

from __future__ import annotations

from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"


def put(heading: str, table: str) -> None:
    """Replace the first code block under a heading."""
    before, mark, after = PAGE.read_text("utf-8").partition(f"{heading}\n")
    if not mark:
        raise ValueError(f"{PAGE.name} has no heading {heading}")
    above, _, rest = after.partition("```\n")
    _, _, below = rest.partition("```\n")
    PAGE.write_text(f"{before}{mark}{above}```\n{table}```\n{below}", "utf-8")
