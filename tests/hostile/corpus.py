"""The files that are damaged on purpose: our example papers, and one of each kind that the examples do not have."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image

from corpora.examples.generator import bad
from tests.readers.support_docx import make_docx, p, r, tbl
from tests.readers.support_hwp import COMPRESSED, box, char_shape, make_hwp, numbering, para, para_shape, story, table
from tests.readers.support_pdf import add_fields, contract

EXAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "examples"
SUFFIXES = (".pdf", ".docx", ".hwpx", ".hwp", ".jpg", ".png", ".tif", ".bmp", ".txt")


@dataclass(frozen=True)
class Source:
    """A whole file. `name` is its path in the corpus, from which every variant's seed comes."""

    name: str
    data: bytes

    @property
    def kind(self) -> str:
        return self.name.rpartition(".")[2]


@cache
def examples() -> tuple[Source, ...]:
    """Return the papers of all example packages, each content once."""
    found: dict[bytes, Source] = {}
    for path in sorted(EXAMPLES.rglob("*")):
        if path.suffix.lower() in SUFFIXES and path.is_file():
            data = path.read_bytes()
            found.setdefault(data, Source(path.relative_to(EXAMPLES).as_posix(), data))
    return tuple(found.values())


def made(folder: Path) -> tuple[Source, ...]:
    """Return the kinds of file that the examples lack, made anew."""
    info = [(21, 0, char_shape()), (21, 0, char_shape(bold=True)), (25, 0, para_shape(2, 1)), (23, 0, numbering((0, "^1.")))]
    body = [
        *para("담당업무", weights=[(0, 1)]),
        *para(table([(0, 0, 1, 1, para("담당업무")), (0, 1, 1, 2, para("바이어와의 영어 통역 및 계약서 번역"))], para("표"))),
        *para(story(17, "fn  ", para("각주")), "본문"),
        *para(box(para("글상자"))),
    ]
    paper = p(r("담당업무"), "<w:r><w:footnoteReference w:id=\"2\"/></w:r>") + tbl(["업무", "통역"], ["비율", "100%"])
    picture = Image.new("RGB", (320, 200), "white")
    picture.save(folder / "picture.bmp")
    picture.save(folder / "picture.png")
    contract(folder / "form.pdf")
    add_fields(folder / "form.pdf", [("t1", "통역", (170, 300, 500, 330))])
    make_hwp(folder / "packed.hwp", body, flags=COMPRESSED, doc_info=info)
    make_hwp(folder / "plain.hwp", body, flags=0, doc_info=info)
    make_docx(folder / "notes.docx", paper, footnotes='<w:footnote w:id="2"><w:p><w:r><w:t>각주</w:t></w:r></w:p></w:footnote>')
    bad.encrypted_pdf(folder / "locked.pdf")
    (folder / "plain.txt").write_text("담당업무: 통역\n직종코드: 2742\n", "utf-8")
    return tuple(Source(f"made/{path.name}", path.read_bytes()) for path in sorted(folder.iterdir()))
