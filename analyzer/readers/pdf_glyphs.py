"""The letters of a PDF page from PDFium: what each is, where it stands, and how it is drawn."""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass, field

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from analyzer.readers import pdf_native as native
from analyzer.readers.pdf_page import SLANTED, Glyph, Sheet
from analyzer.readers.pdf_paths import Affine
from analyzer.readers.pdf_seen import TINY, Colour, is_tiny

# Letters from this tone on may not be seen on white.
PALE = 235
_FORCE_BOLD = 1 << 18  # font descriptor flag, PDF 32000-1 table 123
# The weight that PDFium reports is guessed from stems and calls Myeongjo bold; the name does not lie.
_BOLD = re.compile(r"[Bb]old|BOLD|[Bb]lack|[Hh]eavy|[Hh]eadline|HeadLine|(?<=[a-z])B$")
_NAME_BYTES = 128
_UNSEEN_MODES = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_NO_LETTER = "\ufffd"
_SPECIALS = "\ufff0"
_Column = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Style:
    """How the letters of one text object are drawn."""

    bold: bool
    turn: int
    hidden: bool
    pale: bool
    colour: Colour


_UNKNOWN = Style(bold=False, turn=0, hidden=False, pale=False, colour=(0, 0, 0))


@dataclass(slots=True)
class Letters:
    """The letters of a page.

    :param stretches: The letters of each text object, by its address.
    :param styles: The style of each text object.
    """

    stretches: dict[int, list[Glyph]] = field(default_factory=dict)
    styles: dict[int, Style] = field(default_factory=dict)


def add_glyphs(page: pypdfium2.PdfPage, show: Affine, sheet: Sheet) -> Letters:
    """Add the letters of a page to the sheet, in the order in which PDFium has them."""
    helper = page.get_textpage()
    try:
        return _Reading(native.pointer_to(helper.raw), show, sheet).all(helper.count_chars())
    finally:
        helper.close()


def is_bold(font: str) -> bool:
    """Whether a font is bold by its name."""
    return _BOLD.search(font) is not None


