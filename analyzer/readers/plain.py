"""Reads plain text: every line is a block; lines parted by bars are a table, lines wrapped at a margin one paragraph."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from analyzer.readers.builder import Builder, Line
from analyzer.readers.document import BlockKind
from analyzer.readers.limits import Limits
from analyzer.readers.pdf_marks import Mark, mark, starts_item
from analyzer.readers.problems import DamagedDocument
from analyzer.readers.sniff import decode_text
from analyzer.readers.tables import GridCell, places

_BAR = re.compile(r"\S\s+\|\s+\S")
_RULE = re.compile(r"[\s|:+=-]+")
# A lone line with bars is a margin or an address.
_LEAST_ROWS = 2
# Old systems and e-mail wrap at a margin; lines without one run on to the end of the paragraph (columns).
_WIDEST_MARGIN = 100
_NARROWEST_MARGIN = 40
# What ends so goes on, whatever the margin.
_RUNS_ON = ("고,", "며,", "으로,", "면서")
# One line that happens to be the longest is no margin.
_LEAST_WRAPS = 2
# Lines further in are titles in the middle or dates at the right (columns).
_MOST_INDENT = 12
_CLOSED = re.compile(r"[.!?:：]$|\)\s*(?:귀하|귀중)?$")
# A date or a signature stands for itself.
_ALONE = re.compile(r"\s*(?:\d{4}\s*[.년/-]\s*\d{1,2}\s*[.월/-]\s*\d{1,2}\s*[.일]?$|\(?(?:갑|을|서명|인|직인)\)|.*\((?:인|직인|서명|서명 또는 인|signature)\)\s*$)")


def read(path: Path, builder: Builder, limits: Limits) -> None:
    """Fill `builder` with the lines of a text file in UTF-8, UTF-16 with a byte order mark, or CP949.

    :raises DamagedDocument: If no encoding fits the whole file.
    """
    text = decode_text(path.read_bytes())
    if text is None:
        raise DamagedDocument("file.damaged", "text encoding")
    for barred, group in groupby(text.splitlines(), key=lambda line: _BAR.search(line) is not None or line.count("|") > 1 and _RULE.fullmatch(line) is not None):
        lines = list(group)
        if barred and len(lines) >= _LEAST_ROWS:
            _add_table(lines, builder)
        else:
            for paragraph in _paragraphs(lines):
                builder.add([Line(line, glue=" ") for line in paragraph])


def _paragraphs(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the lines, those together that a program wrapped: the first word of the next line would not have fitted."""
    wraps = set(_wraps(lines))
    if len(wraps) < _LEAST_WRAPS:
        wraps = {number for number in wraps if lines[number].rstrip().endswith(_RUNS_ON)}
    paragraph: list[str] = []
    for number, line in enumerate(lines):
        paragraph.append(line)
        if number not in wraps:
            yield paragraph
            paragraph = []


def _wraps(lines: Sequence[str]) -> Iterator[int]:
    """Yield the numbers of the lines that run on into the next one."""
    margin = max((_columns(line) for line in lines), default=0)
    if not _NARROWEST_MARGIN <= margin <= _WIDEST_MARGIN:
        return
    earlier: Mark | None = None
    for number, (line, following) in enumerate(zip(lines, lines[1:], strict=False)):
        text, behind = line.strip(), following.strip()
        earlier = mark(text) or earlier
        centred = _indent(line) > _MOST_INDENT or (_indent(following) > _MOST_INDENT and mark(text) is None)
        if text and behind and not centred and not _CLOSED.search(text) and not _ALONE.match(behind) and not starts_item(behind, earlier) \
                and (_columns(line) + 1 + _columns(behind.split()[0]) > margin or text.endswith(_RUNS_ON)):
            yield number


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _columns(text: str) -> int:
    """Return how many columns a text takes: Korean letters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text.rstrip())


def _add_table(lines: Sequence[str], builder: Builder) -> None:
    rows = [re.split(r"\s*\|\s*", line.strip().strip("|").strip()) for line in lines if not _RULE.fullmatch(line)]
    cells = [GridCell(row, column, text) for row, texts in enumerate(rows) for column, text in enumerate(texts)]
    for cell, place in zip(cells, places(cells, builder.new_table()), strict=True):
        builder.add(cell.text, BlockKind.CELL, cell=place)
