"""Opens the parts of a DOCX that are read, and parses no others: a theme or a second set of styles takes as long as the text.

Relationships lead from part to part. One that leads nowhere is passed over, as Word does; content types are not asked, so
macro documents and templates are read like any other. Copies of a file are written with python-docx (`docx_package`).
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from analyzer.readers.archive import Archive, Fingerprint, check_xml, parse_xml
from analyzer.readers.docx_names import RELATIONSHIP, in_plain_names
from analyzer.readers.limits import Limits
from analyzer.readers.problems import DamagedDocument
from analyzer.recent import Recent

if TYPE_CHECKING:
    from lxml.etree import _Element

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_XML_SUFFIXES = (".xml", ".rels")
# In the names of parts that Word brings with every file, byte for byte: together they are longer than most texts.
_STYLES = "styles"
# Such parts that have passed `check_xml`, with the limits that they passed.
_PASSED: Recent[tuple[Fingerprint, Limits], bool] = Recent(64, 64)


@dataclass(frozen=True, slots=True)
class _Related:
    kind: str
    part: str


class Parts:
    """The XML parts of a DOCX whose container has passed the limits; each is parsed when it is asked for.

    :raises DocumentError: If the container breaks a limit, is damaged, or holds a document type anywhere.
    """

    def __init__(self, path: Path, limits: Limits) -> None:
        self._path = path
        self._limits = limits
        # None for a part that need not be unpacked as long as nobody asks for it.
        self._data: dict[str, bytes | None] = {}
        self._fingerprints: dict[str, Fingerprint] = {}
        with Archive(path, limits) as archive:
            for name in archive.names:
                if name.lower().endswith(_XML_SUFFIXES):
                    self._unpack(archive, name)
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
        part = self._first(kind)
        return None if part is None else self.root(part)

    def fingerprint(self, kind: str) -> Fingerprint | None:
        """Return what tells the content of that part from any other, None if there is none; for styles only."""
        return self._fingerprints.get(self._first(kind) or "")

    def _first(self, kind: str) -> str | None:
        return next((each.part for each in self._related.values() if each.kind == kind), None)

    def target(self, relationship: str) -> str | None:
        """Return the name of the part that a relationship of the document part leads to, None where it leads nowhere."""
        found = self._related.get(relationship)
        return None if found is None else found.part

    def root(self, name: str) -> _Element:
        """Return the root of a part.

        :raises DocumentError: If it is too deep or not well formed.
        """
        data = self._data[name]
        if data is None:
            with Archive(self._path, self._limits) as archive:
                data = self._data[name] = archive.read(name)
        return root_of(data, self._limits)

    def _unpack(self, archive: Archive, name: str) -> None:
        """Unpack and check an XML part. Damage in a part that may never be read must not stop the document."""
        fingerprint = archive.fingerprint(name) if _STYLES in name.lower() else None
        if fingerprint is not None and _PASSED.find((fingerprint, self._limits)):
            self._data[name] = None
        else:
            try:
                data = archive.read(name)
            except DamagedDocument:
                if name.startswith("word/document"):
                    raise
                return
            check_xml(data, self._limits)
            self._data[name] = data
        if fingerprint is not None:
            self._fingerprints[name] = fingerprint
            _PASSED.keep((fingerprint, self._limits), True, 1)

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
