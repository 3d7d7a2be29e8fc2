"""Bad inputs that the generator does not make: locked, renamed, half-written."""

from __future__ import annotations

import io
import os
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corpora.examples.generator import bad
from tests.e2e.support import EXAMPLES
from tests.readers.support_cfb import make_cfb
from tests.readers.support_hwp import PASSWORD, make_hwp, para
from tests.readers.support_hwpx import make_hwpx

GOOD = EXAMPLES / "packages" / "web-platform-consistent"
CONTRACT, STATEMENT = "근로계약서.pdf", "고용사유서.docx"
HWPX = EXAMPLES / "formats" / "consistent-hwpx" / "고용사유서.hwpx"


@dataclass(frozen=True)
class Bad:
    """A bad file and what must be said about it.

    :param make: Writes the file.
    :param code: Reason code of `analyzer.readers.problems`.
    """

    name: str
    make: Callable[[Path], object]
    status: str
    code: str


def locked_docx(path: Path) -> Path:
    """Write what Word saves under a password: a compound file with the package encrypted inside."""
    return make_cfb(path, {"EncryptionInfo": b"\x04\0\x04\0" + bytes(60), "EncryptedPackage": bytes(5000)})


def locked_hwpx(path: Path) -> Path:
    """Write an HWPX whose manifest says that its parts are encrypted."""
    return make_hwpx(path, "", parts={"META-INF/manifest.xml": "<manifest><encryption-data/></manifest>"})


def half_written(path: Path, source: Path) -> Path:
    """Write what a copy in progress looks like where the space was reserved first: half the bytes, then zeros."""
    content = source.read_bytes()
    path.write_bytes(content[: len(content) // 2].ljust(len(content), b"\0"))
    return path


def archive_named_docx(path: Path) -> Path:
    """Write a plain zip archive under the name of a document."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("photos/1.jpg", b"\xff\xd8\xff\xd9")
    path.write_bytes(content.getvalue())
    return path


FILES = (
    Bad("빈 파일.pdf", bad.empty, "empty", "file.empty"),
    Bad("잘린 계약서.pdf", lambda path: bad.truncated(path, GOOD / CONTRACT), "unreadable", "file.damaged"),
    Bad("잘린 사유서.docx", lambda path: bad.truncated(path, GOOD / STATEMENT), "unreadable", "file.damaged"),
    Bad("받는 중.hwpx", lambda path: half_written(path, HWPX), "unreadable", "file.damaged"),
    Bad("잠긴 파일.pdf", bad.encrypted_pdf, "locked", "file.locked"),
    Bad("잠긴 파일.docx", locked_docx, "locked", "file.locked"),
    Bad("잠긴 파일.hwpx", locked_hwpx, "locked", "file.locked"),
    Bad("잠긴 파일.hwp", lambda path: make_hwp(path, para("가"), flags=PASSWORD), "locked", "file.locked"),
    Bad("이름만 문서.docx", archive_named_docx, "unsupported", "format.unknown"),
    Bad("옛 한글.hwp", lambda path: path.write_bytes(b"HWP Document File V3.00 \x1a" + bytes(300)), "unsupported", "format.hwp3"),
    Bad("옛 워드.doc", lambda path: make_cfb(path, {"WordDocument": bytes(5000)}), "unsupported", "format.doc"),
    Bad("압축 폭탄.docx", lambda path: bad.zip_bomb_docx(path, unpacked_bytes=300 * 2**20), "unsafe", "limit.unpacked"),
    Bad("오천 쪽.pdf", lambda path: bad.many_pages_pdf(path, 5000), "unsafe", "limit.pages"),
    Bad("끊긴 링크.pdf", lambda path: path.symlink_to(path.with_name("옮긴 파일.pdf")), "unreadable", "file.missing"),
    Bad("파이프.pdf", os.mkfifo, "unreadable", "file.not-a-file"),
)
SCANNED = (
    Bad("빈 사진.png", bad.image_without_text, "empty", "file.no-text"),
    Bad("빈 스캔.pdf", bad.image_without_text, "empty", "file.no-text"),
)


def good_package(folder: Path) -> Path:
    """Put a consistent package of a contract and a statement into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (CONTRACT, STATEMENT):
        shutil.copyfile(GOOD / name, folder / name)
    return folder
