"""Pictures of pages, drawn in a process of their own."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from analyzer.readers import Format
from analyzer.readers.pictures import PagePictures
from tests.conftest import PACKAGES


def test_pages_of_pdfs_and_photos_are_drawn_and_nothing_else(tmp_path: Path) -> None:
    pictures = PagePictures()
    try:
        contract = PACKAGES / "pay-and-period-conflict"
        pdf = next(path for path in sorted(contract.iterdir()) if path.suffix == ".pdf")
        sizes = pictures.sizes(pdf, Format.PDF)
        assert [(round(width), round(height)) for width, height in sizes[:1]] == [(595, 842)]
        drawn = pictures.draw(pdf, Format.PDF, len(sizes), width=620)
        assert drawn is not None
        with Image.open(io.BytesIO(drawn)) as picture:
            assert (picture.format, picture.width) == ("PNG", 620)
            assert picture.height / picture.width == pytest.approx(sizes[-1][1] / sizes[-1][0], abs=0.01)
            assert picture.convert("L").getextrema()[0] < 100  # something is printed on it
        photo = PACKAGES / "bare-title" / "계약서 사진.png"
        assert len(pictures.sizes(photo, Format.IMAGE)) == 1 and pictures.draw(photo, Format.IMAGE, 1, width=300)
        assert pictures.draw(pdf, Format.PDF, len(sizes) + 1, width=620) is None
        broken = tmp_path / "broken"
        broken.write_bytes(b"%PDF-1.7 nothing")
        assert pictures.sizes(broken, Format.PDF) == [] and pictures.draw(broken, Format.PDF, 1, width=100) is None
        assert pictures.sizes(pdf, Format.DOCX) == [] and pictures.draw(pdf, Format.TEXT, 1, width=100) is None
    finally:
        pictures.close()
    assert pictures.sizes(pdf, Format.PDF) == []
