"""The Python door: what a notebook calls."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analyzer.pipeline import review_package

if TYPE_CHECKING:
    from analyzer.audits import Audit
    from analyzer.consistency import Review
    from analyzer.consistency.comparison_types import Comparison
    from analyzer.matching import Profile


def review(
    package: str | Path | Iterable[str | Path],
    *,
    code: str | None = None,
    filed_on: dt.date | None = None,
    edition: str | None = None,
) -> Review:
    """Review one package, a folder or its files. `review(...).to_dict()` is the report of schema 1.

    :param code: Filed occupation code, if the papers do not state it.
    :param filed_on: Filing date; decides how a bare number is read.
    :param edition: Numbering to read the code in, such as `moj-2026-07`.
    """
    return review_package(package, code=code, filed_on=filed_on, edition=edition)


def compare(
    old: str | Path | Iterable[str | Path],
    new: str | Path | Iterable[str | Path],
    *,
    old_code: str | None = None,
    code: str | None = None,
    old_filed_on: dt.date | None = None,
    filed_on: dt.date | None = None,
) -> Comparison:
    """Compare a denied package with its successor. `compare(...).to_dict()` is plain data, identifiers masked.

    :param old_code: Code of the denied application, if its papers do not state it; `code` is that of the new one.
    :param old_filed_on: Day on which the denied application was filed.
    :param filed_on: Filing day of the new one, today if left out.
    """
    from analyzer.consistency.comparison import compare_reviews
    from analyzer.matching.matcher import shipped_matcher
    from analyzer.readers import PAPERS_KEPT, ReaderPool

    with ReaderPool(workers=2, keeps=PAPERS_KEPT) as pool:
        before = review_package(old, code=old_code, filed_on=old_filed_on, pool=pool)
        now = review_package(new, code=code, filed_on=filed_on, pool=pool)
    matcher = shipped_matcher()
    day = filed_on or dt.date.today()
    return compare_reviews(before, now, matcher.encoder, matcher.catalogue, filed_on=day, old_filed_on=old_filed_on)


def audit(
    archive: str | Path | Iterable[str | Path],
    outcomes: str | Path | None = None,
    *,
    out: str | Path | None = None,
    workers: int | None = None,
    cluster: str | None = None,
    columns: Mapping[str, str] | None = None,
    filed_on: dt.date | None = None,
    edition: str | None = None,
    code: str | None = None,
    known: Audit | None = None,
) -> Audit:
    """Review an archive of past packages: `.packages`, `.documents`, `.duties`, `.findings` … as DataFrames.

    Called again with the same `out`, it goes on where it stopped and reviews only what has changed.

    :param archive: Folders with a package in each subfolder, zip files, a table with a column of paths, or URLs of these.
    :param outcomes: Table of the cases (CSV, XLSX, Parquet): case number or path, outcome, filing day, filed code …
    :param out: Folder for the tables; without it they last as long as the result.
    :param workers: Processes, one for each processor if left out.
    :param cluster: Ray cluster to work on instead: its address, or `local`.
    :param columns: Our column names to the table's headers where these are not known, such as `{"case_id": "일련번호"}`.
    :param filed_on: Filing day of packages that the table gives none for.
    :param edition: Numbering to read every code in, such as `moj-2026-07`.
    :param code: Code to judge every package by, whatever its papers say: what if it had been filed so?
    :param known: An earlier audit: papers it has read are not read again, such as for a what-if into another folder.
    :raises FileNotFoundError: If archive or outcomes do not exist.
    :raises AuditError: If they cannot be used; its text says why and what to do.
    """
    from analyzer.audits.run import audit as run

    return run(archive, outcomes, out=out, workers=workers, cluster=cluster, columns=columns, filed_on=filed_on, edition=edition, code=code,
               known=known)


def profile(duties: Sequence[str]) -> Profile | None:
    """Return the occupation profile of one job given as duty sentences, None for no sentences."""
    return profiles([duties])[0]


def profiles(jobs: Sequence[Sequence[str]]) -> list[Profile | None]:
    """Return the profile of each job; all duties are encoded in one batch."""
    from analyzer.extraction.shares import split_share
    from analyzer.language import language_of
    from analyzer.matching.matcher import DutyInput, shipped_matcher

    return shipped_matcher().profiles(
        [[DutyInput(text, share=share, language=language_of(duty)) for duty in job for text, share in (split_share(duty),)]
         for job in jobs]
    )
