"""All sheets of a file to blocks: running lines off, paragraphs made, page breaks mended, everything written."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from analyzer.readers.builder import Builder
from analyzer.readers.pdf_beside import with_values_beside
from analyzer.readers.pdf_emit import Writer
from analyzer.readers.pdf_forms import Filled, place
from analyzer.readers.pdf_grid import grids
from analyzer.readers.pdf_join import join_pages
from analyzer.readers.pdf_layout import Draft, arrange, draft
from analyzer.readers.pdf_lines import TextLine
from analyzer.readers.pdf_page import Glyph, Sheet, upright
from analyzer.readers.pdf_running import split_running
from analyzer.readers.pdf_wrap import Edge, right_edge

# Two pages on one sheet: landscape, with nothing drawn across the middle.
_LANDSCAPE = 1.25
_MIN_HALF = 8


class Assembly:
    """Collects the sheets of one document and writes them as blocks at the end."""

    def __init__(self) -> None:
        self._drafts: list[Draft] = []
        self._forms: list[tuple[Draft, Sequence[Glyph], Sequence[Filled]]] = []

    def add(self, sheet: Sheet, filled: Sequence[Filled] = ()) -> None:
        """Add one page, with the form values on it."""
        sheet = upright(sheet)
        page = draft(sheet, with_values_beside(grids(sheet.rules), sheet.glyphs))
        self._drafts += _halves(page) if not filled else [page]
        if filled:
            self._forms.append((page, sheet.glyphs, filled))

    def write(self, builder: Builder) -> None:
        """Write all pages into the builder."""
        heights = [page.frame.size[1] for page in self._drafts]
        for page, parts in zip(self._drafts, split_running([page.free for page in self._drafts], heights), strict=True):
            page.header, page.free, page.footer = parts
        edges = _edges(self._drafts)
        gutter = None
        for page, edge in zip(self._drafts, edges, strict=True):
            gutter = arrange(page, edge, gutter)
        for page, glyphs, filled in self._forms:
            place(page, glyphs, filled)
        join_pages(self._drafts, edges)
        Writer(self._drafts, builder).write()


def _edges(pages: Sequence[Draft]) -> list[Edge]:
    """Return the text margins of each page, learned from all pages of its size and side."""
    alike: dict[tuple[int, int], list[TextLine]] = defaultdict(list)
    for page in pages:
        alike[page.span] += page.free
    known = {span: _edge(span, lines) for span, lines in alike.items()}
    return [known[page.span] for page in pages]


def _edge(span: tuple[int, int], lines: Sequence[TextLine]) -> Edge:
    starts = Counter(round(line.x0 / 2) * 2 for line in lines)
    left = min((x for x, n in starts.items() if n >= max(2, 0.03 * len(lines))), default=min(starts, default=0))
    return Edge(left, right_edge(lines, left, span[1] - max(left - span[0], 0)))


def _halves(page: Draft) -> list[Draft]:
    """Return a sheet with two pages on it as two drafts, left before right."""
    width, height = page.frame.size
    middle = width / 2
    if width < _LANDSCAPE * height:
        return [page]
    gap = width * 0.015
    spans = [(line.x0, line.x1) for line in page.free] + [(table.grid.x0, table.grid.x1) for table in page.tables]
    if any(x0 < middle + gap and x1 > middle - gap for x0, x1 in spans):
        return [page]
    left = [line for line in page.free if line.x1 <= middle]
    right = [line for line in page.free if line.x0 > middle]
    tables = [[t for t in page.tables if t.grid.x1 <= middle], [t for t in page.tables if t.grid.x0 > middle]]
    if any(_weight(lines, found) < _MIN_HALF for lines, found in zip((left, right), tables, strict=True)):
        return [page]
    return [
        replace(page, free=left, tables=tables[0], asides=page.asides, items=[], span=(0, round(middle))),
        replace(page, free=right, tables=tables[1], asides=[], items=[], span=(round(middle), round(width))),
    ]


def _weight(lines: Sequence[TextLine], tables: Sequence[object]) -> int:
    return len(lines) + 4 * len(tables)
