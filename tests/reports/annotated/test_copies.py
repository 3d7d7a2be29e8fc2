"""Names, failures and words of annotated copies; papers whose copies are set anew from their text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from analyzer.consistency import Evidence, Finding, Message, Severity
from analyzer.extraction import Role
from analyzer.readers import Block, BlockKind, Box, CellPlace, Document, Format, LinePlace, ReaderPool, Status
from analyzer.reports.annotated import Copier, annotate, annotate_paper
from tests.conftest import document_of
from tests.readers.support_docx import make_docx, p
from tests.reports.annotated.support import (
    comments,
    digest,
    highlights,
    joined,
    paper_note,
    plain,
    review_of,
    said_once,
)

DUTY = "고객사 웹 플랫폼의 화면 설계와 개발"
OTHER = "현장용 설비 제어 프로그램 작성"
LINES = "입고 자재의 적재와 포장"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def table(*rows: tuple[str, ...]) -> Document:
    """Return a document of one table."""
    blocks, text = [], ""
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            start = len(text)
            blocks.append(Block(cell, BlockKind.CELL, start, start + len(cell), cell=CellPlace(0, row, column)))
            text += cell + "\n"
    return Document(Path("표.hwpx"), "표.hwpx", Format.HWPX, Status.READ, text, tuple(blocks))


def test_copies_of_papers_of_one_name_get_numbers(pool: ReaderPool, tmp_path: Path) -> None:
    papers = [write(tmp_path / place / "계약서.txt", f"담당업무\n{DUTY}\n{place}\n") for place in ("1", "2")]
    papers.append(make_docx(tmp_path / "계약서.docx", p(DUTY)))
    review = joined(*(review_of(pool.read(path), [(DUTY, "2224")]) for path in papers))
    names = [made.path.name for made in annotate(review, tmp_path / "out") if made.path]
    assert names == ["계약서.검토.pdf", "계약서-2.검토.pdf", "계약서.검토.docx"]
    again = annotate_paper(review, review.papers[1], tmp_path / "out")
    assert again.path == tmp_path / "out" / "계약서-2.검토.pdf"
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(names)


def test_copies_never_replace_an_original(pool: ReaderPool, tmp_path: Path) -> None:
    first, second = (make_docx(tmp_path / name, p(DUTY)) for name in ("계약서.docx", "계약서.검토.docx"))
    before = digest(first), digest(second)
    made = annotate(joined(*(review_of(pool.read(path), [(DUTY, "2224")]) for path in (first, second))), tmp_path)
    assert (digest(first), digest(second)) == before
    assert made[0].path is None
    assert made[0].problem is not None
    assert "원본과 같아" in made[0].problem.ko
    assert made[1].path == tmp_path / "계약서.검토.검토.docx"


def test_copies_are_not_made_of_a_paper_that_changed_or_went_and_others_are(pool: ReaderPool, tmp_path: Path) -> None:
    papers = [make_docx(tmp_path / f"{name}.docx", p(DUTY)) for name in "abc"]
    review = joined(*(review_of(pool.read(path), [(DUTY, "2224")]) for path in papers))
    make_docx(papers[0], p(OTHER))
    papers[1].unlink()
    changed, gone, kept = annotate(review, tmp_path / "out")
    assert changed.problem is not None
    assert changed.problem.en.startswith("a.docx: The file has changed since the review")
    assert gone.problem is not None
    assert gone.problem.en.startswith("b.docx: The file does not exist.")
    assert kept.problem is None
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["c.검토.docx"]


def test_copies_tell_when_they_cannot_be_saved(pool: ReaderPool, tmp_path: Path) -> None:
    source = make_docx(tmp_path / "a.docx", p(DUTY))
    in_the_way = write(tmp_path / "out", "a file, not a folder")
    (made,) = annotate(review_of(pool.read(source), [(DUTY, "2224")]), in_the_way, lang="en")
    assert made.path is None
    assert made.problem is not None
    assert "could not be saved" in made.problem.en


def test_copies_of_a_paper_that_lies_elsewhere(pool: ReaderPool, tmp_path: Path) -> None:
    source = make_docx(tmp_path / "a.docx", p(DUTY))
    review = review_of(pool.read(source), [(DUTY, "2224")])
    moved = source.rename(tmp_path / "upload.bin")
    made = annotate_paper(review, review.papers[0], tmp_path / "out", source=moved)
    assert made.path is not None
    assert made.path.name == "a.검토.docx"


def test_copies_of_unusable_papers_are_left_out(tmp_path: Path) -> None:
    locked = Document(Path("a.pdf"), "a.pdf", Format.PDF, Status.LOCKED)
    review = review_of(locked, [])
    assert annotate(review, tmp_path) == []
    assert annotate_paper(review, review.papers[0], tmp_path).problem is not None


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_copies_of_text_mark_the_sentence(lang: str, tmp_path: Path) -> None:
    document = document_of([("근로계약서", BlockKind.HEADING), f"담당업무: {DUTY} (60%) 그리고 {OTHER}", *["그 밖의 조항을 여기에 적는다. " * 12] * 40, DUTY], "계약서.txt")
    (made,) = annotate(review_of(document, [(DUTY, "2224"), (OTHER, "2223"), (DUTY, "2224", 1)]), tmp_path, lang=lang)
    assert made.path is not None, made.problem
    notes = highlights(made.path)
    assert [note.text for note in notes] == [plain(DUTY), plain(OTHER), plain(DUTY)]
    assert notes[2].page > 1
    assert notes[0].author == {"ko": "E-7 서류 검토", "en": "E-7 review"}[lang]
    assert any("가" <= char <= "힣" for char in notes[0].note) == (lang == "ko")


def test_copies_of_tables_keep_every_word(tmp_path: Path) -> None:
    long = "생산 설비의 기구를 설계하고 구조를 계산하며 시제품을 시험한다. " * 120
    document = table(("구분", "업무", "비중"), ("1", DUTY, "60%"), ("2", f"{OTHER}\n{long.strip()}", "40%"), ("3", "가" * 700, ""))
    (made,) = annotate(review_of(document, [(DUTY, "2224"), (OTHER, "2223"), ("가" * 700, "2223")]), tmp_path)
    assert made.path is not None, made.problem
    assert [note.text for note in highlights(made.path)] == [plain(DUTY), plain(OTHER), "가" * 700]
    pdf = pypdfium2.PdfDocument(made.path)
    printed = plain("".join(page.get_textpage().get_text_range() for page in pdf))
    pdf.close()
    assert printed.count("생산설비의기구를설계하고구조를계산하며시제품을시험한다.") >= 110


def test_copies_of_tables_in_tables_and_forged_spans(tmp_path: Path) -> None:
    document = table(("담당업무", DUTY), ("다음", OTHER))
    inner = Block("안쪽 칸", BlockKind.CELL, 0, 0, cell=CellPlace(1, 0, 0, parent=0))
    start = len(document.text)
    blocks = [*document.blocks[:2], replace(inner, start=start, end=start + 4), *document.blocks[2:]]
    forged = replace(blocks[-1], cell=CellPlace(0, 1, 1, row_span=40, column_span=90))
    nested = replace(document, text=document.text + "안쪽 칸\n", blocks=(*blocks[:-1], forged))
    (made,) = annotate(review_of(nested, [("안쪽 칸", "2224"), (OTHER, "2223")]), tmp_path)
    assert made.path is not None, made.problem
    assert {note.text for note in highlights(made.path)} == {"안쪽칸", plain(OTHER)}


def test_copies_of_pictures_have_the_page_and_the_boxes(tmp_path: Path) -> None:
    source = tmp_path / "사진.png"
    Image.new("RGB", (1240, 1754), "white").save(source, dpi=(150, 150))
    text = f"담당업무 {DUTY}"
    line = LinePlace(0, len(text), 1, Box(60, 100, 360, 118), 0.9)
    block = Block(text, BlockKind.PARAGRAPH, 0, len(text), 1, lines=(line,))
    document = Document(source, source.name, Format.IMAGE, Status.READ, text, (block,), sha256=digest(source))
    (made,) = annotate(review_of(document, [(text, "2224"), (DUTY, "2224")]), tmp_path / "out")
    assert made.path is not None, made.problem
    whole, part = highlights(made.path)
    height = 1754 * 72 / 150
    assert whole.boxes[0] == pytest.approx((60, height - 118, 360, height - 100), abs=0.5)
    assert 60 < part.boxes[0][0] < part.boxes[0][2] <= 360.01
    pdf = pypdfium2.PdfDocument(made.path)
    assert pdf[0].get_size() == pytest.approx((1240 * 72 / 150, height), abs=0.5)
    pdf.close()


@pytest.mark.parametrize(("boxes", "part"), [
    ([Box(100, 100, 400, 120), Box(100, 130, 400, 150)], "right"),
    ([Box(100, 130, 400, 150), Box(100, 100, 400, 120)], "left"),
    ([Box(130, 100, 150, 400), Box(100, 100, 120, 400)], "bottom"),
    ([Box(100, 100, 120, 400), Box(130, 100, 150, 400)], "top"),
], ids=["upright", "upside down", "clockwise", "anticlockwise"])
def test_copies_of_turned_scans_mark_the_end_of_a_line_where_it_is(boxes: list[Box], part: str, tmp_path: Path) -> None:
    source = tmp_path / "scan.png"
    Image.new("RGB", (1240, 1754), "white").save(source, dpi=(150, 150))
    text = "담당업무와 근무조건은 다음과 같다\n고객사 웹 플랫폼의 화면 설계와 개발"
    starts = (0, text.index("고객사"))
    lines = tuple(LinePlace(start, end, 1, box, 0.9) for start, end, box in zip(starts, (starts[1] - 1, len(text)), boxes, strict=True))
    block = Block(text, BlockKind.PARAGRAPH, 0, len(text), 1, lines=lines)
    document = Document(source, source.name, Format.IMAGE, Status.READ, text, (block,), sha256=digest(source))
    (made,) = annotate(review_of(document, [("설계와 개발", "2224")]), tmp_path / "out")
    assert made.path is not None, made.problem
    (note,) = highlights(made.path)
    left, bottom, right, top = note.boxes[0]
    line, height = boxes[1], 1754 * 72 / 150
    room = {"left": left - line.x0, "right": line.x1 - right, "top": (height - top) - line.top, "bottom": line.bottom - (height - bottom)}
    opposite = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}[part]
    assert room.pop(opposite) > 150
    assert all(abs(rest) < 1 for rest in room.values())


def test_copies_damaged_after_reading_cost_one_paper(pool: ReaderPool, tmp_path: Path) -> None:
    source = write(tmp_path / "a.pdf", "%PDF-1.7 no pdf at all")
    text = document_of([DUTY], "a.pdf")
    broken = replace(text, path=source, format=Format.PDF, sha256=digest(source))
    fine = pool.read(make_docx(tmp_path / "b.docx", p(DUTY)))
    bad, good = annotate(joined(review_of(broken, [(DUTY, "2224")]), review_of(fine, [(DUTY, "2224")])), tmp_path / "out")
    assert bad.path is None
    assert bad.problem is not None
    assert bad.problem.ko.startswith("a.pdf: ")
    assert good.path is not None
    assert not list((tmp_path / "out").glob(".*"))


def test_copies_use_signs_for_every_meaning(pool: ReaderPool, tmp_path: Path) -> None:
    document = pool.read(make_docx(tmp_path / "a.docx", p(DUTY) + p(OTHER) + p(LINES)))
    review = review_of(document, [(DUTY, "2224"), (OTHER, "2223"), (LINES, "outside")])
    (made,) = annotate(review, tmp_path / "out")
    assert made.path is not None
    notes = [note.note for note in comments(made.path)][1:]
    assert [note[3:6] for note in notes] == ["[=]", "[≠]", "[□]"]
    assert "2224 웹 개발자" in notes[0]
    assert "2223 응용 소프트웨어 개발자" in notes[1]
    assert "가르는 점: [" in notes[1]
    assert "하지 않는 업무를 적어서 맞추지 마세요" in notes[1]


def test_copies_without_a_filed_code_judge_nothing(pool: ReaderPool, tmp_path: Path) -> None:
    document = pool.read(make_docx(tmp_path / "a.docx", p(DUTY) + p(OTHER)))
    review = review_of(document, [(DUTY, "2224"), (OTHER, "2223")])
    (made,) = annotate(replace(review, filed=replace(review.filed, written=None, resolution=None)), tmp_path / "out", lang="en")
    assert made.path is not None
    assert [note.note.split("]")[0] for note in comments(made.path)] == ["[?", "1. [–", "2. [–"]


def test_copies_write_advice_once_and_refer_to_it(pool: ReaderPool, tmp_path: Path) -> None:
    document = pool.read(make_docx(tmp_path / "a.docx", p(DUTY) + p(OTHER) + p(LINES)))
    places = [(document.text.index(text), text) for text in (DUTY, OTHER)]
    evidence = tuple(Evidence(document.name, text, None, start, start + len(text)) for start, text in places)
    secret = Message("여권번호 M12345678 확인", "Passport number M12345678")
    finding = Finding("contract-vs-filed", Severity.ERROR, secret, evidence, Message("고칠 내용", "Mend this"))
    whole = Finding("no-duties", Severity.NOTICE, Message("참고 사항", "Note"), (Evidence(document.name, ""),))
    (made,) = annotate(review_of(document, [(text, "2223") for text in (DUTY, OTHER, LINES)], findings=(finding, whole)), tmp_path / "out")
    assert made.path is not None
    head, first, second, third = (note.note for note in comments(made.path))
    assert "참고: 참고 사항" in head
    assert "고칠 점: 고칠 내용" in first
    assert "M12345678" not in first
    assert "메모 1의 ‘오류’" in second
    assert "고칠 내용" not in second
    assert "메모 1에 적은 것" in third


def test_copies_say_the_verdict_of_each_kind_of_paper(tmp_path: Path) -> None:
    document = document_of([DUTY, OTHER, "그 밖의 조항과 부속 합의를 여기에 적는다."], "a.txt")
    kinds: list[tuple[Role, list[tuple[str, str]], str]] = [
        (Role.STATEMENT, [(DUTY, "2224"), (OTHER, "2224")], "[=] 이 고용사유서의 업무는 신청 직종 2224 웹 개발자를 가리킵니다"),
        (Role.CONTRACT, [(DUTY, "2223"), (OTHER, "2223")], "[≠] 이 근로계약서의 업무는 신청 직종 2224 웹 개발자가 아니라 2223"),
        (Role.CONTRACT, [(DUTY, "2223"), (OTHER, "2224")], "[?] 이 근로계약서의 업무가 신청 직종 2224 웹 개발자를 분명히 가리키지 않습니다"),
        (Role.CONTRACT, [], "[?] 이 근로계약서에서 담당업무를 찾지 못했습니다."),
        (Role.RECOMMENDATION, [], "[–] 이 서류(고용추천서)의 업무는"),
    ]
    copies = annotate(joined(*(review_of(document, duties, role=role) for role, duties, _ in kinds)), tmp_path)
    told = [paper_note(made.path) for made in copies if made.path is not None]
    assert [note[: len(said)] for note, (_, _, said) in zip(told, kinds, strict=True)] == [said for _, _, said in kinds]


def test_copies_of_an_edited_paper_keep_the_notes_of_unchanged_sentences(pool: ReaderPool, tmp_path: Path) -> None:
    from analyzer.readers.revised import with_text

    document = pool.read(make_docx(tmp_path / "a.docx", p(DUTY) + p("사무실 청소") + p(OTHER)))
    start = document.text.index("사무실 청소")
    edited = with_text(document, start, start + len("사무실 청소"), "쇼핑몰 화면 접근성 점검")
    (made,) = annotate(review_of(edited, [(DUTY, "2224"), ("쇼핑몰 화면 접근성 점검", "2224"), (OTHER, "2223")]), tmp_path / "out")
    assert made.path is not None
    notes = comments(made.path)
    assert said_once(notes) == [plain(DUTY), plain(OTHER)]
    assert "“쇼핑몰 화면 접근성 점검”" in notes[0].note


def test_one_copying_process_serves_several_reviews_and_begins_again_after_it_was_ended(pool: ReaderPool, tmp_path: Path) -> None:
    review = review_of(pool.read(make_docx(tmp_path / "계약서.docx", p(DUTY))), [(DUTY, "2224")])
    annotate(review, tmp_path / "alone")
    with Copier() as copier:
        for place in ("first", "second"):
            annotate(review, tmp_path / place, copier=copier)
        copier.close()
        annotate(review, tmp_path / "third", copier=copier)
    made = [comments(tmp_path / place / "계약서.검토.docx") for place in ("alone", "first", "second", "third")]
    assert made[0] and all(each == made[0] for each in made)
