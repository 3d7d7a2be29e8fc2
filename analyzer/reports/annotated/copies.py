"""Makes annotated copies of the papers of a review. Originals are opened in a guarded process and never written to."""

from __future__ import annotations

import contextlib
import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from analyzer.readers import DEFAULT_LIMITS, Document, Format, Limits, ReadProblem
from analyzer.readers.child import Child
from analyzer.readers.normalise import nfc
from analyzer.readers.worker import path_text, request_line
from analyzer.reports.annotated.job import WORDS, Job
from analyzer.reports.annotated.words import NOTES

if TYPE_CHECKING:  # the copying process imports this package too, and has no use for the stages before
    from analyzer.consistency import Message, PaperReview, Review

MARK = "검토"
_WORKER = "analyzer.reports.annotated.worker"
# Their copy is set from the text that was read; the file itself is not needed.
_FROM_TEXT = (Format.HWP, Format.HWPX, Format.TEXT)
_LONGEST_STEM = 180


@dataclass(frozen=True, slots=True)
class Annotated:
    """What became of the copy of one paper.

    :param document: Name of the paper.
    :param path: The copy, None where none could be made.
    :param marks: How many sentences are marked in their place.
    :param problem: What went wrong and what to do.
    """

    document: str
    path: Path | None
    marks: int
    problem: Message | None = None


def annotate(review: Review, out: Path, *, lang: str = "ko", copier: Copier | None = None) -> list[Annotated]:
    """Write an annotated copy of every usable paper of a review, in the order of its papers.

    Word papers get comments, PDFs highlights with notes; of other formats an annotated PDF is made. A paper that fails
    has a problem and no path, and the others are copied all the same.

    :param out: Folder of the copies, made if it does not exist.
    :param lang: Language of the notes, `ko` or `en`.
    :param copier: A copying process that is kept for more than this review.
    """
    with contextlib.ExitStack() as stack:
        copier = copier or stack.enter_context(Copier())
        return [copier.copied(review, number, out, lang, None) for number, paper in enumerate(review.papers) if paper.paper.document.usable]


def annotate_paper(review: Review, paper: PaperReview, out: Path, *, lang: str = "ko", source: Path | None = None) -> Annotated:
    """Write an annotated copy of one paper of a review.

    :param source: Where the original lies, if not where the review found it.
    :raises ValueError: If the paper is none of the review's.
    """
    number = next((n for n, each in enumerate(review.papers) if each is paper), None)
    with Copier() as copier:
        return copier.copied(review, review.papers.index(paper) if number is None else number, out, lang, source)


class Copier:
    """The copying process, started when the first paper needs it and again after one that killed it. Use as a context manager.

    It serves one review after the other, one at a time.
    """

    def __init__(self, limits: Limits = DEFAULT_LIMITS) -> None:
        self._limits = limits
        self._child: Child | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the process, also one at work: its copy fails."""
        self._end()

    def copied(self, review: Review, number: int, out: Path, lang: str, source: Path | None) -> Annotated:
        """Return what became of the copy of one paper."""
        from analyzer.reports.annotated.marks import notes_on

        document = review.papers[number].paper.document
        original = source or document.path
        problem = None if document.format in _FROM_TEXT else _changed(original, document)
        if problem is not None or not document.usable:
            return _failed(document, problem or ReadProblem("file.no-text"))
        target = out / copy_name(review.papers, number)
        if any(_is_same_file(target, path) for path in (original, *(paper.paper.document.path for paper in review.papers))):
            return _failed(document, ReadProblem("copy.original"))
        job = Job(document, notes_on(review, number, lang), {key: NOTES[key][lang] for key in WORDS})
        draft = out / f".{secrets.token_hex(8)}.tmp"
        try:
            out.mkdir(parents=True, exist_ok=True)
            marks = self._made(original, draft, job)
            if isinstance(marks, ReadProblem):
                return _failed(document, marks)
            draft.replace(target)
        except OSError as exc:
            return _failed(document, ReadProblem("copy.write", type(exc).__name__))
        finally:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)
        return Annotated(document.name, target, marks)

    def _made(self, original: Path, draft: Path, job: Job) -> int | ReadProblem:
        self._child = self._child or Child(_WORKER)
        reply = self._child.ask(request_line(original, self._limits, target=path_text(draft), job=job.to_dict()), self._limits.seconds)
        if reply is not None:
            answer: dict[str, Any] = json.loads(reply)
            return int(answer["marks"]) if "marks" in answer else ReadProblem(answer["code"], answer["detail"])
        child, late = self._child, self._child.ran_out_of_time
        self._end()
        return ReadProblem("limit.seconds", f"> {self._limits.seconds:g} s") if late else ReadProblem("copy.failed", child.cause)

    def _end(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None


def copy_name(papers: Sequence[PaperReview], number: int) -> str:
    """Return the file name of a paper's copy: `계약서.검토.docx`, with a number where two papers would share it."""
    names = [_plain_name(paper.paper.document) for paper in papers]
    stem, suffix = names[number]
    earlier = sum((one.casefold(), two) == (stem.casefold(), suffix) for one, two in names[:number])
    return f"{stem}{f'-{earlier + 1}' if earlier else ''}.{MARK}{suffix}"


def _plain_name(document: Document) -> tuple[str, str]:
    stem = nfc(Path(document.name).stem)
    while len(stem.encode()) > _LONGEST_STEM:
        stem = stem[:-1]
    return stem, ".docx" if document.format is Format.DOCX else ".pdf"


def _changed(original: Path, document: Document) -> ReadProblem | None:
    """Return what keeps a file from being copied: notes count in the text that was read, and in no other."""
    try:
        with original.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except PermissionError:
        return ReadProblem("file.permission")
    except OSError as exc:
        return ReadProblem("file.missing", type(exc).__name__)
    return None if digest == document.sha256 else ReadProblem("copy.changed")


def _is_same_file(one: Path, two: Path) -> bool:
    try:
        return one.samefile(two)
    except OSError:
        return False


def _failed(document: Document, problem: ReadProblem) -> Annotated:
    from analyzer.consistency import Message

    texts = {lang: f"{document.name}: {problem.reason(lang)} {problem.next_step(lang)}" for lang in ("ko", "en")}
    return Annotated(document.name, None, 0, Message(**texts))
