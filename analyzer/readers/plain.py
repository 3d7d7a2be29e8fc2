"""Reads plain text: every line is a block; lines parted by bars are a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from analyzer.readers.builder import Builder
from analyzer.readers.document import BlockKind
from analyzer.readers.limits import Limits
from analyzer.readers.problems import DamagedDocument
from analyzer.readers.sniff import decode_text
from analyzer.readers.tables import GridCell, places

_BAR = re.compile(r"\S\s+\|\s+\S")
_RULE = re.compile(r"[\s|:+=-]+")
# A lone line with bars is a margin or an address.
_LEAST_ROWS = 2


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
            for line in lines:
                builder.add(line)


def _add_table(lines: Sequence[str], builder: Builder) -> None:
    rows = [re.split(r"\s*\|\s*", line.strip().strip("|").strip()) for line in lines if not _RULE.fullmatch(line)]
    cells = [GridCell(row, column, text) for row, texts in enumerate(rows) for column, text in enumerate(texts)]
    for cell, place in zip(cells, places(cells, builder.new_table()), strict=True):
        builder.add(cell.text, BlockKind.CELL, cell=place)
