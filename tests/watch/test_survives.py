"""What a watch lives through: kill -9, a second watch, a full disk, a folder that goes away, results that lie about themselves."""

from __future__ import annotations

import json
import os
import resource
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.watch.support import RESULTS, Watching, hashes, log_of, once, once_here, papers, report_of, reviews, until

PEOPLE = [f"LEE SU {chr(65 + number)}{chr(70 + number)}O" for number in range(5)]


def test_killed_in_the_middle_it_goes_on_and_reviews_each_once(tmp_path: Path) -> None:
    inbox, home = tmp_path / "inbox", tmp_path / "home"
    for number, person in enumerate(PEOPLE):
        papers(inbox / f"p{number}", person, number)
    before = hashes(inbox)
    with Watching(inbox, home) as first:
        first.until(lambda: any(event == "started" for _, event, *_ in log_of(inbox)), "a review begins")
        done = len(reviews(inbox))
        # a second one is told who holds the folder, and stops
        second = once(inbox, tmp_path / "other")
        assert second.returncode == 2
        assert socket.gethostname() in second.stderr and str(first.process.pid) in second.stderr
        os.kill(first.process.pid, signal.SIGKILL)
        first.process.wait()
    # What a killed run may leave: half a result under a name of ours.
    left = inbox / "p0" / RESULTS
    left.mkdir(exist_ok=True)
    (left / ".neu-left").mkdir(exist_ok=True)
    (left / ".neu-left" / "review.html").write_text("half", "utf-8")
    again = once(inbox, home)
    assert again.returncode in (0, 3, 4)
    assert "Taking over" in again.stderr
    finished = [place for place, event, *_ in log_of(inbox) if event in ("reviewed", "adopted")]
    assert done < 5 and sorted(set(finished)) == [f"f:p{number}" for number in range(5)]
    assert len(reviews(inbox)) == len({place for place, _ in reviews(inbox)})
    assert not list(inbox.rglob(".neu-*"))
    assert hashes(inbox) == before


def test_a_result_folder_that_came_with_the_papers_is_not_believed_and_ours_is(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    papers(inbox / "kim")
    once_here(inbox)
    # another inbox of the same user: the folder brings its result along
    other = tmp_path / "other"
    other.mkdir()
    (inbox / "kim").rename(other / "lee")
    forged = papers(other / "forged", "CHOI MALLORY", 7) / RESULTS
    forged.mkdir()
    manifest = json.loads((other / "lee" / RESULTS / ".manifest.json").read_text("utf-8"))
    outside = other / "keep.md"
    outside.write_text("not ours", "utf-8")
    (forged / ".manifest.json").write_text(json.dumps({**manifest, "files": {"../../keep.md": "0"}}), "utf-8")
    once_here(other)
    assert {(place, event) for place, event, *_ in log_of(other)} == {("f:forged", "started"), ("f:forged", "reviewed"), ("f:lee", "adopted")}
    assert report_of(other / "lee")["package"] == "lee"
    assert outside.read_text("utf-8") == "not ours"
    # the state is lost: nothing has to be reviewed again
    for path in (other / RESULTS).glob(".state*"):
        path.unlink()
    once_here(other)
    assert [event for _, event, *_ in log_of(other)] == ["adopted", "adopted"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one MiB of its own."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(disk)], check=False, capture_output=True).returncode:
        pytest.skip("a disk can only be mounted by root")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_full_disk_is_told_and_waited_for(small_disk: Path, tmp_path: Path) -> None:
    inbox = small_disk / "inbox"
    papers(inbox / "kim")
    with Watching(inbox, tmp_path / "home", "--poll") as watch:
        watch.until_said("Looking every few seconds")
        watch.until_reviewed(1)
        papers(inbox / "lee", "LEE SUJIN", 2)
        filler = small_disk / "filler"
        _fill(filler)
        watch.until_said("No space")
        assert len(reviews(inbox)) == 1
        filler.unlink()
        watch.until_reviewed(2)
        page = inbox / RESULTS / "index.html"
        watch.until(lambda: "lee" in page.read_text("utf-8"), "the page is written again")
        assert watch.end() == 0
    assert [place for place, _ in reviews(inbox)] == ["f:kim", "f:lee"]
    assert report_of(inbox / "lee")["documents"]


def test_an_inbox_that_cannot_be_written_to_has_its_results_in_the_users_folder(small_disk: Path, user_home: Path) -> None:
    inbox = small_disk / "inbox"
    papers(inbox / "kim")
    papers(inbox / "deep" / "kim", "LEE SUJIN", 2)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    _, told = once_here(inbox)
    [elsewhere] = [event.values["path"] for event in told if event.kind == "elsewhere"]
    assert elsewhere.is_relative_to(user_home)
    assert sorted(path.relative_to(elsewhere).as_posix() for path in elsewhere.rglob("review.html")) == ["kim-2/review.html", "kim/review.html"]
    _, again = once_here(inbox)
    assert not [event for event in again if event.kind == "reviewed"]


def _fill(path: Path) -> None:
    with path.open("wb", buffering=0) as stream:
        for size in (4096, 512, 1):
            try:
                while True:
                    stream.write(b"0" * size)
            except OSError:
                continue


def test_a_limit_on_file_sizes_ends_a_single_run_with_the_reason(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    papers(inbox / "kim")
    before = hashes(inbox)
    former = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, former[1]))
    try:
        with pytest.raises(OSError):
            once_here(inbox)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, former)
    assert hashes(inbox) == before
    assert not (inbox / "kim" / RESULTS / ".manifest.json").exists()
    once_here(inbox)
    assert [place for place, _ in reviews(inbox)] == ["f:kim"]


def test_an_inbox_that_goes_away_is_waited_for_and_nothing_is_reviewed_twice(tmp_path: Path) -> None:
    inbox, away = tmp_path / "inbox", tmp_path / "away"
    papers(inbox / "kim")
    with Watching(inbox, tmp_path / "home") as watch:
        watch.until_reviewed(1)
        inbox.rename(away)
        watch.until_said("Cannot reach")
        papers(away / "lee", "LEE SUJIN", 2)
        away.rename(inbox)
        watch.until_reviewed(2)
        assert watch.end() == 0
    assert reviews(inbox) == [("f:kim", "new"), ("f:lee", "new")]
    until(lambda: "Watching has stopped" in (inbox / RESULTS / "index.html").read_text("utf-8"), "the page says so")
