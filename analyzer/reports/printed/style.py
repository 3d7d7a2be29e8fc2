"""Colours, sizes and paragraphs of the printed report; the colours are those of the page."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph

from analyzer.reports.fonts import bold, font_runs, korean_font

COLOURS = {
    "paper": "#f5f3ee", "sheet": "#ffffff", "ink": "#1d2126", "soft": "#545b64", "line": "#d9d5cb", "quiet": "#f1eee7",
    "good": "#1b6243", "bad": "#9b2318", "open": "#7a4d00",
    "filed": "#1f5582", "a": "#b0480f", "b": "#6a4796", "c": "#2c6e5a", "d": "#8c2f5e", "e": "#5d5a1c",
    "outside": "#43474d", "rest": "#8b9098",
}  # fmt: skip
TONES = {"consistent": "good", "mismatch": "bad", "unclear": "open", "error": "bad", "warning": "open", "notice": "filed"}

MARGIN = 18 * mm
WIDTH = 210 * mm - 2 * MARGIN
GAP = 4 * mm
"""Space between cards, and between parts of a section."""

# Size and leading in points. Korean needs more leading than Latin letters do.
_SIZES = {"small": (8, 12), "text": (9.5, 14.5), "head": (12, 18), "lead": (14.5, 21.5), "code": (19, 23)}
SPACED = "\xa0\xa0"
"""Space between a label and its text, which is not folded into one."""


def colour(name: str) -> Any:
    """Return a colour by its name on the page, such as `ink`."""
    return HexColor(COLOURS[name])


@functools.cache
def _style(size: str, tone: str, heavy: bool, after: float, right: bool, lines_kept: bool) -> ParagraphStyle:
    points, leading = _SIZES[size]
    family = korean_font()
    return ParagraphStyle(
        f"{size}-{tone}-{heavy}-{after}-{right}-{lines_kept}", fontName=bold(family) if heavy else family, fontSize=points, leading=leading,
        textColor=colour(tone), spaceAfter=after, alignment=2 if right else 0, splitLongWords=1, allowWidows=0, allowOrphans=0,
        keepWithNext=int(lines_kept), underlineWidth=0.5,
    )  # fmt: skip


def markup(text: str, *, heavy: bool = False, tone: str | None = None) -> str:
    """Return a text as reportlab's markup: nothing in it is taken for a tag, and each letter has a font that draws it."""
    pieces = (f'<font name="{font}">{escape(run)}</font>' for run, font in font_runs(text, heavy=heavy))
    joined = "".join(pieces).replace("\n", "<br/>")
    return f'<font color="{COLOURS[tone]}">{joined}</font>' if tone else joined


def said(
    *pieces: str | tuple[str, str], size: str = "text", tone: str = "ink", heavy: bool = False, after: float = 0, right: bool = False, keep: bool = False,
) -> Paragraph:
    """Return a paragraph of the given pieces.

    :param pieces: Texts; a pair is a text with its look: the name of a colour, with `*` before it for bold.
    :param after: Points of space below.
    :param keep: Whether it must not be the last thing on a page.
    """
    parts = []
    for piece in pieces:
        text, look = piece if isinstance(piece, tuple) else (piece, "")
        parts.append(markup(text, heavy=heavy or look.startswith("*"), tone=look.removeprefix("*") or None))
    return Paragraph("".join(parts), _style(size, tone, heavy, after, right, keep))


def columns(*parts: float) -> Sequence[float]:
    """Return widths that together fill the sheet, in the given proportions."""
    return [WIDTH * part / sum(parts) for part in parts]
