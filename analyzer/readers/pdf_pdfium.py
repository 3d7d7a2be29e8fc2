"""First engine: characters, ruling lines and pictures of a page from PDFium.

It costs a few milliseconds a page, keeps the blank at the end of a printed line where the producer wrote one, turns
Chromium's U+0001 into blanks and reads fonts with an embedded CMap that pdfminer drops.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from analyzer.readers.document import Box
from analyzer.readers.pdf_page import SLANTED, Frame, Glyph, Sheet
from analyzer.readers.pdf_paths import MAX_SEGMENTS, THIN, Matrix, Show, add_path, apply
from analyzer.readers.pdf_seen import MAX_AREAS, Area, Colour, Stretch, is_tiny, may_be_unseen

# Deeper nesting and more objects than any office program writes; nested forms are a known way to hang a reader.
MAX_FORM_DEPTH = 8
MAX_OBJECTS = 60_000
# Letters from this tone on may not be seen on white.
PALE = 235
_FORCE_BOLD = 1 << 18  # font descriptor flag, PDF 32000-1 table 123
# The weight that PDFium reports is guessed from stems and calls Myeongjo bold; the name does not lie.
_BOLD = re.compile(r"[Bb]old|BOLD|[Bb]lack|[Hh]eavy|[Hh]eadline|HeadLine|(?<=[a-z])B$")
_SCALE = 1000

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class _Style:
    bold: bool
    turn: int
    hidden: bool
    pale: bool
    colour: Colour


def read_sheet(page: pypdfium2.PdfPage, number: int) -> Sheet:
    """Return the glyphs, ruling lines and pictures of a page as displayed."""
    width, height = page.get_size()
    show = display(page)
    sheet = Sheet(number, Frame(width, height))
    owners, styles = _glyphs(page, show, sheet)
    areas, orders = _walk(page, show, sheet)
    _doubt(sheet, owners, styles, areas, orders)
    return sheet


def _doubt(sheet: Sheet, owners: list[int], styles: dict[int, _Style], areas: list[Area], orders: dict[int, int]) -> None:
    """Mark the glyphs pale over or under which an area lies, so that their contrast is looked at."""
    if not areas:
        return
    stretches: dict[int, Stretch] = {}
    for glyph, owner in zip(sheet.glyphs, owners, strict=True):
        known = stretches.get(owner)
        if known is None:
            stretches[owner] = Stretch(orders.get(owner, -1), styles[owner].colour, Box(glyph.x0, glyph.top, glyph.x1, glyph.bottom))
        else:
            box = known.box
            known.box = Box(min(box.x0, glyph.x0), min(box.top, glyph.top), max(box.x1, glyph.x1), max(box.bottom, glyph.bottom))
    doubtful = {owner for owner, stretch in stretches.items() if stretch.order >= 0 and may_be_unseen(stretch, areas)}
    if doubtful:
        sheet.glyphs = [
            replace(glyph, pale=True) if owner in doubtful else glyph
            for glyph, owner in zip(sheet.glyphs, owners, strict=True)
        ]


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


def _glyphs(page: pypdfium2.PdfPage, show: Show, sheet: Sheet) -> tuple[list[int], dict[int, _Style]]:
    """Add the glyphs to the sheet. Returns the text object of each, and the style of each text object."""
    width, height = page.get_size()
    helper = page.get_textpage()
    # The bare handle: this loop runs for every letter, and the helper looks its handle up again for every call.
    text = helper.raw
    loose = pdfium.FS_RECTF()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    styles: dict[int, _Style] = {}
    fonts: dict[int, bool] = {}
    owners: list[int] = []
    for i in range(helper.count_chars()):
        char = _character(text, i)
        if char.isspace() and pdfium.FPDFText_IsGenerated(text, i) == 1:
            continue
        owner = pdfium.FPDFText_GetTextObject(text, i)
        key = _address(owner)
        style = styles.get(key)
        if style is None:
            style = styles[key] = _style(text, i, owner, show, fonts)
        pdfium.FPDFText_GetLooseCharBox(text, i, loose)
        ax, ay, bx, by = loose.left, loose.bottom, loose.right, loose.top
        if ax == bx or ay == by:  # Type 3 fonts may have no metrics.
            pdfium.FPDFText_GetCharBox(text, i, left, right, bottom, top)
            ax, ay, bx, by = left.value, bottom.value, right.value, top.value
        (x0, y0), (x1, y1) = show(ax, ay), show(bx, by)
        if x0 > x1:
            x0, x1 = x1, x0
        if y0 > y1:
            y0, y1 = y1, y0
        if x1 < 0 or y1 < 0 or x0 > width or y0 > height:
            sheet.outside += char.isalnum()
            continue
        size = x1 - x0 if style.turn in (90, 270) else y1 - y0
        hidden = style.hidden or is_tiny(char, x1 - x0, y1 - y0, (width, height))
        sheet.glyphs.append(Glyph(char, x0, y0, x1, y1, size, style.bold, style.turn, hidden, style.pale))
        owners.append(key)
    helper.close()
    return owners, styles


def _character(text: Any, i: int) -> str:
    code = pdfium.FPDFText_GetUnicode(text, i)
    if code == 2 and pdfium.FPDFText_IsHyphen(text, i) == 1:
        return "-"  # PDFium marks a hyphen at the end of a line this way
    if code < 0x20 and code not in (9, 10, 13) and _blank(text, i):
        return " "  # a blank that the font maps to a control character
    if code == 0 or 0xD800 <= code <= 0xDFFF or pdfium.FPDFText_HasUnicodeMapError(text, i) == 1:
        return "\ufffd"
    return chr(code)


def _blank(text: Any, i: int) -> bool:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text, i, left, right, bottom, top)
    return left.value == right.value or bottom.value == top.value


def _style(text: Any, i: int, owner: object, show: Show, fonts: dict[int, bool]) -> _Style:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, i, matrix)
    (ox, oy), (ax, ay) = show(0, 0), show(matrix.a, matrix.b)
    angle = math.degrees(math.atan2(ay - oy, ax - ox)) % 360
    turn = round(angle / 90) * 90
    turn = turn % 360 if abs(angle - turn) < 10 else SLANTED
    if not owner:
        return _Style(False, turn, False, False, (0, 0, 0))
    mode = pdfium.FPDFTextObj_GetTextRenderMode(owner)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(owner, red, green, blue, alpha)
    font = pdfium.FPDFTextObj_GetFont(owner)
    key = _address(font)
    if key not in fonts:
        name = ctypes.create_string_buffer(128)
        pdfium.FPDFFont_GetBaseFontName(font, name, 128)
        fonts[key] = bool(pdfium.FPDFFont_GetFlags(font) & _FORCE_BOLD) or is_bold(name.value.decode("latin-1"))
    return _Style(
        bold=fonts[key] or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE,
        turn=turn,
        hidden=mode in (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP) or alpha.value == 0,
        pale=min(red.value, green.value, blue.value) >= PALE,
        colour=(red.value, green.value, blue.value),
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


def _walk(page: pypdfium2.PdfPage, show: Show, sheet: Sheet) -> tuple[list[Area], dict[int, int]]:
    """Add the ruling lines, pictures and loose strokes of the page to the sheet.

    Returns the areas that may hide text, and the place of each text object in the order of drawing.
    """
    areas: list[Area] = []
    orders: dict[int, int] = {}
    for order, (thing, outer) in enumerate(_objects(page)):
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            orders[_address(thing)] = order
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            sheet.images.append(_bounds(thing, outer, show))
            areas.append(Area(order, sheet.images[-1], None))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            if len(areas) < MAX_AREAS and (colour := _fill(thing)) is not None:
                box = _bounds(thing, outer, show)
                if min(box.x1 - box.x0, box.bottom - box.top) >= THIN:
                    areas.append(Area(order, box, colour))
            if sheet.strokes < MAX_SEGMENTS:
                add_path(thing, _times(_matrix(thing), outer), show, sheet)
        elif kind == pdfium.FPDF_PAGEOBJ_SHADING:
            areas.append(Area(order, _bounds(thing, outer, show), None))
    return areas, orders


def _address(thing: Any) -> int:
    """Return where a pointer of PDFium leads; a cast says the same in three times the time."""
    return ctypes.c_void_p.from_buffer(thing).value or 0


def _bounds(thing: object, outer: Matrix, show: Show) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
    corners = [apply(outer, x, y) for x in (left.value, right.value) for y in (bottom.value, top.value)]
    shown = [show(x, y) for x, y in corners]
    xs, ys = [x for x, _ in shown], [y for _, y in shown]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _fill(thing: object) -> Colour | None:
    """Return the colour of a filled path, None if it is not filled or is as good as clear."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(thing, fill, stroke)
    if not fill.value:
        return None
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha)
    return (red.value, green.value, blue.value) if alpha.value > 0 else None
