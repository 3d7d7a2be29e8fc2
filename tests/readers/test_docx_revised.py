"""A Word file with reworded lines reads as wanted and keeps everything else; where that cannot be, there is none."""

from __future__ import annotations

import io
from pathlib import Path

from docx import Document as open_docx

from analyzer.readers import read_document
from analyzer.readers.docx_revised import changed_lines, revised
from analyzer.readers.revised import from_text, with_text


def paper(path: Path) -> Path:
    """A contract with runs of different looks, two equal sentences, and a table cell with line breaks."""
    made = open_docx()
    made.add_heading("근로계약서")
    line = made.add_paragraph("담당: ")
    line.add_run("해외 바이어").bold = True
    line.add_run(" 발굴과  상담")
    made.add_paragraph("같은 문장")
    made.add_paragraph("같은 문장")
    cell = made.add_table(1, 2).cell(0, 1)
    cell.text = "수출 영업\n주문 관리"
    made.save(str(path))
    return path


def test_words_change_in_their_runs_and_the_rest_stays(tmp_path: Path) -> None:
    path = paper(tmp_path / "0001")
    original = path.read_bytes()
    before = read_document(path)
    wanted = before
    for old, new in (("해외 바이어 발굴", "해외 거래처 발굴"), ("주문 관리", "주문과 납기 관리")):
        start = wanted.text.index(old)
        wanted = with_text(wanted, start, start + len(old), new)
    second = wanted.text.index("같은 문장", wanted.text.index("같은 문장") + 1)
    wanted = with_text(wanted, second, second + 5, "다른 문장")
    made = revised(path, before, wanted)
    assert made is not None and path.read_bytes() == original
    opened = open_docx(io.BytesIO(made))
    assert [p.text for p in opened.paragraphs][1:] == ["담당: 해외 거래처 발굴과  상담", "같은 문장", "다른 문장"]
    assert [run.text for run in opened.paragraphs[1].runs if run.bold] == ["해외 거래처"]
    assert opened.tables[0].cell(0, 1).text == "수출 영업\n주문과 납기 관리"
    assert [p.name for p in tmp_path.iterdir()] == ["0001"]


def test_added_lines_are_left_to_the_text(tmp_path: Path) -> None:
    path = paper(tmp_path / "0001")
    before = read_document(path)
    start = before.text.index("같은 문장")
    assert revised(path, before, with_text(before, start, start + 5, "하나\n둘")) is None
    assert revised(path, before, before) is None


def test_a_file_that_is_no_word_file_gives_none(tmp_path: Path) -> None:
    path = tmp_path / "0001"
    path.write_bytes(b"PK\x03\x04 broken")
    before = from_text("x", "하나")
    assert revised(path, before, from_text("x", "둘")) is None


def test_changes_are_told_by_line_with_equal_ones_counted() -> None:
    assert changed_lines(from_text("x", "a\nb\na\nc"), from_text("x", "a\nb\nz\nc")) == [("a", "z", 1)]
    assert changed_lines(from_text("x", "a\nb"), from_text("x", "a")) == []
