"""Pictures of documents: formats, pages, orientation, limits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from analyzer.readers import image as image_reader
from analyzer.readers.builder import Builder
from analyzer.readers.document import Origin
from analyzer.readers.limits import DEFAULT_LIMITS
from analyzer.readers.problems import DamagedDocument, EmptyDocument, UnsafeDocument
from tests.readers.support_pdf import contract, page_image


def read(path: Path) -> Builder:
    builder = Builder()
    image_reader.read(path, builder, DEFAULT_LIMITS)
    return builder


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Image.Image]:
    source = contract(tmp_path_factory.mktemp("image") / "c.pdf")
    return [page_image(source, number) for number in (1, 2)]


def label_cells(builder: Builder) -> set[str]:
    return {block.text.replace(" ", "") for block in builder.blocks if block.cell and block.cell.column == 0}


@pytest.mark.ocr
@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.bmp", "a.tif"])
def test_image_formats_are_read(tmp_path: Path, pages: list[Image.Image], name: str) -> None:
    pages[0].save(tmp_path / name)
    builder = read(tmp_path / name)
    assert label_cells(builder) >= {"계약기간", "담당업무"}
    assert {block.origin for block in builder.blocks} == {Origin.OCR}


@pytest.mark.ocr
def test_image_tiff_pages_are_joined(tmp_path: Path, pages: list[Image.Image]) -> None:
    pages[0].save(tmp_path / "a.tif", save_all=True, append_images=pages[1:], dpi=(200, 200))
    builder = read(tmp_path / "a.tif")
    assert builder.page_count == 2
    duties = next(block for block in builder.blocks if block.cell and block.cell.row_label == "담당업무")
    assert {line.page for line in duties.lines} == {1, 2}


@pytest.mark.ocr
def test_image_follows_the_orientation_of_the_camera(tmp_path: Path, pages: list[Image.Image]) -> None:
    turned = pages[0].rotate(90, expand=True)
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright: turn clockwise to show
    turned.save(tmp_path / "a.jpg", exif=exif)
    builder = read(tmp_path / "a.jpg")
    assert "담당업무" in label_cells(builder)
    box = next(block for block in builder.blocks if "담당업무" in block.text.replace(" ", "")).lines[0].box
    assert box is not None
    assert box.x0 < 200


@pytest.mark.parametrize(
    ("size", "info", "dpi"),
    [
        ((1654, 2339), {"dpi": (200.0, 200.0)}, 200),
        ((1654, 2339), {"dpi": (72.0, 72.0)}, 200),
        ((1654, 2339), {}, 200),
        ((2339, 1654), {}, 200),
        ((3024, 4032), {"dpi": (72, 72)}, 366),
        ((827, 1169), {"dpi": (96, 96)}, 96),
    ],
)
def test_image_resolution(size: tuple[int, int], info: dict[str, object], dpi: int) -> None:
    picture = Image.new("L", (1, 1))
    picture.info.update(info)
    assert image_reader.resolution(picture, size) == pytest.approx(dpi, abs=1)


def test_image_blank_page_is_empty(tmp_path: Path) -> None:
    Image.new("RGB", (800, 1100), "white").save(tmp_path / "a.png")
    with pytest.raises(EmptyDocument):
        read(tmp_path / "a.png")


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n"])
def test_image_broken_is_damaged(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.png").write_bytes(content)
    with pytest.raises(DamagedDocument):
        read(tmp_path / "a.png")


def test_image_cut_off_is_damaged(tmp_path: Path, pages: list[Image.Image]) -> None:
    pages[0].save(tmp_path / "a.jpg")
    data = (tmp_path / "a.jpg").read_bytes()
    (tmp_path / "a.jpg").write_bytes(data[: len(data) // 3])
    with pytest.raises(DamagedDocument):
        read(tmp_path / "a.jpg")


@pytest.mark.parametrize(("limit", "value"), [("bytes", 100), ("pixels", 1000), ("pages", 1)])
def test_image_limits_are_named(tmp_path: Path, limit: str, value: int) -> None:
    frames = [Image.new("L", (300, 300), "white") for _ in range(2)]
    frames[0].save(tmp_path / "a.tif", save_all=True, append_images=frames[1:])
    with pytest.raises(UnsafeDocument) as caught:
        image_reader.read(tmp_path / "a.tif", Builder(), replace(DEFAULT_LIMITS, **{limit: value}))
    assert caught.value.problem.code == f"limit.{limit}"
