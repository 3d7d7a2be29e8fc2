"""What the tests of the page share: a real server in a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "corpora" / "examples"
_ADDRESS = re.compile(r"http://\S+")


@dataclass(frozen=True)
class Server:
    """A running server.

    :param address: What it printed: the address to open.
    :param temp: The temporary folder that it was given.
    """

    address: str
    temp: Path
    process: subprocess.Popen[str]

    @property
    def base(self) -> str:
        """The address without path and token."""
        return self.address.split("/?")[0].rstrip("/")

    def left_behind(self) -> list[Path]:
        """Return all that lies in the server's private folders, its lock aside."""
        return sorted(path for folder in self.temp.glob("analyzer-page-*") for path in folder.rglob("*") if path.name != "in-use")


def start(temp: Path, *options: str) -> Server:
    """Start a server that keeps its files below `temp`, and wait until it answers."""
    env = dict(os.environ, TMPDIR=str(temp), PYTHONUTF8="1", HF_HUB_OFFLINE="1", LANG="ko_KR.UTF-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "analyzer", "serve", "--port", "0", *options], cwd=ROOT, env=env, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )
    assert process.stderr is not None
    line = process.stderr.readline()
    found = _ADDRESS.search(line)
    if found is None:
        process.kill()
        raise AssertionError(line + process.stderr.read())
    return Server(found[0], temp, process)


def stop(server: Server) -> str:
    """End a server as a person does, and return what it said meanwhile."""
    server.process.terminate()
    _, said = server.process.communicate(timeout=30)
    return said


@contextmanager
def running(temp: Path, *options: str) -> Iterator[Server]:
    """A server for the time of a test."""
    server = start(temp, *options)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            stop(server)


def papers_of(name: str) -> list[Path]:
    """Return the papers of an example, such as `packages/chef-consistent`."""
    return sorted(path for path in (EXAMPLES / name).iterdir() if path.suffix != ".json")


def reviewed(client: httpx.Client, papers: list[Path], **fields: str) -> str:
    """Upload papers, wait for their review, and return the address of the result."""
    files = [("files", (path.name, path.read_bytes())) for path in papers]
    answer = client.post("/cases", files=files, data=fields)
    assert answer.status_code == 303, answer.text
    address = answer.headers["location"]
    return finished(client, address)


def sent(client: httpx.Client, headers: dict[str, str] | None = None, **fields: str) -> httpx.Response:
    """Send the form with pasted texts and without files."""
    return client.post("/cases", files={name: (None, value) for name, value in fields.items()}, headers=headers)


def pasted(client: httpx.Client, **fields: str) -> str:
    """Send pasted duties, wait for their review, and return the address of the result."""
    answer = sent(client, **fields)
    assert answer.status_code == 303, answer.text
    return finished(client, answer.headers["location"])


def finished(client: httpx.Client, address: str) -> str:
    """Wait for a review and return its address."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if "hx-redirect" in client.get(f"{address}/progress").headers:
            return address
        time.sleep(0.05)
    raise AssertionError("the review did not end")
