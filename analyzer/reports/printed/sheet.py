"""The sheet: sections in their order, head and foot of every page, bookmarks, and the file's own data."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Iterator
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, CallerMacro, CondPageBreak, Flowable, Frame, PageTemplate, Spacer

from analyzer.reports.fonts import bold, font_runs, korean_font
from analyzer.reports.printed.duties import duties
from analyzer.reports.printed.findings import findings
from analyzer.reports.printed.opening import opening, sources
from analyzer.reports.printed.papers import facts, papers, problems
from analyzer.reports.printed.style import MARGIN, WIDTH, colour, said
from analyzer.reports.view import Report, View
from analyzer.reports.words import WORDS, word

CREATOR = "E-7 package analyzer"
"""What the file calls its maker, in its own data."""

_HEAD, _FOOT = 16 * mm, 15 * mm
_SECTION_NEEDS = 45 * mm
_PAGES = "pages"
_SMALL = 8


def report_pdf(report: Report, *, lang: str = "ko", made_on: dt.date | None = None) -> bytes:
    """Return the report as a PDF; equal reports give equal bytes.

    :param report: Report of schema 1.
    :param lang: `ko` or `en`.
    :param made_on: Date printed on the first page.
    """
    out = io.BytesIO()
    view = View(report)
    title = f"{report['package']} · {word('verdict.' + report['verdict'], lang)} · {word('title', lang)}"
    document = BaseDocTemplate(
        out, pagesize=A4, title=_encodable(title), subject=_encodable(report["summary"][lang]), author=CREATOR, creator=CREATOR, lang="ko-KR" if lang == "ko" else "en",
        displayDocTitle=True, invariant=1, initialFontName=korean_font(), pageCompression=1,
    )  # fmt: skip
    frame = Frame(MARGIN, _FOOT + 6 * mm, WIDTH, A4[1] - _HEAD - _FOOT - 11 * mm, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)

    def furnish(canvas: Canvas, _: BaseDocTemplate) -> None:
        _furnish(canvas, word("title", lang), report["package"])

    document.addPageTemplates(PageTemplate(frames=[frame], onPage=furnish))
    document.build([*_story(view, lang, made_on), CallerMacro(drawCallable=_count_pages)])
    return out.getvalue()


def _story(view: View, lang: str, made_on: dt.date | None) -> Iterator[Flowable]:
    report = view.report
    dates = [(word("rules_on", lang), str(report["rules_on"]))] if report.get("rules_on") else []
    dates += [(word("made_on", lang), made_on.isoformat())] if made_on else []
    yield from opening(view, lang, dates)
    yield from _section("sources", lang, sources(view, lang))
    yield from _section("findings", lang, findings(view, lang))
    yield from _section("duties", lang, duties(view, lang))
    yield from _section("unread", lang, problems(view, lang))
    yield from _section("papers", lang, [*papers(view, lang), *facts(view, lang)])
    yield from _closing(report, lang)


def _section(key: str, lang: str, parts: Iterable[Flowable]) -> Iterator[Flowable]:
    """Yield a heading and its parts; nothing where there are no parts."""
    found = list(parts)
    if not found:
        return
    title = word(key, lang)
    yield Spacer(1, 16)
    yield CondPageBreak(_SECTION_NEEDS)
    yield CallerMacro(drawCallable=lambda macro, *_: _bookmark(macro.canv, key, title))
    yield said(title, size="head", heavy=True, after=5)
    yield from found


def _closing(report: Report, lang: str) -> Iterator[Flowable]:
    versions = [f"{word(f'versions.{name}', lang) if f'versions.{name}' in WORDS else name} {version}" for name, version in report["versions"].items()]
    yield Spacer(1, 10)
    yield said(" · ".join(versions), size="small", tone="soft")
    yield said(f"{report['catalogue']['name'][lang]}: {report['catalogue']['source']}", size="small", tone="soft", after=4)
    yield said(word("disclaimer", lang), size="small")


def _bookmark(canvas: Canvas, key: str, title: str) -> None:
    canvas.bookmarkHorizontal(key, 0, 24)
    canvas.addOutlineEntry(title, key, 0)


def _furnish(canvas: Canvas, title: str, package: str) -> None:
    """Draw head and foot of a page; the number of pages is a form that the last page fills."""
    top, left, right = A4[1] - _HEAD, MARGIN, MARGIN + WIDTH
    canvas.setFillColor(colour("ink"))
    _draw(canvas, left, top, title, heavy=True)
    canvas.setFillColor(colour("soft"))
    room = WIDTH - stringWidth(title, bold(korean_font()), _SMALL) - 24
    name = _shortened(package, room)
    _draw(canvas, right - _wide(name), top, name)
    canvas.setStrokeColor(colour("ink"))
    canvas.setLineWidth(1)
    canvas.line(left, top - 6, right, top - 6)
    number = f"{canvas.getPageNumber()} / "
    middle = A4[0] / 2
    _draw(canvas, middle - _wide(number), _FOOT - 4, number)
    canvas.saveState()
    canvas.translate(middle, _FOOT - 4)
    canvas.doForm(_PAGES)
    canvas.restoreState()


def _count_pages(macro: Any, *_: float) -> None:
    canvas: Canvas = macro.canv
    total = str(canvas.getPageNumber())
    canvas.beginForm(_PAGES, lowery=-4)
    canvas.setFillColor(colour("soft"))
    _draw(canvas, 0, 0, total)
    canvas.endForm()



def _draw(canvas: Canvas, x: float, y: float, text: str, *, heavy: bool = False) -> None:
    for run, font in font_runs(text, heavy=heavy):
        canvas.setFont(font, _SMALL)
        canvas.drawString(x, y, run)
        x += stringWidth(run, font, _SMALL)


def _wide(text: str) -> float:
    return float(sum(stringWidth(run, font, _SMALL) for run, font in font_runs(text)))


def _encodable(text: str) -> str:
    """Return a text for the file's own data, without halves of characters, which a hostile paper may hold."""
    return text.encode(errors="ignore").decode()


def _shortened(text: str, room: float) -> str:
    """Return a name that fits into one line; the whole name is in the file's title."""
    longest = int(room)  # no letter is narrower than a point
    if len(text) <= longest and _wide(text) <= room:
        return text
    text = text[:longest]
    while text and _wide(f"{text}…") > room:
        text = text[:-1]
    return f"{text}…"
