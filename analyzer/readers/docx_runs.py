"""Walks the inside of one DOCX paragraph: runs, fields, tracked changes, symbols, and what is anchored in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzer.readers.builder import Unseen
from analyzer.readers.docx_names import MC, M, W, children, first, number, switch, value
from analyzer.readers.docx_seen import is_cut_line, is_cut_row, is_unseen
from analyzer.readers.docx_styles import Look, Styles
from analyzer.readers.inline import DELETION, INSERTION, Inline

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROW, _RUN, _PROPERTIES, _TEXT, _DELETED_TEXT = W + "tr", W + "r", W + "rPr", W + "t", W + "delText"
_STYLE, _BOLD, _UNDERLINE = W + "rStyle", W + "b", W + "u"
_TRANSPARENT = {W + name for name in ("hyperlink", "smartTag", "fldSimple", "customXml", "dir", "bdo", "sdtContent")}
_INSERTED = {W + "ins", W + "moveTo"}
_DELETED = {W + "del", W + "moveFrom"}
_MATH = {M + "oMath", M + "oMathPara"}
_ANCHORS = {W + "drawing", W + "pict", W + "object"}
_CHARACTERS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_ON, _OFF = "\u2611", "\u2610"
# Code points of the symbol fonts that forms use for ticks; all other symbols become bullets.
_SYMBOLS = {
    ("wingdings", 0xFE): _ON,
    ("wingdings", 0xFC): "\u2713",
    ("wingdings", 0xFD): "\u2612",
    ("wingdings", 0x78): "\u2612",
    ("wingdings", 0xA8): _OFF,
    ("wingdings", 0x6F): _OFF,
    ("wingdings 2", 0x52): _ON,
    ("wingdings 2", 0x50): "\u2713",
    ("wingdings 2", 0x51): "\u2612",
    ("wingdings 2", 0xA3): _OFF,
}
_BULLET = "\u2022"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Something that hangs on a paragraph and is read behind it: a text box (`element`) or a note (`note`)."""

    kind: str
    element: Iterable[_Element] = ()
    note: str = ""


class Runs:
    """Reads paragraphs. Complex fields may span paragraphs, so their state lives as long as the reader."""

    def __init__(self, styles: Styles, unseen: Unseen) -> None:
        self._styles = styles
        self._unseen = unseen
        self._instructions: list[bool] = []
        self._inline = Inline()
        self._anchors: list[Anchor] = []
        self._style: str | None = None
        self._paragraph: tuple[_Element, Sequence[_Element]] | None = None
        self._cut: bool | None = None
        self._row: tuple[_Element | None, bool] = None, False
        self._looks: dict[tuple[str | None, str | None], Look] = {}

    def read(self, paragraph: _Element, parts: Sequence[_Element], style: str | None) -> tuple[Inline, list[Anchor]]:
        """Return the text of a paragraph and what is anchored in it.

        :param parts: Its children; lxml makes a list of them faster than it finds them one by one.
        """
        self._inline, self._anchors, self._style = Inline(), [], style
        self._paragraph, self._cut = (paragraph, parts), None
        self._walk(parts, "")
        return self._inline, self._anchors

    def _walk(self, element: Iterable[_Element], change: str) -> None:
        for child in element:
            tag = child.tag
            if tag == _RUN:
                self._run(child, change)
            elif tag in _TRANSPARENT:
                self._walk(child, change)
            elif tag in _INSERTED:
                self._walk(child, change or INSERTION)
            elif tag in _DELETED:
                self._walk(child, DELETION)
            elif tag == W + "sdt":
                self._walk(control_content(child, self._styles), change)
            elif tag == MC + "AlternateContent":
                self._walk(chosen(child), change)
            elif tag == W + "p":  # no valid document has this; some generators write it
                self._anchors.append(Anchor("box", element=[child]))
            elif tag in _MATH:
                self._inline.add("".join(text.text or "" for text in child.iter(M + "t")), change=change)

    def _run(self, run: _Element, change: str) -> None:
        bold = underline = unseen = False
        looked_at = False
        parts = list(run)
        for child in parts:
            text = self._content(child, change)
            if text and not any(self._instructions):
                if not looked_at:
                    bold, underline, unseen = self._looked_at(run, parts)
                    looked_at = True
                if unseen:
                    self._unseen.add(text)
                    continue
                mark = DELETION if child.tag == _DELETED_TEXT else change
                self._inline.add(text, bold=bold, underline=underline, change=mark)

    def _looked_at(self, run: _Element, parts: Sequence[_Element]) -> tuple[bool, bool, bool]:
        """Return whether the letters of a run are bold, are underlined, and cannot be seen."""
        properties = children(first(parts, _PROPERTIES))
        styles = value(properties, _STYLE), self._style
        look = self._looks.get(styles)
        if look is None:
            look = self._looks[styles] = self._styles.look(*styles)
        bold, underline = switch(properties, _BOLD), switch(properties, _UNDERLINE)
        unseen = self._is_cut() or is_unseen(run, properties, look, self._styles, self._style)
        return look.bold if bold is None else bold, look.underline if underline is None else underline, unseen

    def _is_cut(self) -> bool:
        """Return whether the paragraph or its table row has no height to speak of; worked out once for all runs in it."""
        if self._cut is None:
            assert self._paragraph is not None
            paragraph, parts = self._paragraph
            row = next(paragraph.iterancestors(_ROW), None)
            if row is not self._row[0]:
                self._row = row, row is not None and is_cut_row(row)
            self._cut = self._row[1] or is_cut_line(parts)
        return self._cut

    def _content(self, child: _Element, change: str) -> str:
        """Return the text of one child of a run, noting fields and anchors on the way."""
        tag = child.tag
        if tag in (_TEXT, _DELETED_TEXT):
            return (child.text or "").replace("\n", " ")
        if tag == _PROPERTIES:
            return ""
        if tag in _CHARACTERS:
            return _CHARACTERS[tag]
        if tag == W + "sym":
            return _symbol(child)
        if tag == W + "fldChar":
            return self._field(child)
        if tag in _NOTES and change != DELETION:
            self._anchors.append(Anchor(_NOTES[tag], note=child.get(W + "id", "")))
        elif tag in _ANCHORS:
            self._anchor(child, change)
        elif tag == MC + "AlternateContent":
            return "".join(self._content(part, change) for part in chosen(child))
        elif tag == W + "ruby":
            base = child.find(W + "rubyBase")
            if base is not None:
                self._walk(base, change)
        return ""

    def _anchor(self, element: _Element, change: str) -> None:
        for box in _boxes(element):
            if change == DELETION:
                self._inline.add("".join(text.text or "" for text in box.iter(W + "t")), change=DELETION)
            else:
                self._anchors.append(Anchor("box", element=box))

    def _field(self, mark: _Element) -> str:
        """Follow a complex field: between begin and separate stands its instruction, which is no text."""
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            if not any(self._instructions):  # a form field shows its own value in front of its instruction
                self._inline.add(_form_value(mark.find(W + "ffData")))
            self._instructions.append(True)
        elif kind == "separate" and self._instructions:
            self._instructions[-1] = False
        elif kind == "end" and self._instructions:
            self._instructions.pop()
        return ""


