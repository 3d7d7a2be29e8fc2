"""Second engine: the characters of one page from pdfplumber, asked only when PDFium's text looks broken."""

from __future__ import annotations

import logging
import math
from pathlib import Path

import pdfplumber
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from analyzer.readers.pdf_glyphs import is_bold
from analyzer.readers.pdf_page import SLANTED, Glyph

# pdfminer's warnings quote the page.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

# What pdfminer lets through on damaged files, beside its own exceptions.
FAILURES = (
    PdfminerException, MalformedPDFException, PDFException, PSException, ValueError, TypeError, KeyError, AttributeError, IndexError,
    AssertionError, RecursionError, OverflowError,
)  # fmt: skip


def read_glyphs(path: Path, number: int) -> list[Glyph]:
    """Return the glyphs of page `number`, or nothing when pdfplumber cannot read the file or the page."""
    try:
        with pdfplumber.open(path, pages=[number]) as pdf:
            page = pdf.pages[0]
            left, top = page.bbox[0], page.bbox[1]
            return [_glyph(char, left, top) for char in page.chars]
    except FAILURES:
        return []


def _glyph(char: dict[str, object], left: float, top: float) -> Glyph:
    x0, x1, y0, y1 = (float(str(char[key])) for key in ("x0", "x1", "top", "bottom"))
    a, b = (float(part) for part in char["matrix"][:2])  # type: ignore[index]
    angle = -math.degrees(math.atan2(b, a)) % 360
    turn = round(angle / 90) * 90
    text = str(char["text"])
    return Glyph(
        "\ufffd" if text.startswith("(cid:") else " " if text < " " else text,
        x0 - left, y0 - top, x1 - left, y1 - top,
        float(str(char["size"])),
        bold=is_bold(str(char["fontname"])),
        turn=turn % 360 if abs(angle - turn) < 10 else SLANTED,
    )  # fmt: skip
