"""Packages and options that cannot be what the person meant: no contract, no files, unknown code, no permission."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from analyzer.pipeline import review_package
from analyzer.readers import ReaderPool
from corpora.examples.generator.build import write_document
from corpora.examples.generator.content import Package, load_packages
from tests.e2e.support import LANGS, ROOT, analyzer
from tests.e2e.support_bad import CONTRACT, GOOD, STATEMENT, good_package

_PR_CAPBSET_DROP, _CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 24, 1, 2
_MISSING = {
    (CONTRACT, "ko"): "고용사유서가 없어 비교하지 못했습니다.",
    (CONTRACT, "en"): "There is no Recruitment Reason Statement, so it could not be compared.",
    (STATEMENT, "ko"): "근로계약서가 없어 비교하지 못했습니다.",
    (STATEMENT, "en"): "There is no employment contract, so it could not be compared.",
}
_NEXT = {"ko": "같은 폴더에 넣고 다시 검토하세요.", "en": "into the same folder and review again."}


def package(name: str, code: str) -> Package:
    """Return a package of the generator with another code on its form."""
    found = next(each for each in load_packages() if each.folder == name)
    return found.model_copy(update={"common": found.common | {"code": code}})


@pytest.mark.parametrize("only", [CONTRACT, STATEMENT])
@pytest.mark.parametrize("lang", LANGS)
def test_bad_package_without_the_other_paper_is_unclear(only: str, lang: str, tmp_path: Path) -> None:
    shutil.copyfile(GOOD / only, tmp_path / only)
    done = analyzer("review", tmp_path, "--code", "2224", "--lang", lang)
    assert done.returncode == 4, done.stderr
    assert [text for text in (_MISSING[only, lang], _NEXT[lang]) if text not in done.stdout] == []


@pytest.mark.parametrize(
    ("lang", "words"),
    [("ko", ("검토할 서류가 없습니다", "근로계약서와 고용사유서를 이 폴더에 넣으세요")),
     ("en", ("No papers to review", "Put the contract and the statement into this folder"))])
def test_bad_package_without_files_cannot_be_reviewed(lang: str, words: tuple[str, str], tmp_path: Path) -> None:
    done = analyzer("review", tmp_path, "--lang", lang)
    assert (done.returncode, done.stdout) == (1, "")
    assert [text for text in (*words, tmp_path.name) if text not in done.stderr] == []


def test_bad_package_without_files_beside_a_good_one(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    good_package(tmp_path / "kim")
    done = analyzer("review", tmp_path, "--format", "json")
    assert (done.returncode, json.loads(done.stdout)["package"]) == (0, "kim")


@pytest.mark.parametrize(("lang", "words"), [("ko", "파일이나 폴더가 없습니다"), ("en", "No such file or folder")])
def test_bad_package_that_does_not_exist(lang: str, words: str, tmp_path: Path) -> None:
    done = analyzer("review", tmp_path / "nowhere", "--lang", lang)
    assert (done.returncode, done.stdout, words in done.stderr) == (2, "", True)


@pytest.mark.parametrize(
    ("lang", "words"), [("ko", "E-7 직종에 없는 코드입니다: 8888"), ("en", "Not the code of an E-7 occupation: 8888")])
def test_bad_package_code_option_unknown(lang: str, words: str) -> None:
    done = analyzer("review", GOOD, "--code", "8888", "--lang", lang)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr and "analyzer occupations list" in done.stderr


def test_bad_package_code_from_python_is_not_replaced_by_that_of_the_papers(pool: ReaderPool) -> None:
    review = review_package(GOOD, code="8888", pool=pool)
    assert (review.verdict.value, review.filed.code, "unknown-code" in {f.rule for f in review.findings}) == ("unclear", None, True)


def test_bad_package_code_of_another_route_is_not_replaced_by_that_of_the_papers() -> None:
    done = analyzer("review", GOOD, "--code", "9999", "--lang", "en")
    assert (done.returncode, "E-7-Y route" in done.stdout) == (4, True)


@pytest.mark.parametrize(("lang", "words"), [("ko", "E-7 직종 번호가 아닙니다."), ("en", "8888 is not the number of an E-7 occupation.")])
def test_bad_package_code_on_the_form_unknown(lang: str, words: str, tmp_path: Path) -> None:
    unknown = package("formats/consistent-docx", "E-7-1(8888)")
    for document in unknown.documents:
        write_document(unknown, document, tmp_path)
    done = analyzer("review", tmp_path, "--lang", lang)
    assert (done.returncode, words in done.stdout, "analyzer occupations list" in done.stdout) == (4, True, True)


def _bound() -> None:
    """Take from a child of root the right to read what its permissions forbid."""
    libc = ctypes.CDLL(None, use_errno=True)
    for capability in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
        libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)


def _run_bound(*args: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, args)], cwd=ROOT, env=os.environ | {"PYTHONUTF8": "1", "COLUMNS": "4000"}, encoding="utf-8",
        capture_output=True, timeout=120, check=False, preexec_fn=_bound if os.geteuid() == 0 else None)


@pytest.fixture
def forbidden(tmp_path: Path) -> Iterator[Path]:
    """A good package with a third paper that nobody may read."""
    folder = good_package(tmp_path / "kim")
    path = folder / "신청서.pdf"
    shutil.copyfile(GOOD / CONTRACT, path)
    path.chmod(0)
    if _run_bound("-c", "import sys; open(sys.argv[1], 'rb')", path).returncode == 0:
        pytest.skip("This process may read every file and cannot give that right up. Next step: run the tests as another user.")
    yield path
    path.chmod(0o600)


@pytest.mark.parametrize(
    ("lang", "words"),
    [("ko", ("파일을 열 권한이 없습니다.", "파일 권한을 바꾸거나 읽을 수 있는 곳으로 복사한 뒤 다시 실행하세요.")),
     ("en", ("No permission to open the file.", "Change its permissions or copy it to a readable place, then run again."))])
def test_bad_package_file_without_permission(lang: str, words: tuple[str, str], forbidden: Path) -> None:
    done = _run_bound("-m", "analyzer", "review", forbidden.parent, "--lang", lang)
    assert done.returncode == 0, done.stderr
    assert [text for text in words if text not in done.stdout] == []


@pytest.mark.parametrize(
    ("lang", "words"),
    [("ko", ("폴더를 읽을 권한이 없습니다", "권한을 바꾸거나 읽을 수 있는 곳으로 복사하세요.")),
     ("en", ("No permission to read the folder", "Change its permissions or copy it to a readable place."))])
def test_bad_package_folder_without_permission_leaves_the_others_reviewed(lang: str, words: tuple[str, str], forbidden: Path) -> None:
    other = good_package(forbidden.parents[1] / "lee")
    forbidden.parent.chmod(0)
    try:
        done = _run_bound("-m", "analyzer", "review", forbidden.parents[1], "--lang", lang)
    finally:
        forbidden.parent.chmod(0o700)
    assert (done.returncode, other.name in done.stdout) == (0, True), done.stderr
    assert [text for text in words if text not in done.stderr] == []


def test_bad_package_folder_without_permission_alone(forbidden: Path) -> None:
    forbidden.parent.chmod(0)
    try:
        done = _run_bound("-m", "analyzer", "review", forbidden.parent, "--lang", "ko")
    finally:
        forbidden.parent.chmod(0o700)
    assert (done.returncode, done.stdout, "폴더를 읽을 권한이 없습니다" in done.stderr) == (1, "", True)
