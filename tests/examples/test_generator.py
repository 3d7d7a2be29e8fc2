"""The example packages: real files, readable by tools that are not ours, and true to their truth.json."""

from __future__ import annotations

import json
import re
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pypdfium2
import pytest
from lxml import etree
from PIL import Image

from corpora.examples.generator import model
from corpora.examples.generator.build import build_package, write_document
from corpora.examples.generator.content import Document, Package, load_packages
from corpora.examples.generator.layouts import LAYOUTS
from corpora.examples.generator.truth import JUDGED_RULES, truth
from corpora.examples.generator.write_docx import write_docx
from corpora.examples.generator.write_hwpx import write_hwpx
from corpora.examples.generator.write_pdf import write_pdf

EXAMPLES = Path(__file__).parents[2] / "corpora" / "examples"
PACKAGES = {package.folder: package for package in load_packages()}
PAPERS = [(package, document) for package in PACKAGES.values() for document in package.documents]
TYPED = [pair for pair in PAPERS if pair[1].scan is None]
SCANNED = [pair for pair in PAPERS if pair[1].scan is not None]


def paper_ids(pairs: list[tuple[Package, Document]]) -> list[str]:
    return [f"{package.folder}-{document.layout}-{document.role}" for package, document in pairs]


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    text = "".join(document[i].get_textpage().get_text_bounded() for i in range(len(document)))
    document.close()
    # Lines that PDFium takes for hyphenated end with U+FFFE.
    return text.replace("\ufffe", "-")


def xml_text(path: Path, member: str, tag: str) -> str:
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read(member))
    return "".join(element.text or "" for element in root.iter() if etree.QName(element).localname == tag)


def text_of(path: Path) -> str:
    """Return all text of a file, read without any code of ours."""
    if path.suffix == ".docx":
        return xml_text(path, "word/document.xml", "t")
    if path.suffix == ".hwpx":
        return xml_text(path, "Contents/section0.xml", "t")
    if path.suffix == ".txt":
        return path.read_bytes().decode("cp949")
    with pikepdf.open(path) as pdf:
        if "/AcroForm" in pdf.Root:
            return "".join(str(field.V) for field in pdf.Root.AcroForm.Fields)
    return pdf_text(path.read_bytes())


def told(package: Package) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((EXAMPLES / package.folder / "truth.json").read_text("utf-8"))
    return content


def table_paper(**options: Any) -> model.Paper:
    table = model.Table(
        (20, 40, 40),
        (
            (model.label("묶음", rows=2), model.cell("왼쪽 위"), model.cell("오른쪽 위")),
            (
                model.cell(
                    [model.p("겉"), model.Table((50, 50), ((model.cell("속 하나"), model.cell("속 둘")),))], columns=2
                ),
            ),
        ),
    )
    return model.Paper("시험", (model.p("제목", heading=1), table), **options)


@pytest.mark.parametrize("package", PACKAGES.values(), ids=list(PACKAGES))
def test_committed_truth_matches_the_content(package: Package) -> None:
    assert told(package) == truth(package)


@pytest.mark.parametrize("package", PACKAGES.values(), ids=list(PACKAGES))
def test_committed_folder_holds_the_papers_and_nothing_else(package: Package) -> None:
    names = {unicodedata.normalize("NFC", path.name) for path in (EXAMPLES / package.folder).iterdir()}
    assert names == {"truth.json", *(document.file for document in package.documents)}


@pytest.mark.parametrize(("package", "document"), TYPED, ids=paper_ids(TYPED))
def test_paper_holds_its_duties_word_for_word(package: Package, document: Document) -> None:
    text = squeeze(text_of(EXAMPLES / package.folder / document.file))
    entry = next(entry for entry in truth(package)["documents"] if entry["path"] == document.file)
    assert text
    assert [duty["text"] for duty in entry["duties"] if squeeze(duty["text"]) not in text] == []


@pytest.mark.parametrize(("package", "document"), TYPED, ids=paper_ids(TYPED))
def test_paper_holds_the_code_as_written(package: Package, document: Document) -> None:
    entry = next(entry for entry in truth(package)["documents"] if entry["path"] == document.file)
    path = EXAMPLES / package.folder / document.file
    text = text_of(path)
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as archive:
            text += "".join(xml_text(path, name, "t") for name in archive.namelist() if name.startswith("word/header"))
    written = entry["filed"]["as_written"] if entry["filed"] else entry["facts"]["employee"]
    assert squeeze(written) in squeeze(text)


