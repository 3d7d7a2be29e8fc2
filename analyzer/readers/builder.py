"""Collects blocks in reading order and keeps offsets right. All readers end here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyzer.readers.document import Block, BlockKind, Box, CellPlace, LinePlace, Origin, Revision
from analyzer.readers.normalise import clean, tags
from analyzer.readers.problems import ReadProblem


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line before offsets exist. `glue` is what joins it to the next line: newline, blank or nothing."""

    text: str
    page: int | None = None
    box: Box | None = None
    confidence: float | None = None
    glue: str = "\n"


# Fewer letters than this say nothing: a filed code has four. White dots and blanks are how some people set a form.
MIN_UNSEEN = 4


class Unseen:
    """Counts the letters of a document that a person cannot see: hidden, white on white, too small, without a shape."""

    def __init__(self) -> None:
        self.letters = 0

    def add(self, text: str) -> None:
        """Count the letters and digits of a text that is left out."""
        self.letters += sum(char.isalnum() for char in text)


class Builder:
    """Builds the text, blocks and problems of one document."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.blocks: list[Block] = []
        self.problems: list[ReadProblem] = []
        self.revisions: list[Revision] = []
        self.page_count: int | None = None
        self.unseen = Unseen()
        self._tables = 0

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    def new_table(self) -> int:
        """Return the number of the next table."""
        self._tables += 1
        return self._tables - 1

    def add(
        self,
        content: str | Sequence[Line],
        kind: BlockKind = BlockKind.PARAGRAPH,
        *,
        page: int | None = None,
        cell: CellPlace | None = None,
        number: str = "",
        level: int = 0,
        emphasis: bool = False,
        field: str = "",
        origin: Origin = Origin.TEXT,
    ) -> Block | None:
        """Append one block, normalised. Returns None (and adds nothing) when only white space is left."""
        lines = [Line(part, page) for part in content.split("\n")] if isinstance(content, str) else content
        start = self._length
        places: list[LinePlace] = []
        text = glue = ""
        for line in lines:
            raw = line.text
            tidy = clean(raw)
            if tidy is not raw:  # in a clean text there is none
                self.unseen.letters += tags(raw)
            tidy = " ".join(tidy.split())
            if tidy:
                text += glue
                offset = start + len(text)
                places.append(LinePlace(offset, offset + len(tidy), line.page, line.box, line.confidence))
                text += tidy
                glue = line.glue
        if not places:
            return None
        scores = [line.confidence for line in places if line.confidence is not None]
        block = Block(
            text=text,
            kind=kind,
            start=start,
            end=start + len(text),
            page=places[0].page if places[0].page is not None else page,
            cell=cell,
            number=clean(number).strip() if number else "",
            level=level,
            emphasis=emphasis,
            field=field,
            origin=origin,
            confidence=sum(scores) / len(scores) if scores else None,
            lines=tuple(places),
        )
        self.blocks.append(block)
        self._parts.append(text + "\n")
        self._length += len(text) + 1
        return block

    def problem(self, code: str, detail: str = "", page: int | None = None) -> None:
        """Note a problem that does not stop the reading."""
        self.problems.append(ReadProblem(code, detail, page))
