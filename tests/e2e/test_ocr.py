"""Scans and photographs through real Tesseract, from pixels to verdict."""

from __future__ import annotations

import difflib

import pytest

from analyzer.readers import Status
from tests.e2e.support import ReviewOf, example_names, needs_ocr, paper_of, truth_of

pytestmark = pytest.mark.ocr

SCANNED = [
    pytest.param(name, document["path"], id=f"{name}-{document['path']}")
    for name in example_names()
    if needs_ocr(name)
    for document in truth_of(name)["documents"]
    if document["render"]["kind"] == "scan"
]
WITH_DUTIES = [
    param for param in SCANNED
    if any(d["path"] == param.values[1] and d["duties"] and d["primary"] for d in truth_of(str(param.values[0]))["documents"])
]
# Share of a duty's characters that recognition must bring back.
RECALLED = 0.85


def squeezed(text: str) -> str:
    return "".join(text.split())


def recalled(written: str, read: str) -> float:
    """Return the share of `written` that stands in `read` in order; splitting a list into other items costs nothing."""
    matcher = difflib.SequenceMatcher(None, squeezed(written), squeezed(read), autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks() if block.size > 1) / len(squeezed(written))


@pytest.mark.parametrize(("name", "path"), SCANNED)
def test_ocr_scan_is_read_and_says_so(name: str, path: str, review_of: ReviewOf) -> None:
    document = paper_of(review_of(name), path).paper.document
    assert (document.status, "page.scanned" in {problem.code for problem in document.problems}) == (Status.READ, True)


@pytest.mark.parametrize(("name", "path"), WITH_DUTIES)
def test_ocr_scan_gives_its_duties(name: str, path: str, review_of: ReviewOf) -> None:
    written = next(document["duties"] for document in truth_of(name)["documents"] if document["path"] == path)
    read = " ".join(duty.text for duty in paper_of(review_of(name), path).paper.duties)
    assert [duty["text"] for duty in written if recalled(duty["text"], read) < RECALLED] == []
