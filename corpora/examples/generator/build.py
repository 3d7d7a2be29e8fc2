"""Writes packages: every paper in its format, and `truth.json` beside them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from corpora.examples.generator.content import Document, Package
from corpora.examples.generator.layouts import LAYOUTS
from corpora.examples.generator.truth import truth
from corpora.examples.generator.write_docx import write_docx
from corpora.examples.generator.write_form_pdf import write_form_pdf
from corpora.examples.generator.write_hwpx import write_hwpx
from corpora.examples.generator.write_pdf import write_pdf
from corpora.examples.generator.write_scan import Scanner, write_scan
from corpora.examples.generator.write_text import write_text


def build_package(package: Package, root: Path) -> Path:
    """Write one package below `root`, replacing what is there.

    :return: The folder of the package.
    """
    folder = root / package.folder
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    for document in package.documents:
        write_document(package, document, folder)
    text = json.dumps(truth(package), ensure_ascii=False, indent=1)
    (folder / "truth.json").write_text(text + "\n", "utf-8")
    return folder


def write_document(package: Package, document: Document, folder: Path) -> Path:
    """Write one paper into a folder and return its path."""
    path = folder / document.file
    paper = LAYOUTS[document.layout](package.case(document))
    if document.scan is not None:
        write_scan(paper, path, Scanner(**document.scan))
    elif document.form:
        write_form_pdf(paper, path)
    else:
        {".pdf": write_pdf, ".docx": write_docx, ".hwpx": write_hwpx, ".txt": write_text}[path.suffix](paper, path)
    return path
