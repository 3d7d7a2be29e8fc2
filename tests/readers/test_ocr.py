"""Recognition of page images: turned, slanted, ruled, stamped."""

from __future__ import annotations

import difflib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from analyzer.readers import ocr, ocr_engine, ocr_image, ocr_rules, ocr_text, pdf
from analyzer.readers.builder import Builder
from analyzer.readers.document import Origin
from analyzer.readers.limits import DEFAULT_LIMITS
from analyzer.readers.pdf_grid import grids
from analyzer.readers.problems import EmptyDocument
from tests.readers.support_pdf import DUTIES, PROSE, Pen, contract, edited, make, noisy, page_image, scan
from tests.readers.test_pdf import cell, read
from tests.readers.test_pdf_text import SENTENCE, drop_unicode_maps


def alike(text: str, other: str) -> float:
    return difflib.SequenceMatcher(None, "".join(text.split()), "".join(other.split()), autojunk=False).ratio()


def words(found: ocr.Recognised) -> str:
    return "".join(word.text for word in found.words)


def prose(pen: Pen) -> None:
    pen.lines(60, 80, PROSE, pitch=22)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Image.Image:
    """One page of running text as a scanner sees it."""
    path = make(tmp_path_factory.mktemp("ocr") / "p.pdf", prose, size=11.0)
    return page_image(path)


@pytest.mark.ocr
@pytest.mark.parametrize("angle", [0.0, 1.5, -2.5])
def test_ocr_duty_lines_of_a_scanned_contract_come_out_in_order(tmp_path: Path, angle: float) -> None:
    source = contract(tmp_path / "a.pdf")
    builder = read(scan(tmp_path / "b.pdf", [noisy(page_image(source, n), angle=angle) for n in (1, 2)]))
    lines = cell(builder, "담당업무").split("\n")
    assert [alike(line, "- " + duty) > 0.93 for line, duty in zip(lines, DUTIES, strict=True)] == [True] * len(DUTIES)


@pytest.mark.ocr
def test_ocr_marks_blocks_and_tells_the_pages(tmp_path: Path) -> None:
    builder = read(scan(tmp_path / "b.pdf", [page_image(contract(tmp_path / "a.pdf"), 1)]))
    assert {block.origin for block in builder.blocks} == {Origin.OCR}
    assert all(block.confidence is not None and 0 < block.confidence <= 1 for block in builder.blocks)
    assert [(problem.code, problem.detail) for problem in builder.problems] == [("page.scanned", "p. 1")]


@pytest.mark.ocr
def test_ocr_boxes_of_a_slanted_scan_lie_on_the_original(tmp_path: Path) -> None:
    path = make(tmp_path / "a.pdf", lambda pen: [pen.text(60, top, SENTENCE) for top in (100, 400, 700)])  # type: ignore[arg-type, return-value]
    image = page_image(path).rotate(2, Image.Resampling.BICUBIC, fillcolor="white")
    box = read(scan(tmp_path / "b.pdf", [image])).blocks[-1].lines[0].box
    assert box is not None
    grey = np.asarray(image.convert("L"))
    ink = np.argwhere(grey[round(600 * 200 / 72) :] < 128)
    top, bottom = (ink[:, 0].min() * 72 / 200 + 600, ink[:, 0].max() * 72 / 200 + 600)
    assert (box.top, box.bottom) == pytest.approx((top, bottom), abs=6)


@pytest.mark.ocr
def test_ocr_reads_a_page_whose_text_layer_is_broken(tmp_path: Path) -> None:
    builder = read(edited(contract(tmp_path / "c.pdf"), drop_unicode_maps))
    assert alike(cell(builder, "담당업무"), "".join("- " + duty for duty in DUTIES)) > 0.93
    assert {problem.code for problem in builder.problems} >= {"page.bad-text", "page.scanned"}


@pytest.mark.ocr
def test_ocr_adds_the_scan_to_what_is_typed_over_it(tmp_path: Path) -> None:
    source = make(tmp_path / "a.pdf", prose)
    path = scan(
        tmp_path / "b.pdf",
        [page_image(source)],
        over=lambda pen: pen.text(60, 500, "직종코드 E-7-1(2223) 응용 소프트웨어 개발자"),
    )
    builder = read(path)
    assert [block.origin for block in builder.blocks if "2223" in block.text] == [Origin.TEXT]
    assert builder.text.count("직종코드") == 1
    assert alike(builder.blocks[0].text, PROSE[0]) > 0.9


@pytest.mark.ocr
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_ocr_finds_the_turn(page: Image.Image, turn: int) -> None:
    found = ocr.recognise(page.rotate(-turn, expand=True), dpi=200)
    assert found.turn == turn
    assert alike(words(found), "".join(PROSE)) > 0.9


@pytest.mark.ocr
def test_ocr_reads_text_under_a_red_seal(page: Image.Image) -> None:
    stamped = page.copy()
    ImageDraw.Draw(stamped).ellipse((500, 200, 660, 360), outline=(220, 40, 50), width=9)
    ImageDraw.Draw(stamped).line((500, 280, 660, 280), fill=(220, 40, 50), width=8)
    assert alike(words(ocr.recognise(stamped, dpi=200)), words(ocr.recognise(page, dpi=200))) > 0.97


