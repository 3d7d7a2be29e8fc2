"""First engine: characters, ruling lines and pictures of a page from PDFium.

It costs a few milliseconds a page, keeps the blank at the end of a printed line where the producer wrote one, turns
Chromium's U+0001 into blanks and reads fonts with an embedded CMap that pdfminer drops.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import pypdfium2
import pypdfium2.raw as pdfium

from analyzer.readers.document import Box
from analyzer.readers.pdf_page import SLANTED, Frame, Glyph, Rule, Sheet

# Deeper nesting and more objects than any office program writes; nested forms are a known way to hang a reader.
MAX_FORM_DEPTH = 8
MAX_OBJECTS = 60_000
MAX_SEGMENTS = 60_000
# A filled bar thinner than this is a ruling line, not an area (points).
THIN = 3.0
# Shorter lines are dashes, ticks and parts of letters (points).
SHORTEST_RULE = 6.0
WHITE = 245
_FORCE_BOLD = 1 << 18  # font descriptor flag, PDF 32000-1 table 123
# The weight that PDFium reports is guessed from stems and calls Myeongjo bold; the name does not lie.
_BOLD = re.compile(r"[Bb]old|BOLD|[Bb]lack|[Hh]eavy|[Hh]eadline|HeadLine|(?<=[a-z])B$")
_SCALE = 1000

# From PDF user space to the displayed page, points from the top left corner.
Show = Callable[[float, float], tuple[float, float]]
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class _Style:
    bold: bool
    turn: int
    hidden: bool
    pale: bool


def read_sheet(page: pypdfium2.PdfPage, number: int) -> Sheet:
    """Return the glyphs, ruling lines and pictures of a page as displayed."""
    width, height = page.get_size()
    show = display(page)
    sheet = Sheet(number, Frame(width, height), glyphs=_glyphs(page, show, width, height))
    _walk(page, show, sheet)
    return sheet


def is_bold(font: str) -> bool:
    """Whether a font is bold by its name."""
    return _BOLD.search(font) is not None


def display(page: pypdfium2.PdfPage) -> Show:
    """Return the map from PDF user space to the displayed page; PDFium knows the crop box and /Rotate."""
    width, height = page.get_size()
    size_x, size_y = max(round(width * 100), 1), max(round(height * 100), 1)
    x, y = ctypes.c_int(), ctypes.c_int()

    def probe(px: float, py: float) -> tuple[float, float]:
        pdfium.FPDF_PageToDevice(page, 0, 0, size_x, size_y, 0, px, py, x, y)
        return x.value / size_x * width, y.value / size_y * height

    (ox, oy), (ax, ay), (bx, by) = probe(0, 0), probe(_SCALE, 0), probe(0, _SCALE)
    ax, ay, bx, by = (ax - ox) / _SCALE, (ay - oy) / _SCALE, (bx - ox) / _SCALE, (by - oy) / _SCALE
    return lambda px, py: (ox + ax * px + bx * py, oy + ay * px + by * py)


def _glyphs(page: pypdfium2.PdfPage, show: Show, width: float, height: float) -> list[Glyph]:
    text = page.get_textpage()
    loose = pdfium.FS_RECTF()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    styles: dict[int, _Style] = {}
    fonts: dict[int, bool] = {}
    glyphs = []
    for i in range(text.count_chars()):
        char = _character(text, i)
        if char.isspace() and pdfium.FPDFText_IsGenerated(text, i) == 1:
            continue
        owner = pdfium.FPDFText_GetTextObject(text, i)
        key = ctypes.cast(owner, ctypes.c_void_p).value or 0
        style = styles.get(key)
        if style is None:
            style = styles[key] = _style(text, i, owner, show, fonts)
        pdfium.FPDFText_GetLooseCharBox(text, i, loose)
        ax, ay, bx, by = loose.left, loose.bottom, loose.right, loose.top
        if ax == bx or ay == by:  # Type 3 fonts may have no metrics.
            pdfium.FPDFText_GetCharBox(text, i, left, right, bottom, top)
            ax, ay, bx, by = left.value, bottom.value, right.value, top.value
        (xa, ya), (xb, yb) = show(ax, ay), show(bx, by)
        x0, x1, y0, y1 = min(xa, xb), max(xa, xb), min(ya, yb), max(ya, yb)
        if x1 < 0 or y1 < 0 or x0 > width or y0 > height:
            continue
        size = x1 - x0 if style.turn in (90, 270) else y1 - y0
        glyphs.append(Glyph(char, x0, y0, x1, y1, size, style.bold, style.turn, style.hidden, style.pale))
    text.close()
    return glyphs


def _character(text: pypdfium2.PdfTextPage, i: int) -> str:
    code = pdfium.FPDFText_GetUnicode(text, i)
    if code == 2 and pdfium.FPDFText_IsHyphen(text, i) == 1:
        return "-"  # PDFium marks a hyphen at the end of a line this way
    if code < 0x20 and code not in (9, 10, 13) and _blank(text, i):
        return " "  # a blank that the font maps to a control character
    if code == 0 or 0xD800 <= code <= 0xDFFF or pdfium.FPDFText_HasUnicodeMapError(text, i) == 1:
        return "\ufffd"
    return chr(code)


def _blank(text: pypdfium2.PdfTextPage, i: int) -> bool:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text, i, left, right, bottom, top)
    return left.value == right.value or bottom.value == top.value


def _style(text: pypdfium2.PdfTextPage, i: int, owner: object, show: Show, fonts: dict[int, bool]) -> _Style:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, i, matrix)
    (ox, oy), (ax, ay) = show(0, 0), show(matrix.a, matrix.b)
    angle = math.degrees(math.atan2(ay - oy, ax - ox)) % 360
    turn = round(angle / 90) * 90
    turn = turn % 360 if abs(angle - turn) < 10 else SLANTED
    if not owner:
        return _Style(False, turn, False, False)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(owner)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(owner, red, green, blue, alpha)
    font = pdfium.FPDFTextObj_GetFont(owner)
    key = ctypes.cast(font, ctypes.c_void_p).value or 0
    if key not in fonts:
        name = ctypes.create_string_buffer(128)
        pdfium.FPDFFont_GetBaseFontName(font, name, 128)
        fonts[key] = bool(pdfium.FPDFFont_GetFlags(font) & _FORCE_BOLD) or is_bold(name.value.decode("latin-1"))
    return _Style(
        bold=fonts[key] or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE,
        turn=turn,
        hidden=mode in (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP) or alpha.value == 0,
        pale=min(red.value, green.value, blue.value) >= WHITE,
    )


def _objects(page: pypdfium2.PdfPage) -> Iterator[tuple[object, Matrix]]:
    """Yield the page's objects with the matrix of the forms around them."""
    seen = 0

    def inside(count: int, item: Callable[[int], object], outer: Matrix, depth: int) -> Iterator[tuple[object, Matrix]]:
        nonlocal seen
        for i in range(count):
            seen += 1
            if seen > MAX_OBJECTS:
                return
            thing = item(i)
            if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_FORM:
                yield thing, outer
            elif depth < MAX_FORM_DEPTH:
                total = pdfium.FPDFFormObj_CountObjects(thing)
                within = _times(_matrix(thing), outer)
                yield from inside(total, partial(pdfium.FPDFFormObj_GetObject, thing), within, depth + 1)

    count = pdfium.FPDFPage_CountObjects(page)
    return inside(count, partial(pdfium.FPDFPage_GetObject, page), IDENTITY, 0)


