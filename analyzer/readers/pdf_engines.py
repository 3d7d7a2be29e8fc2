"""Which text of a page to believe: PDFium's, pdfplumber's, a hidden layer, or none (then the page goes to OCR)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from analyzer.readers import pdf_quality
from analyzer.readers.pdf_page import Glyph, Sheet
from analyzer.readers.pdf_pdfium import read_sheet

# Fewer letters than this may be all that is typed on a page of outlines or pixels (the circulating statement form
# has 13 characters of text).
SPARSE_LETTERS = 40
# From here on a page counts as a picture with something typed over it, not as typed text with a logo.
PICTURE_SHARE = 0.15
FULL_PICTURE_SHARE = 0.6
MAX_TYPED_OVER_PICTURE = 500
# Outlined labels of one form page are thousands of segments; a logo or a signature is some hundreds.
OUTLINE_STROKES = 1500
# Dark pixels beside the typed text that make a picture a scanned text.
MIN_INK_SHARE = 0.01
# One pixel per point for A4 and A3; a poster-sized page is drawn coarser.
_PROBE_PIXELS = 1_500_000
_DARK = 140
# Tones that a letter must differ by from what lies around it, to be seen at all.
MIN_CONTRAST = 20
# Tones that the ink of a scan must be darker than its paper in the place of a letter of its text layer.
MIN_INK_DEPTH = 40
# Scanners place their layer within a letter's width or so, so that a few neighbours are judged together: how many, and
# how far apart their middles are on one line (points).
_FEW, _LINE = 8, 4.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """A page with the text to believe.

    :param ocr: Something is drawn that no text describes: recognise it and add it to the glyphs.
    :param broken: The text layer was broken; its glyphs are gone or were replaced.
    :param unseen: Letters that were left out because nobody sees them on the page.
    """

    sheet: Sheet
    ocr: bool = False
    broken: bool = False
    unseen: int = 0


def judge(path: Path, page: pypdfium2.PdfPage, number: int) -> Verdict:
    """Return the page with its most trustworthy text."""
    sheet = read_sheet(page, number)
    if any(glyph.pale for glyph in sheet.glyphs):
        sheet = replace(sheet, glyphs=_contrast(page, sheet))
    hidden = [glyph for glyph in sheet.glyphs if glyph.hidden]
    visible = [glyph for glyph in sheet.glyphs if not glyph.hidden] if hidden else sheet.glyphs
    quality = pdf_quality.measure([glyph.text for glyph in visible])
    drawn = sheet.coverage >= PICTURE_SHARE or sheet.strokes >= OUTLINE_STROKES
    sparse = quality.letters < SPARSE_LETTERS
    if quality.broken:
        from analyzer.readers.pdf_plumber import read_glyphs  # 0.15 s to import, for the few pages that need it

        second = read_glyphs(path, number)
        other = pdf_quality.measure(glyph.text for glyph in second)
        if other.broken or other.score <= quality.score:
            return Verdict(replace(sheet, glyphs=[]), ocr=True, broken=True)
        return Verdict(replace(sheet, glyphs=second), broken=True)
    unseen = sheet.outside
    if hidden and sheet.coverage >= PICTURE_SHARE:
        layer = _beside(hidden, visible)
        inked = _inked(page, layer)
        # A layer that lies beside its letters cannot be told from one of other letters: what is drawn is read instead.
        if 2 * len(inked) >= len(layer) and pdf_quality.layer_is_readable("".join(glyph.text for glyph in inked)):
            return Verdict(replace(sheet, glyphs=visible + inked), unseen=unseen + _letters(layer) - _letters(inked))
    else:
        unseen += _letters(hidden)
    typed = replace(sheet, glyphs=visible)
    if sparse and drawn:
        return Verdict(typed, ocr=True, unseen=unseen)
    over = sheet.coverage >= FULL_PICTURE_SHARE and quality.letters < MAX_TYPED_OVER_PICTURE
    return Verdict(typed, ocr=over and _ink(page, typed) >= MIN_INK_SHARE, unseen=unseen)


def _letters(glyphs: Iterable[Glyph]) -> int:
    return sum(char.isalnum() for glyph in glyphs for char in glyph.text)


def _inked(page: pypdfium2.PdfPage, layer: list[Glyph]) -> list[Glyph]:
    """Return the glyphs of a hidden layer in whose place something is drawn: a person can read it there."""
    if not layer:
        return []
    pixels, scale = _probe(page)
    paper = int(np.median(pixels))
    lines: dict[int, list[Glyph]] = {}
    for glyph in layer:
        lines.setdefault(round(glyph.middle[1] / _LINE), []).append(glyph)
    kept: set[int] = set()
    for line in lines.values():
        for at in range(0, len(line), _FEW):
            few = line[at : at + _FEW]
            if 2 * sum(_is_inked(_patch(pixels, glyph, scale), paper) for glyph in few) >= len(few):
                kept.update(map(id, few))
    return [glyph for glyph in layer if id(glyph) in kept]


def _is_inked(patch: NDArray[np.uint8], paper: int) -> bool:
    return patch.size > 0 and paper - int(patch.min()) >= MIN_INK_DEPTH


def _probe(page: pypdfium2.PdfPage) -> tuple[NDArray[np.uint8], float]:
    """Return the page as drawn, in grey and coarse, without form values and notes, and its pixels per point."""
    width, height = page.get_size()
    scale = min(1.0, math.sqrt(_PROBE_PIXELS / max(width * height, 1.0)))
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False, draw_annots=False)
    pixels: NDArray[np.uint8] = np.array(bitmap.to_numpy(), dtype=np.uint8)
    bitmap.close()
    return pixels.reshape(pixels.shape[0], pixels.shape[1]), scale


def _contrast(page: pypdfium2.PdfPage, sheet: Sheet) -> list[Glyph]:
    """Return the glyphs, with those marked hidden in whose place the page as drawn has one tone only."""
    pixels, scale = _probe(page)
    result = []
    for glyph in sheet.glyphs:
        if glyph.pale and not glyph.hidden:
            patch = _patch(pixels, glyph, scale)
            tones = int(patch.max()) - int(patch.min()) if patch.size else 0
            result.append(replace(glyph, hidden=not glyph.text.isspace() and tones < MIN_CONTRAST))
        else:
            result.append(glyph)
    return result


def _patch(pixels: NDArray[np.uint8], glyph: Glyph, scale: float) -> NDArray[np.uint8]:
    top, bottom = max(int(glyph.top * scale), 0), max(int(glyph.bottom * scale) + 1, 0)
    left, right = max(int(glyph.x0 * scale), 0), max(int(glyph.x1 * scale) + 1, 0)
    return pixels[top:bottom, left:right]


def _ink(page: pypdfium2.PdfPage, sheet: Sheet) -> float:
    """Return the share of dark pixels that no glyph explains."""
    pixels, scale = _probe(page)
    for glyph in sheet.glyphs:
        _patch(pixels, glyph, scale)[:] = 255
    return float((pixels < _DARK).mean())


def _beside(layer: Iterable[Glyph], visible: Iterable[Glyph]) -> list[Glyph]:
    """Return the hidden glyphs that do not repeat visible ones in the same place."""
    cells = {(int(x // 4), int(y // 4)) for x, y in (glyph.middle for glyph in visible)}
    near = {(x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
    return [
        replace(glyph, hidden=False)
        for glyph in layer
        if (int(glyph.middle[0] // 4), int(glyph.middle[1] // 4)) not in near
    ]
