"""Tells whether a person can see the letters of a DOCX run: hidden, white on white and tiny text is for programs only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.readers.colours import is_white
from analyzer.readers.docx_names import MC, W, as_number, number, switch, value
from analyzer.readers.docx_styles import is_ground

if TYPE_CHECKING:
    from lxml.etree import _Element

    from analyzer.readers.docx_styles import Styles

#: Letters up to this height are no text to a person (half points, as Word counts).
TINY_HALF_POINTS = 4
#: Letters squeezed to this share of their width (per cent).
TINY_SCALE = 10
# A line of this height is cut to nothing (twentieths of a point).
_TINY_LINE = 40
_EFFECTS = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_FILLS = ("solidFill", "gradFill", "blipFill", "pattFill", "fill")


def is_unseen(run: _Element, properties: _Element | None, styles: Styles, character: str | None, paragraph: str | None) -> bool:
    """Return whether the letters of a run are there but not to be seen.

    :param character: Style of the run.
    :param paragraph: Style of its paragraph.
    """
    hidden = switch(properties, "vanish")
    if hidden is None:
        hidden = styles.hidden(character, paragraph)
    size = number(properties, "sz")
    if size is None:
        size = styles.size(character, paragraph)
    if hidden or (size is not None and 0 <= size <= TINY_HALF_POINTS):
        return True
    colour = value(properties, "color") or styles.colour(character, paragraph)
    if properties is not None and len(properties):
        scale = number(properties, "w")
        effect = properties.find(_EFFECTS + "textFill")
        if (scale is not None and 0 < scale <= TINY_SCALE) or (effect is not None and effect.find(_EFFECTS + "noFill") is not None):
            return True
    return (is_white(colour) and not _is_shaded(run, properties, styles, paragraph)) or _is_cut(run)


def _is_shaded(run: _Element, properties: _Element | None, styles: Styles, paragraph: str | None) -> bool:
    """Whether anything but white paper lies behind a run: its own shade, that of its paragraph, cell, table or box."""
    if _has_ground(properties) or value(properties, "highlight") not in (None, "none", "white") or styles.shaded(paragraph):
        return True
    for around in run.iterancestors():
        name = around.tag
        if name == W + "p" and _has_ground(around.find(W + "pPr")):
            return True
        if name == W + "tc" and _has_ground(around.find(W + "tcPr")):
            return True
        if name == W + "tbl":
            table = around.find(W + "tblPr")
            if _has_ground(table) or styles.shaded(value(table, "tblStyle")):
                return True
        if name == W + "txbxContent" and _is_filled(around):
            return True
    background = run.getroottree().getroot().find(W + "background")
    return background is not None and not is_white(background.get(W + "color", "FFFFFF"))


def _has_ground(properties: _Element | None) -> bool:
    """Whether `w:shd` paints something else than white."""
    shade = properties.find(W + "shd") if properties is not None else None
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


def _is_cut(run: _Element) -> bool:
    """Whether the line or table row of a run has an exact height of next to nothing."""
    paragraph = next(run.iterancestors(W + "p"), None)
    spacing = paragraph.find(f"{W}pPr/{W}spacing") if paragraph is not None else None
    if spacing is not None and spacing.get(W + "lineRule") == "exact":
        line = as_number(spacing.get(W + "line"))
        if line is not None and 0 <= line <= _TINY_LINE:
            return True
    row = next(run.iterancestors(W + "tr"), None)
    height = row.find(f"{W}trPr/{W}trHeight") if row is not None else None
    if height is None or height.get(W + "hRule") != "exact":
        return False
    tall = as_number(height.get(W + "val"))
    return tall is not None and 0 <= tall <= _TINY_LINE
