"""Finds text of a PDF page that nobody may see: under a picture or a patch, in the colour of the area behind it, too small."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Area:
    """A filled area or a picture. `colour` is None for pictures; `order` is its place in the order of drawing."""

    order: int
    box: Box
    colour: Colour | None


@dataclass(slots=True)
class Stretch:
    """One text object: its place in the order of drawing, colour and box as displayed."""

    order: int
    colour: Colour
    box: Box


def may_be_unseen(stretch: Stretch, areas: Iterable[Area]) -> bool:
    """Whether an area is drawn over a stretch of text, or lies behind it in the same colour."""
    for area in areas:
        if area.box.x0 < stretch.box.x1 and stretch.box.x0 < area.box.x1 and area.box.top < stretch.box.bottom and stretch.box.top < area.box.bottom:
            if area.order > stretch.order:
                return True
            if area.colour is not None and max(abs(one - two) for one, two in zip(area.colour, stretch.colour, strict=True)) < _SAME:
                return True
    return False


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
