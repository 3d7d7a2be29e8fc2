"""Reads HWPX: a zip of XML parts, walked in the order in which the author sees them.

Not read: charts, embedded objects, master pages, and the hints of unfilled fields.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from analyzer.readers.archive import Archive
from analyzer.readers.builder import Builder
from analyzer.readers.flow import report_revisions, write
from analyzer.readers.hwpx_body import Body
from analyzer.readers.hwpx_header import read_header
from analyzer.readers.limits import Limits
from analyzer.readers.problems import DamagedDocument, LockedDocument

_MANIFEST = "META-INF/manifest.xml"
_PACKAGE = "Contents/content.hpf"
_HEADER = "Contents/header.xml"
_SECTION = re.compile(r"(?:^|/)section(\d+)\.xml$", re.IGNORECASE)


def read(path: Path, builder: Builder, limits: Limits) -> None:
    """Fill `builder` with the sections of an HWPX.

    :raises DocumentError: If the container is locked, damaged or breaks a limit.
    """
    with Archive(path, limits) as archive:
        names = archive.names
        if _MANIFEST in names and b"encryption-data" in archive.read(_MANIFEST):
            raise LockedDocument("file.locked")
        sections = _sections(archive)
        if not sections:
            raise DamagedDocument("file.damaged", "no section")
        body = Body(read_header(archive.xml(_HEADER) if _HEADER in names else None), builder.unseen)
        for name in sections:
            write(builder, body.section(archive.xml(name)))
    report_revisions(builder)


def _sections(archive: Archive) -> list[str]:
    """Return the section parts in reading order: as the package lists them, then any that it forgot by number."""
    names = [name for name in archive.names if _SECTION.search(name)]
    numbered = sorted(names, key=lambda name: int(_SECTION.search(name)[1]))  # type: ignore[index]
    listed = [name for name in _spine(archive) if name in names] if _PACKAGE in archive.names else []
    return list(dict.fromkeys([*listed, *numbered]))


def _spine(archive: Archive) -> list[str]:
    try:
        package = archive.xml(_PACKAGE)
    except DamagedDocument:  # the order by number is as good
        return []
    hrefs = {item.get("id"): item.get("href", "") for item in package.iter("{*}item")}
    order = [hrefs.get(item.get("idref"), "") for item in package.iter("{*}itemref")]
    folder = posixpath.dirname(_PACKAGE)
    return [part for href in order for part in (href, posixpath.join(folder, href))]
