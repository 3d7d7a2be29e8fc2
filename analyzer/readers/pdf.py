"""Reads a PDF: typed pages, forms, scans, and pages whose text layer cannot be trusted."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageDraw

from analyzer.readers.builder import MIN_UNSEEN, Builder
from analyzer.readers.document import Box
from analyzer.readers.limits import Limits
from analyzer.readers.pdf_assemble import Assembly
from analyzer.readers.pdf_engines import judge
from analyzer.readers.pdf_forms import Filled, Value, without_drawn_values
from analyzer.readers.pdf_notes import LOW_CONFIDENCE, TIME_SHARE, PageNotes
from analyzer.readers.pdf_page import Sheet, turned
from analyzer.readers.pdf_pdfium import display
from analyzer.readers.pdf_streams import check_streams
from analyzer.readers.problems import DamagedDocument, EmptyDocument, LockedDocument, UnsafeDocument

OCR_DPI = 220
_PASSWORD_ERRORS = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)


def read(path: Path, builder: Builder, limits: Limits) -> None:
    """Read a PDF into the builder.

    :raises LockedDocument: It asks for a password.
    :raises DamagedDocument: No page can be opened.
    :raises UnsafeDocument: It has more bytes or pages than allowed, or a stream that unpacks to more.
    :raises EmptyDocument: No page holds text; `ocr.missing` when only OCR could read it and OCR is not installed.
    """
    size = path.stat().st_size
    if size > limits.bytes:
        raise UnsafeDocument("limit.bytes", f"{size} > {limits.bytes}")
    check_streams(path, limits)
    deadline = time.monotonic() + TIME_SHARE * limits.seconds
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as exc:
        if getattr(exc, "err_code", None) in _PASSWORD_ERRORS:
            raise LockedDocument("file.locked") from exc
        raise DamagedDocument("file.damaged", "PDF") from exc
    try:
        _read_pages(path, pdf, builder, limits, deadline)
    finally:
        pdf.close()


def _read_pages(path: Path, pdf: pypdfium2.PdfDocument, builder: Builder, limits: Limits, deadline: float) -> None:
    count = len(pdf)
    if count > limits.pages:
        raise UnsafeDocument("limit.pages", f"{count} > {limits.pages}")
    if count == 0:
        raise DamagedDocument("file.damaged", "0 pages")
    builder.page_count = count
    assembly, notes = Assembly(), PageNotes()
    values = _values(path) if pdfium.FPDF_GetFormType(pdf) != pdfium.FORMTYPE_NONE else None
    missing: EmptyDocument | None = None
    opened = 0
    for number in range(1, count + 1):
        try:
            page = pdf[number - 1]
            verdict = judge(path, page, number)
        except pypdfium2.PdfiumError:
            notes.add("page.unread", number)
            continue
        opened += 1
        sheet = verdict.sheet
        if verdict.broken:
            notes.add("page.bad-text", number)
        if verdict.unseen >= MIN_UNSEEN:
            notes.add("text.unseen", number)
        if verdict.ocr and time.monotonic() > deadline:
            notes.add("page.unread", number)
        elif verdict.ocr:
            try:
                sheet = scan(page, sheet, limits, notes)
            except EmptyDocument as exc:
                missing = exc
                notes.add("page.unread", number)
        if values is None and pdfium.FPDFPage_GetAnnotCount(page) > 0:
            values = _values(path)  # typed notes stand in files without a form, too
        filled = _displayed(page, values[number]) if values and number in values else []
        assembly.add(replace(sheet, glyphs=without_drawn_values(sheet.glyphs, filled)), filled)
        page.close()
    if opened == 0:
        raise DamagedDocument("file.damaged", "pages")
    assembly.write(builder)
    if not builder.blocks:
        raise missing or EmptyDocument("file.no-text")
    if missing is not None:
        builder.problem("ocr.missing", missing.problem.detail)
    notes.tell(builder)


def _values(path: Path) -> dict[int, list[Value]]:
    from analyzer.readers.pdf_form_values import read_values

    return read_values(path)


def scan(page: pypdfium2.PdfPage, sheet: Sheet, limits: Limits, notes: PageNotes) -> Sheet:
    """Return the sheet with what OCR reads beside the glyphs it has."""
    from analyzer.readers import ocr

    width, height = page.get_size()
    dpi = min(OCR_DPI, int(72 * math.sqrt(limits.pixels / max(width * height, 1.0))))
    if dpi < 1:
        raise UnsafeDocument("limit.pixels", f"{width:.0f} x {height:.0f} pt")
    bitmap = page.render(scale=dpi / 72, may_draw_forms=False, draw_annots=False)
    image = bitmap.to_pil().convert("RGB")
    bitmap.close()
    _blank(image, (Box(g.x0, g.top, g.x1, g.bottom) for g in sheet.glyphs), dpi)
    found = ocr.recognise(image, dpi=dpi)
    frame = replace(sheet.frame, turn=found.turn, skew=found.skew)
    notes.add("page.scanned", sheet.number)
    if found.words and found.confidence < LOW_CONFIDENCE:
        notes.add("page.low-confidence", sheet.number)
    typed = [turned(glyph, frame) for glyph in sheet.glyphs]
    return replace(sheet, frame=frame, glyphs=[*typed, *found.words], rules=list(found.rules))


def _blank(image: Image.Image, boxes: Iterable[Box], dpi: int) -> None:
    """Paint over what is known already."""
    pen, scale = ImageDraw.Draw(image), dpi / 72
    for box in boxes:
        pen.rectangle((box.x0 * scale, box.top * scale, box.x1 * scale, box.bottom * scale), fill="white")


def _displayed(page: pypdfium2.PdfPage, values: Iterable[Value]) -> list[Filled]:
    show = display(page)
    filled = []
    for value in values:
        (xa, ya), (xb, yb) = show(*value.rect[:2]), show(*value.rect[2:])
        filled.append(Filled(value, Box(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))))
    return filled
