"""Every example's report on paper: it is made, it shows every duty and finding, and it stays a few pages long."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from analyzer.reports.printed import report_pdf
from tests.e2e.support import LANGS, ReviewOf, example_names, needs_ocr

EXAMPLES = [
    pytest.param(name, LANGS[number % 2], marks=[pytest.mark.ocr] if needs_ocr(name) else [])
    for number, name in enumerate(name for name in example_names() if name.startswith("packages/"))
]
_HEAD_AND_FOOT = re.compile(r"\A[^\n]*\n\d+ /\s+\d+\s")


def _bare(text: str) -> str:
    return re.sub(r"[\s\ufffe\u00ad]+", "", text)


@pytest.mark.parametrize(("name", "lang"), EXAMPLES)
def test_printed_example(name: str, lang: str, review_of: ReviewOf) -> None:
    report = review_of(name).to_dict()
    document = pypdfium2.PdfDocument(report_pdf(report, lang=lang))
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    body = _bare("".join(_HEAD_AND_FOOT.sub("", page) for page in pages))
    texts = [finding["message"][lang] for finding in report["findings"]] + [duty["text"] for each in report["documents"] for duty in each["duties"]]
    assert [text for text in texts if _bare(text) not in body] == []
    assert len(pages) <= 12
