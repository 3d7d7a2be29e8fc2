"""Walks the paragraphs and tables of an HWPX section in document order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from analyzer.readers.builder import Unseen
from analyzer.readers.document import BlockKind
from analyzer.readers.flow import COMMENT_FIELD, Cell, Item, Table, paragraph, relabel
from analyzer.readers.hwp_numbering import Counters, Heading
from analyzer.readers.hwpx_header import Header, whole
from analyzer.readers.hwpx_runs import Runs, children, local

if TYPE_CHECKING:
    from lxml.etree import _Element

_KINDS = {
    "header": BlockKind.HEADER,
    "footer": BlockKind.FOOTER,
    "footNote": BlockKind.NOTE,
    "endNote": BlockKind.NOTE,
    "hiddenComment": BlockKind.NOTE,
}
_NO_HEADING = Heading()


class Body:
    """Reads sections; list counters and printed headers run through the whole document.

    :param unseen: Counts the text that is left out because nobody can see it.
    """

    def __init__(self, header: Header, unseen: Unseen) -> None:
        self._header = header
        self._unseen = unseen
        self._counters = Counters(header.numberings)
        self._runs = Runs(header, unseen)
        self._outline = 1
        self._margins: set[tuple[str, str]] = set()

    def section(self, root: _Element) -> Iterator[Item]:
        """Yield a section. Tracked changes end with it, so a lost end mark costs one section at most."""
        self._runs = Runs(self._header, self._unseen)
        yield from self._items(root)

    def _items(self, parent: _Element) -> Iterator[Item]:
        """Yield the paragraphs of a section, or of the text lists inside a cell, box, note or header."""
        for child in children(parent):
            name = local(child)
            if name == "p":
                yield from self._paragraph(child)
            elif name == "tbl":  # some generators put tables beside paragraphs instead of into a run
                yield from self._table(child)
            elif name == "memogroup":
                yield from relabel(self._items(child), BlockKind.NOTE, COMMENT_FIELD)
            elif name in ("subList", "memo", "paraList"):
                yield from self._items(child)

    def _paragraph(self, element: _Element) -> Iterator[Item]:
        found = self._runs.read(element)
        if found.outline is not None:
            self._outline = found.outline
        yield from self._anchored(found.before)
        heading = self._header.headings.get(element.get("paraPrIDRef", ""), _NO_HEADING)
        numbered = heading.kind in ("NUMBER", "OUTLINE")
        yield paragraph(
            found.inline,
            number=self._counters.next(heading, self._outline) if numbered else "",
            bullet=heading.kind == "BULLET",
            outline=heading.level if heading.kind == "OUTLINE" else None,
            level=heading.level,
        )
        yield from self._anchored(found.behind)

    def _anchored(self, anchors: list[tuple[str, _Element]]) -> Iterator[Item]:
        for name, element in anchors:
            if name == "tbl":
                yield from self._table(element)
            elif name in _KINDS:
                comment = COMMENT_FIELD if name == "hiddenComment" else ""
                items = list(relabel(self._items(element), _KINDS[name], comment))
                wording = (name, "\n".join(item.text for item in items))
                if name not in ("header", "footer") or wording not in self._margins:
                    self._margins.add(wording)
                    yield from items
            else:
                yield from self._items(element)

    def _table(self, element: _Element) -> Iterator[Item]:
        table = Table()
        for row, row_element in enumerate(child for child in children(element) if local(child) == "tr"):
            column = 0
            for cell_element in children(row_element):
                if local(cell_element) != "tc":
                    continue
                address, span = cell_element.find("{*}cellAddr"), cell_element.find("{*}cellSpan")
                if address is not None:
                    row, column = whole(address.get("rowAddr"), row), whole(address.get("colAddr"), column)
                rows = 1 if span is None else whole(span.get("rowSpan"), 1)
                columns = 1 if span is None else whole(span.get("colSpan"), 1)
                table.cells.append(Cell(row, column, max(1, rows), max(1, columns), list(self._items(cell_element))))
                column += max(1, columns)
        caption = element.find("{*}caption")
        above = caption is not None and caption.get("side", "TOP") != "BOTTOM"
        if caption is not None and above:
            yield from self._items(caption)
        yield table
        if caption is not None and not above:
            yield from self._items(caption)
