"""What is fuzzed: each target takes any bytes and lets nothing pass but the errors that a person is told about."""

from __future__ import annotations

import io
import struct
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path, PurePath

from analyzer.extraction.filed_codes import codes_in_margins, codes_in_path, parse_code
from analyzer.readers import docx, hwpx
from analyzer.readers.builder import Builder
from analyzer.readers.flow import write
from analyzer.readers.hwp_body import Body
from analyzer.readers.hwp_docinfo import read_doc_info
from analyzer.readers.hwp_records import tree
from analyzer.readers.limits import Limits
from analyzer.readers.problems import DocumentError
from analyzer.readers.revised import from_text
from tests.readers.support_docx import NAMESPACES as DOCX_NAMES
from tests.readers.support_hwp import box, char_shape, para, para_shape, story, table
from tests.readers.support_hwp import numbering as hwp_numbering
from tests.readers.support_hwp import stream as hwp_stream
from tests.readers.support_hwpx import NAMESPACES as HWPX_NAMES

EXAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "examples"
#: Between the XML parts of one input. No XML may hold it.
SEPARATOR = b"\x00"
LIMITS = Limits()
# The recursion limit is a named refusal, too (`limit.depth`); `read_document` turns it into one.
REFUSALS = (DocumentError, RecursionError)
_MAX_SEED = 60_000
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{}</Types>'
)
_OVERRIDE = '<Override PartName="/word/{}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"/>'
_RELATIONS = '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_RELATION = '<Relationship Id="r{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>'
_PARTS = ("document", "styles", "numbering", "footnotes", "comments")


