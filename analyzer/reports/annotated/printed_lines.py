"""A piece of text on a page of ours that remembers where each of its letters was printed."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from analyzer.reports.fonts import font_runs


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed line.

    :param start: Offset in the document's text; `ends` holds the right edge of every letter, from the left of the page.
    """

    page: int
    start: int
    left: float
    ends: tuple[float, ...]
    base: float
    size: float


class Passage(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Text that breaks between words, and inside a word only where it is wider than the line.

    :param text: The text; a newline is a line break.
    :param start: Its offset in the document, None for words of ours.
    :param prefix: List number, printed in front of the first line.
    :param printed: Where the printed lines are noted.
    """

    LEADING = 1.5

    def __init__(
        self, text: str, start: int | None, printed: list[Printed], *, prefix: str = "", heavy: bool = False, size: float = 10.0,
        indent: float = 0.0, colour: str = "#1d2126",
    ) -> None:
        super().__init__()
        self._text, self._start, self._printed = text, start, printed
        self._prefix, self._heavy, self._size, self._indent, self._colour = prefix, heavy, size, indent, colour
        self._lines: list[tuple[int, int]] = []

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Break the text into lines of this width and return its size."""
        room = max(width - self._inset(), self._size)
        self._lines = list(_broken(self._text, _widths(self._text, self._heavy, self._size), room))
        return width, len(self._lines) * self._size * self.LEADING

    def split(self, width: float, height: float) -> list[Passage]:
        """Return what fits into this height, and the rest."""
        self.wrap(width, height)
        fitting = int(height // (self._size * self.LEADING))
        if fitting < 1 or fitting >= len(self._lines):
            return [] if fitting < 1 else [self]
        cut = self._lines[fitting][0]
        start = None if self._start is None else self._start
        look: dict[str, Any] = {"heavy": self._heavy, "size": self._size, "colour": self._colour}
        rest = Passage(self._text[cut:], None if start is None else start + cut, self._printed, indent=self._inset(), **look)
        return [Passage(self._text[:cut].rstrip("\n"), start, self._printed, prefix=self._prefix, indent=self._indent, **look), rest]

    def natural_width(self) -> float:
        """Return the width of the longest line if nothing had to be broken."""
        return self._inset() + max((sum(_widths(line, self._heavy, self._size)) for line in self._text.split("\n")), default=0.0)

    def draw(self) -> None:
        """Print the lines and note where."""
        canvas, inset = self.canv, self._inset()
        canvas.setFillColor(self._colour)
        base = len(self._lines) * self._size * self.LEADING - self._size * 1.15
        if self._prefix:
            print_text(canvas, self._indent, base, self._prefix, self._heavy, self._size)
        for start, end in self._lines:
            line = self._text[start:end]
            print_text(canvas, inset, base, line, self._heavy, self._size)
            if self._start is not None and line.strip():
                left, height = canvas.absolutePosition(inset, base)
                ends = itertools.accumulate(_widths(line, self._heavy, self._size), initial=left)
                self._printed.append(Printed(canvas.getPageNumber(), self._start + start, left, tuple(ends)[1:], height, self._size))
            base -= self._size * self.LEADING

    def _inset(self) -> float:
        return self._indent + (sum(_widths(self._prefix + " ", self._heavy, self._size)) if self._prefix else 0.0)


def print_text(canvas: Any, x: float, y: float, text: str, heavy: bool, size: float) -> None:
    """Print one line of text, each letter in a font that has it."""
    words = canvas.beginText(x, y)
    for run, font in font_runs(text, heavy=heavy):
        words.setFont(font, size)
        words.textOut(run)
    canvas.drawText(words)


def _widths(text: str, heavy: bool, size: float) -> list[float]:
    """Return the width of each character; one that is not drawn has none."""
    return [sum(stringWidth(run, font, size) for run, font in font_runs(character, heavy=heavy)) if character != "\n" else 0.0 for character in text]


def _broken(text: str, widths: Sequence[float], room: float) -> list[tuple[int, int]]:
    """Return the spans of the printed lines."""
    lines, start, blank, used = [], 0, -1, 0.0
    place = 0
    while place < len(text):
        if text[place] == "\n":
            lines.append((start, place))
            start, blank, used = place + 1, -1, 0.0
        elif used + widths[place] > room and place > start and text[place] != " ":
            end = blank if blank > start else place
            lines.append((start, end))
            start = end + 1 if blank > start else end
            blank, used = -1, sum(widths[start:place]) + widths[place]
        else:
            used += widths[place]
            if text[place] == " ":
                blank = place
        place += 1
    lines.append((start, len(text)))
    return lines
