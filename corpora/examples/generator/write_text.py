"""Plain text, in the code page of old Korean Windows."""

from __future__ import annotations

from pathlib import Path

from corpora.examples.generator import model


def write_text(paper: model.Paper, path: Path, *, encoding: str = "cp949") -> None:
    """Write a paper as plain text with Windows line ends; table rows become lines with tabs."""
    lines = [*_lines(paper.blocks), "", paper.footer]
    path.write_bytes("\r\n".join(lines).encode(encoding))


def _lines(blocks: tuple[model.Block, ...]) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        match block:
            case model.Paragraph():
                lines.append(" " * round(block.indent / 6) + block.printed)
            case model.Field():
                lines += [line.text for line in block.lines]
            case model.Table():
                for row in block.rows:
                    lines.append("\t".join(" / ".join(_lines(cell.blocks)) for cell in row))
            case _:
                lines.append("")
    return lines
