"""A real watch over a real folder: what arrives, changes, moves and goes away, and what is written about it."""

from __future__ import annotations

import time
import unicodedata
from pathlib import Path

from tests.watch.support import RESULTS, SETTLE, Watching, chunks, example, hashes, log_of, papers, report_of, reviews


def test_watch_from_the_first_paper_to_the_last(tmp_path: Path) -> None:
    """One watch for all that happens in a day, since starting one loads the models."""
    inbox, home = tmp_path / "서류함", tmp_path / "home"
    inbox.mkdir()
    people = [f"PARK JI {chr(65 + number)}{chr(66 + number)}A" for number in range(10)]
    for number, person in enumerate(people):
        papers(inbox / f"p{number}", person, number)
    example("web-work-filed-as-application", inbox / "deep" / "er" / "webwork")
    with Watching(inbox, home) as watch:
        # many at once: each exactly once
        watch.until_reviewed(11)
        assert sorted(reviews(inbox)) == sorted([(f"f:p{n}", "new") for n in range(10)] + [("f:deep/er/webwork", "new")])
        assert report_of(inbox / "deep/er/webwork")["verdict"] == "mismatch"
        assert {path.name for path in (inbox / "p0" / RESULTS).iterdir()} == {"review.html", "review.json", ".manifest.json"}

        # a slow copy of a PDF, under its own name
        slow = inbox / "slow"
        slow.mkdir()
        source = example("web-platform-consistent", tmp_path / "source")
        content = (source / "근로계약서.pdf").read_bytes()
        with (slow / "근로계약서.pdf").open("wb") as stream:
            for piece in chunks(content, 4):
                stream.write(piece)
                stream.flush()
                time.sleep(SETTLE / 2)  # the copy itself is slow; shorter than a file must hold still
            time.sleep(3 * SETTLE)  # complete to look at, and still open for writing
            assert len(reviews(inbox)) == 11
            (slow / "고용사유서.docx").write_bytes((source / "고용사유서.docx").read_bytes())
        watch.until_reviewed(12)
        assert reviews(inbox)[-1] == ("f:slow", "new")
        assert [document["status"] for document in report_of(slow)["documents"]] == ["read", "read"]

        # a changed paper, an added one, a removed one
        changed = inbox / "p1" / "고용사유서.txt"
        changed.write_text(changed.read_text("utf-8").replace("웹 개발자(2224)", "해외영업원(2842)"), "utf-8")
        watch.until_reviewed(13)
        assert log_of(inbox)[-1] == ("f:p1", "reviewed", "changed", ["고용사유서.txt"])
        assert report_of(inbox / "p1")["filed"]["code"] == "2842"
        (inbox / "p2" / "고용사유서.txt").unlink()
        watch.until_reviewed(14)
        assert log_of(inbox)[-1] == ("f:p2", "reviewed", "removed", ["고용사유서.txt"])

        # a renamed folder, named by a Mac, takes its result along
        moved = inbox / unicodedata.normalize("NFD", "김민수")
        (inbox / "p3").rename(moved)
        watch.until(lambda: any(event == "moved" for _, event, *_ in log_of(inbox)), "the move is noticed")
        assert report_of(moved)["package"] == "김민수"
        assert "<title>김민수" in (moved / RESULTS / "review.html").read_text("utf-8")

        # files written with decomposed names are one paper each
        (inbox / "p4" / "고용사유서.txt").rename(inbox / "p4" / unicodedata.normalize("NFD", "고용사유서.txt"))

        # read-only papers, and papers that are gone
        (inbox / "p5" / "근로계약서.txt").chmod(0o444)
        for path in (inbox / "p6").glob("*.txt"):
            path.unlink()
        # the folder goes first and is noted then
        watch.until(lambda: [place for place, event, *_ in log_of(inbox) if event == "removed"] == ["f:p6"], "papers that are gone are noted")
        assert not (inbox / "p6" / RESULTS).exists()
        page = inbox / RESULTS / "index.html"
        watch.until(lambda: "p6" not in page.read_text("utf-8"), "the page follows")

        before = hashes(inbox)
        assert watch.end() == 0
    assert len(reviews(inbox)) == 14
    assert hashes(inbox) == before
    assert page.read_text("utf-8").count('<article class="row') == 11
    assert "Watching has stopped" in page.read_text("utf-8")


def test_watch_never_touches_an_original(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    folder = example("web-platform-consistent", inbox / "kim")
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.joinpath("원본.hwp").write_bytes(b"no paper at all")
    before = hashes(inbox)
    times = {path.name: (path.stat().st_mtime_ns, path.stat().st_ctime_ns) for path in folder.iterdir()}
    with Watching(inbox, tmp_path / "home", annotate=True) as watch:
        watch.until_reviewed(1)
        assert watch.end() == 0
    assert hashes(inbox) == before
    assert {path.name: (path.stat().st_mtime_ns, path.stat().st_ctime_ns) for path in folder.iterdir() if path.is_file()} == times
