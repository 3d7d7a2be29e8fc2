"""Answers what a DOCX style passes on: weight, outline level, list membership, hidden text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzer.readers.colours import is_white
from analyzer.readers.docx_names import W, number, switch, value

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


class Styles:
    """The styles of a document by id. Word brings hundreds with every file; those that are used are looked at, once."""

    def __init__(self, root: _Element | None) -> None:
        self._elements: dict[str, _Element] = {}
        self._chains: dict[str | None, list[tuple[str, Style]]] = {}
        default = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
        self._default_size = number(default, "sz")
        self.default_paragraph: str | None = None
        for element in root.findall(W + "style") if root is not None else ():
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

    def bold(self, style_id: str | None) -> bool | None:
        """Return whether a style makes text bold, None if it leaves that open."""
        return next((style.bold for _, style in self.chain(style_id) if style.bold is not None), None)

    def underline(self, style_id: str | None) -> bool | None:
        """Return whether a style underlines text, None if it leaves that open."""
        return next((style.underline for _, style in self.chain(style_id) if style.underline is not None), None)

    def hidden(self, *style_ids: str | None) -> bool:
        """Return whether the styles of a run and its paragraph hide text."""
        return next((style.hidden for style in self._all(style_ids) if style.hidden is not None), False)

    def size(self, *style_ids: str | None) -> int | None:
        """Return the height of letters in half points, None if no style sets one."""
        return next((style.size for style in self._all(style_ids) if style.size is not None), self._default_size)

    def colour(self, *style_ids: str | None) -> str | None:
        """Return the colour of letters, None if no style sets one."""
        return next((style.colour for style in self._all(style_ids) if style.colour is not None), None)

    def shaded(self, style_id: str | None) -> bool:
        """Return whether a style of a paragraph or a table, or any of its parts, paints a ground behind its text."""
        return any(style.ground for _, style in self.chain(style_id))

    def _all(self, style_ids: Iterable[str | None]) -> Iterator[Style]:
        for style_id in style_ids:
            for _, style in self.chain(style_id):
                yield style

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
    paragraph, run = element.find(W + "pPr"), element.find(W + "rPr")
    listing = paragraph.find(W + "numPr") if paragraph is not None else None
    name = (value(element, "name") or "").lower()
    outline = number(paragraph, "outlineLvl")
    if outline is None and name == "title":
        outline = 0
    return Style(
        name=name,
        based_on=value(element, "basedOn"),
        bold=switch(run, "b"),
        underline=switch(run, "u"),
        hidden=switch(run, "vanish"),
        size=number(run, "sz"),
        colour=value(run, "color"),
        ground=any(is_ground(shade) for shade in element.iter(W + "shd")),
        outline=outline,
        num_id=number(listing, "numId"),
        list_level=number(listing, "ilvl"),
    )


def is_ground(shade: _Element) -> bool:
    """Whether a `w:shd` paints something else than white."""
    pattern, fill = shade.get(W + "val", "clear"), shade.get(W + "fill", "auto")
    return pattern not in ("clear", "nil") or (fill != "auto" and not is_white(fill))
