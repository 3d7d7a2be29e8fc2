"""The first page: the verdict, and filed code, contract and statement side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from reportlab.platypus import Flowable, Spacer

from analyzer.reports.printed.drawings import bar, meter, sign, swatch
from analyzer.reports.printed.style import GAP, SPACED, TONES, WIDTH, colour, said
from analyzer.reports.printed.tables import padded, table
from analyzer.reports.view import REST, Segment, Source, View, percent
from analyzer.reports.words import word

_SIGN = 30.0
_BESIDE = 3
_CARD = (WIDTH - (_BESIDE - 1) * GAP) / _BESIDE
_PADDING = 9.0
_INSIDE = _CARD - 2 * _PADDING
_PERCENT = 34.0


def opening(view: View, lang: str, dates: Sequence[tuple[str, str]]) -> Iterator[Flowable]:
    """Yield the verdict with its summary.

    :param dates: Words and values of the days that belong to the report.
    """
    report = view.report
    tone = TONES[report["verdict"]]
    counts = [(word(f"severity.{severity}", lang), str(count)) for severity, count in view.counts()]
    tally: list[str | tuple[str, str]] = []
    for name, value in [(word("confidence", lang), percent(report["confidence"])), *counts, *dates]:
        tally += [("\xa0 · \xa0" if tally else "", "soft"), (f"{name} ", "soft"), (value, "*ink")]
    text = [
        said(word(f"verdict.{report['verdict']}", lang), heavy=True, tone=tone, size="head"),
        said(report["summary"][lang], size="lead", heavy=True, after=5),
        said(*tally, size="small"),
    ]
    style = [*padded(((0, 0), (-1, -1)), 0), ("TOPPADDING", (0, 0), (0, 0), 9), ("TOPPADDING", (1, 0), (1, 0), 6)]
    yield table([[sign(report["verdict"], _SIGN), text]], [_SIGN + 12, WIDTH - _SIGN - 12], style)


def sources(view: View, lang: str) -> Iterator[Flowable]:
    """Yield the cards of the filed code and of each contract and statement, three in a row."""
    cards = [(_filed(view, lang), "filed")] + [(_paper(view, source, lang), _slot(view, source)) for source in view.sources()]
    rows = [cards[start : start + _BESIDE] for start in range(0, len(cards), _BESIDE)]
    for row in rows:
        cells: list[Any] = []
        widths: list[float] = []
        style: list[tuple[Any, ...]] = []
        for card, _ in zip_longest(row, range(_BESIDE), fillvalue=None):
            at = len(cells)
            if card is not None:
                place = (at, 0), (at, 0)
                style += [("BOX", *place, 0.6, colour("line")), ("LINEABOVE", *place, 2.4, colour(card[1])), *padded(place, _PADDING)]
            cells += [card[0] if card else "", ""]
            widths += [_CARD, GAP]
        yield table([cells[:-1]], widths[:-1], style, after=GAP)


def _slot(view: View, source: Source) -> str:
    primary = source.document["primary"] if source.document else None
    return view.slot(primary["code"]) if primary else REST


def _filed(view: View, lang: str) -> list[Flowable]:
    filed = view.filed
    parts: list[Flowable] = [said(word("filed", lang), size="small", heavy=True, after=7)]
    if filed["code"]:
        parts += [said(filed["code"], size="code", heavy=True, tone="filed"), said(view.name(filed["code"])[lang], heavy=True, after=8)]
        parts += _filed_shares(view, lang)
    else:
        parts.append(said(word("filed.unresolved" if filed["as_written"] else "filed.none", lang), tone="soft", after=8))
    if filed["as_written"]:
        place = filed["found_in"] + (f", {word('page', lang, page=filed['page'])}" if filed["page"] else "")
        rows = [("filed.as_written", filed["as_written"]), ("filed.found_in", place)]
        rows += [("filed.edition", filed["edition"])] if filed["edition"] else []
        parts += [said((word(key, lang).replace(" ", "\xa0") + SPACED, "soft"), value, size="small", after=1) for key, value in rows]
    return parts


def _filed_shares(view: View, lang: str) -> list[Flowable]:
    judged = [source for source in view.sources() if source.document and source.document["primary"]]
    if not judged:
        return []
    parts: list[Flowable] = [said(word("filed.share", lang), size="small", tone="soft", after=2)]
    for source in judged:
        parts += [_ends(said(word(f"role.{source.role}", lang), size="small"), percent(source.filed_share)), meter(source.filed_share, "filed", _INSIDE),
                  Spacer(1, 4)]
    return [*parts, Spacer(1, 5)]


def _ends(left: Flowable, right: str) -> Flowable:
    cells = [left, said(right, size="small", heavy=True, right=True)]
    return table([cells], [_INSIDE - _PERCENT, _PERCENT], padded(((0, 0), (-1, -1)), 0))


def _paper(view: View, source: Source, lang: str) -> list[Flowable]:
    document = source.document
    parts: list[Flowable] = [said(word(f"role.{source.role}", lang), size="small", heavy=True)]
    if document is None:
        return [*parts, Spacer(1, 7), said(word(f"missing.{source.role}", lang), tone="soft")]
    parts.append(said(document["path"], size="small", tone="soft", after=4))
    if not document["primary"]:
        return [*parts, said(word("no_duties", lang), tone="soft")]
    code = document["primary"]["code"]
    slot = view.slot(code)
    parts += [said(view.label(code)[lang], size="code", heavy=True, tone=slot), said(view.name(code)[lang], heavy=True)]
    if source.agrees is not None:
        stand = f"= {word('filed.agrees', lang)}" if source.agrees else f"≠ {word('filed.differs', lang)}"
        parts.append(said(stand, size="small", heavy=True, tone="good" if source.agrees else "bad"))
    return [*parts, Spacer(1, 7), bar(source.segments, _INSIDE), Spacer(1, 4), _legend(view, source.segments, lang)]


def _legend(view: View, segments: Sequence[Segment], lang: str) -> Flowable:
    rows = []
    for segment in segments:
        name = segment.name[lang] if segment.code == REST else f"{view.label(segment.code)[lang]} {segment.name[lang]}"
        rows.append([swatch(segment.slot), said(name, size="small"), said(percent(segment.share), size="small", heavy=True, right=True)])
    style = [*padded(((0, 0), (-1, -1)), 0), ("TOPPADDING", (0, 0), (0, -1), 3), ("BOTTOMPADDING", (0, 0), (-1, -1), 2)]
    return table(rows, [11, _INSIDE - 11 - _PERCENT, _PERCENT], style)
