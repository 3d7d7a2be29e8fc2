"""A paper, free of any file format: what the layouts build and the writers print.

The model knows only what office papers are made of: paragraphs (numbered or not), ruled tables with merged and
nested cells, form fields, page breaks, a running header and footer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

FIXTURE_LINE = "FIXTURE - NOT A REAL DOCUMENT"


class Align(StrEnum):
    """Where the lines of a paragraph stand."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Change(StrEnum):
    """Tracked change of a run; only DOCX keeps both sides, the other formats print the final text."""

    NONE = "none"
    INSERTED = "inserted"
    DELETED = "deleted"


class Frame(StrEnum):
    """Word containers that hide a paragraph from simple readers. Other formats print a plain paragraph."""

    NONE = "none"
    TEXT_BOX = "text_box"
    CONTENT_CONTROL = "content_control"


class Scheme(StrEnum):
    """Automatic numbering in DOCX. With `NONE` the number is typed text."""

    NONE = ""
    ARTICLE = "article"
    DECIMAL = "decimal"
    CIRCLED = "circled"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph in one style."""

    text: str
    bold: bool = False
    change: Change = Change.NONE


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph.

    :param size: Points; None takes the size of the paper.
    :param indent: Left indent in points; the number hangs to the left of it.
    :param heading: 1 for the title, 2 for article or section headings, 0 for text.
    :param number: List or article mark in front of the text.
    :param seal: Print a red seal over the end of the line (page formats only).
    """

    runs: tuple[Run, ...]
    size: float | None = None
    align: Align = Align.LEFT
    indent: float = 0
    heading: int = 0
    underline: bool = False
    number: str = ""
    scheme: Scheme = Scheme.NONE
    frame: Frame = Frame.NONE
    before: float = 0
    seal: bool = False

    @property
    def text(self) -> str:
        """The final text, without deleted runs and without the number."""
        return "".join(run.text for run in self.runs if run.change is not Change.DELETED)

    @property
    def printed(self) -> str:
        """The final text with its number, as it stands on paper."""
        return f"{self.number} {self.text}".strip() if self.number else self.text


@dataclass(frozen=True, slots=True)
class Field:
    """A value that a form PDF holds in an AcroForm field; elsewhere plain text."""

    name: str
    value: str
    height: float = 14

    @property
    def lines(self) -> tuple[Paragraph, ...]:
        """The value as paragraphs, for formats without form fields."""
        return tuple(p(line) for line in self.value.split("\n"))


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell. `rows` and `columns` are its spans, `height` its least height in points."""

    blocks: tuple[Block, ...]
    rows: int = 1
    columns: int = 1
    shade: str = ""
    height: float = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `widths` are percent of the text width; `rows` hold only cells that start in the row.

    :param by_column: The PDF content stream runs down the columns instead of along the rows.
    """

    widths: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    ruled: bool = True
    by_column: bool = False


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The rest stands on a new page."""


@dataclass(frozen=True, slots=True)
class Space:
    """Empty room of `height` points."""

    height: float = 8


Block = Paragraph | Field | Table | PageBreak | Space


@dataclass(frozen=True, slots=True)
class Paper:
    """One file's worth of pages.

    :param title: For the file's metadata.
    :param serif: A serif face instead of a sans.
    :param break_words: Lines may break inside a Korean word, as word processors do by default.
    :param page_mark: Page number pattern with `{n}`, empty for none.
    """

    title: str
    blocks: tuple[Block, ...]
    header: str = ""
    footer: str = FIXTURE_LINE
    serif: bool = False
    size: float = 10
    break_words: bool = True
    page_mark: str = ""
    margins: tuple[float, float, float] = field(default=(57, 60, 50))  # sides, top, bottom in points


def p(
    text: str,
    *,
    bold: bool = False,
    size: float | None = None,
    align: Align = Align.LEFT,
    indent: float = 0,
    heading: int = 0,
    underline: bool = False,
    number: str = "",
    scheme: Scheme = Scheme.NONE,
    frame: Frame = Frame.NONE,
    before: float = 0,
    seal: bool = False,
) -> Paragraph:
    """Build a paragraph of one run. A text with `[-old-]` and `[+new+]` marks becomes a tracked change."""
    return Paragraph(_runs(text, bold), size, align, indent, heading, underline, number, scheme, frame, before, seal)


def cell(
    content: str | Block | Sequence[Block],
    *,
    rows: int = 1,
    columns: int = 1,
    shade: str = "",
    height: float = 0,
    bold: bool = False,
    align: Align = Align.LEFT,
    size: float | None = None,
) -> Cell:
    """Build a cell; the lines of a string become paragraphs."""
    if isinstance(content, str):
        blocks: tuple[Block, ...] = tuple(p(line, bold=bold, align=align, size=size) for line in content.split("\n"))
    elif isinstance(content, (Paragraph, Field, Table, PageBreak, Space)):
        blocks = (content,)
    else:
        blocks = tuple(content)
    return Cell(blocks, rows, columns, shade, height)


def label(text: str, *, rows: int = 1, columns: int = 1, shade: str = "F0F0F0", size: float | None = None) -> Cell:
    """Build a centred, shaded label cell."""
    return cell(text, rows=rows, columns=columns, shade=shade, align=Align.CENTER, size=size)


def place(table: Table) -> Iterator[tuple[int, int, Cell]]:
    """Yield row, column and cell of a table, moving cells right of those that reach down from above."""
    taken: set[tuple[int, int]] = set()
    for r, row in enumerate(table.rows):
        c = 0
        for item in row:
            while (r, c) in taken:
                c += 1
            taken.update((r + i, c + j) for i in range(item.rows) for j in range(item.columns))
            yield r, c, item
            c += item.columns


def walk(blocks: Sequence[Block]) -> Iterator[Paragraph | Field]:
    """Yield the paragraphs and fields in reading order, tables row by row."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for item in row:
                    yield from walk(item.blocks)
        elif isinstance(block, (Paragraph, Field)):
            yield block


def _runs(text: str, bold: bool) -> tuple[Run, ...]:
    runs: list[Run] = []
    rest = text
    while (start := min((i for i in (rest.find("[-"), rest.find("[+")) if i >= 0), default=-1)) >= 0:
        change = Change.DELETED if rest[start + 1] == "-" else Change.INSERTED
        end = rest.index(f"{rest[start + 1]}]", start + 2)
        if start:
            runs.append(Run(rest[:start], bold))
        runs.append(Run(rest[start + 2 : end], bold, change))
        rest = rest[end + 2 :]
    if rest or not runs:
        runs.append(Run(rest, bold))
    return tuple(runs)
