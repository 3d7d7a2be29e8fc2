"""Reads papers once: what was read to learn whose paper it is serves the review too. Keeps the copying process between reviews."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from analyzer.extraction import extract
from analyzer.readers import Document, ReaderPool
from analyzer.reports.annotated import Copier
from analyzer.watch.grouping import Identity
from analyzer.watch.publish import sha256_of

# Papers kept between learning whose they are and their review; a long scan is some hundred kilobytes of text and boxes.
_KEPT = 40


class Desk(ReaderPool):
    """A reader pool that lays papers by until their review."""

    def __init__(self, workers: int) -> None:
        super().__init__(workers)
        self._kept: dict[Path, Document] = {}
        #: Makes annotated copies; begins with the first one.
        self.copier = Copier()

    def close(self) -> None:
        """End all processes, also those at work."""
        super().close()
        self.copier.close()

    def lay_by(self, document: Document) -> None:
        """Keep a paper for its review, the newest ones only."""
        self._kept[document.path] = document
        while len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]

    def read_all(self, paths: Iterable[Path]) -> list[Document]:
        """Return files as documents; papers that were laid by and have not changed are not read again."""
        wanted = list(paths)
        known = {path: document for path in wanted if (document := self._kept.pop(path, None)) is not None and _unchanged(document)}
        read = iter(super().read_all([path for path in wanted if path not in known]))
        return [known[path] if path in known else next(read) for path in wanted]


def identity_in(document: Document) -> Identity:
    """Return whom a paper is about: the person and the passport that it states first."""
    if not document.usable:
        return Identity(usable=False)
    paper = extract(document)
    found = [paper.fact(name) for name in ("employee", "passport")]
    name, passport = (str(fact.value).strip() if fact else "" for fact in found)
    return Identity(name, passport)


def _unchanged(document: Document) -> bool:
    try:
        return sha256_of(document.path) == document.sha256
    except OSError:
        return False
