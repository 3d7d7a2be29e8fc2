"""HWPX, the office format of Hangul: our own writer of the zip package and its XML."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from corpora.examples.generator import hwpx_parts, model
from corpora.examples.generator.containers import write_zip

_UNIT = 100  # HWPUNIT per point
_PAGE = (59528, 84188)
_TITLE_SIZES = {1: 17.0, 2: 11.0}
_ALIGN = {model.Align.LEFT: "JUSTIFY", model.Align.CENTER: "CENTER", model.Align.RIGHT: "RIGHT"}


def write_hwpx(paper: model.Paper, path: Path) -> None:
    """Write a paper as HWPX."""
    writer = _Writer(paper)
    section = writer.section()
    preview = "\r\n".join(
        block.value if isinstance(block, model.Field) else block.printed for block in model.walk(paper.blocks)
    )
    header = hwpx_parts.header(
        "바탕" if paper.serif else "맑은 고딕", list(writer.char_shapes), list(writer.para_shapes), list(writer.shades)
    )
    members = {
        "mimetype": hwpx_parts.MIMETYPE,
        "version.xml": hwpx_parts.VERSION.encode(),
        "Contents/header.xml": header.encode(),
        "Contents/section0.xml": section.encode(),
        "Preview/PrvText.txt": preview[:1000].encode("utf-16-le"),
        "settings.xml": hwpx_parts.SETTINGS.encode(),
        "META-INF/container.xml": hwpx_parts.CONTAINER.encode(),
        "Contents/content.hpf": hwpx_parts.package(paper.title).encode(),
        "META-INF/manifest.xml": hwpx_parts.MANIFEST.encode(),
    }
    write_zip(path, members.items(), stored=frozenset({"mimetype"}))


class _Writer:
    def __init__(self, paper: model.Paper) -> None:
        self.paper = paper
        # Shapes in the order of first use; the position is the id.
        self.char_shapes: dict[tuple[int, bool, bool], int] = {(round(paper.size * _UNIT), False, False): 0}
        self.para_shapes: dict[tuple[str, int, int], int] = {("JUSTIFY", 0, 0): 0}
        self.shades: dict[str, int] = {}
        self.tables = 0

    def section(self) -> str:
        """Return Contents/section0.xml."""
        width = (_PAGE[0] / _UNIT) - 2 * self.paper.margins[0]
        first = self._wrap(f'<hp:run charPrIDRef="0">{self._page_setup()}</hp:run>{self._controls()}', 0)
        return (
            f"{hwpx_parts.XML}<hs:sec {hwpx_parts.NAMESPACES}>{first}{self._blocks(self.paper.blocks, width)}</hs:sec>"
        )

    def _page_setup(self) -> str:
        sides, top, bottom = (round(value * _UNIT) for value in self.paper.margins)
        return (
            '<hp:secPr id="" textDirection="HORIZONTAL" spaceColumns="1134" tabStop="8000" outlineShapeIDRef="0" '
            'memoShapeIDRef="0" textVerticalWidthHead="0" masterPageCnt="0"><hp:grid lineGrid="0" charGrid="0" '
            'wonggojiFormat="0"/><hp:startNum pageStartsOn="BOTH" page="0" pic="0" tbl="0" equation="0"/>'
            f'<hp:pagePr landscape="WIDELY" width="{_PAGE[0]}" height="{_PAGE[1]}" gutterType="LEFT_ONLY">'
            f'<hp:margin header="2834" footer="2834" gutter="0" left="{sides}" right="{sides}" top="{top}" '
            f'bottom="{bottom}"/></hp:pagePr></hp:secPr>'
            '<hp:ctrl><hp:colPr id="" type="NEWSPAPER" layout="LEFT" colCount="1" sameSz="1" sameGap="0"/></hp:ctrl>'
        )

    def _controls(self) -> str:
        result = ""
        if self.paper.page_mark:
            result += '<hp:ctrl><hp:pageNum pos="BOTTOM_CENTER" formatType="DIGIT" sideChar="-"/></hp:ctrl>'
        for name, text, align in (
            ("header", self.paper.header, model.Align.RIGHT),
            ("footer", self.paper.footer, model.Align.CENTER),
        ):
            if text:
                inner = self._paragraph(model.p(text, size=7, align=align))
                result += f'<hp:ctrl><hp:{name} id="{len(result)}" applyPageType="BOTH">{_sublist(inner)}</hp:{name}></hp:ctrl>'
        return f'<hp:run charPrIDRef="0">{result}</hp:run>' if result else ""

    def _blocks(self, blocks: tuple[model.Block, ...], width: float) -> str:
        result, break_page = "", False
        for block in blocks:
            match block:
                case model.Paragraph():
                    result += self._paragraph(block, break_page=break_page)
                case model.Field():
                    result += "".join(self._paragraph(line) for line in block.lines)
                case model.Table():
                    run = f'<hp:run charPrIDRef="0">{self._table(block, width)}<hp:t/></hp:run>'
                    result += self._wrap(run, 0, break_page=break_page)
                case model.Space():
                    result += self._paragraph(model.p(""), break_page=break_page)
            break_page = isinstance(block, model.PageBreak)
        return result

    def _paragraph(self, block: model.Paragraph, *, break_page: bool = False) -> str:
        size = block.size or _TITLE_SIZES.get(block.heading) or self.paper.size
        hang = 14 if block.number else 0
        shape = (_ALIGN[block.align], round((block.indent + hang) * _UNIT), -hang * _UNIT)
        runs = [run for run in block.runs if run.change is not model.Change.DELETED]
        content = ""
        for i, run in enumerate(runs):
            text = f"{block.number} {run.text}" if block.number and i == 0 else run.text
            style = (round(size * _UNIT), run.bold or block.heading > 0, block.underline)
            number = self.char_shapes.setdefault(style, len(self.char_shapes))
            content += f'<hp:run charPrIDRef="{number}"><hp:t>{escape(text)}</hp:t></hp:run>'
        return self._wrap(content, self.para_shapes.setdefault(shape, len(self.para_shapes)), break_page=break_page)

    def _wrap(self, content: str, shape: int, *, break_page: bool = False) -> str:
        return (
            f'<hp:p id="0" paraPrIDRef="{shape}" styleIDRef="0" pageBreak="{int(break_page)}" columnBreak="0" '
            f'merged="0">{content}</hp:p>'
        )

    def _table(self, table: model.Table, width: float) -> str:
        self.tables += 1
        number = self.tables
        widths = [width * share / sum(table.widths) for share in table.widths]
        rows: list[list[str]] = [[] for _ in table.rows]
        for row, column, item in model.place(table):
            rows[row].append(self._cell(item, row, column, sum(widths[column : column + item.columns]), table.ruled))
        content = "".join(f"<hp:tr>{''.join(cells)}</hp:tr>" for cells in rows)
        return (
            f'<hp:tbl id="{1000 + number}" zOrder="{number}" numberingType="TABLE" textWrap="TOP_AND_BOTTOM" '
            f'textFlow="BOTH_SIDES" lock="0" dropcapstyle="None" pageBreak="CELL" repeatHeader="1" '
            f'rowCnt="{len(rows)}" colCnt="{len(widths)}" cellSpacing="0" borderFillIDRef="{2 if table.ruled else 1}" '
            f'noAdjust="0"><hp:sz width="{round(width * _UNIT)}" widthRelTo="ABSOLUTE" height="{2000 * len(rows)}" '
            'heightRelTo="ABSOLUTE" protect="0"/><hp:pos treatAsChar="1" affectLSpacing="0" flowWithText="1" '
            'allowOverlap="0" holdAnchorAndSO="0" vertRelTo="PARA" horzRelTo="COLUMN" vertAlign="TOP" '
            'horzAlign="LEFT" vertOffset="0" horzOffset="0"/><hp:outMargin left="0" right="0" top="0" bottom="0"/>'
            f'<hp:inMargin left="400" right="400" top="150" bottom="150"/>{content}</hp:tbl>'
        )

    def _cell(self, item: model.Cell, row: int, column: int, width: float, ruled: bool) -> str:
        border = 2 if ruled else 1
        if item.shade:
            border = 3 + self.shades.setdefault(item.shade, len(self.shades))
        height = round(max(item.height, 20) * _UNIT)
        return (
            f'<hp:tc name="" header="0" hasMargin="0" protect="0" editable="0" dirty="0" borderFillIDRef="{border}">'
            f"{_sublist(self._blocks(item.blocks, width - 8))}"
            f'<hp:cellAddr colAddr="{column}" rowAddr="{row}"/><hp:cellSpan colSpan="{item.columns}" '
            f'rowSpan="{item.rows}"/><hp:cellSz width="{round(width * _UNIT)}" height="{height}"/>'
            '<hp:cellMargin left="400" right="400" top="150" bottom="150"/></hp:tc>'
        )


def _sublist(content: str) -> str:
    return (
        '<hp:subList id="" textDirection="HORIZONTAL" lineWrap="BREAK" vertAlign="CENTER" linkListIDRef="0" '
        f'linkListNextIDRef="0" textWidth="0" textHeight="0" hasTextRef="0" hasNumRef="0">{content}</hp:subList>'
    )
