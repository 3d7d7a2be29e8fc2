"""Ruling lines to table grids: rows, columns and merged cells.

`pdf_lattice` does the geometry. Added here is what Korean office tables need: open sides (no border at the left and
right, or none where a cell runs on to the next page), frames that are no tables, and tables in cells.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import NamedTuple

from analyzer.readers import pdf_lattice as lattice
from analyzer.readers.pdf_page import Rule

SNAP = 3.0
# No line of type fits into less (points).
SMALLEST_CELL = 5.0


class GridCell(NamedTuple):
    """One cell of a ruled table, in points."""

    row: int
    column: int
    row_span: int
    column_span: int
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def area(self) -> float:
        """Size of the cell in square points."""
        return (self.x1 - self.x0) * (self.bottom - self.top)

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies in the cell."""
        return self.x0 <= x < self.x1 and self.top <= y < self.bottom


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table on one page.

    :param open_top: The first row has no line above it.
    :param open_bottom: The last row has no line below it.
    :param parent: Index of the grid and cell that this grid stands in.
    :param x0: Left edge. The four edges follow from the cells, as does the number of rows.
    :param top: Upper edge.
    :param x1: Right edge.
    :param bottom: Lower edge.
    :param rows: Number of rows.
    """

    cells: tuple[GridCell, ...]
    open_top: bool = False
    open_bottom: bool = False
    parent: tuple[int, int] | None = None
    x0: float = field(init=False)
    top: float = field(init=False)
    x1: float = field(init=False)
    bottom: float = field(init=False)
    rows: int = field(init=False)

    def __post_init__(self) -> None:
        """Work out once what is asked for every rule and letter of the page."""
        rows, _, row_spans, _, x0s, tops, x1s, bottoms = zip(*self.cells, strict=True)
        edges = {"x0": min(x0s), "top": min(tops), "x1": max(x1s), "bottom": max(bottoms)}
        for name, value in (*edges.items(), ("rows", max(map(sum, zip(rows, row_spans, strict=True))))):
            object.__setattr__(self, name, value)


def grids(rules: Sequence[Rule]) -> list[Grid]:
    """Return the tables that the lines draw, outer tables before the tables inside them, top to bottom."""
    if len(rules) < 3 or not any(rule.vertical for rule in rules):
        return []
    lines = lattice.merged(rules, SNAP)
    added = _closing(lines)
    boxes = [box for box in lattice.cells((*lines, *added), SNAP) if _roomy(box)]
    groups = lattice.hanging_together(boxes)
    taken = {box for group in groups for box in group}
    groups += [[box] for box in boxes if box not in taken]
    found = [_grid(group, added) for group in groups]
    found.sort(key=lambda grid: (-(grid.x1 - grid.x0) * (grid.bottom - grid.top), grid.top))
    return _nested(found)


def _roomy(box: Sequence[float]) -> bool:
    return box[2] - box[0] >= SMALLEST_CELL and box[3] - box[1] >= SMALLEST_CELL


def _closing(lines: Sequence[Rule]) -> list[Rule]:
    """Return the sides that the author left open: at least three parallel lines (two, downwards) that end together."""
    flat = [rule for rule in lines if not rule.vertical]
    tall = [rule for rule in lines if rule.vertical]
    added = []
    for end in ("x0", "x1"):
        for group in (part for lines_of_end in _ending_together(flat, end, 3) for part in _tables_apart(lines_of_end, tall, end)):
            if len(group) >= 3:
                x, top, bottom = getattr(group[0], end), min(r.top for r in group), max(r.top for r in group)
                crossing = (r for r in tall if top - SNAP <= r.top and r.bottom <= bottom + SNAP)
                passing = (r for r in flat if r.x0 < x - SNAP and r.x1 > x + SNAP and top < r.top < bottom)
                drawn = ((r.top, r.bottom) for r in tall if abs(r.x0 - x) <= SNAP)
                if not any(passing) and not _covered(drawn, top, bottom) and any(_meets(group, r) for r in crossing):
                    added.append(Rule(x, top, x, bottom))
    for end in ("top", "bottom"):
        for group in _ending_together(tall, end, 2):
            y, x0, x1 = getattr(group[0], end), min(r.x0 for r in group), max(r.x0 for r in group)
            passing = (r for r in tall if r.top < y - SNAP and r.bottom > y + SNAP and x0 < r.x0 < x1)
            drawn = ((r.x0, r.x1) for r in flat if abs(r.top - y) <= SNAP)
            if not any(passing) and not _covered(drawn, x0, x1) and any(_meets(group, r) for r in flat):
                added.append(Rule(x0, y, x1, y))
    return added


def _tables_apart(group: Sequence[Rule], tall: Sequence[Rule], end: str) -> Iterator[list[Rule]]:
    """Part level lines that end together where one table ends and the next begins: nothing runs down between them, and a side is drawn above or below."""
    ordered = sorted(group, key=lambda rule: rule.top)
    x = getattr(ordered[0], end)
    part = ordered[:1]
    for above, below in zip(ordered, ordered[1:], strict=False):
        middle = (above.top + below.top) / 2
        apart = below.top - above.top > SNAP and not any(rule.top < middle < rule.bottom for rule in tall)
        drawn = any(abs(rule.x0 - x) <= SNAP and (abs(rule.bottom - above.top) <= SNAP or abs(rule.top - below.top) <= SNAP) for rule in tall)
        if apart and drawn:
            yield part
            part = []
        part.append(below)
    yield part


def _covered(spans: Iterable[tuple[float, float]], start: float, end: float) -> bool:
    """Whether the spans leave no gap between start and end."""
    for low, high in sorted(spans):
        if low > start + SNAP:
            return False
        start = max(start, high)
    return start >= end - SNAP


def _ending_together(lines: Iterable[Rule], end: str, fewest: int) -> list[list[Rule]]:
    """Return the lines that end in one place, where there are enough of them."""
    ends = attrgetter(end)
    groups: list[list[Rule]] = []
    for rule in sorted(lines, key=ends):
        if groups and abs(ends(groups[-1][0]) - ends(rule)) <= SNAP:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return [group for group in groups if len(group) >= fewest]


def _meets(group: Iterable[Rule], other: Rule) -> bool:
    """Whether the line meets any line of the group, which runs the other way."""
    return any(
        min(r.x0, other.x0) - SNAP <= max(r.x0, other.x0) <= min(r.x1, other.x1) + SNAP
        and max(r.top, other.top) <= min(r.bottom, other.bottom) + SNAP
        for r in group
    )


def _grid(boxes: Sequence[Sequence[float]], added: Sequence[Rule]) -> Grid:
    xs = sorted({x for box in boxes for x in (box[0], box[2])})
    ys = sorted({y for box in boxes for y in (box[1], box[3])})
    cells = []
    for x0, top, x1, bottom in sorted(boxes, key=lambda box: (box[1], box[0])):
        row, column = bisect_left(ys, top), bisect_left(xs, x0)
        spans = bisect_left(ys, bottom) - row, bisect_left(xs, x1) - column
        cells.append(GridCell(row, column, *spans, x0, top, x1, bottom))
    level = [rule.top for rule in added if not rule.vertical and rule.x0 <= xs[-1] and rule.x1 >= xs[0]]
    return Grid(
        tuple(cells),
        open_top=any(abs(y - ys[0]) <= SNAP for y in level),
        open_bottom=any(abs(y - ys[-1]) <= SNAP for y in level),
    )


def _nested(found: Sequence[Grid]) -> list[Grid]:
    """Drop frames (one cell) around other tables, then tell which table stands in which cell."""
    kept = [grid for grid in found if len(grid.cells) > 1 or not any(_inside(other, grid) for other in found)]
    result: list[Grid] = []
    for grid in kept:  # larger ones first, so the last hit is the innermost
        parent = None
        for index, outer in enumerate(result):
            around = outer.x0 <= grid.x0 + SNAP < outer.x1 and outer.top <= grid.top + SNAP < outer.bottom
            for number, cell in enumerate(outer.cells) if around else ():
                if cell.holds(grid.x0 + SNAP, grid.top + SNAP) and cell.holds(grid.x1 - SNAP, grid.bottom - SNAP):
                    parent = index, number
        result.append(replace(grid, parent=parent))
    return result


def _inside(inner: Grid, outer: Grid) -> bool:
    if inner is outer:
        return False
    return (
        inner.x0 >= outer.x0 - SNAP and inner.x1 <= outer.x1 + SNAP
        and inner.top >= outer.top - SNAP and inner.bottom <= outer.bottom + SNAP
    )  # fmt: skip
