"""Reads plain text: every line is a block."""

from __future__ import annotations

from pathlib import Path

from analyzer.readers.builder import Builder
from analyzer.readers.limits import Limits
from analyzer.readers.problems import DamagedDocument
from analyzer.readers.sniff import decode_text


def read(path: Path, builder: Builder, limits: Limits) -> None:
    """Fill `builder` with the lines of a text file in UTF-8, UTF-16 with a byte order mark, or CP949.

    :raises DamagedDocument: If no encoding fits the whole file.
    """
    text = decode_text(path.read_bytes())
    if text is None:
        raise DamagedDocument("file.damaged", "text encoding")
    for line in text.splitlines():
        builder.add(line)
