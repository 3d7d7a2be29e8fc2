"""The letters of a PDF page from PDFium: what each is, where it stands, and how it is drawn."""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

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


@dataclass(frozen=True, slots=True)
class Style:
    """How the letters of one text object are drawn."""

    bold: bool
    turn: int
    hidden: bool
    pale: bool
    colour: Colour


@dataclass(slots=True)
class Letters:
    """The letters of a page.

    :param owners: The address of the text object of each letter of the sheet.
    :param styles: The style of each text object.
    """

    owners: list[int] = field(default_factory=list)
    styles: dict[int, Style] = field(default_factory=dict)


def add_glyphs(page: pypdfium2.PdfPage, show: Affine, sheet: Sheet) -> Letters:
    """Add the letters of a page to the sheet, in the order in which PDFium has them."""
    helper = page.get_textpage()
    try:
        return _Reading(native.address_of(helper.raw), show, sheet).all(helper.count_chars())
    finally:
        helper.close()


def is_bold(font: str) -> bool:
    """Whether a font is bold by its name."""
    return _BOLD.search(font) is not None


class _Reading:
    """One page on its way to glyphs. The buffers are filled again for every letter."""

    def __init__(self, text: int, show: Affine, sheet: Sheet) -> None:
        self._text, self._show, self._sheet = text, show, sheet
        self._letters = Letters()
        self._fonts: dict[int, bool] = {}
        self._floats = array("f", [0.0] * 6)
        self._at = self._floats.buffer_info()[0]
        self._doubles = array("d", [0.0] * 4)
        first, size = self._doubles.buffer_info()[0], self._doubles.itemsize
        self._sides = [first + size * place for place in range(4)]
        self._tones = [ctypes.c_uint() for _ in range(4)]
        self._tones_at = [ctypes.addressof(tone) for tone in self._tones]

    def all(self, count: int) -> Letters:
        """Add every letter of the page. This loop runs a thousand times a page, so what it calls stands in local names."""
        text, floats, at = self._text, self._floats, self._at
        text_object, loose_box = native.text_object, native.loose_box
        glyphs, owners, styles = self._sheet.glyphs, self._letters.owners, self._letters.styles
        ox, ax, bx, oy, ay, by = self._show
        width, height = self._sheet.frame.width, self._sheet.frame.height
        for i in range(count):
            char = self._character(i)
            if char.isspace() and native.is_generated(text, i) == 1:
                continue
            key = text_object(text, i) or 0
            style = styles.get(key)
            if style is None:
                style = styles[key] = self._style(i, key)
            loose_box(text, i, at)
            left, top, right, bottom, _, _ = floats
            if left == right or bottom == top:  # Type 3 fonts may have no metrics.
                left, right, bottom, top = self._box(i)
            x0, y0 = ox + ax * left + bx * bottom, oy + ay * left + by * bottom
            x1, y1 = ox + ax * right + bx * top, oy + ay * right + by * top
            if x0 > x1:
                x0, x1 = x1, x0
            if y0 > y1:
                y0, y1 = y1, y0
            if x1 < 0 or y1 < 0 or x0 > width or y0 > height:
                self._sheet.outside += char.isalnum()
                continue
            across, down = x1 - x0, y1 - y0
            hidden = style.hidden or (not (across >= TINY and down >= TINY) and is_tiny(char, across, down, (width, height)))
            glyphs.append(Glyph(char, x0, y0, x1, y1, across if style.turn in (90, 270) else down, style.bold, style.turn, hidden, style.pale))
            owners.append(key)
        return self._letters

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

    def _box(self, i: int) -> array[float]:
        """Return left, right, bottom and top of a letter's ink."""
        native.char_box(self._text, i, *self._sides)
        return self._doubles

    def _is_blank(self, i: int) -> bool:
        left, right, bottom, top = self._box(i)
        return left == right or bottom == top

    def _style(self, i: int, owner: int) -> Style:
        native.matrix_of(self._text, i, self._at)
        a, b = self._floats[0], self._floats[1]
        _, ax, bx, _, ay, by = self._show
        angle = math.degrees(math.atan2(ay * a + by * b, ax * a + bx * b)) % 360
        turn = round(angle / 90) * 90
        turn = turn % 360 if abs(angle - turn) < 10 else SLANTED
        if not owner:
            return Style(False, turn, False, False, (0, 0, 0))
        mode = native.render_mode(owner)
        native.fill_colour(owner, *self._tones_at)
        red, green, blue, alpha = (tone.value for tone in self._tones)
        return Style(
            bold=self._is_bold(native.font_of(owner) or 0) or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE,
            turn=turn,
            hidden=mode in _UNSEEN_MODES or alpha == 0,
            pale=min(red, green, blue) >= PALE,
            colour=(red, green, blue),
        )

    def _is_bold(self, font: int) -> bool:
        if font not in self._fonts:
            name = ctypes.create_string_buffer(_NAME_BYTES)
            native.font_name(font, ctypes.addressof(name), _NAME_BYTES)
            self._fonts[font] = bool(native.font_flags(font) & _FORCE_BOLD) or is_bold(name.value.decode("latin-1"))
        return self._fonts[font]
