"""Refuses a PDF whose streams unpack to an abnormal size, before an engine unpacks them: PDFium and qpdf have no such limit.

Streams stand in the file as they are, whatever else is packed, so they are found without parsing it. They are unpacked
piece by piece and only counted; most files have none that could grow so far, and are not unpacked at all.
"""

from __future__ import annotations

import mmap
import re
import zlib
from pathlib import Path

from analyzer.readers.limits import Limits
from analyzer.readers.problems import UnsafeDocument

# What Flate can make of one byte at most; LZW gets to a little more, and its codes are counted with it.
_MOST = 1032
_STREAM = re.compile(rb"stream\r?\n")
_END = b"endstream"
_HEAD = 2048
_GROWING = re.compile(rb"/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\b")
_PIECE = 2**16
#: What may stand between two filters that both make data grow.
MIDDLE_BYTES = 16 * 2**20


def check_streams(path: Path, limits: Limits) -> None:
    """Make sure that no stream of a PDF unpacks to more than the limit.

    :raises UnsafeDocument: If one does.
    """
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        for found in _STREAM.finditer(data):
            if data[max(found.start() - 3, 0) : found.start()] == b"end":
                continue
            start = found.end()
            head = data[max(found.start() - _HEAD, 0) : found.start()]
            filters = len(_GROWING.findall(head[head.rfind(b" obj") + 1 :]))
            end = data.find(_END, start)
            end = len(data) if end < 0 else end
            if filters and (filters > 1 or (end - start) * _MOST > limits.unpacked_bytes):
                _check(data, start, end, filters, limits)


def _check(data: mmap.mmap, start: int, end: int, filters: int, limits: Limits) -> None:
    first, second = zlib.decompressobj(), zlib.decompressobj() if filters > 1 else None
    middle = total = 0
    try:
        for at in range(start, end, _PIECE):
            rest = data[at : min(at + _PIECE, end)]
            while rest and not first.eof:
                piece = first.decompress(rest, _PIECE)
                rest = first.unconsumed_tail
                middle += len(piece)
                total += len(piece) if second is None else 0
                while second is not None and piece and not second.eof:
                    total += len(second.decompress(piece, _PIECE))
                    piece = second.unconsumed_tail
                    _compare(total, limits.unpacked_bytes)
                _compare(total, limits.unpacked_bytes)
                if second is not None:
                    _compare(middle, MIDDLE_BYTES)
    except zlib.error:  # another filter, or a damaged stream: the engine says so, within its memory and time
        return


def _compare(size: int, most: int) -> None:
    if size > most:
        raise UnsafeDocument("limit.unpacked", f"stream > {most} bytes")