class _Reading:
    """One page on its way to glyphs."""

    def __init__(self, text: native.Pointer, show: Affine, sheet: Sheet) -> None:
        self._text, self._show, self._sheet = text, show, sheet
        self._letters = Letters()
        self._fonts: dict[int, bool] = {}
        self._ways: dict[tuple[float, ...], Style] = {}
        self._sides = [ctypes.c_double() for _ in range(4)]
        self._matrix = (ctypes.c_float * 6)()
        self._tones = (ctypes.c_uint * 4)()
        self._each_tone = [ctypes.byref(self._tones, i * ctypes.sizeof(ctypes.c_uint)) for i in range(4)]

    def all(self, count: int) -> Letters:
        """Add every letter of the page. What can be asked or worked out for all letters at once is, as a page has thousands."""
        text, sheet = self._text, self._sheet
        chars = self._characters(count)
        owners = [native.text_object(text, i) for i in range(count)]
        added = np.array([char.isspace() and native.is_generated(text, i) == 1 for i, char in enumerate(chars)], dtype=bool)
        x0s, tops, x1s, bottoms = self._boxes(added)
        page = sheet.frame.width, sheet.frame.height
        across, down = x1s - x0s, bottoms - tops
        beside = (x1s < 0) | (bottoms < 0) | (x0s > page[0]) | (tops > page[1])
        odd = beside | ~((across >= TINY) & (down >= TINY)) | added
        styles, glyphs, stretches = self._letters.styles, sheet.glyphs, self._letters.stretches
        owner, style, sideways = -1, _UNKNOWN, False
        stretch: list[Glyph] = []
        columns = (column.tolist() for column in (x0s, tops, x1s, bottoms, across, down, odd))
        for i, (char, key, x0, top, x1, bottom, width, height, is_odd) in enumerate(zip(chars, owners, *columns, strict=True)):
            if is_odd and added[i]:
                continue
            if key != owner:  # the letters of one text object mostly follow each other
                if key not in styles:
                    styles[key] = self._style(i, key)
                owner, style = key, styles[key]
                sideways = style.turn in (90, 270)
                stretch = stretches.setdefault(key, [])
            if is_odd and beside[i]:
                sheet.outside += char.isalnum()
                continue
            hidden = style.hidden or (is_odd and is_tiny(char, width, height, page))
            glyph = Glyph(char, x0, top, x1, bottom, width if sideways else height, style.bold, style.turn, hidden, style.pale)
            glyphs.append(glyph)
            stretch.append(glyph)
        return self._letters

    def _boxes(self, added: NDArray[np.bool_]) -> tuple[_Column, _Column, _Column, _Column]:
        """Return left, top, right and bottom of each letter as displayed; those that PDFium `added` may have no box."""
        text, loose_box, byref, count = self._text, native.loose_box, ctypes.byref, len(added)
        floats = (ctypes.c_float * (4 * count))()
        for i in range(count):
            loose_box(text, i, byref(floats, 16 * i))
        left, top, right, bottom = np.frombuffer(bytes(floats), dtype=np.float32).astype(np.float64).reshape(count, 4).T
        for i in np.flatnonzero(((left == right) | (bottom == top)) & ~added).tolist():  # Type 3 fonts may have no metrics.
            left[i], right[i], bottom[i], top[i] = self._box(i)
        ox, ax, bx, oy, ay, by = self._show
        with np.errstate(all="ignore"):  # places without end are told by the page's size
            xa, ya = ox + ax * left + bx * bottom, oy + ay * left + by * bottom
            xb, yb = ox + ax * right + bx * top, oy + ay * right + by * top
        turned, upside = xa > xb, ya > yb
        return np.where(turned, xb, xa), np.where(upside, yb, ya), np.where(turned, xa, xb), np.where(upside, ya, yb)

    def _characters(self, count: int) -> list[str]:
        """Return the character of each letter: all at once, and one by one those that may mean something else."""
        text, has_map_error = self._text, native.has_map_error
        units = (ctypes.c_uint16 * (count + 1))()
        written = native.all_text(text, 0, count, units)
        chars = list(bytes(units)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace"))
        if len(chars) != count:  # PDFium leaves some out, or there are letters of two units
            return [self._character(i) for i in range(count)]
        return [
            char if " " <= char < _SPECIALS and has_map_error(text, i) != 1 else self._character(i)
            for i, char in enumerate(chars)
        ]  # fmt: skip

    def _character(self, i: int) -> str:
        text = self._text
        code = native.unicode_of(text, i)
        if code == 2 and native.is_hyphen(text, i) == 1:
            return "-"  # PDFium marks a hyphen at the end of a line this way
        if code < 0x20 and code not in (9, 10, 13) and self._is_blank(i):
            return " "  # a blank that the font maps to a control character
        if code == 0 or 0xD800 <= code <= 0xDFFF or native.has_map_error(text, i) == 1:
            return _NO_LETTER
        return chr(code)

    def _box(self, i: int) -> tuple[float, float, float, float]:
        """Return left, right, bottom and top of a letter's ink."""
        left, right, bottom, top = self._sides
        native.char_box(self._text, i, *map(ctypes.byref, self._sides))
        return left.value, right.value, bottom.value, top.value

    def _is_blank(self, i: int) -> bool:
        left, right, bottom, top = self._box(i)
        return left == right or bottom == top

    def _style(self, i: int, owner: int) -> Style:
        """Return how letter `i` of a text object is drawn; most objects of a page are drawn in one of a few ways."""
        native.matrix_of(self._text, i, self._matrix)
        a, b = self._matrix[:2]
        if not owner:
            return Style(False, self._turn(a, b), False, False, (0, 0, 0))
        drawn = native.Pointer(owner)
        native.fill_colour(drawn, *self._each_tone)
        red, green, blue, alpha = self._tones
        font, mode = native.font_of(drawn), native.render_mode(drawn)
        way = a, b, font, mode, red, green, blue, alpha
        if way not in self._ways:
            self._ways[way] = Style(
                bold=self._is_bold(font) or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE,
                turn=self._turn(a, b),
                hidden=mode in _UNSEEN_MODES or alpha == 0,
                pale=min(red, green, blue) >= PALE,
                colour=(red, green, blue),
            )
        return self._ways[way]

    def _turn(self, a: float, b: float) -> int:
        _, ax, bx, _, ay, by = self._show
        angle = math.degrees(math.atan2(ay * a + by * b, ax * a + bx * b)) % 360
        turn = round(angle / 90) * 90
        return turn % 360 if abs(angle - turn) < 10 else SLANTED

    def _is_bold(self, font: int) -> bool:
        if font not in self._fonts:
            drawn, name = native.Pointer(font), ctypes.create_string_buffer(_NAME_BYTES)
            native.font_name(drawn, name, ctypes.c_size_t(_NAME_BYTES))
            self._fonts[font] = bool(native.font_flags(drawn) & _FORCE_BOLD) or is_bold(name.value.decode("latin-1"))
        return self._fonts[font]