def read_docx(data: bytes) -> None:
    """Walk a DOCX whose document, styles, numbering, footnotes and comments are the pieces of `data`."""
    parts = {name: part for name, part in zip(_PARTS, data.split(SEPARATOR), strict=False) if part or name == "document"}
    names = {
        "[Content_Types].xml": _TYPES.format(
            "".join(_OVERRIDE.format(name, f"{name}.main" if name == "document" else name) for name in parts)
        ),
        "_rels/.rels": _RELATIONS.format(_RELATION.format(0, "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _RELATIONS.format(
            "".join(_RELATION.format(n, name, f"{name}.xml") for n, name in enumerate(parts) if n)
        ),
    }
    _read(docx.read, {**{name: text.encode() for name, text in names.items()}, **{f"word/{name}.xml": part for name, part in parts.items()}})


def read_hwpx(data: bytes) -> None:
    """Walk an HWPX whose section and header are the pieces of `data`."""
    section, _, header = data.partition(SEPARATOR)
    parts = {"mimetype": b"application/hwp+zip", "Contents/section0.xml": section}
    _read(hwpx.read, {**parts, "Contents/header.xml": header} if header else parts)


def read_hwp(data: bytes) -> None:
    """Walk the records of an HWP 5 file: two bytes tell how long the definitions are, the section follows them."""
    size = int.from_bytes(data[:2], "little")
    builder = Builder()
    # `struct.error` is what the module itself turns into a damaged file.
    with suppress(struct.error, *REFUSALS):
        write(builder, Body(read_doc_info(data[2 : 2 + size])).items(tree(data[2 + size :], LIMITS).children))
    _check(builder)


def read_code(data: bytes) -> None:
    """Parse a filed code out of any text and any file name."""
    text = data.decode("utf-8", "replace")
    for labelled in (True, False):
        for code in parse_code(text, "a.pdf", labelled=labelled):
            assert code.as_written == text.strip()
            assert all(char.isalnum() for char in code.number)
    codes_in_path(PurePath(text.replace("\x00", "")))
    for code in codes_in_margins(from_text("a.txt", text)):
        assert code.number and all(char.isalnum() for char in code.number)


def _read(read: Callable[[Path, Builder, Limits], None], parts: dict[str, bytes]) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as container:
        for name, part in parts.items():
            container.writestr(name, part)
    builder = Builder()
    with tempfile.NamedTemporaryFile() as file:
        file.write(content.getvalue())
        file.flush()
        with suppress(*REFUSALS):
            read(Path(file.name), builder, LIMITS)
    _check(builder)


def _check(builder: Builder) -> None:
    """Make sure that offsets are right and that the result can travel, whatever was read."""
    text = builder.text
    for block in builder.blocks:
        assert text[block.start : block.end] == block.text
        for line in block.lines:
            assert block.start <= line.start <= line.end <= block.end
    text.encode("utf-8")
    assert all(problem.reason(lang) and problem.next_step(lang) for problem in builder.problems for lang in ("ko", "en"))


TARGETS: dict[str, Callable[[bytes], None]] = {"docx": read_docx, "hwpx": read_hwpx, "hwp": read_hwp, "code": read_code}


def seeds(target: str) -> Iterator[bytes]:
    """Yield inputs to start from: the parts of our own example papers, and what the reader tests make."""
    match target:
        case "docx":
            for path in sorted(EXAMPLES.rglob("*.docx")):
                with zipfile.ZipFile(path) as container:
                    have = set(container.namelist())
                    parts = [container.read(f"word/{name}.xml") if f"word/{name}.xml" in have else b"" for name in _PARTS]
                yield SEPARATOR.join(part if len(part) < _MAX_SEED else b"" for part in parts)
            yield f"<w:document {DOCX_NAMES}><w:body><w:p><w:r><w:t>가</w:t></w:r></w:p></w:body></w:document>".encode()
        case "hwpx":
            for path in sorted(EXAMPLES.rglob("*.hwpx")):
                with zipfile.ZipFile(path) as container:
                    yield SEPARATOR.join(container.read(f"Contents/{name}.xml") for name in ("section0", "header"))
            yield f'<hs:sec {HWPX_NAMES}><hp:p><hp:run charPrIDRef="0"><hp:t>가</hp:t></hp:run></hp:p></hs:sec>'.encode()
        case "hwp":
            info = hwp_stream([(21, 0, char_shape(bold=True)), (25, 0, para_shape(2, 1, 0)), (23, 0, hwp_numbering((0, "^1.")))], 0)
            bodies = (
                para("담당업무", shape=0),
                para(table([(0, 0, 1, 1, para("담당업무")), (0, 1, 1, 2, para("통역"))], para("표"))),
                [*para(story(17, "fn  ", para("각주")), "본문"), *para(box(para("글상자")))],
            )
            for body in bodies:
                yield len(info).to_bytes(2, "little") + info + hwp_stream(body, 0)
        case "code":
            for text in ("직종코드: 2742", "E-7-1(2742) 통역가", "S2742", "통번역가(２７４２)", "직종 2742, 312"):
                yield text.encode()


#: Words of each format, so that mutations hit upon them.
WORDS = {
    "docx": (
        "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:tbl>", "<w:tr>", "<w:tc>", "<w:sdt>", "<w:sdtContent>", "<w:ins>", "<w:del>",
        "<w:vMerge/>", '<w:gridSpan w:val="9"/>', "<w:numPr>", '<w:numId w:val="1"/>', '<w:ilvl w:val="8"/>', "<w:txbxContent>", "<w:pict>",
        '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>', "<w:ffData>", "<w:sym w:char=\\\"F0FE\\\"/>", "<w:vanish/>",
        '<w:footnoteReference w:id="2"/>', "<mc:AlternateContent>", "<mc:Choice>", "<w:ruby>", "<w:rubyBase>", '<w:sz w:val="2"/>', '<w:color w:val="FFFFFF"/>',
    ),
    "hwpx": (
        "<hp:p>", "</hp:p>", "<hp:run>", "</hp:run>", "<hp:t>", "</hp:t>", "<hp:tbl>", "<hp:tr>", "<hp:tc>", "<hp:subList>", "<hp:ctrl>",
        '<hp:cellAddr colAddr="9" rowAddr="9"/>', '<hp:cellSpan colSpan="9" rowSpan="9"/>', '<hp:fieldBegin type="CLICK_HERE"/>', "<hp:fieldEnd/>",
        "<hp:deleteBegin/>", "<hp:deleteEnd/>", "<hp:insertBegin/>", "<hp:footNote>", "<hp:header>", "<hp:drawText>", "<hp:caption>", "<hp:dutmal>",
        '<hh:charPr id="0" height="100" textColor="#FFFFFF">', '<hh:heading type="NUMBER" idRef="1" level="0"/>',
    ),
    "hwp": ("tbl ", "secd", "fn  ", "gso ", "%clk", "Direction:wstring:5:", "tcmt", "atno", "form"),
    "code": ("E-7-1", "직종", "직종코드", "코드", "2742", "S", "312", "-", "(", ")", "번", "：", "２"),
}  # fmt: skip
