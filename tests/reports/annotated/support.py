"""Reads annotated copies back, independently of what wrote them, and makes reviews of papers by hand."""

from __future__ import annotations

import ctypes
import hashlib
import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from lxml import etree

from analyzer.consistency import Filed, Finding, Message, PaperReview, Review, Verdict
from analyzer.extraction import Duty, FiledCode, Paper, Role
from analyzer.language import Language
from analyzer.matching import Candidate, DutyMatch, Profile
from analyzer.occupations import load_catalogue, resolve
from analyzer.readers import Document
from analyzer.readers.normalise import clean, squeeze

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OUR_NAME = "e7-"


@dataclass(frozen=True)
class Note:
    """A note of a copy with the text it stands on, white space left out."""

    text: str
    note: str
    author: str
    page: int = 0
    in_box: bool = False
    boxes: tuple[tuple[float, float, float, float], ...] = ()


def plain(text: str) -> str:
    """Return normalised text without white space."""
    return squeeze(clean(text))


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def comments(path: Path, author: str | None = None) -> list[Note]:
    """Return the comments of a DOCX in the order in which they begin, each with the text inside its range."""
    with zipfile.ZipFile(path) as package:
        body = etree.fromstring(package.read("word/document.xml"))
        notes = etree.fromstring(package.read("word/comments.xml")) if "word/comments.xml" in package.namelist() else None
    told = {
        note.get(W + "id"): ("\n".join("".join(t.text or "" for t in p.iter(W + "t")) for p in note.iter(W + "p")), note.get(W + "author"))
        for note in (notes if notes is not None else ())
    }
    held: dict[str, list[str]] = {}
    open_now: set[str] = set()
    referred = set()
    boxed: set[str] = set()
    for element in body.iter():
        number = str(element.get(W + "id"))
        if element.tag == W + "commentRangeStart":
            held[number] = []
            open_now.add(number)
        elif element.tag == W + "commentRangeEnd":
            open_now.discard(number)
        elif element.tag == W + "commentReference":
            referred.add(number)
        elif element.tag == W + "txbxContent":
            boxed |= open_now
        elif element.tag == W + "t" and not any(parent.tag == W + "del" for parent in element.iterancestors()):
            for one in open_now:
                held[one].append(element.text or "")
    assert not open_now
    assert set(held) <= referred
    found = [Note(plain("".join(texts)), *told[number], in_box=number in boxed) for number, texts in held.items()]
    return [note for note in found if author is None or note.author == author]


def highlights(path: Path) -> list[Note]:
    """Return our highlights in order, those of one mark on several pages as one, by what PDFium sees inside their quads."""
    found: dict[str, Note] = {}
    pdf = pypdfium2.PdfDocument(path)
    for number in range(len(pdf)):
        page = pdf[number]
        for place in range(pdfium.FPDFPage_GetAnnotCount(page)):
            annotation = pdfium.FPDFPage_GetAnnot(page, place)
            name = _string(annotation, b"NM")
            if pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_HIGHLIGHT and name.startswith(OUR_NAME):
                boxes = _quads(annotation)
                text = plain("".join(_inside(page, box) for box in boxes))
                mark = name.rsplit("-", 1)[0]
                before = found.get(mark)
                note = Note(text, _string(annotation, b"Contents"), _string(annotation, b"T"), number + 1, boxes=boxes)
                found[mark] = note if before is None else Note(before.text + text, note.note, note.author, before.page, before.boxes)
            pdfium.FPDFPage_CloseAnnot(annotation)
        page.close()
    pdf.close()
    return sorted(found.values(), key=lambda note: int(note.note.split(".")[0]))


def paper_note(path: Path) -> str:
    """Return the note on the paper as a whole, from the first page of a PDF."""
    pdf = pypdfium2.PdfDocument(path)
    page = pdf[0]
    texts = []
    for place in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, place)
        if pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_TEXT:
            texts.append(_string(annotation, b"Contents"))
        pdfium.FPDFPage_CloseAnnot(annotation)
    page.close()
    pdf.close()
    return texts[-1]


def _string(annotation: object, key: bytes) -> str:
    length = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def _quads(annotation: object) -> tuple[tuple[float, float, float, float], ...]:
    boxes = []
    for number in range(pdfium.FPDFAnnot_CountAttachmentPoints(annotation)):
        quad = pdfium.FS_QUADPOINTSF()
        assert pdfium.FPDFAnnot_GetAttachmentPoints(annotation, number, quad)
        xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
        boxes.append((min(xs), min(ys), max(xs), max(ys)))
    return tuple(boxes)


def _inside(page: pypdfium2.PdfPage, box: tuple[float, float, float, float]) -> str:
    """Return the characters whose middle lies in a box of PDF user space."""
    text, loose, found = page.get_textpage(), pdfium.FS_RECTF(), []
    for place in range(text.count_chars()):
        pdfium.FPDFText_GetLooseCharBox(text, place, loose)
        x, y = (loose.left + loose.right) / 2, (loose.bottom + loose.top) / 2
        if box[0] <= x <= box[2] and box[1] <= y <= box[3] and not pdfium.FPDFText_IsGenerated(text, place):
            found.append(text.get_text_range(place, 1))
    text.close()
    return "".join(found)


def through_libreoffice(paths: Sequence[Path], out: Path) -> list[Path]:
    """Save DOCX files again with LibreOffice, all in one call."""
    given = out / "given"
    given.mkdir(parents=True)
    copies = [shutil.copyfile(path, given / f"{number}.docx") for number, path in enumerate(paths)]
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(out / 'profile').as_uri()}", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out), *map(str, copies)],
        check=True, capture_output=True, timeout=240,
    )
    return [out / path.name for path in copies]


def review_of(
    document: Document, duties: Iterable[tuple[str, str] | tuple[str, str, int]], *, filed: str = "2224", role: Role = Role.CONTRACT,
    findings: tuple[Finding, ...] = (),
) -> Review:
    """Return a review whose paper states these duties.

    :param duties: Text as the document has it, code, and which of several equal sentences it is, from 0.
    """
    catalogue = load_catalogue()
    found, matches = [], []
    for said in duties:
        text, code, number = (*said, 0)[:3]
        start = -1
        for _ in range(number + 1):
            start = document.text.index(text, start + 1)
        found.append(Duty(text, start, start + len(text), Language.KOREAN))
        occupation = catalogue.get(code)
        matches.append(DutyMatch(text, 0.5, (Candidate(code, 0.9),), occupation.scope[0].ko if occupation else "", 0.8))
    shares: dict[str, float] = {}
    for match in matches:
        shares[match.candidates[0].code] = shares.get(match.candidates[0].code, 0.0) + 1 / len(matches)
    profile = Profile(tuple(Candidate(*share) for share in sorted(shares.items(), key=lambda item: -item[1])), tuple(matches)) if matches else None
    paper = PaperReview(Paper(document, role, Language.KOREAN, tuple(found)), profile)
    written = FiledCode(filed, filed, "", "--code")
    return Review("sample", Verdict.UNCLEAR, 0.5, Filed(written, resolve(filed, "")), (paper,), findings, {"analyzer": "1"},
                  Message("지금 서류만으로는 판정할 수 없습니다.", "These papers do not settle it."))


def joined(*reviews: Review) -> Review:
    """Return one review with the papers of all."""
    return replace(reviews[0], papers=tuple(paper for review in reviews for paper in review.papers))


def said_once(notes: Iterable[Note]) -> list[str]:
    """Return the marked texts without the note on the paper."""
    return [note.text for note in notes if note.note[:1].isdigit()]
