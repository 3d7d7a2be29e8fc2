"""Zip containers with fixed dates, so that the same content gives the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

_DATE = (2026, 10, 1, 9, 0, 0)


def write_zip(path: Path, members: Iterable[tuple[str, bytes]], *, stored: frozenset[str] = frozenset()) -> None:
    """Write a zip file.

    :param members: Names and contents in the order of the file.
    :param stored: Names that are kept without compression.
    """
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members:
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
