"""Reads one file of any format into a document, in this process. No file may make an exception escape."""

from __future__ import annotations

import hashlib
import importlib
import os
import stat
import time
from pathlib import Path

from analyzer.readers.builder import MIN_UNSEEN, Builder
from analyzer.readers.document import Document, Format, Status
from analyzer.readers.limits import DEFAULT_LIMITS, Limits
from analyzer.readers.normalise import nfc
from analyzer.readers.problems import DamagedDocument, DocumentError, EmptyDocument, ReadProblem, UnsafeDocument

# Imported when the first file of the format comes: PDF and OCR libraries take a noticeable time.
_READERS = {
    Format.PDF: "analyzer.readers.pdf",
    Format.DOCX: "analyzer.readers.docx",
    Format.HWPX: "analyzer.readers.hwpx",
    Format.HWP: "analyzer.readers.hwp",
    Format.IMAGE: "analyzer.readers.image",
    Format.TEXT: "analyzer.readers.plain",
}
_PARTIAL_CODES = frozenset({"page.unread"})


def read_document(path: Path, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Return a file as a document; whatever is wrong with it is told by its status and problems.

    :param path: The file as the user gave it.
    :param limits: What it may cost. Time and memory are only enforced by `ReaderPool`.
    """
    started = time.perf_counter()
    builder = Builder()
    form, digest, error = Format.UNKNOWN, "", None
    try:
        digest, before = _checked_sha256(path, limits)
        form = _sniff(path)
        importlib.import_module(_READERS[form]).read(path, builder, limits)
        _ensure_unchanged(path, before)
        if builder.unseen.letters >= MIN_UNSEEN:
            builder.problem("text.unseen", f"{builder.unseen.letters} letters")
        if not builder.blocks:
            raise EmptyDocument("file.no-text")
    except Exception as exc:  # a batch isolates its files here
        error = _reason(exc)
    problems = tuple(builder.problems)
    if error is None:
        unread = any(problem.code in _PARTIAL_CODES for problem in problems)
        status = Status.PARTIAL if unread else Status.READ
    else:
        status = Status(error.status)
        problems = (error.problem, *problems)
    usable = error is None
    return Document(
        path=path,
        name=nfc(path.name),
        format=form,
        status=status,
        text=builder.text if usable else "",
        blocks=tuple(builder.blocks) if usable else (),
        page_count=builder.page_count,
        problems=problems,
        revisions=tuple(builder.revisions) if usable else (),
        sha256=digest,
        seconds=time.perf_counter() - started,
    )


def failed_document(path: Path, status: Status, problem: ReadProblem, *, seconds: float = 0.0) -> Document:
    """Return the document of a file that could not be read at all."""
    return Document(path, nfc(path.name), Format.UNKNOWN, status, problems=(problem,), seconds=seconds)


def _reason(exc: Exception) -> DocumentError:
    """Return any exception as what a person is told. Its own words may quote the document and are dropped."""
    match exc:
        case DocumentError():
            return exc
        case RecursionError():
            return UnsafeDocument("limit.depth", "recursion")
        case MemoryError():
            return UnsafeDocument("limit.memory", "process limit")
    return DamagedDocument("file.crashed", type(exc).__name__)


def _identity(info: os.stat_result) -> tuple[int, int, int, int]:
    """Return what is another after a file was written to or replaced."""
    return info.st_dev, info.st_ino, info.st_size, info.st_mtime_ns


def _ensure_unchanged(path: Path, before: tuple[int, int, int, int]) -> None:
    """Make sure that the file is still the one whose hash was taken: its text would be told under a wrong hash."""
    try:
        after = _identity(path.stat())
    except OSError as exc:
        raise DamagedDocument("file.changed") from exc
    if after != before:
        raise DamagedDocument("file.changed")


def _checked_sha256(path: Path, limits: Limits) -> tuple[str, tuple[int, int, int, int]]:
    """Return the hash of a file and which file it is, after making sure that it is one and may be read."""
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            raise DamagedDocument("file.not-a-file")
        if info.st_size > limits.bytes:
            raise UnsafeDocument("limit.bytes", f"{info.st_size} > {limits.bytes} bytes")
        with path.open("rb") as stream:
            before = _identity(os.fstat(stream.fileno()))
            return hashlib.file_digest(stream, "sha256").hexdigest(), before
    except PermissionError as exc:
        raise DamagedDocument("file.permission") from exc
    except (OSError, ValueError) as exc:  # also a link that leads nowhere or in a ring, or an impossible name
        raise DamagedDocument("file.missing", type(exc).__name__) from exc


def content_hash(path: Path, limits: Limits = DEFAULT_LIMITS) -> str:
    """Return the SHA-256 of a file.

    :raises DocumentError: If it is no file, is larger than allowed or may not be read.
    """
    return _checked_sha256(path, limits)[0]


def _sniff(path: Path) -> Format:
    from analyzer.readers.sniff import sniff

    return sniff(path)
