"""Damaged variants of a file: the same file and number always give the same bytes."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from contextlib import suppress

import pikepdf

from tests.fuzz.mutate import mutated_xml
from tests.hostile.corpus import Source

_HEAD = 1024
_MAX_INSIDE = 400_000


def variant(source: Source, number: int) -> tuple[str, bytes]:
    """Return how the file is damaged in its variant `number`, and the damaged file."""
    rng = random.Random(f"{source.name} {number}")
    if number % 3 == 2:
        inside = _INSIDE.get(source.kind)
        data = inside(source.data, rng) if inside is not None else None
        if data is not None:
            return "inside", data
    kind = _WAYS[number % len(_WAYS)]
    return kind.__name__.strip("_"), kind(source.data, rng)


def _cut(data: bytes, rng: random.Random) -> bytes:
    return data[: int(len(data) * rng.choice((0.0, 0.01, 0.1, 0.5, 0.9, 0.99, rng.random())))]


def _bits_at_head(data: bytes, rng: random.Random) -> bytes:
    return _flipped(data, rng, 0, min(_HEAD, len(data)))


def _bits(data: bytes, rng: random.Random) -> bytes:
    return _flipped(data, rng, 0, len(data))


def _bits_at_tail(data: bytes, rng: random.Random) -> bytes:
    return _flipped(data, rng, max(len(data) - _HEAD, 0), len(data))


def _zeros(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    size = rng.choice((1, 16, 512, 4096))
    return data[:at] + bytes(len(data[at : at + size])) + data[at + size :]


def _gap(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + data[at + rng.choice((1, 7, 512, 4096)) :]


def _repeat(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + data[at : at + rng.choice((1, 64, 4096))] * rng.choice((2, 9)) + data[at:]


_WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (_cut, _bits_at_head, _bits, _bits_at_tail, _zeros, _gap, _repeat)


def _flipped(data: bytes, rng: random.Random, start: int, end: int) -> bytes:
    result = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 8, 64)) if end > start else 0):
        result[rng.randrange(start, end)] ^= 1 << rng.randrange(8)
    return bytes(result)


def _in_zip(data: bytes, rng: random.Random) -> bytes | None:
    """Damage one part and pack the container again, so that checksums and sizes are right."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        parts = {name: container.read(name) for name in container.namelist()}
    texts = [name for name in parts if name.endswith((".xml", ".rels", ".hpf"))]
    name = rng.choice(texts)
    tree = mutated_xml(parts[name], rng) if rng.random() < 0.6 and len(parts[name]) < _MAX_INSIDE else None
    parts[name] = tree if tree is not None else rng.choice(_WAYS)(parts[name], rng)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as container:
        for part, content in parts.items():
            container.writestr(zipfile.ZipInfo(part), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _in_pdf(data: bytes, rng: random.Random) -> bytes | None:
    """Damage the unpacked objects: a flipped bit in a packed stream seldom reaches further than its filter."""
    if len(data) > _MAX_INSIDE:
        return None
    plain = io.BytesIO()
    with suppress(pikepdf.PdfError, pikepdf.PasswordError), pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(plain, deterministic_id=True, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
        return rng.choice(_WAYS)(plain.getvalue(), rng)
    return None


_INSIDE: dict[str, Callable[[bytes, random.Random], bytes | None]] = {"docx": _in_zip, "hwpx": _in_zip, "pdf": _in_pdf}
