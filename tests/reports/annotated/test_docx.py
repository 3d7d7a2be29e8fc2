"""Word comments on exactly the right characters, whatever the XML looks like."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx import Document as open_docx
from lxml import etree

from analyzer.consistency import Evidence, Finding, Message, Severity
from analyzer.readers import ReaderPool
from analyzer.reports.annotated import Annotated, annotate
from tests.readers.support_docx import make_docx, p, r, rezip, tbl, tc
from tests.reports.annotated.support import comments, digest, joined, plain, review_of, said_once, through_libreoffice

AUTHOR = "E-7 서류 검토"
DUTY = "고객사 웹 플랫폼의 화면 설계와 개발"
OTHER = "현장용 설비 제어 프로그램 작성"
DECOMPOSED = "고객사 웹 플랫폼의 화면 설계와 개발"


def text_box(inner: str) -> str:
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx><w:txbxContent>"
        f"{inner}</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


def control(inner: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr><w:alias w:val='field'/>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def canonical(part: bytes) -> bytes:
    return etree.tostring(etree.fromstring(part), method="c14n")


def inserted(inner: str) -> str:
    return f'<w:ins w:id="901" w:author="A" w:date="2026-10-01T09:00:00Z">{inner}</w:ins>'


# Body, and the marked sentences as the document has them.
BODIES = {
    "one run": (p(f"1. {DUTY}. 그 밖의 일"), [DUTY]),
    "split runs": (p(r("가. 고객"), r("사 웹 플", "<w:b/>"), r("랫폼의 화면 설"), r("계와 개발 (60%)")), [DUTY]),
    "decomposed syllables": (p("담당: " + DECOMPOSED + ", " + OTHER), [DUTY, OTHER]),
    "full width": (p("담당: ＷＥＢ ２개의 설계와 개발 끝"), ["WEB 2개의 설계와 개발"]),
    "line breaks in a cell": (
        tbl(["담당업무", tc(f"<w:p>{r('- 고객사 웹 플랫폼의')}<w:r><w:br/><w:t>화면 설계와 개발</w:t></w:r></w:p>" + p("- " + OTHER))]),
        ["고객사 웹 플랫폼의\n화면 설계와 개발", OTHER],
    ),
    "tabs": (p("<w:r><w:t>담당</w:t><w:tab/><w:t>고객사 웹 플랫폼의</w:t><w:tab/><w:t>화면 설계와 개발</w:t><w:tab/><w:t>60%</w:t></w:r>"), [DUTY]),
    "nested table": (tbl([tc(p("담당업무") + tbl([DUTY, "40%"]) + p(OTHER))]), [DUTY, OTHER]),
    "merged cells": (tbl([tc("구분", "<w:gridSpan w:val='2'/>")], [tc("담당", "<w:vMerge w:val='restart'/>"), DUTY], [tc("", "<w:vMerge/>"), OTHER]), [DUTY, OTHER]),
    "insertion": (p(r("담당: "), '<w:del w:id="900" w:author="A"><w:r><w:delText>옛 업무</w:delText></w:r></w:del>', inserted(r(DUTY)), r(" 등")), [DUTY]),
    "control in a line": (p(r("담당: "), control(r(DUTY)), r(" 등")), [DUTY]),
    "control around a paragraph": (tbl([tc(control(p("① " + DUTY)) + p("② " + OTHER))]), [DUTY, OTHER]),
    "control around a cell": (f"<w:tbl><w:tblPr/><w:tr>{tc('담당업무')}{control(tc(DUTY))}</w:tr></w:tbl>", [DUTY]),
    "control around a row": (f"<w:tbl><w:tblPr/>{control('<w:tr>' + tc('담당업무') + tc(DUTY) + '</w:tr>')}</w:tbl>", [DUTY]),
    "control around a table": (control(tbl(["담당업무", DUTY]) + p(OTHER)), [DUTY, OTHER]),
    "control around paragraphs": (control(p("① " + DUTY) + p("② " + OTHER)), [DUTY, OTHER]),
    "link": (p(r("담당: "), f'<w:hyperlink w:anchor="here">{r(DUTY)}</w:hyperlink>', r(" 등")), [DUTY]),
    "hidden text": (p(r("담당: "), r("보이지 않는 글", "<w:vanish/>"), r(DUTY)), [DUTY]),
    "symbol": (p("<w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:t>" + DUTY + "</w:t></w:r>"), [DUTY]),
    "two paragraphs": (p(DUTY + " 그리고") + p(OTHER), [DUTY, OTHER]),
}


def copied(pool: ReaderPool, path: Path, duties: list[str]) -> tuple[Annotated, Path]:
    document = pool.read(path)
    (made,) = annotate(review_of(document, [(duty, "2224") for duty in duties]), path.parent / "out")
    assert made.path is not None, made.problem
    return made, made.path


@pytest.fixture(scope="module")
def copies(pool: ReaderPool, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Annotated]]:
    """Return every body with its copy, all made in one call."""
    folder = tmp_path_factory.mktemp("bodies")
    sources = [make_docx(folder / f"{kind}.docx", body) for kind, (body, _) in BODIES.items()]
    reviews = [review_of(pool.read(path), [(duty, "2224") for duty in duties]) for path, (_, duties) in zip(sources, BODIES.values(), strict=True)]
    return dict(zip(BODIES, zip(sources, annotate(joined(*reviews), folder / "out"), strict=True), strict=True))


@pytest.mark.parametrize("kind", BODIES)
def test_docx_comments_stand_on_the_duty_and_the_copy_reads_like_the_original(
    kind: str, copies: dict[str, tuple[Path, Annotated]], pool: ReaderPool
) -> None:
    source, made = copies[kind]
    duties = BODIES[kind][1]
    assert made.path is not None, made.problem
    assert said_once(comments(made.path)) == [plain(duty) for duty in duties]
    assert made.marks == len(duties)
    before, after = pool.read(source), pool.read(made.path)
    own = [block for block in after.blocks if block.field != "comment"]
    assert [(b.text, b.kind, b.cell, b.number) for b in own] == [(b.text, b.kind, b.cell, b.number) for b in before.blocks]
    assert [(change.kind, change.text) for change in after.revisions] == [(change.kind, change.text) for change in before.revisions]


@pytest.mark.office
def test_docx_comments_survive_libreoffice(pool: ReaderPool, tmp_path: Path) -> None:
    source = make_docx(tmp_path / "계약서.docx", "".join(body for body, _ in BODIES.values()))
    said = [duty for _, duties in BODIES.values() for duty in duties]
    document = pool.read(source)
    marked = [(duty, "2224", said[:place].count(duty)) for place, duty in enumerate(said)]
    (made,) = annotate(review_of(document, marked), tmp_path / "out")
    assert made.path is not None
    (again,) = through_libreoffice([made.path], tmp_path / "office")
    assert said_once(comments(again, AUTHOR)) == said_once(comments(made.path, AUTHOR)) == [plain(duty) for duty in said]


def test_docx_second_of_two_equal_sentences_is_marked(pool: ReaderPool, tmp_path: Path) -> None:
    source = make_docx(tmp_path / "계약서.docx", p("갑의 말: " + DUTY) + p("을의 말: " + DUTY))
    (made,) = annotate(review_of(pool.read(source), [(DUTY, "2224", 1)]), tmp_path / "out")
    assert made.path is not None
    with zipfile.ZipFile(made.path) as package:
        body = package.read("word/document.xml").decode()
    assert body.index("을의 말") < body.rindex("commentRangeStart") < body.rindex("commentRangeEnd")


def test_docx_comments_of_the_paper_stay(pool: ReaderPool, tmp_path: Path) -> None:
    source = tmp_path / "계약서.docx"
    document = open_docx()
    first = document.add_paragraph("근로계약서").runs
    document.add_paragraph(DUTY)
    document.add_comment(first, text="사장님 확인 부탁", author="김대리", initials="K")
    document.save(str(source))
    notes = comments(copied(pool, source, [DUTY])[1])
    assert {(note.text, note.author) for note in notes} == {("근로계약서", AUTHOR), ("근로계약서", "김대리"), (plain(DUTY), AUTHOR)}
    assert next(note.note for note in notes if note.author == "김대리") == "사장님 확인 부탁"


def test_docx_text_box_gets_its_comment_where_it_hangs(pool: ReaderPool, tmp_path: Path) -> None:
    body = p("업무 설명 ", text_box(p(DUTY) + p(OTHER)))
    notes = [note for note in comments(copied(pool, make_docx(tmp_path / "a.docx", body), [OTHER])[1]) if note.note[:1].isdigit()]
    assert len(notes) == 1
    assert notes[0].in_box
    assert f"“{OTHER}”" in notes[0].note


def test_docx_sentence_outside_the_body_is_told_on_the_first_words(pool: ReaderPool, tmp_path: Path) -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnote w:id="2"><w:p>{r(DUTY)}</w:p></w:footnote>'
    made, path = copied(pool, make_docx(tmp_path / "a.docx", p("근로계약서", reference), footnotes=note), [DUTY])
    assert made.marks == 0
    (only,) = comments(path)
    assert only.text == "근로계약서"
    assert f"“{DUTY}”" in only.note


def test_docx_other_parts_stay_as_they_were(pool: ReaderPool, tmp_path: Path) -> None:
    source = make_docx(tmp_path / "a.docx", BODIES["split runs"][0], styles="<w:style w:type='paragraph' w:styleId='Mine'><w:name w:val='Mine'/></w:style>")
    path = copied(pool, source, [DUTY])[1]
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(path) as after:
        changed = {
            name for name in before.namelist()
            if name.endswith((".xml", ".rels")) and canonical(before.read(name)) != canonical(after.read(name))
        }
        assert changed <= {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
        assert set(after.namelist()) - set(before.namelist()) == {"word/comments.xml"}


def test_docx_without_any_text_in_its_body_is_copied(pool: ReaderPool, tmp_path: Path) -> None:
    source = tmp_path / "a.docx"
    document = open_docx()
    document.sections[0].header.paragraphs[0].text = "근로계약서 머리말"
    document.add_paragraph("")
    document.save(str(source))
    assert [note.text for note in comments(copied(pool, source, [])[1])] == [""]


def test_docx_signature_is_said_to_cover_the_original_only(pool: ReaderPool, tmp_path: Path) -> None:
    source = make_docx(tmp_path / "a.docx", p(DUTY))
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    content = "application/vnd.openxmlformats-package.digital-signature-origin"

    def signed(name: str, data: bytes) -> bytes:
        if name == "_rels/.rels":
            return data.replace(b"</Relationships>", f'<Relationship Id="rSig" Type="{kind}" Target="_xmlsignatures/origin.sigs"/></Relationships>'.encode())
        if name == "[Content_Types].xml":
            return data.replace(b"</Types>", f'<Override PartName="/_xmlsignatures/origin.sigs" ContentType="{content}"/></Types>'.encode())
        return data

    rezip(source, signed)
    with zipfile.ZipFile(source, "a") as package:
        package.writestr("_xmlsignatures/origin.sigs", b"")
    assert "원본의 전자서명은 원본에만 유효합니다" in comments(copied(pool, source, [DUTY])[1])[0].note


def test_docx_notes_are_in_order_and_overlap_freely(pool: ReaderPool, tmp_path: Path) -> None:
    document = pool.read(make_docx(tmp_path / "a.docx", p(f"{OTHER}, {DUTY}, 연봉 3,600만 원")))
    start = document.text.index("화면 설계")
    finding = Finding("salary-conflict", Severity.WARNING, Message("다릅니다.", "They differ."),
                      (Evidence(document.name, document.text[start:-1], None, start, len(document.text) - 1),), Message("맞추세요.", "Mend it."))
    (made,) = annotate(review_of(document, [(DUTY, "2224"), (OTHER, "2223")], findings=(finding,)), tmp_path / "out", lang="en")
    assert made.path is not None
    notes = [note for note in comments(made.path) if note.note[:1].isdigit()]
    assert [(note.text, note.note[:6]) for note in notes] == [(plain(OTHER), "1. [≠]"), (plain(DUTY), "2. [=]"), (plain(document.text[start:]), "3. [!]")]
    assert "Mend it." in notes[2].note


def test_docx_original_is_untouched_even_if_it_may_not_be_written(pool: ReaderPool, tmp_path: Path) -> None:
    source = make_docx(tmp_path / "a.docx", p(DUTY))
    source.chmod(0o444)
    before = digest(source)
    path = copied(pool, source, [DUTY])[1]
    assert digest(source) == before
    assert path.stat().st_mode & 0o200
