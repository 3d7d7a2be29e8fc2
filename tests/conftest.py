"""Shared fixtures. OCR tests may not be skipped where `E7_REQUIRE_OCR` is set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from analyzer.readers import Block, Document, Format, ReaderPool, Status
from analyzer.readers.builder import Builder
from analyzer.readers.document import BlockKind

PACKAGES = Path(__file__).resolve().parents[1] / "corpora" / "examples" / "packages"


def document_of(lines: Sequence[str | tuple[str, BlockKind]], name: str = "paper.txt") -> Document:
    """Build a document from lines, as a reader would."""
    builder = Builder()
    for line in lines:
        text, kind = (line, BlockKind.PARAGRAPH) if isinstance(line, str) else line
        builder.add(text, kind)
    blocks: tuple[Block, ...] = tuple(builder.blocks)
    return Document(Path(name), name, Format.TEXT, Status.READ, builder.text, blocks)


@pytest.fixture(scope="session")
def pool() -> Iterator[ReaderPool]:
    """Two reader processes for the whole run."""
    with ReaderPool(workers=2) as readers:
        yield readers
