"""The ruling lines of a PDF page: which drawn paths are lines and sides of cells, and which are only strokes."""

from __future__ import annotations

import ctypes
from collections.abc import Callable

import pypdfium2.raw as pdfium

from analyzer.readers import pdf_native as native
from analyzer.readers.pdf_lattice import Rectangle
from analyzer.readers.pdf_page import Rule, Sheet

MAX_SEGMENTS = 60_000
# A filled bar thinner than this is a ruling line, not an area (points).
THIN = 3.0
# Shorter lines are dashes, ticks and parts of letters (points).
SHORTEST_RULE = 6.0
WHITE = 245
OPAQUE = 255
# A rule on the edge of an area is seen (points).
EDGE = 1.0
# Pages with more rules than this are drawings.
MAX_COVERED = 4_000

# From PDF user space to the displayed page, points from the top left corner.
Show = Callable[[float, float], tuple[float, float]]
# The same as figures: a point (x, y) is shown at (ox + ax·x + bx·y, oy + ay·x + by·y); the order is ox, ax, bx, oy, ay, by.
Affine = tuple[float, float, float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
# Red, green, blue and opacity, 0 to 255 each.
Paint = tuple[int, int, int, int]
_Paint = ctypes.c_uint32 * 4


def apply(matrix: Matrix, x: float, y: float) -> Point:
    """Return a point as a matrix moves it."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def paints(path: native.Pointer) -> tuple[Paint | None, Paint | None]:
    """Return with what a path is filled and stroked, None where it is not."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    native.draw_mode(path, ctypes.byref(fill), ctypes.byref(stroke))
    return _paint(path, native.fill_colour) if fill.value else None, _paint(path, native.stroke_colour) if stroke.value else None


def _paint(path: native.Pointer, ask: Callable[..., int]) -> Paint:
    tones = _Paint()
    ask(path, ctypes.byref(tones), ctypes.byref(tones, 4), ctypes.byref(tones, 8), ctypes.byref(tones, 12))
    red, green, blue, alpha = tones
    return red, green, blue, alpha


def _seen(paint: Paint | None) -> bool:
    return paint is not None and paint[3] > 0 and min(paint[:3]) < WHITE


def add_path(path: native.Pointer, fill: Paint | None, stroke: Paint | None, matrix: Matrix, show: Affine, sheet: Sheet) -> None:
    """Add the ruling lines of a path to the sheet, or count its strokes."""
    opaque = fill is not None and fill[3] == OPAQUE
    stroked, filled = _seen(stroke), _seen(fill)
    if not (opaque or stroked or filled):
        return
    outlines = _outlines(path, matrix, show)
    corners = [None if curved or (stroked and not opaque) else _corners(points) for points, curved in outlines]
    if opaque:
        for rectangle in corners:
            _paint_over(sheet, rectangle)
    if stroked or filled:
        for (points, curved), rectangle in zip(outlines, corners, strict=True):
            rules = [] if curved else (_sides(points) if stroked else _area(rectangle))
            sheet.rules.extend(rules)
            sheet.strokes += 0 if rules else len(points)


def _paint_over(sheet: Sheet, rectangle: Rectangle | None) -> None:
    """Cut from the rules drawn so far what an opaque rectangle hides: a merged cell is often painted over the shades of its columns."""
    if rectangle is None or len(sheet.rules) > MAX_COVERED:
        return
    x0, top, x1, bottom = rectangle
    if min(x1 - x0, bottom - top) < THIN:
        return
    left, right, high, low = x0 + EDGE, x1 - EDGE, top + EDGE, bottom - EDGE
    if not any((left < a < right and b < bottom and d > top) if a == c else (high < b < low and a < x1 and c > x0) for a, b, c, d in sheet.rules):
        return  # nothing is hidden by most
    kept: list[Rule] = []
    for rule in sheet.rules:
        a, b, c, d = rule
        if a == c and left < a < right and b < bottom and d > top:
            kept += [Rule(a, start, c, end) for start, end in ((b, top), (bottom, d)) if end - start >= SHORTEST_RULE]
        elif a != c and high < b < low and a < x1 and c > x0:
            kept += [Rule(start, b, end, d) for start, end in ((a, x0), (x1, c)) if end - start >= SHORTEST_RULE]
        else:
            kept.append(rule)
    sheet.rules[:] = kept


def _outlines(path: native.Pointer, matrix: Matrix, show: Affine) -> list[tuple[list[Point], bool]]:
    """Return each sub-path as displayed points, and whether it has curves."""
    a, b, c, d, e, f = matrix
    ox, ax, bx, oy, ay, by = show
    x, y = ctypes.c_float(), ctypes.c_float()
    at_x, at_y = ctypes.byref(x), ctypes.byref(y)
    result: list[tuple[list[Point], bool]] = []
    points: list[Point] = []
    curved = False
    for i in range(min(native.count_segments(path), MAX_SEGMENTS)):
        segment = native.segment_at(path, i)
        kind = native.segment_kind(segment)
        native.segment_point(segment, at_x, at_y)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                result.append((points, curved))
            points, curved = [], False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        px, py = a * x.value + c * y.value + e, b * x.value + d * y.value + f
        points.append((ox + ax * px + bx * py, oy + ay * px + by * py))
        if native.segment_closes(segment) and points[-1] != points[0]:
            points.append(points[0])
    if len(points) > 1:
        result.append((points, curved))
    return result


def _sides(points: list[Point]) -> list[Rule]:
    """Return the upright and level sides of a stroked outline."""
    rules = []
    for (xa, ya), (xb, yb) in zip(points, points[1:], strict=False):
        if abs(xa - xb) < 1 and abs(ya - yb) >= SHORTEST_RULE:
            rules.append(Rule((xa + xb) / 2, min(ya, yb), (xa + xb) / 2, max(ya, yb)))
        elif abs(ya - yb) < 1 and abs(xa - xb) >= SHORTEST_RULE:
            rules.append(Rule(min(xa, xb), (ya + yb) / 2, max(xa, xb), (ya + yb) / 2))
    return rules


def _area(rectangle: Rectangle | None) -> list[Rule]:
    """Return a filled rectangle as one line when it is thin, else as its four sides (a shaded cell)."""
    if rectangle is None:
        return []
    x0, top, x1, bottom = rectangle
    if bottom - top < THIN and x1 - x0 >= SHORTEST_RULE:
        return [Rule(x0, (top + bottom) / 2, x1, (top + bottom) / 2)]
    if x1 - x0 < THIN and bottom - top >= SHORTEST_RULE:
        return [Rule((x0 + x1) / 2, top, (x0 + x1) / 2, bottom)]
    return _sides([(x0, top), (x1, top), (x1, bottom), (x0, bottom), (x0, top)])


def _corners(points: list[Point]) -> Rectangle | None:
    """Return left, top, right and bottom of an upright rectangle, None for another outline."""
    xs, ys = zip(*points, strict=True)
    for places in (xs, ys):
        if len(set(places)) > 2 and len({round(place, 1) for place in places}) > 2:
            return None
    return min(xs), min(ys), max(xs), max(ys)
