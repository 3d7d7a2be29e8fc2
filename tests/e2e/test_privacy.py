"""Identifiers never leave the analyzer whole, and no document ever leaves the machine."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from corpora.examples.generator.build import write_document
from corpora.examples.generator.content import Package, load_packages
from tests.e2e.support import EXAMPLES, ROOT, analyzer
from tests.e2e.support_bad import good_package

# Made up: no such number was ever issued by us or anyone we know of.
PASSPORT, RESIDENT, PHONE, ACCOUNT = "M61728394", "950101-5648273", "010-8642-9753", "352-8461-7395-13"
SECRETS = {"passport": PASSPORT, "resident": RESIDENT, "phone": PHONE, "account": ACCOUNT}
MASKED = ("M61******", "95****-*******", "010-****-****", "352-****-****-**")
FORMS = ("pdf", "docx", "hwpx", pytest.param("scan", marks=pytest.mark.ocr))

_NO_SOCKETS = """
import socket

def refuse(*args, **options):
    raise OSError("this test has no network")

class NoSocket(socket.socket):
    __init__ = refuse

socket.socket = NoSocket
for name in ("create_connection", "getaddrinfo", "socketpair"):
    setattr(socket, name, refuse)
"""


def planted(form: str) -> Package:
    """Return a package with identifiers where people write them: the form's cells, duties, facts and free text."""
    package = next(each for each in load_packages() if each.folder == f"formats/mismatch-{form}")
    common = dict(package.common)
    common["person"] = common["person"] | {"passport": PASSPORT}
    common["employer"] = common["employer"] | {"phone": PHONE}
    common["job"] = common["job"] | {"workplace": f"경상남도 예시시 기계로 00 (전화번호 {PHONE})"}
    common["duties"] = [
        {"ko": f"해외 바이어와 판매 가격 및 납기 협상 (휴대폰 {PHONE})", "share": 40},
        {"ko": f"수출 대금의 국민은행 계좌번호 {ACCOUNT} 입금 확인과 해외 거래처 관리", "share": 30},
        {"ko": f"여권번호 {PASSPORT} 명의의 해외 전시회 참가와 수출 상담", "share": 20},
        {"ko": f"외국인등록번호 {RESIDENT} 명의의 인도네시아 바이어 발굴", "share": 10},
    ]
    reasons = [f"근로자의 여권번호는 {PASSPORT}, 외국인등록번호는 {RESIDENT}입니다.", f"급여 계좌번호는 {ACCOUNT}이고 연락처는 {PHONE}입니다."]
    common["statement"] = common["statement"] | {"reasons": reasons}
    return package.model_copy(update={"common": common})


@pytest.fixture(scope="module", params=FORMS)
def leaks(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Everything that three runs put out: streams by format and name, and all written files."""
    root = tmp_path_factory.mktemp(f"leaks-{request.param}")
    package = planted(request.param)
    folder = root / f"kim 여권 {PASSPORT} 직종 2351"
    folder.mkdir()
    for document in package.documents:
        write_document(package, document, folder)
    (folder / f"외국인등록증 {RESIDENT}.pdf").write_bytes(b"")
    said: dict[str, str] = {}
    for kind in ("text", "json", "html"):
        done = analyzer("review", folder, "--format", kind, "--out", root / kind)
        assert done.returncode == 3, done.stderr
        said |= {f"{kind} stdout": done.stdout, f"{kind} stderr": done.stderr}
        for path in (root / kind).iterdir():
            said |= {f"{kind} {path.suffix}": path.read_text("utf-8"), f"{kind} {path.suffix} name": path.name}
    return said


@pytest.mark.parametrize("kind", SECRETS)
def test_privacy_no_identifier_leaves(kind: str, leaks: dict[str, str]) -> None:
    """Signs and blanks between the digits do not count, so that no other layout of a number gets through."""
    secret = re.sub(r"\W", "", SECRETS[kind])
    assert [where for where, text in leaks.items() if secret in re.sub(r"\W", "", text)] == []


def test_privacy_every_kind_of_output_was_searched(leaks: dict[str, str]) -> None:
    assert {"text stdout", "json stdout", "text .html", "text .json", "json .json", "html .html"} <= leaks.keys()


def test_privacy_masked_forms_show_that_the_numbers_were_read(leaks: dict[str, str], request: pytest.FixtureRequest) -> None:
    """Of a scan some must show; recognition may misread a digit."""
    shown = [masked for masked in MASKED if masked in leaks["json stdout"]]
    assert shown if request.node.callspec.params["leaks"] == "scan" else len(shown) == len(MASKED)


@pytest.fixture
def offline(tmp_path: Path) -> Path:
    """A folder that takes sockets away from every Python process which has it on its path."""
    folder = tmp_path / "offline"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(_NO_SOCKETS, "utf-8")
    return folder


def test_privacy_offline_folder_really_takes_sockets_away(offline: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import socket; socket.socket()"], env={"PYTHONPATH": str(offline)}, capture_output=True, check=False)
    assert b"this test has no network" in done.stderr


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_privacy_review_works_without_a_network(form: str, offline: Path, tmp_path: Path) -> None:
    folder = good_package(tmp_path / "kim")
    done = analyzer("review", folder, "--format", form, PYTHONPATH=f"{offline}:{ROOT}")
    assert (done.returncode, done.stderr, bool(done.stdout)) == (0, "", True)


@pytest.mark.ocr
def test_privacy_recognition_works_without_a_network(offline: Path, tmp_path: Path) -> None:
    folder = tmp_path / "scan"
    shutil.copytree(EXAMPLES / "formats" / "mismatch-scan", folder)
    assert analyzer("review", folder, PYTHONPATH=f"{offline}:{ROOT}").returncode == 3
