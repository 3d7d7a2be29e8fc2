"""Zip containers from strangers: every limit is checked before a byte is unpacked."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.readers.archive import Archive, parse_xml
from analyzer.readers.limits import Limits
from analyzer.readers.problems import DamagedDocument, DocumentError, UnsafeDocument

LIMITS = Limits(entries=10, unpacked_bytes=10**6, ratio=100, depth=20)


def make_zip(path: Path, parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return path


def patched(path: Path, change: Callable[[bytearray, int, int], None]) -> Path:
    """Change the first member's local header and directory entry, found by their signatures."""
    data = bytearray(path.read_bytes())
    change(data, data.index(b"PK\x03\x04"), data.index(b"PK\x01\x02"))
    path.write_bytes(data)
    return path


def test_archive_reads_a_part(tmp_path: Path) -> None:
    with Archive(make_zip(tmp_path / "a", {"a.xml": "<a>가</a>".encode()}), LIMITS) as opened:
        assert opened.names == ["a.xml"]
        assert opened.read("a.xml") == "<a>가</a>".encode()
        assert opened.xml("a.xml").text == "가"


@pytest.mark.parametrize(
    ("parts", "code", "detail"),
    [
        ({f"{i}": b"" for i in range(11)}, "limit.entries", "11 > 10"),
        ({"a": bytes(1001), "b": bytes(10**6 - 1000)}, "limit.unpacked", "1000001 > 1000000 bytes"),
        ({"a": bytes(900_000)}, "limit.unpacked", "times"),
        ({"/etc/passwd": b"x"}, "unsafe.content", "outside"),
        ({"word/../../x": b"x"}, "unsafe.content", "outside"),
        ({"C:/x": b"x"}, "unsafe.content", "outside"),
    ],
    ids=["entries", "sum", "ratio", "absolute", "dots", "drive"],
)
def test_archive_keeps_the_limits(tmp_path: Path, parts: dict[str, bytes], code: str, detail: str) -> None:
    with pytest.raises(UnsafeDocument) as caught:
        Archive(make_zip(tmp_path / "a", parts), LIMITS)
    assert caught.value.problem.code == code
    assert detail in caught.value.problem.detail


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_archive_refuses_rare_compression(tmp_path: Path, method: int) -> None:
    with pytest.raises(UnsafeDocument, match="compression method"):
        Archive(make_zip(tmp_path / "a", {"a": b"x" * 100}, method), LIMITS)


def test_archive_is_locked_by_an_encrypted_part(tmp_path: Path) -> None:
    def encrypt(data: bytearray, local: int, central: int) -> None:
        data[local + 6] |= 1
        data[central + 8] |= 1

    path = patched(make_zip(tmp_path / "a", {"a": b"x"}), encrypt)
    with pytest.raises(DocumentError) as caught:
        Archive(path, LIMITS)
    assert caught.value.problem.code == "file.locked"


@pytest.mark.parametrize("declared", [10, 999_999])
def test_archive_believes_no_declared_size(tmp_path: Path, declared: int) -> None:
    """A bomb that declares little is cut at what it declares; a part that declares too much is short."""

    def lie(data: bytearray, local: int, central: int) -> None:
        data[local + 22 : local + 26] = data[central + 24 : central + 28] = struct.pack("<I", declared)

    path = patched(make_zip(tmp_path / "a", {"a": bytes(500_000)}), lie)
    with Archive(path, Limits(ratio=10**6)) as opened, pytest.raises(DamagedDocument):
        opened.read("a")


def test_archive_with_a_part_without_a_name_is_damaged(tmp_path: Path) -> None:
    def without_name(data: bytearray, local: int, entry: int) -> None:
        data[entry + 46 : entry + 46 + 5] = bytes(5)

    with pytest.raises(DamagedDocument) as caught:
        Archive(patched(make_zip(tmp_path / "a", {"a.xml": b"<a/>"}), without_name), LIMITS)
    assert caught.value.problem.code == "file.damaged"


@pytest.mark.parametrize("share", [0.5, 0.9])
def test_archive_cut_off_is_damaged(tmp_path: Path, share: float) -> None:
    path = make_zip(tmp_path / "a", {f"{i}": bytes(range(256)) for i in range(5)})
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    with pytest.raises(DamagedDocument):
        Archive(path, LIMITS)


def test_archive_with_a_flipped_bit_is_damaged(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "a", {"a": b"abcdefgh"}, zipfile.ZIP_STORED)
    data = path.read_bytes()
    path.write_bytes(data.replace(b"abcd", b"abce", 1))
    with Archive(path, LIMITS) as opened, pytest.raises(DamagedDocument):
        opened.read("a")


def test_archive_misses_a_part(tmp_path: Path) -> None:
    with (
        Archive(make_zip(tmp_path / "a", {"a": b"x"}), LIMITS) as opened,
        pytest.raises(DamagedDocument, match="missing"),
    ):
        opened.read("b")


def test_archive_knows_a_part_by_its_packed_bytes(tmp_path: Path) -> None:
    parts = {"a": b"abcdefgh", "b": b"abcdefgh", "c": b"abcdefgi"}
    with Archive(make_zip(tmp_path / "a", parts), LIMITS) as opened:
        prints = {name: opened.fingerprint(name) for name in parts}
    assert prints["a"] == prints["b"] != prints["c"]
    with Archive(make_zip(tmp_path / "b", {"folder/a": b"abcdefgh"}), LIMITS) as opened:
        assert opened.fingerprint("folder/a") == prints["a"]
    with Archive(make_zip(tmp_path / "c", {"a": b"abcdefgh"}, zipfile.ZIP_STORED), LIMITS) as opened:
        assert opened.fingerprint("a") != prints["a"]


@pytest.mark.parametrize("at", ["header", "packed size"])
def test_archive_knows_no_part_whose_bytes_cannot_be_had(tmp_path: Path, at: str) -> None:
    def break_it(data: bytearray, local: int, central: int) -> None:
        if at == "header":
            data[local + 30] ^= 1
        else:
            data[central + 20 : central + 24] = struct.pack("<I", 2**31)

    with Archive(patched(make_zip(tmp_path / "a", {"a": b"abcdefgh"}), break_it), LIMITS) as opened:
        assert opened.fingerprint("a") is None


BOMB = '<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;">]><a>&z;</a>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (BOMB.encode(), "unsafe.content"),
        (BOMB.encode("utf-16"), "unsafe.content"),
        (OUTSIDE.encode(), "unsafe.content"),
        (b"<a>" * 21 + b"</a>" * 21, "limit.depth"),
        (b"<a>" * 300 + b"</a>" * 300, "limit.depth"),
        (b"<a>", "file.damaged"),
        (b"", "file.damaged"),
        (b"<a>&amp;&unknown;</a>", "file.damaged"),
    ],
    ids=[
        "entities",
        "entities in utf-16",
        "outside entity",
        "depth",
        "parser depth",
        "open",
        "empty",
        "unknown entity",
    ],
)
def test_parse_xml_refuses(data: bytes, code: str) -> None:
    with pytest.raises(DocumentError) as caught:
        parse_xml(data, LIMITS)
    assert caught.value.problem.code == code


def test_parse_xml_caps_the_size() -> None:
    with pytest.raises(UnsafeDocument, match="limit.unpacked"):
        parse_xml(b"<a>12345</a>", Limits(xml_bytes=10))
