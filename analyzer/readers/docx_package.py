"""Opens a DOCX with python-docx, to write a copy of it, once the container has passed the limits; mends what it refuses."""

from __future__ import annotations

import contextlib
import io
import posixpath
import zipfile
from collections.abc import Container
from pathlib import Path
from typing import TYPE_CHECKING, cast

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.package import Package
from lxml import etree

from analyzer.readers.archive import Archive, parse_xml
from analyzer.readers.containers import ZIP_ERRORS
from analyzer.readers.docx_names import in_plain_names, is_strict
from analyzer.readers.limits import Limits
from analyzer.readers.problems import DamagedDocument

if TYPE_CHECKING:
    from docx.opc.part import Part
    from lxml.etree import _Element

_XML_SUFFIXES = (".xml", ".rels")
_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
# Macro documents and templates hold the same text; python-docx knows only the plain kind.
_MAIN_VARIANTS = (
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# What python-docx, lxml and zipfile raise on a package that breaks the rules.
_OPEN_ERRORS = (LookupError, AttributeError, TypeError, etree.LxmlError, *ZIP_ERRORS)


def open_main_part(path: Path, limits: Limits) -> Part:
    """Return the document part; its relationships lead to all others.

    :raises DocumentError: If the container breaks a limit, or is damaged beyond mending.
    """
    with Archive(path, limits) as archive:
        for name in archive.names:
            if name.lower().endswith(_XML_SUFFIXES):
                _check(archive, name)
        if not _is_strict(archive) and not archive.doubled:
            with contextlib.suppress(*_OPEN_ERRORS):
                return _main_part(str(path))
        try:
            return _main_part(_mended(archive))
        except _OPEN_ERRORS as exc:
            raise DamagedDocument("file.damaged", f"package {type(exc).__name__}") from exc


def _main_part(source: str | io.BytesIO) -> Part:
    part = Package.open(source).main_document_part
    if not hasattr(part, "element"):
        raise ValueError("not of a document type that python-docx parses")
    return cast("Part", part)


def related_part(part: Part, kind: str) -> Part | None:
    """Return the first internal part that `part` points to with a relationship such as `FOOTNOTES`."""
    reltype = getattr(RELATIONSHIP_TYPE, kind)
    for relationship in part.rels.values():
        if relationship.reltype == reltype and not relationship.is_external:
            return cast("Part", relationship.target_part)
    return None


def root_of(part: Part, limits: Limits) -> _Element:
    """Return the root element of an XML part, also of parts that python-docx keeps as bytes."""
    element = getattr(part, "element", None)
    return parse_xml(part.blob, limits) if element is None else element


def _check(archive: Archive, name: str) -> None:
    """Parse an XML part once with our own rules. Damage in a part that is never read must not stop the document."""
    try:
        archive.xml(name)
    except DamagedDocument:
        if name.startswith("word/document"):
            raise


def _is_strict(archive: Archive) -> bool:
    return any(is_strict(archive.read(name)) for name in archive.names if name == "word/document.xml")


def _mended(archive: Archive) -> io.BytesIO:
    """Return a copy of the package in the plain variant and names, without parts or relationships that lead nowhere."""
    parts = {}
    for name in archive.names:
        try:
            parts[name] = archive.read(name)
        except DamagedDocument:  # a damaged picture or theme; the document part itself has been parsed already
            continue
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name, data in parts.items():
            if name.lower().endswith(_XML_SUFFIXES):
                data = in_plain_names(data)
            if name == "[Content_Types].xml":
                for variant in _MAIN_VARIANTS:
                    data = data.replace(variant, _MAIN)
            if name.endswith(".rels"):
                data = _without_dangling(data, name, parts, archive.limits)
            target.writestr(name, data)
    stream.seek(0)
    return stream


def _without_dangling(data: bytes, name: str, names: Container[str], limits: Limits) -> bytes:
    root = parse_xml(data, limits)
    base = posixpath.dirname(posixpath.dirname(name))
    for relationship in root.findall(_RELATIONSHIP):
        target = relationship.get("Target", "")
        part = posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(base, target))
        if relationship.get("TargetMode") != "External" and part not in names:
            root.remove(relationship)
    return etree.tostring(root)
