"""Optical character recognition of one page image, for scans, photos and pages whose letters are outlines.

The page is turned upright, levelled and freed of ruling lines. Tables are found by their lines and read cell by cell;
what is left is read as one block of text. Everything comes back as words with boxes, so that the same layout code
that reads typed pages puts them into lines, cells and paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from analyzer.readers import ocr_engine, ocr_image, ocr_rules, ocr_text
from analyzer.readers.ocr_engine import Word
from analyzer.readers.ocr_image import Grey
from analyzer.readers.pdf_grid import Grid, grids
from analyzer.readers.pdf_page import Glyph, Rule

# Below this mean confidence the page may lie on its head.
DOUBTFUL = 0.55
# Specks of dirt come back as single signs with next to no confidence.
DEBRIS = 0.3
_MIN_INK_PIXELS = 12
DARK_INK = 150
_INSET_PT = 1.0


@dataclass(frozen=True, slots=True)
class Recognised:
    """A page as recognised, in points of the upright, levelled page.

    :param words: Words as glyphs with confidence.
    :param rules: The ruling lines.
    :param turn: Clockwise turn that the image had.
    :param skew: Slope that its lines had after turning, as down per right.
    """

    words: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    turn: int = 0
    skew: float = 0.0

    @property
    def confidence(self) -> float:
        """Mean confidence over characters, 0 to 1."""
        weights = [(len(word.text), word.confidence or 0.0) for word in self.words]
        total = sum(weight for weight, _ in weights)
        return sum(weight * score for weight, score in weights) / total if total else 0.0


def recognise(image: Image.Image, *, dpi: int) -> Recognised:
    """Recognise a page image.

    :param image: The page, any mode, any quarter turn, a few degrees of skew.
    :param dpi: Pixels per inch of the image; 200 to 300 is best.
    :return: Words and ruling lines with the turn and skew that were taken back.
    :raises EmptyDocument: `ocr.missing` when Tesseract or its Korean files are not installed.
    """
    grey = ocr_image.even_light(ocr_image.grey_without_seals(image, dpi))
    turn = 0
    if ocr_image.lies_sideways(grey, dpi):
        turn = ocr_engine.orientation(Image.fromarray(grey))
        turn = turn if turn in (90, 270) else 90
    best = _read(_turned(grey, turn), dpi, turn)
    if best.confidence < DOUBTFUL and best.words:
        other = (turn + 180) % 360
        again = _read(_turned(grey, other), dpi, other)
        best = again if again.confidence > best.confidence + 0.1 else best
    return best


def _turned(grey: Grey, turn: int) -> Grey:
    """Take a clockwise turn back."""
    return np.ascontiguousarray(np.rot90(grey, turn // 90))


def _read(grey: Grey, dpi: int, turn: int) -> Recognised:
    skew = ocr_image.slope(grey, dpi)
    grey = ocr_image.levelled(grey, skew)
    rules, covered = ocr_rules.find(grey, dpi)
    tables = [grid for grid in grids(rules) if len(grid.cells) > 1]
    clean = grey.copy()
    clean[covered] = 255
    words: list[Glyph] = []
    for grid in tables:
        inner = [other for other in tables if other.parent is not None and tables[other.parent[0]] is grid]
        pixels = _without(clean, inner, dpi)
        ocr_engine.show(Image.fromarray(pixels), dpi)
        words += _cells(pixels, grid, dpi)
    rest = _without(clean, tables, dpi)
    if _inked(rest):
        ocr_engine.show(Image.fromarray(rest), dpi)
        words += _glyphs(ocr_engine.words((0, 0, rest.shape[1], rest.shape[0]), ocr_engine.PSM_BLOCK), dpi)
    return Recognised(tuple(words), tuple(rules), turn, skew)


def _without(pixels: Grey, tables: Sequence[Grid], dpi: int) -> Grey:
    """Return the page with the tables painted white."""
    result, scale = pixels.copy(), dpi / 72
    for grid in tables:
        result[int(grid.top * scale) : int(grid.bottom * scale) + 1, int(grid.x0 * scale) : int(grid.x1 * scale) + 1] = 255
    return result


def _inked(pixels: Grey) -> bool:
    return bool(pixels.size) and int((pixels < DARK_INK).sum()) >= _MIN_INK_PIXELS


def _cells(pixels: Grey, grid: Grid, dpi: int) -> list[Glyph]:
    """Read a table cell by cell."""
    scale = dpi / 72
    found: list[Glyph] = []
    for cell in grid.cells:
        left, right = int((cell.x0 + _INSET_PT) * scale), int((cell.x1 - _INSET_PT) * scale)
        top, bottom = int((cell.top + _INSET_PT) * scale), int((cell.bottom - _INSET_PT) * scale)
        if right - left > 8 and bottom - top > 8 and _inked(pixels[top:bottom, left:right]):
            found += _glyphs(ocr_engine.words((left, top, right, bottom), ocr_engine.PSM_BLOCK), dpi)
    return found


def _glyphs(words: Sequence[Word], dpi: int) -> list[Glyph]:
    """Return words as glyphs in points, list marks and amounts repaired, debris dropped."""
    words = [word for word in words if word.confidence >= DEBRIS or any(char.isalnum() for char in word.text)]
    lines: dict[tuple[float, float], list[int]] = {}
    for i, word in enumerate(words):
        lines.setdefault((word.line_top, word.line_bottom), []).append(i)
    texts = [ocr_text.amount(word.text) for word in words]
    starts = [" ".join(texts[i] for i in line) for line in lines.values()]
    for line, start in zip(lines.values(), ocr_text.marks(starts), strict=True):
        if start[:1] != texts[line[0]][:1]:
            texts[line[0]] = start.split(" ")[0]
    point = 72 / dpi
    return [
        Glyph(
            text, word.x0 * point, word.line_top * point, word.x1 * point, word.line_bottom * point,
            (word.line_bottom - word.line_top) * point, confidence=word.confidence,
        )
        for text, word in zip(texts, words, strict=True)
    ]  # fmt: skip
