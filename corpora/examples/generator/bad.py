"""Bad inputs for tests, made on the spot: each function writes one file and returns its path."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np
import pikepdf
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpora.examples.generator.model import FIXTURE_LINE

_CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PIECE = b"<w:p><w:r><w:t>" + b"0" * 65_000 + b"</w:t></w:r></w:p>"


def empty(path: Path) -> Path:
    """Write a file of zero bytes."""
    path.write_bytes(b"")
    return path


def truncated(path: Path, source: Path, *, keep: float = 0.5) -> Path:
    """Write the first part of another file.

    :param keep: Share of the bytes to keep, 0 to 1.
    """
    content = source.read_bytes()
    path.write_bytes(content[: int(len(content) * keep)])
    return path


def encrypted_pdf(path: Path, *, password: str = "secret", owner_only: bool = False) -> Path:
    """Write an encrypted one-page PDF.

    :param owner_only: Set only the owner password, so that the file opens without one.
    """
    with pikepdf.open(io.BytesIO(_pages(1))) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(user="" if owner_only else password, owner=password))
    return path


def zip_bomb_docx(path: Path, *, unpacked_bytes: int = 512 * 2**20) -> Path:
    """Write a DOCX of a few hundred kilobytes whose document part unpacks to `unpacked_bytes`."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _CONTENT_TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            part.write(f'<w:document xmlns:w="{_W}"><w:body>'.encode())
            for _ in range(unpacked_bytes // len(_PIECE) + 1):
                part.write(_PIECE)
            part.write(b"</w:body></w:document>")
    return path


def many_pages_pdf(path: Path, pages: int) -> Path:
    """Write a PDF of many short pages."""
    path.write_bytes(_pages(pages))
    return path


def image_without_text(path: Path, *, seed: int = 1) -> Path:
    """Write a picture that holds no writing at all; the suffix decides the format, `.pdf` included."""
    grain = np.random.default_rng(seed).normal(205, 6, (400, 300)).clip(0, 255).astype(np.uint8)
    image = Image.fromarray(grain).resize((900, 1200))
    if path.suffix != ".pdf":
        image.save(path)
        return path
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.drawImage(ImageReader(image), 0, 0, *A4)
    canvas.save()
    return path


def _pages(count: int) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1)
    for number in range(1, count + 1):
        canvas.drawString(57, 780, f"page {number}")
        canvas.drawString(57, 20, FIXTURE_LINE)
        canvas.showPage()
    canvas.save()
    return target.getvalue()
