"""PDFium's calls that run for every letter and every stroke, bound without pypdfium2's wrapping.

pypdfium2 wraps each pointer in an object of its own and checks the type of each argument, which takes longer than the
call: a page has thousands of letters and three calls for each. Here nothing is checked: whole numbers are handed over as
C's int, addresses have to come as pointers of ctypes (`Pointer`, arrays, `byref`). The calls are too short for letting
go of the interpreter's lock.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium


class Pointer(ctypes.c_void_p):
    """An address that can be handed over as it is."""



def _bound(function: Any, result: Any = ctypes.c_int) -> Callable[..., Any]:
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None  # a function that has been loaded lies somewhere
    bound: Callable[..., Any] = ctypes.PYFUNCTYPE(result)(address)
    return bound


#: (text page, index) → code point.
unicode_of = _bound(pdfium.FPDFText_GetUnicode, ctypes.c_uint)
#: (text page, first index, count, array of 16-bit units with room for one more) → units written, with a zero at the end.
all_text = _bound(pdfium.FPDFText_GetText)
#: (text page, index) → 1 if PDFium put the letter in itself.
is_generated = _bound(pdfium.FPDFText_IsGenerated)
#: (text page, index) → 1 for a hyphen at the end of a line.
is_hyphen = _bound(pdfium.FPDFText_IsHyphen)
#: (text page, index) → 1 if the font does not say which letter it is.
has_map_error = _bound(pdfium.FPDFText_HasUnicodeMapError)
#: (text page, index) → address of the text object, 0 for none.
text_object = _bound(pdfium.FPDFText_GetTextObject, ctypes.c_size_t)
#: (text page, index, four floats: left, top, right, bottom) → 1 if there is a box.
loose_box = _bound(pdfium.FPDFText_GetLooseCharBox)
#: (text page, index, four pointers to doubles: left, right, bottom, top) → 1 if there is a box.
char_box = _bound(pdfium.FPDFText_GetCharBox)
#: (text page, index, six floats) → 1 if there is a matrix.
matrix_of = _bound(pdfium.FPDFText_GetMatrix)
#: (text object) → render mode.
render_mode = _bound(pdfium.FPDFTextObj_GetTextRenderMode)
#: (text object) → address of its font, 0 for none.
font_of = _bound(pdfium.FPDFTextObj_GetFont, ctypes.c_size_t)
#: (font, buffer, its length as c_size_t) → length of the name.
font_name = _bound(pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t)
#: (font) → flags of its descriptor.
font_flags = _bound(pdfium.FPDFFont_GetFlags)
#: (page) → number of its objects.
count_objects = _bound(pdfium.FPDFPage_CountObjects)
#: (page, index) → object.
object_at = _bound(pdfium.FPDFPage_GetObject, Pointer)
#: (form) → number of its objects.
count_inside = _bound(pdfium.FPDFFormObj_CountObjects)
#: (form, index as c_ulong) → object.
object_inside = _bound(pdfium.FPDFFormObj_GetObject, Pointer)
#: (object) → its kind.
kind_of = _bound(pdfium.FPDFPageObj_GetType)
#: (object, six floats) → 1 if it has a matrix.
object_matrix = _bound(pdfium.FPDFPageObj_GetMatrix)
#: (object, four pointers to floats: left, bottom, right, top) → 1 if it has bounds.
bounds_of = _bound(pdfium.FPDFPageObj_GetBounds)
#: (object, four pointers to unsigned numbers: red, green, blue, alpha) → 1 if it has a fill colour.
fill_colour = _bound(pdfium.FPDFPageObj_GetFillColor)
#: The same for the colour of its strokes.
stroke_colour = _bound(pdfium.FPDFPageObj_GetStrokeColor)
#: (path, pointers to two ints: whether it is filled, whether it is stroked) → 1 if it is a path.
draw_mode = _bound(pdfium.FPDFPath_GetDrawMode)
#: (path) → number of its segments.
count_segments = _bound(pdfium.FPDFPath_CountSegments)
#: (path, index) → segment.
segment_at = _bound(pdfium.FPDFPath_GetPathSegment, Pointer)
#: (segment) → its kind.
segment_kind = _bound(pdfium.FPDFPathSegment_GetType)
#: (segment, pointers to two floats) → 1 if it has a point.
segment_point = _bound(pdfium.FPDFPathSegment_GetPoint)
#: (segment) → 1 if it closes its outline.
segment_closes = _bound(pdfium.FPDFPathSegment_GetClose)


def pointer_to(handle: Any) -> Pointer:
    """Return a handle of PDFium as a plain pointer."""
    return Pointer(ctypes.c_void_p.from_buffer(handle).value)
