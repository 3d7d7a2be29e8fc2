"""The command line: a thin coat over the library. Every heavy import waits until its command runs."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from analyzer.cli_compare import compare
from analyzer.cli_occupations import occupations
from analyzer.cli_route import route
from analyzer.cli_support import (
    MISMATCH,
    NOTHING_REVIEWED,
    OK,
    UNCLEAR,
    Lang,
    chosen_language,
    console_on,
    day_of,
    fail,
    make_streams_safe,
    note,
    say,
)

if TYPE_CHECKING:
    from rich.progress import Progress

    from analyzer.consistency import Review
    from analyzer.pipeline import Package

app = typer.Typer(name="analyzer", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
app.add_typer(occupations, name="occupations")
app.command()(route)
app.command()(compare)

_EXIT_CODES = {"consistent": OK, "unclear": UNCLEAR, "mismatch": MISMATCH}
_WORST_FIRST = (MISMATCH, UNCLEAR, OK)


class Format(StrEnum):
    """What standard output carries."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


LangOption = Annotated[Lang | None, typer.Option("--lang", help="Language; from the locale if left out, else Korean.")]


def main() -> None:
    """Run the command line."""
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
    _check_code(code, edition, day, language)
    packages = _packages(paths, language)
    if format is Format.HTML and out is None and len(packages) > 1:
        fail("out.needed", language)
    reviews = _review_all(packages, code=code, filed_on=day, edition=edition, lang=language)
    reports = [each.to_dict() for each in reviews]
    if out is not None:
        _write(reports, out, format, language)
    _print(reports, format, language, quiet=out is not None)
    raise typer.Exit(_exit_code(reviews, language))


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


def _check_code(code: str | None, edition: str | None, day: dt.date | None, lang: str) -> None:
    """Leave with the closest options if `--code` or `--edition` means nothing."""
    if edition is not None:
        from analyzer.occupations import load_editions

        if edition not in load_editions():
            fail("edition.unknown", lang, edition=edition, options=", ".join(load_editions()))
    if code is not None:
        from analyzer.cli_occupations import settled

        settled(code, lang, edition=edition, filed_on=day)


def _packages(paths: Sequence[Path], lang: str) -> list[Package]:
    from analyzer.pipeline import packages_in

    for path in paths:
        if not path.exists():
            fail("path.missing", lang, path=path)
    packages = packages_in(paths, on_denied=lambda folder: note("path.permission", lang, path=folder))
    if not packages:
        fail("path.no-papers", lang, exit_code=NOTHING_REVIEWED, path=", ".join(map(str, paths)))
    return packages


def _review_all(
    packages: Sequence[Package], *, code: str | None, filed_on: dt.date | None, edition: str | None, lang: str,
) -> list[Review]:
    """Review every package with one set of reader processes, telling the progress where a person looks on."""
    import os

    from analyzer.readers import ReaderPool

    files = [len(package.files) for package in packages]
    try:
        # The readers get ready while the rest is imported.
        with ReaderPool(workers=max(1, min(os.cpu_count() or 1, 4, max(files)))) as pool, _progress(lang) as progress:
            from analyzer.consistency.masking import mask
            from analyzer.pipeline import review_packages

            task = progress.add_task("", total=sum(files))
            return review_packages(
                packages, pool, code=code, filed_on=filed_on, edition=edition,
                on_package=lambda package: progress.update(task, description=mask(package.name)),
                on_progress=lambda *_: progress.advance(task))
    except (FileNotFoundError, ImportError) as error:
        fail("install.broken", lang, exit_code=NOTHING_REVIEWED, reason=error)


def _progress(lang: str) -> Progress:
    """Return a bar on standard error that only a terminal sees."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = console_on(sys.stderr)
    columns = TextColumn(say("progress", lang)), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False)
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def _write(reports: Sequence[dict[str, Any]], out: Path, format: Format, lang: str) -> None:
    from analyzer.reports import write_reports

    suffixes = ("html", "json") if format is Format.TEXT else (format.value,)
    try:
        written = write_reports(reports, out, suffixes=suffixes, lang=lang, made_on=dt.date.today())
    except OSError as error:
        fail("out.failed", lang, path=out, reason=error.strerror or type(error).__name__)
    for path in written:
        note("out.written", lang, path=path)


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


def _exit_code(reviews: Sequence[Review], lang: str) -> int:
    if not any(paper.paper.document.usable for each in reviews for paper in each.papers):
        note("none.readable", lang)
        return NOTHING_REVIEWED
    codes = {_EXIT_CODES[each.verdict.value] for each in reviews}
    return next(code for code in _WORST_FIRST if code in codes)
