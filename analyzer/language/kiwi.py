"""Korean text cut by Kiwi: token borders, tags and sentence starts, without the second that spaCy takes to import."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzer.resources import loaded_once

if TYPE_CHECKING:
    from kiwipiepy import Kiwi


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text between two token borders.

    :param tag: Tag of its first morpheme, empty for white space.
    :param opens: Whether a sentence begins here.
    """

    start: int
    end: int
    tag: str
    opens: bool


@loaded_once
def kiwi() -> Kiwi:
    """Return the Kiwi instance, loaded at first use (about a second)."""
    # Its allocator (mimalloc) else keeps the 30 MB that loading frees; it looks here when it starts.
    os.environ.setdefault("MIMALLOC_PURGE_DELAY", "0")
    from kiwipiepy import Kiwi

    # The dictionaries of proper nouns double the start and moved no sentence border in 3,488 lines of contracts,
    # statements and duty lists.
    return Kiwi(num_workers=1, load_default_dict=False, load_multi_dict=False)


def pieces(text: str) -> list[Piece]:
    """Return the pieces of `text` in order; together they are the whole text.

    Kiwi's morphemes overlap in contracted endings (`지급한다` gives `하` and `ᆫ다`), so only borders that fall inside no
    other morpheme become token borders. White space stands alone, character by character.
    """
    morphemes = kiwi().tokenize(text)
    inside: set[int] = set()
    for morpheme in morphemes:
        inside.update(range(morpheme.start + 1, morpheme.start + morpheme.len))
    borders = {0, len(text)}
    for morpheme in morphemes:
        borders.update(p for p in (morpheme.start, morpheme.start + morpheme.len) if p not in inside)
    for i, char in enumerate(text):
        if char.isspace():
            borders.update((i, i + 1))
    first_tag: dict[int, str] = {}
    opening: set[int] = {0}
    sentence = -1
    for morpheme in morphemes:
        first_tag.setdefault(morpheme.start, morpheme.tag)
        if morpheme.sent_position != sentence:
            sentence = morpheme.sent_position
            opening.add(morpheme.start)
    cuts = sorted(borders)
    return [Piece(start, end, first_tag.get(start, ""), start in opening) for start, end in zip(cuts, cuts[1:], strict=False)]


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the offsets of the sentences in `text`, white space between them included."""
    starts = [piece.start for piece in pieces(text) if piece.opens]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))
