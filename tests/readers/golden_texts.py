"""The text of every example paper as it has to be read, block by block: `python -m tests.readers.golden_texts` writes it anew.

Look at the difference before it is committed: the files in `golden/` are what a person agreed to.
"""

from __future__ import annotations

from pathlib import Path

from analyzer.readers import Block, Document
from analyzer.readers.read import read_document
from tests.hostile.sweep import without_ocr

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "corpora" / "examples"
GOLDEN = Path(__file__).with_name("golden")
#: Formats with a text of their own; what OCR reads depends on the version of its models.
FORMATS = (".docx", ".hwpx", ".pdf", ".txt")


def packages() -> list[Path]:
    """Return the folders of the example packages that hold a paper with a text of its own."""
    folders = {path.parent for part in ("formats", "packages") for path in (EXAMPLES / part).rglob("*") if path.suffix in FORMATS}
    return sorted(folder for folder in folders if "scan" not in folder.name)


def golden_of(folder: Path) -> Path:
    """Return the file that holds the text of a package."""
    return GOLDEN / f"{folder.parent.name}-{folder.name}.txt"


def told(folder: Path) -> str:
    """Return the text of the papers of a package, a line for each block."""
    parts = []
    for path in sorted(folder.iterdir()):
        if path.suffix in FORMATS:
            with without_ocr():
                document = read_document(path)
            parts += [f"=== {path.name} ({document.status.value}, {document.page_count or '-'})", *_lines(document), ""]
    return "\n".join(parts)


def _lines(document: Document) -> list[str]:
    return [f"{_place(block)} " + block.text.replace("\n", " ⏎ ") for block in document.blocks]


def _place(block: Block) -> str:
    cell = block.cell
    page = f"{block.page}:" if block.page is not None else ""
    if cell is None:
        return f"[{page}{block.kind.value}]"
    return f"[{page}{cell.table}.{cell.row}.{cell.column}]"


def main() -> None:
    """Write the text of every package."""
    GOLDEN.mkdir(exist_ok=True)
    for stale in GOLDEN.glob("*.txt"):
        stale.unlink()
    for folder in packages():
        golden_of(folder).write_text(told(folder), "utf-8")


if __name__ == "__main__":
    main()
