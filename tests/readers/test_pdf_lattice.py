"""The geometry of ruled tables gives what pdfplumber's gives, to the last bit."""

from __future__ import annotations

import random
from typing import Any

import pytest
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from analyzer.readers import pdf_lattice as lattice
from analyzer.readers.pdf_page import Rule

NEAR = 3.0


def edge(rule: Rule) -> dict[str, Any]:
    return {
        "x0": rule.x0, "x1": rule.x1, "top": rule.top, "bottom": rule.bottom,
        "width": rule.x1 - rule.x0, "height": rule.bottom - rule.top, "orientation": "v" if rule.vertical else "h",
    }  # fmt: skip


def drawn(seed: int) -> list[Rule]:
    """Return rules on a rough raster: whole and broken lines, side by side and apart, with the jitter of drawing programs."""
    chance = random.Random(seed)
    step, jitter = chance.choice([3, 8.1, 12, 30]), chance.choice([0, 0, 0.5, 2])
    rules = []
    for _ in range(chance.choice([3, 6, 12, 40, 80])):
        at, one, other = (round(chance.randrange(12) * step + chance.uniform(-jitter, jitter), 3) for _ in range(3))
        if one != other:
            low, high = min(one, other), max(one, other)
            rules.append(Rule(at, low, at, high) if chance.random() < 0.5 else Rule(low, at, high, at))
    return rules


@pytest.mark.parametrize("seeds", [range(start, start + 50) for start in range(0, 300, 50)], ids=str)
def test_geometry_is_that_of_pdfplumber(seeds: range) -> None:
    for rules in map(drawn, seeds):
        merged = [Rule(line["x0"], line["top"], line["x1"], line["bottom"]) for line in merge_edges([edge(rule) for rule in rules], *[NEAR] * 4)]
        cells = intersections_to_cells(edges_to_intersections([edge(rule) for rule in merged], NEAR, NEAR))
        assert lattice.merged(rules, NEAR) == merged
        assert lattice.cells(merged, NEAR) == cells
        assert lattice.hanging_together(cells) == cells_to_tables(cells)