def chosen(alternate: _Element) -> Iterable[_Element]:
    """Return the branch of `mc:AlternateContent` to read: the first choice, or the fallback if that has no text."""
    branches = [alternate.find(MC + "Choice"), alternate.find(MC + "Fallback")]
    present = [branch for branch in branches if branch is not None]
    filled = [branch for branch in present if any(text.text for text in branch.iter(W + "t"))]
    branch: Iterable[_Element] = next(iter(filled or present), ())
    return branch


def control_content(control: _Element, styles: Styles) -> Iterable[_Element]:
    """Return the content of a content control, nothing where it only shows its prompt.

    The flag alone is no proof: software that fills in templates leaves it behind. So the text must be in prompt style.
    """
    content = control.find(W + "sdtContent")
    if content is None:
        return ()
    if switch(children(first(control, W + "sdtPr")), W + "showingPlcHdr"):
        shown = [run for run in content.iter(W + "r") if run.find(W + "t") is not None]
        if all(styles.is_prompt(value(children(first(run, _PROPERTIES)), _STYLE)) for run in shown):
            return ()
    return content


def _boxes(element: Iterable[_Element]) -> Iterator[_Element]:
    for child in element:
        if child.tag == W + "txbxContent":
            yield child
        else:
            yield from _boxes(chosen(child) if child.tag == MC + "AlternateContent" else child)


def _symbol(element: _Element) -> str:
    try:
        code = int(element.get(W + "char", ""), 16) & 0xFF
    except ValueError:
        return _BULLET
    return _SYMBOLS.get((element.get(W + "font", "").lower(), code), _BULLET)


def _form_value(data: _Element | None) -> str:
    """Return what a legacy form field shows: a tick box, or the chosen entry of a list."""
    if data is None:
        return ""
    box, entries = data.find(W + "checkBox"), data.find(W + "ddList")
    if box is not None:
        states = children(box)
        state = switch(states, W + "checked")
        return _ON if (switch(states, W + "default") if state is None else state) else _OFF
    if entries is not None:
        options = [option.get(W + "val", "") for option in entries.findall(W + "listEntry")]
        index = number(children(entries), W + "result") or 0
        return options[index] if 0 <= index < len(options) else ""
    return ""
