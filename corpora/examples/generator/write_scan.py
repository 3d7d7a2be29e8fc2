"""Office scans: a PDF printed, signed and scanned again, as images without text."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpora.examples.generator import model
from corpora.examples.generator.write_pdf import TextPrinter, build


@dataclass(frozen=True, slots=True)
class Scanner:
    """How good or bad the scanner is.

    :param dpi: Resolution of the scan.
    :param skew: Degrees by which the sheet lay askew; every second page leans the other way.
    :param noise: Standard deviation of the grey noise, 0 to 255.
    :param blur: Radius of the blur in pixels.
    :param quality: JPEG quality.
    :param colour: Keep colour, so that a red seal stays red.
    """

    dpi: int = 200
    skew: float = 0.6
    noise: float = 3.0
    blur: float = 0.5
    quality: int = 34
    colour: bool = False
    seed: int = 7


def scan_pages(paper: model.Paper, scanner: Scanner) -> list[Image.Image]:
    """Return the scanned pages of a paper."""
    random = np.random.default_rng(scanner.seed)
    document = pypdfium2.PdfDocument(build(paper, TextPrinter()))
    pages = []
    for number in range(len(document)):
        image = document[number].render(scale=scanner.dpi / 72).to_pil().convert("RGB" if scanner.colour else "L")
        pages.append(_worn(image, scanner, random, scanner.skew if number % 2 == 0 else -0.7 * scanner.skew))
    document.close()
    return pages


def write_scan(paper: model.Paper, path: Path, scanner: Scanner) -> None:
    """Write a scan: image-only PDF, or one image per page for JPG and PNG, or a multi-page TIFF.

    :raises ValueError: If a format that holds one page is asked for a paper of several.
    """
    pages = scan_pages(paper, scanner)
    if path.suffix == ".pdf":
        path.write_bytes(_image_pdf(pages, scanner))
    elif path.suffix in (".tif", ".tiff"):
        black_and_white = [page.convert("L").point(_threshold).convert("1") for page in pages]
        black_and_white[0].save(
            path,
            save_all=True,
            append_images=black_and_white[1:],
            compression="group4",
            dpi=(scanner.dpi, scanner.dpi),
        )
    elif len(pages) > 1:
        raise ValueError(f"{path.name}: {len(pages)} pages, but the format holds one")
    elif path.suffix == ".png":
        pages[0].convert("L").quantize(8).save(path, optimize=True, dpi=(scanner.dpi, scanner.dpi))
    else:
        path.write_bytes(_jpeg(pages[0], scanner))


def _worn(image: Image.Image, scanner: Scanner, random: Any, skew: float) -> Image.Image:
    white = (255, 255, 255) if scanner.colour else 255
    image = image.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=white)
    image = image.filter(ImageFilter.GaussianBlur(scanner.blur))
    noise = random.normal(0, scanner.noise, (image.height, image.width))
    pixels = np.asarray(image, dtype=np.float64)
    pixels = pixels + (noise[..., None] if pixels.ndim == 3 else noise)
    # Scanners lift the paper to white and never reach full black.
    pixels = np.where(pixels > 243, 255, np.clip(pixels, 28, 255))
    return Image.fromarray(pixels.astype(np.uint8))


def _threshold(value: float) -> float:
    return 255 if value > 185 else 0


def _jpeg(image: Image.Image, scanner: Scanner) -> bytes:
    target = io.BytesIO()
    image.save(target, "JPEG", quality=scanner.quality, dpi=(scanner.dpi, scanner.dpi), optimize=True)
    return target.getvalue()


def _image_pdf(pages: list[Image.Image], scanner: Scanner) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1)
    canvas.setTitle("scan")
    for page in pages:
        canvas.drawImage(ImageReader(io.BytesIO(_jpeg(page, scanner))), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return target.getvalue()