def _matrix(thing: object) -> Matrix:
    m = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, m)
    return m.a, m.b, m.c, m.d, m.e, m.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _walk(page: pypdfium2.PdfPage, show: Show, sheet: Sheet) -> None:
    """Add the ruling lines, pictures and loose strokes of the page to the sheet."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for thing, outer in _objects(page):
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
            corners = [_apply(outer, x, y) for x in (left.value, right.value) for y in (bottom.value, top.value)]
            shown = [show(x, y) for x, y in corners]
            xs, ys = [x for x, _ in shown], [y for _, y in shown]
            sheet.images.append(Box(min(xs), min(ys), max(xs), max(ys)))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and sheet.strokes < MAX_SEGMENTS:
            _path(thing, _times(_matrix(thing), outer), show, sheet)


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _path(thing: object, matrix: Matrix, show: Show, sheet: Sheet) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(thing, fill, stroke)
    stroked = bool(stroke.value) and not _white(thing, pdfium.FPDFPageObj_GetStrokeColor)
    filled = bool(fill.value) and not _white(thing, pdfium.FPDFPageObj_GetFillColor)
    if not (stroked or filled):
        return
    for outline, curved in _outlines(thing, matrix, show):
        rules = [] if curved else (_sides(outline) if stroked else _area(outline))
        sheet.rules.extend(rules)
        sheet.strokes += 0 if rules else len(outline)


def _white(thing: object, colour: Callable[..., int]) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    colour(thing, red, green, blue, alpha)
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= WHITE


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
        points.append(show(*_apply(matrix, x.value, y.value)))
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
    corners = {(round(x, 1), round(y, 1)) for x, y in points}
    if len(corners) > 4 or len({x for x, _ in corners}) > 2 or len({y for _, y in corners}) > 2:
        return []
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
    if bottom - top < THIN and x1 - x0 >= SHORTEST_RULE:
        return [Rule(x0, (top + bottom) / 2, x1, (top + bottom) / 2)]
    if x1 - x0 < THIN and bottom - top >= SHORTEST_RULE:
        return [Rule((x0 + x1) / 2, top, (x0 + x1) / 2, bottom)]
    return _sides([(x0, top), (x1, top), (x1, bottom), (x0, bottom), (x0, top)])
