"""Packages with every kind of identifier in them, and everything that a door puts out."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

from corpora.examples.generator.build import write_document
from corpora.examples.generator.content import Package, load_packages
from tests.e2e.support import ROOT
from tests.offline.sitecustomize import LOG

# Made up: no such number was ever issued by us or anyone we know of.
SECRETS = {
    "passport": "M61728394", "foreigner": "950101-5648273", "resident": "880214-1357924", "business": "617-28-39405",
    "phone": "010-8642-9753", "account": "352-8461-7395-13", "e-mail": "planted.person@example.kr",
}  # fmt: skip
MASKED = {
    "passport": "M61******", "foreigner": "95****-*******", "resident": "88****-*******", "business": "617-**-*****",
    "phone": "010-****-****", "account": "352-****-****-**", "e-mail": "p******.******@*******.**",
}  # fmt: skip
FORMS = ("pdf", "docx", "hwpx", "txt")
_DUTIES = (
    f"해외 바이어와 판매 가격 및 납기 협상 (휴대폰 {SECRETS['phone']})",
    f"수출 대금의 국민은행 계좌번호 {SECRETS['account']} 입금 확인과 해외 거래처 관리",
    f"여권번호 {SECRETS['passport']} 명의의 해외 전시회 참가와 수출 상담",
    f"외국인등록번호 {SECRETS['foreigner']} 명의의 인도네시아 바이어 발굴",
    f"주민등록번호 {SECRETS['resident']} 담당자와 수출 계약 체결",
    f"사업자등록번호 {SECRETS['business']} 거래처의 주문 메일({SECRETS['e-mail']}) 회신",
)
_REASONS = (
    f"근로자의 여권번호는 {SECRETS['passport']}, 외국인등록번호는 {SECRETS['foreigner']}입니다.",
    f"대표자 주민등록번호는 {SECRETS['resident']}이고 사업자등록번호는 {SECRETS['business']}입니다.",
    f"급여 계좌번호는 {SECRETS['account']}이고 연락처는 {SECRETS['phone']}, 전자우편은 {SECRETS['e-mail']}입니다.",
)


def plant(form: str, inbox: Path, *, names: bool = True) -> Path:
    """Write a package with identifiers where people write them: cells, duties, running text, and names of folder and files.

    :param form: One of `FORMS`, or `scan`.
    :param names: Whether names of folder and files hold identifiers too.
    :return: Its folder.
    """
    folder = inbox / (f"{form} 여권 {SECRETS['passport']} 직종 2351" if names else form)
    folder.mkdir(parents=True)
    if form == "txt":
        duties = "\n".join(f"- {duty}" for duty in _DUTIES)
        company = f"사용자: 모의산업기계 주식회사\n전화번호: {SECRETS['phone']}\n"
        (folder / "근로계약서.txt").write_text(f"근로계약서\n{company}담당업무\n{duties}\n", "utf-8")
        reasons = "\n".join(_REASONS)
        (folder / "고용사유서.txt").write_text(f"고용사유서\n직종코드: 2351\n{company}고용사유\n{reasons}\n담당업무\n{duties}\n", "utf-8")
    else:
        package = _planted(form)
        for document in package.documents:
            write_document(package, document, folder)
    if names:
        (folder / f"외국인등록증 {SECRETS['foreigner']}.pdf").write_bytes(b"")
    return folder


def _planted(form: str) -> Package:
    package = next(each for each in load_packages() if each.folder == f"formats/mismatch-{form}")
    common: dict[str, Any] = dict(package.common)
    common["person"] = common["person"] | {"passport": SECRETS["passport"], "name": f"SAMPLE {form.upper()}"}
    common["employer"] = common["employer"] | {"phone": SECRETS["phone"]}
    common["job"] = common["job"] | {"workplace": f"경상남도 예시시 기계로 00 (전화번호 {SECRETS['phone']})"}
    common["duties"] = [{"ko": duty, "share": share} for duty, share in zip(_DUTIES, (40, 20, 10, 10, 10, 10), strict=True)]
    common["statement"] = common["statement"] | {"reasons": list(_REASONS)}
    return package.model_copy(update={"common": common})


@cache
def isolated() -> tuple[str, ...]:
    """Return a command in front of which a process has no network device at all; empty where the system has none."""
    for command in (("unshare", "--net"), ("unshare", "--map-root-user", "--net")):
        if shutil.which("unshare") and subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0:
            return command
    return ()


def environment(home: Path) -> dict[str, str]:
    """Return an environment whose user folders lie in the test, and whose processes note what they would have connected to."""
    return dict(os.environ, XDG_STATE_HOME=str(home / "state"), XDG_DATA_HOME=str(home / "data"), PYTHONUTF8="1", NO_COLOR="1", COLUMNS="4000",
                LANG="ko_KR.UTF-8", **{LOG: str(home / "connections.txt")})


def run(home: Path, *arguments: str | Path) -> dict[str, bytes]:
    """Run the command line without any network, and return its streams."""
    done = subprocess.run([*isolated(), sys.executable, "-m", "analyzer", *map(str, arguments)], cwd=ROOT, env=environment(home),
                          stdin=subprocess.DEVNULL, capture_output=True, timeout=300, check=False)
    assert done.returncode in (0, 3, 4), done.stderr.decode()
    return {"stdout": done.stdout, "stderr": done.stderr}


def files_in(folder: Path, *, leave_out: str = "") -> dict[str, bytes]:
    """Return the names and contents of all files of a folder, in a form in which words can be found."""
    said: dict[str, bytes] = {}
    for path in sorted(each for each in folder.rglob("*") if each.is_file() and leave_out not in each.relative_to(folder).parts):
        name = path.relative_to(folder).as_posix()
        said[name] = b"\n".join([name.encode(), *_contents(path)])
    return said


def _contents(path: Path) -> Iterator[bytes]:
    content = path.read_bytes()
    yield content
    if content.startswith(b"SQLite format 3"):
        with closing(sqlite3.connect(path)) as base:
            tables = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            for value in (value for table in tables for row in base.execute(f'SELECT * FROM "{table}"') for value in row):
                yield _unpacked(value) if isinstance(value, bytes) else str(value).encode()
    elif content.startswith(b"PAR1"):
        import pyarrow.parquet as pq

        yield str(pq.read_table(path).to_pylist()).encode()
    elif content.startswith(b"%PDF"):
        import pypdfium2

        with closing(pypdfium2.PdfDocument(content)) as document:
            yield str(document.get_metadata_dict()).encode()
            for page in document:
                yield page.get_textpage().get_text_range().encode()


def _unpacked(value: bytes) -> bytes:
    try:
        return zlib.decompress(value)
    except zlib.error:
        return value


def leaks(said: dict[str, bytes], secret: str) -> list[str]:
    """Return which outputs hold a secret; signs and blanks do not count, so that no other layout of a number gets through."""
    bare = re.sub(r"\W", "", secret)
    return [name for name, content in said.items() if bare in re.sub(r"\W", "", content.decode("utf-8", "replace"))]
