"""Papers that were read before, by the content of their files, so that no file is parsed twice.

An entry holds the whole text of a paper with its identifiers, which rules need to compare; therefore the cache lies in a
folder that only its owner may open (`private/`, mode 0700), apart from the tables that may be shared. It may be deleted at
any time. Keys carry the stamps of the code and data that made an entry, so another version never sees it.

One file an entry, put in place by renaming: any number of processes, also on a shared disk, use it without locks, and
a killed one leaves nothing half written that is ever read.
"""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from analyzer.audits import stamps
from analyzer.extraction import Paper
from analyzer.matching import Profile
from analyzer.matching.matcher import DutyLike
from analyzer.readers import DEFAULT_LIMITS, Document, Format, Limits, Status
from analyzer.readers.normalise import nfc
from analyzer.readers.wire import dumps, loads

FOLDER = "private"
_NOTE = """\
이 폴더에는 서류 본문이 개인정보를 가리지 않은 채 들어 있습니다. 남에게 보내지 마세요. 언제든 지워도 됩니다.
This folder holds the text of papers with personal identifiers. Never share it. It may be deleted at any time.
"""
# What a busy machine, a missing right or a missing language pack did to a file may be otherwise next time.
_PASSING = frozenset({"limit.seconds", "limit.memory", "file.crashed", "file.missing", "file.permission", "ocr.missing"})
_NO_DOCUMENT = Document(Path(), "", Format.UNKNOWN, Status.EMPTY)
_T = TypeVar("_T")


@dataclass(slots=True)
class Counts:
    """How often the cache answered: files parsed and files taken from it."""

    parsed: int = 0
    cached: int = 0


@dataclass(frozen=True, slots=True)
class _Profile:
    """A profile as it is stored; None for papers without duties."""

    profiles: tuple[Profile | None, ...]


class PaperCache:
    """The cache in the folder of an audit. It does nothing where that folder is not on this machine."""

    def __init__(self, folder: Path, limits: Limits = DEFAULT_LIMITS) -> None:
        self._folder = folder if folder.is_dir() else None
        self._limits = repr(limits)
        # Names of half-written entries: no other process has the first part, no other thread the second.
        self._own, self._count = secrets.token_hex(8), itertools.count()

    @staticmethod
    def create(audit: Path) -> Path:
        """Return the cache folder of an audit, made for its owner only."""
        folder = audit / FOLDER
        folder.mkdir(mode=0o700, exist_ok=True)
        folder.chmod(0o700)
        (folder / "README.txt").write_text(_NOTE, encoding="utf-8")
        return folder

    def document(self, digest: str, path: Path) -> Document | None:
        """Return the document of a file with that content, under its present name; None if it was never read."""
        found = self._get(Document, "documents", digest, stamps.reading(), self._limits)
        return replace(found, path=path, name=nfc(path.name)) if found is not None else None

    def keep_document(self, document: Document) -> None:
        """Keep a document unless its trouble may pass."""
        if document.sha256 and not any(problem.code in _PASSING for problem in document.problems):
            stored = replace(document, path=Path(), name="", seconds=0.0)
            self._put("documents", stored, document.sha256, stamps.reading(), self._limits)

    def paper(self, document: Document) -> Paper | None:
        """Return what extraction found in a document; its name is part of the key, since a name hints at the role."""
        found = self._get(Paper, "papers", document.sha256, document.name, stamps.extracting(), self._limits)
        return replace(found, document=document) if found is not None else None

    def keep_paper(self, paper: Paper) -> None:
        """Keep what extraction found in a document that is kept."""
        document = paper.document
        if document.sha256 and not any(problem.code in _PASSING for problem in document.problems):
            stored = replace(paper, document=_NO_DOCUMENT)
            self._put("papers", stored, document.sha256, document.name, stamps.extracting(), self._limits)

    def profiles(self, jobs: Sequence[Sequence[DutyLike]]) -> list[Profile | None] | None:
        """Return the profiles of the papers of one package. They were matched together, so they are kept together."""
        found = self._get(_Profile, "profiles", _duties_key(jobs), stamps.matching())
        return list(found.profiles) if found is not None else None

    def keep_profiles(self, jobs: Sequence[Sequence[DutyLike]], profiles: Sequence[Profile | None]) -> None:
        """Keep the profiles of the papers of one package."""
        self._put("profiles", _Profile(tuple(profiles)), _duties_key(jobs), stamps.matching())

    def _get(self, kind: type[_T], group: str, *key: str) -> _T | None:
        import pyarrow as pa

        place = self._place(group, key)
        if place is None:
            return None
        try:
            data = place.read_bytes()
            size = int.from_bytes(data[:8], "big")
            return loads(kind, pa.decompress(data[8:], size, codec="zstd", asbytes=True))
        except (OSError, ValueError):  # not there, or damaged on the disk: it is made again
            return None

    def _put(self, group: str, value: object, *key: str) -> None:
        import pyarrow as pa

        place = self._place(group, key)
        if place is None:
            return
        data = dumps(value).encode("ascii")
        packed = len(data).to_bytes(8, "big") + pa.compress(data, codec="zstd", asbytes=True)
        part = place.with_name(f"{place.name}.{self._own}{next(self._count)}")
        # A full disk costs the entry, not the audit.
        with contextlib.suppress(OSError):
            try:
                _write(part, packed)
                part.replace(place)
            except BaseException:
                part.unlink(missing_ok=True)
                raise

    def _place(self, group: str, key: Sequence[str]) -> Path | None:
        if self._folder is None:
            return None
        name = hashlib.sha256("\0".join(key).encode("utf-8", "surrogatepass")).hexdigest()
        return self._folder / group / name[:2] / name[2:40]


def _write(path: Path, data: bytes) -> None:
    """Write a file, in a new folder where there is none yet: soon all of them are there."""
    try:
        path.write_bytes(data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _duties_key(jobs: Sequence[Sequence[DutyLike]]) -> str:
    told = [[(duty.text, duty.context, duty.share, duty.source, duty.parallel, str(duty.language)) for duty in job] for job in jobs]
    return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()
