"""The circulating statement form: labels are outlines without text, values sit in AcroForm fields `t1` to `t40`.

Such files look normal and give no text at all. As in the wild, the default font has no Hangul, the viewer is asked
to make appearances, and the appearance that is stored shows only what fits into the box.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
from fontTools.pens.reportLabPen import ReportLabPen
from pikepdf import Array, Dictionary, Name, String
from reportlab.graphics import shapes
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from corpora.examples.generator import model
from corpora.examples.generator.fonts import outlines
from corpora.examples.generator.write_pdf import build, font_name, paragraph_style

_FIELD_SIZE = 8.5
_ONE_LINE = 30  # fields up to this height, in points, hold one line
_MULTILINE = 4096  # flag bit 13 of a text field
_OPERATORS = {"moveTo": "m", "lineTo": "l", "curveTo": "c", "close": "h"}


@dataclass(frozen=True, slots=True)
class _Place:
    field: model.Field
    page: int
    rect: tuple[float, float, float, float]


class _Outline(Flowable):  # type: ignore[misc]
    """Text drawn as filled paths, wrapped at any character."""

    def __init__(self, text: str, style: ParagraphStyle) -> None:
        super().__init__()
        self.content, self.style = text, style

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        style = self.style
        self.width = width
        self.lines = wrap_text(self.content, style.fontName, style.fontSize, width - style.leftIndent)
        self.height = style.leading * len(self.lines)
        return width, self.height

    def draw(self) -> None:
        font, size = self.style.fontName, self.style.fontSize
        y = self.height - self.style.leading + 0.25 * size
        for line in self.lines:
            free = self.width - advance(line, font, size)
            x = free / 2 if self.style.alignment == TA_CENTER else self.style.leftIndent
            draw_outlines(self.canv, line, font, size, x, y)
            y -= self.style.leading


class _Box(Flowable):  # type: ignore[misc]
    """Reserves the room of a field and remembers where it came to stand."""

    def __init__(self, field: model.Field, places: list[_Place]) -> None:
        super().__init__()
        self.field, self.places = field, places

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, self.field.height
        return self.width, self.height

    def draw(self) -> None:
        x, y = self.canv.absolutePosition(0, 0)
        page = self.canv.getPageNumber() - 1
        self.places.append(_Place(self.field, page, (x, y, x + self.width, y + self.height)))


class _FormPrinter:
    def __init__(self) -> None:
        self.places: list[_Place] = []

    def paragraph(self, block: model.Paragraph, paper: model.Paper, in_table: bool) -> Flowable:
        style = paragraph_style(block, paper, in_table)
        flowable = _Outline(block.printed, style)
        flowable.spaceAfter = style.spaceAfter
        return flowable

    def field(self, block: model.Field, paper: model.Paper) -> list[Flowable]:
        return [_Box(block, self.places)]


def write_form_pdf(paper: model.Paper, path: Path) -> None:
    """Write a paper as a fillable PDF without any text layer."""
    printer = _FormPrinter()
    # The footer and header are real text in `build`; the form has none, so its fixture line is drawn as outlines.
    content = build(_without_text(paper), printer)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        fields = [_field(pdf, place, font_name(paper)) for place in printer.places]
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        pdf.Root.AcroForm = Dictionary(
            Fields=Array(fields),
            NeedAppearances=True,
            DA=String("/Helv 9 Tf 0 g"),
            DR=Dictionary(Font=Dictionary(Helv=pdf.make_indirect(font))),
        )
        pdf.save(path, deterministic_id=True)


def advance(text: str, font: str, size: float) -> float:
    """Return the width of a text in points."""
    file = outlines(font)
    names, metrics = file.getBestCmap(), file["hmtx"]
    return float(sum(metrics[names[ord(char)]][0] for char in text) * size / file["head"].unitsPerEm)


def wrap_text(text: str, font: str, size: float, width: float) -> list[str]:
    """Cut a text into lines that fit, at any character."""
    lines = []
    for part in text.split("\n"):
        line = ""
        for char in part:
            if line and advance(line + char, font, size) > width:
                lines.append(line)
                line = ""
            line += char
        lines.append(line)
    return lines


def draw_outlines(canvas: Any, text: str, font: str, size: float, x: float, y: float) -> None:
    """Draw a text as filled paths on a reportlab canvas."""
    scale = size / outlines(font)["head"].unitsPerEm
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(scale, scale)
    for char in text:
        segments, width = _glyph(char, font)
        if segments:
            path = canvas.beginPath()
            for name, *values in segments:
                getattr(path, name)(*values)
            canvas.drawPath(path, stroke=0, fill=1, fillMode=1)
        canvas.translate(width, 0)
    canvas.restoreState()


@cache
def _glyph(char: str, font: str) -> tuple[list[tuple[Any, ...]], int]:
    """Return the path and the width of one glyph, in font units: whole numbers that repeat pack well."""
    file = outlines(font)
    name, glyphs = file.getBestCmap()[ord(char)], file.getGlyphSet()
    path = shapes.Path()
    glyphs[name].draw(ReportLabPen(glyphs, path))
    points = iter(path.points)
    segments = [
        (
            ("moveTo", "lineTo", "curveTo", "close")[operator],
            *(round(next(points)) for _ in range((2, 2, 6, 0)[operator])),
        )
        for operator in path.operators
    ]
    return segments, file["hmtx"][name][0]


def _without_text(paper: model.Paper) -> model.Paper:
    line = model.p(model.FIXTURE_LINE, size=6.5, align=model.Align.CENTER)
    return model.Paper(paper.title, (*paper.blocks, line), "", "", paper.serif, paper.size, paper.break_words)


def _field(pdf: pikepdf.Pdf, place: _Place, font: str) -> pikepdf.Object:
    x0, y0, x1, y1 = place.rect
    lines = wrap_text(place.field.value, font, _FIELD_SIZE, x1 - x0 - 4)
    form = pikepdf.Stream(pdf, _appearance(lines, font, x1 - x0, y1 - y0))
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox = Array([0, 0, round(x1 - x0, 2), round(y1 - y0, 2)])
    widget = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        FT=Name.Tx,
        T=String(place.field.name),
        V=String(place.field.value),
        DA=String("/Helv 9 Tf 0 g"),
        F=4,
        Ff=_MULTILINE if place.field.height > _ONE_LINE else 0,
        Rect=Array([round(value, 2) for value in place.rect]),
        AP=Dictionary(N=form),
    )
    page = pdf.pages[place.page].obj
    widget.P = page
    result = pdf.make_indirect(widget)
    if Name.Annots not in page:
        page.Annots = Array([])
    page.Annots.append(result)
    return result


def _appearance(lines: list[str], font: str, width: float, height: float) -> bytes:
    scale = _FIELD_SIZE / outlines(font)["head"].unitsPerEm
    content = [f"/Tx BMC q 0 0 {width:.2f} {height:.2f} re W n 0 g"]
    leading = 1.4 * _FIELD_SIZE
    y = height - leading if height > _ONE_LINE else (height - _FIELD_SIZE) / 2 + 1
    for line in lines:
        if y < -_FIELD_SIZE:
            break
        content.append(f"q {scale:.6f} 0 0 {scale:.6f} 2 {y:.2f} cm")
        for char in line:
            segments, advanced = _glyph(char, font)
            content += [" ".join([*map(str, values), _OPERATORS[name]]) for name, *values in segments]
            content.append(f"f 1 0 0 1 {advanced} 0 cm" if segments else f"1 0 0 1 {advanced} 0 cm")
        content.append("Q")
        y -= leading
    content.append("Q EMC")
    return "\n".join(content).encode()
