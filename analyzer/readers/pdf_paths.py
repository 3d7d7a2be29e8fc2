"""The ruling lines of a PDF page: which drawn paths are lines and sides of cells, and which are only strokes."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator

import pypdfium2.raw as pdfium

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


def apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return a point as a matrix moves it."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def add_path(thing: object, matrix: Matrix, show: Show, sheet: Sheet) -> None:
    """Add the ruling lines of a path to the sheet, or count its strokes."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(thing, fill, stroke)
    if fill.value and _colour(thing, pdfium.FPDFPageObj_GetFillColor)[3] == OPAQUE:
        for outline, curved in _outlines(thing, matrix, show):
            if not curved:
                _paint_over(sheet, outline)
    stroked = bool(stroke.value) and not _white(thing, pdfium.FPDFPageObj_GetStrokeColor)
    filled = bool(fill.value) and not _white(thing, pdfium.FPDFPageObj_GetFillColor)
    if not (stroked or filled):
        return
    for outline, curved in _outlines(thing, matrix, show):
        rules = [] if curved else (_sides(outline) if stroked else _area(outline))
        sheet.rules.extend(rules)
        sheet.strokes += 0 if rules else len(outline)


def _colour(thing: object, ask: Callable[..., int]) -> tuple[int, int, int, int]:
    """Return red, green, blue and opacity, 0 to 255 each."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    ask(thing, red, green, blue, alpha)
    return red.value, green.value, blue.value, alpha.value


def _white(thing: object, ask: Callable[..., int]) -> bool:
    *colour, alpha = _colour(thing, ask)
    return alpha == 0 or min(colour) >= WHITE


def _paint_over(sheet: Sheet, points: list[tuple[float, float]]) -> None:
    """Cut from the rules drawn so far what an opaque rectangle hides: a merged cell is often painted over the shades of its columns."""
    corners = _corners(points)
    if corners is None or min(corners[2] - corners[0], corners[3] - corners[1]) < THIN or len(sheet.rules) > MAX_COVERED:
        return
    x0, top, x1, bottom = corners
    kept: list[Rule] = []
    for rule in sheet.rules:
        if rule.vertical and x0 + EDGE < rule.x0 < x1 - EDGE and rule.top < bottom and rule.bottom > top:
            kept += [Rule(rule.x0, a, rule.x1, b) for a, b in ((rule.top, top), (bottom, rule.bottom)) if b - a >= SHORTEST_RULE]
        elif not rule.vertical and top + EDGE < rule.top < bottom - EDGE and rule.x0 < x1 and rule.x1 > x0:
            kept += [Rule(a, rule.top, b, rule.bottom) for a, b in ((rule.x0, x0), (x1, rule.x1)) if b - a >= SHORTEST_RULE]
        else:
            kept.append(rule)
    sheet.rules[:] = kept


def _outlines(thing: object, matrix: Matrix, show: Show) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """Yield each sub-path as displayed points, and whether it has curves."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    curved = False
    for i in range(min(pdfium.FPDFPath_CountSegments(thing), MAX_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(thing, i)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points, curved
            points, curved = [], False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        points.append(show(*apply(matrix, x.value, y.value)))
        if pdfium.FPDFPathSegment_GetClose(segment) and points[-1] != points[0]:
            points.append(points[0])
    if len(points) > 1:
        yield points, curved


def _sides(points: list[tuple[float, float]]) -> list[Rule]:
    """Return the upright and level sides of a stroked outline."""
    rules = []
    for (xa, ya), (xb, yb) in zip(points, points[1:], strict=False):
        if abs(xa - xb) < 1 and abs(ya - yb) >= SHORTEST_RULE:
            rules.append(Rule((xa + xb) / 2, min(ya, yb), (xa + xb) / 2, max(ya, yb)))
        elif abs(ya - yb) < 1 and abs(xa - xb) >= SHORTEST_RULE:
            rules.append(Rule(min(xa, xb), (ya + yb) / 2, max(xa, xb), (ya + yb) / 2))
    return rules


def _area(points: list[tuple[float, float]]) -> list[Rule]:
    """Return a filled rectangle as one line when it is thin, else as its four sides (a shaded cell)."""
    corners = _corners(points)
    if corners is None:
        return []
    x0, top, x1, bottom = corners
    if bottom - top < THIN and x1 - x0 >= SHORTEST_RULE:
        return [Rule(x0, (top + bottom) / 2, x1, (top + bottom) / 2)]
    if x1 - x0 < THIN and bottom - top >= SHORTEST_RULE:
        return [Rule((x0 + x1) / 2, top, (x0 + x1) / 2, bottom)]
    return _sides([(x0, top), (x1, top), (x1, bottom), (x0, bottom), (x0, top)])


def _corners(points: list[tuple[float, float]]) -> tuple[float, float, float, float] | None:
    """Return left, top, right and bottom of an upright rectangle, None for another outline."""
    corners = {(round(x, 1), round(y, 1)) for x, y in points}
    if len(corners) > 4 or len({x for x, _ in corners}) > 2 or len({y for _, y in corners}) > 2:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
