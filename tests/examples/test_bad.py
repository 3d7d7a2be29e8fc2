"""The bad inputs that other tests feed to the readers."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from corpora.examples.generator import bad


def test_bad_empty_has_no_bytes(tmp_path: Path) -> None:
    assert bad.empty(tmp_path / "a.pdf").stat().st_size == 0


def test_bad_truncated_cannot_be_opened(tmp_path: Path) -> None:
    source = bad.many_pages_pdf(tmp_path / "whole.pdf", 3)
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(bad.truncated(tmp_path / "part.pdf", source))


def test_bad_encrypted_pdf_asks_for_the_password(tmp_path: Path) -> None:
    path = bad.encrypted_pdf(tmp_path / "a.pdf", password="열쇠")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    with pikepdf.open(path, password="열쇠") as pdf:
        assert len(pdf.pages) == 1


def test_bad_owner_password_opens_without_one(tmp_path: Path) -> None:
    with pikepdf.open(bad.encrypted_pdf(tmp_path / "a.pdf", owner_only=True)) as pdf:
        assert pdf.is_encrypted


def test_bad_zip_bomb_is_small_and_unpacks_large(tmp_path: Path) -> None:
    path = bad.zip_bomb_docx(tmp_path / "a.docx", unpacked_bytes=40 * 2**20)
    with zipfile.ZipFile(path) as archive:
        unpacked = sum(info.file_size for info in archive.infolist())
    assert unpacked >= 40 * 2**20
    assert unpacked / path.stat().st_size > 500


@pytest.mark.parametrize("pages", [1, 12])
def test_bad_many_pages_has_that_many(pages: int, tmp_path: Path) -> None:
    assert len(pypdfium2.PdfDocument(bad.many_pages_pdf(tmp_path / "a.pdf", pages))) == pages


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".pdf"])
def test_bad_image_without_text_shows_only_grain(suffix: str, tmp_path: Path) -> None:
    path = bad.image_without_text(tmp_path / f"a{suffix}")
    if suffix == ".pdf":
        image = pypdfium2.PdfDocument(path)[0].render(scale=1, grayscale=True).to_pil()
    else:
        image = Image.open(io.BytesIO(path.read_bytes())).convert("L")
    assert image.getextrema()[0] > 150
