"""PDF files that mean harm: each ends with a named status, in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from analyzer.readers.document import Status
from analyzer.readers.limits import Limits
from analyzer.readers.sandbox import ReaderPool
from tests.hostile.pdf_bombs import BOMBS, write

SENTENCE = "Duties: interpreting for overseas buyers"
# Much less than a bomb would take: it has to be refused before it goes off.
LIMITS = Limits(seconds=40, unpacked_bytes=32 * 2**20, memory_bytes=1200 * 2**20)
REFUSED = {
    "flate": "limit.unpacked", "flate_many": "limit.unpacked", "font": "limit.unpacked", "picture": "limit.unpacked",
    "many_pages": "limit.pages", "no_pages": "file.damaged",
}  # fmt: skip
# What is wrong with them is no business of text.
READ = ("cyclic_form", "cyclic_pages", "cyclic_outline", "cyclic_fields", "many_objects", "script", "open_inline_picture", "lying_count", "deep_arrays")
EMPTY = ("run_length", "poster")


@pytest.fixture(scope="module")
def narrow() -> Iterator[ReaderPool]:
    with ReaderPool(1, LIMITS) as pool:
        yield pool


@pytest.mark.parametrize("name", REFUSED)
def test_pdf_bomb_is_refused_by_its_limit(name: str, narrow: ReaderPool, tmp_path: Path) -> None:
    doc = narrow.read(write(name, tmp_path / "a.pdf"))
    assert doc.problems[0].code == REFUSED[name]
    assert not doc.usable


@pytest.mark.parametrize("name", READ)
def test_pdf_oddity_costs_nothing(name: str, narrow: ReaderPool, tmp_path: Path) -> None:
    doc = narrow.read(write(name, tmp_path / "a.pdf"))
    assert (doc.status, doc.text.strip()) == (Status.READ, SENTENCE)


@pytest.mark.parametrize("name", EMPTY)
def test_pdf_bomb_without_text_is_empty(name: str, narrow: ReaderPool, tmp_path: Path) -> None:
    assert narrow.read(write(name, tmp_path / "a.pdf")).status is Status.EMPTY


@pytest.mark.parametrize("name", ["character_map", "nested_forms"])
def test_pdf_bomb_of_work_ends_with_the_clock(name: str, tmp_path: Path) -> None:
    with ReaderPool(1, Limits(seconds=2.5)) as pool:
        bad, good = pool.read_all([write(name, tmp_path / "a.pdf"), write("script", tmp_path / "b.pdf")])
    assert (bad.status, bad.problems[0].code) == (Status.TIMEOUT, "limit.seconds")
    assert good.status is Status.READ


def test_every_bomb_has_its_test() -> None:
    assert set(BOMBS) == {*REFUSED, *READ, *EMPTY, "character_map", "nested_forms", "lzw"}
