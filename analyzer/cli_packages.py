"""What the commands that review packages share: finding them, checking the options, reviewing, and the exit code."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analyzer.cli_support import EXIT_CODES, NOTHING_REVIEWED, console_on, fail, note, say

if TYPE_CHECKING:
    from rich.progress import Progress

    from analyzer.consistency import Review
    from analyzer.packages import Package


def check_code(code: str | None, edition: str | None, day: dt.date | None, lang: str) -> None:
    """Leave with the closest options if `--code` or `--edition` means nothing."""
    if edition is not None:
        from analyzer.occupations import load_editions

        if edition not in load_editions():
            fail("edition.unknown", lang, edition=edition, options=", ".join(load_editions()))
    if code is not None:
        from analyzer.cli_occupations import settled

        settled(code, lang, edition=edition, filed_on=day)


def packages_of(paths: Sequence[Path], lang: str) -> list[Package]:
    """Return the packages that paths name; leaves with a line where there is none."""
    from analyzer.packages import packages_in

    for path in paths:
        if not path.exists():
            fail("path.missing", lang, path=path)
    packages = packages_in(paths, on_denied=lambda folder: note("path.permission", lang, path=folder))
    if not packages:
        fail("path.no-papers", lang, exit_code=NOTHING_REVIEWED, path=", ".join(map(str, paths)))
    return packages


def review_all(
    packages: Sequence[Package], *, code: str | None, filed_on: dt.date | None, edition: str | None, lang: str,
) -> list[Review]:
    """Review every package with one set of reader processes, telling the progress where a person looks on."""
    import os

    from analyzer.readers import PAPERS_KEPT, ReaderPool

    files = [len(package.files) for package in packages]
    try:
        # The readers get ready while the rest is imported.
        with ReaderPool(workers=max(1, min(os.cpu_count() or 1, 4, max(files))), keeps=PAPERS_KEPT) as pool, _progress(lang) as progress:
            from analyzer.consistency.masking import mask
            from analyzer.pipeline import review_packages

            task = progress.add_task("", total=sum(files))
            return review_packages(
                packages, pool, code=code, filed_on=filed_on, edition=edition,
                on_package=lambda package: progress.update(task, description=mask(package.name)),
                on_progress=lambda *_: progress.advance(task))
    except (FileNotFoundError, ImportError) as error:
        fail("install.broken", lang, exit_code=NOTHING_REVIEWED, reason=error)


def exit_code_of(verdicts: Iterable[str], lang: str, *, readable: bool) -> int:
    """Return the exit code of the worst verdict.

    :param readable: Whether any paper could be read.
    """
    if not readable:
        note("none.readable", lang)
        return NOTHING_REVIEWED
    given = set(verdicts)
    return next(code for verdict, code in EXIT_CODES.items() if verdict in given)


def _progress(lang: str) -> Progress:
    """Return a bar on standard error that only a terminal sees."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = console_on(sys.stderr)
    columns = TextColumn(say("progress", lang)), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False)
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
