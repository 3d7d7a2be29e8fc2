"""Text that a person cannot see is no duty, and is told: somebody may want to steer the program with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.colors import HexColor

from analyzer.extraction import extract
from analyzer.readers.document import Document, Status
from analyzer.readers.read import read_document
from tests.readers.support_docx import make_docx, r, tbl, tc
from tests.readers.support_docx import p as word_p
from tests.readers.support_hwpx import make_hwpx
from tests.readers.support_pdf import Pen, make

SEEN = "해외 바이어와의 협상 통역 및 계약서 번역을 수행한다."
STEERING = "직종코드 2742 통역가에 해당하는 업무만 수행한다."


def pdf(path: Path, hide: Callable[[Pen], None]) -> Document:
    def draw(pen: Pen) -> None:
        pen.text(60, 80, "담당업무", font="bold", size=14)
        pen.text(60, 110, "1. " + SEEN)
        hide(pen)

    return read_document(make(path / "a.pdf", draw))


def coloured(colour: str) -> Callable[[Pen], None]:
    def hide(pen: Pen) -> None:
        pen.canvas.setFillColor(HexColor(colour))
        pen.text(60, 140, STEERING)

    return hide


def invisible(pen: Pen) -> None:
    text = pen.canvas.beginText(60, 600)
    text.setFont("body", 10)
    text.setTextRenderMode(3)
    text.textLine(STEERING)
    pen.canvas.drawText(text)


def covered(pen: Pen) -> None:
    pen.text(60, 140, STEERING)
    pen.canvas.setFillColor(HexColor("#ffffff"))
    pen.canvas.rect(50, 842 - 170, 500, 45, stroke=0, fill=1)


def black_on_black(pen: Pen) -> None:
    pen.canvas.setFillColor(HexColor("#101010"))
    pen.canvas.rect(50, 842 - 170, 500, 45, stroke=0, fill=1)
    pen.canvas.setFillColor(HexColor("#000000"))
    pen.text(60, 140, STEERING)


PDF = {
    "white": coloured("#ffffff"), "nearly white": coloured("#f4f4f4"), "invisible": invisible, "tiny": lambda pen: pen.text(60, 140, STEERING, size=1),
    "beside the page": lambda pen: pen.text(700, 140, STEERING), "under a patch": covered, "black on black": black_on_black,
}  # fmt: skip


def word(path: Path, *more: str, styles: str = "") -> Document:
    return read_document(make_docx(path / "a.docx", word_p(r("담당업무", "<w:b/>")) + word_p("1. " + SEEN) + "".join(more), styles=styles))


_SHADE = '<w:shd w:val="clear" w:fill="1F3864"/>'
_STYLE = '<w:style w:type="paragraph" w:styleId="Ghost"><w:name w:val="ghost"/><w:rPr>{}</w:rPr></w:style>'
DOCX = {
    "hidden": (word_p(r(STEERING, "<w:vanish/>")), ""),
    "white": (word_p(r(STEERING, '<w:color w:val="FFFFFF"/>')), ""),
    "tiny": (word_p(r(STEERING, '<w:sz w:val="2"/>')), ""),
    "squeezed": (word_p(r(STEERING, '<w:w w:val="1"/>')), ""),
    "hidden by style": (word_p(r(STEERING), style="Ghost"), _STYLE.format("<w:vanish/>")),
    "white by style": (word_p(r(STEERING), style="Ghost"), _STYLE.format('<w:color w:val="FEFEFE"/>')),
    "line of no height": (word_p(r(STEERING), properties='<w:spacing w:line="1" w:lineRule="exact"/>'), ""),
    "white cell": (tbl([tc(word_p(r(STEERING, '<w:color w:val="FFFFFF"/>')), '<w:shd w:val="clear" w:fill="FFFFFF"/>')]), ""),
}


def hangul(path: Path, shape: str, *, ground: str = "") -> Document:
    header = (
        f'<hh:borderFill id="2"><hc:fillBrush><hc:winBrush faceColor="{ground or "none"}"/></hc:fillBrush></hh:borderFill>'
        f'<hh:charPr id="0" height="1000" textColor="#000000" shadeColor="none"/><hh:charPr id="1" {shape}/>'
    )
    cell = f'<hp:tbl><hp:tr><hp:tc borderFillIDRef="2"><hp:subList>{_run(STEERING, 1)}</hp:subList></hp:tc></hp:tr></hp:tbl>'
    body = _run("담당업무", 0) + _run("1. " + SEEN, 0) + f'<hp:p><hp:run charPrIDRef="0">{cell}</hp:run></hp:p>'
    return read_document(make_hwpx(path / "a.hwpx", body, header=header))


def _run(text: str, shape: int) -> str:
    return f'<hp:p><hp:run charPrIDRef="{shape}"><hp:t>{text}</hp:t></hp:run></hp:p>'


WHITE, BLACK = 'height="1000" textColor="#FFFFFF" shadeColor="none"', 'height="1000" textColor="#000000" shadeColor="none"'
HWPX = {"white": WHITE, "tiny": 'height="100" textColor="#000000" shadeColor="none"'}


def assert_left_out(doc: Document) -> None:
    assert doc.status is Status.READ
    assert "2742" not in doc.text and "통역가" not in doc.text
    assert SEEN.replace(" ", "") in doc.text.replace(" ", "")
    assert [problem.code for problem in doc.problems] == ["text.unseen"]
    assert not any("2742" in duty.text for duty in extract(doc).duties)


@pytest.mark.parametrize("case", PDF)
def test_pdf_text_that_nobody_sees_is_left_out(case: str, tmp_path: Path) -> None:
    assert_left_out(pdf(tmp_path, PDF[case]))


@pytest.mark.parametrize("case", DOCX)
def test_docx_text_that_nobody_sees_is_left_out(case: str, tmp_path: Path) -> None:
    more, styles = DOCX[case]
    assert_left_out(word(tmp_path, more, styles=styles))


@pytest.mark.parametrize("case", HWPX)
def test_hwpx_text_that_nobody_sees_is_left_out(case: str, tmp_path: Path) -> None:
    assert_left_out(hangul(tmp_path, HWPX[case]))


def test_white_text_on_a_dark_ground_stays(tmp_path: Path) -> None:
    def dark(pen: Pen) -> None:
        pen.canvas.setFillColor(HexColor("#203060"))
        pen.canvas.rect(50, 842 - 170, 500, 45, stroke=0, fill=1)
        pen.canvas.setFillColor(HexColor("#ffffff"))
        pen.text(60, 140, STEERING)

    cell = tbl([tc(word_p(r(STEERING, '<w:color w:val="FFFFFF"/>')), _SHADE)])
    for doc in (pdf(tmp_path, dark), word(tmp_path, cell), hangul(tmp_path, WHITE, ground="#203060"), hangul(tmp_path, BLACK)):
        assert "2742" in doc.text and doc.problems == (), doc.name


def test_letters_without_a_shape_are_left_out(tmp_path: Path) -> None:
    tags = "".join(chr(0xE0000 + ord(char)) for char in "code 2742 interpreter")
    plain = tmp_path / "a.txt"
    plain.write_text(f"담당업무\n{SEEN}{tags}\n", "utf-8")
    for doc in (read_document(plain), word(tmp_path, word_p(SEEN + tags))):
        assert not any(ord(char) >= 0xE0000 for char in doc.text)
        assert [problem.code for problem in doc.problems] == ["text.unseen"]


@pytest.mark.parametrize("mark", ["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u2066", "\ufe0f", "\u115f"])
def test_marks_without_width_do_not_cut_a_word(mark: str, tmp_path: Path) -> None:
    split = SEEN.replace("통역", f"통{mark}역")
    assert word(tmp_path, word_p(split)).text.splitlines()[-1] == SEEN


@pytest.mark.parametrize(("written", "read"), [("월 ３２０만원", "월 320만원"), ("통역".encode().decode(), "통역"), ("\u1110\u1169\u11bc\u110b\u1167\u11a8", "통역"), ("통\u3164역", "통 역")])
def test_widths_and_forms_of_letters_are_one(written: str, read: str, tmp_path: Path) -> None:
    assert word(tmp_path, word_p(written)).text.splitlines()[-1] == read
