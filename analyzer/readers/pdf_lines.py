"""Glyphs to printed lines: blanks from gaps, and lines cut where a table cell or a wide gap separates them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from analyzer.readers.document import Box
from analyzer.readers.pdf_page import Glyph, Rule

# A gap is a blank when it is this much wider than the usual gap of the line (ems). Blanks of Korean fonts are 0.25 to
# 0.5 em, kerning stays below 0.1 em; letter-spaced lines raise the usual gap.
BLANK_EM = 0.13
SMALLEST_BLANK_EM = 0.17
# Gutters of parallel columns are at least this wide; wider gaps inside a line are put together again (ems).
GUTTER_EM = 0.9
# Letter-spaced labels have gaps of one to two ems.
LABEL_GAP_EM = 2.2
# Glyphs whose middles differ by less than this (ems) stand on one line.
SAME_LINE_EM = 0.4
OCR_BLANK_EM = 0.3


@dataclass(frozen=True, slots=True)
class TextLine:
    """A printed line, or the part of it inside one column.

    :param size: Height of its type in points.
    :param blank_after: The producer wrote a blank at its end.
    :param first_word: Width of the text up to the first blank, in points.
    :param first_glyph: Width of the first character.
    :param blank: Usual width of its blanks, in ems; justified text stretches them.
    :param blanks: Number of its blanks.
    :param page: Page it stands on, from 1.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool = False
    blank_after: bool = False
    first_word: float = 0.0
    first_glyph: float = 0.0
    blank: float = 0.0
    blanks: int = 0
    confidence: float | None = None
    page: int = 0

    @property
    def middle(self) -> tuple[float, float]:
        """The centre of the line."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    @property
    def box(self) -> Box:
        """Its rectangle in the frame of its page."""
        return Box(self.x0, self.top, self.x1, self.bottom)


def fragments(glyphs: Iterable[Glyph], walls: Sequence[Rule] = (), *, gap: float | None = GUTTER_EM) -> list[TextLine]:
    """Return the lines of the glyphs, top to bottom, cut at upright rules (`walls`) and at gaps wider than `gap` ems."""
    result = []
    for band in _bands(glyphs):
        for part in _parts(band, walls, gap):
            line = _line(part)
            if line is not None:
                result.append(line)
    return result


def joined(parts: Sequence[TextLine]) -> TextLine:
    """Return the parts of one printed line as one line, left to right."""
    parts = sorted(parts, key=lambda part: part.x0)
    if len(parts) == 1:
        return parts[0]
    scores = [part.confidence for part in parts if part.confidence is not None]
    return replace(
        parts[0],
        text=" ".join(part.text for part in parts),
        top=min(part.top for part in parts),
        x1=max(part.x1 for part in parts),
        bottom=max(part.bottom for part in parts),
        size=max(part.size for part in parts),
        bold=all(part.bold for part in parts),
        blank_after=parts[-1].blank_after,
        blanks=sum(part.blanks for part in parts),
        confidence=sum(scores) / len(scores) if scores else None,
    )


def rows(lines: Iterable[TextLine]) -> list[list[TextLine]]:
    """Return the lines grouped by the height they stand at, top to bottom, each row left to right."""
    groups: list[list[TextLine]] = []
    for line in sorted(lines, key=lambda line: line.middle[1]):
        reach = SAME_LINE_EM * max(line.size, groups[-1][0].size) if groups else 0.0
        if groups and line.middle[1] - groups[-1][0].middle[1] < reach:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [sorted(group, key=lambda line: line.x0) for group in groups]


def _bands(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    bands: list[list[Glyph]] = []
    centre, size, count = 0.0, 0.0, 0
    for glyph in sorted(glyphs, key=lambda glyph: glyph.top + glyph.bottom):
        middle = (glyph.top + glyph.bottom) / 2
        if bands and middle - centre < SAME_LINE_EM * max(size, glyph.size):
            bands[-1].append(glyph)
            count += 1
            centre += (middle - centre) / count
            size = max(size, glyph.size)
        else:
            bands.append([glyph])
            centre, size, count = middle, glyph.size, 1
    return [sorted(band, key=lambda glyph: glyph.x0) for band in bands]


def _parts(band: Sequence[Glyph], walls: Sequence[Rule], gap: float | None) -> list[list[Glyph]]:
    parts: list[list[Glyph]] = []
    end = 0.0
    for glyph in band:
        blank = glyph.text.isspace()
        if not parts:
            if blank:
                continue
            parts.append([glyph])
        elif not blank and (
            (gap is not None and glyph.x0 - end > gap * glyph.size)
            or (glyph.x0 > end - 1 and any(_between(wall, end, glyph) for wall in walls))
        ):
            parts.append([glyph])
        else:
            parts[-1].append(glyph)
        if not blank:
            end = glyph.x1
    return parts


def _between(wall: Rule, end: float, glyph: Glyph) -> bool:
    return end - 1 <= wall.x0 <= glyph.x0 + 1 and wall.top <= glyph.middle[1] <= wall.bottom


def _line(glyphs: Sequence[Glyph]) -> TextLine | None:
    """Build the text of a line and the figures that tell how it was wrapped."""
    marks = [glyph for glyph in glyphs if not glyph.text.isspace()]
    if not marks:
        return None
    size = median(glyph.size for glyph in marks)
    ocr = marks[0].confidence is not None
    pairs = zip(marks, marks[1:], strict=False)
    usual = median([max(b.x0 - a.x1, -0.2 * size) for a, b in pairs]) if len(marks) > 1 else 0.0
    limit = OCR_BLANK_EM * size if ocr else max(SMALLEST_BLANK_EM * size, max(usual, 0.0) + BLANK_EM * size)
    text, first_word, blank = "", 0.0, False
    widths: list[float] = []
    previous: Glyph | None = None
    for glyph in glyphs:
        if glyph.text.isspace():
            blank = True
            continue
        if previous is not None:
            if glyph.text == previous.text and glyph.x0 - previous.x0 < 0.3 * (glyph.x1 - glyph.x0):
                continue  # bold made by printing twice
            gap = glyph.x0 - previous.x1
            if blank or gap > limit:
                first_word = first_word or previous.x1 - marks[0].x0
                text += " "
                widths.append(gap)
            blank = False
        text += glyph.text
        previous = glyph
    scores = [glyph.confidence for glyph in marks if glyph.confidence is not None]
    return TextLine(
        text,
        marks[0].x0,
        min(glyph.top for glyph in marks),
        marks[-1].x1,
        max(glyph.bottom for glyph in marks),
        size,
        bold=all(glyph.bold for glyph in marks),
        blank_after=blank and not ocr,
        first_word=first_word or marks[-1].x1 - marks[0].x0,
        first_glyph=(marks[0].x1 - marks[0].x0) / max(len(marks[0].text), 1),
        blank=median(widths) / size if widths and size else 0.0,
        blanks=len(widths),
        confidence=sum(scores) / len(scores) if scores else None,
    )
