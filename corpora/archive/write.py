"""Writes one package: its papers in a folder or a zip file; returns what the tables say of it."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpora.archive.layouts import ALL_LAYOUTS
from corpora.archive.outcomes import decide
from corpora.archive.papers import Sheet, papers
from corpora.archive.plain import write_plain
from corpora.archive.plan import plan
from corpora.archive.truth import truth_of
from corpora.archive.world import world
from corpora.examples.generator.containers import write_zip
from corpora.examples.generator.write_docx import write_docx
from corpora.examples.generator.write_hwpx import write_hwpx
from corpora.examples.generator.write_pdf import write_pdf
from corpora.examples.generator.write_scan import Scanner, write_scan

_ZIPPED = 0.1
COLUMNS = ("case_id", "path", "filed_code", "subtype", "filed_on", "decided_on", "outcome", "office", "agent", "nationality")


@dataclass(frozen=True, slots=True)
class Written:
    """The row of a package in the table of outcomes, and its truth."""

    row: dict[str, str]
    truth: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for the whole archive."""

    out: Path
    seed: int
    null: bool = False
    text_only: bool = False
    pdf_only: bool = False


def write_package(settings: Settings, number: int) -> Written:
    """Write a package below `settings.out` and return its row and truth."""
    made = plan(settings.seed, number)
    sheets = papers(made, only="txt" if settings.text_only else "pdf" if settings.pdf_only else "")
    decision = decide(made, world().process, null=settings.null)
    zipped = made.stream("zip").random() < _ZIPPED
    home = settings.out / "packages"
    if zipped:
        path = home / f"{made.case_id}.zip"
        with tempfile.TemporaryDirectory() as folder:
            files = [_write(sheet, Path(folder)) for sheet in sheets]
            write_zip(path, [(file.name, file.read_bytes()) for file in files])
    else:
        path = home / made.case_id
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True)
        for sheet in sheets:
            _write(sheet, path)
    statement = next(sheet for sheet in sheets if sheet.role == "statement")
    row = (made.case_id, str(path.relative_to(settings.out)), statement.stated["code"], made.subtype, made.filed_on.isoformat(), decision.decided_on.isoformat(),
           decision.outcome, made.office, made.agent, made.nation)
    return Written(dict(zip(COLUMNS, row, strict=True)), truth_of(made, sheets, decision))


def _write(sheet: Sheet, folder: Path) -> Path:
    path = folder / sheet.file
    paper = ALL_LAYOUTS[sheet.layout](sheet.case)
    if sheet.format == "scan":
        write_scan(paper, path, Scanner(seed=sheet.scan or 0))
    elif sheet.format == "txt":
        write_plain(paper, path)
    else:
        {"pdf": write_pdf, "docx": write_docx, "hwpx": write_hwpx}[sheet.format](paper, path)
    return path
