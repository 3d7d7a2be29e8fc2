"""Files of an archive wherever they lie: this machine, or a store behind a URL (`s3://`, `memory://` …) through fsspec."""

from __future__ import annotations

import contextlib
import posixpath
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Self

from analyzer.audits.problems import AuditError
from analyzer.consistency.masking import mask

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder of a listing.

    :param path: Path or URL to open it by.
    :param mark: Size and time, or what the store says instead; changes when the file does.
    """

    path: str
    name: str
    is_folder: bool
    is_link: bool
    size: int
    mark: str

    @property
    def suffix(self) -> str:
        """The suffix in lower case."""
        return PurePosixPath(self.name).suffix.casefold()


@dataclass(frozen=True, slots=True)
class Storage:
    """One file system. Build it with `Storage.of`."""

    system: AbstractFileSystem
    is_local: bool

    @classmethod
    def of(cls, place: str) -> Self:
        """Return the file system of a path or URL.

        :raises AuditError: If the URL's kind of store is unknown here; the message names what to install.
        """
        from fsspec.core import url_to_fs

        try:
            system, _ = url_to_fs(place)
        except (ImportError, ValueError) as error:
            kind = place.partition("://")[0]
            raise AuditError(
                f"{kind}:// 저장소를 열 수 없습니다: {error}. fsspec이 안내하는 패키지(예: s3fs)를 설치하세요.",
                f"The store {kind}:// cannot be opened: {error}. Install the package that fsspec names, such as s3fs.",
            ) from error
        return cls(system, "://" not in place or place.startswith("file://"))

    def entry(self, place: str) -> Entry:
        """Return the file or folder at a path or URL.

        :raises FileNotFoundError: If there is none.
        """
        bare = str(Path(place).absolute()) if self.is_local and "://" not in place else self._bare(place)
        try:
            return self._entry(self.system.info(bare))
        except FileNotFoundError:
            # Without the system's own error, whose text holds the whole path.
            raise FileNotFoundError(f"{mask(PurePosixPath(place).name)}: no such file or folder") from None

    def inside(self, folder: Entry) -> list[Entry]:
        """Return what lies in a folder."""
        own = self._bare(folder.path).rstrip("/")
        found = [self._entry(info) for info in self.system.ls(self._bare(folder.path), detail=True)]
        return [entry for entry in found if self._bare(entry.path).rstrip("/") != own]

    def beside(self, table: Entry, path: str) -> str:
        """Return the place of a path that a table gives: as it is, or from the table's own folder."""
        if "://" in path:
            return path
        if self.is_local:
            return str(Path(table.path).parent / path)
        return str(self.system.unstrip_protocol(posixpath.join(posixpath.dirname(self._bare(table.path)), path)))

    @contextlib.contextmanager
    def local(self, place: str) -> Iterator[Path]:
        """Give a file as a file of this machine: itself, or a private copy that is deleted again."""
        if self.is_local:
            yield Path(self._bare(place))
            return
        with tempfile.TemporaryDirectory(prefix="analyzer-") as folder:
            yield self.copy(place, Path(folder))

    def copy(self, place: str, folder: Path) -> Path:
        """Copy a file into a folder of this machine.

        :raises OSError: If it cannot be fetched.
        """
        target = folder / PurePosixPath(self._bare(place)).name
        try:
            self.system.get_file(self._bare(place), str(target))
        except OSError:
            raise
        except Exception as error:  # stores raise what their client libraries raise
            raise OSError(type(error).__name__) from error
        return target

    def size(self, place: str) -> int:
        """Return the size of a file in bytes."""
        return int(self.system.info(self._bare(place)).get("size") or 0)

    def _bare(self, place: str) -> str:
        return str(self.system._strip_protocol(place))

    def _entry(self, info: dict[str, Any]) -> Entry:
        bare = str(info["name"])
        size = int(info.get("size") or 0)
        # Stores name the time of the last change, or a hash of the content, in their own ways.
        changed = next((info[key] for key in ("ETag", "etag", "md5Hash", "mtime", "LastModified", "last_modified", "created") if info.get(key)), "")
        return Entry(
            bare if self.is_local else self.system.unstrip_protocol(bare), posixpath.basename(bare.rstrip("/")) or bare,
            info.get("type") == "directory", bool(info.get("islink")), size, f"{size}:{changed}",
        )
