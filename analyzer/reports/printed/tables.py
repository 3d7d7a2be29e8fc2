"""Tables whose rows stay whole where they can, and go on overleaf where they are longer than that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.platypus import Flowable, Table

Place = tuple[tuple[int, int], tuple[int, int]]

_TALL = A4[1] / 2
_TALL_HEAD = A4[1] / 6
_ENDLESS = 1e6


def table(
    rows: Sequence[Sequence[Any]], widths: Sequence[float], style: Iterable[Sequence[Any]], *,
    head: bool = False, together: Iterable[tuple[int, int]] = (), after: float = 0,
) -> Flowable:  # fmt: skip
    """Return a table over the sheet.

    :param rows: Cells: a flowable, a list of them, or an empty text.
    :param head: Whether the first row is printed again on every page.
    :param together: First and last of rows that stay on one page, as far as they fit on half a page.
    :param after: Points of space below.
    """
    heights = [_height(row, widths) for row in rows]
    made = Table(
        rows, colWidths=widths, repeatRows=int(head and heights[0] < _TALL_HEAD), splitInRow=int(max(heights) > _TALL), spaceAfter=after, hAlign="LEFT",
    )  # fmt: skip
    kept = [("NOSPLIT", (0, first), (-1, last)) for first, last in together if sum(heights[first : last + 1]) < _TALL]
    made.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *style, *kept])
    return made


def padded(place: Place, points: float) -> list[tuple[Any, ...]]:
    """Return the style of cells with the same space on all sides."""
    return [(f"{side}PADDING", *place, points) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]


def _height(row: Sequence[Any], widths: Sequence[float]) -> float:
    """Return how tall a row is, padding aside."""
    return max(float(sum(part.wrap(width, _ENDLESS)[1] for part in _parts(cell))) for cell, width in zip(row, widths, strict=True))


def _parts(cell: Any) -> Sequence[Flowable]:
    if isinstance(cell, str):
        return ()
    return cell if isinstance(cell, list) else [cell]


