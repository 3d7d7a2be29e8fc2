"""The printed report: every text is there and selectable in both languages, nothing is dropped, no input breaks it."""

from __future__ import annotations

import copy
import datetime as dt
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from reportlab.pdfbase import pdfmetrics

from analyzer.consistency import Review
from analyzer.reports import fonts
from analyzer.reports.printed import report_pdf
from analyzer.reports.printed.style import COLOURS
from analyzer.reports.saved import NotAReport, load_report
from analyzer.reports.words import WORDS
from tests.reports import sample

REVIEWS: tuple[Callable[[], Review], ...] = (sample.mismatch, sample.consistent, sample.unclear)
LANGS = ("ko", "en")
HEAD_AND_FOOT = re.compile(r"\A[^\n]*\n\d+ /\s+\d+\s")
MARKUP = "<b>굵게</b> & <para> </font> <a href='x'>y</a> {name} %s </table>"


def pages_of(data: bytes) -> list[str]:
    """Return the text of each page as PDFium selects it."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def bare(text: str) -> str:
    """Return a text without spaces and line ends, since lines are broken anew on paper."""
    return re.sub(r"[\s\ufffe\u00ad]+", "", text)


def texts_of(report: dict[str, Any], lang: str) -> Iterator[str]:
    """Yield every text that the paper has to show."""
    yield from (report["summary"][lang], report["filed"]["as_written"], report["rules_on"] or "", WORDS["disclaimer"][lang])
    for document in report["documents"]:
        yield document["path"]
        for duty in document["duties"]:
            yield from (duty["text"], duty["scope"][lang] if duty["scope_line"] else "")
        yield from (str(value) for value in document["facts"].values() if isinstance(value, str))
        for problem in document["problems"]:
            yield from (problem["reason"][lang], problem["next_step"][lang])
    for finding in report["findings"]:
        yield from (finding["rule"], finding["message"][lang], finding["source"], finding["advice"][lang] if finding["advice"] else "")
        yield from (evidence["quote"] for evidence in finding["evidence"])


@pytest.mark.parametrize("make", REVIEWS)
@pytest.mark.parametrize("lang", LANGS)
def test_printed_shows_every_text_whole(make: Callable[[], Review], lang: str) -> None:
    report = make().to_dict()
    pages = pages_of(report_pdf(report, lang=lang, made_on=dt.date(2026, 11, 21)))
    # Head and foot stand between two parts of a text that goes on overleaf.
    body = bare("".join(HEAD_AND_FOOT.sub("", page) for page in pages))
    assert [text for text in texts_of(report, lang) if bare(text) not in body] == []
    assert "2026-11-21" in body


@pytest.mark.parametrize("lang", LANGS)
def test_printed_pages_are_numbered_and_few(lang: str) -> None:
    pages = pages_of(report_pdf(sample.mismatch().to_dict(), lang=lang))
    assert len(pages) in (2, 3)
    for number, page in enumerate(pages, 1):
        assert re.search(rf"{number} /\s+{len(pages)}\b", page)
        assert WORDS["title"][lang] in page
        assert "nguyen-2026-10" in page


@pytest.mark.parametrize("secret", sample.SECRETS)
def test_printed_masks_identifier(secret: str) -> None:
    data = report_pdf(sample.mismatch().to_dict())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert secret not in str(pdf.docinfo.get("/Title"))
    assert secret not in "".join(pages_of(data))


def test_printed_is_the_same_for_the_same_report() -> None:
    report = sample.mismatch().to_dict()
    first = report_pdf(report)
    report_pdf(sample.consistent().to_dict(), lang="en")
    assert report_pdf(json.loads(json.dumps(report))) == first


@pytest.mark.parametrize(("lang", "named"), [("ko", "ko-KR"), ("en", "en")])
def test_printed_names_itself(lang: str, named: str, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(report_pdf(sample.mismatch().to_dict(), lang=lang))
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == named
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert WORDS["verdict.mismatch"][lang] in str(pdf.docinfo["/Title"])
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root][:2] == [WORDS["sources"][lang], WORDS["findings"][lang]]
        used = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values() if "/FontDescriptor" in font}
    assert any(fonts.korean_font() in name for name in used)


def hostile(text: str) -> dict[str, Any]:
    """Return a report with the same text in every place that a paper can fill."""
    report = copy.deepcopy(sample.mismatch().to_dict())
    report["package"] = text
    report["filed"].update(as_written=text, found_in=text)
    for document in report["documents"]:
        document["path"] = text
        document["facts"] = {name: text if isinstance(value, str) else value for name, value in document["facts"].items()}
        for duty in document["duties"]:
            duty.update(text=text, context=text)
    for finding in report["findings"]:
        finding["message"] = {"ko": text, "en": text}
        for evidence in finding["evidence"]:
            evidence["quote"] = text
    return report


def test_printed_takes_markup_for_text() -> None:
    report = hostile(MARKUP)
    found = bare("".join(pages_of(report_pdf(report))))
    quotes = sum(1 for finding in report["findings"] for evidence in finding["evidence"] if evidence["quote"])
    assert found.count(bare(MARKUP)) >= quotes + len(report["documents"])


@pytest.mark.parametrize("text", ["가" * 900, "업무내용을 " * 200], ids=["letters", "words"])
def test_printed_splits_what_no_page_holds(text: str) -> None:
    pages = pages_of(report_pdf(hostile(text)))
    letter = text[0]
    # Seven duties with their context, four quotes, and as many messages as findings at the least.
    assert sum(page.count(letter) for page in pages) >= text.count(letter) * (2 * 6 + 4 + 3)
    assert len(pages) > 5


@pytest.mark.parametrize("text", ["\ud800", "\x00\x1b[31m", "\u202e\u200b", "🦄", "สวัสดี", "\ufffe"], ids=ascii)
def test_printed_survives_odd_letters(text: str) -> None:
    assert "2223" in "".join(pages_of(report_pdf(hostile(f"앞 {text} 뒤"))))


def test_printed_shows_hundreds_of_findings() -> None:
    report = sample.mismatch().to_dict()
    report["findings"] = [{**report["findings"][0], "rule": f"rule-{number}"} for number in range(200)]
    pages = pages_of(report_pdf(report))
    assert set(re.findall(r"rule-\d+", "".join(pages))) == {f"rule-{number}" for number in range(200)}
    assert len(pages) < 60


def test_printed_colours_are_those_of_the_page() -> None:
    css = (Path(str(fonts.__file__)).parent / "templates" / "style.css").read_text("utf-8")
    stated = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", css))
    assert {name: stated[name] for name in COLOURS} == COLOURS


@pytest.mark.parametrize(("text", "kept"), [("한글 Ab1", "한글 Ab1"), ("각", "각"), ("Nguyễn", "Nguyễn"), ("a\x00b\u200dc", "abc"), ("🦄", "?")])
def test_fonts_draw_every_letter_or_say_so(text: str, kept: str) -> None:
    runs = list(fonts.font_runs(text))
    assert "".join(run for run, _ in runs) == kept
    for run, font in runs:
        glyphs = pdfmetrics.getFont(font).face.charToGlyph
        assert all(ord(letter) in glyphs or letter == " " for letter in run)


def test_saved_report_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text(json.dumps(sample.mismatch().to_dict()), encoding="utf-8")
    assert report_pdf(load_report(path)) == report_pdf(sample.mismatch().to_dict())


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda report: report.update(schema=2), "schema"),
        (lambda report: report.pop("findings"), "findings"),
        (lambda report: report["documents"][0].update(role="boss"), "documents.0.role"),
        (lambda report: report["documents"][0]["duties"][1].update(candidates=[]), "documents.0.duties.1.candidates"),
        (lambda report: report["documents"][0]["facts"].update(annual_salary_krw="many"), "documents.0.facts.annual_salary_krw"),
        (lambda report: report["findings"][0].update(advice="text"), "findings.0.advice"),
    ],
)
def test_saved_report_names_what_is_wrong(change: Callable[[dict[str, Any]], object], place: str, tmp_path: Path) -> None:
    report = sample.mismatch().to_dict()
    change(report)
    path = tmp_path / "report.json"
    path.write_text(json.dumps(report), encoding="utf-8")
    with pytest.raises(NotAReport, match=f"^{re.escape(place)}$"):
        load_report(path)


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff\xfe", b"[" * 100_000, b'"text"'])
def test_saved_report_refuses_other_files(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(content)
    with pytest.raises(NotAReport):
        load_report(path)
