"""Annotated copies of every example: each note stands on the right sentence, checked by position."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import ImageOps

from analyzer.consistency import PaperReview, Review
from analyzer.readers import BlockKind, Document, Format, Origin
from analyzer.readers.ocr_engine import tessdata
from analyzer.reports.annotated import Annotated, annotate
from tests.e2e.support import EXAMPLES, ReviewOf, example_names, needs_ocr
from tests.reports.annotated.support import Note, comments, digest, highlights, paper_note, plain, through_libreoffice

NAMES = [pytest.param(name, marks=pytest.mark.ocr) if needs_ocr(name) else name for name in example_names()]
AUTHOR = "E-7 서류 검토"
# What OCR of a marked strip alone must give back of the sentence; the reader saw the whole page.
RECOGNISED = 0.6
# Recognition of a word or two alone is guesswork.
SHORT = 8


@dataclass(frozen=True)
class Copied:
    """The copies of one example, with the originals' hashes before."""

    review: Review
    copies: list[Annotated]
    hashes: dict[Path, str]

    def pairs(self) -> list[tuple[PaperReview, Annotated]]:
        return list(zip((paper for paper in self.review.papers if paper.paper.document.usable), self.copies, strict=True))


CopiesOf = Callable[[str], Copied]


@pytest.fixture(scope="module")
def copies_of(review_of: ReviewOf, tmp_path_factory: pytest.TempPathFactory) -> CopiesOf:
    @cache
    def made(name: str) -> Copied:
        review = review_of(name)
        hashes = {path: digest(path) for path in (EXAMPLES / name).iterdir() if path.is_file()}
        return Copied(review, annotate(review, tmp_path_factory.mktemp("copies")), hashes)

    return made


def marked_spans(review: Review, paper: PaperReview) -> list[tuple[int, int]]:
    """Return what has to be marked: every duty, and every sentence that a finding quotes."""
    document = paper.paper.document
    spans = {(duty.start, duty.end) for duty in paper.paper.duties}
    spans |= {
        (evidence.start, evidence.end) for finding in review.findings for evidence in finding.evidence
        if evidence.document == document.name and evidence.start is not None and evidence.end is not None and evidence.start < evidence.end
    }
    return sorted(spans)


def is_typed(document: Document, start: int, end: int) -> bool:
    """Whether a span stands on its page as text: neither recognised nor filled into a form."""
    blocks = [block for block in document.blocks if block.start < end and start < block.end]
    return all(block.origin is Origin.TEXT and block.kind is not BlockKind.FIELD for block in blocks)


def notes_in(copied: Annotated) -> list[Note]:
    assert copied.path is not None
    return [note for note in comments(copied.path, AUTHOR) if note.note[:1].isdigit()] if copied.path.suffix == ".docx" else highlights(copied.path)


@pytest.mark.parametrize("name", NAMES)
def test_annotated_copies_mark_the_right_sentences(name: str, copies_of: CopiesOf) -> None:
    made = copies_of(name)
    for paper, copied in made.pairs():
        document = paper.paper.document
        assert copied.problem is None
        spans, notes = marked_spans(made.review, paper), notes_in(copied)
        assert [int(note.note.split(".")[0]) for note in notes] == list(range(1, len(spans) + 1))
        assert copied.marks == len(spans)
        for span, note in zip(spans, notes, strict=True):
            if note.in_box:  # Word takes no comment inside a text box: it hangs on the box and quotes the sentence
                assert plain(document.text[slice(*span)]) in note.text
                assert f"“{document.text[slice(*span)]}”" in note.note
            elif document.format is not Format.PDF and document.format is not Format.IMAGE or is_typed(document, *span):
                assert note.text == plain(document.text[slice(*span)]), (document.name, note.note)


@pytest.mark.parametrize("name", NAMES)
def test_annotated_copies_leave_the_originals_alone(name: str, copies_of: CopiesOf) -> None:
    made = copies_of(name)
    assert {path: digest(path) for path in (EXAMPLES / name).iterdir() if path.is_file()} == made.hashes
    assert len({copied.path for copied in made.copies}) == len(made.copies)


