"""Reviews one package and lays the result beside its papers. Runs in a thread of its own."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from analyzer.consistency import Review
from analyzer.consistency.masking import mask
from analyzer.consistency.statements import Statement, statements_in
from analyzer.extraction import codes_in_path
from analyzer.packages import Package
from analyzer.pipeline import review_packages
from analyzer.readers.normalise import nfc
from analyzer.reports import page
from analyzer.reports.files import to_json
from analyzer.watch.events import Stop
from analyzer.watch.inbox import Seen
from analyzer.watch.publish import MANIFEST, Manifest, is_full, publish, read_manifest, stage, write_text
from analyzer.watch.reading import Desk
from analyzer.watch.settings import Settings
from analyzer.watch.summary import summary_of

PAGE, DATA = "review.html", "review.json"


class Changed(Exception):
    """A paper was written to while it was read: the result would be of neither state."""


class Stopped(Exception):
    """The watch is ending: what is not done stays undone."""


@dataclass(frozen=True, slots=True)
class Job:
    """A package to review.

    :param results: Where its results go.
    :param others: Statements of other persons, to find templates that were used again.
    """

    name: str
    folder: Path | None
    papers: tuple[tuple[Seen, str], ...]
    fingerprint: str
    conditions: dict[str, str]
    results: Path
    others: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job."""

    manifest: Manifest
    statements: tuple[Statement, ...]


def fingerprint_of(papers: Sequence[tuple[str, str]], folder: Path | None) -> str:
    """Return what a result depends on: names and contents of the papers, and a code in the folder's name."""
    codes = sorted({f"{code.number} {code.name}" for code in codes_in_path(folder)}) if folder is not None else []
    return hashlib.sha256(json.dumps([sorted(papers), codes], ensure_ascii=False).encode()).hexdigest()


def review_and_publish(
    job: Job, desk: Desk, settings: Settings, stop: Stop, *, on_full: Callable[[BaseException], None], retry: float,
) -> Outcome:
    """Review a package and lay the result into its folder; a full disk is waited for, and nothing is reviewed again for it.

    :param retry: Seconds between two tries on a full disk.
    :raises Changed: If a paper changed meanwhile.
    :raises Stopped: If the watch is ending.
    :raises OSError: If the result cannot be written for another reason, or `settings.once` and there is no space.
    """
    package = Package(job.name, tuple(seen.path for seen, _ in job.papers), job.folder)
    [review] = review_packages([package], desk, code=settings.code, filed_on=settings.filed_on, others=job.others, known=desk.papers)
    if stop.is_set():
        raise Stopped  # reading processes may have been ended: these would be no answers
    hashes = {paper.paper.document.path: paper.paper.document.sha256 for paper in review.papers}
    if any(hashes.get(seen.path) and hashes[seen.path] != sha for seen, sha in job.papers if not sha.startswith("~")):
        raise Changed
    statements = statements_in(job.name, (paper.paper for paper in review.papers))
    while True:
        try:
            return Outcome(_laid(job, review, settings, desk, stop), statements)
        except OSError as error:
            if settings.once or not is_full(error):
                raise
            on_full(error)
        if stop.wait(retry):
            raise Stopped


def _laid(job: Job, review: Review, settings: Settings, desk: Desk, stop: Stop) -> Manifest:
    report = review.to_dict()
    summary = summary_of(report)
    with stage(job.results) as staged:
        _write_report(report, staged, settings.lang, dt.date.today())
        if settings.annotate:
            summary["not_annotated"] = _annotate(review, staged, settings.lang, desk)
            if stop.is_set():
                raise Stopped  # the copying process may have been ended
        summary["copies"] = sorted(path.name for path in staged.iterdir() if path.name not in (PAGE, DATA))
        papers = tuple((mask(seen.name), sha) for seen, sha in job.papers)
        return publish(staged, job.results, Manifest(job.fingerprint, job.conditions, papers, summary=summary))


def _annotate(review: Review, staged: Path, lang: str, desk: Desk) -> list[dict[str, Any]]:
    """Write annotated copies and return what could not be annotated, with the reason."""
    from analyzer.reports.annotated import annotate

    made = annotate(review, staged, lang=lang, copier=desk.copier)
    return [{"document": each.document, **each.problem.to_dict()} for each in made if each.problem is not None and each.path is None]


def _write_report(report: dict[str, Any], folder: Path, lang: str, day: dt.date) -> None:
    (folder / PAGE).write_text(page(report, lang=lang, made_on=day), encoding="utf-8", newline="\n")
    (folder / DATA).write_text(to_json(report), encoding="utf-8", newline="\n")


def rename_result(folder: Path, name: str, lang: str) -> None:
    """Let a result that moved along bear the new name of its package.

    :raises OSError: If it cannot be written.
    """
    manifest = read_manifest(folder)
    if manifest is None:
        return
    try:
        report = json.loads((folder / DATA).read_text("utf-8"))
        if report["package"] == mask(nfc(name)):
            return
        report["package"] = mask(nfc(name))
        made_on = dt.date.fromtimestamp(manifest.at)
        texts = {PAGE: page(report, lang=lang, made_on=made_on), DATA: to_json(report)}
    except (ValueError, KeyError, TypeError):
        return  # a result that somebody edited stays as it is
    for file, text in texts.items():
        write_text(folder / file, text)
    files = manifest.files | {file: hashlib.sha256(text.encode()).hexdigest() for file, text in texts.items()}
    write_text(folder / MANIFEST, replace(manifest, files=files).to_json())
