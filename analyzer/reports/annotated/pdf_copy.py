"""Writes highlights with notes into a copy of a PDF. Pages, existing annotations and form values stay."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from analyzer.readers.pdf_pdfium import display
from analyzer.readers.problems import DamagedDocument
from analyzer.reports.annotated.job import Job
from analyzer.reports.annotated.mark import Mark
from analyzer.reports.annotated.pdf_places import Pages, Strip
from analyzer.reports.annotated.tones import Tone

# From the displayed page, points from the top left corner, to PDF user space.
Back = Callable[[float, float], tuple[float, float]]
Point = tuple[float, float]

_PRINTED = 4  # annotation flag, PDF 32000-1 table 165
_TINT = 0.32
_LINE = 0.9
# Underlines tell tones apart without colour; dash patterns in points, None for no line.
_DASHES: Mapping[Tone, Sequence[float] | None] = {
    Tone.FILED: None, Tone.ELSEWHERE: (), Tone.OUTSIDE: (3, 2), Tone.OPEN: (1, 2), Tone.ERROR: (), Tone.WARNING: (3, 2), Tone.NOTICE: (1, 2),
}
# The note on the paper: size and distance from the corner of the page (points).
_ICON, _CORNER = 20.0, 12.0


def copy_pdf(source: Path, target: Path, job: Job) -> int:
    """Write the copy and return how many marks stand in it; the others are told in the note on the paper.

    :raises DamagedDocument: If the original cannot be copied.
    """
    reading = pypdfium2.PdfDocument(source)
    try:
        pages = Pages(reading, job.document)
        places = {mark: pages.strips(mark.start, mark.end) for mark in job.notes.marks}
        write_notes(source, target, job, places, {number: _back(reading, number) for number in _numbers(places)})
    finally:
        reading.close()
    return sum(bool(strips) for strips in places.values())


def write_notes(source: Path, target: Path, job: Job, places: Mapping[Mark, Sequence[Strip]], backs: Mapping[int, Back]) -> None:
    """Write the notes of a job into a copy of a PDF.

    :param places: Strips of each mark, none for marks that are told in the note on the paper.
    :param backs: Ways from the displayed page to user space, for page 1 and each page that has strips.
    """
    try:
        pdf = pikepdf.open(source)
    except (pikepdf.PdfError, pikepdf.PasswordError) as exc:
        raise DamagedDocument("file.damaged", "PDF") from exc
    with pdf:
        added: dict[int, list[Any]] = {}
        unplaced = [mark for mark, strips in places.items() if not strips]
        text = job.headline(unplaced, signed=_is_signed(pdf))
        added.setdefault(1, []).append(_on_paper(pdf, backs[1], text, job))
        for number, (mark, strips) in enumerate(places.items(), 1):
            for page in dict.fromkeys(strip.page for strip in strips):
                quads = [_quad(strip, backs[page]) for strip in strips if strip.page == page]
                added.setdefault(page, []).append(_highlight(pdf, mark, quads, f"e7-{number}-{page}", job))
        for page, annotations in added.items():
            sheet = pdf.pages[page - 1].obj
            kept = list(sheet.get("/Annots", pikepdf.Array()))
            sheet["/Annots"] = pikepdf.Array([*kept, *annotations])
        pdf.save(target, encryption=pdf.is_encrypted or None)


def _numbers(places: Mapping[Mark, Sequence[Strip]]) -> set[int]:
    return {1, *(strip.page for strips in places.values() for strip in strips)}


def _back(pdf: pypdfium2.PdfDocument, number: int) -> Back:
    page = pdf[number - 1]
    back = inverse(display(page))
    page.close()
    return back


def inverse(show: Callable[[float, float], Point]) -> Back:
    """Return the way back of an affine map."""
    (ox, oy), (ax, ay), (bx, by) = show(0, 0), show(1000, 0), show(0, 1000)
    ax, ay, bx, by = (ax - ox) / 1000, (ay - oy) / 1000, (bx - ox) / 1000, (by - oy) / 1000
    area = ax * by - bx * ay
    return lambda x, y: (((x - ox) * by - (y - oy) * bx) / area, ((y - oy) * ax - (x - ox) * ay) / area)


def _quad(strip: Strip, back: Back) -> list[Point]:
    """Return the corners as the text is read: top left, top right, bottom left, bottom right."""
    box = strip.box
    corners = [(box.x0, box.top), (box.x1, box.top), (box.x1, box.bottom), (box.x0, box.bottom)]
    turns = strip.turn // 90
    first, second, third, fourth = corners[turns:] + corners[:turns]
    return [back(*point) for point in (first, second, fourth, third)]


def _highlight(pdf: pikepdf.Pdf, mark: Mark, quads: Sequence[Sequence[Point]], name: str, job: Job) -> Any:
    hue = _rgb(mark.colour)
    rect = _around([point for quad in quads for point in quad], _LINE)
    drawing = [f"/Tint gs {_numbers_text(_tinted(hue))} rg"]
    for one, two, three, four in quads:
        drawing.append(f"{_path([one, two, four, three])} h f")
    dashes = _DASHES[mark.tone]
    if dashes is not None:
        drawing.append(f"{_numbers_text(hue)} RG {_LINE} w [{_numbers_text(dashes)}] 0 d")
        drawing += [f"{_path([quad[2], quad[3]])} S" for quad in quads]
    return _annotation(
        pdf, "/Highlight", rect, name, mark.note, hue, "\n".join(drawing), job,
        QuadPoints=[value for quad in quads for point in quad for value in point],
    )


def _on_paper(pdf: pikepdf.Pdf, back: Back, text: str, job: Job) -> Any:
    """Return the note on the paper: a small sheet in the upper left corner of the first page."""
    left, top, size = _CORNER, _CORNER, _ICON
    sheet = [back(left + x * size, top + y * size) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]
    hue = _rgb(job.notes.colour)
    drawing = [f"{_numbers_text(hue)} rg {_path(sheet)} h f", "1 1 1 RG 1.4 w"]
    for y, width in ((0.3, 0.56), (0.5, 0.56), (0.7, 0.34)):
        drawing.append(f"{_path([back(left + 0.22 * size, top + y * size), back(left + (0.22 + width) * size, top + y * size)])} S")
    return _annotation(pdf, "/Text", _around(sheet, 0), "e7-0", text, hue, "\n".join(drawing), job, Name=pikepdf.Name("/Note"), Open=False)


def _annotation(
    pdf: pikepdf.Pdf, kind: str, rect: Sequence[float], name: str, text: str, hue: Sequence[float], drawing: str, job: Job, **more: Any
) -> Any:
    blend = pikepdf.Dictionary(Type=pikepdf.Name("/ExtGState"), BM=pikepdf.Name("/Multiply"), ca=1, CA=1)
    look = pikepdf.Stream(
        pdf, drawing.encode("ascii"), Type=pikepdf.Name("/XObject"), Subtype=pikepdf.Name("/Form"), BBox=pikepdf.Array(_exact(rect)),
        Resources=pikepdf.Dictionary(ExtGState=pikepdf.Dictionary(Tint=blend)),
        # Without a group of its own, a viewer may blend the tint with the empty form instead of the page.
        Group=pikepdf.Dictionary(S=pikepdf.Name("/Transparency"), I=False, K=False),
    )
    values: dict[str, Any] = {key: pikepdf.Array(_exact(value)) if isinstance(value, list) else value for key, value in more.items()}
    values |= {
        "Type": pikepdf.Name("/Annot"), "Subtype": pikepdf.Name(kind), "Rect": pikepdf.Array(_exact(rect)), "NM": pikepdf.String(name),
        "Contents": pikepdf.String(text), "T": pikepdf.String(job.words["author"]), "C": pikepdf.Array(_exact(hue)), "F": _PRINTED,
        "AP": pikepdf.Dictionary(N=pdf.make_indirect(look)),
    }
    return pdf.make_indirect(pikepdf.Dictionary({f"/{key}": value for key, value in values.items()}))


def _is_signed(pdf: pikepdf.Pdf) -> bool:
    """Whether a form field of the original holds a signature."""
    form = pdf.Root.get("/AcroForm")
    waiting = list(form.get("/Fields", ())) if isinstance(form, pikepdf.Dictionary) else []
    seen = 0
    while waiting and seen < 10_000:
        field = waiting.pop()
        seen += 1
        if isinstance(field, pikepdf.Dictionary):
            if field.get("/FT") == "/Sig" and "/V" in field:
                return True
            waiting += list(field.get("/Kids", ()))
    return "/Perms" in pdf.Root


def _around(points: Sequence[Point], room: float) -> list[float]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return [min(xs) - room, min(ys) - room, max(xs) + room, max(ys) + room]


def _path(points: Sequence[Point]) -> str:
    return " ".join(f"{x:.3f} {y:.3f} {'l' if place else 'm'}" for place, (x, y) in enumerate(points))


def _rgb(colour: str) -> list[float]:
    return [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]


def _tinted(hue: Sequence[float]) -> list[float]:
    return [1 - _TINT * (1 - part) for part in hue]


def _numbers_text(values: Sequence[float]) -> str:
    return " ".join(f"{value:.3f}" for value in values)


def _exact(values: Sequence[float]) -> list[Any]:
    return [pikepdf.Object.parse(f"{value:.3f}".encode()) for value in values]
