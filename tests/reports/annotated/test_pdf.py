"""Highlights on exactly the right words, however the page is turned, cropped, locked or signed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from analyzer.readers import Block, BlockKind, Box, Document, Format, LinePlace, Origin, ReaderPool, Status
from analyzer.reports.annotated import Annotated, annotate
from tests.readers.support_pdf import Pen, make
from tests.reports.annotated.support import digest, highlights, joined, paper_note, plain, review_of

DUTY = "고객사 웹 플랫폼의 화면 설계와 개발"
OTHER = "현장용 설비 제어 프로그램 작성"
LONG = "고객사 물류 플랫폼의 주문과 재고 화면을 설계하고 개발하며 응답 속도를 개선하고 월별 성능 보고서를 작성한다"


def page(pen: Pen) -> None:
    pen.text(60, 60, "근로계약서")
    pen.text(60, 100, f"담당업무: {DUTY} (60%), {OTHER} (40%)")
    pen.lines(60, 140, ["을은 고객사 물류 플랫폼의 주문과 재고 화면을 설계하고 개발하며 응답 속도를 개선하고 월별", "성능 보고서를 작성한다. 그 밖의 일은 하지 아니한다."])
    pen.text(60, 200, f"다시 적는다. {DUTY} 외에는 없다.")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return make(tmp_path / "계약서.pdf", page, page)


def changed(source: Path, change: Any) -> Path:
    with pikepdf.open(source, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(source)
    return source


def copied(pool: ReaderPool, source: Path, *duties: Any) -> tuple[Annotated, Path, Document]:
    document = pool.read(source)
    (made,) = annotate(review_of(document, duties or [(DUTY, "2224"), (OTHER, "2223"), (LONG, "2224")]), source.parent / "out")
    assert made.path is not None, made.problem
    return made, made.path, document


def turned(degrees: int) -> Any:
    return lambda pdf: [sheet.rotate(degrees, relative=False) for sheet in pdf.pages]


def cropped(pdf: pikepdf.Pdf) -> None:
    for sheet in pdf.pages:
        sheet.obj["/MediaBox"] = pikepdf.Array([-40, -60, 595, 842])
        sheet.obj["/CropBox"] = pikepdf.Array([20, 300, 580, 830])


def scaled(pdf: pikepdf.Pdf) -> None:
    for sheet in pdf.pages:
        sheet.obj["/UserUnit"] = 2


CHANGES = {"plain": None, "turned 90": turned(90), "turned 180": turned(180), "turned 270": turned(270), "cropped": cropped, "scaled": scaled}


@pytest.fixture(scope="module")
def copies(pool: ReaderPool, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Document, Annotated]]:
    """Return every changed page with its copy, all made in one call."""
    folder = tmp_path_factory.mktemp("pages")
    sources = [make(folder / f"{kind}.pdf", page, page) for kind in CHANGES]
    documents = [pool.read(changed(path, change) if change else path) for path, change in zip(sources, CHANGES.values(), strict=True)]
    reviews = [review_of(document, [(DUTY, "2224"), (OTHER, "2223"), (LONG, "2224")]) for document in documents]
    return dict(zip(CHANGES, zip(documents, annotate(joined(*reviews), folder / "out"), strict=True), strict=True))


@pytest.mark.parametrize("kind", CHANGES)
def test_pdf_highlights_hold_the_words_of_the_duty_and_are_drawn_there(kind: str, copies: dict[str, tuple[Document, Annotated]]) -> None:
    document, made = copies[kind]
    assert made.path is not None, made.problem
    assert [note.text for note in highlights(made.path)] == [plain(DUTY), plain(OTHER), plain(LONG)]
    assert [len(note.boxes) for note in highlights(made.path)] == [1, 1, 2]
    assert made.marks == 3
    said = plain(f"담당업무: {DUTY} (60%), {OTHER} (40%)을은 {LONG}. 그 밖의 일은 하지 아니한다.")
    lines = [
        line.box for block in document.blocks for line in block.lines
        if line.page == 1 and line.box is not None and plain(document.text[line.start : line.end]) in said
    ]
    assert len(lines) == 3
    left, top, right, bottom = painted(made.path)
    assert min(box.x0 for box in lines) - 2 <= left < right <= max(box.x1 for box in lines) + 2
    assert min(box.top for box in lines) - 2 <= top < bottom <= max(box.bottom for box in lines) + 2


def painted(path: Path) -> tuple[int, int, int, int]:
    """Return where notes change the first page as drawn, without the corner that holds the note on the paper."""
    pdf = pypdfium2.PdfDocument(path)
    sheet = pdf[0]
    with_notes, without = (sheet.render(scale=1, draw_annots=drawn).to_pil().convert("RGB") for drawn in (True, False))
    pdf.close()
    for image in (with_notes, without):
        image.paste(Image.new("RGB", (34, 34), "white"))
    found = ImageChops.difference(with_notes, without).getbbox()
    assert found is not None
    return found


def test_pdf_second_of_two_equal_sentences_is_marked(pool: ReaderPool, source: Path) -> None:
    _, path, _ = copied(pool, source, (DUTY, "2224", 1), (DUTY, "2224", 2))
    first, second = highlights(path)
    assert (first.page, second.page) == (1, 2)
    assert first.boxes[0][1] < second.boxes[0][1]


def test_pdf_annotations_of_the_paper_stay(pool: ReaderPool, source: Path) -> None:
    def add(pdf: pikepdf.Pdf) -> None:
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=pikepdf.Array([1, 2, 3, 4]), Contents=pikepdf.String("사장님 메모"))
        pdf.pages[0].obj["/Annots"] = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))

    _, path, _ = copied(pool, changed(source, add))
    with pikepdf.open(path) as pdf:
        annotations = list(pdf.pages[0].obj["/Annots"])
        assert str(annotations[0]["/Contents"]) == "사장님 메모"
        assert len(annotations) == 5
        assert all({"/AP", "/Contents", "/T", "/NM"} <= set(note.keys()) for note in annotations[1:])
        assert len(pdf.pages) == 2


def test_pdf_pages_stay_as_they_were(pool: ReaderPool, source: Path) -> None:
    _, path, _ = copied(pool, source)
    with pikepdf.open(source) as before, pikepdf.open(path) as after:
        for one, two in zip(before.pages, after.pages, strict=True):
            assert one.obj["/Contents"].read_bytes() == two.obj["/Contents"].read_bytes()
            assert list(one.mediabox) == list(two.mediabox)


def test_pdf_with_owner_password_keeps_its_permissions(pool: ReaderPool, source: Path) -> None:
    with pikepdf.open(source, allow_overwriting_input=True) as pdf:
        pdf.save(source, encryption=pikepdf.Encryption(owner="secret", user="", allow=pikepdf.Permissions(modify_other=False)))
    before = digest(source)
    _, path, _ = copied(pool, source)
    assert digest(source) == before
    assert [note.text for note in highlights(path)] == [plain(DUTY), plain(OTHER), plain(LONG)]
    with pikepdf.open(path) as pdf:
        assert pdf.is_encrypted
        assert not pdf.allow.modify_other


def test_pdf_signature_is_said_to_cover_the_original_only(pool: ReaderPool, source: Path) -> None:
    def sign(pdf: pikepdf.Pdf) -> None:
        value = pikepdf.Dictionary(Type=pikepdf.Name.Sig, Filter=pikepdf.Name("/Adobe.PPKLite"), Contents=pikepdf.String("x"))
        field = pdf.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Sig, T=pikepdf.String("sig"), V=pdf.make_indirect(value)))
        pdf.Root["/AcroForm"] = pikepdf.Dictionary(Fields=pikepdf.Array([field]), SigFlags=3)

    assert "전자서명" not in paper_note(copied(pool, source)[1])
    assert "원본의 전자서명은 원본에만 유효합니다" in paper_note(copied(pool, changed(source, sign))[1])


def test_pdf_sentence_without_a_place_is_told_in_the_note_on_the_paper(pool: ReaderPool, source: Path) -> None:
    document = pool.read(source)
    blocks = (*document.blocks, Block("기타 업무", BlockKind.PARAGRAPH, len(document.text), len(document.text) + 5))
    nowhere = Document(document.path, document.name, document.format, document.status, document.text + "기타 업무\n", blocks, sha256=document.sha256)
    (made,) = annotate(review_of(nowhere, [("기타 업무", "2224"), (DUTY, "2224")]), source.parent / "out")
    assert made.path is not None
    assert made.marks == 1
    assert "“기타 업무”" in paper_note(made.path)


def test_pdf_form_value_is_marked_as_a_whole(pool: ReaderPool, tmp_path: Path) -> None:
    source = make(tmp_path / "form.pdf", page)
    document = pool.read(source)
    field = Block(f"{DUTY}\n{OTHER}", BlockKind.FIELD, 0, len(DUTY) + 1 + len(OTHER), 1, origin=Origin.FORM, lines=(
        LinePlace(0, len(DUTY), 1, Box(60, 300, 300, 360)), LinePlace(len(DUTY) + 1, len(DUTY) + 1 + len(OTHER), 1, Box(60, 300, 300, 360))))
    form = Document(source, source.name, Format.PDF, Status.READ, field.text, (field,), sha256=document.sha256)
    (made,) = annotate(review_of(form, [(field.text, "2224"), (DUTY, "2224")]), tmp_path / "out")
    assert made.path is not None
    assert [note.boxes for note in highlights(made.path)] == [((60, 482, 300, 542),)] * 2
