"""`analyzer route`: what given dates and numbers allow under E-9, and for a change to E-7-4."""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from analyzer.cli_support import Lang, chosen_language, console_on, day_of, fail

if TYPE_CHECKING:
    from analyzer.consistency.route_check import Change, Given, Points, Stay


class Status(StrEnum):
    """Statuses that the routes start from."""

    E9 = "E-9"
    E10 = "E-10"
    H2 = "H-2"
    E74 = "E-7-4"


class SkilledCode(StrEnum):
    """Codes of E-7-4."""

    ROOT = "S740"
    FARM = "S610"
    GENERAL = "S700"


class Output(StrEnum):
    """What standard output carries."""

    TEXT = "text"
    JSON = "json"


def route(
    status: Annotated[Status, typer.Option("--from", case_sensitive=False, help="Status held now.")],
    entry: Annotated[str | None, typer.Option(metavar="DATE", help="First day in that status.")] = None,
    change: Annotated[list[str] | None, typer.Option(metavar="DATE[:employer]", help="A change of workplace; `:employer` if it was for the employer's fault.")] = None,
    stay: Annotated[list[str] | None, typer.Option(metavar="STATUS:FROM:TO", help="An earlier stay, such as E-9:2015-03-02:2018-03-01.")] = None,
    left: Annotated[str | None, typer.Option(metavar="DATE", help="Day on which the last contract ended.")] = None,
    applied: Annotated[str | None, typer.Option(metavar="DATE", help="Day of the application for another workplace.")] = None,
    filed_on: Annotated[str | None, typer.Option(metavar="DATE", help="Filing date; today if left out.")] = None,
    term: Annotated[str | None, typer.Option(metavar="FROM:TO", help="Term of the new contract, or its length in months.")] = None,
    pay: Annotated[int | None, typer.Option(metavar="WON", min=0, help="Yearly pay of the new contract.")] = None,
    income: Annotated[int | None, typer.Option(metavar="WON", min=0, help="Average yearly income of the last two years.")] = None,
    points: Annotated[str | None, typer.Option(metavar="TOTAL:INCOME:KOREAN", help="Points of the E-7-4 test.")] = None,
    staff: Annotated[str | None, typer.Option(metavar="KOREANS[:E-7-4]", help="Insured Koreans, and workers under E-7-4 with this one.")] = None,
    code: Annotated[SkilledCode | None, typer.Option(case_sensitive=False, help="Code of E-7-4 that is filed.")] = None,
    nationality: Annotated[str | None, typer.Option(metavar="CC", help="Two letters, such as NP.")] = None,
    sector: Annotated[str | None, typer.Option(help="Line of business of the firm.")] = None,
    job: Annotated[str | None, typer.Option(help="The work, where the sector is open to some jobs only.")] = None,
    format: Annotated[Output, typer.Option(help="What standard output carries.")] = Output.TEXT,
    lang: Annotated[Lang | None, typer.Option("--lang", help="Language; from the locale if left out, else Korean.")] = None,
) -> None:
    """Tell what dates and numbers allow under E-9 and for E-7-4.

    \b
    Example:
      analyzer route --from E-9 --entry 2022-03-02 --change 2023-05-01:employer --pay 26500000 --staff 25:6
    """
    from analyzer.consistency.route_check import Given, route_answers

    language = chosen_language(lang)
    on = day_of(filed_on, language) or dt.date.today()
    first = day_of(entry, language)
    start, end, months = _term(term, language)
    koreans, skilled = _staff(staff, language)
    given = Given(
        on=on, status=status.value, entry=first, changes=tuple(_change(text, language) for text in change or ()), left=day_of(left, language),
        applied=day_of(applied, language), stays=tuple(_stay(text, language) for text in stay or ()), start=start, end=end, term_months=months,
        pay=pay, income=income, points=_points(points, language), koreans=koreans, skilled=skilled, code=code.value if code else None,
        nationality=nationality.upper() if nationality else None, sector=sector or "", job=job or "",
    )  # fmt: skip
    _check_order(given, language)
    answers = {"E-7-4": route_answers("E-7-4", given)}
    if status is Status.E9:
        # The contract asked about is the one under E-7-4; a stay under E-9 does not bound it.
        answers = {"E-9": route_answers("E-9", replace(given, start=None, end=None, term_months=None)), **answers}
    if format is Output.JSON:
        from analyzer.reports.route import route_data
        from analyzer.reports.text import can_encode

        data = {"filed_on": on.isoformat(), "from": status.value, "routes": route_data(answers)}
        typer.echo(json.dumps(data, ensure_ascii=not can_encode("가", sys.stdout.encoding), indent=2))
        return
    from analyzer.reports.route import route_lines

    console = console_on(sys.stdout)
    for line in route_lines(answers, language):
        console.print(line)


def _bad(option: str, text: str, example: str, lang: str) -> NoReturn:
    fail("option.bad", lang, option=option, text=text, example=example)


def _change(text: str, lang: str) -> Change:
    from analyzer.consistency.route_check import Change

    date, _, whose = text.partition(":")
    if whose not in ("", "employer"):
        _bad("--change", text, "2023-05-01:employer", lang)
    return Change(day_of(date, lang), whose == "employer")


def _stay(text: str, lang: str) -> Stay:
    from analyzer.consistency.route_check import Stay

    parts = text.split(":")
    if len(parts) != 3 or parts[0].upper() not in (Status.E9, Status.E10, Status.H2):
        _bad("--stay", text, "E-9:2015-03-02:2018-03-01", lang)
    first, last = day_of(parts[1], lang), day_of(parts[2], lang)
    if last < first:
        _bad("--stay", text, "E-9:2015-03-02:2018-03-01", lang)
    return Stay(parts[0].upper(), first, last)


def _term(text: str | None, lang: str) -> tuple[dt.date | None, dt.date | None, int | None]:
    if text is None:
        return None, None, None
    if re.fullmatch(r"\d{1,3}", text):
        return None, None, int(text)
    first, colon, last = text.partition(":")
    if not colon:
        _bad("--term", text, "2026-12-01:2028-11-30", lang)
    start, end = day_of(first, lang), day_of(last, lang)
    if end < start:
        _bad("--term", text, "2026-12-01:2028-11-30", lang)
    return start, end, None


def _staff(text: str | None, lang: str) -> tuple[int | None, int | None]:
    if text is None:
        return None, None
    match = re.fullmatch(r"(\d{1,6})(?::(\d{1,6}))?", text)
    if match is None:
        _bad("--staff", text, "25:6", lang)
    return int(match[1]), int(match[2]) if match[2] else None


def _points(text: str | None, lang: str) -> Points | None:
    from analyzer.consistency.route_check import Points

    if text is None:
        return None
    match = re.fullmatch(r"(\d{1,3}):(\d{1,3}):(\d{1,3})", text)
    if match is None:
        _bad("--points", text, "210:60:80", lang)
    return Points(int(match[1]), int(match[2]), int(match[3]))


def _check_order(given: Given, lang: str) -> None:
    """Leave with a line where a day lies before the entry or the entry after the filing day."""
    if given.entry is None:
        return
    days = [given.on, *(change.day for change in given.changes or ()), *(day for day in (given.left, given.applied) if day is not None)]
    if min(days) < given.entry:
        fail("date.before-entry", lang, day=min(days), entry=given.entry)
