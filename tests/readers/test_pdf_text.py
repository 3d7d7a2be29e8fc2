"""Which text of a page is believed: broken fonts, hidden layers, white text."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from analyzer.readers import pdf_plumber, pdf_quality
from analyzer.readers.pdf_engines import judge
from tests.readers.support_pdf import Pen, contract, edited, make, page_image, scan
from tests.readers.test_pdf import read

SENTENCE = "을은 고객사의 물류 플랫폼을 설계하고 개발하며 운영 서버를 관리하고 기술 문서를 작성한다."


def verdict(path: Path, number: int = 1):  # type: ignore[no-untyped-def]
    with pypdfium2.PdfDocument(path) as document:
        return judge(path, document[number - 1], number)


def letters(path: Path) -> str:
    return "".join(glyph.text for glyph in verdict(path).sheet.glyphs if not glyph.text.isspace())


def drop_unicode_maps(document: pikepdf.Pdf) -> None:
    for item in document.objects:
        if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
            del item["/ToUnicode"]


def test_engines_send_text_without_unicode_map_to_ocr(tmp_path: Path) -> None:
    found = verdict(edited(contract(tmp_path / "c.pdf"), drop_unicode_maps))
    assert (found.ocr, found.broken, found.sheet.glyphs) == (True, True, [])


def shift_unicode_maps(document: pikepdf.Pdf) -> None:
    """Make the maps give valid but wrong Hangul."""
    import re

    for item in document.objects:
        if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
            data = item["/ToUnicode"].read_bytes()

            def moved(found: re.Match[bytes]) -> bytes:
                code = int(found.group(1), 16)
                return b"<%04X>" % (code + 611 if 0xAC00 <= code <= 0xD4FF else code)

            item["/ToUnicode"].write(re.sub(rb"<([0-9A-Fa-f]{4})>", moved, data))


def test_engines_see_wrong_but_valid_hangul(tmp_path: Path) -> None:
    assert verdict(edited(contract(tmp_path / "c.pdf"), shift_unicode_maps)).broken


def blanks_as_control_characters(document: pikepdf.Pdf) -> None:
    for item in document.objects:
        if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
            item["/ToUnicode"].write(item["/ToUnicode"].read_bytes().replace(b"<0020>", b"<0001>"))


def test_engines_read_blanks_that_a_browser_maps_to_control_characters(tmp_path: Path) -> None:
    path = edited(make(tmp_path / "c.pdf", lambda pen: pen.text(60, 100, SENTENCE)), blanks_as_control_characters)
    assert read(path).text.strip() == SENTENCE


def test_engines_believe_clean_text(tmp_path: Path) -> None:
    found = verdict(contract(tmp_path / "c.pdf"))
    assert (found.ocr, found.broken) == (False, False)


def test_engines_drop_invisible_text_on_a_typed_page(tmp_path: Path) -> None:
    def page(pen: Pen) -> None:
        pen.text(60, 100, SENTENCE)
        text = pen.canvas.beginText(60, 600)
        text.setFont("body", 11)
        text.setTextRenderMode(3)
        text.textOut("숨은 문장입니다")
        pen.canvas.drawText(text)

    assert letters(make(tmp_path / "c.pdf", page)) == SENTENCE.replace(" ", "")


def test_engines_drop_white_text_on_white(tmp_path: Path) -> None:
    def page(pen: Pen) -> None:
        pen.text(60, 100, SENTENCE)
        pen.canvas.setFillGray(1)
        pen.text(60, 200, "흰 종이에 흰 글자")

    assert letters(make(tmp_path / "c.pdf", page)) == SENTENCE.replace(" ", "")


def test_engines_keep_white_text_on_a_dark_band(tmp_path: Path) -> None:
    def page(pen: Pen) -> None:
        pen.text(60, 100, SENTENCE)
        pen.canvas.setFillGray(0.2)
        pen.canvas.rect(50, 600, 400, 40, fill=1)
        pen.canvas.setFillGray(1)
        pen.text(60, 215, "근로조건")

    assert "근로조건" in letters(make(tmp_path / "c.pdf", page))


def test_engines_use_a_good_hidden_layer_over_a_scan(tmp_path: Path) -> None:
    image = page_image(contract(tmp_path / "a.pdf"))
    path = scan(tmp_path / "b.pdf", [image], hidden=lambda pen: pen.text(60, 100, SENTENCE))
    assert not verdict(path).ocr
    assert letters(path) == SENTENCE.replace(" ", "")


@pytest.mark.parametrize("layer", ["E2A9AS 8U4HPS AZ8L7I x9o-1 gZlxl qlHq 11tt", ""])
def test_engines_read_a_scan_when_its_layer_is_junk(tmp_path: Path, layer: str) -> None:
    image = page_image(contract(tmp_path / "a.pdf"))
    path = scan(tmp_path / "b.pdf", [image], hidden=lambda pen: pen.text(60, 100, layer))
    assert verdict(path).ocr


def test_engines_do_not_scan_a_typed_page_with_a_logo(tmp_path: Path) -> None:
    logo = page_image(make(tmp_path / "a.pdf", lambda pen: pen.text(60, 60, "로고"))).crop((0, 0, 300, 300))

    def page(pen: Pen) -> None:
        from reportlab.lib.utils import ImageReader

        pen.canvas.drawImage(ImageReader(logo), 40, 700, 90, 90)
        pen.lines(60, 200, [SENTENCE] * 3)

    assert not verdict(make(tmp_path / "b.pdf", page)).ocr


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        (SENTENCE, False),
        ("Design and develop REST APIs.", False),
        ("\x01\x02\x03\x04 근로", True),
        ("(cid:12)(cid:13)(cid:14) 근로", True),
        ("뷁쉛뀕쭹" * 20, True),
        ("\uf0b7 서버 개발 \uf0b7 화면 개발 \uf0b7 문서 작성", False),
        ("\uf0c1\uf0c2" * 20, True),
        ("ХӨДӨЛМӨРИЙН ГЭРЭЭ", False),
    ],
)
def test_quality_tells_broken_text(text: str, broken: bool) -> None:
    assert pdf_quality.measure(text).broken is broken


def test_plumber_agrees_with_pdfium_on_a_clean_page(tmp_path: Path) -> None:
    path = make(tmp_path / "c.pdf", lambda pen: pen.text(60, 100, SENTENCE))
    first, second = verdict(path).sheet.glyphs, pdf_plumber.read_glyphs(path, 1)
    assert [glyph.text for glyph in second] == [glyph.text for glyph in first]
    assert [(glyph.x0, glyph.top) for glyph in second] == [
        pytest.approx((glyph.x0, glyph.top), abs=1) for glyph in first
    ]


def test_engines_take_the_second_text_when_it_is_better(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = pdf_plumber.read_glyphs(contract(tmp_path / "a.pdf"), 1)
    monkeypatch.setattr(pdf_plumber, "read_glyphs", lambda path, number: good)
    found = verdict(edited(contract(tmp_path / "b.pdf"), drop_unicode_maps))
    assert (found.ocr, found.broken, found.sheet.glyphs) == (False, True, good)
