"""Papers that a pool keeps: a closed pool still tells what it has kept, and nothing else."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from analyzer.extraction import extract_all
from analyzer.pipeline import review_package
from analyzer.readers import Limits, ReaderPool, Status
from analyzer.recent import Recent

EXAMPLES = Path(__file__).parents[2] / "corpora" / "examples" / "packages"
CONTRACT = EXAMPLES / "web-platform-consistent" / "근로계약서.pdf"
STATEMENT = EXAMPLES / "web-platform-consistent" / "고용사유서.docx"


def test_recent_lets_go_of_the_oldest() -> None:
    recent: Recent[str, int] = Recent(2, 100)
    recent.keep("a", 1, 10)
    recent.keep("b", 2, 10)
    assert recent.find("a") == 1
    recent.keep("c", 3, 10)
    assert [recent.find(key) for key in "abc"] == [1, None, 3]


def test_recent_keeps_no_more_than_the_weight() -> None:
    recent: Recent[str, int] = Recent(9, 100)
    recent.keep("a", 1, 60)
    recent.keep("b", 2, 60)
    recent.keep("too heavy", 3, 101)
    recent.keep("b", 4, 50)
    recent.keep("c", 5, 50)
    assert [recent.find(key) for key in ("a", "b", "c", "too heavy")] == [None, 4, 5, None]
    assert len(recent) == 2


def test_recent_of_none_keeps_nothing() -> None:
    recent: Recent[str, int] = Recent(0, 100)
    recent.keep("a", 1, 1)
    assert recent.find("a") is None


def test_a_paper_is_not_opened_again_whatever_it_is_called(tmp_path: Path) -> None:
    here, copy = tmp_path / "계약서.pdf", tmp_path / "다른 이름.pdf"
    shutil.copyfile(CONTRACT, here)
    with ReaderPool(1, keeps=4) as pool:
        first = pool.read(here)
        shutil.move(here, copy)
        pool.close()
        again = pool.read(copy)
    assert first.status is Status.READ
    assert (again.path, again.name) == (copy, "다른 이름.pdf")
    assert (again.text, again.blocks, again.sha256) == (first.text, first.blocks, first.sha256)


def test_a_paper_that_was_saved_again_is_opened_again(tmp_path: Path) -> None:
    here = tmp_path / "메모.txt"
    with ReaderPool(1, keeps=4) as pool:
        here.write_text("월급 300만원", "utf-8")
        assert "300" in pool.read(here).text
        here.write_text("월급 310만원", "utf-8")  # of the same size
        assert "310" in pool.read(here).text


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 torn", b"\x00\x01\x02" * 50])
def test_what_could_not_be_read_is_tried_again(tmp_path: Path, content: bytes) -> None:
    here = tmp_path / "서류.pdf"
    here.write_bytes(content)
    with ReaderPool(1, keeps=4) as pool:
        assert not pool.read(here).usable
        pool.close()
        assert pool.read(here).problems[0].code == "file.crashed"


def test_a_kept_paper_that_is_gone_or_too_large_is_told_so(tmp_path: Path) -> None:
    here = tmp_path / "계약서.pdf"
    shutil.copyfile(CONTRACT, here)
    with ReaderPool(1, Limits(bytes=CONTRACT.stat().st_size), keeps=4) as pool:
        assert pool.read(here).usable
        with here.open("ab") as stream:
            stream.write(b"\n")
        assert pool.read(here).problems[0].code == "limit.bytes"
        here.unlink()
        assert pool.read(here).problems[0].code == "file.missing"


def test_a_pool_keeps_nothing_unless_asked(tmp_path: Path) -> None:
    here = tmp_path / "메모.txt"
    here.write_text("월급 300만원", "utf-8")
    with ReaderPool(1) as pool:
        assert pool.read(here).usable
        pool.close()
        assert not pool.read(here).usable


def test_a_review_of_known_papers_is_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "kim"
    folder.mkdir()
    for paper in (CONTRACT, STATEMENT):
        shutil.copyfile(paper, folder / paper.name)
    day = dt.date(2026, 11, 2)
    known: Recent = Recent(8, 100_000)
    with ReaderPool(2, keeps=8) as pool:
        reports = [review_package(folder, filed_on=day, pool=pool, known=known).to_dict() for _ in range(2)]
        plain = review_package(folder, filed_on=day).to_dict()
    for report in (*reports, plain):
        for paper in report["documents"]:
            paper.pop("seconds", None)
    assert len(known) == 2
    assert reports[0] == reports[1] == plain


def test_known_papers_are_not_gone_through_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known: Recent = Recent(8, 100_000)
    seen: list[str] = []
    monkeypatch.setattr("analyzer.extraction.extract_all", lambda paper: seen.append(paper.name) or extract_all(paper))
    with ReaderPool(1, keeps=8) as pool:
        first, again = (review_package(STATEMENT, pool=pool, known=known).to_dict()["documents"] for _ in range(2))
    assert [{**paper, "seconds": 0} for paper in first] == [{**paper, "seconds": 0} for paper in again]
    assert seen == [STATEMENT.name]
