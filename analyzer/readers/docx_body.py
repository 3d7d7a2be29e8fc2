"""Walks the blocks of a DOCX story in document order: paragraphs, tables, and what is anchored in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from analyzer.readers.builder import Unseen
from analyzer.readers.document import BlockKind
from analyzer.readers.docx_names import MC, Properties, W, children, first, number, value
from analyzer.readers.docx_numbering import Mark, Numbering
from analyzer.readers.docx_runs import Runs, chosen, control_content
from analyzer.readers.docx_styles import Styles
from analyzer.readers.flow import Cell, Item, Table, paragraph, relabel

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARAGRAPH, _TABLE, _ROW, _CELL = W + "p", W + "tbl", W + "tr", W + "tc"
_PARAGRAPH_PROPERTIES, _ROW_PROPERTIES, _CELL_PROPERTIES, _RUN_PROPERTIES = W + "pPr", W + "trPr", W + "tcPr", W + "rPr"
_STYLE, _OUTLINE, _LISTED, _LIST, _LEVEL = W + "pStyle", W + "outlineLvl", W + "numPr", W + "numId", W + "ilvl"
_COLUMNS_BEFORE, _COLUMNS, _MERGED_DOWN, _MERGED_ACROSS = W + "gridBefore", W + "gridSpan", W + "vMerge", W + "hMerge"
_TRANSPARENT = {W + name for name in ("customXml", "smartTag", "ins", "moveTo", "sdtContent")}


class Body:
    """Reads block content. List counters, fields and notes run through the whole document.

    :param notes: Footnotes and endnotes by (kind, id); each is read once, behind the paragraph that refers to it.
    :param unseen: Counts the text that is left out because nobody can see it.
    """

    def __init__(
        self, styles: Styles, numbering: Numbering, notes: dict[tuple[str, str], _Element], unseen: Unseen | None = None
    ) -> None:
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._runs = Runs(styles, unseen or Unseen())

    def items(self, element: Iterable[_Element]) -> Iterator[Item]:
        """Yield the content of a body, cell, text box, header, note or comment."""
        for child in element:
            tag = child.tag
            if tag == _PARAGRAPH:
                yield from self._paragraph(child)
            elif tag == _TABLE:
                yield self._table(child)
            elif tag == W + "sdt":
                yield from self.items(control_content(child, self._styles))
            elif tag == MC + "AlternateContent":
                yield from self.items(chosen(child))
            elif tag in _TRANSPARENT:
                yield from self.items(child)

    def _paragraph(self, element: _Element) -> Iterator[Item]:
        parts = list(element)
        properties = children(first(parts, _PARAGRAPH_PROPERTIES))
        style = value(properties, _STYLE) or self._styles.default_paragraph
        inline, anchors = self._runs.read(element, parts, style)
        gone = not inline.text.strip() and _is_deleted(properties)
        mark = None if gone else self._mark(properties, style)
        outline = number(properties, _OUTLINE)
        if outline is None:
            outline = self._styles.outline(style)
        yield paragraph(
            inline,
            number=mark.number if mark else "",
            bullet=bool(mark and mark.bullet),
            outline=outline if outline is None or 0 <= outline < 9 else None,
            level=mark.level if mark else 0,
        )
        for anchor in anchors:
            if anchor.kind == "box":
                yield from self.items(anchor.element)
            else:
                note = self._notes.pop((anchor.kind, anchor.note), None)
                if note is not None:
                    yield from relabel(self.items(note), BlockKind.NOTE)

    def _mark(self, properties: Properties, style: str | None) -> Mark | None:
        """Count the paragraph in its list. Its own list membership wins over that of its style; list 0 means none."""
        own = children(properties.get(_LISTED))
        num_id, level = number(own, _LIST), number(own, _LEVEL)
        inherited = self._styles.numbering(style)
        if num_id is not None:
            return self._numbering.next(num_id, level or 0, None)
        if inherited is None:
            return None
        name, num_id, style_level = inherited
        return self._numbering.next(num_id, style_level if level is None else level, name)

    def _table(self, element: _Element) -> Table:
        table = Table()
        merged: dict[int, Cell] = {}
        for row, row_element in enumerate(_inside(element, _ROW)):
            column = max(0, number(children(first(row_element, _ROW_PROPERTIES)), _COLUMNS_BEFORE) or 0)
            for cell_element in _inside(row_element, _CELL):
                properties = children(first(cell_element, _CELL_PROPERTIES))
                span = max(1, number(properties, _COLUMNS) or 1)
                vertical = properties.get(_MERGED_DOWN)
                if value(properties, _MERGED_ACROSS) == "continue" and table.cells and table.cells[-1].row == row:
                    table.cells[-1].column_span += span
                elif vertical is not None and vertical.get(W + "val") != "restart" and column in merged:
                    merged[column].row_span = row - merged[column].row + 1
                else:
                    cell = Cell(row, column, column_span=span, content=list(self.items(cell_element)))
                    table.cells.append(cell)
                    merged.pop(column, None)
                    if vertical is not None:
                        merged[column] = cell
                column += span
        return table


def _inside(element: Iterable[_Element], tag: str) -> Iterator[_Element]:
    """Yield rows or cells, also those inside content controls and tracked insertions."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag == W + "sdt" or child.tag in _TRANSPARENT:
            yield from _inside(child, tag)


def _is_deleted(properties: Properties) -> bool:
    """Return whether the paragraph mark itself is a tracked deletion."""
    return first(properties.get(_RUN_PROPERTIES), W + "del") is not None
