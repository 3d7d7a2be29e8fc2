"""HWP 5: records made by the test come back as blocks; a second reader agrees on the words."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
import syhwp
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from syhwp._crypt import _mask, section_key

from analyzer.readers.document import BlockKind, Status
from analyzer.readers.limits import Limits
from analyzer.readers.read import read_document
from tests.readers.support_blocks import read, texts
from tests.readers.support_cfb import make_cfb
from tests.readers.support_hwp import (
    COMPRESSED,
    DISTRIBUTION,
    PASSWORD,
    Control,
    Records,
    box,
    char_shape,
    file_header,
    make_hwp,
    numbering,
    para,
    para_shape,
    story,
    stream,
    table,
)

PARA_SHAPE, CHAR_SHAPE, NUMBERING, TRACKED_CHANGE = 25, 21, 23, 96


def long_text(data: str) -> bytes:
    return struct.pack("<H", len(data)) + data.encode("utf-16-le")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (["근로계약서"], "근로계약서"),
        (["가\n나"], "가\n나"),
        (["가\u001e나\u001f다\u0018라"], "가 나 다-라"),
        (["가", Control(9, "    "), "나"], "가 나"),
        (["문자 😀 끝"], "문자 😀 끝"),
        (["표 ", Control(18, "atno", struct.pack("<IH", 4, 3) + bytes(6))], "표 3"),
        (["쪽 ", Control(18, "atno", struct.pack("<IH", 0, 3) + bytes(6))], "쪽"),
        ([Control(11, "eqed", bytes(40), ((88, 1, bytes(4) + long_text("x over y")),))], "x over y"),
        ([Control(23, "tdut", long_text("본말") + long_text("덧말"))], "본말(덧말)"),
        ([Control(23, "tcps", long_text("12"))], "12"),
        ([Control(11, "gso ", bytes(40), ((76, 1, b""), (90, 2, bytes(32) + long_text("직인"))))], "직인"),
    ],
)
def test_hwp_reads_inline_elements(tmp_path: Path, content: list[str | Control], expected: str) -> None:
    assert texts(read(make_hwp(tmp_path / "a.hwp", para(*content)))) == [expected]


@pytest.mark.parametrize("flags", [COMPRESSED, 0], ids=["deflated", "plain"])
def test_hwp_reads_long_streams_of_several_sections(tmp_path: Path, flags: int) -> None:
    sections = [para(f"{number}절 " + "긴 문장 " * 900) for number in range(12)]
    doc = read(make_hwp(tmp_path / "a.hwp", *sections, flags=flags))
    assert [text.split()[0] for text in texts(doc)] == [f"{number}절" for number in range(12)]
    assert len(doc.blocks[0].text) > 4000


def test_hwp_reads_tables_with_merged_and_nested_cells(tmp_path: Path) -> None:
    inner = table([(0, 0, 1, 1, para("안쪽"))])
    cells = [
        (0, 0, 1, 2, para("구분")),
        (0, 2, 1, 1, para("내용")),
        (1, 0, 2, 1, para("업무")),
        (1, 1, 1, 1, para("1")),
        (1, 2, 1, 1, para("설계", inner) + para("개발")),
        (2, 1, 1, 1, para("2")),
        (2, 2, 1, 1, para("운영")),
    ]
    doc = read(make_hwp(tmp_path / "a.hwp", para("앞") + para(table(cells, caption=para("표 제목"))) + para("뒤")))
    assert texts(doc)[:2] == ["앞", "표 제목"]
    found = [
        (b.text, b.cell.table, b.cell.row, b.cell.column, b.cell.row_span, b.cell.parent) for b in doc.blocks if b.cell
    ]
    assert found == [
        ("구분", 0, 0, 0, 1, None),
        ("내용", 0, 0, 2, 1, None),
        ("업무", 0, 1, 0, 2, None),
        ("1", 0, 1, 1, 1, None),
        ("설계\n개발", 0, 1, 2, 1, None),
        ("안쪽", 1, 0, 0, 1, 0),
        ("2", 0, 2, 1, 1, None),
        ("운영", 0, 2, 2, 1, None),
    ]
    assert texts(doc)[-1] == "뒤"


@pytest.mark.parametrize(
    ("control", "kind", "field"),
    [
        (story(16, "head", para("곁")), BlockKind.HEADER, ""),
        (story(16, "foot", para("곁")), BlockKind.FOOTER, ""),
        (story(17, "fn  ", para("곁")), BlockKind.NOTE, ""),
        (story(17, "en  ", para("곁")), BlockKind.NOTE, ""),
        (story(15, "tcmt", para("곁")), BlockKind.NOTE, "comment"),
        (box(para("곁")), BlockKind.PARAGRAPH, ""),
    ],
    ids=["header", "footer", "footnote", "endnote", "comment", "box"],
)
def test_hwp_reads_text_outside_the_flow(tmp_path: Path, control: Control, kind: BlockKind, field: str) -> None:
    doc = read(make_hwp(tmp_path / "a.hwp", para("본문", control)))
    assert [(block.text, block.kind, block.field) for block in doc.blocks[1:]] == [("곁", kind, field)]


def test_hwp_reads_a_repeated_header_once(tmp_path: Path) -> None:
    header = story(16, "head", para("한빛테크"))
    assert texts(read(make_hwp(tmp_path / "a.hwp", para(header, "가"), para(header, "나")))) == ["한빛테크", "가", "나"]


@pytest.mark.parametrize(
    ("shown", "properties", "expected"),
    [("서버 개발", 0, "업무: 서버 개발"), ("입력하세요", 0, "업무:"), ("입력하세요", 1 << 15, "업무: 입력하세요")],
    ids=["filled", "hint", "typed like the hint"],
)
def test_hwp_reads_what_was_typed_into_a_field(tmp_path: Path, shown: str, properties: int, expected: str) -> None:
    command = long_text("Clickhere:set:1:Direction:wstring:5:입력하세요 HelpState:wstring:0:  ")
    begin = Control(3, "%clk", struct.pack("<IB", properties, 0) + command)
    section = para("업무: ", begin, shown, Control(4, "%clk"))
    assert texts(read(make_hwp(tmp_path / "a.hwp", section))) == [expected]


DOC_INFO: Records = [
    (CHAR_SHAPE, 0, char_shape()),
    (CHAR_SHAPE, 0, char_shape(bold=True)),
    (NUMBERING, 0, numbering((0, "제^1조"), (8, "^2."), (1, "^3"))),
    (NUMBERING, 0, numbering((2, "^1."), (0, "^N)"), start=4)),
    (PARA_SHAPE, 0, para_shape()),
    (PARA_SHAPE, 0, para_shape(2, 1, 0)),
    (PARA_SHAPE, 0, para_shape(2, 1, 1)),
    (PARA_SHAPE, 0, para_shape(2, 2, 0)),
    (PARA_SHAPE, 0, para_shape(2, 2, 1)),
    (PARA_SHAPE, 0, para_shape(3, 1, 0)),
    (PARA_SHAPE, 0, para_shape(1, 0, 0)),
]


@pytest.mark.parametrize(
    ("shapes", "expected"),
    [
        ([1, 2, 2, 1, 2], ["제1조", "가.", "나.", "제2조", "가."]),
        ([3, 4, 4, 3], ["IV.", "IV.4)", "IV.5)", "V."]),
        ([0, 5], ["", ""]),
        ([6, 6], ["IV.", "V."]),
        ([99], [""]),
    ],
    ids=["levels", "start and path", "none", "outline", "unknown shape"],
)
def test_hwp_counts_automatic_numbers(tmp_path: Path, shapes: list[int], expected: list[str]) -> None:
    section_start = Control(2, "secd", bytes(14) + struct.pack("<H", 2) + bytes(20))
    section = para(section_start)
    for shape in shapes:
        section += para("문단", shape=shape)
    doc = read(make_hwp(tmp_path / "a.hwp", section, doc_info=DOC_INFO))
    assert [block.number for block in doc.blocks] == expected


@pytest.mark.parametrize(
    ("weights", "emphasis"),
    [([(0, 1)], True), ([(0, 0)], False), ([(0, 1), (1, 0)], False), ([(0, 0), (9, 1)], False), ([(0, 77)], False)],
)
def test_hwp_tells_emphasis_from_character_shapes(
    tmp_path: Path, weights: list[tuple[int, int]], emphasis: bool
) -> None:
    (block,) = read(make_hwp(tmp_path / "a.hwp", para("담당업무", weights=weights), doc_info=DOC_INFO)).blocks
    assert (block.emphasis, block.kind is BlockKind.HEADING) == (emphasis, emphasis)


def test_hwp_counts_character_shapes_in_code_units_behind_controls(tmp_path: Path) -> None:
    doc = read(
        make_hwp(tmp_path / "a.hwp", para(box(para("상자")), "굵게", weights=[(0, 0), (8, 1)]), doc_info=DOC_INFO)
    )
    assert [(block.text, block.emphasis) for block in doc.blocks] == [("상자", False), ("굵게", True)]


def test_hwp_reports_tracked_changes_it_cannot_tell_apart(tmp_path: Path) -> None:
    doc = read(make_hwp(tmp_path / "a.hwp", para("가"), doc_info=[(TRACKED_CHANGE, 0, bytes(8))] * 2))
    assert [(problem.code, problem.detail) for problem in doc.problems] == [("text.revisions", "2")]


def distribution(path: Path, section: Records, *, garbled: bool = False) -> Path:
    """Write a distribution document the way Hangul does: stub in BodyText, encrypted text in ViewText."""
    seed = 0x1234567
    head = struct.pack("<I", seed) + bytes(range(252))
    masked = head[:4] + bytes(a ^ b for a, b in zip(head[4:], _mask(seed, 256)[4:], strict=True))
    data = stream(section)
    data += bytes(-len(data) % 16)
    cipher = Cipher(algorithms.AES(section_key(masked)), modes.ECB()).encryptor()
    secret = bytes(len(data)) if garbled else cipher.update(data) + cipher.finalize()
    return make_cfb(
        path,
        {
            "FileHeader": file_header(COMPRESSED | DISTRIBUTION),
            "DocInfo": stream([]),
            "BodyText/Section0": stream(para("상위 버전의 배포용 문서입니다.")),
            "ViewText/Section0": struct.pack("<I", 28 | 256 << 20) + masked + secret,
        },
    )


def test_hwp_reads_the_real_text_of_a_distribution_document(tmp_path: Path) -> None:
    assert texts(read(distribution(tmp_path / "a.hwp", para("담당업무: 서버 개발")))) == ["담당업무: 서버 개발"]


def test_hwp_never_shows_the_stub_of_a_distribution_document(tmp_path: Path) -> None:
    doc = read(distribution(tmp_path / "a.hwp", para("본문"), garbled=True))
    assert (doc.status, doc.problems[0].code, doc.text) == (Status.LOCKED, "file.distribution", "")


@pytest.mark.parametrize("flag", [PASSWORD, 1 << 4, 1 << 8], ids=["password", "drm", "certificate"])
def test_hwp_behind_a_password_is_locked(tmp_path: Path, flag: int) -> None:
    doc = read(make_hwp(tmp_path / "a.hwp", para("본문"), flags=COMPRESSED | flag))
    assert (doc.status, doc.problems[0].code) == (Status.LOCKED, "file.locked")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"\xff" * 100, "file.damaged"),
        (stream(para("본문" * 100))[:-20], "file.damaged"),
        (stream([(66, level, b"") for level in range(300)]), "limit.depth"),
        (stream([(99, 0, bytes(2**20))] * 3), "limit.unpacked"),
    ],
    ids=["no deflate", "cut off", "depth", "bomb"],
)
def test_hwp_reports_bad_streams(tmp_path: Path, body: bytes, code: str) -> None:
    path = make_cfb(
        tmp_path / "a.hwp", {"FileHeader": file_header(COMPRESSED), "DocInfo": stream([]), "BodyText/Section0": body}
    )
    doc = read_document(path, Limits(unpacked_bytes=2 * 2**20))
    assert doc.problems[0].code == code


def test_hwp_without_sections_is_damaged(tmp_path: Path) -> None:
    assert read(make_hwp(tmp_path / "a.hwp")).problems[0].code == "file.damaged"


def test_hwp_agrees_with_a_second_reader_on_the_words(tmp_path: Path) -> None:
    cells = [(0, 0, 1, 1, para("담당업무")), (0, 1, 1, 1, para("서버 개발") + para("운영"))]
    section = (
        para("근로계약서")
        + para("앞", table(cells), "뒤")
        + para(box(para("상자")))
        + para(story(17, "fn  ", para("각주")))
    )
    path = make_hwp(tmp_path / "a.hwp", section)
    assert sorted(read(path).text.split()) == sorted(syhwp.open(str(path)).text.split())
