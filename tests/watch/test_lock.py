"""One watcher for one inbox."""

from __future__ import annotations

import json
import os
import socket
import time
from pathlib import Path

import pytest

from analyzer.watch.lock import STALE, Held, Lock
from analyzer.watch.places import linux_mounts


def test_a_second_watcher_hears_who_holds_it_and_may_go_on_afterwards(tmp_path: Path) -> None:
    first = Lock(tmp_path / ".lock")
    with pytest.raises(Held) as held:
        Lock(tmp_path / ".lock")
    assert held.value.holder is not None
    assert (held.value.holder.pid, held.value.holder.host) == (os.getpid(), socket.gethostname())
    first.release()
    second = Lock(tmp_path / ".lock")
    assert second.former is None
    second.release()


def left(path: Path, host: str, age: float) -> Path:
    path.write_text(json.dumps({"pid": 1, "host": host, "since": "2026-11-21 09:00:00"}), "utf-8")
    os.utime(path, (time.time() - age,) * 2)
    return path


def test_what_a_dead_watcher_left_is_taken_over(tmp_path: Path) -> None:
    here = Lock(left(tmp_path / "here", socket.gethostname(), 0.0))
    assert here.former is not None and here.former.pid == 1
    there = Lock(left(tmp_path / "there", "another-pc", STALE + 1))
    assert there.former is not None and there.former.host == "another-pc"
    for lock in (here, there):
        lock.release()


def test_a_watcher_on_another_machine_holds_it_as_long_as_it_shows_life(tmp_path: Path) -> None:
    with pytest.raises(Held, match="another-pc"):
        Lock(left(tmp_path / "lock", "another-pc", STALE / 2))


def test_the_lock_notices_that_its_folder_went_away(tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    lock = Lock(folder / "lock")
    assert lock.alive
    folder.rename(tmp_path / "away")
    assert not lock.alive
    folder.mkdir()
    (folder / "lock").write_bytes(b"")
    assert not lock.alive
    lock.release()


def test_mounts_are_read_with_their_blanks() -> None:
    told = "36 35 98:0 / /mnt/share\\040drive/서류 rw,noatime shared:1 - cifs //server/share rw\n37 35 0:5 / / rw - ext4 /dev/vda rw"
    assert linux_mounts(told) == [("/mnt/share drive/서류", "cifs"), ("/", "ext4")]
