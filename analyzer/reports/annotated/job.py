"""What the copying process is asked for, as plain values that travel as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from analyzer.readers import Document
from analyzer.readers.wire import from_json, to_json
from analyzer.reports.annotated.mark import Mark, Notes
from analyzer.reports.annotated.tones import Tone

WORDS = ("author", "unplaced", "signed", "rendering", "page", "quoted")


@dataclass(frozen=True, slots=True)
class Job:
    """One copy to make.

    :param words: Texts of `WORDS` in the language of the notes.
    """

    document: Document
    notes: Notes
    words: Mapping[str, str]

    def to_dict(self) -> dict[str, Any]:
        """Return the job as plain values."""
        return {
            "document": json.loads(to_json(self.document)),
            "marks": [mark.to_dict() for mark in self.notes.marks],
            "headline": self.notes.headline,
            "colour": self.notes.colour,
            "words": dict(self.words),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Job:
        """Return the job that `to_dict` wrote."""
        marks = tuple(Mark(**{**mark, "tone": Tone(mark["tone"])}) for mark in data["marks"])
        return cls(from_json(json.dumps(data["document"])), Notes(marks, data["headline"], data["colour"]), data["words"])

    def quoting(self, mark: Mark) -> str:
        """Return the note of a mark with its sentence behind the first line, for places that hold other text too."""
        first, *rest = mark.note.split("\n")
        return "\n".join([first, self.words["quoted"].format(text=" ".join(mark.quote.split())), *rest])

    def headline(self, unplaced: list[Mark], *, signed: bool = False) -> str:
        """Return the note on the paper, with the notes that found no place in it.

        :param signed: The original carries a digital signature.
        """
        lines = [self.notes.headline, *([self.words["signed"]] if signed else [])]
        lines += [self.words["unplaced"].format(quote=" ".join(mark.quote.split()), note=mark.note) for mark in unplaced]
        return "\n".join(lines)
