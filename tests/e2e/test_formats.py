"""The same package saved as PDF, DOCX, HWPX and scan gets the same answer."""

from __future__ import annotations

from pathlib import Path, PurePath

import pypdfium2
import pytest

from analyzer.consistency import Review
from analyzer.pipeline import review_package
from analyzer.readers import ReaderPool
from analyzer.reports.annotated import annotate
from tests.e2e.support import EXAMPLES, ReviewOf, truth_of

PACKAGES = ("consistent", "mismatch")
DIGITAL = ("pdf", "docx", "hwpx")
FORMATS = [*DIGITAL, pytest.param("scan", marks=pytest.mark.ocr)]


def squeezed(text: str) -> str:
    """Return `text` without white space: formats differ in where they break lines."""
    return "".join(text.split())


def duties(review: Review) -> dict[str, list[tuple[str, float | None]]]:
    """Return the duties of each paper with their stated shares, by file name without suffix."""
    return {
        PurePath(each.paper.document.name).stem: [(squeezed(duty.text), duty.share) for duty in each.paper.duties]
        for each in review.papers
    }


def said(review: Review) -> tuple[str, str | None, list[str], dict[str, str | None]]:
    """Return verdict, filed code, rules and primaries."""
    primaries = {each.paper.role.value: each.profile.primary.code if each.profile else None for each in review.papers}
    return review.verdict.value, review.filed.code, sorted(finding.rule for finding in review.findings), primaries


@pytest.mark.parametrize("package", PACKAGES)
@pytest.mark.parametrize("form", FORMATS)
def test_formats_give_the_intended_verdict(package: str, form: str, review_of: ReviewOf) -> None:
    assert review_of(f"formats/{package}-{form}").verdict.value == package


@pytest.mark.parametrize("package", PACKAGES)
@pytest.mark.parametrize("form", [*DIGITAL[1:], FORMATS[-1]])
def test_formats_say_the_same_as_the_pdf(package: str, form: str, review_of: ReviewOf) -> None:
    assert said(review_of(f"formats/{package}-{form}")) == said(review_of(f"formats/{package}-pdf"))


@pytest.mark.parametrize("package", PACKAGES)
@pytest.mark.parametrize("form", DIGITAL[1:])
def test_formats_have_the_duties_of_the_pdf(package: str, form: str, review_of: ReviewOf) -> None:
    assert duties(review_of(f"formats/{package}-{form}")) == duties(review_of(f"formats/{package}-pdf"))


@pytest.mark.parametrize("package", PACKAGES)
@pytest.mark.parametrize("form", DIGITAL)
def test_formats_find_every_duty_as_written(package: str, form: str, review_of: ReviewOf) -> None:
    name = f"formats/{package}-{form}"
    found = duties(review_of(name))
    written = {
        PurePath(document["path"]).stem: {(squeezed(duty["text"]), duty["share"] / 100) for duty in document["duties"]}
        for document in truth_of(name)["documents"]
    }
    assert {stem: expected - set(found[stem]) for stem, expected in written.items()} == dict.fromkeys(written, set())


@pytest.mark.parametrize("package", PACKAGES)
def test_papers_in_one_file_say_the_same_as_apart(package: str, review_of: ReviewOf, pool: ReaderPool, tmp_path: Path) -> None:
    name = f"formats/{package}-pdf"
    folder = tmp_path / "스캔 한 파일"
    folder.mkdir()
    whole = pypdfium2.PdfDocument.new()
    for path in sorted((EXAMPLES / name).glob("*.pdf")):
        whole.import_pages(pypdfium2.PdfDocument(path))
    whole.save(folder / "서류 일체.pdf")
    review = review_package(folder, pool=pool)
    apart = review_of(name)
    assert said(review)[:2] == said(apart)[:2] and said(review)[3] == said(apart)[3]
    assert sorted(each for found in duties(review).values() for each in found) == sorted(each for found in duties(apart).values() for each in found)
    copies = annotate(review, tmp_path / "copies")
    assert len(copies) == len(review.papers) and all(copy.path is not None and copy.marks > 0 for copy in copies)
