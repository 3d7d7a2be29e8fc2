"""One package: its progress, its result, a changed sentence, another occupation, undo, delete."""

from __future__ import annotations

import time
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from analyzer.readers.pictures import Size
from analyzer.web.desk import Desk, Stage, Version
from analyzer.web.pages import language, render
from analyzer.web.revised_files import has_word_file
from analyzer.web.routes_start import check_code, message_of
from analyzer.web.state import State, desk_of, state_of
from analyzer.web.uploads import Refused
from analyzer.web.view import CaseView

router = APIRouter(prefix="/cases/{identity}")
Text = Annotated[str, Form()]
Number = Annotated[int, Form()]


@router.get("")
def show(
    request: Request, identity: str, paper: int | None = None, at: int | None = None, view: str = "", edit: str = "", problem: str = "",
) -> Response:
    """Show a package: how far its review is, or the result.

    :param paper: Number of the paper that is open.
    :param at: Number of the duty that is chosen in it.
    :param view: `page` for the picture, `text` for the text, `all` for the text with every line open to change.
    :param edit: `START-END` of the passage that is being changed.
    """
    desk = desk_of(request, identity)
    if desk.stage is not Stage.DONE:
        return render(request, "progress.html", desk=desk)
    return _result(request, desk, paper=paper, at=at, view=view, edit=edit, problem={"key": problem, "blanks": {}} if problem in _PROBLEMS else None)


@router.get("/progress")
def progress(request: Request, identity: str) -> Response:
    """Show how far the review is; once it is done, the page goes on to the result."""
    desk = desk_of(request, identity)
    if desk.stage is Stage.DONE:
        return Response(headers={"HX-Redirect": f"/cases/{identity}"})
    return render(request, "parts/progress.html", desk=desk)


@router.post("/sentence")
def change(
    request: Request, identity: str, paper: Number, start: Number, end: Number, version: Number, text: Text = "", view: Text = "text",
) -> Response:
    """Replace a passage, and judge again."""
    desk = _done(request, identity)
    with desk.lock:
        if version != len(desk.versions):
            return _back(desk, paper, view=view, problem="changed.meanwhile")
        try:
            made = _mended(request, desk, paper, start, end, text)
        except ValueError:
            return _back(desk, paper, view=view, problem="changed.impossible")
        if made.document(paper).text != desk.now.document(paper).text:
            desk.versions.append(made)
        return _back(desk, paper, at=_duty_at(desk.now, paper, start), view=view)


@router.post("/preview")
def preview(
    request: Request, identity: str, paper: Number, start: Number, end: Number, version: Number, text: Text = "",
) -> Response:
    """Show what a changed passage would make of the verdict, without changing it."""
    desk = _done(request, identity)
    with desk.lock:
        try:
            made = _mended(request, desk, paper, start, end, text) if version == len(desk.versions) else None
        except ValueError:
            made = None
        if made is None:  # overtaken by the change itself, or nothing that could be judged
            return Response(status_code=204)
        case = CaseView(desk, made, paper=paper, at=None)
        return render(request, "parts/now.html", report=made.report, case=case, desk=desk, before=desk.now, is_preview=True)


@router.post("/undo")
def undo(request: Request, identity: str, paper: Number = 0, view: Text = "") -> Response:
    """Take the last change back."""
    desk = _done(request, identity)
    with desk.lock:
        if len(desk.versions) > 1:
            desk.versions.pop()
        return _back(desk, paper, view=view)


@router.post("/code")
def refile(request: Request, identity: str, code: Text = "") -> Response:
    """Judge against another filed occupation; an empty one leaves it to the papers."""
    desk = _done(request, identity)
    chosen = code.strip()
    with desk.lock:
        try:
            check_code(chosen)
        except Refused as refused:
            return _result(request, desk, problem=message_of(refused, language(request)), status_code=422)
        if chosen != desk.now.code:
            desk.versions.append(state_of(request).workshop.refiled(desk, chosen))
        return _back(desk, None)


@router.post("/delete")
def delete(request: Request, identity: str) -> Response:
    """Delete a package with all its files, at once."""
    state_of(request).store.delete(identity)
    return RedirectResponse("/?deleted", 303)


_PROBLEMS = ("changed.meanwhile", "changed.impossible")


def _done(request: Request, identity: str) -> Desk:
    desk = desk_of(request, identity)
    if desk.stage is not Stage.DONE:
        raise HTTPException(409)
    return desk


def _mended(request: Request, desk: Desk, paper: int, start: int, end: int, text: str) -> Version:
    state = state_of(request)
    if not 0 <= paper < len(desk.now.review.papers) or len(text) > state.settings.text_chars:
        raise ValueError("no such paper, or too long a text")
    return state.workshop.mended(desk, paper, start, end, text)


def _duty_at(version: Version, paper: int, start: int) -> int | None:
    """Return the duty at an offset, or the first behind it within the same line."""
    found = version.review.papers[paper].paper
    block = next((b for b in found.document.blocks if b.start <= start <= b.end), None)
    inside = [i for i, duty in enumerate(found.duties) if duty.end > start and block is not None and duty.start < block.end]
    return min(inside, key=lambda i: abs(found.duties[i].start - start), default=None)


def _back(desk: Desk, paper: int | None, *, at: int | None = None, view: str = "", problem: str = "") -> Response:
    asked = {"paper": paper, "at": at, "view": view, "problem": problem}
    query = "&".join(f"{name}={value}" for name, value in asked.items() if value not in (None, ""))
    return RedirectResponse(f"/cases/{desk.id}" + (f"?{query}" if query else ""), 303)


def _sizes(desk: Desk, paper: int, state: State) -> list[Size]:
    """Return the sizes of the pages of a paper, nothing for one without pages."""
    path = desk.papers[paper].path if desk.papers else None
    if paper not in desk.sizes:
        desk.sizes[paper] = state.pictures.sizes(path, desk.now.document(paper).format) if path else []
    return desk.sizes[paper]


def _local(seconds: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(seconds))


def _result(request: Request, desk: Desk, *, paper: int | None = None, at: int | None = None, view: str = "", edit: str = "",
            problem: dict[str, object] | None = None, status_code: int = 200) -> Response:
    state = state_of(request)
    with desk.lock:
        case = CaseView(desk, desk.now, paper=paper, at=at)
        sizes = _sizes(desk, case.paper, state)
        views = (*(["page"] if sizes else []), "text", "all")
        chosen = view if view in views else views[0]
        low, _, high = edit.partition("-")
        editing = (int(low), int(high)) if low.isdigit() and high.isdigit() and len(low + high) < 16 else None
        return render(
            request, "case.html", status_code=status_code, case=case, desk=desk, before=desk.before, is_preview=False, sizes=sizes, view=chosen,
            editing=editing, problem=problem, here=f"/cases/{desk.id}", report=case.report,
            word_files=[number for number in desk.now.changed if has_word_file(desk, number)], expires=_local(desk.expires), pairs=case.side_by_side(state.workshop.matcher.encoder), settings=state.settings,
        )
