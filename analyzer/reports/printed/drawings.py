"""The small drawings of the printed report. None says anything that does not also stand beside it in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.graphics.shapes import Circle, Drawing, PolyLine, Rect, String
from reportlab.platypus import Flowable

from analyzer.reports.fonts import bold, korean_font
from analyzer.reports.printed.style import TONES, colour
from analyzer.reports.view import OUTSIDE, Segment

_STROKES: dict[str, list[tuple[float, ...]]] = {
    "consistent": [(-0.42, 0.0, -0.1, -0.33, 0.45, 0.36)],
    "mismatch": [(-0.32, -0.32, 0.32, 0.32), (-0.32, 0.32, 0.32, -0.32)],
}


def sign(verdict: str, size: float) -> Flowable:
    """Return the round sign of a verdict."""
    half = size / 2
    drawing = Drawing(size, size)
    drawing.add(Circle(half, half, half, fillColor=colour(TONES[verdict]), strokeColor=None))
    for line in _STROKES.get(verdict, ()):
        points = [half + half * at for at in line]
        drawing.add(PolyLine(points, strokeColor=colour("sheet"), strokeWidth=size * 0.08, strokeLineCap=1, strokeLineJoin=1, fillColor=None))
    if verdict not in _STROKES:
        drawing.add(String(half, half - size * 0.21, "?", fontName=bold(korean_font()), fontSize=size * 0.58,
                           fillColor=colour("sheet"), textAnchor="middle"))
    return drawing


def bar(segments: Sequence[Segment], width: float, height: float = 9) -> Flowable:
    """Return the shares of a paper's occupations as one bar."""
    drawing = Drawing(width, height)
    at = 0.0
    for segment in segments:
        wide = width * max(0.0, min(segment.share, 1.0 - at / width))
        drawing.add(Rect(at, 0, wide, height, fillColor=colour(segment.slot), strokeColor=colour("sheet"), strokeWidth=0.6))
        for stripe in _stripes(segment, at, wide):
            drawing.add(Rect(stripe, 0.3, 0.7, height - 0.6, fillColor=colour("sheet"), strokeColor=None))
        at += wide
    return drawing


def _stripes(segment: Segment, start: float, wide: float) -> Iterator[float]:
    if segment.slot == OUTSIDE:
        yield from (start + 1.4 + 3 * number for number in range(int((wide - 1.4) // 3) + 1) if wide > 2.4)


def meter(share: float, slot: str, width: float, height: float = 4) -> Flowable:
    """Return one share as a line on a quiet ground."""
    drawing = Drawing(width, height)
    drawing.add(Rect(0, 0, width, height, fillColor=colour("line"), strokeColor=None))
    drawing.add(Rect(0, 0, width * max(0.0, min(share, 1.0)), height, fillColor=colour(slot), strokeColor=None))
    return drawing


def swatch(slot: str, size: float = 6.5) -> Flowable:
    """Return the square that stands for an occupation in a legend; outside work is hatched there too."""
    drawing = Drawing(size, size)
    drawing.add(Rect(0, 0, size, size, fillColor=colour(slot), strokeColor=None))
    if slot == OUTSIDE:
        for at in (1.4, 4.4):
            drawing.add(Rect(at, 0, 0.8, size, fillColor=colour("sheet"), strokeColor=None))
    return drawing
