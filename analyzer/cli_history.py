"""`analyzer history`: the reports that were kept with `analyzer review --keep`."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from analyzer.cli_support import Lang, chosen_language, console_on, day_of, fail, note

if TYPE_CHECKING:
    from analyzer.store import History

history = typer.Typer(no_args_is_help=True, help="Reports kept with `analyzer review --keep`, on this machine only.")

LangOption = Annotated[Lang | None, typer.Option("--lang", help="Language; from the locale if left out, else Korean.")]
_WORDS = {
    "ko": {"number": "번호", "kept_at": "보관한 때", "package": "서류 묶음", "verdict": "판정", "code": "신청 직종"},
    "en": {"number": "No.", "kept_at": "Kept", "package": "Package", "verdict": "Verdict", "code": "Filed"},
}


def keep(reports: Sequence[dict[str, Any]], lang: str) -> None:
    """Keep reports and say where."""
    with _opened(lang) as store:
        numbers = [store.keep(report) for report in reports]
        note("history.kept", lang, numbers=", ".join(map(str, numbers)), path=store.place)


@history.command(name="list")
def list_(
    package: Annotated[str, typer.Argument(help="Part of the package's name.")] = "",
    since: Annotated[str | None, typer.Option(metavar="DATE", help="From this day on, such as 2026-03-01.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Up to this day.")] = None,
    lang: LangOption = None,
) -> None:
    """List what was kept, newest first.

    \b
    Example:
      analyzer history list kim --since 2026-03-01 --until 2026-03-31
    """
    from rich.table import Table

    from analyzer.reports.words import WORDS

    language = chosen_language(lang)
    words = _WORDS[language]
    days = day_of(since, language), day_of(until, language)
    table = Table(box=None, padding=(0, 2), pad_edge=False)
    for name in words.values():
        table.add_column(name, overflow="fold")
    with _opened(language) as store:
        for kept in store.kept(package=package, since=days[0], until=days[1]):
            table.add_row(str(kept.id), f"{kept.kept_at:%Y-%m-%d %H:%M}", kept.package, WORDS[f"verdict.{kept.verdict}"][language], kept.filed_code or "")
    if not table.row_count:
        note("history.none", language)
        return
    console_on(sys.stdout).print(table)


@history.command()
def show(
    number: Annotated[int, typer.Argument(help="Number in the list.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print data instead of text.")] = False,
    lang: LangOption = None,
) -> None:
    """Show a kept report as it was.

    \b
    Example:
      analyzer history show 12
    """
    language = chosen_language(lang)
    with _opened(language) as store:
        try:
            report = store.report(number)
        except KeyError:
            fail("history.unknown", language, number=number)
    from analyzer.reports import TextReport
    from analyzer.reports.files import to_json
    from analyzer.reports.text import can_encode

    if as_json:
        typer.echo(to_json(report, ascii_only=not can_encode("가", sys.stdout.encoding)), nl=False)
    else:
        TextReport(console_on(sys.stdout), language).write_all([report])


@history.command()
def delete(
    numbers: Annotated[list[int] | None, typer.Argument(help="Numbers in the list.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Everything kept up to this day.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Everything.")] = False,
    lang: LangOption = None,
) -> None:
    """Delete kept reports for good.

    \b
    Example:
      analyzer history delete 12 13
    """
    language = chosen_language(lang)
    last = day_of(until, language)
    if sum((bool(numbers), last is not None, everything)) != 1:
        fail("history.which", language)
    with _opened(language) as store:
        chosen = numbers or [kept.id for kept in store.kept(until=dt.date.max if everything else last)]
        note("history.deleted", language, count=store.delete(chosen))


def _opened(lang: str) -> History:
    from analyzer.store import History

    try:
        return History()
    except OSError as error:
        fail("history.broken", lang, reason=error)