@pytest.mark.parametrize(("package", "document"), SCANNED, ids=paper_ids(SCANNED))
def test_scan_is_a_picture_without_text(package: Package, document: Document) -> None:
    path = EXAMPLES / package.folder / document.file
    if path.suffix == ".pdf":
        assert not pdf_text(path.read_bytes()).strip()
        rendered = pypdfium2.PdfDocument(path)[0].render(scale=1, grayscale=True).to_pil()
    else:
        rendered = Image.open(path).convert("L")
    shades = rendered.resize((200, 280)).getextrema()
    assert shades[0] < 150
    assert shades[1] > 240


@pytest.mark.parametrize("package", PACKAGES.values(), ids=list(PACKAGES))
def test_expected_findings_do_not_contradict_the_verdict(package: Package) -> None:
    findings = truth(package)["findings"]
    mismatches = {"contract-vs-filed", "statement-vs-filed", "contract-vs-statement", "outside-e7"}
    assert set(findings["must"]) <= set(JUDGED_RULES)
    assert not set(findings["must"]) & set(findings["must_not"])
    assert bool(mismatches & set(findings["must"])) == (package.expected.verdict == "mismatch")


@pytest.mark.parametrize("package", PACKAGES.values(), ids=list(PACKAGES))
def test_judgement_follows_from_primary_and_filed_code(package: Package) -> None:
    primaries = {document.primary for document in package.documents if document.role in ("contract", "statement")}
    code = package.filed.code if package.filed else None
    clear = None not in primaries and code is not None
    match package.expected.verdict:
        case "consistent":
            assert primaries == {code}
        case "mismatch":
            assert clear
            assert primaries != {code}
        case _:
            assert not clear


@pytest.mark.parametrize("package", PACKAGES.values(), ids=list(PACKAGES))
def test_shares_of_a_duty_list_add_up(package: Package) -> None:
    for document in package.documents:
        shares = [duty.share for duty in package.case(document).duties if duty.share is not None]
        assert sum(shares) in (0, 100)


def test_files_stay_within_the_filing_limit_and_the_budget() -> None:
    sizes = [path.stat().st_size for path in EXAMPLES.rglob("*") if path.is_file()]
    assert max(sizes) < 2 * 2**20
    assert sum(sizes) < 8 * 2**20


def test_every_layout_and_every_format_is_used() -> None:
    assert {document.layout for _, document in PAPERS} == set(LAYOUTS)
    suffixes = {Path(document.file).suffix for _, document in PAPERS}
    assert suffixes == {".pdf", ".docx", ".hwpx", ".txt", ".png", ".jpg", ".tif"}


@pytest.mark.parametrize(
    "folder", ["packages/drafting-filed-as-engineer", "packages/system-designer-consistent", "formats/mismatch-hwpx"]
)
def test_writing_twice_gives_the_same_bytes(folder: str, tmp_path: Path) -> None:
    first = build_package(PACKAGES[folder], tmp_path / "a")
    second = build_package(PACKAGES[folder], tmp_path / "b")
    assert {p.name: p.read_bytes() for p in first.iterdir()} == {p.name: p.read_bytes() for p in second.iterdir()}


def test_scan_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    package = PACKAGES["packages/kitchen-help-filed-as-cook"]
    contents = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        contents.append(write_document(package, package.documents[0], tmp_path / name).read_bytes())
    assert contents[0] == contents[1]


def test_form_has_forty_fields_and_no_text() -> None:
    package = PACKAGES["packages/drafting-filed-as-engineer"]
    path = EXAMPLES / package.folder / "고용사유서_form.pdf"
    with pikepdf.open(path) as pdf:
        values = {str(field.T): str(field.V) for field in pdf.Root.AcroForm.Fields}
        assert bool(pdf.Root.AcroForm.NeedAppearances)
    assert list(values) == [f"t{i}" for i in range(1, 41)]
    assert values["t12"] == "SAMPLE THETA"
    assert values["t32"] == "E-7-1(2351)"
    assert not pdf_text(path.read_bytes()).strip()


