"""Opens zip containers and their XML with every limit checked before a byte is unpacked.

DOCX and HWPX files come from strangers. A zip can name parts outside its folder, declare a gigabyte in a kilobyte, and
hold XML that pulls in other files; all of that ends here, as one error type.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import re
import struct
import zipfile
from pathlib import Path
from types import TracebackType
from typing import Self, TypeAlias

from lxml import etree

from analyzer.readers.containers import ZIP_ERRORS
from analyzer.readers.limits import Limits
from analyzer.readers.problems import DamagedDocument, LockedDocument, UnsafeDocument

_ENCRYPTED = 0x1
_ALLOWED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# In the header in front of a member: where the lengths of its name and its extra field stand, which the bytes follow.
_LENGTHS = 26, struct.Struct("<HH")
#: Tells the content of a member from any other: digest of the packed bytes, how they are packed, size and checksum.
Fingerprint: TypeAlias = tuple[bytes, int, int, int]
_DRIVE = re.compile(r"^[A-Za-z]:")
# In UTF-8 and both UTF-16 byte orders: a document type brings entities; no office file has one.
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))


class Archive:
    """A zip container whose directory has passed the limits. Use as a context manager.

    :param path: The file.
    :param limits: What it may cost.
    :raises DamagedDocument: If it is no readable zip.
    :raises UnsafeDocument: If the directory breaks a limit or names a part outside the container.
    :raises LockedDocument: If a member is encrypted.
    """

    def __init__(self, path: Path, limits: Limits) -> None:
        self.limits = limits
        with contextlib.ExitStack() as opened:
            try:
                self._file = opened.enter_context(path.open("rb"))
                self._zip = opened.enter_context(zipfile.ZipFile(self._file))
            except ZIP_ERRORS as exc:
                raise DamagedDocument("file.damaged", f"zip {type(exc).__name__}") from exc
            infos = self._zip.infolist()
            self._size = path.stat().st_size
            self._members = _checked(infos, self._size, limits)
            #: Whether two members have one name: libraries differ in which of them they read.
            self.doubled = len(self._members) < len(infos)
            self._opened = opened.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opened.close()

    @property
    def names(self) -> list[str]:
        """The member names, in the order of the container."""
        return list(self._members)

    @property
    def sizes(self) -> dict[str, int]:
        """The unpacked size that each member declares; `read` holds it to that."""
        return {name: info.file_size for name, info in self._members.items()}

    def read(self, name: str) -> bytes:
        """Return one member, never more than it declares.

        :raises DamagedDocument: If it is missing, lies about its size or does not unpack.
        """
        info = self._members.get(name)
        if info is None:
            raise DamagedDocument("file.damaged", f"missing part {Path(name).name}")
        try:
            with self._zip.open(info) as stream:
                data = stream.read(info.file_size + 1)
        except ZIP_ERRORS as exc:
            raise DamagedDocument("file.damaged", f"zip {type(exc).__name__}") from exc
        if len(data) != info.file_size:
            raise DamagedDocument("file.damaged", f"part size {len(data)} != {info.file_size}")
        return data

    def fingerprint(self, name: str) -> Fingerprint | None:
        """Return the fingerprint of a member without unpacking or checking it, None if its bytes cannot be had.

        Members with one fingerprint are the same for `read`, so what has been found of one holds for the other.
        """
        info = self._members[name]
        if info.compress_size > self._size:  # nobody asks for gigabytes because a directory says so
            return None
        try:
            self._zip.open(info).close()  # looks at the header in front of the bytes
            offset, lengths = _LENGTHS
            self._file.seek(info.header_offset + offset)
            self._file.seek(sum(lengths.unpack(self._file.read(lengths.size))), os.SEEK_CUR)
            packed = self._file.read(info.compress_size)
        except ZIP_ERRORS:
            return None
        if len(packed) != info.compress_size:
            return None
        return hashlib.sha256(packed).digest(), info.compress_type, info.file_size, info.CRC

    def xml(self, name: str) -> etree._Element:
        """Return the root of an XML member, parsed without entities, document types or network."""
        return parse_xml(self.read(name), self.limits)


def _checked(infos: list[zipfile.ZipInfo], packed: int, limits: Limits) -> dict[str, zipfile.ZipInfo]:
    if len(infos) > limits.entries:
        raise UnsafeDocument("limit.entries", f"{len(infos)} > {limits.entries}")
    unpacked = sum(info.file_size for info in infos)
    if unpacked > limits.unpacked_bytes:
        raise UnsafeDocument("limit.unpacked", f"{unpacked} > {limits.unpacked_bytes} bytes")
    if unpacked > limits.ratio * max(packed, 1):
        raise UnsafeDocument("limit.unpacked", f"{unpacked // max(packed, 1)} > {limits.ratio} times")
    members: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        name = info.filename
        if not name:  # zipfile ends a name at its first zero byte
            raise DamagedDocument("file.damaged", "part without a name")
        if name.startswith("/") or _DRIVE.match(name) or ".." in name.replace("\\", "/").split("/"):
            raise UnsafeDocument("unsafe.content", "part name outside the container")
        if len(name.encode("utf-8", "surrogatepass")) > limits.name_bytes:
            raise UnsafeDocument("unsafe.content", f"part name > {limits.name_bytes} bytes")
        if info.is_dir() and info.file_size > 0:
            raise UnsafeDocument("unsafe.content", "folder that holds data")
        if info.flag_bits & _ENCRYPTED:
            raise LockedDocument("file.locked")
        if info.compress_type not in _ALLOWED:
            raise UnsafeDocument("unsafe.content", f"compression method {info.compress_type}")
        members.setdefault(name, info)
    return members


def parse_xml(data: bytes, limits: Limits) -> etree._Element:
    """Return the root element of `data`.

    :raises UnsafeDocument: If it is too large, too deep or declares a document type.
    :raises DamagedDocument: If it is not well formed.
    """
    check_xml(data, limits)
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, dtd_validation=False, no_network=True, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as exc:
        if "xcessive depth" in str(exc):
            raise UnsafeDocument("limit.depth", f"XML > {limits.depth}") from exc
        raise DamagedDocument("file.damaged", "XML") from exc
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnsafeDocument("unsafe.content", "DOCTYPE")
    if _deeper_than(limits.depth)(root):
        raise UnsafeDocument("limit.depth", f"XML {limits.depth + 1} > {limits.depth}")
    return root


def check_xml(data: bytes, limits: Limits) -> None:
    """Make sure that XML may be parsed.

    :raises UnsafeDocument: If it is too large or declares a document type.
    """
    if len(data) > limits.xml_bytes:
        raise UnsafeDocument("limit.unpacked", f"XML {len(data)} > {limits.xml_bytes} bytes")
    # Without a zero byte there is none in UTF-16, and to look for zero bytes is ten times as fast.
    if any(mark in data for mark in (_DOCTYPES if b"\x00" in data else _DOCTYPES[:1])):
        raise UnsafeDocument("unsafe.content", "DOCTYPE")


@functools.cache
def _deeper_than(depth: int) -> etree.XPath:
    """Return what says whether a root nests deeper, level by level in libxml2: no recursion, and no list of elements here."""
    return etree.XPath(f"boolean({'/*' * (depth + 1)})")
