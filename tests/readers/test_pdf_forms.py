"""Form values: all of them, once, beside their labels."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from analyzer.readers.builder import Builder
from analyzer.readers.document import Block, BlockKind, Origin
from analyzer.readers.pdf_form_values import read_values
from tests.readers.support_pdf import A4, Pen, add_fields, edited, make, outline
from tests.readers.test_pdf import read

ROWS = (("회사명", "주식회사 가람물류"), ("직위", "선임 개발자"), ("체류자격(직종코드)", "E-7-1(2223)"))


def fields(builder: Builder) -> list[Block]:
    return [block for block in builder.blocks if block.kind is BlockKind.FIELD]


def grid(pen: Pen) -> None:
    """Draw labels left of empty cells."""
    for i, (label, _) in enumerate(ROWS):
        pen.box(60, 100 + 40 * i, 200, 140 + 40 * i)
        pen.box(200, 100 + 40 * i, 535, 140 + 40 * i)
        pen.text(70, 113 + 40 * i, label)


def values() -> list[tuple[str, str, tuple[float, float, float, float]]]:
    return [(f"t{i + 1}", value, (205, 105 + 40 * i, 530, 135 + 40 * i)) for i, (_, value) in enumerate(ROWS)]


def test_forms_values_stand_beside_the_labels_of_their_cells(tmp_path: Path) -> None:
    found = fields(read(add_fields(make(tmp_path / "c.pdf", grid), values())))
    assert [(block.field, block.cell.row_label, block.text) for block in found if block.cell] == [
        (f"t{i + 1}", label, value) for i, (label, value) in enumerate(ROWS)
    ]
    assert {block.origin for block in found} == {Origin.FORM}


def test_forms_values_follow_their_labels_in_the_text(tmp_path: Path) -> None:
    builder = read(add_fields(make(tmp_path / "c.pdf", grid), values()))
    assert builder.text.strip().split("\n") == [word for row in ROWS for word in row]


def test_forms_have_boxes(tmp_path: Path) -> None:
    box = fields(read(add_fields(make(tmp_path / "c.pdf", grid), values())))[0].lines[0].box
    assert box is not None
    assert (box.x0, box.top, box.x1, box.bottom) == pytest.approx((205, 105, 530, 135), abs=0.5)


def test_forms_give_a_drawn_value_once(tmp_path: Path) -> None:
    def page(pen: Pen) -> None:
        grid(pen)
        for i, (_, value) in enumerate(ROWS):
            pen.text(207, 113 + 40 * i, value)

    text = read(add_fields(make(tmp_path / "c.pdf", page), values())).text
    assert [text.count(value) for _, value in ROWS] == [1, 1, 1]


def test_forms_give_the_whole_value_where_its_drawing_is_clipped(tmp_path: Path) -> None:
    def page(pen: Pen) -> None:
        pen.text(60, 113, "담당업무")
        pen.text(207, 113, "서버를 설계하고")

    path = add_fields(make(tmp_path / "c.pdf", page), [("t1", "서버를 설계하고 개발하는 업무", (205, 105, 300, 135))])
    assert read(path).text == "담당업무\n서버를 설계하고 개발하는 업무\n"


def test_forms_take_the_label_above_inside_one_cell(tmp_path: Path) -> None:
    def page(pen: Pen) -> None:
        pen.box(60, 100, 535, 250)
        pen.box(60, 250, 535, 400)
        pen.text(66, 105, "1) 고용사유")
        pen.text(66, 121, "※ 구체적으로 적는다", size=8)
        pen.text(66, 255, "3) 활용계획")

    path = add_fields(
        make(tmp_path / "c.pdf", page),
        [("a", "서버 개발 인력이 부족하다.", (66, 140, 530, 240)), ("b", "1년 차에 설계한다.", (66, 275, 530, 395))],
    )
    assert [block.cell.row_label for block in fields(read(path)) if block.cell] == ["1) 고용사유", "3) 활용계획"]


@pytest.mark.parametrize(
    ("label", "where"),
    [("직위", (100, 200)), ("직위 :", (140, 200)), ("직위", (205, 182))],
    ids=["left", "colon", "above"],
)
def test_forms_find_labels_without_a_table(tmp_path: Path, label: str, where: tuple[float, float]) -> None:
    path = make(tmp_path / "c.pdf", lambda pen: pen.text(*where, label))
    found = fields(read(add_fields(path, [("t1", "선임", (205, 198, 300, 214))])))
    assert [block.cell.row_label for block in found if block.cell] == ["직위"]


def test_forms_keep_line_breaks_of_a_value(tmp_path: Path) -> None:
    path = make(tmp_path / "c.pdf", grid)
    assert (
        fields(read(add_fields(path, [("t1", "- 서버 개발\r- 화면 개발", (205, 105, 530, 135))])))[0].text
        == "- 서버 개발\n- 화면 개발"
    )


@pytest.mark.parametrize("extra", [{"F": 2}, {"F": 32}, {"Ff": 1 << 13}], ids=["hidden", "no view", "password"])
def test_forms_leave_out_what_nobody_sees(tmp_path: Path, extra: dict[str, int]) -> None:
    path = add_fields(make(tmp_path / "c.pdf", grid), values()[:1])

    def change(document: pikepdf.Pdf) -> None:
        for key, value in extra.items():
            document.pages[0].obj["/Annots"][0]["/" + key] = value

    assert read_values(edited(path, change)) == {}


def widget(document: pikepdf.Pdf, **entries: object) -> None:
    item = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, Rect=[100, A4[1] - 120, 112, A4[1] - 108], **entries
    )
    document.pages[0].obj["/Annots"] = pikepdf.Array([document.make_indirect(item)])
    document.Root["/AcroForm"] = pikepdf.Dictionary(Fields=document.pages[0].obj["/Annots"])


@pytest.mark.parametrize(
    ("entries", "text"),
    [
        ({"FT": pikepdf.Name.Btn, "T": "b", "AS": pikepdf.Name.Yes, "V": pikepdf.Name.Yes}, "☑"),
        ({"FT": pikepdf.Name.Btn, "T": "b", "AS": pikepdf.Name.Off}, None),
        ({"FT": pikepdf.Name.Ch, "T": "c", "V": "2", "Opt": [["1", "월급"], ["2", "연봉"]]}, "연봉"),
        ({"FT": pikepdf.Name.Tx, "T": "d", "V": "  "}, None),
    ],
    ids=["ticked", "not ticked", "choice", "blank"],
)
def test_forms_show_values_as_people_see_them(tmp_path: Path, entries: dict[str, object], text: str | None) -> None:
    entries = {
        key: pikepdf.Array([pikepdf.Array(pair) for pair in value]) if key == "Opt" else value
        for key, value in entries.items()
    }  # type: ignore[union-attr]
    path = edited(make(tmp_path / "c.pdf", grid), lambda document: widget(document, **entries))
    found = [value.text for page in read_values(path).values() for value in page]
    assert found == ([text] if text else [])


def test_forms_label_a_ticked_box_with_the_text_at_its_right(tmp_path: Path) -> None:
    path = make(tmp_path / "c.pdf", lambda pen: (pen.text(60, 108, "상여금"), pen.text(116, 108, "있음")))  # type: ignore[func-returns-value]
    edited(path, lambda document: widget(document, FT=pikepdf.Name.Btn, T="b", AS=pikepdf.Name.Yes))
    assert [block.cell.row_label for block in fields(read(path)) if block.cell] == ["있음"]


def test_forms_read_names_and_values_of_parent_fields(tmp_path: Path) -> None:
    def change(document: pikepdf.Pdf) -> None:
        parent = document.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="employer", V="가람물류"))
        widget(document, T="name", Parent=parent)

    value = read_values(edited(make(tmp_path / "c.pdf", grid), change))[1][0]
    assert (value.name, value.text) == ("employer.name", "가람물류")


def test_forms_typed_notes_are_text(tmp_path: Path) -> None:
    def change(document: pikepdf.Pdf) -> None:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.FreeText,
            Contents="선임 개발자",
            Rect=[210, 842 - 175, 400, 842 - 150],
        )
        document.pages[0].obj["/Annots"] = pikepdf.Array([note])

    found = fields(read(edited(make(tmp_path / "c.pdf", grid), change)))
    assert [(block.text, block.cell.row_label) for block in found if block.cell] == [("선임 개발자", "직위")]


@pytest.mark.ocr
def test_forms_with_outlined_labels_are_labelled_by_ocr(tmp_path: Path) -> None:
    labels = ("회사명", "대표자명", "회사주소", "상시종업원수", "성명(영문)", "국적", "근무(예정)분야", "급여 및 처우")

    def page(pen: Pen) -> None:
        pen.text(60, 40, "(임의서식 샘플)", size=9)
        for i, label in enumerate(labels):
            pen.box(60, 80 + 34 * i, 200, 114 + 34 * i)
            pen.box(200, 80 + 34 * i, 535, 114 + 34 * i)
            outline(pen, 70, 88 + 34 * i, label)

    filled = [(f"t{i}", f"값 {i}번", (204, 84 + 34 * i, 530, 110 + 34 * i)) for i in range(len(labels))]
    found = fields(read(add_fields(make(tmp_path / "c.pdf", page), filled)))
    assert [block.text for block in found] == [value for _, value, _ in filled]
    right = sum(
        block.cell is not None and block.cell.row_label.replace(" ", "") == label.replace(" ", "")
        for block, label in zip(found, labels, strict=True)
    )
    assert right >= len(labels) - 1


def test_forms_beside_printed_blanks_have_no_label(tmp_path: Path) -> None:
    # As in the sample form of qpdf: only blanks are printed in front of a field.
    path = make(tmp_path / "c.pdf", lambda pen: (pen.text(140, 200, "\u00a0 \u00a0"), pen.text(60, 400, "끝")))  # type: ignore[func-returns-value]
    found = fields(read(add_fields(path, [("t1", "선임", (205, 198, 300, 214))])))
    assert [block.text for block in found] == ["선임"]


def test_forms_that_qpdf_cannot_unlock_cost_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # PDFium opens files with a crypt filter of their own that qpdf takes for locked.
    def locked(_: object) -> None:
        raise pikepdf.PasswordError("invalid password")

    monkeypatch.setattr(pikepdf, "open", locked)
    assert read_values(tmp_path / "any.pdf") == {}
