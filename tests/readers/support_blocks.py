"""Reads a file the way every format test does: offsets are checked on the way."""

from __future__ import annotations

from pathlib import Path

from analyzer.readers.document import Document
from analyzer.readers.read import read_document


def read(path: Path) -> Document:
    """Return the document of a file after checking that every block lies where it says."""
    doc = read_document(path)
    assert doc.format.value == path.suffix[1:]
    assert all(doc.text[block.start : block.end] == block.text for block in doc.blocks)
    return doc


def texts(doc: Document) -> list[str]:
    """Return the text of every block."""
    return [block.text for block in doc.blocks]
