"""DOCX: what python-docx's own paragraphs leave out must be in the document, in order, once."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document as new_document

from analyzer.readers.archive import Archive
from analyzer.readers.document import Block, BlockKind, Status
from analyzer.readers.read import read_document
from tests.readers.support_blocks import read, texts
from tests.readers.support_docx import make_docx, p, r, rezip, tbl, tc

TEXT_BOX = "<w:txbxContent>{}</w:txbxContent>"
CHOICE = "<w:drawing><wps:wsp><wps:txbx>{}</wps:txbx></wps:wsp></w:drawing>"
FALLBACK = "<w:pict><v:shape><v:textbox>{}</v:textbox></v:shape></w:pict>"


def field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{result if result.startswith("<") else r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (r("가") + "<w:r><w:tab/></w:r>" + r("나"), "가 나"),
        (r("가") + "<w:r><w:br/></w:r>" + r("나"), "가\n나"),
        (r("E") + "<w:r><w:noBreakHyphen/></w:r>" + r("7"), "E-7"),
        (r("가\n나"), "가 나"),
        ('<w:hyperlink r:id="rId1">' + r("링크") + "</w:hyperlink>", "링크"),
        ("<w:smartTag>" + r("서울") + "</w:smartTag>", "서울"),
        ('<w:fldSimple w:instr="MERGEFIELD name">' + r("홍길동") + "</w:fldSimple>", "홍길동"),
        (field(" MERGEFIELD salary ", "3,200,000"), "3,200,000"),
        (field(" IF ", field(" PAGE ", "7") + r("원")), "7원"),
        ("<w:sdt><w:sdtContent>" + r("내용") + "</w:sdtContent></w:sdt>", "내용"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + r(" 예"), "☑ 예"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>' + r(" 예"), "☐ 예"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>' + r(" 예"), "• 예"),
        (r("보임") + r("숨김", "<w:vanish/>"), "보임"),
        (r("보임") + r("보임", '<w:vanish w:val="0"/>'), "보임보임"),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
        (
            "<w:r><w:ruby><w:rt>" + r("한자") + "</w:rt><w:rubyBase>" + r("漢字") + "</w:rubyBase></w:ruby></w:r>",
            "漢字",
        ),
    ],
    ids=lambda value: value if not str(value).startswith("<") else "",
)
def test_docx_reads_inline_elements(tmp_path: Path, inner: str, expected: str) -> None:
    path = make_docx(tmp_path / "a.docx", f"<w:p>{inner}</w:p>")
    assert texts(read(path)) == [expected]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', "☑ 동의"),
        ('<w:checkBox><w:default w:val="0"/></w:checkBox>', "☐ 동의"),
        ('<w:ddList><w:result w:val="1"/><w:listEntry w:val="E-9"/><w:listEntry w:val="E-7"/></w:ddList>', "E-7 동의"),
    ],
)
def test_docx_reads_legacy_form_fields(tmp_path: Path, data: str, expected: str) -> None:
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
    end = '<w:r><w:instrText> FORM </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    path = make_docx(tmp_path / "a.docx", f"<w:p>{begin}{end}{r(' 동의')}</w:p>")
    assert texts(read(path)) == [expected]


def test_docx_reads_inserted_and_reports_deleted_text(tmp_path: Path) -> None:
    body = p(
        r("월급여 "),
        f'<w:ins w:id="1">{r("3,200,")}</w:ins><w:ins w:id="2">{r("000")}</w:ins>',
        '<w:del w:id="3"><w:r><w:delText>2,000,000</w:delText></w:r></w:del>',
        r("원"),
    )
    doc = read(make_docx(tmp_path / "a.docx", body))
    assert doc.text == "월급여 3,200,000원\n"
    assert [(item.kind, item.text) for item in doc.revisions] == [
        ("insertion", "3,200,000"),
        ("deletion", "2,000,000"),
    ]
    inserted, deleted = doc.revisions
    assert doc.text[inserted.start :].startswith("3,200,000")
    assert doc.text[deleted.start :] == "원\n"
    assert [(problem.code, problem.detail) for problem in doc.problems] == [("text.revisions", "+1 -1")]


def test_docx_reports_a_paragraph_that_is_deleted_as_a_whole(tmp_path: Path) -> None:
    mark = "<w:rPr><w:del w:id='1'/></w:rPr>"
    gone = p("<w:del w:id='2'><w:r><w:delText>지워진 업무</w:delText></w:r></w:del>", properties=mark)
    doc = read(make_docx(tmp_path / "a.docx", p("앞") + gone + p("뒤")))
    assert texts(doc) == ["앞", "뒤"]
    assert [(item.kind, item.text, item.start) for item in doc.revisions] == [("deletion", "지워진 업무", 2)]


def test_docx_reads_moved_text_at_its_new_place(tmp_path: Path) -> None:
    body = p(f"<w:moveFrom w:id='1'>{r('옮김')}</w:moveFrom>", r("가")) + p(
        f"<w:moveTo w:id='2'>{r('옮김')}</w:moveTo>"
    )
    doc = read(make_docx(tmp_path / "a.docx", body))
    assert texts(doc) == ["가", "옮김"]
    assert [item.kind for item in doc.revisions] == ["deletion", "insertion"]


def test_docx_reports_changes_in_cells_at_their_offset(tmp_path: Path) -> None:
    cell = p("담당업무") + p(r("용접 "), f"<w:ins w:id='1'>{r('설계')}</w:ins>")
    doc = read(make_docx(tmp_path / "a.docx", tbl([tc(cell), "끝"])))
    (change,) = doc.revisions
    assert doc.text[change.start :].startswith("설계")


@pytest.mark.parametrize(
    ("choice", "fallback", "expected"),
    [
        (CHOICE.format(TEXT_BOX.format(p("상자"))), FALLBACK.format(TEXT_BOX.format(p("상자"))), ["앞", "상자"]),
        ("<w:drawing/>", FALLBACK.format(TEXT_BOX.format(p("대체"))), ["앞", "대체"]),
        ("<w:drawing/>", "<w:pict/>", ["앞"]),
    ],
    ids=["choice", "fallback", "picture"],
)
def test_docx_reads_a_text_box_once(tmp_path: Path, choice: str, fallback: str, expected: list[str]) -> None:
    box = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(read(make_docx(tmp_path / "a.docx", p(r("앞"), box)))) == expected


@pytest.mark.parametrize(
    "body",
    [
        "<w:sdt><w:sdtContent>" + p("설계") + "</w:sdtContent></w:sdt>",
        "<w:customXml>" + p("설계") + "</w:customXml>",
        tbl([tc(p(r("설계")))])
        .replace("<w:tr>", "<w:sdt><w:sdtContent><w:tr>")
        .replace("</w:tr>", "</w:tr></w:sdtContent></w:sdt>"),
        tbl(["<w:sdt><w:sdtContent>" + tc("설계") + "</w:sdtContent></w:sdt>"]),
        "<w:p>" + p("설계") + "</w:p>",
    ],
    ids=["block", "customXml", "row", "cell", "paragraph in paragraph"],
)
def test_docx_reads_wrapped_blocks(tmp_path: Path, body: str) -> None:
    assert texts(read(make_docx(tmp_path / "a.docx", body))) == ["설계"]


@pytest.mark.parametrize(
    ("run_style", "expected"),
    [('<w:rStyle w:val="PlaceholderText"/>', []), ("", ["서버 개발"])],
    ids=["prompt", "filled in by software that leaves the flag"],
)
def test_docx_leaves_out_prompts_only(tmp_path: Path, run_style: str, expected: list[str]) -> None:
    styles = '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/></w:style>'
    control = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = p(control.format(r("서버 개발", run_style)))
    assert texts(read(make_docx(tmp_path / "a.docx", body, styles=styles))) == expected


def test_docx_reads_tables_with_merged_and_nested_cells(tmp_path: Path) -> None:
    body = tbl(
        [tc("구분", '<w:gridSpan w:val="2"/>'), "내용"],
        [tc("업무", '<w:vMerge w:val="restart"/>'), "1", tc(p("설계") + tbl(["안쪽"]) + p("개발"))],
        [tc("", "<w:vMerge/>"), "2", "운영"],
    )
    doc = read(make_docx(tmp_path / "a.docx", body))
    rows = [
        (b.text, b.cell.table, b.cell.row, b.cell.column, b.cell.row_span, b.cell.column_span, b.cell.parent)
        for b in doc.blocks
        if b.cell
    ]
    assert rows == [
        ("구분", 0, 0, 0, 1, 2, None),
        ("내용", 0, 0, 2, 1, 1, None),
        ("업무", 0, 1, 0, 2, 1, None),
        ("1", 0, 1, 1, 1, 1, None),
        ("설계\n개발", 0, 1, 2, 1, 1, None),
        ("안쪽", 1, 0, 0, 1, 1, 0),
        ("2", 0, 2, 1, 1, 1, None),
        ("운영", 0, 2, 2, 1, 1, None),
    ]


def test_docx_labels_cells(tmp_path: Path) -> None:
    doc = read(make_docx(tmp_path / "a.docx", tbl(["항목", "내용"], ["담당업무", "서버 개발"])))
    cell = doc.blocks[-1].cell
    assert cell is not None
    assert (cell.row_label, cell.column_label) == ("담당업무", "내용")


def test_docx_reads_notes_behind_their_paragraph(tmp_path: Path) -> None:
    body = p(r("본문"), '<w:r><w:footnoteReference w:id="2"/></w:r>', '<w:r><w:endnoteReference w:id="2"/></w:r>') + p(
        "끝"
    )
    footnotes = (
        f'<w:footnote w:id="0" w:type="separator">{p("---")}</w:footnote><w:footnote w:id="2">{p("각주")}</w:footnote>'
    )
    path = make_docx(
        tmp_path / "a.docx", body, footnotes=footnotes, endnotes=f'<w:endnote w:id="2">{p("미주")}</w:endnote>'
    )
    doc = read(path)
    assert texts(doc) == ["본문", "각주", "미주", "끝"]
    assert [block.kind for block in doc.blocks[1:3]] == [BlockKind.NOTE, BlockKind.NOTE]


def test_docx_reads_each_header_and_footer_once(tmp_path: Path) -> None:
    document = new_document()
    document.add_paragraph("본문")
    first = document.sections[0]
    first.different_first_page_header_footer = True
    first.header.paragraphs[0].text = first.first_page_header.paragraphs[0].text = "한빛테크"
    first.footer.paragraphs[0].text = "1쪽"
    second = document.add_section()
    second.header.is_linked_to_previous = False
    second.header.paragraphs[0].text = "붙임"
    document.save(str(tmp_path / "a.docx"))
    blocks = [(block.kind, block.text) for block in read(tmp_path / "a.docx").blocks]
    assert sorted(blocks) == sorted(
        [
            (BlockKind.HEADER, "한빛테크"),
            (BlockKind.HEADER, "붙임"),
            (BlockKind.PARAGRAPH, "본문"),
            (BlockKind.FOOTER, "1쪽"),
        ]
    )


def test_docx_keeps_comments_apart(tmp_path: Path) -> None:
    document = new_document()
    run = document.add_paragraph("계약서").runs[0]
    document.add_comment(runs=[run], text="확인 필요", author="A", initials="A")
    document.save(str(tmp_path / "a.docx"))
    block: Block = read(tmp_path / "a.docx").blocks[-1]
    assert (block.text, block.kind, block.field) == ("확인 필요", BlockKind.NOTE, "comment")


@pytest.mark.parametrize("variant", ["dangling", "macro", "strict"])
def test_docx_mends_packages_that_python_docx_refuses(tmp_path: Path, variant: str) -> None:
    path = make_docx(tmp_path / "a.docx", p("본문"))

    def change(name: str, data: bytes) -> bytes | None:
        if variant == "dangling":
            return None if name.startswith("docProps/thumbnail") else data
        if variant == "macro":
            return data.replace(
                b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                b"application/vnd.ms-word.document.macroEnabled.main+xml",
            )
        return data.replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        ).replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )

    assert texts(read(rezip(path, change))) == ["본문"]


@pytest.mark.parametrize(
    ("old", "new", "status", "code"),
    [
        (b"<w:body>", b"<w:bodi>", Status.UNREADABLE, "file.damaged"),
        (b"w:body", b"w:other", Status.UNREADABLE, "file.damaged"),
        (b"<w:document", b'<!DOCTYPE x [<!ENTITY a "b">]><w:document', Status.UNSAFE, "unsafe.content"),
        (b"<w:p/>", b"<w:x>" * 230 + b"</w:x>" * 230, Status.UNSAFE, "limit.depth"),
    ],
    ids=["broken xml", "no body", "doctype", "depth"],
)
def test_docx_refuses_bad_xml(tmp_path: Path, old: bytes, new: bytes, status: Status, code: str) -> None:
    path = make_docx(tmp_path / "a.docx", "<w:p/>")
    rezip(path, lambda name, data: data.replace(old, new) if name == "word/document.xml" else data)
    doc = read_document(path)
    assert (doc.status, doc.problems[0].code) == (status, code)


@pytest.mark.parametrize(
    ("part", "old", "new", "status", "code"),
    [
        ("styles", b"<w:styles", b'<!DOCTYPE x [<!ENTITY a "b">]><w:styles', Status.UNSAFE, "unsafe.content"),
        ("stylesWithEffects", b"<w:styles", b'<!DOCTYPE x [<!ENTITY a "b">]><w:styles', Status.UNSAFE, "unsafe.content"),
        ("styles", b"<w:docDefaults>", b"<w:x>" * 230 + b"</w:x>" * 230 + b"<w:docDefaults>", Status.UNSAFE, "limit.depth"),
        ("styles", b"<w:docDefaults>", b"<w:docDefault>", Status.UNREADABLE, "file.damaged"),
    ],
    ids=["doctype", "doctype of others", "depth", "broken xml"],
)
def test_docx_looks_at_styles_that_it_does_not_know(
    tmp_path: Path, part: str, old: bytes, new: bytes, status: Status, code: str
) -> None:
    path = make_docx(tmp_path / "a.docx", p("본문"))
    assert texts(read(path)) == ["본문"]
    rezip(path, lambda name, data: data.replace(old, new, 1) if name == f"word/{part}.xml" else data)
    for _ in range(2):  # what is refused once is not known the next time
        doc = read_document(path)
        assert (doc.status, doc.problems[0].code) == (status, code)


def test_docx_unpacks_styles_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (make_docx(tmp_path / f"{n}.docx", p("제목", style="Title") + p("본문")) for n in range(2))
    known = read(first)
    unpacked: list[str] = []
    unpack = Archive.read

    def noted(archive: Archive, name: str) -> bytes:
        unpacked.append(name)
        return unpack(archive, name)

    monkeypatch.setattr(Archive, "read", noted)
    assert read(second).blocks == known.blocks
    assert "word/document.xml" in unpacked
    assert not [name for name in unpacked if "styles" in name]


def test_docx_reads_a_part_that_it_knows_as_another_one(tmp_path: Path) -> None:
    """A part that has passed as a second set of styles is unpacked after all when it is the first one of a paper."""
    path = make_docx(tmp_path / "a.docx", p("제목", style="Title") + p("본문"))
    known = read(path)
    rezip(path, lambda name, data: data.replace(b'"styles.xml"', b'"stylesWithEffects.xml"') if name.endswith("document.xml.rels") else data)
    assert read(path).blocks == known.blocks
