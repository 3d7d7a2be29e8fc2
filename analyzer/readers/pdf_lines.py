"""Glyphs to printed lines: blanks from gaps, and lines cut where a table cell or a wide gap separates them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter
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


def fragments(glyphs: Iterable[Glyph], walls: Sequence[Rule] = (), *, gap: float | None = GUTTER_EM, page: int = 0) -> list[TextLine]:
    """Return the lines of the glyphs, top to bottom, cut at upright rules (`walls`) and at gaps wider than `gap` ems."""
    return [_line(part, page) for band in _bands(glyphs) for part in _parts(band, walls, gap)]


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
        larger = glyph.size if glyph.size > size else size
        if count and middle - centre < SAME_LINE_EM * larger:
            bands[-1].append(glyph)
            count += 1
            centre += (middle - centre) / count
            size = larger
        else:
            bands.append([glyph])
            centre, size, count = middle, glyph.size, 1
    for band in bands:
        band.sort(key=attrgetter("x0"))
    return bands


@dataclass(slots=True)
class _Part:
    """The printed letters of a line, which are one at least.

    :param spaced: For each letter whether the producer wrote a blank before it.
    :param blank_after: The producer wrote a blank behind the last one.
    """

    marks: list[Glyph]
    spaced: list[bool]
    blank_after: bool = False


def _parts(band: Sequence[Glyph], walls: Sequence[Rule], gap: float | None) -> list[_Part]:
    if walls:
        middles = [(glyph.top + glyph.bottom) / 2 for glyph in band]
        high, low = min(middles), max(middles)
        walls = [wall for wall in walls if wall.top <= low and wall.bottom >= high]
    parts: list[_Part] = []
    end = 0.0
    blank = False
    for glyph in band:
        if glyph.text.isspace():
            blank = True
            continue
        if not parts or (gap is not None and glyph.x0 - end > gap * glyph.size) or (walls and _walled(walls, end, glyph)):
            if parts:
                parts[-1].blank_after = blank
            parts.append(_Part([glyph], [False]))
        else:
            parts[-1].marks.append(glyph)
            parts[-1].spaced.append(blank)
        blank = False
        end = glyph.x1
    if parts:
        parts[-1].blank_after = blank
    return parts


def _walled(walls: Iterable[Rule], end: float, glyph: Glyph) -> bool:
    """Whether a wall stands between the letter and what ends before it."""
    if not glyph.x0 > end - 1:
        return False
    middle = glyph.middle[1]
    return any(end - 1 <= wall.x0 <= glyph.x0 + 1 and wall.top <= middle <= wall.bottom for wall in walls)


def _line(part: _Part, page: int) -> TextLine:
    """Build the text of a line and the figures that tell how it was wrapped."""
    marks = part.marks
    first, last = marks[0], marks[-1]
    size = median([glyph.size for glyph in marks])
    ocr = first.confidence is not None
    lowest = -0.2 * size
    gaps = [after.x0 - before.x1 for before, after in pairwise(marks)]
    usual = median([lowest if lowest > gap else gap for gap in gaps]) if gaps else 0.0
    limit = OCR_BLANK_EM * size if ocr else max(SMALLEST_BLANK_EM * size, max(usual, 0.0) + BLANK_EM * size)
    text, first_word, blank = first.text, 0.0, False
    widths: list[float] = []
    previous = first
    for glyph, spaced in zip(marks[1:], part.spaced[1:], strict=True):
        blank = blank or spaced
        if glyph.text == previous.text and glyph.x0 - previous.x0 < 0.3 * (glyph.x1 - glyph.x0):
            continue  # bold made by printing twice
        gap = glyph.x0 - previous.x1
        if blank or gap > limit:
            first_word = first_word or previous.x1 - first.x0
            text += " "
            widths.append(gap)
            blank = False
        text += glyph.text
        previous = glyph
    scores = [glyph.confidence for glyph in marks if glyph.confidence is not None]
    return TextLine(
        text,
        first.x0,
        min([glyph.top for glyph in marks]),
        last.x1,
        max([glyph.bottom for glyph in marks]),
        size,
        bold=all(glyph.bold for glyph in marks),
        blank_after=(blank or part.blank_after) and not ocr,
        first_word=first_word or last.x1 - first.x0,
        first_glyph=(first.x1 - first.x0) / max(len(first.text), 1),
        blank=median(widths) / size if widths and size else 0.0,
        blanks=len(widths),
        confidence=sum(scores) / len(scores) if scores else None,
        page=page,
    )
