"""Duty by duty: what each sentence points at, with the scope line it is nearest to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reportlab.platypus import Flowable, Spacer

from analyzer.reports.printed.drawings import meter
from analyzer.reports.printed.style import GAP, SPACED, colour, columns, said
from analyzer.reports.printed.tables import padded, table
from analyzer.reports.view import View, percent
from analyzer.reports.words import word

_SAID, _TARGET = columns(65, 35)
_METER = _TARGET - 16


def duties(view: View, lang: str) -> Iterator[Flowable]:
    """Yield one table for each paper that states duties; its heading is printed again on every page."""
    for document in view.with_duties():
        rows: list[list[Any]] = [[said((word(f"role.{document['role']}", lang), "*ink"), f"{SPACED}{document['path']}", size="small", tone="soft"), ""]]
        style: list[tuple[Any, ...]] = [
            ("SPAN", (0, 0), (1, 0)), ("BACKGROUND", (0, 0), (1, 0), colour("quiet")),
            ("BOX", (0, 0), (-1, -1), 0.6, colour("line")), ("LINEBELOW", (0, 0), (-1, -1), 0.6, colour("line")),
            *padded(((0, 0), (-1, -1)), 7), ("LEFTPADDING", (0, 0), (0, -1), 12),
        ]  # fmt: skip
        for number, duty in enumerate(document["duties"], 1):
            rows.append([_stated(duty, lang), _target(view, duty, lang)])
            dashes = () if duty["counted"] else (1, (1.5, 2))
            style.append(("LINEBEFORE", (0, number), (0, number), 3.2, colour(view.slot(duty["candidates"][0]["code"])), *dashes))
        yield table(rows, [_SAID, _TARGET], style, head=True, together=[(0, 1)], after=GAP)


def _stated(duty: Mapping[str, Any], lang: str) -> list[Flowable]:
    context = f"{duty['context']}: " if duty["context"] else ""
    weight = f"{word('weight', lang)} {percent(duty['weight'])}" if duty["counted"] else word("parallel", lang)
    place = f"{word('page', lang, page=duty['page'])} · " if duty["page"] else ""
    parts = [said(f"{context}{duty['text']}", heavy=True), said(f"{place}{weight}", size="small", tone="soft", after=2)]
    if duty["scope_line"]:
        code = duty["candidates"][0]["code"]
        parts.append(said((f"{word('scope', lang)} {code}{SPACED}", "*ink"), duty["scope"][lang], size="small", tone="soft"))
    if duty["excluded_by"]:
        parts.append(said((f"! {word('excluded', lang)}{SPACED}", "*bad"), duty["excluded_by"][lang], size="small", tone="bad"))
    return parts


def _target(view: View, duty: Mapping[str, Any], lang: str) -> list[Flowable]:
    first, *rest = duty["candidates"]
    slot = view.slot(first["code"])
    tag = f"{SPACED}{word('filed.tag', lang)}" if first["code"] == view.filed["code"] else ""
    parts: list[Flowable] = [
        said((view.label(first["code"])[lang], f"*{slot}"), f"{SPACED}{percent(first['probability'])}", (tag, "soft")),
        said(view.name(first["code"])[lang], size="small", heavy=True, after=3),
        meter(first["probability"], slot, _METER),
    ]
    if rest:
        label = f"{view.label(rest[0]['code'])[lang]} {percent(rest[0]['probability'])}"
        parts += [Spacer(1, 2), said(f"{word('next_candidate', lang)}: {label}", size="small", tone="soft")]
    return parts
