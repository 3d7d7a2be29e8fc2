"""What a watch keeps from one review to the next: reading processes, the papers read last, the process that copies."""

from __future__ import annotations

from analyzer.extraction import Paper, extract
from analyzer.readers import PAPERS_KEPT, Document, ReaderPool
from analyzer.recent import Recent
from analyzer.reports.annotated import Copier
from analyzer.watch.grouping import Identity

# Characters of the papers that were gone through.
_WEIGHT = 400_000


class Desk(ReaderPool):
    """A reader pool for a watch, which lives long.

    What was read to learn whose a paper is serves its review, and of a package that is saved again mostly one paper is new.
    """

    def __init__(self, workers: int) -> None:
        super().__init__(workers, keeps=PAPERS_KEPT)
        #: What the papers read last say.
        self.papers: Recent[Document, list[Paper]] = Recent(PAPERS_KEPT, _WEIGHT)
        #: Makes annotated copies; begins with the first one.
        self.copier = Copier()

    def close(self) -> None:
        """End all processes, also those at work."""
        super().close()
        self.copier.close()


def identity_in(document: Document) -> Identity:
    """Return whom a paper is about: the person and the passport that it states first."""
    if not document.usable:
        return Identity(usable=False)
    paper = extract(document)
    found = [paper.fact(name) for name in ("employee", "passport")]
    name, passport = (str(fact.value).strip() if fact else "" for fact in found)
    return Identity(name, passport)
