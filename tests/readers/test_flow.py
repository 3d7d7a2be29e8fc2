"""Paragraphs and tables become blocks the same way for every office format."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.readers.builder import Builder
from analyzer.readers.document import BlockKind, Revision
from analyzer.readers.flow import Cell, Paragraph, Table, paragraph, write
from analyzer.readers.inline import DELETION, INSERTION, Inline


def test_flow_cuts_forged_spans() -> None:
    builder = Builder()
    forged = Cell(0, 0, row_span=10**9, column_span=10**9, content=[Paragraph("가")])
    write(builder, [Table([forged, Cell(10**9, 0, content=[Paragraph("나")])])])
    first = builder.blocks[0].cell
    assert first is not None
    assert (first.row_span, first.column_span) == (2, 256)


def test_flow_shortens_labels() -> None:
    builder = Builder()
    write(builder, [Table([Cell(0, 0, content=[Paragraph("긴 글 " * 100)]), Cell(0, 1, content=[Paragraph("값")])])])
    place = builder.blocks[1].cell
    assert place is not None
    assert len(place.row_label) <= 200
    assert place.row_label.startswith("긴 글 긴 글")


def test_flow_writes_notes_in_a_cell_behind_it() -> None:
    builder = Builder()
    cell = Cell(0, 0, content=[Paragraph("앞"), Paragraph("각주", BlockKind.NOTE), Paragraph("뒤")])
    write(builder, [Table([cell])])
    assert [(block.text, block.kind) for block in builder.blocks] == [
        ("앞\n뒤", BlockKind.CELL),
        ("각주", BlockKind.NOTE),
    ]
    assert builder.blocks[1].cell == builder.blocks[0].cell


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("가" * 60, BlockKind.HEADING),
        ("가" * 61, BlockKind.PARAGRAPH),
        ("가나다.", BlockKind.PARAGRAPH),
        ("", BlockKind.PARAGRAPH),
    ],
)
def test_flow_takes_short_bold_lines_for_headings(text: str, kind: BlockKind) -> None:
    inline = Inline()
    inline.add(text, bold=True)
    assert paragraph(inline).kind is kind


def test_flow_has_no_offset_for_an_insertion_that_normalises_away() -> None:
    builder = Builder()
    write(builder, [Paragraph("가", changes=(Revision(INSERTION, "없음", 0), Revision(INSERTION, "\u200b", 0)))])
    assert builder.revisions == [Revision(INSERTION, "없음", None)]


@given(st.lists(st.tuples(st.text("가 \t\n１ａ①", max_size=5), st.sampled_from(["", INSERTION, DELETION])), max_size=8))
def test_flow_points_every_insertion_at_its_text(runs: list[tuple[str, str]]) -> None:
    inline = Inline()
    for text, change in runs:
        inline.add(text, change=change)
    builder = Builder()
    write(builder, [Paragraph("앞"), paragraph(inline)])
    for revision in builder.revisions:
        assert revision.start is not None
        if revision.kind == INSERTION:
            assert builder.text[revision.start :].startswith(revision.text)
