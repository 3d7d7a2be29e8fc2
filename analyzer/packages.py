"""Which files make up a package: the papers of one applicant, in a folder or given together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from analyzer.readers.normalise import nfc

# Written by ourselves or by the system, never a paper.
_IGNORED_NAMES = frozenset({"truth.json", "thumbs.db", "desktop.ini"})
OWN_FOLDERS = frozenset({"검토결과"})
# `근로계약서.검토.docx` is an annotated copy.
_OWN_COPIES = (".검토", ".review")
_IGNORED_SUFFIXES = frozenset({".json", ".html", ".tmp", ".lock", ".md"})


@dataclass(frozen=True, slots=True)
class Package:
    """The files of one applicant, with the name it is reported under."""

    name: str
    files: tuple[Path, ...]
    folder: Path | None = None


def is_paper(path: Path) -> bool:
    """Whether a file may be a paper of a package; hidden files, lock files and our own output are not."""
    name = nfc(path.name).casefold()
    own_copy = Path(name).stem.endswith(_OWN_COPIES)
    return not (name.startswith((".", "~$")) or own_copy or name in _IGNORED_NAMES or path.suffix.casefold() in _IGNORED_SUFFIXES)


def packages_in(paths: Sequence[str | Path], *, on_denied: Callable[[Path], None] | None = None) -> list[Package]:
    """Return the packages that the given paths name: files together are one, a folder is one or holds one in each subfolder.

    :param on_denied: Called with each folder that may not be listed; the others are gone through all the same.
    :raises FileNotFoundError: If a path does not exist.
    :raises PermissionError: If a folder may not be listed and `on_denied` is left out.
    """
    given = [Path(path) for path in paths]
    for path in given:
        if not path.exists() and not path.is_symlink():
            from analyzer.consistency.masking import mask

            raise FileNotFoundError(f"{mask(nfc(path.name))}: no such file or folder")
    packages = [package for path in given if path.is_dir() for package in _in_folder(path, on_denied)]
    files = tuple(path for path in given if not path.is_dir())
    if files:
        packages.insert(0, Package(nfc(files[0].stem), files))
    return packages


def _in_folder(folder: Path, on_denied: Callable[[Path], None] | None) -> list[Package]:
    try:
        inside = sorted((p for p in folder.iterdir() if not p.name.startswith(".")), key=lambda p: nfc(p.name))
    except PermissionError:
        if on_denied is None:
            raise
        on_denied(folder)
        return []
    files = tuple(p for p in inside if not p.is_dir() and is_paper(p))
    # A stray note beside the folders of an inbox must not hide them.
    own = [Package(nfc(folder.resolve().name), files, folder)] if files else []
    below = [p for p in inside if p.is_dir() and not p.is_symlink() and nfc(p.name) not in OWN_FOLDERS]
    return own + [package for p in below for package in _in_folder(p, on_denied)]
