"""Zip files that hold packages: what is in them, and one package at a time on the disk.

The limits are those of any container from strangers; only their size is that of an archive instead of a document.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from analyzer.readers import DEFAULT_LIMITS, DocumentError, Limits, ReadProblem
from analyzer.readers.archive import Archive

#: An archive of packages: many members, each as large as a paper may be.
ZIP_LIMITS = Limits(bytes=64 * 2**30, entries=500_000, unpacked_bytes=64 * 2**30, ratio=DEFAULT_LIMITS.ratio)
#: The papers of one package together.
PACKAGE_BYTES = 2**30
_HANGUL = re.compile("[가-힣]")
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_MAX_NAME_BYTES = 200


def open_zip(path: Path) -> Archive:
    """Return a zip file whose directory has passed the limits. Use as a context manager.

    :raises DocumentError: If it is damaged, locked, a bomb, or names a file outside itself.
    """
    return Archive(path, ZIP_LIMITS)


def printed_name(member: str) -> str:
    """Return a member's name as its author wrote it: Windows packs Korean names in CP949 without saying so."""
    if member.isascii() or _HANGUL.search(member):
        return member
    try:
        korean = member.encode("cp437").decode("cp949")
    except UnicodeError:
        return member
    return korean if _HANGUL.search(korean) else member


def unpack(path: Path, members: Sequence[str], folder: Path, limits: Limits = DEFAULT_LIMITS) -> list[Path | tuple[str, ReadProblem]]:
    """Write members of a zip into a folder, under their own names without folders.

    :return: For each member its file, or its name with what is wrong with it.
    :raises DocumentError: If the zip itself may not be opened.
    """
    unpacked: list[Path | tuple[str, ReadProblem]] = []
    with open_zip(path) as container:
        sizes, left = container.sizes, PACKAGE_BYTES
        for number, member in enumerate(members):
            name = PurePosixPath(printed_name(member).replace("\\", "/")).name
            if sizes[member] > min(limits.bytes, left):
                unpacked.append((name, ReadProblem("limit.bytes", f"{sizes[member]} > {min(limits.bytes, left)} bytes")))
                continue
            left -= sizes[member]
            target = folder / str(number) / _file_name(name)
            target.parent.mkdir()
            try:
                target.write_bytes(container.read(member))
            except DocumentError as error:
                unpacked.append((name, error.problem))
                continue
            unpacked.append(target)
    return unpacked


def _file_name(name: str) -> str:
    """Return a name that every file system takes."""
    safe = _FORBIDDEN.sub("_", name)
    if len(safe.encode("utf-8", "surrogatepass")) <= _MAX_NAME_BYTES:
        return safe
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16] + PurePosixPath(safe).suffix[:20]
