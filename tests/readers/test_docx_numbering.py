"""DOCX: automatic numbers, list marks and the role that layout gives a paragraph."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.readers.document import BlockKind
from tests.readers.support_blocks import read, texts
from tests.readers.support_docx import make_docx, p, r, tbl, tc

NUMBERING = """
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="제%1조"/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="3"/><w:numFmt w:val="ganada"/><w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="3">
 <w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:pStyle w:val="Clause"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="4"><w:numStyleLink w:val="Linked"/></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="4"/></w:num>
"""
STYLES = """
<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/>
 <w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="numbering" w:styleId="Linked"><w:name w:val="Linked"/>
 <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
"""


def listed(text: str, num: int, level: int = 0) -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (
            [("가", 1, 0), ("나", 1, 1), ("다", 1, 1), ("라", 1, 0), ("마", 1, 1)],
            ["제1조", "1.1", "1.2", "제2조", "2.1"],
        ),
        ([("가", 1, 2), ("나", 1, 2)], ["다.", "라."]),
        ([("가", 1, 0), ("나", 4, 0), ("다", 4, 0), ("라", 1, 0)], ["제1조", "제7조", "제8조", "제9조"]),
        ([("가", 2, 0)], [""]),
        ([("가", 3, 0), ("나", 3, 1)], ["I.", "1.1"]),
        ([("가", 5, 0), ("나", 1, 0)], ["제1조", "제2조"]),
        ([("가", 0, 0)], [""]),
        ([("가", 99, 0)], [""]),
    ],
    ids=["levels", "start", "override", "bullet", "legal", "linked", "none", "unknown"],
)
def test_docx_counts_automatic_numbers(tmp_path: Path, items: list[tuple[str, int, int]], expected: list[str]) -> None:
    body = "".join(listed(*item) for item in items)
    doc = read(make_docx(tmp_path / "a.docx", body, numbering=NUMBERING, styles=STYLES))
    assert [block.number for block in doc.blocks] == expected


def test_docx_numbers_by_style(tmp_path: Path) -> None:
    body = p("하나", style="Clause") + p("둘", style="Clause")
    doc = read(make_docx(tmp_path / "a.docx", body, numbering=NUMBERING, styles=STYLES))
    assert [(block.number, block.kind) for block in doc.blocks] == [
        ("I.", BlockKind.LIST_ITEM),
        ("II.", BlockKind.LIST_ITEM),
    ]


def test_docx_puts_list_marks_into_cells(tmp_path: Path) -> None:
    cell = tc(listed("설계", 1, 1) + listed("개발", 2))
    doc = read(make_docx(tmp_path / "a.docx", tbl([cell]), numbering=NUMBERING))
    assert texts(doc) == ["1.1 설계\n- 개발"]


BOLD = "<w:b/>"


@pytest.mark.parametrize(
    ("paragraph", "kind", "emphasis"),
    [
        (p("제목", style="Heading1"), BlockKind.HEADING, True),
        (p("개요", properties='<w:outlineLvl w:val="1"/>'), BlockKind.HEADING, False),
        (p(r("담당업무", BOLD)), BlockKind.HEADING, True),
        (p(r("담당업무", BOLD), r(" 설계")), BlockKind.PARAGRAPH, False),
        (p(r("급여는 월 320만원으로 한다.", BOLD)), BlockKind.PARAGRAPH, True),
        (p(r("밑줄", '<w:u w:val="single"/>')), BlockKind.PARAGRAPH, True),
        (p(r("밑줄", '<w:u w:val="none"/>')), BlockKind.PARAGRAPH, False),
        (p(r("굵지 않음", '<w:b w:val="0"/>'), style="Heading1"), BlockKind.HEADING, False),
        (listed("설계", 2), BlockKind.LIST_ITEM, False),
    ],
)
def test_docx_tells_the_role_from_layout(tmp_path: Path, paragraph: str, kind: BlockKind, emphasis: bool) -> None:
    (block,) = read(make_docx(tmp_path / "a.docx", paragraph, numbering=NUMBERING)).blocks
    assert (block.kind, block.emphasis) == (kind, emphasis)
