"""The findings, with the quotes they rest on and what to change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reportlab.platypus import Flowable

from analyzer.reports.printed.style import GAP, SPACED, TONES, WIDTH, colour, said
from analyzer.reports.printed.tables import table
from analyzer.reports.view import View
from analyzer.reports.words import word


def findings(view: View, lang: str) -> Iterator[Flowable]:
    """Yield one block for each finding; a block that does not fit goes on overleaf, between its parts or inside a long quote."""
    for finding in view.findings:
        yield _finding(finding, lang)
    if not view.findings:
        yield said(word("findings.none", lang))


def _finding(finding: Mapping[str, Any], lang: str) -> Flowable:
    tone = TONES[finding["severity"]]
    rows: list[list[Flowable]] = [
        [said((word(f"severity.{finding['severity']}", lang), f"*{tone}"), f"{SPACED}{finding['rule']}", size="small", tone="soft")],
        [said(finding["message"][lang], heavy=True)],
    ]
    quotes = [_quote(evidence, lang) for evidence in finding["evidence"] if evidence["quote"]]
    first = len(rows)
    rows += [[quote] for quote in quotes]
    if finding["advice"]:
        rows.append([said((f"{word('advice', lang)}{SPACED}", "*ink"), finding["advice"][lang])])
    if finding["source"]:
        rows.append([said(f"{word('source', lang)}: {finding['source']}", size="small", tone="soft")])
    style: list[tuple[Any, ...]] = [
        ("BOX", (0, 0), (-1, -1), 0.6, colour("line")), ("LINEBEFORE", (0, 0), (0, -1), 3.2, colour(tone)),
        ("LEFTPADDING", (0, 0), (-1, -1), 12), ("RIGHTPADDING", (0, 0), (-1, -1), 12), ("TOPPADDING", (0, 0), (-1, -1), 2.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
        ("TOPPADDING", (0, 0), (-1, 0), 7), ("BOTTOMPADDING", (0, -1), (-1, -1), 9),
    ]  # fmt: skip
    if quotes:
        style.append(("LEFTPADDING", (0, first), (-1, first + len(quotes) - 1), 22))
        style.append(("RIGHTPADDING", (0, first), (-1, first + len(quotes) - 1), 22))
    return table(rows, [WIDTH], style, together=[(0, 1), (max(1, len(rows) - 2), len(rows) - 1)], after=GAP * 0.8)


def _quote(evidence: Mapping[str, Any], lang: str) -> Flowable:
    place = evidence["document"] + (f", {word('page', lang, page=evidence['page'])}" if evidence["page"] else "")
    return said(f"“{evidence['quote']}”", (f"{SPACED}{place}", "soft"), size="small")
