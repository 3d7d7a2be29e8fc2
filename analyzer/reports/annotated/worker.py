"""The child process that opens originals and writes annotated copies of them.

Run as `python -m analyzer.reports.annotated.worker`. It keeps the limits of the reading processes, and gets and gives
plain JSON.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from analyzer.readers import DocumentError, Format, Limits, ReadProblem
from analyzer.readers.worker import requested_path, serve
from analyzer.reports.annotated.job import Job


def main() -> None:
    """Make copies until standard input ends."""
    serve(_answer)


def _answer(request: dict[str, Any], limits: Limits) -> str:
    target = requested_path(request["target"])
    try:
        job = Job.from_dict(request["job"])
        return json.dumps({"marks": _copied(requested_path(request["path"]), target, job, limits)})
    except Exception as exc:  # one paper must not stop the others
        target.unlink(missing_ok=True)
        problem = _reason(exc)
        return json.dumps({"code": problem.code, "detail": problem.detail})


def _copied(source: Path, target: Path, job: Job, limits: Limits) -> int:
    match job.document.format:
        case Format.DOCX:
            from analyzer.reports.annotated.docx_copy import copy_docx

            return copy_docx(source, target, job, limits)
        case Format.PDF:
            from analyzer.reports.annotated.pdf_copy import copy_pdf

            return copy_pdf(source, target, job)
        case Format.IMAGE:
            from analyzer.reports.annotated.picture_copy import copy_picture

            return copy_picture(source, target, job, limits)
    from analyzer.reports.annotated.typeset import copy_text

    return copy_text(target, job)


def _reason(exc: Exception) -> ReadProblem:
    """Return any exception as what a person is told. Its own words may quote the document and are dropped."""
    if isinstance(exc, DocumentError):
        return exc.problem
    if isinstance(exc, MemoryError):
        return ReadProblem("limit.memory", "process limit")
    if isinstance(exc, OSError) and exc.errno is not None:
        return ReadProblem("copy.write", type(exc).__name__)
    return ReadProblem("copy.failed", type(exc).__name__)


if __name__ == "__main__":
    main()
