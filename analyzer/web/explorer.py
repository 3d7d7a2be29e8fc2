"""The occupation explorer: all occupations, one of them, two side by side, and "which occupation is this?"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs, quote

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from analyzer.occupations import Hit, Occupation, between, find, load_catalogue, meanings_of, number_uses
from analyzer.occupations.folding import number_key
from analyzer.reports.view import OUTSIDE
from analyzer.web.codes import suggestions
from analyzer.web.duty_list import Answer, answer_to, named_in
from analyzer.web.explorer_words import told
from analyzer.web.pages import render
from analyzer.web.settings import Settings
from analyzer.web.state import state_of

router = APIRouter()
_MOST, _LONGEST = 20, 120
# A Korean letter takes nine characters in a form.
_ENCODED = 9


@router.get("/occupations")
def occupations(request: Request, q: str = "") -> Response:
    """Show every occupation, or those that a search finds."""
    text = q.strip()[:_LONGEST]
    catalogue = load_catalogue()
    part = "hx-request" in request.headers
    return render(
        request, "explorer/found.html" if part else "explorer/list.html", told=told, catalogue=catalogue, text=text,
        groups=_by_subtype(), hits=_search(text) if text else None, decoded=meanings_of(text) if number_key(text) else (),
    )


@router.get("/occupations/{code}")
def occupation(request: Request, code: str) -> Response:
    """Show one occupation; a number of another edition leads to what it means."""
    catalogue = load_catalogue()
    found = catalogue.get(code)
    if found is None:
        if meanings_of(code):
            return RedirectResponse(f"/occupations?q={quote(code)}", 303)
        return _unknown(request, code)
    return render(request, "explorer/occupation.html", told=told, catalogue=catalogue, one=found, uses=number_uses(code), **_rules(found))


@router.get("/occupations/{code}/{other}")
def side_by_side(request: Request, code: str, other: str) -> Response:
    """Show two occupations side by side."""
    catalogue = load_catalogue()
    for asked in (code, other):
        if asked not in catalogue:
            return _unknown(request, asked)
    if code == other:
        return RedirectResponse(f"/occupations/{code}", 303)
    boundary = between(code, other)
    rules = {one.code: _rules(one) for one in (boundary.first, boundary.second)}
    return render(request, "explorer/between.html", told=told, catalogue=catalogue, boundary=boundary, rules=rules, outside=OUTSIDE)


@router.get("/which")
def which(request: Request) -> Response:
    """Show the form for a duty list."""
    return _which(request)


@router.post("/which")
async def which_answer(request: Request) -> Response:
    """Say which occupation a pasted duty list belongs to. Nothing is kept."""
    settings: Settings = state_of(request).settings
    text = await _posted(request, settings.text_chars)
    if text is None:
        return _which(request, problem=told("which.long", limit=f"{settings.text_chars:,}"))
    if not text.strip():
        return _which(request, problem=told("which.empty"))
    answer = await run_in_threadpool(lambda: answer_to(text, state_of(request).workshop.matcher))
    if answer is None:
        return _which(request, text=text, problem=told("which.no-duty"), named=named_in(text))
    return _which(request, text=text, answer=answer)


def _which(
    request: Request, *, text: str = "", answer: Answer | None = None, problem: Mapping[str, str] | None = None, named: Sequence[Occupation] = (),
) -> Response:
    part = "hx-request" in request.headers
    return render(request, "explorer/answer.html" if part else "explorer/which.html", status_code=422 if problem and not part else 200,
                  told=told, text=text, answer=answer, problem=problem, named=named, catalogue=load_catalogue(), outside=OUTSIDE,
                  most=state_of(request).settings.text_chars)


async def _posted(request: Request, most: int) -> str | None:
    """Return the text of the form, None where it is longer than allowed; reading stops there."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most * _ENCODED:
            return None
    text = parse_qs(body.decode("latin-1"), max_num_fields=20).get("duties", [""])[0]
    return text if len(text) <= most else None


def _search(text: str) -> list[Hit]:
    if number_key(text) or text.replace(" ", "").upper().lstrip("S").isdigit():
        return [Hit(found.occupation, 1.0) for found in suggestions(text)]
    return list(find(text, limit=_MOST))


def _unknown(request: Request, code: str) -> Response:
    return render(request, "message.html", status_code=404, title=told("unknown", code=code[:_LONGEST]), message=told("unknown.text"))


def _by_subtype() -> dict[str, list[Occupation]]:
    groups: dict[str, list[Occupation]] = {}
    for one in sorted(load_catalogue(), key=lambda one: one.subtype):
        groups.setdefault(one.subtype, []).append(one)
    return groups


def _rules(one: Occupation) -> dict[str, Any]:
    from analyzer.regulations import TOPICS, rules_of

    day = dt.date.today()
    held = rules_of(one.code, one.subtype, day)
    return {"day": day, "held": [(topic, [rule for rule in held if rule.topic == topic]) for topic in TOPICS]}
