"""Writes OLE compound files (the container of HWP 5, .doc and encrypted office files) for tests."""

from __future__ import annotations

import itertools
import struct
from pathlib import Path

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STORAGE, _STREAM, _ROOT = 1, 2, 5


def make_cfb(path: Path, streams: dict[str, bytes]) -> Path:
    """Write a compound file with streams by path, such as `BodyText/Section0`; folders are one level deep."""
    big: list[bytes] = []  # sectors
    chains: list[int] = []  # FAT
    mini = b""
    mini_chain: list[int] = []

    def store(data: bytes) -> int:
        if not data:
            return _END
        start = len(big)
        cut = [data[i : i + _SECTOR].ljust(_SECTOR, b"\0") for i in range(0, len(data), _SECTOR)]
        big.extend(cut)
        chains.extend([*range(start + 1, start + len(cut)), _END])
        return start

    def store_small(data: bytes) -> int:
        nonlocal mini
        start = len(mini_chain)
        count = -(-len(data) // _MINI)
        mini += data.ljust(count * _MINI, b"\0")
        mini_chain.extend([*range(start + 1, start + count), _END])
        return start

    folders = sorted({name.split("/")[0] for name in streams if "/" in name})
    entries: list[tuple[str, int, int, int]] = [("Root Entry", _ROOT, _END, 0)]
    children: dict[str, list[int]] = {"": []}
    for folder in folders:
        children[""].append(len(entries))
        children[folder] = []
        entries.append((folder, _STORAGE, 0, 0))
    for name, data in streams.items():
        folder, _, leaf = name.rpartition("/")
        children[folder].append(len(entries))
        start = store_small(data) if 0 < len(data) < _CUTOFF else store(data)
        entries.append((leaf, _STREAM, start, len(data)))
    entries[0] = ("Root Entry", _ROOT, store(mini), len(mini))
    directory = _directory(entries, children, folders)
    directory_start = store(directory)
    mini_start = store(b"".join(struct.pack("<I", value) for value in mini_chain).ljust(_SECTOR, b"\xff"))
    fat_sectors = 1
    while (len(big) + fat_sectors) * 4 > fat_sectors * _SECTOR:
        fat_sectors += 1
    fat_start = len(big)
    table = [*chains, *([_FAT] * fat_sectors)]
    fat = b"".join(struct.pack("<I", value) for value in table).ljust(fat_sectors * _SECTOR, b"\xff")
    locations = [*range(fat_start, fat_start + fat_sectors)]
    mini_sectors = -(-max(1, len(mini_chain)) * 4 // _SECTOR)
    header = _MAGIC + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, fat_sectors, directory_start, 0, _CUTOFF, mini_start, mini_sectors, _END, 0)
    header += b"".join(struct.pack("<I", value) for value in locations).ljust(436, b"\xff")
    path.write_bytes(header + b"".join(big) + fat)
    return path


def _directory(entries: list[tuple[str, int, int, int]], children: dict[str, list[int]], folders: list[str]) -> bytes:
    """Return the directory; brothers hang in a chain to the right, which is a legal if lopsided tree."""
    right = dict.fromkeys(range(len(entries)), _FREE)
    first = dict.fromkeys(range(len(entries)), _FREE)
    for folder, members in children.items():
        ordered = sorted(members, key=lambda i: (len(entries[i][0]), entries[i][0].upper()))
        for left, following in itertools.pairwise(ordered):
            right[left] = following
        owner = folders.index(folder) + 1 if folder else 0
        first[owner] = ordered[0] if ordered else _FREE
    data = b""
    for place, (name, kind, start, size) in enumerate(entries):
        encoded = name.encode("utf-16-le")
        data += encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded) + 2, kind, 1)
        data += struct.pack("<III", _FREE, right[place], first[place]) + bytes(36) + struct.pack("<IQ", start, size)
    return data
