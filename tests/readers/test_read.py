"""One call per file: whatever is wrong with it becomes a status and a reason."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from analyzer.readers import plain
from analyzer.readers.builder import Builder
from analyzer.readers.document import Document, Format, Status
from analyzer.readers.limits import Limits
from analyzer.readers.problems import MESSAGES
from analyzer.readers.read import read_document
from tests.readers.support_docx import make_docx, p, tbl
from tests.readers.support_hwp import make_hwp, para, table
from tests.readers.support_hwpx import make_hwpx, tc
from tests.readers.support_hwpx import p as hwpx_p
from tests.readers.support_hwpx import tbl as hwpx_tbl


def write(path: Path, data: bytes = "담당업무: 서버 개발".encode()) -> Path:
    path.write_bytes(data)
    return path


def reason(doc: Document) -> tuple[Status, str]:
    assert not doc.usable
    assert (doc.text, doc.blocks, doc.revisions) == ("", (), ())
    assert doc.problems[0].code in MESSAGES
    return doc.status, doc.problems[0].code


def test_read_document_fills_every_field(tmp_path: Path) -> None:
    path = write(tmp_path / unicodedata.normalize("NFD", "계약서.txt"))
    doc = read_document(path)
    assert (doc.path, doc.name, doc.format, doc.status) == (path, "계약서.txt", Format.TEXT, Status.READ)
    assert doc.text == "담당업무: 서버 개발\n"
    assert doc.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert doc.problems == ()


def missing(folder: Path) -> Path:
    return folder / "none.txt"


def dangling_link(folder: Path) -> Path:
    (folder / "link").symlink_to(folder / "none.txt")
    return folder / "link"


def ring_of_links(folder: Path) -> Path:
    (folder / "a").symlink_to(folder / "b")
    (folder / "b").symlink_to(folder / "a")
    return folder / "a"


def long_name(folder: Path) -> Path:
    return folder / ("가" * 300)


def null_in_name(folder: Path) -> Path:
    return folder / "a\0b"


def below_a_file(folder: Path) -> Path:
    return write(folder / "file") / "inside.txt"


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe")
    return folder / "pipe"


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (missing, "file.missing"),
        (dangling_link, "file.missing"),
        (ring_of_links, "file.missing"),
        (long_name, "file.missing"),
        (null_in_name, "file.missing"),
        (below_a_file, "file.missing"),
        (lambda folder: folder, "file.not-a-file"),
        (pipe, "file.not-a-file"),
    ],
)
def test_read_document_reports_paths_that_are_no_file(tmp_path: Path, make: object, code: str) -> None:
    assert callable(make)
    assert reason(read_document(make(tmp_path))) == (Status.UNREADABLE, code)


def test_read_document_follows_a_link(tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(write(tmp_path / "a.txt"))
    assert read_document(link).usable


def test_read_document_reports_missing_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.txt")

    def refuse(self: Path, *args: object, **options: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    assert reason(read_document(path)) == (Status.UNREADABLE, "file.permission")


@pytest.mark.parametrize(
    ("data", "limits", "status", "code"),
    [
        (b"", Limits(), Status.EMPTY, "file.empty"),
        (b" \n\t\n", Limits(), Status.EMPTY, "file.no-text"),
        (b"x" * 101, Limits(bytes=100), Status.UNSAFE, "limit.bytes"),
        (b"PK\x03\x04", Limits(), Status.UNREADABLE, "file.damaged"),
        (b"\x00\x01\x02", Limits(), Status.UNSUPPORTED, "format.unknown"),
    ],
)
def test_read_document_reports_files_without_use(
    tmp_path: Path, data: bytes, limits: Limits, status: Status, code: str
) -> None:
    assert reason(read_document(write(tmp_path / "a.txt", data), limits)) == (status, code)


@pytest.mark.parametrize(
    ("error", "status", "code", "detail"),
    [
        (ZeroDivisionError("비밀 본문"), Status.UNREADABLE, "file.crashed", "ZeroDivisionError"),
        (FileNotFoundError("tessdata"), Status.UNREADABLE, "file.crashed", "FileNotFoundError"),
        (RecursionError(), Status.UNSAFE, "limit.depth", "recursion"),
        (MemoryError(), Status.UNSAFE, "limit.memory", "process limit"),
    ],
)
def test_read_document_isolates_crashing_readers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, status: Status, code: str, detail: str
) -> None:
    def crash(path: Path, builder: Builder, limits: Limits) -> None:
        builder.add("절반")
        raise error

    monkeypatch.setattr(plain, "read", crash)
    doc = read_document(write(tmp_path / "a.txt"))
    assert reason(doc) == (status, code)
    assert doc.problems[0].detail == detail


def test_read_document_is_partial_when_a_page_was_left_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(path: Path, builder: Builder, limits: Limits) -> None:
        builder.add("1쪽")
        builder.problem("page.unread", "2", 2)

    monkeypatch.setattr(plain, "read", half)
    doc = read_document(write(tmp_path / "a.txt"))
    assert doc.status is Status.PARTIAL
    assert doc.text == "1쪽\n"


def test_importing_readers_is_light() -> None:
    heavy = {"lxml", "docx", "olefile", "syhwp", "pdfplumber", "pypdfium2", "tesserocr", "numpy", "PIL"}
    code = f"import sys, analyzer.readers; print(sorted({heavy!r} & set(sys.modules)))"
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert output.strip() == "[]"


def make_office_file(name: str, folder: Path) -> Path:
    if name == "docx":
        return make_docx(folder / "a.docx", p("담당업무") + tbl(["설계", "개발"]))
    if name == "hwpx":
        return make_hwpx(folder / "a.hwpx", hwpx_p("담당업무", hwpx_tbl([tc("설계", 0, 0), tc("개발", 0, 1)])))
    return make_hwp(folder / "a.hwp", para("담당업무") + para(table([(0, 0, 1, 1, para("설계"))])))


@pytest.mark.parametrize("name", ["docx", "hwpx", "hwp"])
def test_read_document_has_a_reason_for_every_damaged_copy(tmp_path: Path, name: str) -> None:
    whole = make_office_file(name, tmp_path).read_bytes()
    chance = random.Random(name)
    codes = set()
    for number in range(60):
        data = bytearray(whole)
        if number % 3 == 0:
            del data[chance.randrange(len(data)) :]
        else:
            for _ in range(chance.choice([1, 5, 50])):
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        doc = read_document(write(tmp_path / "damaged", bytes(data)))
        assert all(doc.text[block.start : block.end] == block.text for block in doc.blocks)
        codes |= {problem.code for problem in doc.problems}
    assert "file.damaged" in codes
    assert "file.crashed" not in codes
