"""PDF files as a whole: what can be opened, what is refused, and that a contract comes out as a person reads it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from analyzer.readers import ocr, pdf
from analyzer.readers.builder import Builder
from analyzer.readers.document import BlockKind
from analyzer.readers.limits import DEFAULT_LIMITS
from analyzer.readers.problems import (
    DamagedDocument,
    DocumentError,
    EmptyDocument,
    LockedDocument,
    UnsafeDocument,
)
from tests.readers.support_pdf import DUTIES, FOOTER, Pen, add_fields, contract, edited, make


def read(path: Path) -> Builder:
    builder = Builder()
    pdf.read(path, builder, DEFAULT_LIMITS)
    return builder


def cell(builder: Builder, label: str) -> str:
    """Return the text of the cell right of a label."""
    return next(block.text for block in builder.blocks if block.cell and block.cell.row_label == label)


@pytest.mark.parametrize(("by", "keep_blanks"), [("word", True), ("char", True)])
def test_pdf_duty_cell_over_page_break_is_whole(tmp_path: Path, by: str, keep_blanks: bool) -> None:
    builder = read(contract(tmp_path / "c.pdf", by=by, keep_blanks=keep_blanks))
    assert cell(builder, "담당업무") == "\n".join("- " + duty for duty in DUTIES)


@pytest.mark.parametrize("by", ["word", "char"])
def test_pdf_duty_letters_survive_without_blank_glyphs(tmp_path: Path, by: str) -> None:
    text = cell(read(contract(tmp_path / "c.pdf", by=by)), "담당업무")
    assert [line.replace(" ", "") for line in text.split("\n")] == [("- " + duty).replace(" ", "") for duty in DUTIES]


def test_pdf_duty_cell_lines_name_both_pages(tmp_path: Path) -> None:
    builder = read(contract(tmp_path / "c.pdf"))
    block = next(block for block in builder.blocks if block.cell and block.cell.row_label == "담당업무")
    assert {line.page for line in block.lines} == {1, 2}


def test_pdf_text_matches_offsets_of_blocks_and_lines(tmp_path: Path) -> None:
    builder = read(contract(tmp_path / "c.pdf"))
    for block in builder.blocks:
        assert builder.text[block.start : block.end] == block.text
        for line in block.lines:
            assert builder.text[line.start : line.end] in block.text


def test_pdf_boxes_lie_where_the_text_was_drawn(tmp_path: Path) -> None:
    path = make(tmp_path / "c.pdf", lambda pen: pen.text(100, 200, "근무장소는 서울특별시로 한다"))
    box = read(path).blocks[0].lines[0].box
    assert box is not None
    assert (box.x0, box.top) == pytest.approx((100, 200), abs=4)


def test_pdf_running_lines_are_footers(tmp_path: Path) -> None:
    builder = read(contract(tmp_path / "c.pdf"))
    footers = [block.text for block in builder.blocks if block.kind is BlockKind.FOOTER]
    assert footers == ["- 1 -", FOOTER, "- 2 -", FOOTER]


def test_pdf_page_count(tmp_path: Path) -> None:
    assert read(contract(tmp_path / "c.pdf")).page_count == 2


def encrypt(path: Path, *, user: str) -> Path:
    def change(document: pikepdf.Pdf) -> None:
        document.save(path.with_suffix(".locked.pdf"), encryption=pikepdf.Encryption(owner="o", user=user, R=6))

    edited(path, change)
    return path.with_suffix(".locked.pdf")


def test_pdf_user_password_is_locked(tmp_path: Path) -> None:
    with pytest.raises(LockedDocument):
        read(encrypt(contract(tmp_path / "c.pdf"), user="secret"))


def test_pdf_owner_password_alone_is_read(tmp_path: Path) -> None:
    builder = read(encrypt(contract(tmp_path / "c.pdf"), user=""))
    assert "물류 플랫폼" in builder.text


def cut_xref(data: bytes) -> bytes:
    return data[: data.rindex(b"xref\n")] + b"%%EOF"


def half(data: bytes) -> bytes:
    return data[: len(data) // 3]


def text_only(_: bytes) -> bytes:
    return "계약서 본문이지만 PDF가 아님".encode()


def test_pdf_lost_xref_is_repaired(tmp_path: Path) -> None:
    path = contract(tmp_path / "c.pdf")
    path.write_bytes(cut_xref(path.read_bytes()))
    assert "물류 플랫폼" in read(path).text


@pytest.mark.parametrize("damage", [half, text_only])
def test_pdf_broken_is_damaged(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    path = contract(tmp_path / "c.pdf")
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(DamagedDocument):
        read(path)


def test_pdf_without_pages_is_refused(tmp_path: Path) -> None:
    pikepdf.new().save(tmp_path / "c.pdf")
    with pytest.raises(DocumentError) as caught:
        read(tmp_path / "c.pdf")
    assert isinstance(caught.value, (DamagedDocument, EmptyDocument))


def test_pdf_blank_page_is_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyDocument) as caught:
        read(make(tmp_path / "c.pdf", lambda pen: pen.text(10, 10, " ")))
    assert caught.value.problem.code == "file.no-text"


@pytest.mark.parametrize(("limit", "value"), [("pages", 1), ("bytes", 1000)])
def test_pdf_limits_are_named(tmp_path: Path, limit: str, value: int) -> None:
    with pytest.raises(UnsafeDocument) as caught:
        pdf.read(contract(tmp_path / "c.pdf"), Builder(), replace(DEFAULT_LIMITS, **{limit: value}))
    assert caught.value.problem.code == f"limit.{limit}"
    assert caught.value.problem.detail.endswith(f"> {value}")


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_pdf_turned_page_reads_like_an_upright_one(tmp_path: Path, turn: int) -> None:
    upright = read(contract(tmp_path / "a.pdf"))

    def rotate(document: pikepdf.Pdf) -> None:
        for page in document.pages:
            page.rotate(turn, relative=False)

    turned = read(edited(contract(tmp_path / "b.pdf"), rotate))
    assert turned.text == upright.text


def test_pdf_turned_page_gives_boxes_of_the_displayed_page(tmp_path: Path) -> None:
    path = make(tmp_path / "c.pdf", lambda pen: pen.text(100, 200, "근무장소는 서울특별시로 한다"))

    def rotate(document: pikepdf.Pdf) -> None:
        document.pages[0].rotate(90, relative=False)

    box = read(edited(path, rotate)).blocks[0].lines[0].box
    assert box is not None
    assert (box.x1, box.top) == pytest.approx((842 - 200, 100), abs=4)


def test_pdf_text_drawn_sideways_reads_in_order(tmp_path: Path) -> None:
    def page(pen: Pen) -> None:
        pen.canvas.translate(595, 0)
        pen.canvas.rotate(90)
        for i, line in enumerate(
            ("제1조 (목적)", "이 계약은 근로조건을 정한다.", "제2조 (업무)", "을은 서버를 개발한다.")
        ):
            pen.canvas.setFont("body", 11)
            pen.canvas.drawString(100, 500 - 40 * i, line)

    assert read(make(tmp_path / "c.pdf", page)).text.split("\n")[:4] == [
        "제1조 (목적)", "이 계약은 근로조건을 정한다.", "제2조 (업무)", "을은 서버를 개발한다.",
    ]  # fmt: skip


def test_pdf_two_pages_on_one_sheet_read_left_then_right(tmp_path: Path) -> None:
    def page(pen: Pen) -> None:
        pen.canvas.setPageSize((842, 595))
        pen.canvas.setFont("body", 9)
        for i in range(12):
            pen.canvas.drawString(40, 540 - 30 * i, f"왼쪽 쪽의 {i + 1}번째 문장은 여기에 있다.")
            pen.canvas.drawString(470, 535 - 30 * i, f"오른쪽 쪽의 {i + 1}번째 문장은 여기에 있다.")

    sides = [line[:2] for line in read(make(tmp_path / "c.pdf", page)).text.strip().split("\n")]
    assert sides == ["왼쪽"] * 12 + ["오른"] * 12


def damaged(data: bytes, seed: int) -> bytes:
    """Flip bits, cut off, blank out or repeat a part, by the seed."""
    chance = random.Random(seed)
    broken, at = bytearray(data), chance.randrange(len(data))
    if seed % 4 == 0:
        for _ in range(chance.choice((1, 20, 200))):
            broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
    elif seed % 4 == 1:
        del broken[at:]
    elif seed % 4 == 2:
        broken[at : at + 500] = bytes(len(broken[at : at + 500]))
    else:
        broken[at:at] = broken[at : at + 1000]
    return bytes(broken)


@pytest.mark.parametrize("form", [False, True], ids=["text", "form"])
def test_pdf_damage_ends_in_text_or_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: bool) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise EmptyDocument("ocr.missing")

    monkeypatch.setattr(ocr, "recognise", refuse)
    path = contract(tmp_path / "c.pdf")
    if form:
        add_fields(path, [("t1", "선임 개발자", (400, 40, 500, 60)), ("t2", "가람물류", (60, 40, 200, 60))])
    data = path.read_bytes()
    outcomes = set()
    for seed in range(40):
        path.write_bytes(damaged(data, seed))
        try:
            outcomes.add("read" if read(path).text else "nothing")
        except DocumentError as exc:
            outcomes.add(exc.problem.code)
    assert {"read", "file.damaged"} <= outcomes
    assert "nothing" not in outcomes


def test_pdf_side_notes_and_watermarks_stay_out_of_the_lines(tmp_path: Path) -> None:
    def page(pen: Pen) -> None:
        pen.lines(60, 100, ["을은 물류 플랫폼을 설계하고 개발한다.", "을은 운영 서버를 관리하고 기술 문서를 작성한다."])
        pen.canvas.saveState()
        pen.canvas.translate(30, 300)
        pen.canvas.rotate(90)
        pen.canvas.drawString(0, 0, "보존기간 3년")
        pen.canvas.restoreState()
        pen.canvas.translate(60, 640)
        pen.canvas.rotate(40)
        pen.canvas.setFillGray(0.8)
        pen.canvas.setFont("bold", 40)
        pen.canvas.drawString(0, 0, "사본")

    assert read(make(tmp_path / "c.pdf", page)).text.split("\n")[:4] == [
        "을은 물류 플랫폼을 설계하고 개발한다.", "을은 운영 서버를 관리하고 기술 문서를 작성한다.", "보존기간 3년", "사본",
    ]  # fmt: skip
