"""When is a file complete?"""

from __future__ import annotations

import itertools
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from analyzer.watch.inbox import Seen, take_stock
from analyzer.watch.settle import Settling, Stand, missing
from tests.e2e.support import EXAMPLES

PACKAGE = EXAMPLES / "packages" / "web-platform-consistent"


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def look(settling: Settling, inbox: Path) -> tuple[Stand, str]:
    stock = take_stock(inbox)
    [(file, unfinished)] = [(seen, False) for seen in stock.loose.papers] + [(seen, True) for seen in stock.loose.unfinished]
    return settling.look(file, unfinished=unfinished)


def test_a_file_settles_once_it_holds_still_and_again_after_a_change(tmp_path: Path, clock: Clock) -> None:
    settling, file = Settling(2.0, 60.0, clock), tmp_path / "계약서.txt"
    file.write_text("가", "utf-8")
    found: list[Stand] = []
    for step in (0.0, 1.9, 0.1):
        clock.now += step
        found.append(look(settling, tmp_path)[0])
    file.write_text("가나", "utf-8")
    found.append(look(settling, tmp_path)[0])
    clock.now += 2.0
    found.append(look(settling, tmp_path)[0])
    assert found == [Stand.MOVING, Stand.MOVING, Stand.SETTLED, Stand.MOVING, Stand.SETTLED]


@pytest.mark.parametrize(("name", "reason"), [("받는중.pdf.crdownload", "temporary"), ("계약서.pdf", "cut"), ("빈.docx", "empty")])
def test_a_file_that_stays_incomplete_is_given_up_with_the_reason(name: str, reason: str, tmp_path: Path, clock: Clock) -> None:
    (tmp_path / name).write_bytes({"cut": b"%PDF-1.7 half of it", "empty": b""}.get(reason, b"anything"))
    settling = Settling(2.0, 60.0, clock)
    look(settling, tmp_path)
    clock.now += 59.0
    assert look(settling, tmp_path) == (Stand.MOVING, reason)
    clock.now += 1.0
    assert look(settling, tmp_path) == (Stand.STUCK, reason)


def samples() -> Iterator[Path]:
    for form in ("pdf", "docx", "hwpx"):
        yield from sorted((EXAMPLES / "formats" / f"consistent-{form}").glob(f"*.{form}"))


@pytest.mark.parametrize("path", list(samples()), ids=lambda path: path.name)
def test_every_real_format_is_complete_and_half_of_it_is_not(path: Path, tmp_path: Path) -> None:
    assert missing(seen_of(path)) == ""
    content = path.read_bytes()
    half, reserved = tmp_path / "half", tmp_path / "reserved"
    half.write_bytes(content[: len(content) // 2])
    reserved.write_bytes(content[: len(content) // 2].ljust(len(content) + 70_000, b"\0"))  # where the space was set aside first
    assert [missing(seen_of(each)) for each in (half, reserved)] == ["cut", "cut"]


def test_a_file_that_is_open_for_writing_is_not_complete(tmp_path: Path) -> None:
    path = tmp_path / "계약서.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a", "b")
    with path.open("r+b"):
        assert missing(seen_of(path)) == "open"
    assert missing(seen_of(path)) == ""
    with path.open("rb"):
        assert missing(seen_of(path)) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who writes")
def test_a_file_that_was_held_open_holds_still_anew_once_it_is_let_go(tmp_path: Path, clock: Clock) -> None:
    settling, file, found = Settling(2.0, 60.0, clock), tmp_path / "계약서.txt", []
    file.write_text("가", "utf-8")
    with file.open("r+b"):
        for step in (0.0, 5.0):
            clock.now += step
            found.append(look(settling, tmp_path))
    for step in (0.25, 1.5, 0.25):
        clock.now += step
        found.append(look(settling, tmp_path))
    assert found == [(Stand.MOVING, ""), (Stand.MOVING, "open"), (Stand.MOVING, ""), (Stand.MOVING, ""), (Stand.SETTLED, "")]


def seen_of(path: Path) -> Seen:
    info = path.stat()
    return Seen(path, info.st_size, "", info.st_mtime)


def test_stock_leaves_out_what_is_no_paper(tmp_path: Path) -> None:
    for name in ("~$계약서.docx", ".DS_Store", "결과.json", "검토결과/review.txt", "kim/계약서.txt", "kim/.git/x.txt", "계약서.txt", "a.part"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("가", "utf-8")
    (tmp_path / "kim" / "링").symlink_to(tmp_path / "kim", target_is_directory=True)
    stock = take_stock(tmp_path)
    assert [seen.name for seen in itertools.chain(stock.loose.papers, stock.loose.unfinished)] == ["계약서.txt", "a.part"]
    assert [(lot.folder.name, [seen.name for seen in lot.papers]) for lot in stock.lots] == [("kim", ["계약서.txt"])]
