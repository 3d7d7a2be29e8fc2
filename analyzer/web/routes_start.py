"""The first page: papers or text, the filed occupation, suggestions while typing, and the way into a review."""

from __future__ import annotations

import datetime as dt
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from analyzer.extraction import Role
from analyzer.readers.normalise import nfc
from analyzer.web.codes import closest, is_known, suggestions
from analyzer.web.desk import Desk, Given, Stage
from analyzer.web.pages import language, render
from analyzer.web.pasted import NAMES
from analyzer.web.settings import Settings
from analyzer.web.state import State, state_of
from analyzer.web.uploads import Intake, Refused

router = APIRouter()
_OWN = "analyzer_cases"
_PAINTED_SECONDS = 0.5
_TEXTS = {"contract": Role.CONTRACT, "statement": Role.STATEMENT}


@router.get("/")
def start(request: Request) -> Response:
    """Show the first page; the models load while the person looks at it."""
    state_of(request).workshop.warm_up(after=_PAINTED_SECONDS)
    return _start(request)


@router.get("/suggest")
def suggest(request: Request, code: str = "") -> Response:
    """Show the occupations that a text may mean."""
    return render(request, "parts/suggestions.html", found=suggestions(code[:80]), typed=code.strip())


@router.post("/cases")
async def receive(request: Request) -> Response:
    """Take papers in and begin their review."""
    state = state_of(request)
    desk = state.store.new()
    try:
        fields = await Intake(desk, state.settings).receive(request.headers.get("content-type", ""), request.stream())
        await run_in_threadpool(_lay_out, desk, fields, state.settings)
    except Refused as refused:
        await run_in_threadpool(state.store.delete, desk.id)
        return _start(request, refused)
    except BaseException:  # the browser went away in the middle
        state.store.delete(desk.id)
        raise
    state.workshop.submit(desk)
    address = f"/cases/{desk.id}"
    answer: Response
    if "hx-request" in request.headers:
        answer = Response(headers={"HX-Redirect": address})
    else:
        answer = RedirectResponse(address, 303)
    known = [identity for identity in _own(request) if state.store.get(identity)]
    answer.set_cookie(_OWN, ".".join([*known, desk.id]), httponly=True, samesite="strict")
    return answer


def _lay_out(desk: Desk, fields: dict[str, str], settings: Settings) -> None:
    """Put the texts of a form beside its files, and the occupation on the desk.

    :raises Refused: If there is nothing to review, or the occupation means nothing.
    """
    for key, role in _TEXTS.items():
        text = fields.get(key, "").strip()
        if text:
            desk.papers.append(Given(NAMES[role], text=text, role=role))
    if not desk.papers:
        raise Refused("refused.nothing")
    desk.code = fields.get("code", "").strip()
    check_code(desk.code)
    first = desk.papers[0]
    desk.name = nfc(first.name).rsplit(".", 1)[0]


def check_code(code: str) -> None:
    """Refuse a filed occupation that means nothing; an empty one is left to the papers.

    :raises Refused: With the closest occupations.
    """
    if code and (len(code) > 120 or not is_known(code, filed_on=dt.date.today())):
        raise Refused("refused.code", code=code[:60], closest=code)


def message_of(refused: Refused, lang: str) -> dict[str, Any]:
    """Return the key and the blanks of a refusal."""
    values = dict(refused.values)
    if "closest" in values:
        values["closest"] = ", ".join(closest(values["closest"][:60], lang)) or "–"
    return {"key": refused.key, "blanks": values}


def _own(request: Request) -> list[str]:
    return [part for part in request.cookies.get(_OWN, "").split(".") if part]


def _start(request: Request, refused: Refused | None = None) -> Response:
    state: State = state_of(request)
    desks = [desk for identity in _own(request) if (desk := state.store.get(identity)) and desk.stage is Stage.DONE]
    problem = message_of(refused, language(request)) if refused else None
    part = refused is not None and "hx-request" in request.headers
    return render(
        request, "parts/refusal.html" if part else "start.html", status_code=200 if part or not refused else 422, problem=problem,
        desks=desks, settings=state.settings, deleted="deleted" in request.query_params,
    )
