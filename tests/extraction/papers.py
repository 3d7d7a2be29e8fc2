"""Builders of small papers for the tests of this folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analyzer.extraction import Paper, extract
from analyzer.readers import Document, Format, Status
from analyzer.readers.builder import Builder
from analyzer.readers.document import BlockKind
from analyzer.readers.tables import GridCell, places
from tests.conftest import document_of

CONTRACT = ("근로계약서", "제1조 (목적)", "이 계약은 근로기준법에 따른 근로조건을 정한다.")
STATEMENT = ("고용사유서", "당사는 내국인 채용이 어려워 외국인 전문인력을 고용하고자 합니다.")


def contract(*lines: str | tuple[str, BlockKind]) -> Paper:
    """Return the paper of a contract with these lines."""
    return extract(document_of([*CONTRACT, *lines]))


def statement(*lines: str | tuple[str, BlockKind]) -> Paper:
    """Return the paper of a statement with these lines."""
    return extract(document_of([*STATEMENT, *lines]))


def table_document(rows: Sequence[Sequence[str]], before: Sequence[str], after: Sequence[str] = ()) -> Document:
    """Return a document with one table; an empty cell text leaves the place to its left neighbour."""
    builder = Builder()
    for line in before:
        builder.add(line)
    grid = [GridCell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row) if text]
    for cell, place in zip(grid, places(grid, builder.new_table()), strict=True):
        builder.add(cell.text, BlockKind.CELL, cell=place)
    for line in after:
        builder.add(line)
    return Document(Path("표.docx"), "표.docx", Format.DOCX, Status.READ, builder.text, tuple(builder.blocks))


def texts(paper: Paper) -> list[str]:
    """Return the duties' texts."""
    return [duty.text for duty in paper.duties]


def facts(paper: Paper) -> dict[str, object]:
    """Return the first value of each fact, after checking that every fact stands where it says."""
    for fact in paper.facts:
        assert fact.raw
        assert paper.document.text[fact.start : fact.end] == fact.raw
    return {fact.name: fact.value for fact in reversed(paper.facts)}


def values(paper: Paper, name: str) -> list[object]:
    """Return every value of a fact."""
    return [fact.value for fact in paper.facts_named(name)]
