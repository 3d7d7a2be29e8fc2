"""Shared fixtures. OCR and LibreOffice tests may not be skipped where `E7_REQUIRE_OCR` and `E7_REQUIRE_OFFICE` are set.

No test reaches another machine: see `tests/offline`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from analyzer.readers import Block, Document, Format, ReaderPool, Status
from analyzer.readers.builder import Builder
from analyzer.readers.document import BlockKind
from analyzer.readers.ocr_engine import tessdata
from analyzer.readers.problems import DocumentError
from tests.offline import sitecustomize

# The import guards this process, the path guards the processes that tests start.
os.environ["PYTHONPATH"] = os.pathsep.join(part for part in (str(Path(sitecustomize.__file__).parent), os.environ.get("PYTHONPATH", "")) if part)

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
    """Skip a test where the program it needs is missing; fail it where that program is required."""
    if item.get_closest_marker("ocr") is not None:
        try:
            tessdata()
        except DocumentError as error:
            _missing(f"{error.problem.reason('en')} {error.problem.next_step('en')}", "E7_REQUIRE_OCR")
    if item.get_closest_marker("browser") is not None and shutil.which("chromium") is None:
        _missing("Chromium is missing: apt-get install chromium", "E7_REQUIRE_BROWSER")
    if item.get_closest_marker("office") is not None and shutil.which("soffice") is None:
        _missing("LibreOffice is missing: apt-get install libreoffice-writer-nogui", "E7_REQUIRE_OFFICE")


def _missing(text: str, required: str) -> None:
    if os.environ.get(required) == "1":
        pytest.fail(text, pytrace=False)
    pytest.skip(text)
