"""Tells whether a person can see the letters of a DOCX run: hidden, white on white and tiny text is for programs only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from analyzer.readers.colours import is_white
from analyzer.readers.docx_names import MC, Properties, W, as_number, children, first, number, switch, value
from analyzer.readers.docx_styles import is_ground

if TYPE_CHECKING:
    from lxml.etree import _Element

    from analyzer.readers.docx_styles import Look, Styles

#: Letters up to this height are no text to a person (half points, as Word counts).
TINY_HALF_POINTS = 4
#: Letters squeezed to this share of their width (per cent).
TINY_SCALE = 10
# A line of this height is cut to nothing (twentieths of a point).
_TINY_LINE = 40
_EFFECTS = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_VANISH, _SIZE, _COLOUR, _SCALE, _TEXT_FILL = W + "vanish", W + "sz", W + "color", W + "w", _EFFECTS + "textFill"
_FILLS = ("solidFill", "gradFill", "blipFill", "pattFill", "fill")


def is_unseen(run: _Element, properties: Properties, look: Look, styles: Styles, paragraph: str | None) -> bool:
    """Return whether the letters of a run are there but not to be seen. That its line is cut is told by `is_cut_line` and `is_cut_row`.

    :param look: What the styles of the run and its paragraph make of them.
    :param paragraph: Style of its paragraph.
    """
    hidden, size = switch(properties, _VANISH), number(properties, _SIZE)
    if size is None:
        size = look.size
    if (look.hidden if hidden is None else hidden) or (size is not None and 0 <= size <= TINY_HALF_POINTS):
        return True
    if properties:
        scale, effect = number(properties, _SCALE), properties.get(_TEXT_FILL)
        if (scale is not None and 0 < scale <= TINY_SCALE) or first(effect, _EFFECTS + "noFill") is not None:
            return True
    colour = value(properties, _COLOUR) or look.colour
    return is_white(colour) and not _is_shaded(run, properties, styles, paragraph)


def _is_shaded(run: _Element, properties: Properties, styles: Styles, paragraph: str | None) -> bool:
    """Whether anything but white paper lies behind a run: its own shade, that of its paragraph, cell, table or box."""
    if _has_ground(properties) or value(properties, W + "highlight") not in (None, "none", "white") or styles.shaded(paragraph):
        return True
    for around in run.iterancestors():
        name = around.tag
        if name == W + "p" and _has_ground(children(first(around, W + "pPr"))):
            return True
        if name == W + "tc" and _has_ground(children(first(around, W + "tcPr"))):
            return True
        if name == W + "tbl":
            table = children(first(around, W + "tblPr"))
            if _has_ground(table) or styles.shaded(value(table, W + "tblStyle")):
                return True
        if name == W + "txbxContent" and _is_filled(around):
            return True
    background = run.getroottree().getroot().find(W + "background")
    return background is not None and not is_white(background.get(W + "color", "FFFFFF"))


def _has_ground(properties: Properties) -> bool:
    """Whether `w:shd` paints something else than white."""
    shade = properties.get(W + "shd")
    return shade is not None and is_ground(shade)


def _is_filled(box: _Element) -> bool:
    """Whether the shape around a text box has a fill; colours of themes are not looked up and count as one."""
    for around in box.iterancestors():
        name = str(around.tag).rpartition("}")[2]
        if name in ("wsp", "shape", "rect", "roundrect", "textbox"):
            if around.get("fillcolor") and not is_white(around.get("fillcolor")):
                return True
            for shape in (child for child in around if str(child.tag).rpartition("}")[2] in ("spPr", "fill")):
                for part in (shape, *shape):
                    if str(part.tag).rpartition("}")[2] in _FILLS:
                        plain = next((tone.get("val") for tone in part.iter() if str(tone.tag).endswith("}srgbClr")), None)
                        return not is_white(plain)
        if around.tag in (W + "p", MC + "AlternateContent"):
            break
    return False


def is_cut_line(paragraph: Iterable[_Element]) -> bool:
    """Return whether the lines of a paragraph have an exact height of next to nothing."""
    return _is_cut(_inner(paragraph, W + "pPr", W + "spacing"), W + "lineRule", W + "line")


def is_cut_row(row: Iterable[_Element]) -> bool:
    """Return whether a table row has an exact height of next to nothing."""
    return _is_cut(_inner(row, W + "trPr", W + "trHeight"), W + "hRule", W + "val")


def _is_cut(height: _Element | None, rule: str, measure: str) -> bool:
    if height is None or height.get(rule) != "exact":
        return False
    tall = as_number(height.get(measure))
    return tall is not None and 0 <= tall <= _TINY_LINE


def _inner(element: Iterable[_Element], properties: str, tag: str) -> _Element | None:
    """Return the first property of an element with a tag, from whichever of its lists of properties."""
    for child in element:
        if child.tag == properties and (found := first(child, tag)) is not None:
            return found
    return None
