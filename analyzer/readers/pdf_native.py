"""PDFium's calls that run for every letter, bound to plain addresses.

pypdfium2 wraps each pointer in an object of its own and checks its type, which takes longer than the call: a page has
thousands of letters and five calls for each.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium


def _bound(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None  # a function that has been loaded lies somewhere
    bound: Callable[..., Any] = ctypes.CFUNCTYPE(result, *arguments)(address)
    return bound


_TEXT = (ctypes.c_void_p, ctypes.c_int)
#: (text page, index) → code point.
unicode_of = _bound(pdfium.FPDFText_GetUnicode, ctypes.c_uint, *_TEXT)
#: (text page, index) → 1 if PDFium put the letter in itself.
is_generated = _bound(pdfium.FPDFText_IsGenerated, ctypes.c_int, *_TEXT)
#: (text page, index) → 1 for a hyphen at the end of a line.
is_hyphen = _bound(pdfium.FPDFText_IsHyphen, ctypes.c_int, *_TEXT)
#: (text page, index) → 1 if the font does not say which letter it is.
has_map_error = _bound(pdfium.FPDFText_HasUnicodeMapError, ctypes.c_int, *_TEXT)
#: (text page, index) → address of the text object, None for none.
text_object = _bound(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, *_TEXT)
#: (text page, index, address of four floats: left, top, right, bottom) → 1 if there is a box.
loose_box = _bound(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, *_TEXT, ctypes.c_void_p)
#: (text page, index, addresses of four doubles: left, right, bottom, top) → 1 if there is a box.
char_box = _bound(pdfium.FPDFText_GetCharBox, ctypes.c_int, *_TEXT, *(ctypes.c_void_p,) * 4)
#: (text page, index, address of six floats) → 1 if there is a matrix.
matrix_of = _bound(pdfium.FPDFText_GetMatrix, ctypes.c_int, *_TEXT, ctypes.c_void_p)
#: (text object) → render mode.
render_mode = _bound(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int, ctypes.c_void_p)
#: (text object) → address of its font.
font_of = _bound(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
#: (font, address of a buffer, its length) → length of the name.
font_name = _bound(pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)
#: (font) → flags of its descriptor.
font_flags = _bound(pdfium.FPDFFont_GetFlags, ctypes.c_int, ctypes.c_void_p)
#: (object, addresses of four unsigned numbers: red, green, blue, alpha) → 1 if it has a fill colour.
fill_colour = _bound(pdfium.FPDFPageObj_GetFillColor, ctypes.c_int, ctypes.c_void_p, *(ctypes.c_void_p,) * 4)


def address_of(handle: Any) -> int:
    """Return where a pointer of PDFium leads."""
    return ctypes.c_void_p.from_buffer(handle).value or 0
