"""Formats are told from content; suffixes lie."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from analyzer.readers.document import Format
from analyzer.readers.problems import DocumentError
from analyzer.readers.sniff import HEAD_BYTES, sniff
from tests.readers.support_cfb import make_cfb
from tests.readers.support_hwp import file_header

BMP = b"BM" + bytes(12) + (40).to_bytes(4, "little") + bytes(20)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.7\n", Format.PDF),
        (b"\x00junk\n" * 100 + b"%PDF-1.4", Format.PDF),
        (b"\xff\xd8\xff\xe0", Format.IMAGE),
        (b"\x89PNG\r\n\x1a\n", Format.IMAGE),
        (b"II*\x00", Format.IMAGE),
        (b"MM\x00*", Format.IMAGE),
        (BMP, Format.IMAGE),
        ("근로계약서\n담당업무".encode(), Format.TEXT),
        ("근로계약서".encode("utf-8-sig"), Format.TEXT),
        ("근로계약서".encode("cp949"), Format.TEXT),
        ("근로계약서".encode("utf-16"), Format.TEXT),
        (b"BMW \xec\xb0\xa8\xeb\x9f\x89", Format.TEXT),
        (("가" * HEAD_BYTES).encode(), Format.TEXT),
        (b"x" + ("가" * HEAD_BYTES).encode("cp949"), Format.TEXT),
    ],
)
def test_sniff_tells_formats_by_content(tmp_path: Path, data: bytes, expected: Format) -> None:
    path = tmp_path / "wrong.hwp"
    path.write_bytes(data)
    assert sniff(path) is expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"[Content_Types].xml": "", "word/document.xml": ""}, Format.DOCX),
        ({"mimetype": "application/hwp+zip\n"}, Format.HWPX),
        ({"Contents/section0.xml": ""}, Format.HWPX),
        ({"xl/workbook.xml": ""}, "XLSX"),
        ({"ppt/slides/slide1.xml": ""}, "PPTX"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "OpenDocument"),
        ({"mimetype": "application/epub+zip"}, "EPUB"),
        ({"a.txt": ""}, "ZIP"),
        ({}, "ZIP"),
    ],
)
def test_sniff_looks_into_zips(tmp_path: Path, parts: dict[str, str], expected: Format | str) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    assert _answer(path) == (expected if isinstance(expected, Format) else ("format.unknown", expected))


@pytest.mark.parametrize(
    ("streams", "expected"),
    [
        ({"FileHeader": file_header(1)}, Format.HWP),
        ({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}, ("file.locked", "")),
        ({"WordDocument": b"x"}, ("format.doc", "")),
        ({"WORDDOCUMENT": b"x"}, ("format.doc", "")),
        ({"Workbook": b"x"}, ("format.unknown", "XLS")),
        ({"PowerPoint Document": b"x"}, ("format.unknown", "PPT")),
        ({"__properties_version1.0": b"x"}, ("format.unknown", "MSG")),
        ({"FileHeader": b"something else"}, ("format.unknown", "OLE")),
    ],
)
def test_sniff_looks_into_ole_files(tmp_path: Path, streams: dict[str, bytes], expected: object) -> None:
    assert _answer(make_cfb(tmp_path / "a.hwp", streams)) == expected


@pytest.mark.parametrize(
    ("data", "code", "detail"),
    [
        (b"", "file.empty", ""),
        (b"HWP Document File V3.00 \x1a\x01", "format.hwp3", ""),
        (b'<?xml version="1.0"?><HWPML Version="2.8"/>', "format.hwpml", ""),
        ('<?xml version="1.0" encoding="UTF-16"?><HWPML/>'.encode("utf-16"), "format.hwpml", ""),
        (b"<?xml version='1.0'?><a/>", "format.unknown", "XML"),
        (b"<?xml version='1.0'?><html/>", "format.unknown", "HTML"),
        (b"<!DOCTYPE html><html>", "format.unknown", "HTML"),
        (b"{\\rtf1\\ansi", "format.unknown", "RTF"),
        (b"MIME-Version: 1.0\n", "format.unknown", "MHTML"),
        (b"GIF89a", "format.unknown", "GIF"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "format.unknown", "WEBP"),
        (b"\x00\x00\x00\x18ftypheic", "format.unknown", "HEIC"),
        (b"\x00\x00\x00\x18ftypisom", "format.unknown", "MP4"),
        (b"Rar!\x1a\x07", "format.unknown", "RAR"),
        (b"ALZ\x01\n", "format.unknown", "ALZ"),
        (b"EGGA\x00", "format.unknown", "EGG"),
        (bytes(range(256)) * 4, "format.unknown", "binary"),
        (b"\x01\x02\x03\x04 mostly control", "format.unknown", "binary"),
        (b"PK\x03\x04 cut off", "file.damaged", "zip BadZipFile"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cut off", "file.damaged", "OLE NotOleFileError"),
    ],
)
def test_sniff_names_what_is_not_read(tmp_path: Path, data: bytes, code: str, detail: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    assert _answer(path) == (code, detail)


def _answer(path: Path) -> Format | tuple[str, str]:
    try:
        return sniff(path)
    except DocumentError as exc:
        return exc.problem.code, exc.problem.detail
