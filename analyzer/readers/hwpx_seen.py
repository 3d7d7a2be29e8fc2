"""Tells whether a person can see the letters of an HWPX run: white on white and tiny text is for programs only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzer.readers.colours import is_white

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Letters up to this height are no text to a person (hundredths of a point, as Hangul counts).
TINY = 200


@dataclass(frozen=True, slots=True)
class Seen:
    """What can be seen and what paints a ground, by id.

    :param tiny: Character shapes too small to read.
    :param white: Character shapes in white without a shade of their own.
    :param grounds: Border fills that paint something else than white.
    :param paragraph_grounds: Paragraph shapes with such a border fill.
    """

    tiny: frozenset[str] = frozenset()
    white: frozenset[str] = frozenset()
    grounds: frozenset[str] = frozenset()
    paragraph_grounds: frozenset[str] = frozenset()


def read_seen(root: _Element) -> Seen:
    """Return what the definitions of a header part say about visibility."""
    grounds = frozenset(fill.get("id", "") for fill in root.findall(".//{*}borderFill") if _is_filled(fill))
    shapes = root.findall(".//{*}charPr")
    return Seen(
        tiny=frozenset(shape.get("id", "") for shape in shapes if _height(shape) <= TINY),
        white=frozenset(
            shape.get("id", "")
            for shape in shapes
            if is_white(shape.get("textColor"))
            and shape.get("shadeColor", "none") in ("none", "#FFFFFF", "#ffffff")
            and shape.get("borderFillIDRef", "") not in grounds
        ),
        grounds=grounds,
        paragraph_grounds=frozenset(
            shape.get("id", "")
            for shape in root.findall(".//{*}paraPr")
            if any(border.get("borderFillIDRef", "") in grounds for border in shape.iter("{*}border"))
        ),
    )


def is_unseen(run: _Element, shape: str, seen: Seen) -> bool:
    """Return whether the letters of a run are there but not to be seen.

    :param shape: Its character shape.
    """
    return shape in seen.tiny or (shape in seen.white and not _is_on_ground(run, seen))


def _is_on_ground(run: _Element, seen: Seen) -> bool:
    """Whether anything but white paper lies behind a run: the fill of its paragraph, cell, table, box or page."""
    for around in run.iterancestors():
        if around.get("paraPrIDRef", "") in seen.paragraph_grounds or around.get("borderFillIDRef", "") in seen.grounds:
            return True
        if any(_is_painted(brush) for brush in around.findall("{*}fillBrush/{*}*")):
            return True
    return any(
        page.get("borderFillIDRef", "") in seen.grounds for page in run.getroottree().getroot().iter("{*}pageBorderFill")
    )


def _height(shape: _Element) -> int:
    text = shape.get("height", "")
    return int(text) if text.isdecimal() and 0 < len(text) <= 9 else TINY + 1


def _is_filled(fill: _Element) -> bool:
    return any(_is_painted(brush) for brush in fill.findall("{*}fillBrush/{*}*"))


def _is_painted(brush: _Element) -> bool:
    """Whether a brush paints: a colour that is not white, a hatch, a run of colours, or a picture."""
    if not str(brush.tag).endswith("}winBrush"):
        return True
    face = brush.get("faceColor", "none")
    return (face != "none" and not is_white(face)) or brush.get("hatchStyle") is not None
