"""What lies in the inbox: a package in each folder, and loose files beside them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from analyzer.packages import is_paper
from analyzer.readers.normalise import nfc
from analyzer.watch.words import Trouble

RESULTS = "검토결과"
#: How our files are called until they are whole.
STAGE = ".neu-"
# What browsers, mail programs and file transfers call a file that is not there yet.
_UNFINISHED = frozenset({".tmp", ".temp", ".crdownload", ".part", ".partial", ".download", ".opdownload", ".filepart", ".!ut"})
# Deeper than any office files its papers; stops at folders mounted into themselves.
_DEPTH = 40


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it lay there when somebody looked.

    :param mark: Size, times and number of the file; another mark means that it was written to.
    :param changed: Newest of its times, in seconds.
    """

    path: Path
    size: int
    mark: str
    changed: float

    @property
    def name(self) -> str:
        """The file name in composed form."""
        return nfc(self.path.name)


@dataclass(frozen=True, slots=True)
class Lot:
    """The files that lie in one folder.

    :param unfinished: Files under the name of a copy or download still going on.
    """

    folder: Path
    papers: tuple[Seen, ...] = ()
    unfinished: tuple[Seen, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.papers or self.unfinished)


@dataclass(slots=True)
class Inventory:
    """The inbox as one look found it.

    :param closed: Folders that may not be listed just now; what is known of them stays.
    """

    loose: Lot
    lots: list[Lot] = field(default_factory=list)
    closed: list[Path] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)


def take_stock(inbox: Path) -> Inventory:
    """Return what lies in the inbox. Nothing is opened; links that lead out of the inbox are not followed.

    :raises OSError: If the inbox itself cannot be listed.
    """
    inventory = Inventory(Lot(inbox))
    real = inbox.resolve()
    inventory.loose, below = _folder(inbox, real, inventory)
    for folder in below:
        inventory.lots.extend(_below(folder, real, inventory, 1))
    return inventory


def _below(folder: Path, inbox: Path, inventory: Inventory, depth: int) -> Iterator[Lot]:
    try:
        lot, below = _folder(folder, inbox, inventory)
    except FileNotFoundError:
        return  # moved away since its parent was listed
    except OSError as error:
        inventory.closed.append(folder)
        inventory.troubles.append(Trouble("folder.closed", nfc(folder.name), error.strerror or type(error).__name__))
        return
    if lot:
        yield lot
    if depth < _DEPTH:
        for each in below:
            yield from _below(each, inbox, inventory, depth + 1)


def _folder(folder: Path, inbox: Path, inventory: Inventory) -> tuple[Lot, list[Path]]:
    papers: list[Seen] = []
    unfinished: list[Seen] = []
    below: list[Path] = []
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: nfc(entry.name)):
            try:
                entry.name.encode()
            except UnicodeEncodeError:
                inventory.troubles.append(Trouble("name.unreadable", ascii(entry.name).strip("'")))
                continue
            if entry.name.startswith((".", "~$")):
                continue
            try:
                info = entry.stat() if not entry.is_symlink() or _stays_inside(entry, inbox) else None
                if info is None or (entry.is_symlink() and stat.S_ISDIR(info.st_mode)):
                    inventory.troubles.append(Trouble("link.outside", nfc(entry.name)))
                elif stat.S_ISDIR(info.st_mode):
                    if nfc(entry.name) != RESULTS:
                        below.append(Path(entry.path))
                elif stat.S_ISREG(info.st_mode):
                    path = Path(entry.path)
                    if path.suffix.casefold() in _UNFINISHED:
                        unfinished.append(_seen(path, info))
                    elif is_paper(path):
                        papers.append(_seen(path, info))
            except FileNotFoundError:
                continue  # gone between listing and looking
            except PermissionError as error:
                inventory.troubles.append(Trouble("folder.closed", nfc(entry.name), error.strerror or ""))
    return Lot(folder, tuple(papers), tuple(unfinished)), below


def _stays_inside(entry: os.DirEntry[str], inbox: Path) -> bool:
    try:
        return Path(entry.path).resolve(strict=True).is_relative_to(inbox)
    except (OSError, RuntimeError):  # leads nowhere, or in a ring
        return False


def _seen(path: Path, info: os.stat_result) -> Seen:
    # Copies may keep the old time of change; the other two give them away.
    mark = f"{info.st_size}-{info.st_mtime_ns}-{info.st_ctime_ns}-{info.st_ino}"
    return Seen(path, info.st_size, mark, max(info.st_mtime, info.st_ctime))
