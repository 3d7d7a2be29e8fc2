"""What comes in: limits kept while reading, names that are never paths, and papers that really go."""

from __future__ import annotations

import asyncio
import os
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from analyzer.web.desk import Desk, shown_name
from analyzer.web.settings import Settings
from analyzer.web.store import Store
from analyzer.web.uploads import Intake, Refused
from tests.web.support import ROOT, Server, papers_of, reviewed, running, stop

SMALL = Settings(file_bytes=1000, files=3, total_bytes=2500, text_chars=50)
BOUNDARY = "b0undary"


def form(*parts: tuple[str, str | None, bytes]) -> bytes:
    """A multipart body of (field, file name or None, content)."""
    body = b""
    for field, name, content in parts:
        named = f'; filename="{name}"' if name is not None else ""
        body += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"{named}\r\n\r\n'.encode() + content + b"\r\n"
    return body + f"--{BOUNDARY}--\r\n".encode()


def take_in(folder: Path, body: bytes, *, step: int = 100, settings: Settings = SMALL) -> tuple[Desk, dict[str, str]]:
    """Receive a body in small pieces, as the network brings it."""

    async def chunks() -> AsyncIterator[bytes]:
        for at in range(0, len(body), step):
            yield body[at : at + step]

    desk = Desk("x", folder, expires=time.time() + 60)
    return desk, received(desk, chunks(), settings)


