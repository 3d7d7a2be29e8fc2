"""What every reader returns: text that knows where on which page it stands.

A `Document` is one file. Its `text` is the whole normalised text; its `blocks` cut that text into the pieces the
author made (headings, list items, table cells, form fields), each with the offsets, the page and the box it came
from. `doc.text[block.start:block.end] == block.text` always holds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from analyzer.readers.problems import ReadProblem


class Format(StrEnum):
    """File formats, told from content."""

    PDF = "pdf"
    DOCX = "docx"
    HWPX = "hwpx"
    HWP = "hwp"
    IMAGE = "image"
    TEXT = "text"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """What became of one file. Only `READ` and `PARTIAL` documents have text."""

    READ = "read"
    PARTIAL = "partial"
    LOCKED = "locked"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    UNSUPPORTED = "unsupported"
    UNSAFE = "unsafe"
    TIMEOUT = "timeout"


class BlockKind(StrEnum):
    """The role hint a reader can give a block from layout alone."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CELL = "cell"
    FIELD = "field"
    HEADER = "header"
    FOOTER = "footer"
    NOTE = "note"


class Origin(StrEnum):
    """How the characters were obtained. OCR text is low trust."""

    TEXT = "text"
    FORM = "form"
    OCR = "ocr"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the page's top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where a cell stands in its table.

    :param table: Running number of the table in the document, from 0; a nested table has its own number.
    :param row_label: Text of the nearest non-empty cell to the left in the same row, empty if there is none.
    :param column_label: Text of the first-row cell above, empty for cells of the first row.
    :param parent: Number of the table that this table is nested in, None at the top.
    """

    table: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    row_label: str = ""
    column_label: str = ""
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class LinePlace:
    """One printed line of a block: offsets into `Document.text`, and its place where the format has pages."""

    start: int
    end: int
    page: int | None = None
    box: Box | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of text with its layout.

    :param text: Normalised text. A newline is a line break that the author made; soft wraps are joined by the reader.
    :param start: Offset of the first character in `Document.text`.
    :param end: Offset behind the last character.
    :param page: Page of the first line, from 1; None where the format has no pages.
    :param cell: Set for `CELL` blocks, and for blocks of other kinds that stand inside a cell.
    :param number: Automatic list number or heading number that is not part of `text` (`제3조`, `2)`), else empty.
    :param level: Depth of a list item or heading, from 0.
    :param emphasis: Bold or underlined as a whole.
    :param field: Name of the form field, for `FIELD` blocks.
    :param confidence: Mean OCR confidence, 0 to 1, for `Origin.OCR` blocks.
    """

    text: str
    kind: BlockKind
    start: int
    end: int
    page: int | None = None
    cell: CellPlace | None = None
    number: str = ""
    level: int = 0
    emphasis: bool = False
    field: str = ""
    origin: Origin = Origin.TEXT
    confidence: float | None = None
    lines: tuple[LinePlace, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """A tracked change that nobody has accepted or rejected yet. Inserted text is in the blocks, deleted text is not."""

    kind: str  # "insertion" or "deletion"
    text: str
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One file as read. `path` is what the user gave; `name` is the NFC file name for display."""

    path: Path
    name: str
    format: Format
    status: Status
    text: str = ""
    blocks: tuple[Block, ...] = ()
    page_count: int | None = None
    problems: tuple[ReadProblem, ...] = ()
    revisions: tuple[Revision, ...] = ()
    sha256: str = ""
    seconds: float = field(default=0.0, compare=False)

    def __hash__(self) -> int:
        # Of the content by its digest: what is remembered of a document is asked for often, and a document has thousands of parts.
        return hash((self.sha256, self.name, len(self.text)))

    @property
    def usable(self) -> bool:
        """Whether the document has text to work on."""
        return self.status in (Status.READ, Status.PARTIAL)
