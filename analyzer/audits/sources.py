"""Finds the packages of an archive: folders, zip files, tables of paths, on this machine or behind a URL.

Nothing is read here but listings; the directories of zip files are read in a guarded process. So an archive of any size is
planned in little memory. A zip that may not be opened becomes a package with a problem; the others go on.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from analyzer.audits.problems import Problem
from analyzer.audits.storage import Entry, Storage
from analyzer.audits.tables import TABLE_SUFFIXES, Columns, read_rows
from analyzer.audits.zips import ZIP_LIMITS, printed_name
from analyzer.consistency.masking import mask
from analyzer.packages import OWN_FOLDERS, is_paper
from analyzer.readers import DocumentError
from analyzer.readers.bundles import Bundles
from analyzer.readers.normalise import nfc

_SKIPPED_FOLDERS = OWN_FOLDERS | {"__MACOSX"}
Notice = Callable[[str, Problem], None]


@dataclass(frozen=True, slots=True)
class Source:
    """A package before it is read.

    :param path: Path inside the archive, as written there; `package_id` is the same with identifiers masked.
    :param name: Name that its report carries.
    :param kind: `folder`, `zip` or `files`.
    :param place: The folder or zip file, a path or URL; empty for loose files.
    :param files: File names in the folder, member names in the zip, or whole paths of loose files.
    :param mark: Changes when a file is added, removed or written again.
    """

    package_id: str
    path: str
    name: str
    kind: str
    place: str
    files: tuple[str, ...]
    mark: str
    problem: Problem | None = None

    def to_json(self) -> str:
        """Return the source as JSON, for manifest and workers."""
        return json.dumps(asdict(self), ensure_ascii=True)

    @classmethod
    def from_json(cls, text: str) -> Source:
        """Return the source that `to_json` wrote."""
        values: dict[str, Any] = json.loads(text)
        problem = values.pop("problem")
        return cls(**{**values, "files": tuple(values["files"]), "problem": Problem(**problem) if problem else None})


def find_sources(archive: Sequence[str], columns: Columns) -> Iterator[Source]:
    """Yield the packages of an archive, in the order of their paths.

    :param archive: Folders, zip files, tables with a column of paths, or URLs of these.
    :raises FileNotFoundError: If one of them does not exist.
    """
    with Bundles(ZIP_LIMITS) as bundles:
        for place in archive:
            storage = Storage.of(place)
            entry = storage.entry(place)
            below = f"{nfc(entry.name)}/" if len(archive) > 1 else ""
            if entry.is_folder:
                yield from _in_folder(bundles, storage, entry, below, top=True)
            elif entry.suffix == ".zip":
                yield from _in_zip(bundles, storage, entry, f"{below}{nfc(entry.name)}")
            elif entry.suffix in TABLE_SUFFIXES:
                yield from _in_table(bundles, storage, entry, columns)
            else:
                yield _source(nfc(entry.name), nfc(PurePosixPath(entry.name).stem), "files", "", [entry.path], [entry])


def _in_folder(bundles: Bundles, storage: Storage, folder: Entry, path: str, *, top: bool = False) -> Iterator[Source]:
    """Yield the packages in a folder and below it: its own papers are one, each zip holds one or more."""
    name = nfc(folder.name)
    try:
        inside = sorted((e for e in storage.inside(folder) if not e.name.startswith(".")), key=lambda e: nfc(e.name))
    except OSError as error:
        yield _broken(path.rstrip("/") or name, name, "folder", folder.path, Problem("source.unreachable", type(error).__name__))
        return
    papers = [e for e in inside if not e.is_folder and e.suffix != ".zip" and is_paper(Path(e.name))]
    # A table beside the folders lists the cases; it is nobody's paper.
    papers = [e for e in papers if not (top and e.suffix in TABLE_SUFFIXES)]
    if papers:
        yield _source(path.rstrip("/") or name, name, "folder", folder.path, [e.name for e in papers], papers)
    for entry in inside:
        if entry.is_folder and not entry.is_link and nfc(entry.name) not in _SKIPPED_FOLDERS:
            yield from _in_folder(bundles, storage, entry, f"{path}{nfc(entry.name)}/")
        elif entry.suffix == ".zip":
            yield from _in_zip(bundles, storage, entry, f"{path}{nfc(entry.name)}")


def _in_zip(bundles: Bundles, storage: Storage, entry: Entry, path: str) -> Iterator[Source]:
    stem = nfc(PurePosixPath(entry.name).stem)
    try:
        with storage.local(entry.path) as copy:
            groups = _packages_of(bundles.names(copy))
    except DocumentError as error:
        yield _broken(path, stem, "zip", entry.path, Problem(error.problem.code, error.problem.detail), entry)
        return
    except OSError as error:
        yield _broken(path, stem, "zip", entry.path, Problem("source.unreachable", type(error).__name__), entry)
        return
    if not groups:
        yield _broken(path, stem, "zip", entry.path, Problem("source.no-papers"), entry)
    for folder, members in sorted(groups.items()):
        if len(groups) == 1 or not folder:
            yield _source(path, stem, "zip", entry.path, members, [entry])
        else:
            yield _source(f"{path}/{folder}", folder.rpartition("/")[2], "zip", entry.path, members, [entry])


def _packages_of(members: Iterable[str]) -> dict[str, list[str]]:
    """Return the papers of a zip by folder, in the order of their names."""
    groups: dict[str, list[str]] = defaultdict(list)
    for member in members:
        *folders, name = printed_name(member).replace("\\", "/").split("/")
        hidden = any(part.startswith(".") or part in _SKIPPED_FOLDERS for part in folders)
        if name and not hidden and is_paper(Path(name)):
            groups["/".join(folders)].append(member)
    return {folder: sorted(names, key=printed_name) for folder, names in groups.items()}


def _in_table(bundles: Bundles, storage: Storage, table: Entry, columns: Columns) -> Iterator[Source]:
    """Yield what a table of paths names; files with one case number are one package."""
    with storage.local(table.path) as copy:
        rows = [row for row in read_rows(copy, columns) if row.path]
    loose: dict[str, list[Entry]] = defaultdict(list)
    for row in rows:
        place = storage.beside(table, row.path)
        other = Storage.of(place)
        try:
            entry = other.entry(place)
        except OSError:
            yield _broken(nfc(row.path), nfc(PurePosixPath(row.path).name), "files", "", Problem("file.missing"))
            continue
        path = nfc(row.path).strip("/")
        if entry.is_folder:
            yield from _in_folder(bundles, other, entry, f"{path}/")
        elif entry.suffix == ".zip":
            yield from _in_zip(bundles, other, entry, path)
        else:
            loose[row.case_id or path].append(entry)
    for name, entries in loose.items():
        yield _source(nfc(name), nfc(PurePosixPath(name).name), "files", "", [entry.path for entry in entries], entries)


def _source(path: str, name: str, kind: str, place: str, files: Sequence[str], entries: Sequence[Entry]) -> Source:
    return Source(package_id(path), path, name, kind, place, tuple(files), _mark([*(e.mark for e in entries), *files]))


def _broken(path: str, name: str, kind: str, place: str, problem: Problem, entry: Entry | None = None) -> Source:
    return Source(package_id(path), path, name, kind, place, (), _mark([entry.mark if entry else "", problem.code]), problem)


def package_id(path: str) -> str:
    """Return a path with identifiers masked; a mark keeps two paths apart that then read alike."""
    hidden = mask(path)
    return hidden if hidden == path else f"{hidden}~{_mark([path])[:8]}"


def _mark(parts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()[:32]
