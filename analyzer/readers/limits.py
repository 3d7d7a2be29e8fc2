"""Limits that every reader keeps, in one frozen object."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a single file may cost.

    :param bytes: Size of the file. Filed papers are at most 2 MB; office scans reach tens of MB.
    :param pages: Pages of a paged format. A whole E-7 package in one PDF stays below 200.
    :param entries: Members of a zip or OLE container.
    :param name_bytes: Length of a member's name.
    :param unpacked_bytes: Sum of the declared and of the real unpacked sizes.
    :param xml_bytes: One XML part. lxml needs ten to fifteen times of it; the parts of real documents stay below 20 MB.
    :param ratio: Unpacked bytes per packed byte; XML text seldom passes 100.
    :param depth: Nesting of XML elements, tables or page tree nodes.
    :param pixels: Pixels of one rendered page or image.
    :param seconds: Wall clock for one file; OCR of about thirty pages. The process caps its processor time by it too.
    :param memory_bytes: Address space of the reading process: what a filter unpacks beyond it (Flate, LZW, fonts) ends
        in `limit.memory`. Windows has no such cap for a process on its own (a job object would be one); there the
        clock and the sizes above are what holds.
    :param answer_bytes: What a reading process may answer, so that one taken over by its file cannot fill its parent.
    """

    bytes: int = 100 * 2**20
    pages: int = 500
    entries: int = 4096
    name_bytes: int = 1024
    unpacked_bytes: int = 256 * 2**20
    xml_bytes: int = 32 * 2**20
    ratio: int = 500
    depth: int = 200
    pixels: int = 60_000_000
    seconds: float = 120.0
    memory_bytes: int = 3 * 2**30
    answer_bytes: int = 256 * 2**20

    def to_dict(self) -> dict[str, Any]:
        """Return the limits as plain numbers, to hand to a child process."""
        return asdict(self)


DEFAULT_LIMITS = Limits()
