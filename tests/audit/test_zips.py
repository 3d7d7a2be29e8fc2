"""Zip files of packages are opened in a guarded process: what one does to it costs that zip file and nothing else."""

from __future__ import annotations

import os
import struct
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from analyzer.audits import zips
from analyzer.audits.sources import find_sources
from analyzer.audits.zips import ZIP_LIMITS, unpack
from analyzer.readers import DEFAULT_LIMITS, DocumentError
from analyzer.readers.bundles import Bundles
from tests.audit.archives import zipped

PAPER = "근로계약서.txt"
# Time for the process to start on a busy machine; only a zip that hangs waits for it.
SECONDS = 4.0
# Python imports this in the child before anything else: the name of a zip becomes what it does to its process.
MISCHIEF = """
import ctypes, os, socket, time
from pathlib import Path
from analyzer.readers import archive

real = archive.Archive.__init__

def opened(self, path, limits):
    if path.stem == "hang":
        time.sleep(600)
    if path.stem == "crash":
        os.kill(os.getpid(), 11)
    if path.stem == "memory":
        bytearray(limits.memory_bytes)
    if path.stem == "network":
        socket.create_connection(("127.0.0.1", 9))
    if path.stem == "program" and ctypes.CDLL(None).execv(b"/bin/true", (ctypes.c_char_p * 2)(b"true", None)) == -1:
        raise OSError("refused")
    real(self, path, limits)

def read(self, name):
    if name == "code.txt":
        raise archive.DamagedDocument("no such code", "x")
    return b"content"

def write(path, data, plain=Path.write_bytes):
    if path.name == "link.txt":
        path.symlink_to(__file__)
    elif path.name != "none.txt":
        plain(path, data)

archive.Archive.__init__ = opened
archive.Archive.read, Path.write_bytes = read, write
"""


@pytest.fixture
def bundles() -> Iterator[Bundles]:
    with Bundles(ZIP_LIMITS) as one:
        yield one


@pytest.fixture
def mischief(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "child").mkdir()
    (tmp_path / "child" / "sitecustomize.py").write_text(MISCHIEF)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "child"))
    return tmp_path


