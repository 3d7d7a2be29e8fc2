"""Writes reports into a folder: a page and a data file for each package, and a list where there are several."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Collection, Sequence
from pathlib import Path

from analyzer.reports.html import comparison_page, index, page
from analyzer.reports.view import Report

INDEX = "index"
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?$", re.I)
_MAX_BYTES = 200


def report_name(package: str, taken: Collection[str] = ()) -> str:
    """Return a file name without suffix for a package, one that every file system takes and that is not in `taken`.

    :param package: Name of the package as the report has it, so masked.
    """
    name = _FORBIDDEN.sub("_", package).strip(" .")
    while len(name.encode()) > _MAX_BYTES:
        name = name[:-1]
    if not name or _RESERVED.match(name):
        name = f"_{name}"
    used = {INDEX, *(other.casefold() for other in taken)}
    free, number = name, 1
    while free.casefold() in used:
        number += 1
        free = f"{name}-{number}"
    return free


def write_reports(
    reports: Sequence[Report], folder: Path, *, suffixes: Collection[str] = ("html", "json"), lang: str = "ko",
    made_on: dt.date | None = None,
) -> list[Path]:
    """Write reports of schema 1 into a folder, which is made if it does not exist.

    :param suffixes: What to write for each package, `html`, `json` or both; `index.html` comes with several pages.
    :param lang: Language that pages show first.
    :param made_on: Date printed on pages.
    :return: The files written, in the order of the reports; the index comes last.
    :raises OSError: If the folder cannot be made or written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    names: list[str] = []
    for report in reports:
        names.append(report_name(report["package"], names))
        for suffix in suffixes:
            text = page(report, lang=lang, made_on=made_on) if suffix == "html" else to_json(report)
            written.append(_write(folder / f"{names[-1]}.{suffix}", text))
    if "html" in suffixes and len(reports) > 1:
        links = [(report, f"{name}.html") for report, name in zip(reports, names, strict=True)]
        written.append(_write(folder / f"{INDEX}.html", index(links, lang=lang, made_on=made_on)))
    return written


def write_comparison(data: Report, folder: Path, *, lang: str = "ko", made_on: dt.date | None = None) -> list[Path]:
    """Write a comparison as a page and as data into a folder, which is made if it does not exist.

    :raises OSError: If the folder cannot be made or written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    name = report_name(f"{data['new']['package']}-compare")
    page_text = comparison_page(data, lang=lang, made_on=made_on)
    return [_write(folder / f"{name}.html", page_text), _write(folder / f"{name}.json", to_json(data))]


def write_pdfs(reports: Sequence[Report], folder: Path, *, lang: str = "ko", made_on: dt.date | None = None) -> list[Path]:
    """Write the printed report of each package into a folder, which is made if it does not exist.

    A file of that name that is no report of ours stays as it is; the report gets a number then.

    :raises OSError: If the folder cannot be made or written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    taken = [path.stem for path in folder.glob("*.[pP][dD][fF]") if not _is_own_pdf(path)]
    written: list[Path] = []
    for report in reports:
        path = folder / f"{report_name(report['package'], taken)}.pdf"
        written.append(write_pdf(report, path, lang=lang, made_on=made_on))
        taken.append(path.stem)
    return written


def write_pdf(report: Report, path: Path, *, lang: str = "ko", made_on: dt.date | None = None) -> Path:
    """Write the printed report of one package.

    :raises FileExistsError: If the file is there already and is no report of ours.
    :raises OSError: If it cannot be written.
    """
    from analyzer.reports.printed import report_pdf

    if path.exists() and not _is_own_pdf(path):
        raise FileExistsError(path.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    # A report that is open in a viewer, or a full disk, must not leave half a file.
    half = path.with_name(f".{path.name}.tmp")
    try:
        half.write_bytes(report_pdf(report, lang=lang, made_on=made_on))
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
    return path


def _is_own_pdf(path: Path) -> bool:
    from analyzer.reports.printed import CREATOR

    return f"/Creator ({CREATOR})".encode() in path.read_bytes()


def to_json(report: Report | Sequence[Report], *, ascii_only: bool = False) -> str:
    """Return reports as JSON text."""
    return json.dumps(report, ensure_ascii=ascii_only, indent=2) + "\n"


def _write(path: Path, text: str) -> Path:
    # A full disk must not leave half a report in the place of a whole one.
    half = path.with_name(f".{path.name}.tmp")
    try:
        half.write_text(text, encoding="utf-8", newline="\n")
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
    return path
