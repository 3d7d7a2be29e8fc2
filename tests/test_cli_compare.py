"""`analyzer compare` and `analyzer.compare` on two worked pairs of real files."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import analyzer
from analyzer.cli import app
from tests.comparison_pairs import PASSPORT, SALES_NEW, WEB_NEW, WEB_OLD, korean, sales_pair, web_pair


def invoke(*args: str | Path) -> Any:
    return CliRunner().invoke(app, ["compare", *map(str, args)], env={"LANG": "ko_KR.UTF-8", "LC_ALL": "", "COLUMNS": "200"})


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return web_pair(tmp_path_factory.mktemp("web"))


@pytest.fixture(scope="module")
def sales(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return sales_pair(tmp_path_factory.mktemp("sales"))


def test_compare_the_same_job_under_a_new_code(web: tuple[Path, Path], tmp_path: Path) -> None:
    done = invoke(*web, "--filed-on", "2026-11-01", "--old-filed-on", "2026-06-01", "--json", "--out", tmp_path)
    assert done.exit_code == 0, done.stderr
    data = json.loads(done.stdout)
    assert (data["old"]["verdict"], data["new"]["verdict"], data["code"]) == ("mismatch", "consistent", "other")
    contract = [(pair["change"], pair["old"] and pair["old"]["text"], pair["new"] and pair["new"]["text"])
                for pair in data["duties"] if pair["role"] == "contract"]  # fmt: skip
    assert contract == [
        ("kept", WEB_OLD[0], WEB_NEW[0]), ("changed", WEB_OLD[1], WEB_NEW[1]), ("changed", WEB_OLD[2], WEB_NEW[2]), ("added", None, WEB_NEW[3]),
        ("dropped", WEB_OLD[3], None)]
    assert {pair["name"] for pair in data["facts"] if pair["change"] == "kept"} >= {"job_title", "workplace", "annual_salary_krw", "employee"}
    assert [question["topic"] for question in data["questions"]] == ["same-job-new-code", "work-gone", "same-signature"]
    assert {finding["rule"] for finding in data["settled"]} >= {"contract-vs-filed", "statement-vs-filed"}
    assert {path.suffix for path in tmp_path.iterdir()} == {".html", ".json"}
    assert not any(PASSPORT in path.read_text(encoding="utf-8") for path in tmp_path.iterdir())


def test_compare_a_contract_rewritten_beside_its_old_statement(sales: tuple[Path, Path]) -> None:
    compared = analyzer.compare(*sales, filed_on=dt.date(2026, 11, 1))
    topics = [question.topic for question in compared.questions]
    # A third of the statement's work is still that of the filed occupation: doubtful, not disproved.
    assert compared.new.verdict == "unclear"
    assert {"duties-rewritten", "same-signature"} <= set(topics) and "work-gone" not in topics
    assert "contract-vs-statement" in {finding.rule for finding in compared.open}
    added = [pair.new.duty.text for pair in compared.duties if pair.change == "added" and pair.new]
    assert added == list(SALES_NEW[:2])


def test_compare_writes_text_in_the_language_asked_for(sales: tuple[Path, Path]) -> None:
    done = invoke(*sales, "--lang", "en", "--filed-on", "2026-11-01")
    assert done.exit_code == 4
    assert "What an officer who sees both may ask" in done.stdout and "no legal advice" in done.stdout


def test_compare_takes_codes_that_the_papers_lack(tmp_path: Path) -> None:
    old, new = (korean(tmp_path / name, WEB_NEW, code="") for name in ("old", "new"))
    compared = analyzer.compare(old, new, old_code="2223", code="2224")
    assert (compared.old.filed.code, compared.new.filed.code) == ("2223", "2224")


@pytest.mark.parametrize("side", [0, 1])
def test_compare_refuses_what_is_not_one_package(side: int, web: tuple[Path, Path], tmp_path: Path) -> None:
    given = list(web)
    given[side] = tmp_path / "gone"
    assert invoke(*given).exit_code == 2
    given[side] = tmp_path
    assert invoke(*given).exit_code == 1
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "계약서.txt").write_text("근로계약서", encoding="utf-8")
    done = invoke(*given)
    assert done.exit_code == 2 and "2개" in done.stderr
    assert invoke(*web, "--code", "없는 직종").exit_code == 2
    assert invoke(*web, "--filed-on", "soon").exit_code == 2
