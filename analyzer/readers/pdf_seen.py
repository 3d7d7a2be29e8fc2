"""Finds text of a PDF page that nobody may see: under a picture or a patch, in the colour of the area behind it, too small."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from analyzer.readers.document import Box

Colour = tuple[int, int, int]

#: Letters up to this height or width are no text to a person (points on a page of A4's length).
TINY = 2.0
_TINY_SYLLABLE_WIDTH = 1.0
_PAGE_LENGTH = 842.0
# Colours as near as this have no contrast that an eye would find.
_SAME = 24
# More areas than this are a drawing; only the first ones are compared with the text.
MAX_AREAS = 400


class Area(NamedTuple):
    """A filled area or a picture. `colour` is None for pictures; `order` is its place in the order of drawing."""

    order: int
    x0: float
    top: float
    x1: float
    bottom: float
    colour: Colour | None


class Areas:
    """The areas of a page in the order of drawing, asked for those that may hide a text."""

    def __init__(self, areas: Sequence[Area]) -> None:
        self._areas = areas
        self._orders = [area.order for area in areas]
        self._alike: dict[Colour, list[Area]] = {}

    def hiding(self, order: int, colour: Colour) -> list[Area]:
        """Return the areas that hide a text in this place of the order if they lie on it: drawn after it, or in its colour."""
        if colour not in self._alike:
            self._alike[colour] = [area for area in self._areas if area.colour is not None and _alike(area.colour, colour)]
        return [*self._alike[colour], *self._areas[bisect_right(self._orders, order) :]]


def _alike(one: Colour, other: Colour) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) < _SAME


def any_on(areas: Iterable[Area], box: Box) -> bool:
    """Whether any of the areas lies on a box in part."""
    left, high, right, low = box.x0, box.top, box.x1, box.bottom
    return any(x0 < right and left < x1 and top < low and high < bottom for _, x0, top, x1, bottom, _ in areas)


def is_tiny(char: str, width: float, height: float, page: tuple[float, float]) -> bool:
    """Whether a letter is too small to be read. Pages smaller than A4 are taken as A4 on a smaller scale.

    :param width: Width of its box; the box may be turned.
    :param height: Height of its box, from the lowest to the highest letter of its type.
    :param page: Width and height of the page.
    """
    if not char.isalnum() or (width >= TINY and height >= TINY) or not (math.isfinite(width) and math.isfinite(height)):
        return False
    scale = min(max(page) / _PAGE_LENGTH, 1.0)
    if "\uac00" <= char <= "\ud7a3" and 0 < min(width, height) < _TINY_SYLLABLE_WIDTH * scale:
        return True
    return 0 < max(width, height) < TINY * scale
