"""Answers what a DOCX style passes on: weight, outline level, list membership, hidden text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzer.readers.colours import is_white
from analyzer.readers.docx_names import W, children, number, switch, value

if TYPE_CHECKING:
    from lxml.etree import _Element

# Word refuses longer chains; a forged cycle ends here too.
_MAX_CHAIN = 11
_NO_OUTLINE = 9
_PROMPT_STYLE = "placeholder text"


@dataclass(frozen=True, slots=True)
class Style:
    """What one style sets itself; None means it says nothing."""

    name: str
    based_on: str | None
    bold: bool | None
    underline: bool | None
    hidden: bool | None
    size: int | None
    colour: str | None
    ground: bool
    outline: int | None
    num_id: int | None
    list_level: int | None


@dataclass(frozen=True, slots=True)
class Look:
    """What letters look like that say nothing of it themselves. `size` is in half points; None is what Word takes without a style."""

    bold: bool
    underline: bool
    hidden: bool
    size: int | None
    colour: str | None


class Styles:
    """The styles of a document by id. Word brings hundreds with every file; those that are used are looked at, once."""

    def __init__(self, root: _Element | None) -> None:
        self._elements: dict[str, _Element] = {}
        self._chains: dict[str | None, list[tuple[str, Style]]] = {}
        default = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
        self._default_size = number(children(default), W + "sz")
        self.default_paragraph: str | None = None
        for element in root.iterchildren(W + "style") if root is not None else ():
            style_id = element.get(W + "styleId")
            if style_id is None:
                continue
            self._elements[style_id] = element
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true"):
                self.default_paragraph = style_id

    def chain(self, style_id: str | None) -> list[tuple[str, Style]]:
        """Return a style and the styles it is based on, nearest first."""
        known = self._chains.get(style_id)
        if known is not None:
            return known
        found: list[tuple[str, Style]] = []
        based_on = style_id
        while based_on in self._elements and len(found) < _MAX_CHAIN:
            found.append((based_on, _style(self._elements[based_on])))
            based_on = found[-1][1].based_on
        self._chains[style_id] = found
        return found

    def is_prompt(self, style_id: str | None) -> bool:
        """Return whether this is the character style in which Word prints the prompt of an empty content control."""
        return any(style.name == _PROMPT_STYLE for _, style in self.chain(style_id)[:1])

    def look(self, character: str | None, paragraph: str | None) -> Look:
        """Return what letters look like by the styles of their run and their paragraph; that of the run comes first."""
        styles = [style for style_id in (character, paragraph) for _, style in self.chain(style_id)]
        return Look(
            bold=next((style.bold for style in styles if style.bold is not None), False),
            underline=next((style.underline for style in styles if style.underline is not None), False),
            hidden=next((style.hidden for style in styles if style.hidden is not None), False),
            size=next((style.size for style in styles if style.size is not None), self._default_size),
            colour=next((style.colour for style in styles if style.colour is not None), None),
        )

    def shaded(self, style_id: str | None) -> bool:
        """Return whether a style of a paragraph or a table, or any of its parts, paints a ground behind its text."""
        return any(style.ground for _, style in self.chain(style_id))

    def outline(self, style_id: str | None) -> int | None:
        """Return the outline level of a paragraph style from 0, None for body text."""
        level = next((style.outline for _, style in self.chain(style_id) if style.outline is not None), None)
        return None if level is None or level >= _NO_OUTLINE else level

    def numbering(self, style_id: str | None) -> tuple[str, int, int | None] | None:
        """Return (style that sets it, list id, level) of a paragraph style's list membership."""
        for name, style in self.chain(style_id):
            if style.num_id is not None:
                return name, style.num_id, style.list_level
        return None


def _style(element: _Element) -> Style:
    own = children(element)
    paragraph, run = children(own.get(W + "pPr")), children(own.get(W + "rPr"))
    listing = children(paragraph.get(W + "numPr"))
    name = (value(own, W + "name") or "").lower()
    outline = number(paragraph, W + "outlineLvl")
    if outline is None and name == "title":
        outline = 0
    return Style(
        name=name,
        based_on=value(own, W + "basedOn"),
        bold=switch(run, W + "b"),
        underline=switch(run, W + "u"),
        hidden=switch(run, W + "vanish"),
        size=number(run, W + "sz"),
        colour=value(run, W + "color"),
        ground=any(is_ground(shade) for shade in element.iter(W + "shd")),
        outline=outline,
        num_id=number(listing, W + "numId"),
        list_level=number(listing, W + "ilvl"),
    )


def is_ground(shade: _Element) -> bool:
    """Whether a `w:shd` paints something else than white."""
    pattern, fill = shade.get(W + "val", "clear"), shade.get(W + "fill", "auto")
    return pattern not in ("clear", "nil") or (fill != "auto" and not is_white(fill))
