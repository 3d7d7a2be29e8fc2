"""First engine: a page from PDFium, with its ruling lines and pictures; its letters come from `pdf_glyphs`.

It costs a few milliseconds a page, keeps the blank at the end of a printed line where the producer wrote one, turns
Chromium's U+0001 into blanks and reads fonts with an embedded CMap that pdfminer drops.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from functools import partial

import pypdfium2
import pypdfium2.raw as pdfium

from analyzer.readers import pdf_native as native
from analyzer.readers.document import Box
from analyzer.readers.pdf_glyphs import Letters, add_glyphs
from analyzer.readers.pdf_page import Frame, Glyph, Sheet
from analyzer.readers.pdf_paths import MAX_SEGMENTS, THIN, Affine, Matrix, Show, add_path, apply, paints
from analyzer.readers.pdf_seen import MAX_AREAS, Area, Areas, any_on

# Deeper nesting and more objects than any office program writes; nested forms are a known way to hang a reader.
MAX_FORM_DEPTH = 8
MAX_OBJECTS = 60_000
_SCALE = 1000
_SixFloats = ctypes.c_float * 6

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read_sheet(page: pypdfium2.PdfPage, number: int) -> Sheet:
    """Return the glyphs, ruling lines and pictures of a page as displayed."""
    width, height = page.get_size()
    sheet = Sheet(number, Frame(width, height))
    show = placement(page)
    letters = add_glyphs(page, show, sheet)
    areas, orders = _walk(native.pointer_to(page.raw), show, sheet)
    _doubt(letters, areas, orders)
    return sheet


def _doubt(letters: Letters, areas: list[Area], orders: dict[int, int]) -> None:
    """Mark the glyphs pale over or under which an area lies, so that their contrast is looked at."""
    drawn = Areas(areas)
    for owner, glyphs in letters.stretches.items() if areas else ():
        order = orders.get(owner)
        if glyphs and order is not None:
            hiding = drawn.hiding(order, letters.styles[owner].colour)
            if hiding and any_on(hiding, _around(glyphs)):
                for glyph in glyphs:
                    glyph.pale = True


def _around(glyphs: list[Glyph]) -> Box:
    return Box(min([g.x0 for g in glyphs]), min([g.top for g in glyphs]), max([g.x1 for g in glyphs]), max([g.bottom for g in glyphs]))


def display(page: pypdfium2.PdfPage) -> Show:
    """Return the map from PDF user space to the displayed page."""
    ox, ax, bx, oy, ay, by = placement(page)
    return lambda px, py: (ox + ax * px + bx * py, oy + ay * px + by * py)


def placement(page: pypdfium2.PdfPage) -> Affine:
    """Return how PDF user space lies on the displayed page; PDFium knows the crop box and /Rotate."""
    width, height = page.get_size()
    size_x, size_y = max(round(width * 100), 1), max(round(height * 100), 1)
    x, y = ctypes.c_int(), ctypes.c_int()

    def probe(px: float, py: float) -> tuple[float, float]:
        pdfium.FPDF_PageToDevice(page, 0, 0, size_x, size_y, 0, px, py, x, y)
        return x.value / size_x * width, y.value / size_y * height

    (ox, oy), (ax, ay), (bx, by) = probe(0, 0), probe(_SCALE, 0), probe(0, _SCALE)
    return ox, (ax - ox) / _SCALE, (bx - ox) / _SCALE, oy, (ay - oy) / _SCALE, (by - oy) / _SCALE


def _objects(page: native.Pointer) -> Iterator[tuple[native.Pointer, int, Matrix]]:
    """Yield the page's objects with their kind and the matrix of the forms around them."""
    seen = 0

    def inside(count: int, item: Callable[[int], native.Pointer], outer: Matrix, depth: int) -> Iterator[tuple[native.Pointer, int, Matrix]]:
        nonlocal seen
        for i in range(count):
            seen += 1
            if seen > MAX_OBJECTS:
                return
            thing = item(i)
            kind = native.kind_of(thing)
            if kind != pdfium.FPDF_PAGEOBJ_FORM:
                yield thing, kind, outer
            elif depth < MAX_FORM_DEPTH:
                total = native.count_inside(thing)
                within = _times(_matrix(thing), outer)
                yield from inside(total, partial(_object_inside, thing), within, depth + 1)

    return inside(native.count_objects(page), partial(native.object_at, page), IDENTITY, 0)


def _object_inside(form: native.Pointer, index: int) -> native.Pointer:
    found: native.Pointer = native.object_inside(form, ctypes.c_ulong(index))
    return found


def _matrix(thing: native.Pointer) -> Matrix:
    figures = _SixFloats()
    native.object_matrix(thing, figures)
    a, b, c, d, e, f = figures
    return a, b, c, d, e, f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _walk(page: native.Pointer, show: Affine, sheet: Sheet) -> tuple[list[Area], dict[int, int]]:
    """Add the ruling lines, pictures and loose strokes of the page to the sheet.

    Returns the areas that may hide text, and the place of each text object in the order of drawing.
    """
    areas: list[Area] = []
    orders: dict[int, int] = {}
    for order, (thing, kind, outer) in enumerate(_objects(page)):
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            orders[thing.value or 0] = order
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            box = _bounds(thing, outer, show)
            sheet.images.append(box)
            areas.append(Area(order, box.x0, box.top, box.x1, box.bottom, None))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            fill, stroke = paints(thing)
            if len(areas) < MAX_AREAS and fill is not None and fill[3] > 0:
                box = _bounds(thing, outer, show)
                if min(box.x1 - box.x0, box.bottom - box.top) >= THIN:
                    areas.append(Area(order, box.x0, box.top, box.x1, box.bottom, fill[:3]))
            if sheet.strokes < MAX_SEGMENTS:
                add_path(thing, fill, stroke, _times(_matrix(thing), outer), show, sheet)
        elif kind == pdfium.FPDF_PAGEOBJ_SHADING:
            box = _bounds(thing, outer, show)
            areas.append(Area(order, box.x0, box.top, box.x1, box.bottom, None))
    return areas, orders


def _bounds(thing: native.Pointer, outer: Matrix, show: Affine) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    native.bounds_of(thing, *map(ctypes.byref, (left, bottom, right, top)))
    ox, ax, bx, oy, ay, by = show
    corners = [apply(outer, x, y) for x in (left.value, right.value) for y in (bottom.value, top.value)]
    xs, ys = [ox + ax * x + bx * y for x, y in corners], [oy + ay * x + by * y for x, y in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))
