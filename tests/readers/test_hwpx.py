"""HWPX: mixed text, tracked changes, tables, stories and numbers of Hangul's XML format."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.readers.document import BlockKind, Status
from tests.readers.support_blocks import read, texts
from tests.readers.support_hwpx import ctrl, make_hwpx, p, sub, t, tbl, tc

HEADER = """
<hh:refList>
 <hh:charProperties>
  <hh:charPr id="0"/><hh:charPr id="1"><hh:bold/></hh:charPr>
  <hh:charPr id="2"><hh:underline type="BOTTOM"/></hh:charPr><hh:charPr id="3"><hh:underline type="NONE"/></hh:charPr>
 </hh:charProperties>
 <hh:numberings>
  <hh:numbering id="1"><hh:paraHead level="1" start="1" numFormat="DIGIT">제^1조</hh:paraHead>
   <hh:paraHead level="2" start="3" numFormat="HANGUL_SYLLABLE">^2.</hh:paraHead>
   <hh:paraHead level="3" start="1" numFormat="CIRCLED_DIGIT">^3</hh:paraHead></hh:numbering>
  <hh:numbering id="2"><hh:paraHead level="1" start="1" numFormat="ROMAN_CAPITAL">^1.</hh:paraHead>
   <hh:paraHead level="2" start="1" numFormat="DIGIT">^N)</hh:paraHead></hh:numbering>
 </hh:numberings>
 <hh:paraProperties>
  <hh:paraPr id="0"><hh:heading type="NONE" idRef="0" level="0"/></hh:paraPr>
  <hh:paraPr id="1"><hh:heading type="NUMBER" idRef="1" level="0"/></hh:paraPr>
  <hh:paraPr id="2"><hh:heading type="NUMBER" idRef="1" level="1"/></hh:paraPr>
  <hh:paraPr id="3"><hh:heading type="NUMBER" idRef="1" level="2"/></hh:paraPr>
  <hh:paraPr id="4"><hh:heading type="BULLET" idRef="1" level="0"/></hh:paraPr>
  <hh:paraPr id="5"><hh:heading type="OUTLINE" idRef="0" level="0"/></hh:paraPr>
  <hh:paraPr id="6"><hh:heading type="OUTLINE" idRef="0" level="1"/></hh:paraPr>
 </hh:paraProperties>
