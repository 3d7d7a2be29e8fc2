"""Where a span of a document's text stands on the pages of its PDF: one box for each printed line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2

from analyzer.readers import Block, BlockKind, Box, Document, LinePlace
from analyzer.readers.pdf_page import Glyph
from analyzer.readers.pdf_pdfium import read_sheet
from analyzer.reports.annotated.letters import letters, matched

# Loose character boxes of neighbouring lines may touch (points).
_SLACK = 0.5
# Guessed places reach this much further on both sides, in half widths of a syllable.
_DOUBT = 0.6
# A line is believed to be found when this share of its letters is.
_ENOUGH = 0.9
# Only lines of more letters than this tell whether they run across the page or along it.
_UPRIGHT_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Strip:
    """A marked piece of a printed line, as displayed. `turn` is the clockwise turn of its reading direction."""

    page: int
    box: Box
    turn: int = 0


class Pages:
    """The glyphs of a PDF, page by page, as far as they are asked for."""

    def __init__(self, pdf: pypdfium2.PdfDocument, document: Document) -> None:
        self._pdf = pdf
        self._document = document
        self._glyphs: dict[int, list[Glyph]] = {}
        self._turned = _turns_of_scans(document)

    def strips(self, start: int, end: int) -> list[Strip]:
        """Return the strips of a span, in reading order; none where it has no place on a page."""
        found: list[Strip] = []
        for block in self._document.blocks:
            if block.start < end and start < block.end:
                for strip in self._of_block(block, start, end):
                    # All lines of a form value have the box of their field.
                    if strip not in found:
                        found.append(strip)
        return found

    def _of_block(self, block: Block, start: int, end: int) -> Iterator[Strip]:
        for line in block.lines:
            if line.start < end and start < line.end and line.page is not None and line.box is not None:
                yield self._strip(line, line.page, line.box, max(start, line.start), min(end, line.end), typed=block.kind is not BlockKind.FIELD)

    def _strip(self, line: LinePlace, page: int, box: Box, start: int, end: int, *, typed: bool) -> Strip:
        glyphs = self._inside(page, box) if typed and line.confidence is None else []
        turn = max(_turns(glyphs), key=_turns(glyphs).count) if glyphs else self._turned.get(page, 0)
        text = self._document.text[line.start : line.end]
        if start == line.start and end == line.end:
            return Strip(page, box, turn)
        part = _by_glyphs(glyphs, turn, text, start - line.start, end - line.start)
        if part is None:
            part = _by_widths(box, turn, text, start - line.start, end - line.start) if typed else box
        return Strip(page, part, turn)

    def _inside(self, page: int, box: Box) -> list[Glyph]:
        if page not in self._glyphs:
            opened = self._pdf[page - 1]
            self._glyphs[page] = read_sheet(opened, page).glyphs
            opened.close()
        return [
            glyph for glyph in self._glyphs[page]
            if box.x0 - _SLACK <= glyph.middle[0] <= box.x1 + _SLACK and box.top - _SLACK <= glyph.middle[1] <= box.bottom + _SLACK
        ]


def _turns(glyphs: Sequence[Glyph]) -> list[int]:
    return [max(glyph.turn, 0) for glyph in glyphs]


def _by_glyphs(glyphs: Sequence[Glyph], turn: int, text: str, start: int, end: int) -> Box | None:
    """Return the box of a part of a line, None where the glyphs do not say what the line says."""
    order = sorted(glyphs, key=lambda glyph: _along(glyph, turn))
    drawn = [(char, glyph) for glyph in order for char, _, _ in letters(glyph.text)]
    wanted = letters(text)
    found = matched([char for char, _, _ in wanted], [char for char, _ in drawn])
    if not wanted or sum(place is not None for place in found) < _ENOUGH * len(wanted):
        return None
    chosen = [drawn[place][1] for (_, first, last), place in zip(wanted, found, strict=True) if place is not None and first < end and start < last]
    if not chosen:
        return None
    return Box(min(g.x0 for g in chosen), min(g.top for g in chosen), max(g.x1 for g in chosen), max(g.bottom for g in chosen))


def _along(glyph: Glyph, turn: int) -> float:
    x, y = glyph.middle
    return {90: y, 180: -x, 270: -y}.get(turn, x)


def _by_widths(box: Box, turn: int, text: str, start: int, end: int) -> Box:
    """Return the part of a line's box by the usual widths of its letters: recognised text has no places of its own."""
    widths = [_width(character) for character in text]
    whole = max(sum(widths), 1)
    first = max((sum(widths[:start]) - _DOUBT) / whole, 0.0)
    last = min((sum(widths[:end]) + _DOUBT) / whole, 1.0)
    if turn in (180, 270):
        first, last = 1 - last, 1 - first
    if turn in (90, 270):
        height = box.bottom - box.top
        return Box(box.x0, box.top + first * height, box.x1, box.top + last * height)
    width = box.x1 - box.x0
    return Box(box.x0 + first * width, box.top, box.x0 + last * width, box.bottom)


def _turns_of_scans(document: Document) -> dict[int, int]:
    """Return how the text of each recognised page is turned, told from the order in which its lines follow each other."""
    boxes: dict[int, list[Box]] = {}
    for block in document.blocks:
        for line in block.lines:
            if line.confidence is not None and line.page is not None and line.box is not None and line.end - line.start > _UPRIGHT_LETTERS:
                boxes.setdefault(line.page, []).append(line.box)
    return {page: _turn(found) for page, found in boxes.items()}


def _turn(boxes: Sequence[Box]) -> int:
    tall = sum(box.bottom - box.top > box.x1 - box.x0 for box in boxes) * 2 > len(boxes)
    ways = [(two.x0 - one.x0) if tall else (two.top - one.top) for one, two in pairwise(boxes)]
    backwards = sum(way < -1 for way in ways) > sum(way > 1 for way in ways)
    if tall:
        return 90 if backwards or not ways else 270
    return 180 if backwards else 0


def _width(character: str) -> float:
    """Return how wide a letter usually is, in half widths of a syllable."""
    if unicodedata.east_asian_width(character) in "WF":
        return 2.0
    if character.isalnum():
        return 1.3 if character.isupper() else 1.15
    return 0.7
