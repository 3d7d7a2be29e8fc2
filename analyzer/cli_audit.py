"""`analyzer audit`: an archive of past packages and their outcomes as tables."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analyzer.cli_packages import check_code
from analyzer.cli_support import (
    NOTHING_REVIEWED,
    OK,
    Lang,
    chosen_language,
    console_on,
    day_of,
    fail,
    note,
)

if TYPE_CHECKING:
    from rich.table import Table

    from analyzer.audits import Audit

_WORDS = {
    "ko": {"verdict": "판정", "all": "모두", "none": "결과 없음", "consistent": "일치", "mismatch": "불일치", "unclear": "불분명", "": "검토 못 함",
           "issued": "허가", "refused": "불허", "supplement": "보완", "withdrawn": "취하", "problems": "문제", "files": "건", "matches": "결과표와의 연결",
           "matched": "연결됨", "no-package": "서류 없음", "no-outcome": "결과표에 없음", "repeated": "같은 건의 다른 행", "ambiguous": "여러 묶음에 해당",
           "unknown": "읽지 못한 결과"},
    "en": {"verdict": "Verdict", "all": "All", "none": "No outcome", "consistent": "consistent", "mismatch": "mismatch", "unclear": "unclear", "": "not reviewed",
           "issued": "issued", "refused": "refused", "supplement": "supplement", "withdrawn": "withdrawn", "problems": "Problem", "files": "Count",
           "matches": "Outcomes table", "matched": "matched", "no-package": "row without package", "no-outcome": "package without row",
           "repeated": "further row of a case", "ambiguous": "row fits several packages", "unknown": "outcome not understood"},
}
_MOST_PROBLEMS = 8


def audit(
    archive: Annotated[list[str], typer.Argument(metavar="ARCHIVE", help="Folder, zip file or table of paths with past packages, here or behind a URL.")],
    outcomes: Annotated[str | None, typer.Option(metavar="FILE", help="Table of cases and outcomes: CSV, XLSX or Parquet.")] = None,
    out: Annotated[Path | None, typer.Option(metavar="DIR", help="Folder for the tables; <archive>-audit here if left out.")] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes; one for each processor if left out.")] = None,
    cluster: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Work on this Ray cluster instead; `local` for one on this machine.")] = None,
    map: Annotated[list[str] | None, typer.Option("--map", metavar="NAME=COLUMN", help="Header of a column that is not known, such as case_id=Serial.")] = None,
    code: Annotated[str | None, typer.Option(help="Judge every package by this code: what if it had been filed so?")] = None,
    filed_on: Annotated[str | None, typer.Option(metavar="DATE", help="Filing date of packages that the table gives none for.")] = None,
    edition: Annotated[str | None, typer.Option(help="Numbering to read codes in, such as moj-2026-07.")] = None,
    lang: Annotated[Lang | None, typer.Option("--lang", help="Language; from the locale if left out, else Korean.")] = None,
) -> None:
    """Review an archive of past packages and lay it beside their outcomes, as tables for analysts.

    A run that was stopped goes on where it was; a second run reviews only what has changed.
    Exit code: 0 done, 1 nothing could be reviewed, 2 wrong usage.

    \b
    Example:
      analyzer audit denials --outcomes outcomes.xlsx --out denials-audit
    """
    language = chosen_language(lang)
    columns = _columns(map or (), language)
    day = day_of(filed_on, language)
    check_code(code, edition, day, language)
    folder = out or Path(f"{Path(archive[0]).resolve().stem if '://' not in archive[0] else Path(archive[0]).stem}-audit")
    from analyzer.audits import AuditError
    from analyzer.audits.run import audit as run

    try:
        done = run(archive, outcomes, out=folder, workers=workers, cluster=cluster, columns=columns, filed_on=day, edition=edition, code=code, lang=language)
    except AuditError as error:
        fail("audit.broken", language, reason=error.in_lang(language))
    except FileNotFoundError as error:
        fail("path.missing", language, path=error.filename or error)
    except OSError as error:
        fail("out.failed", language, path=folder, reason=error.strerror or error)
    except KeyboardInterrupt:
        note("audit.stopped", language, path=folder)
        raise typer.Exit(130) from None
    if not len(done.packages):
        fail("path.no-papers", language, exit_code=NOTHING_REVIEWED, path=", ".join(archive))
    console = console_on(sys.stdout)
    for table in (_verdicts(done, language), _matches(done, language), _problems(done, language)):
        if table is not None:
            console.print(table)
    note("out.written", language, path=folder)
    note("audit.private", language, path=folder / "private")
    raise typer.Exit(OK if (done.packages["status"] == "reviewed").any() else NOTHING_REVIEWED)


def _columns(given: list[str] | tuple[str, ...], lang: str) -> dict[str, str]:
    columns = {}
    for text in given:
        name, sign, header = text.partition("=")
        if not sign or not name.strip() or not header.strip():
            fail("audit.map", lang, text=text)
        columns[name.strip()] = header.strip()
    return columns


def _verdicts(done: Audit, lang: str) -> Table | None:
    """Return verdicts by outcome, as counts: what they mean is for the analyses to say."""
    words = _WORDS[lang]
    packages = done.packages
    verdicts = packages["verdict"].fillna("")
    outcomes = packages["outcome"].fillna("none")
    columns = [name for name in ("issued", "refused", "supplement", "withdrawn", "none") if (outcomes == name).any()]
    table = _table(words["verdict"], *(words[name] for name in columns), words["all"])
    for verdict in ("consistent", "mismatch", "unclear", ""):
        rows = verdicts == verdict
        if rows.any():
            table.add_row(words[verdict], *(f"{int((rows & (outcomes == name)).sum()):,}" for name in columns), f"{int(rows.sum()):,}")
    return table


def _matches(done: Audit, lang: str) -> Table | None:
    """Return what became of both sides of the join, where there is an outcomes table."""
    words, outcomes = _WORDS[lang], done.outcomes
    if not (outcomes["row"] > 0).any():
        return None
    table = _table(words["matches"], words["files"])
    for match, count in outcomes["match"].value_counts().items():
        table.add_row(words[str(match)], f"{count:,}")
    unknown = int(outcomes["reasons"].map(lambda reasons: "outcome.unknown" in reasons).sum())
    if unknown:
        table.add_row(words["unknown"], f"{unknown:,}")
    return table


def _problems(done: Audit, lang: str) -> Table | None:
    problems = done.problems
    if problems.empty:
        return None
    table = _table(_WORDS[lang]["problems"], _WORDS[lang]["files"], "")
    for code, rows in sorted(problems.groupby("code"), key=lambda pair: -len(pair[1]))[:_MOST_PROBLEMS]:
        table.add_row(str(code), f"{len(rows):,}", rows[f"next_step_{lang}"].iloc[0])
    return table


def _table(first: str, *others: str) -> Table:
    from rich.table import Table

    table = Table(box=None, padding=(0, 2), pad_edge=False)
    table.add_column(first, overflow="fold")
    for name in others:
        table.add_column(name, justify="right" if name else "left", overflow="fold")
    return table
