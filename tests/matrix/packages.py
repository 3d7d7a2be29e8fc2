"""Builds the clean packages and writes packages as files."""

from __future__ import annotations

import functools
import tempfile
from dataclasses import replace
from pathlib import Path

from corpora.examples.generator.model import Paper
from corpora.examples.generator.write_docx import write_docx
from corpora.examples.generator.write_hwpx import write_hwpx
from corpora.examples.generator.write_pdf import write_pdf
from corpora.examples.generator.write_text import write_text
from tests.matrix.jobs import JOBS
from tests.matrix.layout import paper_of
from tests.matrix.model import Bundle, Kind, Sheet, Way

_WRITERS = {".docx": write_docx, ".hwpx": write_hwpx, ".pdf": write_pdf, ".txt": write_text}
_SUPPORT = (Kind.LICENCE, Kind.INSURANCE, Kind.DEGREE)
# What an occupation needs besides.
_ALSO = {"2351": (Kind.GUARANTEE,), "2832": (Kind.RECOMMENDATION,)}
# Formats by way of writing and seed; what is not named is DOCX, the commonest draft.
_FORMATS = {
    (Kind.CONTRACT, Way.LINES, 1): ".txt", (Kind.CONTRACT, Way.PROSE, 1): ".hwpx", (Kind.STATEMENT, Way.TABLE, 1): ".hwpx",
    (Kind.STATEMENT, Way.PROSE, 1): ".pdf", (Kind.CONTRACT, Way.TABLE, 1): ".pdf", (Kind.STATEMENT, Way.LINES, 1): ".txt",
}  # fmt: skip
_SUPPORT_FORMATS = {Way.TABLE: ".docx", Way.LINES: ".txt", Way.PROSE: ".hwpx"}


def clean(job: str, lang: str, way: Way, seed: int = 0) -> Bundle:
    """Return the clean package of a job.

    :param way: How the contract is written; the statement follows in the next way, the other papers in the same.
    """
    extra = (*_SUPPORT, *_ALSO.get(job, ()))
    terms = replace(JOBS[job], attachments=extra)
    ways = {Kind.CONTRACT: way, Kind.STATEMENT: way.next}
    sheets = tuple(
        Sheet(kind, lang, ways.get(kind, way), terms, seed, suffix_of(kind, ways.get(kind, way), seed))
        for kind in (Kind.CONTRACT, Kind.STATEMENT, *extra)
    )
    return Bundle(f"{job}-{lang}-{way}-{seed}", sheets)


def suffix_of(kind: Kind, way: Way, seed: int) -> str:
    """Return the file format of a paper."""
    if kind in (Kind.CONTRACT, Kind.STATEMENT, Kind.E9_CONTRACT, Kind.E74_CONTRACT):
        return _FORMATS.get((kind, way, seed % 2), ".docx")
    return _SUPPORT_FORMATS[way]


def write(bundle: Bundle, root: Path) -> Path:
    """Write a package into a folder of its name below `root` and return the folder."""
    folder = root / bundle.name
    folder.mkdir(parents=True)
    for sheet in bundle.sheets:
        (folder / sheet.file).write_bytes(_content(paper_of(sheet), sheet.suffix))
    return folder


@functools.lru_cache(maxsize=2048)
def _content(paper: Paper, suffix: str) -> bytes:
    # A paper that two packages share is written once.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"paper{suffix}"
        if suffix == ".txt":
            write_text(paper, path, encoding="utf-8")
        else:
            _WRITERS[suffix](paper, path)
        return path.read_bytes()
