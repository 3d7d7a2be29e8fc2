"""Optical character recognition of one page image, for scans, photos and pages whose letters are outlines.

The page is turned upright, levelled and freed of ruling lines. Tables are found by their lines and read cell by cell;
what is left is read as one block of text. Everything comes back as words with boxes, so that the same layout code
that reads typed pages puts them into lines, cells and paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

import numpy as np
from PIL import Image

from analyzer.readers import ocr_engine, ocr_image, ocr_rules, ocr_text
from analyzer.readers.ocr_engine import PSM_BLOCK, PSM_LINE, Recogniser, Word
from analyzer.readers.ocr_image import Grey
from analyzer.readers.pdf_grid import Grid, grids
from analyzer.readers.pdf_page import Glyph, Rule

# Below this mean confidence the page may lie on its head.
DOUBTFUL = 0.55
# Specks of dirt come back as single signs with next to no confidence.
DEBRIS = 0.3
_MIN_INK_PIXELS = 12
DARK_INK = 150
LARGE_TYPE = 1.35
GHOST_SHARE = 0.6
_INSET_PT = 1.0
# Two lines of the smallest type in use are higher than this.
SINGLE_LINE_PT = 17.0
_LINE_MARGIN_PT = 3.0


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
    sideways = ocr_image.lies_sideways(grey, dpi)
    turn = ocr_engine.orientation(Image.fromarray(grey)) if sideways else 0
    best = _read(_turned(grey, turn), dpi, turn)
    for other in ((turn + 180) % 360, *([(turn + 90) % 360, (turn + 270) % 360] if sideways else [])):
        if best.confidence >= DOUBTFUL or not best.words:
            break
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
        words += _cells(_without(clean, inner, dpi), grid, dpi)
    rest = _without(clean, tables, dpi)
    if _inked(rest):
        page = Image.fromarray(rest)
        found = Recogniser(page, dpi).words((0, 0, page.width, page.height), PSM_BLOCK)
        words += _glyphs(_large_type_again(page, found, dpi), dpi)
    return Recognised(tuple(words), tuple(rules), turn, skew)


def _large_type_again(page: Image.Image, words: Sequence[Word], dpi: int) -> list[Word]:
    """Read titles a second time at the size of body text, where Tesseract does not double their letters."""
    lines: dict[tuple[float, float], list[Word]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    usual = median(bottom - top for top, bottom in lines) if lines else 0.0
    result = []
    for (top, bottom), line in lines.items():
        again = _reduced(page, line, usual / (bottom - top), dpi) if bottom - top > LARGE_TYPE * usual else []
        result += again if _mean(again) >= _mean(line) else line
    return result


def _reduced(page: Image.Image, line: Sequence[Word], scale: float, dpi: int) -> list[Word]:
    margin = (line[0].line_bottom - line[0].line_top) / 4
    left, top = min(word.x0 for word in line) - margin, line[0].line_top - margin
    crop = page.crop(
        (round(left), round(top), round(max(w.x1 for w in line) + margin), round(line[0].line_bottom + margin))
    )
    small = crop.resize(
        (max(round(crop.width * scale), 1), max(round(crop.height * scale), 1)), Image.Resampling.LANCZOS
    )
    found = Recogniser(small, dpi).words((0, 0, small.width, small.height), PSM_LINE)
    return [
        replace(
            word, x0=left + word.x0 / scale, x1=left + word.x1 / scale, top=top + word.top / scale,
            bottom=top + word.bottom / scale, line_top=line[0].line_top, line_bottom=line[0].line_bottom,
        )
        for word in found
    ]  # fmt: skip


def _without_ghosts(words: Sequence[Word]) -> list[Word]:
    """Drop words of lines that lie on other lines: Tesseract sees parts of large letters as lines of their own."""
    kept: list[Word] = []
    for word in sorted(words, key=lambda word: -word.confidence):
        if not any(word.line != other.line and _overlap(word, other) > GHOST_SHARE for other in kept):
            kept.append(word)
    return kept


def _overlap(word: Word, other: Word) -> float:
    """Return the share of the smaller box that both words cover."""
    width = min(word.x1, other.x1) - max(word.x0, other.x0)
    height = min(word.bottom, other.bottom) - max(word.top, other.top)
    if width <= 0 or height <= 0:
        return 0.0
    areas = [(item.x1 - item.x0) * (item.bottom - item.top) for item in (word, other)]
    return width * height / max(min(areas), 1.0)


def _mean(words: Sequence[Word]) -> float:
    return sum(word.confidence for word in words) / len(words) if words else 0.0


def _without(pixels: Grey, tables: Sequence[Grid], dpi: int) -> Grey:
    """Return the page with the tables painted white."""
    result, scale = pixels.copy(), dpi / 72
    for grid in tables:
        result[
            int(grid.top * scale) : int(grid.bottom * scale) + 1, int(grid.x0 * scale) : int(grid.x1 * scale) + 1
        ] = 255
    return result


def _inked(pixels: Grey) -> bool:
    return bool(pixels.size) and int((pixels < DARK_INK).sum()) >= _MIN_INK_PIXELS


def _cells(pixels: Grey, grid: Grid, dpi: int) -> list[Glyph]:
    """Read a table cell by cell."""
    scale = dpi / 72
    reader = Recogniser(Image.fromarray(pixels), dpi)
    found: list[Glyph] = []
    for cell in grid.cells:
        left, right = int((cell.x0 + _INSET_PT) * scale), int((cell.x1 - _INSET_PT) * scale)
        top, bottom = int((cell.top + _INSET_PT) * scale), int((cell.bottom - _INSET_PT) * scale)
        inside = pixels[top:bottom, left:right]
        if min(inside.shape) <= 8 or not _inked(inside):
            continue
        inked = np.nonzero((inside < DARK_INK).any(axis=1))[0]
        first, last, mode = int(inked[0]), int(inked[-1]), PSM_BLOCK
        if last - first + 1 <= SINGLE_LINE_PT * scale:  # block mode splits short Korean labels in two
            mode, margin = PSM_LINE, int(_LINE_MARGIN_PT * scale)
            top, bottom = max(top + first - margin, 0), min(top + last + 1 + margin, pixels.shape[0])
        found += _glyphs(reader.words((left, top, right, bottom), mode), dpi)
    return found


def _glyphs(words: Sequence[Word], dpi: int) -> list[Glyph]:
    """Return words as glyphs in points, list marks and amounts repaired, debris dropped."""
    words = sorted(_without_ghosts(words), key=lambda word: (word.line, word.x0))
    words = [word for word in words if word.confidence >= DEBRIS or any(char.isalnum() for char in word.text)]
    lines: dict[tuple[float, float], list[str]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word.text)
    repaired = ocr_text.repaired(list(lines.values()))
    texts = [text for line in repaired for text in line]
    point = 72 / dpi
    return [
        Glyph(
            text, word.x0 * point, word.line_top * point, word.x1 * point, word.line_bottom * point,
            (word.line_bottom - word.line_top) * point, confidence=word.confidence,
        )
        for text, word in zip(texts, words, strict=True)
    ]  # fmt: skip
