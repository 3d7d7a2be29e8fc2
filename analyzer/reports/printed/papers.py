"""The papers: what could not be read, how each was read, and the facts they state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.platypus import Flowable

from analyzer.reports.printed.style import GAP, SPACED, colour, columns, said
from analyzer.reports.printed.tables import table
from analyzer.reports.view import FactRow, View
from analyzer.reports.words import word

_RULED = [
    ("LINEBELOW", (0, 0), (-1, 0), 0.8, colour("soft")), ("LINEBELOW", (0, 1), (-1, -1), 0.5, colour("line")),
    ("TOPPADDING", (0, 0), (-1, -1), 3), ("BOTTOMPADDING", (0, 0), (-1, -1), 4), ("LEFTPADDING", (0, 0), (-1, -1), 5), ("RIGHTPADDING", (0, 0), (-1, -1), 5),
]  # fmt: skip


def problems(view: View, lang: str) -> Iterator[Flowable]:
    """Yield what was not fully read, with the next step."""
    for document in view.with_problems():
        status = word(f"status.{document['status']}", lang)
        yield said(document["path"], (f"{SPACED}{status}", "*open"), heavy=True, keep=True)
        for problem in document["problems"]:
            yield said(problem["reason"][lang])
            yield said((f"{word('next_step', lang)}{SPACED}", "*ink"), problem["next_step"][lang], after=8)


def papers(view: View, lang: str) -> Iterator[Flowable]:
    """Yield the list of papers; their numbers stand for them in the table of facts."""
    rows = [_heads(("", "paper", "role", "status", "pages"), lang)]
    for number, document in enumerate(view.documents, 1):
        tone = "ink" if document["status"] == "read" else "bad"
        rows.append([
            said(str(number), size="small", heavy=True), said(document["path"], size="small"), said(word(f"role.{document['role']}", lang), size="small"),
            said(word(f"status.{document['status']}", lang), size="small", tone=tone, heavy=tone == "bad"), said(str(document["pages"] or "–"), size="small"),
        ])  # fmt: skip
    yield _ruled(rows, columns(5, 47, 20, 18, 10))


def facts(view: View, lang: str) -> Iterator[Flowable]:
    """Yield the facts, each value once with the numbers of the papers that state it."""
    numbers = {id(document): number for number, document in enumerate(view.documents, 1)}
    stating = [numbers[id(document)] for document in view.with_facts()]
    rows, groups = [_heads(("fact", "value", "paper"), lang)], []
    for row in view.facts():
        values = _by_value(row, stating, lang)
        groups.append((len(rows), len(rows) + len(values) - 1, row.differs))
        for value, papers_stating in values:
            name: list[str | tuple[str, str]] = [(word(f"fact.{row.name}", lang), "*ink")]
            if row.differs:
                name.append((f"{SPACED}≠\xa0{word('fact.differs', lang)}", "*bad"))
            first = value == values[0][0]
            rows.append([said(*name, size="small") if first else "", said(value, size="small", heavy=row.differs), said(papers_stating, size="small", tone="soft")])
    if len(rows) == 1:
        return
    style: list[tuple[Any, ...]] = []
    for top, bottom, differs in groups:
        if bottom > top:
            style.append(("LINEBELOW", (0, top), (0, bottom - 1), 0.5, colour("sheet")))
        if differs:
            style.append(("BACKGROUND", (1, top), (-1, bottom), "#fbf1ee"))
    yield _ruled(rows, columns(26, 54, 20), style, [(top, bottom) for top, bottom, _ in groups])


def _by_value(row: FactRow, stating: Sequence[int], lang: str) -> list[tuple[str, str]]:
    found: dict[str, list[int]] = {}
    for number, value in zip(stating, row.values, strict=True):
        if value is not None:
            found.setdefault(value[lang], []).append(number)
    return [(value, ", ".join(map(str, numbers))) for value, numbers in found.items()]


def _heads(keys: Sequence[str], lang: str) -> list[Any]:
    return [said(word(key, lang), size="small", tone="soft") if key else "" for key in keys]


def _ruled(
    rows: Sequence[Sequence[Any]], widths: Sequence[float], style: Sequence[tuple[Any, ...]] = (), together: Sequence[tuple[int, int]] = (),
) -> Flowable:  # fmt: skip
    return table(rows, widths, [*_RULED, *style], head=True, together=[(0, 1), *together], after=GAP)
