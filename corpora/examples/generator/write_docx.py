"""DOCX as Word and its Korean users make it: merged and nested cells, automatic numbers, tracked changes.

python-docx gives package, styles and tables; what its API lacks is written as XML.
"""

from __future__ import annotations

import copy
import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from corpora.examples.generator import model
from corpora.examples.generator.containers import write_zip
from corpora.examples.generator.docx_numbering import Numbering

_ALIGN = {
    model.Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    model.Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    model.Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}
_DATE = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)
_PAGE_WIDTH = 595.3
_TITLE_SIZES = {1: 17.0, 2: 11.0}
_PAGE_NUMBER = f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
_TEXT_BOX = """<w:r {ns} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="5400000" cy="420000"/>
<wp:docPr id="{number}" name="Text Box {number}"/><a:graphic>
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5400000" cy="420000"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>
</a:ln></wps:spPr><wps:txbx><w:txbxContent/></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>
</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:425pt;height:33pt"><v:textbox><w:txbxContent/>
</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""


def write_docx(paper: model.Paper, path: Path) -> None:
    """Write a paper as DOCX, with fixed dates and ids."""
    writer = _Writer(paper)
    writer.blocks(writer.document, paper.blocks, writer.text_width)
    target = io.BytesIO()
    writer.document.save(target)
    with zipfile.ZipFile(target) as archive:
        write_zip(path, [(name, archive.read(name)) for name in archive.namelist()])


class _Writer:
    def __init__(self, paper: model.Paper) -> None:
        self.paper = paper
        self.document = docx.Document()
        self.numbering = Numbering(self.document)
        self.text_width = _PAGE_WIDTH - 2 * paper.margins[0]
        self.shapes = 0
        self.changes = 0
        self._page()

    def _page(self) -> None:
        properties = self.document.core_properties
        properties.title, properties.author, properties.comments = self.paper.title, "FIXTURE", ""
        properties.created = properties.modified = _DATE
        for key, relation in list(self.document.part.package.rels.items()):
            if relation.reltype.endswith("/thumbnail"):
                del self.document.part.package.rels[key]
        font = "바탕" if self.paper.serif else "맑은 고딕"
        style = self.document.styles["Normal"]
        style.font.name, style.font.size = font, Pt(self.paper.size)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), font)
        style.paragraph_format.space_after = Pt(3)
        section = self.document.sections[0]
        sides, top, bottom = self.paper.margins
        section.page_width, section.page_height = Pt(_PAGE_WIDTH), Pt(841.9)
        section.left_margin = section.right_margin = Pt(sides)
        section.top_margin, section.bottom_margin = Pt(top), Pt(bottom)
        if self.paper.header:
            self._line(section.header.paragraphs[0], self.paper.header, 8, model.Align.RIGHT)
        footer = section.footer.paragraphs[0]
        if self.paper.page_mark:
            before, after = self.paper.page_mark.split("{n}")
            footer.add_run(before)
            footer._p.append(parse_xml(_PAGE_NUMBER))
            footer.add_run(after)
            footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
            footer = section.footer.add_paragraph()
        self._line(footer, self.paper.footer, 6.5, model.Align.CENTER)

    def _line(self, paragraph: Any, text: str, size: float, align: model.Align) -> None:
        paragraph.alignment = _ALIGN[align]
        paragraph.add_run(text).font.size = Pt(size)

    def blocks(self, parent: Any, blocks: tuple[model.Block, ...], width: float) -> None:
        """Append blocks to the body or to a cell."""
        for block in blocks:
            match block:
                case model.Paragraph():
                    self._paragraph(parent, block)
                case model.Field():
                    for line in block.lines:
                        self._paragraph(parent, line)
                case model.Table():
                    self._table(parent, block, width)
                case model.PageBreak():
                    parent.add_page_break()
                case model.Space():
                    parent.add_paragraph().paragraph_format.space_after = Pt(block.height / 2)

    def _paragraph(self, parent: Any, block: model.Paragraph) -> None:
        paragraph = parent.add_paragraph()
        paragraph.alignment = _ALIGN[block.align]
        if block.heading == 1:
            paragraph.style = self.document.styles["Title"] if not block.underline else paragraph.style
        form = paragraph.paragraph_format
        form.space_before = Pt(block.before or (8 if block.heading == 2 else 0))
        if block.indent:
            form.left_indent = Pt(block.indent)
        if block.scheme is not model.Scheme.NONE:
            self.numbering.apply(paragraph, block)
        elif block.number:
            form.left_indent, form.first_line_indent = Pt(block.indent + 14), Pt(-14)
            self._run(paragraph, f"{block.number} ", block, model.Run(""))
        for run in block.runs:
            self._run(paragraph, run.text, block, run)
        if block.frame is model.Frame.TEXT_BOX:
            self._into_text_box(paragraph)
        elif block.frame is model.Frame.CONTENT_CONTROL:
            self._into_content_control(paragraph)

    def _run(self, paragraph: Any, text: str, block: model.Paragraph, run: model.Run) -> None:
        made = paragraph.add_run(text)
        made.bold = run.bold or block.heading > 0 or None
        made.underline = block.underline or None
        size = block.size or _TITLE_SIZES.get(block.heading)
        if size:
            made.font.size = Pt(size)
        if block.heading == 1:
            # The Title style of the template brings a Latin face and a blue that no office uses.
            made.font.name = self.document.styles["Normal"].font.name
            made.font.color.rgb = docx.shared.RGBColor(0, 0, 0)
        if run.change is not model.Change.NONE:
            self._track(made, run.change)

    def _track(self, run: Any, change: model.Change) -> None:
        self.changes += 1
        inserted = change is model.Change.INSERTED
        wrapper = OxmlElement("w:ins" if inserted else "w:del")
        wrapper.set(qn("w:id"), str(900 + self.changes))
        wrapper.set(qn("w:author"), "FIXTURE")
        wrapper.set(qn("w:date"), "2026-10-01T09:00:00Z")
        element = run._r
        element.addprevious(wrapper)
        wrapper.append(element)
        if not inserted:
            for text in element.findall(qn("w:t")):
                text.tag = qn("w:delText")

    def _into_text_box(self, paragraph: Any) -> None:
        self.shapes += 1
        run = parse_xml(_TEXT_BOX.format(ns=nsdecls("w"), number=self.shapes))
        old = paragraph._p
        holder = OxmlElement("w:p")
        old.addprevious(holder)
        holder.append(run)
        for i, content in enumerate(run.iter(qn("w:txbxContent"))):
            content.append(old if i == 0 else copy.deepcopy(old))

    def _into_content_control(self, paragraph: Any) -> None:
        control = parse_xml(
            f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="field"/><w:id w:val="{4000 + self.shapes}"/></w:sdtPr>'
            "<w:sdtContent/></w:sdt>"
        )
        self.shapes += 1
        paragraph._p.addprevious(control)
        control[-1].append(paragraph._p)

    def _table(self, parent: Any, block: model.Table, width: float) -> None:
        widths = [width * share / sum(block.widths) for share in block.widths]
        table = parent.add_table(len(block.rows), len(widths))
        if block.ruled:
            table.style = self.document.styles["Table Grid"]
        table.autofit = False
        for column, points in zip(table.columns, widths, strict=True):
            column.width = Pt(points)
        grid = [list(row.cells) for row in table.rows]
        for row, column, item in model.place(block):
            target = grid[row][column]
            if item.rows > 1 or item.columns > 1:
                target = target.merge(grid[row + item.rows - 1][column + item.columns - 1])
            inner = sum(widths[column : column + item.columns])
            target.width = Pt(inner)
            self._cell(target, item, inner)
            if item.height:
                table.rows[row].height = Pt(item.height)

    def _cell(self, target: Any, item: model.Cell, width: float) -> None:
        if item.shade:
            shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{item.shade}"/>')
            target._tc.get_or_add_tcPr().append(shade)
            target.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        for paragraph in target.paragraphs:
            paragraph._p.getparent().remove(paragraph._p)
        self.blocks(target, item.blocks, width - 11)
        for paragraph in target.paragraphs:
            paragraph.paragraph_format.space_after = Pt(0)
