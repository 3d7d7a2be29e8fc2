"""Photos and scans made ready for recognition: even light, no red seals, text level."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Grey = NDArray[np.uint8]
Mask = NDArray[np.bool_]

# Skew is searched up to this slope (about 4 degrees).
MAX_SLOPE = 0.07
_SLOPE_STEP = 0.002
_COARSE_STEP = 0.01
_SEARCH_DPI = 75
# Seals and stamps are between 8 and 50 mm wide and about as high.
SEAL_MM = (8.0, 50.0)
_SEAL_ASPECT = 1.8
_TILE_MM = 2.5
# Light that falls off by more than this across the page (grey levels) is evened out.
_UNEVEN = 25


def grey_without_seals(image: Image.Image, dpi: int) -> Grey:
    """Return the image in grey levels; round or square red marks are lifted off the black text under them."""
    if image.mode in ("1", "L", "LA", "I;16", "I", "F"):
        return np.array(image.convert("L"), dtype=np.uint8)
    colour = np.array(image.convert("RGB"), dtype=np.uint8)
    grey: Grey = np.array(image.convert("L"), dtype=np.uint8)
    red, other = colour[..., 0], np.maximum(colour[..., 1], colour[..., 2])
    reddish = (red > 110) & (red.astype(np.int16) - other > 50)
    if not reddish.any():
        return grey
    for top, bottom, left, right in _seals(reddish, dpi):
        area = (slice(top, bottom), slice(left, right))
        grey[area] = np.maximum(grey[area], red[area])
    return grey


def _seals(reddish: Mask, dpi: int) -> list[tuple[int, int, int, int]]:
    """Return the rectangles of compact red marks, found on a coarse grid of tiles."""
    tile = max(int(_TILE_MM / 25.4 * dpi), 1)
    rows, columns = reddish.shape[0] // tile, reddish.shape[1] // tile
    coarse = reddish[: rows * tile, : columns * tile].reshape(rows, tile, columns, tile).mean(axis=(1, 3)) > 0.02
    todo = {(int(row), int(column)) for row, column in np.argwhere(coarse)}
    found = []
    while todo:
        group, edge = set(), [todo.pop()]
        while edge:
            row, column = edge.pop()
            group.add((row, column))
            near = {(row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1)} & todo
            todo -= near
            edge += near
        top, bottom = min(row for row, _ in group), max(row for row, _ in group) + 1
        left, right = min(column for _, column in group), max(column for _, column in group) + 1
        height, width = (bottom - top) * _TILE_MM, (right - left) * _TILE_MM
        square = max(height, width) <= _SEAL_ASPECT * min(height, width)
        if square and SEAL_MM[0] <= min(height, width) and max(height, width) <= SEAL_MM[1]:
            found.append(((top - 1) * tile, (bottom + 1) * tile, (left - 1) * tile, (right + 1) * tile))
    return [(max(top, 0), bottom, max(left, 0), right) for top, bottom, left, right in found]


def even_light(grey: Grey) -> Grey:
    """Return the page with shadows divided out; scans with even paper come back unchanged."""
    small = Image.fromarray(grey).resize(
        (max(grey.shape[1] // 16, 1), max(grey.shape[0] // 16, 1)), Image.Resampling.BOX
    )
    paper = np.array(small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(4)), dtype=np.float32)
    if float(np.percentile(paper, 95) - np.percentile(paper, 5)) < _UNEVEN:
        return grey
    full = Image.fromarray(paper.astype(np.uint8)).resize((grey.shape[1], grey.shape[0]), Image.Resampling.BILINEAR)
    light = np.maximum(np.array(full, dtype=np.float32), 1.0)
    return np.clip(grey / light * 255, 0, 255).astype(np.uint8)


def dark(grey: Grey) -> Mask:
    """Return which pixels are ink."""
    paper, ink = np.percentile(grey, 90), np.percentile(grey, 0.5)
    return grey < max(min((float(paper) + float(ink)) / 2, 190.0), 60.0)


def slope(grey: Grey, dpi: int) -> float:
    """Return the slope of the text lines as down per right: the shear that makes the row profile sharpest."""
    points = _points(grey, dpi)
    if len(points[0]) < 200:
        return 0.0
    coarse = np.arange(-MAX_SLOPE, MAX_SLOPE + 1e-9, _COARSE_STEP)
    best = max(coarse, key=lambda value: _sharpness(points, float(value)))
    fine = np.arange(best - _COARSE_STEP, best + _COARSE_STEP + 1e-9, _SLOPE_STEP)
    best = float(max(fine, key=lambda value: _sharpness(points, float(value))))
    level = _sharpness(points, 0.0)
    return best if _sharpness(points, best) > 1.02 * level else 0.0


def lies_sideways(grey: Grey, dpi: int) -> bool:
    """Whether the text lines run up and down: the column profile is sharper than the row profile."""
    ys, xs = _points(grey, dpi)
    if len(ys) < 200:
        return False
    slopes = [float(value) for value in np.arange(-0.04, 0.041, 0.02)]
    across = max(_sharpness((ys, xs), value) for value in slopes) / max(int(np.ptp(xs)), 1)
    down = max(_sharpness((xs, ys), value) for value in slopes) / max(int(np.ptp(ys)), 1)
    return down > 1.2 * across


def _points(grey: Grey, dpi: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    step = max(dpi // _SEARCH_DPI, 1)
    ys, xs = np.nonzero(dark(grey)[::step, ::step])
    return ys.astype(np.int32), xs.astype(np.int32)


def _sharpness(points: tuple[NDArray[np.int32], NDArray[np.int32]], value: float) -> float:
    ys, xs = points
    sheared = np.rint(ys - value * xs).astype(np.int64)
    profile = np.bincount(sheared - sheared.min()).astype(np.float64)
    return float(np.square(np.diff(profile)).sum())


def levelled(grey: Grey, value: float) -> Grey:
    """Return the image turned so that lines of this slope become level."""
    if abs(value) < _SLOPE_STEP:
        return grey
    image = Image.fromarray(grey).rotate(math.degrees(math.atan(value)), Image.Resampling.BICUBIC, fillcolor=255)
    return np.array(image, dtype=np.uint8)
