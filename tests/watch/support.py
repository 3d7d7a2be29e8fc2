"""A watch in a process of its own, and what its log says."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Self

from analyzer.watch import Settings, Watch
from analyzer.watch.events import Event
from tests.e2e.support import EXAMPLES, ROOT

RESULTS = "검토결과"
# Long enough for a copy in steps, short enough for a test.
SETTLE = 0.4
# Only a watch that has failed waits for it, so a busy machine may take its time.
LIMIT = 300.0

CONTRACT = """근 로 계 약 서
1. 사용자: 주식회사 한빛소프트 (이하 "갑")
2. 근로자 성명: {person}
3. 여권번호: {passport}
4. 계약기간: 2026-12-01 ~ 2028-11-30
5. 근무장소: 서울특별시 강남구 테헤란로 1
6. 담당업무
 - 고객사 웹 플랫폼의 화면과 서버 기능 개발
 - 자사 웹 사이트의 API 설계와 유지보수
 - 웹 서비스 장애 분석과 성능 개선
7. 월 급여: 3,200,000원
"""
STATEMENT = """고 용 사 유 서
신청 직종: 웹 개발자(2224)
피초청인 성명: {person}
여권번호: {passport}
담당업무
 - 웹 플랫폼 기능 개발과 API 구현
 - 웹 사이트 화면 개발과 유지보수
고용사유: {person}은 웹 서비스 개발 경험이 있어 필요합니다.
"""


def papers(folder: Path, person: str = "KIM MINSU", number: int = 1) -> Path:
    """Write a contract and a statement as small text files; another person gives other papers."""
    folder.mkdir(parents=True, exist_ok=True)
    values = {"person": person, "passport": f"M{10000000 + number}"}
    (folder / "근로계약서.txt").write_text(CONTRACT.format(**values), "utf-8")
    (folder / "고용사유서.txt").write_text(STATEMENT.format(**values), "utf-8")
    return folder


def example(name: str, folder: Path) -> Path:
    """Copy the papers of an example package."""
    shutil.copytree(EXAMPLES / "packages" / name, folder, ignore=shutil.ignore_patterns("truth.json"))
    return folder


def hashes(inbox: Path) -> dict[str, str]:
    """Return the hash of every file that is not our result."""
    files = (path for path in inbox.rglob("*") if path.is_file() and RESULTS not in path.parts)
    return {path.relative_to(inbox).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def report_of(folder: Path) -> dict[str, Any]:
    """Return the report that lies beside the papers of a folder."""
    found: dict[str, Any] = json.loads((folder / RESULTS / "review.json").read_text("utf-8"))
    return found


def log_of(inbox: Path) -> list[tuple[str, str, str, list[str]]]:
    """Return what the state says was done: place, event, reason and files."""
    path = inbox / RESULTS / ".state.sqlite3"
    if not path.exists():
        return []
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)) as state:
        try:
            found = state.execute("SELECT place, event, reason, files FROM log ORDER BY id").fetchall()
        except sqlite3.OperationalError:  # being made
            return []
    return [(place, event, reason, json.loads(files)) for place, event, reason, files in found]


def reviews(inbox: Path) -> list[tuple[str, str]]:
    """Return place and reason of every finished review, in order."""
    return [(place, reason) for place, event, reason, _ in log_of(inbox) if event == "reviewed"]


def until(holds: Callable[[], bool], what: str, limit: float = LIMIT) -> None:
    """Wait until something holds."""
    end = time.monotonic() + limit
    while not holds():
        assert time.monotonic() < end, f"not within {limit:g} s: {what}"
        time.sleep(0.05)


class Watching:
    """A watch over an inbox, in a process of its own."""

    def __init__(self, inbox: Path, home: Path, *options: str, annotate: bool = False) -> None:
        self.inbox, self._lines = inbox, home / "log.txt"
        home.mkdir(exist_ok=True)
        command = [sys.executable, "-m", "analyzer", "watch", str(inbox), "--settle", str(SETTLE), "--lang", "en", *options]
        command += [] if annotate else ["--no-annotate"]
        self._log = self._lines.open("ab")
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment(home), stdout=self._log, stderr=self._log, stdin=subprocess.DEVNULL)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self._log.close()

    @property
    def output(self) -> str:
        """Everything it has said so far."""
        return self._lines.read_text("utf-8")

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until something holds while the watch runs."""
        def held() -> bool:
            if holds():
                return True
            assert self.process.poll() is None, f"the watch ended with {self.process.returncode}:\n{self.output}"
            return False

        try:
            until(held, what)
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.output}") from None

    def until_said(self, words: str) -> None:
        """Wait for a line of its log."""
        self.until(lambda: words in self.output, words)

    def until_reviewed(self, count: int) -> None:
        """Wait until so many reviews are done."""
        self.until(lambda: len(reviews(self.inbox)) >= count, f"{count} reviews")

    def end(self) -> int:
        """Ask it to end, as a system does, and return its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=LIMIT)

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait()


def environment(home: Path) -> dict[str, str]:
    """Return the environment of a watch whose user folder is a folder of the test."""
    return dict(os.environ, XDG_STATE_HOME=str(home / "state"), PYTHONUTF8="1", NO_COLOR="1", COLUMNS="4000")


def once(inbox: Path, home: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Review what lies in an inbox and stop, in a process of its own."""
    command = [sys.executable, "-m", "analyzer", "watch", str(inbox), "--once", "--settle", str(SETTLE), "--lang", "en", "--no-annotate", *options]
    return subprocess.run(command, cwd=ROOT, env=environment(home), capture_output=True, encoding="utf-8", timeout=180, check=False)


def once_here(inbox: Path, **options: Any) -> tuple[list[str], list[Event]]:
    """Review what lies in an inbox in this process, whose models are loaded; return the verdicts and what was told."""
    told: list[Event] = []
    settings = Settings(inbox, **{"lang": "en", "annotate": False, "once": True, "settle": 0.1} | options)
    return Watch(settings, told.append).run(), told


def chunks(content: bytes, count: int) -> Iterator[bytes]:
    """Cut a content into pieces."""
    size = -(-len(content) // count)
    yield from (content[start : start + size] for start in range(0, len(content), size))
