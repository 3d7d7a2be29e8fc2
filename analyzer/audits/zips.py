"""Zip files that hold packages: what is in them, and one package at a time on the disk.

They are opened in a guarded process. The limits are those of any container from strangers; only their size is that of an
archive instead of a document.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from analyzer.readers import DEFAULT_LIMITS, Limits, ReadProblem
from analyzer.readers.bundles import Bundles

#: An archive of packages: many members, each as large as a paper may be.
ZIP_LIMITS = Limits(bytes=64 * 2**30, entries=500_000, unpacked_bytes=64 * 2**30, ratio=DEFAULT_LIMITS.ratio)
#: The papers of one package together.
PACKAGE_BYTES = 2**30
_HANGUL = re.compile("[가-힣]")
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_MAX_NAME_BYTES = 200


def printed_name(member: str) -> str:
    """Return a member's name as its author wrote it: Windows packs Korean names in CP949 without saying so."""
    if member.isascii() or _HANGUL.search(member):
        return member
    try:
        korean = member.encode("cp437").decode("cp949")
    except UnicodeError:
        return member
    return korean if _HANGUL.search(korean) else member


def unpack(bundles: Bundles, path: Path, members: Sequence[str], folder: Path, limits: Limits = DEFAULT_LIMITS) -> list[Path | tuple[str, ReadProblem]]:
    """Write members of a zip into a folder, under their own names without folders.

    :param limits: What a paper may cost.
    :return: For each member its file, or its name with what is wrong with it.
    :raises DocumentError: If the zip itself may not be opened.
    :raises OSError: If the disk does not take it.
    """
    names = [PurePosixPath(printed_name(member).replace("\\", "/")).name for member in members]
    targets = [folder / str(number) / _file_name(name) for number, name in enumerate(names)]
    for target in targets:
        target.parent.mkdir()
    problems = bundles.unpack(path, list(zip(members, targets, strict=True)), each=limits.bytes, together=PACKAGE_BYTES)
    return [target if problem is None else (name, problem) for name, target, problem in zip(names, targets, problems, strict=True)]


def _file_name(name: str) -> str:
    """Return a name that every file system takes."""
    safe = _FORBIDDEN.sub("_", name)
    if len(safe.encode("utf-8", "surrogatepass")) <= _MAX_NAME_BYTES:
        return safe
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16] + PurePosixPath(safe).suffix[:20]
