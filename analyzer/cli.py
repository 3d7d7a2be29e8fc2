"""The command line: a thin coat over the library. Every heavy import waits until its command runs."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from analyzer.cli_audit import audit
from analyzer.cli_compare import compare
from analyzer.cli_history import history
from analyzer.cli_history import keep as keep_reports
from analyzer.cli_occupations import occupations
from analyzer.cli_packages import check_code, exit_code_of, packages_of, review_all
from analyzer.cli_report import report
from analyzer.cli_route import route
from analyzer.cli_serve import serve
from analyzer.cli_support import (
    NOTHING_REVIEWED,
    OK,
    Lang,
    chosen_language,
    console_on,
    day_of,
    fail,
    make_streams_safe,
    note,
)
from analyzer.cli_watch import watch

if TYPE_CHECKING:
    from analyzer.consistency import Review

app = typer.Typer(name="analyzer", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
app.add_typer(occupations, name="occupations")
app.add_typer(history, name="history")
app.command()(route)
app.command()(compare)
app.command()(audit)
app.command()(report)
app.command()(serve)
app.command()(watch)


class Format(StrEnum):
    """What standard output carries."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


LangOption = Annotated[Lang | None, typer.Option("--lang", help="Language; from the locale if left out, else Korean.")]


def main() -> None:
    """Run the command line."""
    # The matrices of one package are small: BLAS threads cost more than they give (before numpy is imported).
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    app(prog_name="analyzer")


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import PackageNotFoundError, version

        try:
            typer.echo(f"analyzer {version('e7-package-analyzer')}")
        except PackageNotFoundError as error:
            fail("install.broken", chosen_language(None), exit_code=NOTHING_REVIEWED, reason=error)
        raise typer.Exit()


@app.callback()
def root(
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.", callback=_version, is_eager=True)] = False,
) -> None:
    """Do the contract, the Recruitment Reason Statement and the filed occupation code of an E-7 package agree?"""
    make_streams_safe()


@app.command()
def review(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", readable=False, help="A package (a folder, or its files), or a folder of packages.")],
    code: Annotated[str | None, typer.Option(help="Filed code, where the papers do not state it: 2224, S2843, or a name.")] = None,
    filed_on: Annotated[str | None, typer.Option(metavar="DATE", help="Filing date, such as 2026-10-01; decides the numbering.")] = None,
    edition: Annotated[str | None, typer.Option(help="Numbering to read the code in, such as moj-2026-07.")] = None,
    format: Annotated[Format, typer.Option(help="What standard output carries.")] = Format.TEXT,
    out: Annotated[Path | None, typer.Option(metavar="DIR", help="Also write <package>.html and .json (as --format says) there.")] = None,
    annotate: Annotated[bool, typer.Option("--annotate", help="Also write a copy of each paper with notes on its sentences to --out.")] = False,
    keep: Annotated[bool, typer.Option("--keep", help="Keep the masked report on this machine: see `analyzer history`.")] = False,
    lang: LangOption = None,
) -> None:
    """Review packages.

    Exit code: 0 consistent, 3 mismatch, 4 unclear, 1 nothing could be reviewed, 2 wrong usage; the worst of several packages.

    \b
    Example:
      analyzer review inbox/kim --code 2224 --out reports
    """
    language = chosen_language(lang)
    day = day_of(filed_on, language)
    check_code(code, edition, day, language)
    packages = packages_of(paths, language)
    if format is Format.HTML and out is None and len(packages) > 1:
        fail("out.needed", language)
    if annotate and out is None:
        fail("out.needed-copies", language)
    reviews = review_all(packages, code=code, filed_on=day, edition=edition, lang=language)
    reports = [each.to_dict() for each in reviews]
    if out is not None:
        _write(reports, out, format, language)
        if annotate:
            _annotate(reviews, reports, out, language)
    if keep:
        keep_reports(reports, language)
    _print(reports, format, language, quiet=out is not None)
    readable = any(paper.paper.document.usable for each in reviews for paper in each.papers)
    raise typer.Exit(exit_code_of((each.verdict.value for each in reviews), language, readable=readable))


@app.command()
def doctor(lang: LangOption = None) -> None:
    """Tell what works on this machine.

    \b
    Example:
      analyzer doctor
    """
    from rich.table import Table
    from rich.text import Text

    from analyzer.doctor import State, checks

    language, failed = chosen_language(lang), False
    table = Table.grid(padding=(0, 2))
    for overflow in ("ellipsis", "fold", "fold"):
        table.add_column(overflow=overflow, no_wrap=overflow == "ellipsis")
    for check in checks():
        failed |= check.state is State.FAIL
        style = {State.OK: "green", State.WARN: "yellow", State.FAIL: "bold red"}[check.state]
        table.add_row(Text(check.state.value, style=style), Text(check.title(language)), Text(check.detail, style="dim"))
        if step := check.next_step(language):
            table.add_row("", "", Text(step, style=style))
    console_on(sys.stdout).print(table)
    raise typer.Exit(1 if failed else OK)


def _write(reports: Sequence[dict[str, Any]], out: Path, format: Format, lang: str) -> None:
    from analyzer.reports import write_reports

    suffixes = ("html", "json") if format is Format.TEXT else (format.value,)
    try:
        written = write_reports(reports, out, suffixes=suffixes, lang=lang, made_on=dt.date.today())
    except OSError as error:
        fail("out.failed", lang, path=out, reason=error.strerror or type(error).__name__)
    for path in written:
        note("out.written", lang, path=path)


def _annotate(reviews: Sequence[Review], reports: Sequence[dict[str, Any]], out: Path, lang: str) -> None:
    """Write the annotated copies of each package into a folder of its own; a paper without one is named with the reason."""
    from analyzer.reports.annotated import annotate
    from analyzer.reports.files import report_name

    names: list[str] = []
    for reviewed, masked in zip(reviews, reports, strict=True):
        names.append(report_name(masked["package"], names))
        for copy in annotate(reviewed, out / names[-1], lang=lang):
            if copy.path is not None:
                note("out.written", lang, path=copy.path)
            elif copy.problem is not None:
                note("copy.missing", lang, reason=copy.problem.in_lang(lang))


def _print(reports: Sequence[dict[str, Any]], format: Format, lang: str, *, quiet: bool) -> None:
    """Write the reports to standard output; pages that lie in a folder are not printed as well."""
    if format is Format.JSON:
        from analyzer.reports.files import to_json
        from analyzer.reports.text import can_encode

        text = to_json(reports[0] if len(reports) == 1 else list(reports), ascii_only=not can_encode("가", sys.stdout.encoding))
        typer.echo(text, nl=False)
    elif format is Format.HTML and not quiet:
        from analyzer.reports import page

        sys.stdout.flush()
        typer.echo(page(reports[0], lang=lang, made_on=dt.date.today()).encode(), nl=False)
    elif format is Format.TEXT:
        from analyzer.reports import TextReport

        TextReport(console_on(sys.stdout), lang).write_all(reports)
