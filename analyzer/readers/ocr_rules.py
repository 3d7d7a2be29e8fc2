"""Ruling lines of a scanned page: found as long dark runs, handed to the table code, and wiped before recognition."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analyzer.readers.ocr_image import Grey, Mask, dark
from analyzer.readers.pdf_page import Rule

# Strokes of letters are shorter: titles go up to 22 pt, and their bars do not fill the letter (points).
SHORTEST_LEVEL = 28.0
SHORTEST_UPRIGHT = 15.0
# A thicker bar is shading or a picture, not a line (points).
THICKEST = 4.0
_BRIDGE_PT = 1.0


def find(grey: Grey, dpi: int) -> tuple[list[Rule], Mask]:
    """Return the ruling lines in points, and the pixels they cover."""
    ink = dark(grey)
    level, level_mask = _lines(ink, dpi, SHORTEST_LEVEL)
    upright, upright_mask = _lines(ink.T, dpi, SHORTEST_UPRIGHT)
    upright = [(y0, y1, x) for y0, y1, x in upright if _anchored(y0, y1, x, level)]
    point = 72 / dpi
    rules = [Rule(x0 * point, y * point, x1 * point, y * point) for x0, x1, y in level]
    rules += [Rule(x * point, y0 * point, x * point, y1 * point) for y0, y1, x in upright]
    kept = np.zeros_like(ink)
    for y0, y1, x in upright:
        reach = max(int(THICKEST / 2 * dpi / 72), 1)
        area = (slice(int(y0), int(y1) + 1), slice(max(int(x) - reach, 0), int(x) + reach + 1))
        kept[area] = upright_mask.T[area]
    return rules, level_mask | kept


def _anchored(y0: float, y1: float, x: float, level: Sequence[tuple[float, float, float]]) -> bool:
    """Whether an upright run ends on level lines; strokes of large letters stand free."""
    slack = 12.0
    ends = [y for x0, x1, y in level if x0 - slack <= x <= x1 + slack and y0 - slack <= y <= y1 + slack]
    return len(ends) >= 2 or (bool(ends) and y1 - y0 > 100)


def _lines(ink: Mask, dpi: int, shortest: float) -> tuple[list[tuple[float, float, float]], Mask]:
    """Return level lines as (start, end, height) in pixels, and their pixels."""
    bridge = max(round(_BRIDGE_PT * dpi / 72), 1)
    closed = ink.copy()
    for shift in range(1, bridge + 1):  # a little dilation along the line closes gaps of noise
        closed[:, shift:] |= ink[:, :-shift]
    limit = shortest * dpi / 72
    rows, starts, ends = _runs(closed, limit)
    mask = np.zeros_like(ink)
    groups: list[list[tuple[int, int, int]]] = []
    for row, start, end in zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True):
        for group in reversed(groups):
            last = group[-1]
            if row - last[0] > 2:
                continue
            if start <= last[2] + limit and end >= last[1] - limit:
                group.append((row, start, end))
                break
        else:
            groups.append([(row, start, end)])
        if len(groups) > 4000:
            break
    lines = []
    thickest = max(THICKEST * dpi / 72, 3)
    for group in groups:
        if group[-1][0] - group[0][0] + 1 > thickest:
            continue
        lines.append((
            float(min(run[1] for run in group)), float(max(run[2] for run in group)),
            sum(run[0] * (run[2] - run[1]) for run in group) / sum(run[2] - run[1] for run in group),
        ))  # fmt: skip
        for row, start, end in group:
            mask[max(row - 1, 0) : row + 2, start:end] = True
    return lines, mask


def _runs(mask: Mask, limit: float) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
    padded = np.zeros((mask.shape[0], mask.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = mask
    change = np.diff(padded, axis=1)
    rows, starts = np.nonzero(change == 1)
    _, ends = np.nonzero(change == -1)
    long = ends - starts >= limit
    return rows[long], starts[long], ends[long]