@pytest.mark.parametrize("package", [p for p in PACKAGES.values() if p.folder.endswith("-scan")], ids=str)
def test_same_package_in_four_formats_expects_the_same(package: Package) -> None:
    base = package.folder.removesuffix("-scan")
    outcomes = [truth(PACKAGES[f"{base}-{name}"]) for name in ("pdf", "docx", "hwpx", "scan")]
    assert all(outcome["findings"] == outcomes[0]["findings"] for outcome in outcomes)
    assert all(
        [entry["duties"] for entry in outcome["documents"]] == [entry["duties"] for entry in outcomes[0]["documents"]]
        for outcome in outcomes
    )


def test_docx_keeps_merged_and_nested_cells(tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    write_docx(table_paper(), path)
    table = docx.Document(str(path)).tables[0]
    assert table.cell(0, 0)._tc is table.cell(1, 0)._tc
    assert table.cell(1, 1)._tc is table.cell(1, 2)._tc
    assert [cell.text for cell in table.cell(1, 1).tables[0].rows[0].cells] == ["속 하나", "속 둘"]


def test_docx_hides_numbers_in_automatic_numbering() -> None:
    path = EXAMPLES / "packages/system-designer-consistent/01. 고용계약서(최종).docx"
    heading = next(p for p in docx.Document(str(path)).paragraphs if p.text == "(업무의 내용 및 직위)")
    assert heading._p.xpath("w:pPr/w:numPr/w:numId")
    assert "제3조" not in text_of(path)


def test_docx_tracks_the_change_and_prints_only_the_new_text() -> None:
    path = EXAMPLES / "packages/machine-design-consistent/근로계약서_TESTER ETA.docx"
    assert xml_text(path, "word/document.xml", "delText") == "설계2팀"
    assert "설계1팀" in xml_text(path, "word/document.xml", "t")


@pytest.mark.parametrize(
    ("file", "tag"),
    [
        ("machine-design-consistent/근로계약서_TESTER ETA.docx", "sdtContent"),
        ("old-number-overseas-sales/근로계약서(수정본).docx", "txbxContent"),
    ],
)
def test_docx_hides_the_first_duty_in_a_container(file: str, tag: str) -> None:
    with zipfile.ZipFile(EXAMPLES / "packages" / file) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    held = [element for element in root.iter() if etree.QName(element).localname == tag]
    assert held
    assert all(squeeze("".join(map(str, element.itertext()))) for element in held)


def test_hwpx_is_a_package_with_real_tables(tmp_path: Path) -> None:
    path = tmp_path / "paper.hwpx"
    write_hwpx(table_paper(header="머리말", page_mark="- {n} -"), path)
    with zipfile.ZipFile(path) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert archive.read("mimetype") == b"application/hwp+zip"
        for name in archive.namelist():
            if name.endswith((".xml", ".hpf")):
                etree.fromstring(archive.read(name))
        root = etree.fromstring(archive.read("Contents/section0.xml"))
    hp = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"
    spans = [(e.get("colSpan"), e.get("rowSpan")) for e in root.iter(f"{hp}cellSpan")]
    assert spans.count(("1", "2")) == 1
    assert spans.count(("2", "1")) == 1
    assert len(list(root.iter(f"{hp}tbl"))) == 2


@pytest.mark.parametrize(("by_column", "expected"), [(False, "가1 나1 가2 나2"), (True, "가1 가2 나1 나2")])
def test_pdf_writes_columns_in_the_order_asked_for(by_column: bool, expected: str, tmp_path: Path) -> None:
    rows = ((model.cell("가1"), model.cell("나1")), (model.cell("가2"), model.cell("나2")))
    table = model.Table((50, 50), rows, by_column=by_column)
    path = tmp_path / "paper.pdf"
    write_pdf(model.Paper("차례", (table,), footer=""), path)
    content = " ".join(pdf_text(path.read_bytes()).split())
    assert content == expected


def test_pdf_refuses_characters_without_a_glyph(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no glyph"):
        write_pdf(model.Paper("글자", (model.p("\u2603\ue123"),)), tmp_path / "paper.pdf")


def test_duty_cell_continues_on_the_next_page_without_its_label() -> None:
    document = pypdfium2.PdfDocument(EXAMPLES / "packages/SAMPLE PHI_E-7-1(2842)/근로계약서.pdf")
    first, second = (document[i].get_textpage().get_text_bounded() for i in range(2))
    assert "담당업무" in first
    assert "담당업무" not in second
    assert "통관 자료 입력" in second
