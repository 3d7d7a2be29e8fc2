"""A document with some text replaced: offsets, blocks and lines stay right, and only what was meant changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.readers import Block, Box, Document, LinePlace, Revision, Status
from analyzer.readers.revised import from_text, with_text
from tests.conftest import document_of

WORDS = st.text("가나 Ab1-\n", max_size=12)


def sound(document: Document) -> None:
    """Check what every document promises."""
    assert document.text == "".join(block.text + "\n" for block in document.blocks)
    for block in document.blocks:
        assert document.text[block.start : block.end] == block.text and block.text.strip()
        ends = [block.start]
        for line in block.lines:
            assert ends[-1] <= line.start < line.end <= block.end and document.text[line.start : line.end].strip()
            ends.append(line.end)


def printed() -> Document:
    """Two blocks on a page; the first has three printed lines."""
    lines = tuple(LinePlace(start, end, 1, Box(10, top, 90, top + 8)) for start, end, top in ((0, 5, 10), (6, 11, 20), (12, 17, 30)))
    first = Block("aaaaa bbbbb ccccc", *_paragraph(0, 17), page=1, lines=lines)
    second = Block("ddddd", *_paragraph(18, 23), page=1, lines=(LinePlace(18, 23, 1, Box(10, 50, 90, 58)),))
    return replace(document_of([]), text="aaaaa bbbbb ccccc\nddddd\n", blocks=(first, second))


def _paragraph(start: int, end: int) -> tuple[object, int, int]:
    from analyzer.readers import BlockKind

    return BlockKind.PARAGRAPH, start, end


def test_a_sentence_is_replaced_in_its_block() -> None:
    document = from_text("paper.txt", "담당업무\n- 웹 개발 (30%)\n- 시험")
    start = document.text.index("웹 개발")
    changed = with_text(document, start, start + 4, "수출  영업\t상담")
    assert changed.text == "담당업무\n- 수출 영업 상담 (30%)\n- 시험\n"
    assert [block.text for block in changed.blocks] == ["담당업무", "- 수출 영업 상담 (30%)", "- 시험"]
    sound(changed)
    assert document.text == "담당업무\n- 웹 개발 (30%)\n- 시험\n"  # the old one is as it was


def test_untouched_lines_keep_their_place_and_changed_ones_the_place_they_had() -> None:
    changed = with_text(printed(), 6, 11, "new words")
    sound(changed)
    assert [(line.box.top, line.box.bottom) for line in changed.blocks[0].lines if line.box] == [(10, 18), (20, 28), (30, 38)]
    assert changed.text[changed.blocks[0].lines[1].start : changed.blocks[0].lines[1].end] == "new words"
    assert changed.blocks[1].lines[0].start == changed.text.index("ddddd")


def test_a_sentence_over_two_lines_gets_the_box_around_both() -> None:
    changed = with_text(printed(), 2, 9, "X")
    sound(changed)
    assert changed.text.startswith("aaXbb ccccc\nddddd")
    assert changed.blocks[0].lines[0].box == Box(10, 10, 90, 28)


def test_two_lines_for_one_stay_two_lines_of_the_block() -> None:
    changed = with_text(from_text("x", "a\nb"), 0, 1, "one\n\n two ")
    sound(changed)
    assert [block.text for block in changed.blocks] == ["one\ntwo", "b"] and len(changed.blocks[0].lines) == 2


def test_a_block_without_text_goes_and_the_last_one_leaves_an_empty_document() -> None:
    changed = with_text(from_text("x", "a\nb"), 0, 1, " ")
    sound(changed)
    assert [block.text for block in changed.blocks] == ["b"] and changed.status is Status.READ
    assert with_text(changed, 0, 1, "").status is Status.EMPTY


def test_a_range_over_several_blocks_makes_one() -> None:
    changed = with_text(from_text("x", "one\ntwo\nthree\nfour"), 1, 11, "X")
    sound(changed)
    assert [block.text for block in changed.blocks] == ["oXee", "four"]


@pytest.mark.parametrize(("start", "end"), [(-1, 1), (0, 99), (3, 1), (50, 50)])
def test_a_range_outside_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no block holds"):
        with_text(from_text("x", "one\ntwo"), start, end, "x")


def test_tracked_changes_move_along() -> None:
    document = replace(from_text("x", "one\ntwo\nthree"), revisions=(Revision("deletion", "q", 1), Revision("insertion", "two", 4), Revision("deletion", "z", 9)))
    changed = with_text(document, 4, 7, "longer")
    assert [revision.start for revision in changed.revisions] == [1, 4, 12]


@given(st.lists(st.text("가나 Ab1-", min_size=1, max_size=9).filter(str.strip), min_size=1, max_size=5), st.data(), WORDS)
def test_any_change_leaves_a_sound_document_and_nothing_else_changed(lines: list[str], data: st.DataObject, new: str) -> None:
    document = from_text("paper.txt", "\n".join(lines))
    block = data.draw(st.sampled_from(document.blocks))
    start = data.draw(st.integers(block.start, block.end))
    end = data.draw(st.integers(start, block.end))
    changed = with_text(document, start, end, new)
    sound(changed)
    number = document.blocks.index(block)
    others = len(document.blocks) - number - 1
    assert [b.text for b in changed.blocks[:number]] == [b.text for b in document.blocks[:number]]
    assert [b.text for b in changed.blocks[len(changed.blocks) - others :]] == [b.text for b in document.blocks[number + 1 :]]
    assert with_text(document, block.start, block.end, block.text) == document
