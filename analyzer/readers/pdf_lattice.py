"""The geometry of ruled tables: broken lines to whole ones, where lines cross, the smallest cells between them, and which hang together.

It follows pdfplumber's table functions step by step, so that its numbers are theirs to the last bit, over tuples in place
of dictionaries. The tests compare the two.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import attrgetter, itemgetter

from analyzer.readers.pdf_page import Rule

Corner = tuple[float, float]
#: Left, top, right and bottom.
Rectangle = tuple[float, float, float, float]
# Where a line stands, and from where to where it runs.
_Line = tuple[float, float, float]
# The lines, by number, that go through a crossing.
_Crossings = dict[Corner, set[int]]


def merged(rules: Sequence[Rule], tolerance: float) -> list[Rule]:
    """Return the rules with those side by side drawn together and those in a row joined: level ones first, then upright ones."""
    flat = _snapped([(y, x0, x1) for x0, y, x1, _ in rules if x0 != x1], tolerance)
    tall = _snapped([(x, top, bottom) for x, top, x1, bottom in rules if x == x1], tolerance)
    return [Rule(x0, y, x1, y) for y, x0, x1 in _joined(flat, tolerance)] + [Rule(x, top, x, bottom) for x, top, bottom in _joined(tall, tolerance)]


def _snapped(lines: Sequence[_Line], tolerance: float) -> list[_Line]:
    """Move parallel lines of which each is near the next to their mean place."""
    places = sorted({place for place, _, _ in lines})
    number, numbers = 0, {}
    for i, place in enumerate(places):
        number += i > 0 and place > places[i - 1] + tolerance
        numbers[place] = number
    clusters: list[list[_Line]] = [[] for _ in range(number + 1)]
    for line in lines:
        clusters[numbers[line[0]]].append(line)
    result = []
    for cluster in clusters:
        mean = sum([place for place, _, _ in cluster]) / max(len(cluster), 1)
        result += [(place + (mean - place), start, end) for place, start, end in cluster]  # as pdfplumber moves it: not always the mean itself
    return result


def _joined(lines: Iterable[_Line], tolerance: float) -> list[_Line]:
    """Join lines in one place that meet or overlap."""
    result: list[_Line] = []
    last_place = last_end = math.nan
    for place, start, end in sorted(lines, key=itemgetter(0, 1)):
        if place != last_place or start > last_end + tolerance:
            result.append((place, start, end))
            last_place, last_end = place, end
        elif end > last_end:
            result[-1] = (place, result[-1][1], end)
            last_end = end
    return result


def cells(rules: Iterable[Rule], tolerance: float) -> list[Rectangle]:
    """Return the smallest rectangle that opens to the right and downwards at each crossing of rules, left to right."""
    tall, flat = _crossings(rules, tolerance)
    columns: dict[float, list[float]] = defaultdict(list)
    rows: dict[float, list[float]] = defaultdict(list)
    corners = sorted(tall)
    for x, y in corners:
        columns[x].append(y)
        rows[y].append(x)
    result = []
    for x, y in corners:
        through_tall, through_flat = tall[x, y], flat[x, y]
        below, right = columns[x][bisect_right(columns[x], y) :], rows[y][bisect_right(rows[y], x) :]
        opposite = (
            (x1, y1)
            for y1 in below
            if not through_tall.isdisjoint(tall[x, y1])
            for x1 in right
            if (x1, y1) in tall
            and not through_flat.isdisjoint(flat[x1, y])
            and not tall[x1, y1].isdisjoint(tall[x1, y])
            and not flat[x1, y1].isdisjoint(flat[x, y1])
        )
        nearest = next(opposite, None)
        if nearest is not None:
            result.append((x, y, *nearest))
    return result


def _crossings(rules: Iterable[Rule], tolerance: float) -> tuple[_Crossings, _Crossings]:
    """Return the crossings with the upright rules that go through each, and with the level ones."""
    numbers: dict[Rule, int] = {}
    for rule in rules:
        numbers.setdefault(rule, len(numbers))
    level = sorted((rule for rule in numbers if not rule.vertical), key=attrgetter("top"))
    highest, lowest = [rule.top - tolerance for rule in level], [rule.top + tolerance for rule in level]
    tall: _Crossings = {}
    flat: _Crossings = {}
    for rule in numbers:
        if rule.vertical:
            x = rule.x0
            for other in level[bisect_left(lowest, rule.top) : bisect_right(highest, rule.bottom)]:
                if other.x0 - tolerance <= x <= other.x1 + tolerance:
                    tall.setdefault((x, other.top), set()).add(numbers[rule])
                    flat.setdefault((x, other.top), set()).add(numbers[other])
    return tall, flat


def hanging_together(boxes: Iterable[Rectangle]) -> list[list[Rectangle]]:
    """Return the cells of each table, which share corners, top to bottom; cells that share none are left out."""
    tables = []
    rest = list(boxes)
    while rest:
        table: list[Rectangle] = []
        corners: set[Corner] = set()
        left_over = -1
        while len(rest) != left_over:  # until a round finds no more
            left_over, others = len(rest), []
            for box in rest:
                x0, top, x1, bottom = box
                own = ((x0, top), (x0, bottom), (x1, top), (x1, bottom))
                if not table or not corners.isdisjoint(own):
                    corners.update(own)
                    table.append(box)
                else:
                    others.append(box)
            rest = others
        tables.append(table)
    tables.sort(key=lambda table: min((box[1], box[0]) for box in table))
    return [table for table in tables if len(table) > 1]
