"""Opens the OLE container of an HWP 5 file and unpacks its record streams under the limits.

Only this file knows the library that decrypts distribution ("배포용") documents, so it can be replaced here.
"""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from analyzer.readers.containers import open_ole
from analyzer.readers.hwp_records import DISTRIBUTION_DATA, record_header
from analyzer.readers.limits import Limits
from analyzer.readers.problems import DamagedDocument, LockedDocument, UnsafeDocument

if TYPE_CHECKING:
    from olefile import OleFileIO

_SIGNATURE = b"HWP Document File"
_COMPRESSED, _PASSWORD, _DISTRIBUTION, _DRM, _CERTIFICATE = 1 << 0, 1 << 1, 1 << 2, 1 << 4, 1 << 8
_SECTION = re.compile(r"^Section(\d+)$", re.IGNORECASE)
# Below this a high ratio is only a form full of blanks.
_RATIO_FREE_BYTES = 2**20
_KEY_BYTES = 256


@dataclass(frozen=True, slots=True)
class Streams:
    """The unpacked record streams: definitions, and the sections in order."""

    doc_info: bytes
    sections: tuple[bytes, ...]


def open_streams(path: Path, limits: Limits) -> Streams:
    """Return the record streams of an HWP 5 file.

    :raises LockedDocument: If it is behind a password, or a distribution document that cannot be decrypted.
    :raises DamagedDocument: If the container or a stream is damaged.
    :raises UnsafeDocument: If a limit is hit.
    """
    with open_ole(path) as ole:
        return _streams(ole, limits)


def _streams(ole: OleFileIO, limits: Limits) -> Streams:
    entries = ole.listdir()
    if len(entries) > limits.entries:
        raise UnsafeDocument("limit.entries", f"{len(entries)} > {limits.entries}")
    header = ole.openstream("FileHeader").read(256)
    if not header.startswith(_SIGNATURE) or len(header) < 40:
        raise DamagedDocument("file.damaged", "FileHeader")
    (flags,) = struct.unpack_from("<I", header, 36)
    if flags & (_PASSWORD | _DRM | _CERTIFICATE):
        raise LockedDocument("file.locked")
    distributed = bool(flags & _DISTRIBUTION)
    folder = "ViewText" if distributed else "BodyText"
    names = [entry for entry in entries if len(entry) == 2 and entry[0] == folder and _SECTION.match(entry[1])]
    if not names:
        raise LockedDocument("file.distribution") if distributed else DamagedDocument("file.damaged", "no section")
    unpack = _Unpacker(limits, compressed=bool(flags & _COMPRESSED))
    doc_info = unpack(ole.openstream("DocInfo").read()) if ole.exists("DocInfo") else b""
    sections = []
    for entry in sorted(names, key=lambda entry: int(_SECTION.match(entry[1])[1])):  # type: ignore[index]
        raw = ole.openstream(entry).read()
        sections.append(_decrypted(raw, unpack) if distributed else unpack(raw))
    return Streams(doc_info, tuple(sections))


class _Unpacker:
    """Inflates streams; all streams of a file share one budget."""

    def __init__(self, limits: Limits, *, compressed: bool) -> None:
        self._limits = limits
        self._compressed = compressed
        self._left = limits.unpacked_bytes

    def __call__(self, raw: bytes) -> bytes:
        data = self._inflate(raw) if self._compressed else raw
        self._left -= len(data)
        return data

    def _inflate(self, raw: bytes) -> bytes:
        inflater = zlib.decompressobj(-15)
        allowed = min(self._left, max(_RATIO_FREE_BYTES, self._limits.ratio * len(raw)))
        try:
            data = inflater.decompress(raw, allowed + 1)
        except zlib.error as exc:
            raise DamagedDocument("file.damaged", "stream") from exc
        if len(data) > allowed:
            raise UnsafeDocument("limit.unpacked", f"> {allowed} bytes")
        if not inflater.eof:
            raise DamagedDocument("file.damaged", "stream cut off")
        return data


def _decrypted(raw: bytes, unpack: _Unpacker) -> bytes:
    """Return a section of a distribution document. The key lies in the file: it asks not to edit, it is no secret."""
    from syhwp._crypt import decrypt_section, section_key

    try:
        tag, _, size, start = record_header(raw, 0)
        if tag != DISTRIBUTION_DATA or size != _KEY_BYTES:
            raise LockedDocument("file.distribution")
        return unpack(decrypt_section(raw[start + size :], section_key(raw[start : start + size])))
    except (DamagedDocument, ValueError, struct.error) as exc:
        raise LockedDocument("file.distribution") from exc