@pytest.mark.parametrize("name", NAMES)
def test_annotated_copies_say_what_each_duty_points_at(name: str, copies_of: CopiesOf) -> None:
    made = copies_of(name)
    for paper, copied in made.pairs():
        notes, spans = notes_in(copied), marked_spans(made.review, paper)
        for duty, match in zip(paper.paper.duties, paper.profile.duties if paper.profile else (), strict=True):
            note = notes[spans.index((duty.start, duty.end))].note
            first = match.candidates[0].code
            assert first in note or first == "outside"
            assert "고칠 점" in note or "메모" in note
            # The same meaning as on the page, told by a sign and not by colour alone.
            assert note.split("[")[1][0] in ("–" if "판단하지 않" in note or "견주지 않" in note else "=" if first == made.review.filed.code else "□" if first == "outside" else "≠")


@pytest.mark.ocr
@pytest.mark.parametrize("name", [name for name in example_names() if needs_ocr(name)])
def test_annotated_scans_are_marked_where_the_sentence_is_printed(name: str, copies_of: CopiesOf) -> None:
    import tesserocr

    made = copies_of(name)
    with tesserocr.PyTessBaseAPI(path=str(tessdata()), lang="kor", psm=tesserocr.PSM.SINGLE_LINE) as reader:
        for paper, copied in made.pairs():
            document, spans = paper.paper.document, marked_spans(made.review, paper)
            if copied.path is None or copied.path.suffix != ".pdf":
                continue
            for span, note in zip(spans, highlights(copied.path), strict=True):
                said = plain(document.text[slice(*span)])
                if not is_typed(document, *span) and len(said) >= SHORT:
                    read = plain("".join(line for line in strips_read(copied.path, note, reader)))
                    shared = difflib.SequenceMatcher(None, said, read, autojunk=False).get_matching_blocks()
                    assert sum(block.size for block in shared) >= RECOGNISED * len(said), (said, read)


def strips_read(path: Path, note: Note, reader: Any) -> Iterator[str]:
    """Yield what recognition reads in each strip of a highlight, and in nothing else of the page."""
    pdf = pypdfium2.PdfDocument(path)
    page = pdf[note.page - 1]
    width, height = page.get_size()
    for left, bottom, right, top in note.boxes:
        strip = page.render(scale=4, draw_annots=False, crop=(left - 2, bottom - 2, width - right - 2, height - top - 2)).to_pil()
        # A line cut to its edges is hard to read; a sheet has margins.
        reader.SetImage(ImageOps.expand(strip.convert("L"), border=30, fill="white"))
        yield reader.GetUTF8Text()
    pdf.close()


@pytest.mark.office
def test_annotated_word_comments_survive_libreoffice(copies_of: CopiesOf, tmp_path: Path) -> None:
    copies = [
        copied.path for name in example_names() if not needs_ocr(name) for copied in copies_of(name).copies
        if copied.path is not None and copied.path.suffix == ".docx"
    ]
    assert len(copies) > 20
    for before, after in zip(copies, through_libreoffice(copies, tmp_path / "office"), strict=True):
        ours = [(note.text, plain(note.note)) for note in comments(before, AUTHOR)]
        assert [(note.text, plain(note.note)) for note in comments(after, AUTHOR)] == ours
        assert len(ours) > 0


def test_annotated_paper_note_gives_the_verdict_of_the_paper(copies_of: CopiesOf) -> None:
    copies = {copied.document: copied.path for copied in copies_of("formats/mismatch-pdf").copies}
    assert copies["근로계약서.pdf"] is not None
    note = paper_note(copies["근로계약서.pdf"])
    assert note.startswith("[≠] 이 근로계약서의 업무는 신청 직종 2351")
    assert "제출하지 마세요" in note
