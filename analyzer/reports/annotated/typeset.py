"""Sets the text of a paper anew as a PDF, tables as tables, for formats that carry no notes of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import reportlab.rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, KeepTogether, PageTemplate, Spacer, Table
from reportlab.platypus.doctemplate import LayoutError

from analyzer.readers import Block, BlockKind, Box, CellPlace
from analyzer.reports.annotated.job import Job
from analyzer.reports.annotated.mark import Mark
from analyzer.reports.annotated.pdf_copy import write_notes
from analyzer.reports.annotated.pdf_places import Strip
from analyzer.reports.annotated.printed_lines import Passage, Printed, print_text

_MARGIN, _FOOT = 18 * mm, 15 * mm
_WIDTH = A4[0] - 2 * _MARGIN
_BODY, _SMALL = 10.0, 8.0
_SOFT, _RULE = "#545b64", "#8b9098"
_HEADING_SIZES = (13.0, 11.5, 10.5)
_PADDING = 4.0
_LEAST_COLUMN = 34.0
_LEVEL_INDENT = 12.0
_MARGINAL = (BlockKind.HEADER, BlockKind.FOOTER, BlockKind.NOTE)


def copy_text(target: Path, job: Job) -> int:
    """Write the copy and return how many marks stand in it."""
    plain = target.with_name(f"{target.name}.plain.tmp")
    try:
        printed = _written(plain, job)
        places = {mark: list(_strips(mark, printed)) for mark in job.notes.marks}
        pages = {1, *(strip.page for strips in places.values() for strip in strips)}
        write_notes(plain, target, job, places, dict.fromkeys(pages, lambda x, y: (x, A4[1] - y)))
    finally:
        plain.unlink(missing_ok=True)
    return sum(bool(strips) for strips in places.values())


def _written(path: Path, job: Job) -> list[Printed]:
    """Write the PDF without notes; where a table does not fit on pages, without tables."""
    try:
        return _build(path, job, tables=True)
    except (LayoutError, ValueError):
        return _build(path, job, tables=False)


def _build(path: Path, job: Job, *, tables: bool) -> list[Printed]:
    printed: list[Printed] = []
    name = job.document.name
    foot = job.words["page"]

    def number(canvas: Any, template: Any) -> None:
        text = foot.format(page=canvas.getPageNumber(), pages=template.e7_pages) if template.e7_pages else ""
        canvas.setFillColor(_SOFT)
        print_text(canvas, _MARGIN, _FOOT - 14, text, False, _SMALL)

    reportlab.rl_config.invariant = 1
    pages = 0
    for last in (False, True):  # the number of pages is known after the first
        printed.clear()
        template = BaseDocTemplate(
            str(path), pagesize=A4, leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=_MARGIN, bottomMargin=_FOOT + 4 * mm,
            title=name, author=job.words["author"], lang="ko",
        )
        template.e7_pages = pages if last else 0
        frame = Frame(_MARGIN, _FOOT + 4 * mm, _WIDTH, A4[1] - _MARGIN - _FOOT - 4 * mm, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
        template.addPageTemplates(PageTemplate(frames=[frame], onPage=number))
        template.build(list(_story(job, printed, tables=tables)))
        pages = template.page
    return printed


def _story(job: Job, printed: list[Printed], *, tables: bool) -> Iterator[Flowable]:
    note = job.words["rendering"].format(name=job.document.name)
    yield Passage(note, None, printed, size=_SMALL, colour=_SOFT, indent=22)
    yield Spacer(1, 14)
    waiting: list[Block] = []
    for block in job.document.blocks:
        if tables and block.kind is BlockKind.CELL and block.cell is not None:
            if waiting and _root(waiting) != block.cell.table and block.cell.parent is None:
                yield from _table(waiting, printed)
                waiting = []
            waiting.append(block)
            continue
        if waiting:
            yield from _table(waiting, printed)
            waiting = []
        yield from _paragraph(block, printed)
    if waiting:
        yield from _table(waiting, printed)


def _root(blocks: Sequence[Block]) -> int:
    assert blocks[0].cell is not None
    return blocks[0].cell.table


def _paragraph(block: Block, printed: list[Printed]) -> Iterator[Flowable]:
    indent = _LEVEL_INDENT * min(block.level, 4) if block.kind is BlockKind.LIST_ITEM else 0.0
    if block.kind is BlockKind.HEADING:
        size = _HEADING_SIZES[min(block.level, len(_HEADING_SIZES) - 1)]
        yield Spacer(1, 6)
        yield KeepTogether([Passage(block.text, block.start, printed, prefix=block.number, heavy=True, size=size)])
    else:
        quiet = block.kind in _MARGINAL
        prefix = block.number or ("-" if block.kind is BlockKind.LIST_ITEM and not _marked(block.text) else "")
        yield Passage(block.text, block.start, printed, prefix=prefix, heavy=block.emphasis, size=_SMALL if quiet else _BODY, indent=indent,
                      colour=_SOFT if quiet else "#1d2126")
    yield Spacer(1, 4)


def _marked(text: str) -> bool:
    """Whether a list item begins with its printed mark."""
    return not text[:1].isalpha() or text[1:2] in ".)"


def _table(blocks: Sequence[Block], printed: list[Printed]) -> Iterator[Flowable]:
    """Yield a table; nested tables stand in the cell that they follow."""
    yield _set(blocks, _root(blocks), printed, _WIDTH)
    yield Spacer(1, 8)


def _set(blocks: Sequence[Block], number: int, printed: list[Printed], width: float) -> Table:
    content: dict[tuple[int, int], list[Any]] = {}
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    own = [block for block in blocks if block.cell is not None and block.cell.table == number]
    at_row = _dense(own, lambda cell: (cell.row, cell.row + cell.row_span))
    at_column = _dense(own, lambda cell: (cell.column, cell.column + cell.column_span))
    last: tuple[int, int] | None = None
    nested: dict[int, list[Block]] = {}
    owner: dict[int, tuple[int, int]] = {}
    for block in blocks:
        cell = block.cell
        assert cell is not None
        if cell.table == number:
            last = at_row[cell.row], at_column[cell.column]
            content.setdefault(last, []).append(Passage(block.text, block.start, printed, heavy=block.emphasis, size=_BODY - 0.5))
            spans[last] = at_row[cell.row + cell.row_span] - last[0], at_column[cell.column + cell.column_span] - last[1]
        elif last is not None:
            outermost = cell.table if cell.parent == number else next(iter(reversed(nested)), cell.table)
            nested.setdefault(outermost, []).append(block)
            owner.setdefault(outermost, last)
    rows, columns = len(at_row) - 1, len(at_column) - 1
    widths = _columns(content, spans, columns, width)
    for table, inner in nested.items():
        row, column = owner[table]
        room = sum(widths[column : column + spans[row, column][1]]) - 2 * _PADDING
        content[row, column].append(_set(inner, table, printed, max(room, _LEAST_COLUMN)))
    style: list[tuple[Any, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, _RULE), ("VALIGN", (0, 0), (-1, -1), "TOP"),
        *((side, (0, 0), (-1, -1), _PADDING) for side in ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")),
    ]
    style += [("SPAN", (column, row), (column + wide - 1, row + high - 1)) for (row, column), (high, wide) in spans.items() if high > 1 or wide > 1]
    grid = [[content.get((row, column), "") for column in range(columns)] for row in range(rows)]
    return Table(grid, colWidths=widths, style=style, splitInRow=1)


def _dense(blocks: Sequence[Block], edges: Callable[[CellPlace], tuple[int, int]]) -> dict[int, int]:
    """Return the numbers of the rows or columns in which cells really begin or end; a forged span makes no thousand columns."""
    found = sorted({edge for block in blocks if block.cell is not None for edge in edges(block.cell)})
    return {edge: place for place, edge in enumerate(found)}


def _columns(content: Mapping[tuple[int, int], Sequence[Any]], spans: Mapping[tuple[int, int], tuple[int, int]], count: int, width: float) -> list[float]:
    """Return column widths by what stands in them: short columns get what they need, long ones share the rest."""
    wanted = [_LEAST_COLUMN] * count
    for (row, column), parts in content.items():
        if spans[row, column][1] == 1:
            natural = max(part.natural_width() for part in parts) + 2 * _PADDING + 1
            wanted[column] = min(max(wanted[column], natural), width)
    total = sum(wanted)
    if total <= width:
        return [each * width / total for each in wanted]
    fair = width / count
    short = sum(each for each in wanted if each <= fair)
    long = sum(each for each in wanted if each > fair)
    return [each if each <= fair else max((width - short) * each / long, 1.0) for each in wanted]


def _strips(mark: Mark, printed: Sequence[Printed]) -> Iterator[Strip]:
    """Yield where the letters of a mark were printed."""
    for line in printed:
        first, last = max(mark.start - line.start, 0), min(mark.end - line.start, len(line.ends))
        if first < last:
            left = line.ends[first - 1] if first else line.left
            top = A4[1] - line.base - line.size
            yield Strip(line.page, Box(left, top, line.ends[last - 1], top + line.size * 1.25))
