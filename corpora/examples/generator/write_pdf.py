"""PDF with a text layer: ruled tables that split over pages, embedded Nanum fonts, the same bytes every time."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, Protocol
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, PageBreak, SimpleDocTemplate, Spacer
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import Table as Grid

from corpora.examples.generator import model
from corpora.examples.generator.fonts import SANS, SERIF, missing_glyphs, register

_ALIGN = {model.Align.LEFT: TA_LEFT, model.Align.CENTER: TA_CENTER, model.Align.RIGHT: TA_RIGHT}
_PAD = 4.0
_LONG_CELL = 3  # rows with more blocks than this may split; their labels stay at the top, on the first page
_TITLE_SIZES = {1: 17.0, 2: 11.0}


class Printer(Protocol):
    """Turns the two text-bearing blocks into flowables; the form writer has its own."""

    def paragraph(self, block: model.Paragraph, paper: model.Paper, in_table: bool) -> Flowable:
        """Return the flowable of a paragraph."""

    def field(self, block: model.Field, paper: model.Paper) -> list[Flowable]:
        """Return the flowables of a form field."""


class ColumnFirst(Grid):  # type: ignore[misc]
    """A table whose content stream runs down each column: the text order trap of two-language contracts."""

    def _drawCell(self, value: Any, style: Any, position: Any, size: Any) -> None:
        self._later.append((position[0], value, style, position, size))

    def draw(self) -> None:
        """Draw lines and backgrounds first, then the cells sorted by column."""
        self._later: list[tuple[Any, ...]] = []
        super().draw()
        for _, *cell in sorted(self._later, key=lambda item: item[0]):
            super()._drawCell(*cell)


class Sealed(Text):  # type: ignore[misc]
    """A signature line with a red seal stamped over its end."""

    def draw(self) -> None:
        """Draw the text, then circles and strokes without any text."""
        super().draw()
        style = self.style
        used = stringWidth(self.text, style.fontName, style.fontSize)
        free = self.width - used if style.alignment == TA_RIGHT else (self.width - used) / 2
        x = (style.leftIndent if style.alignment == TA_LEFT else free) + used - 8
        canvas = self.canv
        canvas.saveState()
        canvas.setStrokeColor(colors.Color(0.82, 0.12, 0.12, alpha=0.75))
        canvas.setLineWidth(1.6)
        canvas.circle(x, 5, 19)
        canvas.circle(x, 5, 15)
        for dx, dy, w, h in ((-9, 8, 7, -14), (1, 9, 8, -6), (2, -1, 7, -7), (-8, 3, 5, -4)):
            canvas.rect(x + dx, 5 + dy, w, h)
        canvas.restoreState()


class TextPrinter:
    """Prints paragraphs as real text and fields as their values."""

    def paragraph(self, block: model.Paragraph, paper: model.Paper, in_table: bool) -> Flowable:
        """Return a reportlab paragraph in the style of the block."""
        style = paragraph_style(block, paper, in_table)
        markup = "".join(
            f"<b>{escape(run.text)}</b>" if run.bold else escape(run.text)
            for run in block.runs
            if run.change is not model.Change.DELETED
        )
        if block.number:
            markup = f"{escape(block.number)} {markup}"
        if block.underline:
            markup = f"<u>{markup}</u>"
        return Sealed(markup, style) if block.seal else Text(markup or "&nbsp;", style)

    def field(self, block: model.Field, paper: model.Paper) -> list[Flowable]:
        """Return the value as plain paragraphs."""
        return [self.paragraph(line, paper, True) for line in block.lines]


def paragraph_style(block: model.Paragraph, paper: model.Paper, in_table: bool) -> ParagraphStyle:
    """Return font, size, indents and wrapping of a paragraph."""
    font = font_name(paper)
    size = block.size or _TITLE_SIZES.get(block.heading) or (paper.size - 0.5 if in_table else paper.size)
    hang = stringWidth(f"{block.number} ", font, size) if block.number else 0
    return ParagraphStyle(
        "block",
        fontName=f"{font}Bold" if block.heading else font,
        fontSize=size,
        leading=size * (1.35 if in_table else 1.55),
        alignment=_ALIGN[block.align],
        leftIndent=block.indent + hang,
        firstLineIndent=-hang,
        spaceBefore=block.before or (8 if block.heading == 2 and not in_table else 0),
        spaceAfter=14 if block.heading == 1 else 0 if in_table else 3,
        wordWrap="CJK" if paper.break_words else None,
        keepWithNext=block.heading == 2,
    )


def font_name(paper: model.Paper) -> str:
    """Return the font family of a paper."""
    return SERIF if paper.serif else SANS


def story(paper: model.Paper, printer: Printer) -> list[Flowable]:
    """Return the flowables of a whole paper."""
    width = A4[0] - 2 * paper.margins[0]
    return _flowables(paper.blocks, paper, printer, width, in_table=False)


def build(paper: model.Paper, printer: Printer) -> bytes:
    """Return the PDF of a paper as bytes, with fixed dates and ids."""
    register()
    _check_glyphs(paper)
    target = io.BytesIO()
    sides, top, bottom = paper.margins
    document = SimpleDocTemplate(
        target,
        pagesize=A4,
        leftMargin=sides - 6,  # the frame adds 6 points of its own
        rightMargin=sides - 6,
        topMargin=top,
        bottomMargin=bottom,
        title=paper.title,
        author="FIXTURE",
        invariant=1,
    )
    decorate = _decorator(paper)
    document.build(story(paper, printer), onFirstPage=decorate, onLaterPages=decorate)
    return target.getvalue()


def write_pdf(paper: model.Paper, path: Path) -> None:
    """Write a paper as PDF with a text layer."""
    path.write_bytes(build(paper, TextPrinter()))


def _flowables(
    blocks: tuple[model.Block, ...], paper: model.Paper, printer: Printer, width: float, *, in_table: bool
) -> list[Flowable]:
    result: list[Flowable] = []
    for block in blocks:
        match block:
            case model.Paragraph():
                result.append(printer.paragraph(block, paper, in_table))
            case model.Field():
                result.extend(printer.field(block, paper))
            case model.Table():
                result.append(_grid(block, paper, printer, width))
            case model.PageBreak():
                result.append(PageBreak())
            case model.Space():
                result.append(Spacer(1, block.height))
    return result


def _grid(table: model.Table, paper: model.Paper, printer: Printer, width: float) -> Grid:
    widths = [width * share / sum(table.widths) for share in table.widths]
    data: list[list[Any]] = [["" for _ in widths] for _ in table.rows]
    heights = [0.0] * len(table.rows)
    style: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), _PAD),
        ("RIGHTPADDING", (0, 0), (-1, -1), _PAD),
        ("TOPPADDING", (0, 0), (-1, -1), 2.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
    ]
    if table.ruled:
        style.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    spans_rows = False
    for row, column, cell in model.place(table):
        inner = sum(widths[column : column + cell.columns]) - 2 * _PAD
        data[row][column] = _flowables(cell.blocks, paper, printer, inner, in_table=True)
        last = (column + cell.columns - 1, row + cell.rows - 1)
        if cell.rows > 1 or cell.columns > 1:
            style.append(("SPAN", (column, row), last))
            spans_rows = spans_rows or cell.rows > 1
        if cell.shade:
            style.append(("BACKGROUND", (column, row), last, colors.HexColor(f"#{cell.shade}")))
        if cell.height or len(cell.blocks) > _LONG_CELL:
            style.append(("VALIGN", (0, row), (-1, row), "TOP"))
            heights[row] = max(heights[row], cell.height)
    kind = ColumnFirst if table.by_column else Grid
    grid = kind(data, colWidths=widths, minRowHeights=heights, splitByRow=1, splitInRow=0 if spans_rows else 1)
    grid.setStyle(style)
    return grid


def _decorator(paper: model.Paper) -> Any:
    font = font_name(paper)

    def decorate(canvas: Any, document: Any) -> None:
        canvas.saveState()
        canvas.setFont(font, 8)
        if paper.header:
            canvas.drawRightString(A4[0] - paper.margins[0], A4[1] - 34, paper.header)
        if paper.page_mark:
            canvas.drawCentredString(A4[0] / 2, 34, paper.page_mark.format(n=document.page))
        if paper.footer:
            canvas.setFont(font, 6.5)
            canvas.setFillColor(colors.HexColor("#555555"))
            canvas.drawCentredString(A4[0] / 2, 20, paper.footer)
        canvas.restoreState()

    return decorate


def _check_glyphs(paper: model.Paper) -> None:
    text = paper.header + paper.footer + paper.page_mark
    for block in model.walk(paper.blocks):
        text += block.value if isinstance(block, model.Field) else block.printed
    missing = missing_glyphs(text, font_name(paper))
    if missing:
        raise ValueError(f"{paper.title}: {font_name(paper)} has no glyph for {missing!r}")
