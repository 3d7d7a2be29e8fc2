"""Opens the parts of a DOCX that are read, and parses no others: a theme or a second set of styles takes as long as the text.

Relationships lead from part to part. One that leads nowhere is passed over, as Word does; content types are not asked, so
macro documents and templates are read like any other. Copies of a file are written with python-docx (`docx_package`).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from analyzer.readers.archive import Archive, check_xml, parse_xml
from analyzer.readers.docx_names import RELATIONSHIP, in_plain_names
from analyzer.readers.limits import Limits
from analyzer.readers.problems import DamagedDocument

if TYPE_CHECKING:
    from lxml.etree import _Element

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_XML_SUFFIXES = (".xml", ".rels")


@dataclass(frozen=True, slots=True)
class _Related:
    kind: str
    part: str


class Parts:
    """The XML parts of a DOCX whose container has passed the limits; each is parsed when it is asked for.

    :raises DocumentError: If the container breaks a limit, is damaged, or holds a document type anywhere.
    """

    def __init__(self, path: Path, limits: Limits) -> None:
        self._limits = limits
        with Archive(path, limits) as archive:
            self._data = dict(_xml_parts(archive))
        mains = [each.part for each in self._relationships("").values() if each.kind == "officeDocument"]
        if len(mains) != 1:
            raise DamagedDocument("file.damaged", f"package {len(mains)} main parts")
        self._main = mains[0]
        self._related = self._relationships(self._main)

    def main(self) -> _Element:
        """Return the root of the document part."""
        return self.root(self._main)

    def related(self, kind: str) -> _Element | None:
        """Return the root of the first part that the document part points to with a relationship such as `footnotes`."""
        data = self.bytes_of(kind)
        return None if data is None else root_of(data, self._limits)

    def bytes_of(self, kind: str) -> bytes | None:
        """Return the bytes of the first part that the document part points to with a relationship such as `styles`."""
        part = next((each.part for each in self._related.values() if each.kind == kind), None)
        return None if part is None else self._data[part]

    def target(self, relationship: str) -> str | None:
        """Return the name of the part that a relationship of the document part leads to, None where it leads nowhere."""
        found = self._related.get(relationship)
        return None if found is None else found.part

    def root(self, name: str) -> _Element:
        """Return the root of a part.

        :raises DocumentError: If it is too deep or not well formed.
        """
        return root_of(self._data[name], self._limits)

    def _relationships(self, source: str) -> Mapping[str, _Related]:
        """Return by their ids the relationships of a part, or of the package, that lead to a part."""
        folder, name = posixpath.split(source)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        found = {}
        for each in self.root(listed).findall(_RELATIONSHIP) if listed in self._data else ():
            part = posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
            if each.get("TargetMode") != "External" and part in self._data:
                found[each.get("Id", "")] = _Related(each.get("Type", "").removeprefix(RELATIONSHIP), part)
        return found


def root_of(data: bytes, limits: Limits) -> _Element:
    """Return the root of a part, in plain names.

    :raises DocumentError: If it is too deep or not well formed.
    """
    return parse_xml(in_plain_names(data), limits)


def _xml_parts(archive: Archive) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of the XML parts. Damage in a part that may never be read must not stop the document."""
    for name in archive.names:
        if not name.lower().endswith(_XML_SUFFIXES):
            continue
        try:
            data = archive.read(name)
        except DamagedDocument:
            if name.startswith("word/document"):
                raise
            continue
        check_xml(data, archive.limits)
        yield name, data
