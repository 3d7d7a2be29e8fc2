"""DOCX and HWPX files that mean harm: containers, names and XML. What they point to must not be opened."""

from __future__ import annotations

import io
import socket
import struct
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from analyzer.readers.limits import Limits
from analyzer.readers.sandbox import ReaderPool
from analyzer.readers.wire import to_json
from tests.readers.support_docx import make_docx, p
from tests.readers.support_hwpx import make_hwpx
from tests.readers.support_hwpx import p as hwpx_p

# A bomb that went off would break these, and be told by another code.
LIMITS = Limits(seconds=30, memory_bytes=700 * 2**20)
CANARY = "canary-7f3a91"
FORMATS = ("docx", "hwpx")
MAIN = {"docx": "word/document.xml", "hwpx": "Contents/section0.xml"}
Parts = dict[str, bytes]


@pytest.fixture(scope="module")
def narrow() -> Iterator[ReaderPool]:
    with ReaderPool(1, LIMITS) as pool:
        yield pool


def parts_of(form: str, folder: Path) -> Parts:
    """Return the parts of a good file."""
    path = folder / f"good.{form}"
    if form == "docx":
        make_docx(path, p("담당업무: 통역"))
    else:
        make_hwpx(path, hwpx_p("담당업무: 통역"))
    with zipfile.ZipFile(path) as container:
        return {name: container.read(name) for name in container.namelist()}


def packed(path: Path, parts: Parts, method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as container:
        for name, data in parts.items():
            container.writestr(zipfile.ZipInfo(name) if name.endswith("/") else name, data, method)
    return path


def inner_zip() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("a", bytes(300 * 2**20))
    return content.getvalue()


CONTAINERS: dict[str, tuple[Callable[[Parts, str], Parts], str]] = {
    "one huge part": (lambda parts, main: parts | {"media/a.bin": bytes(300 * 2**20)}, "limit.unpacked"),
    "ratio": (lambda parts, main: parts | {"media/a.bin": bytes(100 * 2**20)}, "limit.unpacked"),
    "huge text": (lambda parts, main: parts | {main: parts[main] + b" " * (40 * 2**20) + bytes(range(256)) * 2000}, "limit.unpacked"),
    "many parts": (lambda parts, main: parts | {f"a/{number}": b"" for number in range(10_000)}, "limit.entries"),
    "folder with data": (lambda parts, main: parts | {"a/": b"data"}, "unsafe.content"),
    "parent folder": (lambda parts, main: parts | {"../x": b""}, "unsafe.content"),
    "root folder": (lambda parts, main: parts | {"/etc/x": b""}, "unsafe.content"),
    "backslash": (lambda parts, main: parts | {"a\\..\\..\\x": b""}, "unsafe.content"),
    "drive": (lambda parts, main: parts | {"C:/x": b""}, "unsafe.content"),
    "long name": (lambda parts, main: parts | {"a" * 5000: b""}, "unsafe.content"),
}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("case", CONTAINERS)
def test_container_is_refused_by_its_limit(case: str, form: str, narrow: ReaderPool, tmp_path: Path) -> None:
    change, code = CONTAINERS[case]
    doc = narrow.read(packed(tmp_path / f"a.{form}", change(parts_of(form, tmp_path), MAIN[form])))
    assert (doc.status.value, doc.problems[0].code) == ("unsafe", code)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_container_with_another_compression_is_refused(method: int, form: str, narrow: ReaderPool, tmp_path: Path) -> None:
    doc = narrow.read(packed(tmp_path / f"a.{form}", parts_of(form, tmp_path), method))
    assert doc.problems[0].code == "unsafe.content"


@pytest.mark.parametrize("form", FORMATS)
def test_container_in_a_container_stays_packed(form: str, narrow: ReaderPool, tmp_path: Path) -> None:
    doc = narrow.read(packed(tmp_path / f"a.{form}", parts_of(form, tmp_path) | {"media/a.zip": inner_zip()}))
    assert doc.usable and "통역" in doc.text


@pytest.mark.parametrize("form", FORMATS)
def test_container_that_lies_about_a_size_is_damaged(form: str, narrow: ReaderPool, tmp_path: Path) -> None:
    parts = parts_of(form, tmp_path)
    path = packed(tmp_path / f"a.{form}", parts)
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(MAIN[form].encode()))
    data[at + 24 : at + 28] = struct.pack("<I", 20)
    path.write_bytes(data)
    assert narrow.read(path).problems[0].code == "file.damaged"


def test_docx_with_a_part_twice_reads_the_part_that_was_checked(narrow: ReaderPool, tmp_path: Path) -> None:
    parts = parts_of("docx", tmp_path)
    path = packed(tmp_path / "a.docx", parts)
    with zipfile.ZipFile(path, "a") as container, pytest.warns(UserWarning, match="Duplicate"):
        container.writestr(MAIN["docx"], parts[MAIN["docx"]].replace("통역".encode(), "요리".encode()))
    assert "통역" in narrow.read(path).text


@pytest.fixture(scope="module")
def listener() -> Iterator[tuple[int, list[bytes]]]:
    """A server that notes whoever calls."""
    calls: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    calls.append(connection.recv(64))

        threading.Thread(target=listen, daemon=True).start()
        yield server.getsockname()[1], calls
        server.shutdown(socket.SHUT_RDWR)


DOCTYPES = {
    "file": '<!DOCTYPE x [<!ENTITY e SYSTEM "{file}">]>',
    "parameter": '<!DOCTYPE x [<!ENTITY % p SYSTEM "{file}">%p;]>',
    "network": '<!DOCTYPE x SYSTEM "http://127.0.0.1:{port}/a.dtd">',
    "public": '<!DOCTYPE x PUBLIC "-//A//B" "http://127.0.0.1:{port}/a.dtd" [<!ENTITY e "a">]>',
    "laughs": '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "' + "&a;" * 50 + '"><!ENTITY c "' + "&b;" * 50 + '"><!ENTITY e "' + "&c;" * 50 + '">]>',
}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("case", DOCTYPES)
def test_xml_opens_nothing(
    case: str, encoding: str, form: str, narrow: ReaderPool, tmp_path: Path, listener: tuple[int, list[bytes]]
) -> None:
    (tmp_path / "secret").write_text(CANARY)
    port, calls = listener
    parts = parts_of(form, tmp_path)
    text = parts[MAIN[form]].decode("utf-8")
    head, _, body = text.rpartition("?>") if text.startswith("<?xml") else ("", "", text)
    doctype = DOCTYPES[case].replace("{file}", (tmp_path / "secret").as_uri()).replace("{port}", str(port))
    declared = f'<?xml version="1.0" encoding="{encoding}"?>' + doctype + body.replace("통역", "&e; 통역")
    doc = narrow.read(packed(tmp_path / f"a.{form}", parts | {MAIN[form]: declared.encode(encoding)}))
    assert (doc.status.value, doc.problems[0].code) == ("unsafe", "unsafe.content")
    assert CANARY not in to_json(doc)
    assert calls == []


@pytest.mark.parametrize("form", FORMATS)
def test_xml_nested_ten_thousand_deep_is_refused(form: str, narrow: ReaderPool, tmp_path: Path) -> None:
    parts = parts_of(form, tmp_path)
    deep = parts[MAIN[form]].replace("통역".encode(), b"")
    at = deep.rindex(b"</")
    doc = narrow.read(packed(tmp_path / f"a.{form}", parts | {MAIN[form]: deep[:at] + b"<a>" * 10_000 + b"</a>" * 10_000 + deep[at:]}))
    assert (doc.status.value, doc.problems[0].code) == ("unsafe", "limit.depth")