</hh:refList>
"""


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (t("가<hp:tab/>나"), "가 나"),
        (t("가<hp:lineBreak/>나"), "가\n나"),
        (t("월<hp:nbSpace/>320만<hp:fwSpace/>원"), "월 320만 원"),
        (t("E<hp:hyphen/>7"), "E-7"),
        (t('<hp:markpenBegin color="#FF0"/>형광<hp:markpenEnd/>펜'), "형광펜"),
        (t("<![CDATA[설계 & 개발]]>"), "설계 & 개발"),
        (t("가\n  나"), "가 나"),
        (t("앞") + t("뒤"), "앞뒤"),
        ("<hp:equation><hp:script>x over y</hp:script></hp:equation>", "x over y"),
        ("<hp:dutmal><hp:mainText>본말</hp:mainText><hp:subText>덧말</hp:subText></hp:dutmal>", "본말(덧말)"),
        ('<hp:compose composeText="12"/>', "12"),
        ('<hp:textart text="직인"/>', "직인"),
        ('<hp:edit name="e"><hp:text>홍길동</hp:text></hp:edit>', "홍길동"),
        ('<hp:comboBox selectedValue="E-7"/>', "E-7"),
        ('<hp:checkBtn caption="동의" value="CHECKED"/>', "☑ 동의"),
        ('<hp:checkBtn caption="동의" value="UNCHECKED"/>', "☐ 동의"),
        (t("표 ") + ctrl('<hp:autoNum num="3" numType="TABLE"/>'), "표 3"),
        (t("쪽 ") + ctrl('<hp:autoNum num="3" numType="PAGE"/>'), "쪽"),
    ],
)
def test_hwpx_reads_inline_elements(tmp_path: Path, content: str, expected: str) -> None:
    assert texts(read(make_hwpx(tmp_path / "a.hwpx", p(content)))) == [expected]


def click_here(shown: str, *, dirty: str = "0", parameter: str = "Direction") -> str:
    hint = "내용을 입력하세요"
    value = hint if parameter == "Direction" else f"Clickhere:set:1:Direction:wstring:{len(hint)}:{hint} HelpState:"
    begin = (
        f'<hp:fieldBegin id="1" type="CLICK_HERE" dirty="{dirty}"><hp:parameters>'
        f'<hp:stringParam name="{parameter}">{value}</hp:stringParam></hp:parameters></hp:fieldBegin>'
    )
    return ctrl(begin) + t(shown) + ctrl('<hp:fieldEnd beginIDRef="1"/>')


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (click_here("서버 개발"), ["담당업무: 서버 개발"]),
        (click_here("내용을 입력하세요"), ["담당업무:"]),
        (click_here("내용을 입력하세요", parameter="Command"), ["담당업무:"]),
        (click_here("내용을 입력하세요", dirty="1"), ["담당업무: 내용을 입력하세요"]),
    ],
    ids=["filled", "hint", "hint in command", "typed like the hint"],
)
def test_hwpx_reads_what_was_typed_into_a_field(tmp_path: Path, field: str, expected: list[str]) -> None:
    assert texts(read(make_hwpx(tmp_path / "a.hwpx", p(t("담당업무: ") + field)))) == expected


@pytest.mark.parametrize(
    "marks",
    [
        t('월 <hp:deleteBegin Id="1"/>200<hp:deleteEnd Id="1"/><hp:insertBegin Id="2"/>320<hp:insertEnd Id="2"/>만원'),
        t("월 ") + ctrl("<hp:deleteBegin/>") + t("200") + ctrl("<hp:deleteEnd/>")
        + "<hp:insertBegin/>" + t("320") + "<hp:insertEnd/>" + t("만원"),
    ],
    ids=["in text", "between texts"],
)  # fmt: skip
def test_hwpx_leaves_deleted_text_out_and_reports_it(tmp_path: Path, marks: str) -> None:
    doc = read(make_hwpx(tmp_path / "a.hwpx", p(marks)))
    assert doc.text == "월 320만원\n"
    assert [(item.kind, item.text, item.start) for item in doc.revisions] == [
        ("deletion", "200", 2),
        ("insertion", "320", 2),
    ]
    assert doc.problems[0].detail == "+1 -1"


def test_hwpx_follows_a_deletion_over_paragraphs_but_not_over_sections(tmp_path: Path) -> None:
    first = p(t("가<hp:deleteBegin/>나")) + p("다")
    doc = read(make_hwpx(tmp_path / "a.hwpx", first, p("라")))
    assert texts(doc) == ["가", "라"]
    assert [item.text for item in doc.revisions] == ["나", "다"]


def test_hwpx_reads_tables_with_merged_and_nested_cells(tmp_path: Path) -> None:
    inner = p("안 표", tbl([tc("안쪽", 0, 0)]))
    table = tbl(
        [tc("구분", 0, 0, columns=2), tc("내용", 0, 2)],
        [tc("업무", 1, 0, rows=2), tc("1", 1, 1), tc(inner, 1, 2)],
        [tc("2", 2, 1), tc("운영", 2, 2)],
    )
    doc = read(make_hwpx(tmp_path / "a.hwpx", p(table)))
    found = [
        (b.text, b.cell.table, b.cell.row, b.cell.column, b.cell.row_span, b.cell.parent) for b in doc.blocks if b.cell
    ]
    assert found == [
        ("구분", 0, 0, 0, 1, None),
        ("내용", 0, 0, 2, 1, None),
        ("업무", 0, 1, 0, 2, None),
        ("1", 0, 1, 1, 1, None),
        ("안 표", 0, 1, 2, 1, None),
        ("안쪽", 1, 0, 0, 1, 0),
        ("2", 0, 2, 1, 1, None),
        ("운영", 0, 2, 2, 1, None),
    ]
    last = doc.blocks[-1].cell
    assert last is not None
    assert (last.row_label, last.column_label) == ("2", "내용")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (tbl([tc("칸", 0, 0)]) + t("뒤"), ["칸", "뒤"]),
        (t("앞") + tbl([tc("칸", 0, 0)]) + t("뒤"), ["앞뒤", "칸"]),
        (tbl([tc("칸", 0, 0)], caption=f'<hp:caption side="TOP">{sub("제목")}</hp:caption>'), ["제목", "칸"]),
        (tbl([tc("칸", 0, 0)], caption=f'<hp:caption side="BOTTOM">{sub("제목")}</hp:caption>'), ["칸", "제목"]),
        (t("앞") + f"<hp:rect><hp:drawText>{sub('상자')}</hp:drawText></hp:rect>", ["앞", "상자"]),
        (f"<hp:container><hp:rect><hp:drawText>{sub('가')}</hp:drawText></hp:rect></hp:container>", ["가"]),
        (f"<hp:pic><hp:caption>{sub('그림')}</hp:caption></hp:pic>", ["그림"]),
    ],
)
def test_hwpx_keeps_the_order_of_anchored_content(tmp_path: Path, content: str, expected: list[str]) -> None:
    assert texts(read(make_hwpx(tmp_path / "a.hwpx", p(content)))) == expected


@pytest.mark.parametrize(
    ("name", "kind", "field"),
    [
        ("header", BlockKind.HEADER, ""),
        ("footer", BlockKind.FOOTER, ""),
        ("footNote", BlockKind.NOTE, ""),
        ("endNote", BlockKind.NOTE, ""),
        ("hiddenComment", BlockKind.NOTE, "comment"),
    ],
)
def test_hwpx_marks_text_outside_the_body(tmp_path: Path, name: str, kind: BlockKind, field: str) -> None:
    doc = read(make_hwpx(tmp_path / "a.hwpx", p(t("본문") + ctrl(f"<hp:{name}>{sub('곁')}</hp:{name}>"))))
    assert [(block.text, block.kind, block.field) for block in doc.blocks[1:]] == [("곁", kind, field)]


def test_hwpx_reads_a_repeated_header_once(tmp_path: Path) -> None:
    header = ctrl(f"<hp:header>{sub('한빛테크')}</hp:header>")
    assert texts(read(make_hwpx(tmp_path / "a.hwpx", p(header + t("가")), p(header + t("나"))))) == [
        "한빛테크",
        "가",
        "나",
    ]


@pytest.mark.parametrize(
    ("shapes", "expected"),
    [
        ([1, 2, 2, 1, 2], ["제1조", "다.", "라.", "제2조", "다."]),
        ([1, 3, 3], ["제1조", "①", "②"]),
        ([5, 6, 6, 5], ["I.", "I.1)", "I.2)", "II."]),
        ([0, 4], ["", ""]),
    ],
    ids=["levels", "circled", "outline", "none"],
)
def test_hwpx_counts_automatic_numbers(tmp_path: Path, shapes: list[int], expected: list[str]) -> None:
    start = p('<hp:secPr outlineShapeIDRef="2"/>')
    section = start + "".join(p("문단", shape=shape) for shape in shapes)
    doc = read(make_hwpx(tmp_path / "a.hwpx", section, header=HEADER))
    assert [block.number for block in doc.blocks] == expected


@pytest.mark.parametrize(
    ("shape", "kind"),
    [(0, BlockKind.PARAGRAPH), (1, BlockKind.LIST_ITEM), (4, BlockKind.LIST_ITEM), (5, BlockKind.HEADING)],
)
def test_hwpx_tells_the_role_from_the_paragraph_shape(tmp_path: Path, shape: int, kind: BlockKind) -> None:
    (block,) = read(make_hwpx(tmp_path / "a.hwpx", p("문단", shape=shape), header=HEADER)).blocks
    assert block.kind is kind


@pytest.mark.parametrize(("char", "emphasis"), [(0, False), (1, True), (2, True), (3, False)])
def test_hwpx_tells_emphasis_from_the_character_shape(tmp_path: Path, char: int, emphasis: bool) -> None:
    section = p("굵게").replace('charPrIDRef="0"', f'charPrIDRef="{char}"')
    (block,) = read(make_hwpx(tmp_path / "a.hwpx", section, header=HEADER)).blocks
    assert block.emphasis is emphasis


@pytest.mark.parametrize(
    ("order", "expected"),
    [(None, ["0", "1", "2"]), ((2, 0, 1), ["2", "0", "1"]), ((1,), ["1", "0", "2"])],
    ids=["by number", "by spine", "spine that forgets some"],
)
def test_hwpx_reads_sections_in_order(tmp_path: Path, order: tuple[int, ...] | None, expected: list[str]) -> None:
    assert texts(read(make_hwpx(tmp_path / "a.hwpx", p("0"), p("1"), p("2"), order=order))) == expected


def test_hwpx_reads_tables_beside_paragraphs(tmp_path: Path) -> None:
    section = p("앞") + "<hp:tbl><hp:tr><hp:tc>" + p("칸") + "</hp:tc></hp:tr></hp:tbl>"
    doc = read(make_hwpx(tmp_path / "a.hwpx", section))
    assert [(block.text, block.kind) for block in doc.blocks][1:] == [("칸", BlockKind.CELL)]


@pytest.mark.parametrize(
    ("section", "parts", "status", "code"),
    [
        ("<x/>", {"META-INF/manifest.xml": "<m><encryption-data/></m>"}, Status.LOCKED, "file.locked"),
        ("<hp:p>", None, Status.UNREADABLE, "file.damaged"),
        ("<hp:p/>", None, Status.EMPTY, "file.no-text"),
        ("<hp:p>" * 220 + "</hp:p>" * 220, None, Status.UNSAFE, "limit.depth"),
    ],
    ids=["password", "broken xml", "no text", "depth"],
)
def test_hwpx_reports_what_it_cannot_read(
    tmp_path: Path, section: str, parts: dict[str, str] | None, status: Status, code: str
) -> None:
    doc = read(make_hwpx(tmp_path / "a.hwpx", section, parts=parts))
    assert (doc.status, doc.problems[0].code) == (status, code)


def test_hwpx_without_sections_is_damaged(tmp_path: Path) -> None:
    assert read(make_hwpx(tmp_path / "a.hwpx")).problems[0].code == "file.damaged"
