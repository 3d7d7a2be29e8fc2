"""Shared fixtures. OCR tests may not be skipped where `E7_REQUIRE_OCR` is set."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from analyzer.readers import Block, Document, Format, ReaderPool, Status
from analyzer.readers.builder import Builder
from analyzer.readers.document import BlockKind
from analyzer.readers.ocr_engine import tessdata
from analyzer.readers.problems import DocumentError

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


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip an OCR test where the language data is missing; fail it where `E7_REQUIRE_OCR` is 1."""
    if item.get_closest_marker("ocr") is None:
        return
    try:
        tessdata()
    except DocumentError as error:
        text = f"{error.problem.reason('en')} {error.problem.next_step('en')}"
        if os.environ.get("E7_REQUIRE_OCR") == "1":
            pytest.fail(text, pytrace=False)
        pytest.skip(text)
