"""Papers read last, by what is in their files: the same paper is not opened again, whatever its file is called.

A firm's registration certificate lies in the package of each of its people, and of a package that is saved once more mostly
one paper is new; recognising a scan takes seconds. Kept in the memory of the process alone, never on a disk.
"""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

from analyzer.readers.document import Document, Status
from analyzer.readers.limits import Limits
from analyzer.readers.normalise import nfc
from analyzer.readers.problems import DocumentError
from analyzer.readers.read import content_hash
from analyzer.recent import Recent

# Text of all kept papers together; with its lines and boxes a character takes some 200 bytes.
CHARACTERS = 400_000


class KeptDocuments:
    """The documents of the files read last.

    :param papers: How many are kept at most.
    :param limits: What one file may cost.
    """

    def __init__(self, papers: int, limits: Limits) -> None:
        self._limits = limits
        self._documents: Recent[str, Document] = Recent(papers, CHARACTERS)
        # A file whose size no kept paper has is not worth its hash.
        self._sizes: Recent[int, bool] = Recent(papers, papers)

    def find(self, path: Path) -> Document | None:
        """Return a file as the document that it was read as, None if it is not kept or cannot be looked at."""
        started = time.perf_counter()
        try:
            if self._sizes.find(path.stat().st_size) is None:
                return None
            known = self._documents.find(content_hash(path, self._limits))
        except (OSError, DocumentError):  # whoever reads it will say why
            return None
        return replace(known, path=path, name=nfc(path.name), seconds=time.perf_counter() - started) if known is not None else None

    def keep(self, document: Document) -> None:
        """Keep a document that was read whole; what stopped another may have passed by the next time."""
        if document.status is not Status.READ:
            return
        try:
            self._sizes.keep(document.path.stat().st_size, True, 1)
        except OSError:
            return
        self._documents.keep(document.sha256, document, len(document.text))