def refused(act: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(DocumentError) as error:
        act()
    return error.value.problem.code, error.value.problem.detail


def test_the_parent_opens_no_zip(tmp_path: Path, bundles: Bundles, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "kim.zip", {PAPER: "본문"})

    def refuse(*_given: object) -> None:
        raise AssertionError("a zip file was opened in the parent")

    monkeypatch.setattr(zipfile.ZipFile, "__init__", refuse)
    [source] = find_sources([str(path)], {})
    (tmp_path / "out").mkdir()
    [unpacked] = unpack(bundles, path, source.files, tmp_path / "out")
    assert isinstance(unpacked, Path) and (unpacked.name, unpacked.read_text("utf-8")) == (PAPER, "본문")


def test_members_are_written_apart_under_their_own_names(tmp_path: Path, bundles: Bundles) -> None:
    long = f"{'가' * 90}.txt"
    path = zipped(tmp_path / "many.zip", {"kim/계약서.txt": "a", "lee/계약서.txt": "b", 'x/a?b:c".txt': "c", long: "d", "a\\b\\서류.txt": "e"})
    (tmp_path / "out").mkdir()
    found = unpack(bundles, path, bundles.names(path), tmp_path / "out")
    written = [each for each in found if isinstance(each, Path)]
    assert [each.read_text() for each in written] == list("abcde")
    assert [each.name for each in written[:3]] == ["계약서.txt", "계약서.txt", "a_b_c_.txt"]
    assert (len(written[3].name), written[3].suffix, written[4].name) == (20, ".txt", "서류.txt")
    assert {each.parent.parent for each in written} == {tmp_path / "out"}


def encrypted(path: Path) -> None:
    zipped(path, {PAPER: "a"})
    _patch(path, b"PK\x01\x02", 8, struct.pack("<H", 0x801))


def lying(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as container:
        container.writestr(PAPER, "a" * 1000)
    _patch(path, b"PK\x01\x02", 24, struct.pack("<I", 10))


def _patch(path: Path, mark: bytes, offset: int, value: bytes) -> None:
    data = bytearray(path.read_bytes())
    at = data.rindex(mark) + offset
    data[at : at + len(value)] = value
    path.write_bytes(data)


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr(PAPER, "0" * 20_000_000)


def squeezed(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as container:
        container.writestr(PAPER, "a")


@pytest.mark.parametrize(
    ("make", "code", "detail"),
    [
        (bomb, "limit.unpacked", "> 500 times"),
        (encrypted, "file.locked", ""),
        (squeezed, "unsafe.content", "compression method 12"),
        (lambda path: zipped(path, {"../slip.txt": "a"}), "unsafe.content", "outside the container"),
        (lambda path: zipped(path, {"C:\\slip.txt": "a"}), "unsafe.content", "outside the container"),
        (lambda path: zipped(path, {f"{'n' * 1100}.txt": "a"}), "unsafe.content", "1024 bytes"),
        (lambda path: zipped(path, {"folder/": "data"}), "unsafe.content", "folder that holds data"),
        (lambda path: zipped(path, {f"{number}.txt": "a" for number in range(41)}), "limit.entries", "41 > 40"),
        (lambda path: path.write_bytes(b"PK\x03\x04 no more"), "file.damaged", "zip BadZipFile"),
        (lambda path: path.write_bytes(b"PK" + bytes(3_000_000)), "limit.bytes", "3000002 > 2000000 bytes"),
    ],
    ids=["bomb", "locked", "compression", "slip", "drive", "name", "folder", "entries", "damaged", "size"],
)
def test_a_zip_is_refused_by_its_limit(make: Callable[[Path], object], code: str, detail: str, narrow: Bundles, tmp_path: Path) -> None:
    make(tmp_path / "bad.zip")
    said, about = refused(lambda: narrow.names(tmp_path / "bad.zip"))
    assert said == code and about.endswith(detail)
    zipped(tmp_path / "good.zip", {PAPER: "a"})
    assert narrow.names(tmp_path / "good.zip") == [PAPER]


@pytest.fixture(scope="module")
def narrow() -> Iterator[Bundles]:
    with Bundles(replace(ZIP_LIMITS, bytes=2_000_000, entries=40)) as one:
        yield one


def test_a_member_that_is_too_large_or_lies_costs_itself(tmp_path: Path, bundles: Bundles, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "PACKAGE_BYTES", 700)
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as container:
        for name, size in (("a.txt", 600), ("large.txt", 601), ("second.txt", 600), ("b.txt", 90)):
            container.writestr(name, os.urandom(size))
    (tmp_path / "out").mkdir()
    found = unpack(bundles, path, [*bundles.names(path), "gone.txt"], tmp_path / "out", replace(DEFAULT_LIMITS, bytes=600))
    told = [each.stat().st_size if isinstance(each, Path) else (each[0], each[1].code, each[1].detail) for each in found]
    assert told == [600, ("large.txt", "limit.bytes", "601 > 100 bytes"), ("second.txt", "limit.bytes", "600 > 100 bytes"), 90,
                    ("gone.txt", "file.damaged", "missing part gone.txt")]
    lying(tmp_path / "lying.zip")
    (tmp_path / "lies").mkdir()
    [(name, problem)] = unpack(bundles, tmp_path / "lying.zip", [PAPER], tmp_path / "lies")
    assert (name, problem.code) == (PAPER, "file.damaged")


@pytest.mark.parametrize(
    ("word", "code", "detail"),
    [("hang", "limit.seconds", "> 4 s"), ("crash", "file.crashed", "signal 11"), ("memory", "limit.memory", "process limit")],
)
def test_a_zip_that_hurts_its_process_costs_itself(word: str, code: str, detail: str, mischief: Path) -> None:
    bad, good = (zipped(mischief / f"{name}.zip", {PAPER: "a"}) for name in (word, "good"))
    with Bundles(replace(ZIP_LIMITS, seconds=SECONDS)) as bundles:
        assert refused(lambda: bundles.names(bad)) == (code, detail)
        assert bundles.names(good) == [PAPER]


@pytest.mark.skipif(sys.platform != "linux", reason="filters of system calls are Linux's")
@pytest.mark.parametrize("word", ["network", "program"])
def test_a_zip_reaches_no_network_and_no_programs(word: str, mischief: Path) -> None:
    path = zipped(mischief / f"{word}.zip", {PAPER: "a"})
    with Bundles(ZIP_LIMITS) as bundles, pytest.raises(OSError):
        bundles.names(path)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_the_answers_of_a_process_taken_over_are_not_believed(mischief: Path) -> None:
    names = ["good.txt", "code.txt", "link.txt", "none.txt"]
    path = zipped(mischief / "kim.zip", dict.fromkeys(names, "a"))
    (mischief / "out").mkdir()
    with Bundles(ZIP_LIMITS) as bundles:
        good, *others = unpack(bundles, path, names, mischief / "out")
    assert isinstance(good, Path)
    assert [(each[0], each[1].code, each[1].detail) for each in others if isinstance(each, tuple)] == [(name, "file.crashed", "answer") for name in names[1:]]
