"""Where the text of a DOCX stands in its XML: the reader's own walk again, with the paragraph behind every block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from analyzer.readers import BlockKind, Document, Limits
from analyzer.readers.docx_body import Body
from analyzer.readers.docx_names import W
from analyzer.readers.docx_numbering import Numbering
from analyzer.readers.docx_package import related_part, root_of
from analyzer.readers.docx_styles import Styles
from analyzer.readers.flow import BULLET, Item, Paragraph
from analyzer.reports.annotated.letters import letters, matched

if TYPE_CHECKING:
    from docx.opc.part import Part
    from lxml.etree import _Element

_ELSEWHERE = (BlockKind.HEADER, BlockKind.FOOTER, BlockKind.NOTE)
_TEXT = {W + "t", W + "noBreakHyphen", W + "sym"}
_NO_TEXT = {W + "del", W + "moveFrom", W + "txbxContent"}


@dataclass(frozen=True, slots=True)
class Place:
    """Characters of one text element. `host` is the paragraph that a text box hangs on, None in the body itself."""

    element: _Element
    start: int
    end: int
    host: _Element | None


class Places:
    """The places of a document's body text.

    :param main: The document part.
    :param document: The document as it was read; marks count in its text.
    """

    def __init__(self, main: Part, document: Document, limits: Limits) -> None:
        groups = _groups(main, limits)
        blocks = [block for block in document.blocks if block.kind not in _ELSEWHERE]
        written = ["".join(char for char, _ in group) for group in groups]
        read = [letters(block.text) for block in blocks]
        self._letters: list[tuple[int, int, Place | None]] = []
        for number, group in _aligned(["".join(char for char, _, _ in block) for block in read], written):
            base = blocks[number].start
            found = matched([char for char, _, _ in read[number]], written[group])
            for (_, start, end), place in zip(read[number], found, strict=True):
                self._letters.append((base + start, base + end, None if place is None else groups[group][place][1]))

    def of(self, start: int, end: int) -> list[Place]:
        """Return the places of a span of the document's text, in order; none where a letter of it is not in the body."""
        places = [place for first, last, place in self._letters if first < end and start < last]
        found = [place for place in places if place is not None]
        return found if len(found) == len(places) else []

    def opening(self) -> list[Place]:
        """Return the places of the first text of the body."""
        found = [place for _, _, place in self._letters if place is not None]
        return [place for place in found if _paragraph(place.element) is _paragraph(found[0].element)]


def _paragraph(element: _Element) -> _Element | None:
    return next(element.iterancestors(W + "p"), None)


class _TracedBody(Body):
    """Remembers the element of every paragraph, and the paragraph of the body that a text box hangs on."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        super().__init__(styles, numbering, notes={})
        self.found: dict[int, tuple[Paragraph, _Element, _Element | None]] = {}
        self._open: list[_Element] = []

    def _paragraph(self, element: _Element) -> Iterator[Item]:
        items = super()._paragraph(element)
        own = next(items)
        assert isinstance(own, Paragraph)
        self.found[id(own)] = own, element, self._open[0] if self._open else None
        yield own
        self._open.append(element)
        yield from items
        self._open.pop()


def _groups(main: Part, limits: Limits) -> list[list[tuple[str, Place | None]]]:
    """Return the letters of every block of the body with their places; a list number has none."""
    styles = Styles(_root(main, "STYLES", limits))
    body = _TracedBody(styles, Numbering(_root(main, "NUMBERING", limits), styles))
    content = root_of(main, limits).find(W + "body")
    items = list(body.items(content)) if content is not None else []
    groups = []
    for paragraphs, in_cell in _blocks_of(items):
        group: list[tuple[str, Place | None]] = []
        for paragraph in paragraphs:
            _, element, host = body.found[id(paragraph)]
            mark = BULLET if paragraph.bullet else paragraph.number
            if in_cell and mark and paragraph.text.strip():
                group += [(char, None) for char, _, _ in letters(mark)]
            group += _letters_of(paragraph, element, host)
        if group:
            groups.append(group)
    return groups


def _root(main: Part, kind: str, limits: Limits) -> _Element | None:
    part = related_part(main, kind)
    return None if part is None else root_of(part, limits)


def _blocks_of(items: Iterable[Item]) -> Iterator[tuple[list[Paragraph], bool]]:
    """Yield the paragraphs of each block in the order in which blocks are written: a nested table follows its cell."""
    for item in items:
        if isinstance(item, Paragraph):
            yield [item], False
            continue
        for cell in item.cells:
            yield [part for part in cell.content if isinstance(part, Paragraph)], True
            yield from _blocks_of(part for part in cell.content if not isinstance(part, Paragraph))


def _letters_of(paragraph: Paragraph, element: _Element, host: _Element | None) -> list[tuple[str, Place | None]]:
    pieces = [(char, Place(part, start, end, host)) for part in _text_elements(element) for char, start, end in letters(_text(part))]
    read = [char for char, _, _ in letters(paragraph.text)]
    found = matched(read, [char for char, _ in pieces])
    return [(char, None if place is None else pieces[place][1]) for char, place in zip(read, found, strict=True)]


def _text_elements(element: Iterable[_Element]) -> Iterator[_Element]:
    """Yield what holds the text of a paragraph, without deleted text and text boxes."""
    for child in element:
        if child.tag in _TEXT:
            yield child
        elif child.tag not in _NO_TEXT:
            yield from _text_elements(child)


def _text(element: _Element) -> str:
    return element.text or "" if element.tag == W + "t" else "-" if element.tag == W + "noBreakHyphen" else ""


def _aligned(read: Sequence[str], written: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield which block is which; a text that was changed after reading keeps its place between unchanged ones."""
    for kind, first, last, start, end in SequenceMatcher(None, read, written, autojunk=False).get_opcodes():
        if kind == "equal" or (kind == "replace" and last - first == end - start):
            yield from zip(range(first, last), range(start, end), strict=True)
