"""Reads a picture of a document: JPEG, PNG, BMP, and TIFF with one or more pages."""

from __future__ import annotations

import time
import warnings
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from analyzer.readers import ocr
from analyzer.readers.builder import Builder
from analyzer.readers.limits import Limits
from analyzer.readers.pdf_assemble import Assembly
from analyzer.readers.pdf_notes import LOW_CONFIDENCE, TIME_SHARE, PageNotes
from analyzer.readers.pdf_page import Frame, Sheet
from analyzer.readers.problems import DamagedDocument, EmptyDocument, UnsafeDocument

FORMATS = ("JPEG", "PNG", "TIFF", "BMP")
A4_INCHES = (8.27, 11.69)
# Metadata is believed when the page it makes is between A6 and A2.
_LONG_SIDE_INCHES = (5.5, 24.0)
# Tesseract reads letters best at this resolution; phone photos have more, e-mailed scans less.
BEST_DPI = (150, 300)
_TARGET_DPI = 220


def read(path: Path, builder: Builder, limits: Limits) -> None:
    """Read a picture into the builder by OCR.

    :raises DamagedDocument: The picture cannot be decoded.
    :raises UnsafeDocument: It has more bytes, pages or pixels than allowed.
    :raises EmptyDocument: No text was found; `ocr.missing` when OCR is not installed.
    """
    size = path.stat().st_size
    if size > limits.bytes:
        raise UnsafeDocument("limit.bytes", f"{size} > {limits.bytes}")
    deadline = time.monotonic() + TIME_SHARE * limits.seconds
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's own size warning; the limit is checked below
            image = Image.open(path, formats=FORMATS)
    except Image.DecompressionBombError as exc:
        raise UnsafeDocument("limit.pixels", f"> {limits.pixels}") from exc
    except (UnidentifiedImageError, OSError, ValueError) as exc:
        raise DamagedDocument("file.damaged", type(exc).__name__) from exc
    with image:
        _read_pages(image, builder, limits, deadline)


def _read_pages(image: Image.Image, builder: Builder, limits: Limits, deadline: float) -> None:
    count = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
    if count > limits.pages:
        raise UnsafeDocument("limit.pages", f"{count} > {limits.pages}")
    builder.page_count = count
    assembly, notes = Assembly(), PageNotes()
    for number in range(1, count + 1):
        if time.monotonic() > deadline:
            notes.add("page.unread", number)
            continue
        picture, dpi = _page(image, number, limits)
        found = ocr.recognise(picture, dpi=dpi)
        frame = Frame(picture.width * 72 / dpi, picture.height * 72 / dpi, found.turn, found.skew)
        assembly.add(Sheet(number, frame, list(found.words), list(found.rules)))
        if found.words:
            notes.add("page.scanned", number)
        if found.words and found.confidence < LOW_CONFIDENCE:
            notes.add("page.low-confidence", number)
    assembly.write(builder)
    if not builder.blocks:
        raise EmptyDocument("file.no-text")
    notes.tell(builder)


def _page(image: Image.Image, number: int, limits: Limits) -> tuple[Image.Image, int]:
    """Return one page upright by its metadata, at a resolution that OCR likes, and that resolution."""
    try:
        image.seek(number - 1)
        pixels = image.width * image.height
        if pixels > limits.pixels:
            raise UnsafeDocument("limit.pixels", f"{pixels} > {limits.pixels}")
        picture = ImageOps.exif_transpose(image)
        if picture.mode in ("P", "PA", "RGBA", "LA"):
            paper = Image.new("RGBA", picture.size, "white")
            picture = Image.alpha_composite(paper, picture.convert("RGBA"))
        picture = picture.convert(
            "L" if picture.mode in ("1", "L", "I", "F") or picture.mode.startswith("I;") else "RGB"
        )
    except (OSError, ValueError, SyntaxError, EOFError) as exc:
        raise DamagedDocument("file.damaged", type(exc).__name__) from exc
    dpi = resolution(image, picture.size)
    if BEST_DPI[0] <= dpi <= BEST_DPI[1]:
        return picture, dpi
    scale = _TARGET_DPI / dpi
    size = max(round(picture.width * scale), 1), max(round(picture.height * scale), 1)
    return picture.resize(size, Image.Resampling.LANCZOS), _TARGET_DPI


def resolution(image: Image.Image, size: tuple[int, int]) -> int:
    """Return the pixels per inch: what the file says if that makes a sheet of paper, else as if it were A4.

    Phones write 72 and screenshots 96, which would make posters of their pictures.
    """
    long, short = max(size), min(size)
    stated = image.info.get("dpi", (0, 0))
    dpi = float(stated[0]) if isinstance(stated, tuple) and stated else 0.0
    if dpi > 0 and _LONG_SIDE_INCHES[0] <= long / dpi <= _LONG_SIDE_INCHES[1]:
        return round(dpi)
    return max(round(max(long / A4_INCHES[1], short / A4_INCHES[0])), 1)
