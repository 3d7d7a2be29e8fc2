"""Documents cross the pipe to the reading process without loss."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.readers.document import (
    Block,
    BlockKind,
    Box,
    CellPlace,
    Document,
    Format,
    LinePlace,
    Origin,
    Revision,
    Status,
)
from analyzer.readers.problems import ReadProblem
from analyzer.readers.wire import from_json, to_json

LINE = LinePlace(0, 4, 1, Box(1.5, 2.0, 3.25, 4.0), 0.75)
BLOCK = Block(
    "담당업무",
    BlockKind.CELL,
    0,
    4,
    1,
    CellPlace(0, 1, 2, 3, 4, "행", "열", 0),
    "1)",
    2,
    True,
    "칸",
    Origin.OCR,
    0.75,
    (LINE,),
)
FULL = Document(
    path=Path("보관/근로계약서.pdf"),
    name="근로계약서.pdf",
    format=Format.PDF,
    status=Status.PARTIAL,
    text="담당업무\n",
    blocks=(BLOCK, Block("담당업무", BlockKind.PARAGRAPH, 0, 4)),
    page_count=3,
    problems=(ReadProblem("page.unread", "2, 3", 2),),
    revisions=(Revision("deletion", "지움", None), Revision("insertion", "넣음", 1)),
    sha256="ab" * 32,
    seconds=0.125,
)


def test_wire_keeps_every_field() -> None:
    back = from_json(to_json(FULL))
    assert back == FULL
    assert back.seconds == FULL.seconds
    assert isinstance(back.blocks[0].kind, BlockKind)


def test_wire_is_one_ascii_line() -> None:
    line = to_json(replace(FULL, text="줄\n바꿈\u2028"))
    assert line.isascii()
    assert "\n" not in line


@given(st.text(st.characters(), max_size=20))
def test_wire_keeps_any_text(text: str) -> None:
    doc = replace(FULL, text=text, name=text)
    assert from_json(to_json(doc)) == doc


@pytest.mark.parametrize("line", ["", "{}", "[]", "[1,2]", "noise", "null", '["a","b","pdf","no such status"]'])
def test_wire_refuses_other_things(line: str) -> None:
    with pytest.raises(ValueError):
        from_json(line)
