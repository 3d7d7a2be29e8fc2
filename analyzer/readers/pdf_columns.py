"""Parallel columns without a ruled table: find the gutter, so that Korean on the left and English on the right do not mix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from analyzer.readers.pdf_lines import TextLine, joined, rows
from analyzer.readers.pdf_marks import leads

# A column needs this many lines; signature blocks and label-value lists have fewer or narrower ones.
MIN_LINES = 4
# Parallel columns are about equal: the gutter lies in the middle part of the text.
MIDDLE = (0.33, 0.67)
MIN_WIDTH_SHARE = 0.45
MIN_CHARACTERS = 8
# A title in the middle of the page starts somewhere too.
MIN_STARTS = 2
_STEP = 4.0


@dataclass(frozen=True, slots=True)
class Strip:
    """Lines that are read one after the other, top to bottom.

    :param column: 0 or 1 in parallel columns, None where lines go across the page.
    :param right: Where the column ends, for the left one of two.
    """

    lines: tuple[TextLine, ...]
    column: int | None = None
    right: float | None = None


def strips(parts: Sequence[TextLine], known: float | None = None) -> list[Strip]:
    """Return the lines of a stretch of page in reading order: across, or left column before right column.

    :param known: The gutter on the page before; the last rows of a parallel text are too few to show it themselves.
    """
    banded = rows(parts)
    best = _best(banded) or (None if known is None else _carried_on(banded, known))
    if best is None:
        return [Strip(tuple(joined(row) for row in banded))] if banded else []
    gutter, start, end = best
    inside = [part for row in banded[start:end] for part in row]
    left = tuple(joined(row) for row in rows(part for part in inside if part.x1 <= gutter))
    right = tuple(joined(row) for row in rows(part for part in inside if part.x1 > gutter))
    before = strips([part for row in banded[:start] for part in row], known)
    after = strips([part for row in banded[end:] for part in row], known)
    return [*before, Strip(left, 0, gutter), Strip(right, 1), *after]


def _best(banded: Sequence[Sequence[TextLine]]) -> tuple[float, int, int] | None:
    """Return the gutter and the rows it goes through, if there is one."""
    if len(banded) < MIN_LINES:
        return None
    left = min(part.x0 for row in banded for part in row)
    right = max(part.x1 for row in banded for part in row)
    low, high = (left + share * (right - left) for share in MIDDLE)
    counts: Counter[float] = Counter()
    for row in banded:
        counts.update(round((b.x0 - 2) / _STEP) * _STEP for b in row if low <= b.x0 - 2 <= high)
    for gutter, starts in counts.most_common(5):  # the place where most parts of lines start
        if starts < MIN_STARTS:
            break
        spans = _clear(banded, gutter)
        # Two columns at the head of a page may stand over a list that keeps to the left.
        for tried in (spans, [_level(banded, span, gutter) for span in spans]):
            clear = [span for span in tried if _parallel(banded[span[0] : span[1]], gutter)]
            if clear:
                start, end = max(clear, key=lambda span: span[1] - span[0])
                return gutter, start, end
    return None


def _level(banded: Sequence[Sequence[TextLine]], span: tuple[int, int], gutter: float) -> tuple[int, int]:
    """Return the rows of a stretch from the first to the last in which a part starts at the gutter."""
    level = [i for i in range(*span) if any(abs(part.x0 - 2 - gutter) <= _STEP for part in banded[i])]
    return (level[0], level[-1] + 1) if level else (span[0], span[0])


def _carried_on(banded: Sequence[Sequence[TextLine]], gutter: float) -> tuple[float, int, int] | None:
    for start, end in _clear(banded, gutter):
        parts = [part for row in banded[start:end] for part in row]
        aligned = sum(abs(part.x0 - 2 - gutter) <= 2 * _STEP for part in parts)
        if aligned >= 2 and any(part.x1 <= gutter for part in parts):
            return gutter, start, end
    return None


def _clear(banded: Sequence[Sequence[TextLine]], gutter: float) -> list[tuple[int, int]]:
    """Return the longest stretches of rows that no text crosses at the gutter."""
    stretches, start = [], None
    for i, row in enumerate(banded):
        crossed = any(part.x0 < gutter - 1 and part.x1 > gutter + _STEP for part in row)
        if crossed and start is not None:
            stretches.append((start, i))
            start = None
        elif not crossed and start is None:
            start = i
    if start is not None:
        stretches.append((start, len(banded)))
    return stretches


def _parallel(banded: Sequence[Sequence[TextLine]], gutter: float) -> bool:
    sides = (
        [part for row in banded for part in row if part.x1 <= gutter + _STEP],
        [part for row in banded for part in row if part.x1 > gutter + _STEP],
    )
    if any(len(side) < MIN_LINES for side in sides) or 2 * sum(leads(part.text) for part in sides[0]) >= len(sides[0]):
        return False
    left, right = min(part.x0 for part in sides[0]), max(part.x1 for part in sides[1])
    for side, room in zip(sides, (gutter - left, right - gutter), strict=True):
        if median(part.x1 - part.x0 for part in side) < MIN_WIDTH_SHARE * room:
            return False
        if median(len(part.text) for part in side) < MIN_CHARACTERS:
            return False
    tops = [min(part.top for part in side) for side in sides]
    bottoms = [max(part.bottom for part in side) for side in sides]
    return min(bottoms) - max(tops) > 0.5 * (max(bottoms) - min(tops))
