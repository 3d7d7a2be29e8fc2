"""What a person takes away: annotated copies, the report, the revised text; and the pictures of pages."""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from analyzer.consistency import Review
from analyzer.readers import Format
from analyzer.reports import page, report_name
from analyzer.reports.files import to_json
from analyzer.web.desk import Desk, Stage
from analyzer.web.pages import language, render, words_of
from analyzer.web.revised_files import revised_docx
from analyzer.web.state import desk_of, state_of

router = APIRouter(prefix="/cases/{identity}")
PICTURE_WIDTH = 1240
_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".pdf": "application/pdf",
    ".html": "text/html; charset=utf-8", ".json": "application/json", ".txt": "text/plain; charset=utf-8", ".png": "image/png",
}


@router.get("/papers/{number}/pages/{side}.png")
def picture(request: Request, identity: str, number: int, side: int) -> Response:
    """Show a page as it was given."""
    desk = _desk(request, identity, number)
    given, document = desk.papers[number], desk.now.document(number)
    drawn = None
    if given.path is not None and side >= 1:
        drawn = state_of(request).pictures.draw(given.path, document.format, side, width=PICTURE_WIDTH)
    if drawn is None:
        raise HTTPException(404)
    # Kept in the tab's memory only as long as it is looked at; nothing is left on the disk of the browser.
    return Response(drawn, media_type=_TYPES[".png"], headers={"Cache-Control": "no-store"})


@router.get("/report.html")
def report_html(request: Request, identity: str) -> Response:
    """Hand out the report as a page."""
    desk, lang = _desk(request, identity), language(request)
    text = page(desk.now.report, lang=lang, made_on=dt.date.today())
    return _file(text.encode(), f"{report_name(desk.now.report['package'])}.html")


@router.get("/report.pdf")
def report_as_pdf(request: Request, identity: str) -> Response:
    """Hand out the report for the file."""
    from analyzer.reports.printed import report_pdf

    desk, lang = _desk(request, identity), language(request)
    return _file(report_pdf(desk.now.report, lang=lang, made_on=dt.date.today()), f"{report_name(desk.now.report['package'])}.pdf")


@router.get("/report.json")
def report_json(request: Request, identity: str) -> Response:
    """Hand out the report as data."""
    desk = _desk(request, identity)
    return _file(to_json(desk.now.report).encode(), f"{report_name(desk.now.report['package'])}.json")


@router.get("/papers/{number}/annotated")
def annotated(request: Request, identity: str, number: int) -> Response:
    """Hand out a copy of a paper with a note on every duty sentence; of a changed paper, its revised text with the notes."""
    from analyzer.reports.annotated import annotate_paper

    desk = _desk(request, identity, number)
    with desk.lock:
        given, now = desk.papers[number], desk.now
    review = now.review
    source = given.path
    if number in now.changed:  # the notes stand on sentences that the original does not have
        review, source = _as_text(review, number), None
    with tempfile.TemporaryDirectory(dir=desk.folder) as folder:
        made = annotate_paper(review, review.papers[number], Path(folder), lang=language(request), source=source)
        if made.path is None:
            return render(request, "message.html", status_code=422, message=made.problem, back=f"/cases/{identity}#files")
        return _file(made.path.read_bytes(), f"{Path(given.name).stem}.검토{made.path.suffix}")


@router.get("/papers/{number}/revised.txt")
def revised_text(request: Request, identity: str, number: int) -> Response:
    """Hand out the text of a paper with all changes."""
    desk = _desk(request, identity, number)
    text = desk.now.document(number).text
    # Windows Editor takes a text without the mark for the old Korean code page.
    return _file(text.encode("utf-8-sig"), f"{Path(desk.papers[number].name).stem}.고침.txt")


@router.get("/papers/{number}/revised.docx")
def revised_word(request: Request, identity: str, number: int) -> Response:
    """Hand out a Word file with all changes, or say that only their text can be had."""
    desk = _desk(request, identity, number)
    made = revised_docx(desk, number)
    if made is None:
        return render(request, "message.html", status_code=422, message=words_of("files.no-word"), back=f"/cases/{identity}#files")
    return _file(made, f"{Path(desk.papers[number].name).stem}.고침.docx")


def _as_text(review: Review, number: int) -> Review:
    """Return the review with one paper as a text without a file."""
    papers = list(review.papers)
    paper = papers[number].paper
    papers[number] = replace(papers[number], paper=replace(paper, document=replace(paper.document, format=Format.TEXT)))
    return replace(review, papers=tuple(papers))


def _desk(request: Request, identity: str, number: int = 0) -> Desk:
    desk = desk_of(request, identity)
    if desk.stage is not Stage.DONE or not 0 <= number < len(desk.papers):
        raise HTTPException(404)
    return desk


def _file(data: bytes, name: str) -> Response:
    """Return data as a download; the name goes along in a form that every browser reads."""
    suffix = Path(name).suffix
    heading = f"attachment; filename=\"paper{suffix}\"; filename*=UTF-8''{quote(name, safe='')}"
    return Response(data, media_type=_TYPES[suffix], headers={"Content-Disposition": heading, "Cache-Control": "no-store"})
