"""The reading processes: what a file does to one of them costs one answer and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from analyzer.readers import sandbox
from analyzer.readers.document import Status
from analyzer.readers.limits import Limits
from analyzer.readers.sandbox import ReaderPool

# Python imports this in the child before anything else: the words of a text file become what its reader does.
MISCHIEF = """
import ctypes, os, socket, sys, time
from analyzer.readers import plain

real = plain.read

def read(path, builder, limits):
    word = path.read_text().strip()
    if word == "hang":
        time.sleep(600)
    if word == "crash":
        os.kill(os.getpid(), 11)
    if word == "exit":
        os._exit(3)
    if word == "memory":
        bytearray(limits.memory_bytes)
    if word == "noise":
        os.write(1, b"native noise")
        print("noise", flush=True)
        os.write(2, b"native noise")
    if word == "network":
        socket.create_connection(("127.0.0.1", 9))
    real(path, builder, limits)
    builder.add(f"pid {os.getpid()}")

plain.read = read
"""
# Time for a child to start on a busy machine; only a file that hangs waits for it.
SECONDS = 4.0


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    (tmp_path / "child").mkdir()
    (tmp_path / "child" / "sitecustomize.py").write_text(MISCHIEF)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "child"))

    def make(word: str) -> Path:
        path = tmp_path / f"{word}.txt"
        path.write_text(word)
        return path

    return make


def pid_of(text: str) -> int:
    return int(text.split("pid ")[1])


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    try:
        # A killed orphan may stay as a zombie where nobody collects it.
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):  # collected meanwhile
        return False


def wait_until(condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return False


def test_pool_reads_in_order(write: Callable[[str], Path]) -> None:
    paths = [write(f"문서{number}") for number in range(12)]
    with ReaderPool(2) as pool:
        docs = pool.read_all(paths)
    assert [doc.path for doc in docs] == paths
    assert [doc.blocks[0].text for doc in docs] == [path.stem for path in paths]
    assert len({pid_of(doc.text) for doc in docs}) == 2


@pytest.mark.parametrize(
    ("word", "status", "code", "detail"),
    [
        ("hang", Status.TIMEOUT, "limit.seconds", "> 4 s"),
        ("crash", Status.UNREADABLE, "file.crashed", "signal 11"),
        ("exit", Status.UNREADABLE, "file.crashed", "exit 3"),
        ("memory", Status.UNSAFE, "limit.memory", "process limit"),
        ("network", Status.UNREADABLE, "file.crashed", "OSError"),
    ],
)
def test_pool_survives(write: Callable[[str], Path], word: str, status: Status, code: str, detail: str) -> None:
    with ReaderPool(1, Limits(seconds=SECONDS)) as pool:
        bad, good = pool.read_all([write(word), write("정상")])
    assert (bad.status, bad.problems[0].code, bad.problems[0].detail) == (status, code, detail)
    assert bad.path.name == f"{word}.txt"
    assert good.status is Status.READ


def test_pool_keeps_noise_out_of_the_answers(write: Callable[[str], Path], capfd: pytest.CaptureFixture[str]) -> None:
    with ReaderPool(1) as pool:
        doc = pool.read(write("noise"))
    assert doc.blocks[0].text == "noise"
    assert capfd.readouterr() == ("", "")


def test_pool_may_be_called_from_many_threads(write: Callable[[str], Path]) -> None:
    paths = [write(f"문서{number}") for number in range(16)]
    with ReaderPool(2) as pool, ThreadPoolExecutor(8) as threads:
        docs = list(threads.map(pool.read, paths))
    assert [doc.path for doc in docs] == paths


def test_pool_reads_many_for_many_threads(write: Callable[[str], Path]) -> None:
    paths = [write(f"문서{number}") for number in range(6)]
    with ReaderPool(2) as pool, ThreadPoolExecutor(4) as threads:
        for docs in threads.map(pool.read_all, [paths] * 4):
            assert [doc.path for doc in docs] == paths


def test_pool_begins_to_read_and_goes_on_past_a_bad_file(write: Callable[[str], Path]) -> None:
    with ReaderPool(1) as pool:
        first, crash, last = pool.begin([write("하나"), write("crash"), write("셋")])
        assert last.result(20).blocks[0].text == "셋"
        assert first.done() and crash.done()
        assert [each.result().status for each in (first, crash)] == [Status.READ, Status.UNREADABLE]


def test_pool_that_closes_answers_what_was_begun(write: Callable[[str], Path]) -> None:
    with ReaderPool(1) as pool:
        begun = pool.begin([write("hang"), write("하나")])
    assert [each.result(20).problems[0].code for each in begun] == ["file.crashed"] * 2


def test_read_all_that_breaks_off_drops_what_waits_and_closes(write: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    files = [write(f"문서{number}") for number in range(20)]
    asked: list[Path] = []

    def broken(path: Path) -> None:
        asked.append(path)
        time.sleep(0.05)
        raise KeyboardInterrupt

    pool = ReaderPool(1)
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(pool, "read", broken)
        pool.read_all(files)
    assert len(asked) < 4
    assert pool.read(files[0]).problems[0].code == "file.crashed"  # no process is left


def test_pool_that_is_closed_answers_still(write: Callable[[str], Path]) -> None:
    with ReaderPool(2) as pool:
        pass
    files = [write("하나"), write("둘")]
    for docs in (pool.read_all(files), [each.result() for each in pool.begin(files)]):
        assert [doc.problems[0].code for doc in docs] == ["file.crashed"] * 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on Windows")
def test_pool_keeps_time_in_a_forked_process(write: Callable[[str], Path]) -> None:
    with ReaderPool(1, Limits(seconds=SECONDS)) as pool:
        assert pool.read(write("정상")).status is Status.READ
    forked = os.fork()
    if not forked:
        with ReaderPool(1, Limits(seconds=SECONDS)) as pool:
            os._exit(0 if pool.read(write("hang")).status is Status.TIMEOUT else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(forked, 0)[1]) == 0


def test_pool_keeps_the_path_as_given(write: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("상대")
    monkeypatch.chdir(path.parent)
    with ReaderPool(1) as pool:
        doc = pool.read(Path(path.name))
    assert (doc.path, doc.status) == (Path(path.name), Status.READ)


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux only")
def test_pool_reads_names_in_no_encoding(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xb0\xe8\xbe\xe0.txt"))
    path.write_text("본문")
    with ReaderPool(1) as pool:
        doc = pool.read(path)
    assert (doc.path, doc.status) == (path, Status.READ)


def test_pool_renews_processes_now_and_then(write: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "FILES_PER_WORKER", 2)
    path = write("본문")
    with ReaderPool(1) as pool:
        pids = [pid_of(pool.read(path).text) for _ in range(4)]
    assert pids[0] == pids[1] != pids[2] == pids[3]


def test_pool_is_not_tricked_by_modules_in_the_working_folder(
    write: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("본문")
    (tmp_path / "json.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    with ReaderPool(1) as pool:
        assert pool.read(path).status is Status.READ


def test_pool_refuses_to_have_no_process() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        ReaderPool(0)


def test_pool_leaves_no_process(write: Callable[[str], Path]) -> None:
    with ReaderPool(2) as pool:
        pids = {pid_of(doc.text) for doc in pool.read_all([write(f"문서{number}") for number in range(8)])}
    assert not any(is_alive(pid) for pid in pids)


# A shell without job control starts what runs in the background with interrupts ignored, and the tests may be such.
PARENT = """
import signal, sys
from pathlib import Path
from analyzer.readers.sandbox import ReaderPool

signal.signal(signal.SIGINT, signal.default_int_handler)

with ReaderPool(1) as pool:
    print(pool.read(Path(sys.argv[1])).text, flush=True)
    pool.read_all([Path(sys.argv[2])])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("blow", [signal.SIGINT, signal.SIGKILL])
def test_pool_dies_with_its_parent(write: Callable[[str], Path], blow: signal.Signals) -> None:
    good, hanging = write("정상"), write("hang")
    command = [sys.executable, "-c", PARENT, str(good), str(hanging)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as parent:
        assert parent.stdout is not None
        parent.stdout.readline()
        pid = pid_of(parent.stdout.readline())
        assert is_alive(pid)
        parent.send_signal(blow)
        assert wait_until(lambda: not is_alive(pid))
        assert wait_until(lambda: parent.poll() is not None)
