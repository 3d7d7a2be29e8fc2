"""Brings the papers of one package onto this machine and reads them: from the cache, else in a guarded process."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import replace
from pathlib import Path, PurePosixPath

from analyzer.audits.cache import Counts, PaperCache
from analyzer.audits.sources import Source
from analyzer.audits.storage import Storage
from analyzer.audits.zips import ZIP_LIMITS, unpack
from analyzer.readers import DEFAULT_LIMITS, Document, Format, ReaderPool, ReadProblem, Status
from analyzer.readers.bundles import Bundles
from analyzer.readers.normalise import nfc


class Loader:
    """Reads packages with one reader process, and one for zip files; a file that hurts its process costs that and itself."""

    def __init__(self, pool: ReaderPool, cache: PaperCache) -> None:
        self._pool, self._cache = pool, cache
        self._bundles = Bundles(ZIP_LIMITS)

    def close(self) -> None:
        """End the process for zip files; nothing may be loading any more."""
        self._bundles.close()

    def load(self, source: Source) -> tuple[list[Document], Counts]:
        """Return the papers of a package as documents, in the order of its files.

        :raises OSError: If the package cannot be fetched.
        :raises DocumentError: If its zip file may not be opened.
        """
        counts = Counts()
        if (places := _here(source)) is not None:
            return [self._read(place, counts) for place in places], counts
        with tempfile.TemporaryDirectory(prefix="analyzer-") as folder:
            return [self._read(found, counts) for found in self._files(source, Path(folder))], counts

    def _files(self, source: Source, folder: Path) -> list[Path | tuple[str, ReadProblem]]:
        if source.kind == "zip":
            storage = Storage.of(source.place)
            with storage.local(source.place) as copy:
                return unpack(self._bundles, copy, source.files, folder)
        places = _places(source)
        storage = Storage.of(places[0])
        found: list[Path | tuple[str, ReadProblem]] = []
        for number, place in enumerate(places):
            size = storage.size(place)
            if size > DEFAULT_LIMITS.bytes:
                found.append((PurePosixPath(place).name, ReadProblem("limit.bytes", f"{size} > {DEFAULT_LIMITS.bytes} bytes")))
                continue
            own = folder / str(number)
            own.mkdir()
            found.append(storage.copy(place, own))
        return found

    def _read(self, found: Path | tuple[str, ReadProblem], counts: Counts) -> Document:
        if isinstance(found, tuple):
            name, problem = found
            return Document(Path(name), nfc(name), Format.UNKNOWN, Status.UNSAFE, problems=(problem,))
        digest = _sha256(found)
        if digest and (known := self._cache.document(digest, found)) is not None:
            counts.cached += 1
            return known
        document = self._pool.read(found)
        counts.parsed += 1
        self._cache.keep_document(document)
        return replace(document, seconds=0.0)


def _places(source: Source) -> list[str]:
    """Return where the files of a package that is no zip file lie."""
    return [f"{source.place.rstrip('/')}/{name}" if source.kind == "folder" else name for name in source.files]


def _here(source: Source) -> list[Path] | None:
    """Return the files of a package that lie on this machine as they are; None if they have to be unpacked or fetched."""
    places = _places(source) if source.kind != "zip" else []
    return [Path(place) for place in places] if places and Storage.of(places[0]).is_local else None


def _sha256(path: Path) -> str:
    """Return the hash of a file, empty where the reader has to say what is wrong with it."""
    try:
        if not path.is_file() or path.stat().st_size > DEFAULT_LIMITS.bytes:
            return ""
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
