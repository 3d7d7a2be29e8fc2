"""Walks the inside of one HWPX paragraph: mixed text, tracked changes, fields, form objects, and what is anchored."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from analyzer.readers.builder import Unseen
from analyzer.readers.hwpx_header import Header, whole
from analyzer.readers.hwpx_seen import is_unseen
from analyzer.readers.inline import DELETION, INSERTION, Inline

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHARACTERS = {"tab": "\t", "lineBreak": "\n", "nbSpace": " ", "fwSpace": " ", "hyphen": "-", "hypen": "-"}
_CHANGES = {
    "deleteBegin": (DELETION, True),
    "deleteEnd": (DELETION, False),
    "insertBegin": (INSERTION, True),
    "insertEnd": (INSERTION, False),
}
_STORIES = {"header", "footer", "footNote", "endNote", "hiddenComment"}
_NOTE_NUMBERS = {"PAGE", "TOTAL_PAGE", "FOOTNOTE", "ENDNOTE"}
_TICKED = {"checkBtn": "\u2611", "radioBtn": "\u25c9"}
_UNTICKED = {"checkBtn": "\u2610", "radioBtn": "\u25cb"}
# A field's command line, where the hint has no parameter of its own: "Direction:wstring:5:..." counts characters.
_DIRECTION = re.compile(r"Direction:wstring:(\d{1,4}):(.*)", re.DOTALL)


@dataclass(slots=True)
class Found:
    """A paragraph taken apart: its text, and anchored elements in front of and behind the first character."""

    inline: Inline = field(default_factory=Inline)
    before: list[tuple[str, _Element]] = field(default_factory=list)
    behind: list[tuple[str, _Element]] = field(default_factory=list)
    outline: int | None = None

    def anchor(self, kind: str, element: _Element) -> None:
        """Keep an element for later, on the side of the text on which it stands."""
        (self.behind if self.inline.text.strip() else self.before).append((kind, element))


class Runs:
    """Reads paragraphs. Tracked changes may span paragraphs, so their state lives as long as the reader."""

    def __init__(self, header: Header, unseen: Unseen) -> None:
        self._header = header
        self._unseen = unseen
        self._hidden = False
        self._open = {DELETION: False, INSERTION: False}
        self._found = Found()
        self._prompts: list[tuple[int, str]] = []
        self._bold = self._underline = False

    def read(self, paragraph: _Element) -> Found:
        """Return the text of a paragraph and what is anchored in it."""
        self._found, self._prompts = Found(), []
        for run in children(paragraph):
            if local(run) == "run":
                shape = run.get("charPrIDRef", "")
                self._hidden = is_unseen(run, shape, self._header.seen)
                self._bold, self._underline = shape in self._header.bold, shape in self._header.underlined
                self._content(run)
        return self._found

    def _content(self, parent: _Element) -> None:
        for child in children(parent):
            name = local(child)
            if name == "t":
                self._text(child)
            elif name in ("tbl", *_STORIES):
                self._found.anchor(name, child)
            elif name in _CHANGES:
                self._switch(name)
            elif name == "fieldBegin":
                self._begin_field(child)
            elif name == "fieldEnd" and self._prompts:
                self._found.inline.drop_prompt(*self._prompts.pop())
            elif name == "ctrl":
                self._content(child)
            elif name == "secPr":
                self._found.outline = whole(child.get("outlineShapeIDRef"), 1)
                self._content(child)  # where some generators put headers and footers
            else:
                self._add(_object_text(child, name))
                for kind, story in _stories(child):
                    self._found.anchor(kind, story)

    def _text(self, element: _Element) -> None:
        """Read mixed content: the text of `hp:t`, its inline elements, and the tail behind each of them."""
        self._add(_one_line(element.text))
        for child in element:
            name = local(child)
            if name in _CHANGES:
                self._switch(name)
            else:
                self._add(_CHARACTERS.get(name, ""))
            self._add(_one_line(child.tail))

    def _switch(self, name: str) -> None:
        kind, begins = _CHANGES[name]
        self._open[kind] = begins

    def _add(self, text: str) -> None:
        if self._hidden:
            self._unseen.add(text)
            return
        change = DELETION if self._open[DELETION] else INSERTION if self._open[INSERTION] else ""
        self._found.inline.add(text, bold=self._bold, underline=self._underline, change=change)

    def _begin_field(self, element: _Element) -> None:
        unfilled = element.get("type") == "CLICK_HERE" and element.get("dirty", "0") in ("0", "false")
        self._prompts.append((self._found.inline.length, _prompt(element) if unfilled else ""))
        memo = next((child for child in children(element) if local(child) == "subList"), None)
        if memo is not None:
            self._found.anchor("hiddenComment", element)


def local(element: _Element) -> str:
    """Return the name without its namespace; comments and instructions have none."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: _Element) -> Iterator[_Element]:
    """Yield the element children."""
    return element.iterchildren(etree.Element)


def _one_line(text: str | None) -> str:
    return (text or "").replace("\r", " ").replace("\n", " ")


def _object_text(element: _Element, name: str) -> str:
    """Return what an object prints itself: a form field's value, an overlaid character, an equation, word art."""
    if name in _TICKED:
        marks = _TICKED if element.get("value") == "CHECKED" else _UNTICKED
        return f"{marks[name]} {element.get('caption', '')} "
    if name == "comboBox":
        return str(element.get("selectedValue", ""))
    if name == "edit":
        return str(element.findtext("{*}text") or "")
    if name == "equation":
        return str(element.findtext("{*}script") or "")
    if name == "dutmal":
        return f"{element.findtext('{*}mainText') or ''}({element.findtext('{*}subText') or ''})"
    if name == "compose":
        return str(element.get("composeText", ""))
    if name == "textart":
        return str(element.get("text", "")).replace("\u240d\u240a", "\n")
    if name == "autoNum" and element.get("numType") not in _NOTE_NUMBERS:
        return str(element.get("num", ""))
    return ""


def _stories(element: _Element) -> Iterator[tuple[str, _Element]]:
    """Yield text boxes and captions inside a drawing object, also of grouped ones."""
    for child in children(element):
        name = local(child)
        if name in ("drawText", "caption"):
            yield name, child
        else:
            yield from _stories(child)


def _prompt(element: _Element) -> str:
    for parameter in element.iter("{*}stringParam"):
        if parameter.get("name") == "Direction":
            return parameter.text or ""
    for parameter in element.iter("{*}stringParam"):
        match = _DIRECTION.search(parameter.text or "")
        if match:
            return match[2][: int(match[1])]
    return ""