def received(desk: Desk, chunks: AsyncIterator[bytes], settings: Settings = SMALL) -> dict[str, str]:
    """Receive chunks in a thread of its own: the browser of other tests has the loop of this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(Intake(desk, settings).receive(f"multipart/form-data; boundary={BOUNDARY}", chunks))).result()


@pytest.mark.parametrize("step", [1, 7, 100, 10_000])
def test_files_and_fields_come_in_whole(tmp_path: Path, step: int) -> None:
    content = bytes(range(256)) * 3 + b"\r\n--b0und"
    desk, fields = take_in(tmp_path, form(("files", "계약서.pdf", content), ("code", None, "2842 해외 영업원".encode())), step=step)
    assert fields == {"code": "2842 해외 영업원"}
    assert [given.name for given in desk.papers] == ["계약서.pdf"]
    assert desk.papers[0].path is not None and desk.papers[0].path.read_bytes() == content


@pytest.mark.parametrize("name", ["../../evil.txt", "..\\..\\evil.txt", "/etc/evil.txt", "C:\\evil.txt", "evil.txt"])
def test_a_file_name_is_never_a_path(tmp_path: Path, name: str) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    desk, _ = take_in(inside, form(("files", name.replace("\\", "\\\\"), b"x")))
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()] == ["inside/0001"]
    assert desk.papers[0].name == "evil.txt"


@pytest.mark.parametrize(("name", "shown"), [
    ("a\x00b\u202e.pdf", "ab.pdf"), ("", "file"), ("..", ".."), ("한글.pdf", "한글.pdf"), ("x" * 500 + ".pdf", "x" * 120 + ".pdf"),
    ("계약서.PDF", "계약서 (2).PDF"),
])  # fmt: skip
def test_names_are_shown_clean_and_each_once(name: str, shown: str) -> None:
    assert shown_name(name, ["계약서.pdf"]) == shown


def test_a_large_file_is_named_with_its_limit_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        take_in(tmp_path, form(("files", "small.pdf", b"x" * 900), ("files", "large.pdf", b"x" * 1001)))
    assert refused.value.key == "refused.bytes" and refused.value.values == {"name": "large.pdf", "limit": "1 KB"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0001"]


def test_reading_stops_to_store_at_the_limit_not_at_the_end(tmp_path: Path) -> None:
    written: list[int] = []

    async def endless() -> AsyncIterator[bytes]:
        yield form(("files", "endless.pdf", b""))[: -len(f"\r\n--{BOUNDARY}--\r\n")]
        for _ in range(10_000):
            yield b"x" * 100
            written.append(sum(path.stat().st_size for path in tmp_path.iterdir()))

    with pytest.raises(Refused):
        received(Desk("x", tmp_path, 0), endless())
    assert max(written) <= SMALL.file_bytes and list(tmp_path.iterdir()) == []
    assert len(written) < 150  # and not the megabyte to its end


def test_all_files_together_have_a_limit(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        take_in(tmp_path, form(*(("files", f"{n}.pdf", b"x" * 900) for n in range(3))))
    assert refused.value.key == "refused.total" and refused.value.values["name"] == "2.pdf"


def test_the_number_of_files_has_a_limit(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        take_in(tmp_path, form(*(("files", f"{n}.pdf", b"x") for n in range(4))))
    assert refused.value.key == "refused.count"


@pytest.mark.parametrize("body", [b"", b"--b0undary", b"garbage" * 50, form(("contract", None, b"x" * 300)), form(("contract", None, b"x" * 51))])
def test_what_is_no_form_of_ours_is_refused(tmp_path: Path, body: bytes) -> None:
    with pytest.raises(Refused):
        take_in(tmp_path, body)


def test_refusals_are_said_in_the_page_and_nothing_is_kept(client: httpx.Client, server: Server) -> None:
    before = server.left_behind()
    nothing = client.post("/cases", files={"files": ("", b"")}, data={"code": ""})
    assert nothing.status_code == 422 and "점검할 서류가 없습니다" in nothing.text
    unknown = client.post("/cases?lang=en", files={"contract": (None, "sell goods"), "code": (None, "web develo<b>per")})
    assert unknown.status_code == 422 and "2224 Web developer" in unknown.text and "develo&lt;b&gt;per" in unknown.text
    assert server.left_behind() == before


def test_deleting_deletes_at_once(client: httpx.Client, server: Server) -> None:
    before = server.left_behind()
    address = reviewed(client, papers_of("packages/web-platform-consistent"))
    assert len(server.left_behind()) > len(before)
    assert client.post(f"{address}/delete").headers["location"] == "/?deleted"
    assert server.left_behind() == before
    for path in ("", "/report.json", "/papers/0/revised.txt", "/progress"):
        assert client.get(address + path).status_code == 404
    assert "모두 삭제했습니다" in client.get("/?deleted").text


def test_papers_are_gone_when_the_server_ends_and_private_until_then(tmp_path: Path) -> None:
    with running(tmp_path) as server:
        with httpx.Client(base_url=server.base, timeout=60) as client:
            paper = papers_of("packages/bare-title")[-1]
            client.post("/cases", files=[("files", (paper.name, paper.read_bytes()))])
            client.get("/nowhere")
        folder = next(tmp_path.glob("analyzer-page-*"))
        if sys.platform != "win32":
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert server.left_behind()
        said = stop(server)
    assert paper.stem not in said and "Traceback" not in said
    assert list(tmp_path.glob("analyzer-page-*")) == []


_HOLDER = """
from analyzer.web.settings import Settings
from analyzer.web.store import Store
store = Store(Settings())
print((store.new().folder), flush=True)
input()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_the_next_server_clears_what_a_killed_one_left_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    env = dict(os.environ, TMPDIR=str(tmp_path))
    holders = [subprocess.Popen([sys.executable, "-c", _HOLDER], cwd=ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
               for _ in range(2)]  # fmt: skip
    folders = [Path(holder.stdout.readline().strip()) for holder in holders if holder.stdout]
    (folders[0] / "0001").write_text("비밀", "utf-8")
    try:
        holders[0].kill()
        holders[0].communicate()
        assert all(folder.exists() for folder in folders)
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
        Store(Settings()).close()
        assert [folder.exists() for folder in folders] == [False, True]
    finally:
        holders[1].kill()
        holders[1].communicate()


def test_papers_go_when_their_time_is_over_and_the_oldest_when_there_are_too_many() -> None:
    store = Store(Settings(keep_hours=1e-9))
    try:
        desk = store.new()
        assert store.get(desk.id) is None and not desk.folder.exists()
    finally:
        store.close()
    store = Store(Settings(cases=2))
    try:
        desks = [store.new() for _ in range(3)]
        assert [store.get(desk.id) is None for desk in desks] == [True, False, False]
        assert not desks[0].folder.exists()
    finally:
        store.close()
    assert not store.folder.exists()
