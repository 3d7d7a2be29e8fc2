"""What a page is made of before anybody reads it: glyphs, ruling lines, and the way the page is turned.

All numbers are points from the top left corner of the page as it is displayed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from analyzer.readers.document import Box

SLANTED = -1


@dataclass(slots=True)  # frozen ones take four times as long to make, and a page has thousands; nothing changes them all the same
class Glyph:
    """One character, or one word where OCR gives words.

    :param size: Height of the line of type, in points.
    :param turn: Clockwise turn of the reading direction in degrees (0, 90, 180, 270), or `SLANTED`.
    :param hidden: Drawn so that nobody sees it (render mode 3, no contrast, too small, beside the page).
    :param pale: May have no contrast to what lies behind or over it; only the page as drawn can tell.
    :param confidence: OCR confidence, 0 to 1; None for typed text.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool = False
    turn: int = 0
    hidden: bool = False
    pale: bool = False
    confidence: float | None = None

    @property
    def middle(self) -> tuple[float, float]:
        """The centre of the glyph."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


class Rule(NamedTuple):
    """A straight ruling line; `x0 == x1` when it is vertical, `top == bottom` when it is horizontal."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def vertical(self) -> bool:
        """Whether the line stands upright."""
        return self.x0 == self.x1


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame a page is laid out in: turned, and for scans straightened, so that lines run from left to right.

    :param turn: Clockwise turn of the text on the page, in degrees.
    :param width: Width of the page as displayed.
    :param height: Height of the page as displayed.
    :param skew: Slope of the text lines after the turn is taken back, as down per right.
    """

    width: float
    height: float
    turn: int = 0
    skew: float = 0.0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the frame after the turn is taken back."""
        return (self.height, self.width) if self.turn in (90, 270) else (self.width, self.height)

    def _enter(self, x: float, y: float) -> tuple[float, float]:
        if self.turn == 90:
            return y, self.width - x
        if self.turn == 180:
            return self.width - x, self.height - y
        if self.turn == 270:
            return self.height - y, x
        return x, y

    def _leave(self, x: float, y: float) -> tuple[float, float]:
        if self.turn == 90:
            return self.width - y, x
        if self.turn == 180:
            return self.width - x, self.height - y
        if self.turn == 270:
            return y, self.height - x
        return x, y

    def enter(self, box: Box) -> Box:
        """Return a box of the page in this frame."""
        (xa, ya), (xb, yb) = self._enter(box.x0, box.top), self._enter(box.x1, box.bottom)
        width, height = self.size
        dx, dy = self.skew * ((ya + yb) - height) / 2, -self.skew * ((xa + xb) - width) / 2
        return Box(min(xa, xb) + dx, min(ya, yb) + dy, max(xa, xb) + dx, max(ya, yb) + dy)

    def leave(self, box: Box) -> Box:
        """Return a box of this frame as a box of the page."""
        if not (self.turn or self.skew):  # nearly every page that was not scanned
            return Box(max(box.x0, 0.0), max(box.top, 0.0), min(box.x1, self.width), min(box.bottom, self.height))
        width, height = self.size
        corners = []
        for x in (box.x0, box.x1):
            for y in (box.top, box.bottom):
                dx, dy = x - width / 2, y - height / 2
                corners.append(self._leave(x - self.skew * dy, y + self.skew * dx))
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return Box(max(min(xs), 0.0), max(min(ys), 0.0), min(max(xs), self.width), min(max(ys), self.height))


@dataclass(slots=True)
class Sheet:
    """One page with everything on it, in the frame it is read in.

    :param number: Page, from 1.
    :param images: Boxes of the pictures on the page, in the displayed page.
    :param strokes: Path segments that are not ruling lines: vector outlines of letters, logos.
    :param outside: Letters that stand beside the page, where nobody sees them.
    """

    number: int
    frame: Frame
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    strokes: int = 0
    outside: int = 0

    @property
    def coverage(self) -> float:
        """Share of the page under its largest picture, 0 to 1."""
        area = max(((box.x1 - box.x0) * (box.bottom - box.top) for box in self.images), default=0.0)
        return area / max(self.frame.width * self.frame.height, 1.0)


def upright(sheet: Sheet) -> Sheet:
    """Return the sheet turned so that most of its text runs from left to right."""
    counts = Counter([glyph.turn for glyph in sheet.glyphs])
    turn = max((0, 90, 180, 270), key=lambda turn: counts[turn])
    if turn == 0:
        return sheet
    frame = replace(sheet.frame, turn=turn)
    return replace(
        sheet,
        frame=frame,
        glyphs=[turned(glyph, frame) for glyph in sheet.glyphs],
        rules=[Rule(box.x0, box.top, box.x1, box.bottom) for box in map(frame.enter, _boxes(sheet.rules))],
    )


def turned(glyph: Glyph, frame: Frame) -> Glyph:
    """Return the glyph as it stands in the frame."""
    box = frame.enter(Box(glyph.x0, glyph.top, glyph.x1, glyph.bottom))
    turn = glyph.turn if glyph.turn == SLANTED else (glyph.turn - frame.turn) % 360
    return replace(glyph, x0=box.x0, top=box.top, x1=box.x1, bottom=box.bottom, turn=turn)


def _boxes(rules: Iterable[Rule]) -> list[Box]:
    return [Box(rule.x0, rule.top, rule.x1, rule.bottom) for rule in rules]
