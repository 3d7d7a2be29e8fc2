"""Cuts runs of a DOCX so that a comment can begin and end between any two letters. The text and its look stay."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from analyzer.readers.docx_names import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# What a comment may begin or end in; everything else is taken whole.
_OPEN = {W + name for name in ("ins", "moveTo", "smartTag", "hyperlink", "sdtContent", "customXml")}
# Content controls that hold one run only, or whose text Word fills in anew.
_CLOSED_CONTROLS = {W + name for name in ("text", "date", "comboBox", "dropDownList", "dataBinding", "docPartList")}


class Cut:
    """Cuts text elements; remembers the pieces, so that later offsets still count in the whole."""

    def __init__(self) -> None:
        self._pieces: dict[_Element, list[tuple[int, _Element]]] = {}

    def at(self, element: _Element, offset: int) -> None:
        """Make a run begin at an offset of a text element, unless one begins there."""
        pieces = self._pieces.setdefault(element, [(0, element)])
        number = max(n for n, (start, _) in enumerate(pieces) if start <= offset)
        start, piece = pieces[number]
        if edge(piece) is not piece.getparent():
            return
        text = piece.text or ""
        if offset == start:
            _split(piece, before=True)
        elif piece.tag != W + "t" or offset >= start + len(text):
            _split(piece, before=False)
        else:
            _split(piece, before=False)
            rest = deepcopy(piece)
            piece.text, rest.text = text[: offset - start], text[offset - start :]
            for part in (piece, rest):
                part.set(_SPACE, "preserve")
            run = piece.getparent()
            assert run is not None
            follower = _like(run)
            follower.append(rest)
            run.addnext(follower)
            pieces.insert(number + 1, (offset, rest))

    def piece(self, element: _Element, offset: int) -> _Element:
        """Return the piece of a text element that holds the letter at an offset."""
        return next(piece for start, piece in reversed(self._pieces.get(element, [(0, element)])) if start <= offset)


def unwrap(piece: _Element) -> None:
    """Take the paragraph of a piece out of the content controls around it; text and look stay.

    LibreOffice drops the text of such a control when a comment stands in it.
    """
    paragraph = next(piece.iterancestors(W + "p"))
    for content in list(paragraph.iterancestors(W + "sdtContent")):
        control = content.getparent()
        holder = control.getparent() if control is not None else None
        if control is not None and holder is not None:
            for child in list(content):
                control.addprevious(child)
            holder.remove(control)


def hanging(piece: _Element, paragraph: _Element) -> _Element:
    """Return the child of a paragraph that holds the text box in which a piece stands."""
    return next(parent for parent in piece.iterancestors() if parent.getparent() is paragraph)


def edge(piece: _Element) -> _Element:
    """Return the element in front of which, and behind which, a comment on a piece may stand: its run, unless that is in
    something that has to be taken whole.
    """
    found = piece
    for parent in piece.iterancestors():
        if parent.tag == W + "p":
            break
        if parent.tag not in _OPEN and not _is_open_control(parent):
            found = parent
    return found


def _is_open_control(element: _Element) -> bool:
    properties = element.find(W + "sdtPr") if element.tag == W + "sdt" else None
    return element.tag == W + "sdt" and (properties is None or not any(child.tag in _CLOSED_CONTROLS for child in properties))


def _split(piece: _Element, *, before: bool) -> None:
    """Move what stands behind a piece (with `before`, the piece too) into a run of its own."""
    run = piece.getparent()
    assert run is not None
    first = run.index(piece) + (0 if before else 1)
    moving = list(run)[first:]
    staying = [child for child in list(run)[:first] if child.tag != W + "rPr"]
    if not moving or not staying:
        return
    follower = _like(run)
    follower.extend(moving)
    run.addnext(follower)


def _like(run: _Element) -> _Element:
    """Return an empty run of the same look."""
    other = run.makeelement(run.tag, attrib={str(key): str(value) for key, value in run.attrib.items()})
    properties = run.find(W + "rPr")
    if properties is not None:
        other.append(deepcopy(properties))
    return other
