"""Plain text as it comes out of a word processor: label and value on one line, a cell of several lines below its label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from corpora.examples.generator import model


def write_plain(paper: model.Paper, path: Path) -> None:
    """Write a paper as UTF-8 text."""
    path.write_text("\n".join([*_lines(paper.blocks), "", paper.footer]) + "\n", "utf-8")


def _lines(blocks: Sequence[model.Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case model.Paragraph():
                yield " " * round(block.indent / 6) + block.printed
            case model.Field():
                yield from (line.text for line in block.lines)
            case model.Table():
                yield from _table(block)
            case _:
                yield ""


def _table(table: model.Table) -> Iterator[str]:
    heads: list[str] = []
    for row in table.rows:
        if len(row) > 1 and all(_is_label(cell) for cell in row):
            heads = [_joined(cell) for cell in row]
        elif heads and len(heads) == len(row):
            yield from (f"{head} : {_joined(cell)}" for head, cell in zip(heads, row, strict=True))
        else:
            yield from _pairs(row)


def _pairs(row: Sequence[model.Cell]) -> Iterator[str]:
    label = ""
    for cell in row:
        if _is_label(cell):
            if label:
                yield label
            label = _joined(cell)
            continue
        inside = list(_lines(cell.blocks))
        if len(inside) == 1:
            yield f"{label} : {inside[0].strip()}" if label else inside[0]
        else:
            yield from ([label] if label else [])
            yield from inside
        label = ""
    if label:
        yield label


def _joined(cell: model.Cell) -> str:
    return " ".join(line.strip() for line in _lines(cell.blocks))


def _is_label(cell: model.Cell) -> bool:
    return bool(cell.shade)
