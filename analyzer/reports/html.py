"""The report as one self-contained page: no script, no outside request, both languages inside."""

from __future__ import annotations

import datetime as dt
import functools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from analyzer.reports.view import Report, View, percent
from analyzer.reports.words import SYMBOLS, WORDS, Pair

_VERDICTS = ("mismatch", "unclear", "consistent")


@dataclass(frozen=True, slots=True)
class Row:
    """One package of the list: its report, and the file that holds its page."""

    report: Report
    link: str
    view: View


def page(report: Report, *, lang: str = "ko", made_on: dt.date | None = None) -> str:
    """Return the page of one package.

    :param report: Report of schema 1.
    :param lang: Language shown first; the other is one click away.
    :param made_on: Date printed in the footer.
    """
    return _render("report.html", lang, made_on, report=report, view=View(report))


def comparison_page(data: Report, *, lang: str = "ko", made_on: dt.date | None = None) -> str:
    """Return the page of a comparison of a denied package with its successor.

    :param data: Comparison as data.
    """
    from analyzer.reports.comparison import SIGNS, ComparisonView

    return _render("comparison.html", lang, made_on, data=data, view=ComparisonView(data), signs=SIGNS)


def index(reports: Sequence[tuple[Report, str]], *, lang: str = "ko", made_on: dt.date | None = None) -> str:
    """Return the page that lists several packages.

    :param reports: Each report with the name of the file that holds its page, at least one.
    """
    rows = [Row(report, link, View(report)) for report, link in reports]
    counted = Counter(row.report["verdict"] for row in rows)
    totals = [(verdict, counted[verdict]) for verdict in _VERDICTS if counted[verdict]]
    return _render("index.html", lang, made_on, rows=rows, totals=totals)


def _render(template: str, lang: str, made_on: dt.date | None, **values: Any) -> str:
    return _environment().get_template(template).render(lang=lang, made_on=made_on, **values)


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )
    environment.globals.update(words=WORDS, symbols=SYMBOLS, percent=percent, page=_page_number)
    return environment


def _page_number(number: int) -> Pair:
    return {lang: text.format(page=number) for lang, text in WORDS["page"].items()}
