"""One package on the page: its papers, how far its review is, and every version since."""

from __future__ import annotations

import threading
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

from analyzer.consistency import Review
from analyzer.extraction import Role
from analyzer.readers import Document
from analyzer.readers.normalise import nfc
from analyzer.readers.pictures import Size

_LONGEST_NAME = 120


class Stage(StrEnum):
    """How far the review of a package is."""

    WAITING = "waiting"
    READING = "reading"
    MATCHING = "matching"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Given:
    """A paper as it was given: a file under a name of ours, or a text.

    :param name: Name that the person gave it; for display only.
    :param path: Where the file lies, None for a text.
    :param text: The text that was pasted, None for a file.
    :param role: What the person said it is, for a text.
    """

    name: str
    path: Path | None = None
    text: str | None = None
    role: Role | None = None


@dataclass(frozen=True)
class Version:
    """The package at one moment: what was judged, with which code, and which papers had been changed by then."""

    review: Review
    code: str
    changed: frozenset[int] = frozenset()

    @cached_property
    def report(self) -> dict[str, Any]:
        """The report of schema 1."""
        return self.review.to_dict()

    def document(self, number: int) -> Document:
        """Return a paper as it reads in this version."""
        return self.review.papers[number].paper.document


@dataclass
class Desk:
    """One package. `lock` is held while it is changed.

    :param id: Name in addresses, which nobody can guess.
    :param folder: Where its files lie.
    :param expires: When it is deleted, in seconds since the epoch.
    :param code: Filed occupation as the person chose it, empty where the papers are to say it.
    :param sizes: Sizes of the pages of each paper that was looked at.
    :param versions: The first is the package as given; the last is the present one.
    """

    id: str
    folder: Path
    expires: float
    name: str = ""
    code: str = ""
    papers: list[Given] = field(default_factory=list)
    stage: Stage = Stage.WAITING
    read: int = 0
    versions: list[Version] = field(default_factory=list)
    sizes: dict[int, list[Size]] = field(default_factory=dict)
    gone: bool = False
    lock: threading.RLock = field(default_factory=threading.RLock, repr=False)

    @property
    def now(self) -> Version:
        """The present version."""
        return self.versions[-1]

    @property
    def before(self) -> Version | None:
        """The version before the present one."""
        return self.versions[-2] if len(self.versions) > 1 else None

    def clear(self) -> None:
        """Forget everything; a review still under way ends without a trace."""
        with self.lock:
            self.gone = True
            self.papers.clear()
            self.versions.clear()


def shown_name(name: str, taken: list[str]) -> str:
    """Return a file name as it is shown: without folders and control signs, and another one than those `taken`.

    :param name: Name that a browser sent, which may be anything.
    """
    last = nfc(name).replace("\\", "/").rsplit("/", 1)[-1]
    clean = "".join(char for char in last if unicodedata.category(char)[0] != "C").strip() or "file"
    stem, dot, suffix = clean.rpartition(".")
    if not stem:
        stem, dot, suffix = clean, "", ""
    stem, suffix = stem[:_LONGEST_NAME], suffix[:10]
    free, number = f"{stem}{dot}{suffix}", 1
    while free.casefold() in {other.casefold() for other in taken}:
        number += 1
        free = f"{stem} ({number}){dot}{suffix}"
    return free
