"""Makes an annotated PDF of a picture: every page of it as a page, with highlights where OCR read the marked text."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from analyzer.readers import Limits
from analyzer.readers.image import FORMATS, resolution
from analyzer.readers.problems import DamagedDocument, UnsafeDocument
from analyzer.reports.annotated.job import Job
from analyzer.reports.annotated.pdf_copy import copy_pdf

_QUALITY = 85
# Sharper than print; a phone's twelve megapixels would make a copy of many megabytes.
_MOST_DPI = 200


def copy_picture(source: Path, target: Path, job: Job, limits: Limits) -> int:
    """Write the copy and return how many marks stand in it.

    :raises DamagedDocument: If the picture cannot be decoded.
    :raises UnsafeDocument: If it has more pages or pixels than allowed.
    """
    plain = target.with_name(f"{target.name}.plain.tmp")
    try:
        _write_pages(source, plain, limits)
        return copy_pdf(plain, target, job)
    finally:
        plain.unlink(missing_ok=True)


def _write_pages(source: Path, target: Path, limits: Limits) -> None:
    import pikepdf

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's own size warning; the limit is checked below
            image = Image.open(source, formats=FORMATS)
        with image, pikepdf.new() as pdf:
            for page in _pages(image, limits):
                with pikepdf.open(io.BytesIO(page)) as one:
                    pdf.pages.extend(one.pages)
            pdf.save(target)
    except Image.DecompressionBombError as exc:
        raise UnsafeDocument("limit.pixels", f"> {limits.pixels}") from exc
    except (UnidentifiedImageError, SyntaxError, EOFError, ValueError) as exc:
        raise DamagedDocument("file.damaged", type(exc).__name__) from exc


def _pages(image: Image.Image, limits: Limits) -> Iterator[bytes]:
    """Yield each page as a PDF of the size that its reader gave it, upright by its metadata."""
    count = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
    if count > limits.pages:
        raise UnsafeDocument("limit.pages", f"{count} > {limits.pages}")
    for number in range(count):
        image.seek(number)
        if image.width * image.height > limits.pixels:
            raise UnsafeDocument("limit.pixels", f"{image.width * image.height} > {limits.pixels}")
        picture = ImageOps.exif_transpose(image)
        dpi = float(resolution(image, picture.size))
        if picture.mode in ("P", "PA", "RGBA", "LA"):
            paper = Image.new("RGBA", picture.size, "white")
            picture = Image.alpha_composite(paper, picture.convert("RGBA"))
        if picture.mode != "1":
            picture = picture.convert("L" if picture.mode in ("L", "I", "F") or picture.mode.startswith("I;") else "RGB")
        if dpi > _MOST_DPI and picture.mode != "1":
            picture = picture.resize((max(round(picture.width * _MOST_DPI / dpi), 1), max(round(picture.height * _MOST_DPI / dpi), 1)), Image.Resampling.LANCZOS)
            dpi = float(_MOST_DPI)
        stream = io.BytesIO()
        picture.save(stream, "PDF", resolution=dpi, **({} if picture.mode == "1" else {"quality": _QUALITY}))
        yield stream.getvalue()