def test_ocr_missing_languages_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    (tmp_path / "eng.traineddata").touch()
    with pytest.raises(EmptyDocument) as caught:
        ocr_engine.tessdata()
    assert (caught.value.problem.code, caught.value.problem.detail) == ("ocr.missing", "kor.traineddata")


def test_ocr_missing_keeps_the_typed_pages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise EmptyDocument("ocr.missing", "kor.traineddata")

    monkeypatch.setattr(ocr, "recognise", refuse)
    scanned = scan(tmp_path / "b.pdf", [page_image(contract(tmp_path / "a.pdf"))])
    with pytest.raises(EmptyDocument):
        read(scanned)
    mixed = edited(contract(tmp_path / "c.pdf"), lambda document: append(document, scanned))
    builder = Builder()
    pdf.read(mixed, builder, DEFAULT_LIMITS)
    assert [(problem.code, problem.page) for problem in builder.problems] == [("ocr.missing", None), ("page.unread", 3)]


def append(document, path: Path) -> None:  # type: ignore[no-untyped-def]
    import pikepdf

    document.pages.extend(pikepdf.open(path).pages)


@pytest.mark.parametrize("angle", [-2.5, -0.6, 0.6, 2.5])
def test_ocr_image_measures_the_slope(page: Image.Image, angle: float) -> None:
    grey = np.asarray(page.convert("L").rotate(angle, Image.Resampling.BICUBIC, fillcolor=255))
    assert ocr_image.slope(grey, 200) == pytest.approx(-np.tan(np.radians(angle)), abs=0.004)


@pytest.mark.parametrize(("turn", "sideways"), [(0, False), (90, True), (180, False), (270, True)])
def test_ocr_image_tells_sideways_pages(page: Image.Image, turn: int, sideways: bool) -> None:
    assert ocr_image.lies_sideways(np.asarray(page.convert("L").rotate(turn, expand=True)), 200) is sideways


def test_ocr_image_evens_out_a_shadow(page: Image.Image) -> None:
    shade = np.linspace(1.0, 0.45, page.width)[None, :]
    dark = (np.asarray(page.convert("L")) * shade).astype(np.uint8)
    assert np.percentile(ocr_image.even_light(dark)[:, -200:], 50) > 240


def test_ocr_image_keeps_red_text(page: Image.Image) -> None:
    written = page.copy()
    ImageDraw.Draw(written).rectangle((100, 1500, 900, 1530), fill=(220, 30, 30))
    grey = ocr_image.grey_without_seals(written, 200)
    assert grey[1515, 500] < 128


def test_ocr_rules_find_the_grid_of_a_scan(tmp_path: Path) -> None:
    def draw(pen: Pen) -> None:
        for row in range(4):
            pen.box(60, 100 + 30 * row, 200, 130 + 30 * row)
            pen.box(200, 100 + 30 * row, 535, 130 + 30 * row)
            pen.text(70, 108 + 30 * row, "근로계약 기간")

    image = noisy(page_image(make(tmp_path / "a.pdf", draw)))
    rules, covered = ocr_rules.find(np.asarray(image.convert("L")), 200)
    (grid,) = grids(rules)
    assert len(grid.cells) == 8
    assert (grid.x0, grid.top, grid.x1, grid.bottom) == pytest.approx((60, 100, 535, 220), abs=2)
    assert covered[round(115 * 200 / 72), round(72 * 200 / 72) : round(150 * 200 / 72)].mean() < 0.1


@pytest.mark.parametrize("text", ["대 한 민 국", "이 력 서"])
def test_ocr_rules_leave_large_letters(tmp_path: Path, text: str) -> None:
    image = page_image(make(tmp_path / "a.pdf", lambda pen: pen.text(100, 100, text, font="bold", size=22)))
    rules, _ = ocr_rules.find(np.asarray(image.convert("L")), 200)
    assert rules == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["© 서버 개발", "② 화면 개발"], ["① 서버 개발", "② 화면 개발"]),
        (["① 서버", "@ 화면", "③ 문서"], ["① 서버", "② 화면", "③ 문서"]),
        (["① 서버", "③ 화면", "@ 문서"], ["① 서버", "③ 화면", "@ 문서"]),
        (["© 2026 가람물류"], ["© 2026 가람물류"]),
        (["0 서버 개발", "o 화면 개발"], ["◦ 서버 개발", "◦ 화면 개발"]),
        (["6 명을 둔다", "9 시에 연다"], ["6 명을 둔다", "9 시에 연다"]),
        (["ㅡ 서버 개발"], ["- 서버 개발"]),
        (["2026, 12. 1, 부터"], ["2026. 12. 1. 부터"]),
        (["연봉 38,400.000원"], ["연봉 38,400,000원"]),
        (["\\3,200,000"], ["₩3,200,000"]),
        (["3.5 와 1,200.5"], ["3.5 와 1,200.5"]),
        (["AP! 설계"], ["API 설계"]),
    ],
)
def test_ocr_text_repairs_only_what_is_sure(lines: list[str], expected: list[str]) -> None:
    assert [" ".join(line) for line in ocr_text.repaired([line.split() for line in lines])] == expected
