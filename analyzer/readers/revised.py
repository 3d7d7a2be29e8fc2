"""A document with some of its text replaced, as a person does who mends a sentence; offsets and blocks stay right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from analyzer.readers.builder import Builder
from analyzer.readers.document import Block, Box, Document, Format, LinePlace, Revision, Status
from analyzer.readers.normalise import clean, nfc


def from_text(name: str, text: str) -> Document:
    """Return a text that was never a file, such as one that a person pasted, as a document. Every line is a block."""
    builder = Builder()
    for line in text.splitlines():
        builder.add(line)
    status = Status.READ if builder.blocks else Status.EMPTY
    return Document(Path(nfc(name)), nfc(name), Format.TEXT, status, builder.text, tuple(builder.blocks))


def with_text(document: Document, start: int, end: int, text: str) -> Document:
    """Return the document with `document.text[start:end]` replaced.

    The changed lines keep their page and the box that they had, so that the place can still be shown. A range that
    reaches over several blocks makes one block of them; a block that is left without text goes.

    :param start: Offset of the first character that goes.
    :param end: Offset behind the last one, inside or at the end of a block.
    :param text: What stands there instead, normalised like all text; empty to take the range out.
    :raises ValueError: If the range lies in no block.
    """
    touched = [number for number, block in enumerate(document.blocks) if block.start <= end and start <= block.end]
    # A range that only touches the edge of a block does not mean that block, unless it is empty.
    touched = [n for n in touched if document.blocks[n].start < end and start < document.blocks[n].end] or touched[:1]
    if not touched or not document.blocks[touched[0]].start <= start <= end <= document.blocks[touched[-1]].end:
        raise ValueError(f"no block holds {start}:{end}")
    first, last = document.blocks[touched[0]], document.blocks[touched[-1]]
    new = "\n".join(line for part in text.splitlines() if (line := " ".join(clean(part).split())))
    whole = first.text[: start - first.start] + new + last.text[end - last.start :]
    shift = len(new) - (end - start)
    middle = [_changed(document.blocks[touched[0] : touched[-1] + 1], whole, start, end, shift)] if whole.strip() else []
    # Every block is followed by a newline, which goes with a block that is left empty.
    gone = shift if middle else -(last.end + 1 - first.start)
    after = [_moved(block, gone) for block in document.blocks[touched[-1] + 1 :]]
    blocks = (*document.blocks[: touched[0]], *middle, *after)
    return replace(
        document,
        text="".join(block.text + "\n" for block in blocks),
        blocks=blocks,
        status=document.status if blocks else Status.EMPTY,
        revisions=tuple(_revision(revision, start, end, gone) for revision in document.revisions),
    )


def _changed(old: Sequence[Block], whole: str, start: int, end: int, shift: int) -> Block:
    """Return the block that takes the place of the touched ones, with `whole` as its text."""
    first, lines = old[0], [line for block in old for line in block.lines]
    before = [line for line in lines if line.end < start]
    behind = [line for line in lines if line.start > end or line.start == end > start]
    hit = [line for line in lines if line not in before and line not in behind]
    moved = [_moved_line(line, shift) for line in behind]
    begins = before[-1].end if before else first.start
    ends = moved[0].start if moved else first.start + len(whole)
    places, offset = [], first.start
    for part in whole.split("\n"):
        low, high = max(offset, begins), min(offset + len(part), ends)
        inside = part[low - offset : high - offset]
        low += len(inside) - len(inside.lstrip())
        high -= len(inside) - len(inside.rstrip())
        if low < high:
            places.append(LinePlace(low, high, hit[0].page if hit else first.page, _around(hit)))
        offset += len(part) + 1
    return replace(first, text=whole, end=first.start + len(whole), lines=(*before, *places, *moved))


def _around(lines: Sequence[LinePlace]) -> Box | None:
    """Return the box around the lines that stand on the page of the first one."""
    boxes = [line.box for line in lines if line.box is not None and line.page == lines[0].page]
    if not boxes:
        return None
    return Box(min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes))


def _moved(block: Block, by: int) -> Block:
    return replace(block, start=block.start + by, end=block.end + by, lines=tuple(_moved_line(line, by) for line in block.lines))


def _moved_line(line: LinePlace, by: int) -> LinePlace:
    return replace(line, start=line.start + by, end=line.end + by)


def _revision(revision: Revision, start: int, end: int, by: int) -> Revision:
    """Return a tracked change at its new place; one inside the replaced text stands at its start."""
    at = revision.start
    if at is None or at <= start:
        return revision
    return replace(revision, start=start if at < end else at + by)
