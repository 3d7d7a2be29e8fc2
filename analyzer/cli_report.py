"""`analyzer report`: the report as a PDF for the paper file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from analyzer.cli_packages import check_code, exit_code_of, packages_of, review_all
from analyzer.cli_support import Lang, chosen_language, day_of, fail, note

if TYPE_CHECKING:
    from analyzer.reports.view import Report

_READ = ("read", "partial")


def report(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", readable=False, help="Packages as for review, or reports that review saved as .json.")],
    code: Annotated[str | None, typer.Option(help="Filed code, where the papers do not state it: 2224, S2843, or a name.")] = None,
    filed_on: Annotated[str | None, typer.Option(metavar="DATE", help="Filing date, such as 2026-10-01; decides the numbering.")] = None,
    edition: Annotated[str | None, typer.Option(help="Numbering to read the code in, such as moj-2026-07.")] = None,
    out: Annotated[Path, typer.Option(metavar="FILE_OR_DIR", help="Where to write: a .pdf file, or a folder for <package>.pdf.")] = Path(),
    lang: Annotated[Lang | None, typer.Option("--lang", help="Language; from the locale if left out, else Korean.")] = None,
) -> None:
    """Review packages and write each report as a PDF for the paper file.

    Exit code: as in `review`. No file is written over except an earlier report of ours.

    \b
    Example:
      analyzer report inbox/kim --code 2224 --out reports
    """
    language = chosen_language(lang)
    day = day_of(filed_on, language)
    check_code(code, edition, day, language)
    saved = [path for path in paths if path.suffix.casefold() == ".json" and not path.is_dir()]
    papers = [path for path in paths if path not in saved]
    if saved and (code, filed_on, edition) != (None, None, None):
        fail("report.reviewed", language, path=saved[0])
    reports: list[Report] = [_load(path, language) for path in saved]
    if papers:
        reports += _reviewed(papers, code=code, filed_on=day, edition=edition, lang=language)
    _write_all(reports, out, language)
    readable = any(document["status"] in _READ for each in reports for document in each["documents"])
    raise typer.Exit(exit_code_of((each["verdict"] for each in reports), language, readable=readable))


def _reviewed(paths: Sequence[Path], *, lang: str, **options: Any) -> list[Report]:
    return [each.to_dict() for each in review_all(packages_of(paths, lang), lang=lang, **options)]


def _load(path: Path, lang: str) -> Report:
    from analyzer.reports.saved import NotAReport, load_report

    try:
        return load_report(path)
    except FileNotFoundError:
        fail("path.missing", lang, path=path)
    except OSError as error:
        fail("report.unreadable", lang, path=path, reason=error.strerror or type(error).__name__)
    except NotAReport as error:
        fail("report.unreadable", lang, path=path, reason=error)


def _write_all(reports: Sequence[Report], out: Path, lang: str) -> None:
    from analyzer.reports.files import write_pdf, write_pdfs

    try:
        if out.suffix.casefold() != ".pdf" or out.is_dir():
            written = write_pdfs(reports, out, lang=lang, made_on=dt.date.today())
        elif len(reports) == 1:
            written = [write_pdf(reports[0], out, lang=lang, made_on=dt.date.today())]
        else:
            fail("report.several", lang, path=out, count=len(reports))
    except FileExistsError:
        fail("report.taken", lang, path=out)
    except OSError as error:
        fail("out.failed", lang, path=out, reason=error.strerror or type(error).__name__)
    for path in written:
        note("out.written", lang, path=path)
