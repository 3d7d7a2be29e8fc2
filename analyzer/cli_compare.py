"""`analyzer compare`: a denied package beside its successor."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analyzer.cli_support import (
    EXIT_CODES,
    NOTHING_REVIEWED,
    Lang,
    chosen_language,
    console_on,
    day_of,
    fail,
    note,
)

if TYPE_CHECKING:
    from analyzer.consistency import Review
    from analyzer.reports.view import Report



def compare(
    old: Annotated[Path, typer.Argument(metavar="OLD", readable=False, help="The denied package.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", readable=False, help="Its successor.")],
    old_code: Annotated[str | None, typer.Option(help="Code of the denied application, where its papers do not state it.")] = None,
    code: Annotated[str | None, typer.Option(help="Code of the new application, where its papers do not state it.")] = None,
    old_filed_on: Annotated[str | None, typer.Option(metavar="DATE", help="Day on which the denied application was filed.")] = None,
    filed_on: Annotated[str | None, typer.Option(metavar="DATE", help="Filing day of the new application; today if left out.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print data instead of text.")] = False,
    out: Annotated[Path | None, typer.Option(metavar="DIR", help="Also write the comparison as .html and .json there.")] = None,
    lang: Annotated[Lang | None, typer.Option("--lang", help="Language; from the locale if left out, else Korean.")] = None,
) -> None:
    """Compare a denied package with its successor: what changed, what an officer may ask, what to explain.

    Exit code: that of the new package, as in `review`.

    \b
    Example:
      analyzer compare denied/kim inbox/kim --old-filed-on 2026-06-01 --out reports
    """
    language = chosen_language(lang)
    days = day_of(old_filed_on, language), day_of(filed_on, language)
    for path in (old, new):
        _check_package(path, language)
    for given, day in ((old_code, days[0]), (code, days[1])):
        if given is not None:
            from analyzer.cli_occupations import settled

            settled(given, language, edition=None, filed_on=day)
    from analyzer import api

    try:
        compared = api.compare(old, new, old_code=old_code, code=code, old_filed_on=days[0], filed_on=days[1])
    except (FileNotFoundError, ImportError) as error:
        fail("install.broken", language, exit_code=NOTHING_REVIEWED, reason=error)
    data = compared.to_dict()
    if out is not None:
        _write(data, out, language)
    _print(data, language, as_json=as_json)
    raise typer.Exit(_exit_code(compared.old, compared.new, language))


def _check_package(path: Path, lang: str) -> None:
    """Leave with a line unless the path is one package."""
    from analyzer.packages import packages_in

    if not path.exists():
        fail("path.missing", lang, path=path)
    found = packages_in([path], on_denied=lambda folder: note("path.permission", lang, path=folder))
    if not found:
        fail("path.no-papers", lang, exit_code=NOTHING_REVIEWED, path=path)
    if len(found) > 1:
        fail("compare.one", lang, path=path, count=len(found))


def _write(data: Report, out: Path, lang: str) -> None:
    from analyzer.reports.files import write_comparison

    try:
        written = write_comparison(data, out, lang=lang, made_on=dt.date.today())
    except OSError as error:
        fail("out.failed", lang, path=out, reason=error.strerror or type(error).__name__)
    for path in written:
        note("out.written", lang, path=path)


def _print(data: Report, lang: str, *, as_json: bool) -> None:
    from analyzer.reports.text import can_encode

    if as_json:
        from analyzer.reports.files import to_json

        typer.echo(to_json(data, ascii_only=not can_encode("가", sys.stdout.encoding)), nl=False)
        return
    from analyzer.reports.comparison import ComparisonReport

    ComparisonReport(console_on(sys.stdout), lang).write(data)


def _exit_code(old: Review, new: Review, lang: str) -> int:
    if not all(any(paper.paper.document.usable for paper in each.papers) for each in (old, new)):
        note("none.readable", lang)
        return NOTHING_REVIEWED
    return EXIT_CODES[new.verdict.value]
