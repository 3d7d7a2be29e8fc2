"""Bad files through the real command line: each is named with its reason and next step, and the rest is reviewed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from analyzer.readers.problems import MESSAGES
from tests.e2e.support import LANGS, analyzer
from tests.e2e.support_bad import CONTRACT, FILES, GOOD, SCANNED, STATEMENT, Bad, good_package

CASES = [*FILES, *(pytest.param(case, marks=pytest.mark.ocr) for case in SCANNED)]
every_file = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A good package with every bad file beside it."""
    folder = good_package(tmp_path_factory.mktemp("inbox") / "kim")
    for case in (*FILES, *SCANNED):
        case.make(folder / case.name)
    return folder


@pytest.fixture(scope="module")
def report(inbox: Path) -> dict[str, Any]:
    done = analyzer("review", inbox, "--format", "json")
    assert done.returncode == 0, done.stderr
    result: dict[str, Any] = json.loads(done.stdout)
    return result


@pytest.fixture(scope="module")
def texts(inbox: Path) -> dict[str, str]:
    """The report on a terminal, by language."""
    return {lang: analyzer("review", inbox, "--lang", lang).stdout for lang in LANGS}


def document_of(report: dict[str, Any], name: str) -> dict[str, Any]:
    return next(document for document in report["documents"] if document["path"] == name)


def sentences_of(case: Bad, report: dict[str, Any], lang: str) -> list[str]:
    """Return reason and next step of a bad file as the report has them."""
    problem = document_of(report, case.name)["problems"][0]
    return [problem["reason"][lang], problem["next_step"][lang]]


@every_file
def test_bad_input_has_its_status_and_reason_code(case: Bad, report: dict[str, Any]) -> None:
    document = document_of(report, case.name)
    assert (document["status"], document["problems"][0]["code"]) == (case.status, case.code)


@every_file
@pytest.mark.parametrize("lang", LANGS)
def test_bad_input_tells_reason_and_next_step(case: Bad, lang: str, report: dict[str, Any], texts: dict[str, str]) -> None:
    told = sentences_of(case, report, lang)
    reason, step = MESSAGES[case.code][lang]
    assert told[0].startswith(reason.split("{")[0]) and told[1] == step
    assert [sentence for sentence in told if sentence not in texts[lang]] == []


@every_file
def test_bad_input_is_a_finding(case: Bad, report: dict[str, Any]) -> None:
    named = [finding["evidence"][0]["document"] for finding in report["findings"] if finding["rule"] == "unreadable-paper"]
    assert case.name in named


@pytest.mark.parametrize(("path", "role"), [(CONTRACT, "contract"), (STATEMENT, "statement")])
def test_bad_input_leaves_the_rest_reviewed(path: str, role: str, report: dict[str, Any]) -> None:
    document = document_of(report, path)
    assert (document["role"], document["status"], document["primary"]["code"]) == (role, "read", "2224")


def test_bad_input_does_not_move_the_verdict(report: dict[str, Any]) -> None:
    assert (report["verdict"], report["filed"]["code"]) == ("consistent", "2224")


@pytest.mark.parametrize("suffix", [".hwp", ".txt", ".png"])
def test_bad_input_renamed_document_is_read_by_its_content(suffix: str, tmp_path: Path) -> None:
    shutil.copyfile(GOOD / STATEMENT, tmp_path / f"사유서{suffix}")
    document = json.loads(analyzer("review", tmp_path, "--format", "json").stdout)["documents"][0]
    assert (document["status"], document["format"], document["role"]) == ("read", "docx", "statement")


def test_bad_input_alone_is_not_reviewed(tmp_path: Path) -> None:
    FILES[0].make(tmp_path / FILES[0].name)
    done = analyzer("review", tmp_path, "--format", "json")
    assert (done.returncode, json.loads(done.stdout)["verdict"]) == (1, "unclear")
