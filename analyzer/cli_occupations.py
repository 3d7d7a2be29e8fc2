"""`analyzer occupations`: look into the catalogue."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from analyzer.cli_support import Lang, chosen_language, console_on, fail, note

if TYPE_CHECKING:
    from analyzer.occupations import Occupation

occupations = typer.Typer(
    name="occupations", no_args_is_help=True, rich_markup_mode=None,
    help="Look up E-7 occupations, their scope and their boundaries.")


class Output(StrEnum):
    """What standard output carries."""

    TEXT = "text"
    JSON = "json"


LangOption = Annotated[Lang | None, typer.Option("--lang", help="Language; from the locale if left out, else Korean.")]
FormatOption = Annotated[Output, typer.Option("--format", help="What standard output carries.")]
CodeArgument = Annotated[str, typer.Argument(metavar="CODE", help="Number of any edition, or a name.")]


@occupations.command("list")
def list_all(format: FormatOption = Output.TEXT, lang: LangOption = None) -> None:
    """List every occupation with its code.

    \b
    Example:
      analyzer occupations list --lang en
    """
    from analyzer.occupations import load_catalogue

    _print_table(((occupation, "") for occupation in load_catalogue()), format, chosen_language(lang))


@occupations.command()
def find(
    text: Annotated[list[str], typer.Argument(metavar="TEXT", help="A number, a name, or words of the work.")],
    format: FormatOption = Output.TEXT, lang: LangOption = None,
) -> None:
    """Find occupations by number, name or work.

    \b
    Example:
      analyzer occupations find 금형 설계
    """
    from analyzer.occupations import find as search

    hits = search(" ".join(text))
    if not hits:
        fail("find.none", chosen_language(lang), exit_code=1, text=" ".join(text))
    _print_table(((hit.occupation, hit.line) for hit in hits), format, chosen_language(lang))


@occupations.command()
def show(code: CodeArgument, format: FormatOption = Output.TEXT, lang: LangOption = None) -> None:
    """Show what an occupation covers and what lies outside it.

    \b
    Example:
      analyzer occupations show 2224
    """
    from analyzer.occupations import load_catalogue
    from analyzer.reports.occupation import occupation_lines

    language = chosen_language(lang)
    catalogue = load_catalogue()
    occupation = catalogue[_newest(code, language)]
    if format is Output.JSON:
        _print_json(dataclasses.asdict(occupation))
    else:
        _print_lines(occupation_lines(occupation, catalogue, language))


@occupations.command()
def between(code: CodeArgument, other: CodeArgument, format: FormatOption = Output.TEXT, lang: LangOption = None) -> None:
    """Show what separates two occupations.

    \b
    Example:
      analyzer occupations between 2223 2224
    """
    from analyzer.occupations import between as boundary_between
    from analyzer.reports.occupation import boundary_lines

    language = chosen_language(lang)
    boundary = boundary_between(_newest(code, language), _newest(other, language))
    if format is Output.JSON:
        _print_json(dataclasses.asdict(boundary))
    else:
        _print_lines(boundary_lines(boundary, language))


def settled(text: str, lang: str, *, edition: str | None = None, filed_on: dt.date | None = None) -> str | None:
    """Return the occupation that a code or name on the command line means, None for a route without one.

    Leaves with exit code 2 and the closest options where it means nothing.
    """
    from analyzer.extraction import parse_code
    from analyzer.occupations import ResolutionStatus, resolve

    for written in parse_code(text, "--code"):
        resolution = resolve(written.number, written.name, filed_on=filed_on, edition=edition)
        if resolution.code or resolution.status is ResolutionStatus.OTHER_ROUTE:
            return resolution.code
    return fail("code.unknown", lang, code=text, options=", ".join(_closest(text, lang)))


def _newest(text: str, lang: str) -> str:
    """Return the code in the numbering in force; says so where that is another number than the one given."""
    from analyzer.occupations import load_catalogue

    code, catalogue = settled(text, lang), load_catalogue()
    if code is None or code not in catalogue:
        fail("code.unknown", lang, code=text, options=", ".join(_closest(text, lang)))
    if code != text.strip().upper():
        note("code.read-as", lang, written=text, code=code, name=catalogue[code].name(lang))
    return code


def _closest(text: str, lang: str, count: int = 3) -> list[str]:
    """Return the occupations whose work, number or name comes nearest to a code that means nothing."""
    import difflib

    from analyzer.occupations import find as search
    from analyzer.occupations import load_catalogue

    catalogue = load_catalogue()
    codes = [hit.occupation.code for hit in search(text, limit=count)]
    if not codes and any(char.isdigit() for char in text):
        codes = difflib.get_close_matches(text.strip().upper(), catalogue.codes, count, cutoff=0.0)
    elif not codes:
        names = {occupation.name(lang): occupation.code for occupation in catalogue}
        codes = [names[name] for name in difflib.get_close_matches(text, names, count, cutoff=0.0)]
    return [f"{code} {catalogue[code].name(lang)}" for code in codes]


def _print_table(rows: Iterable[tuple[Occupation, str]], format: Output, lang: str) -> None:
    if format is Output.JSON:
        _print_json([{"code": o.code, "subtype": o.subtype, "name_ko": o.name_ko, "name_en": o.name_en} | ({"line": line} if line else {})
                     for o, line in rows])
        return
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    table.add_column(overflow="fold", style="dim")
    for occupation, line in rows:
        name = occupation.name(lang)
        table.add_row(occupation.code, occupation.subtype, name, line if line != name else "")
    console_on(sys.stdout).print(table)


def _print_lines(lines: Iterable[Any]) -> None:
    console = console_on(sys.stdout)
    for line in lines:
        console.print(line)


def _print_json(data: Any) -> None:
    from analyzer.reports.text import can_encode

    typer.echo(json.dumps(data, ensure_ascii=not can_encode("가", sys.stdout.encoding), indent=2))
