"""A mark and the notes of a paper, as plain values: what the copying process needs, without anything of the review."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from analyzer.reports.annotated.tones import Tone


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked sentence.

    :param start: Offset in the document's text; `end` lies behind the last character.
    :param quote: The sentence, for places where it cannot be marked itself.
    :param colour: `#rrggbb`.
    """

    start: int
    end: int
    quote: str
    tone: Tone
    sign: str
    colour: str
    note: str

    def to_dict(self) -> dict[str, Any]:
        """Return the mark as plain values."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Notes:
    """All that is written on one paper: the marks in order of appearance, and the note on the paper as a whole."""

    marks: tuple[Mark, ...]
    headline: str
    colour: str
