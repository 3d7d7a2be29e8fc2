"""`analyzer occupations`: the catalogue on the command line."""

from __future__ import annotations

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from analyzer.cli import app
from analyzer.occupations import load_catalogue


def invoke(*args: str) -> Any:
    return CliRunner().invoke(app, ["occupations", *args], env={"LANG": "ko_KR.UTF-8", "LC_ALL": "", "COLUMNS": "80"})


def test_cli_occupations_list_has_every_code() -> None:
    lines = invoke("list").stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(load_catalogue().codes)


@pytest.mark.parametrize(("lang", "name"), [("ko", "웹 개발자"), ("en", "Web developer")])
def test_cli_occupations_list_speaks_both_languages(lang: str, name: str) -> None:
    assert name in invoke("list", "--lang", lang).stdout


def test_cli_occupations_list_as_json() -> None:
    assert [row["code"] for row in json.loads(invoke("list", "--format", "json").stdout)] == list(load_catalogue().codes)


def test_cli_occupations_show_prints_every_line_of_the_scope() -> None:
    text = "".join(invoke("show", "2224").stdout.split())
    occupation = load_catalogue()["2224"]
    lines = (*(line.ko for line in occupation.scope), *(line.ko for line in occupation.exclusions), *(n.ko for n in occupation.neighbours))
    assert [line for line in lines if "".join(line.split()) not in text] == []


@pytest.mark.parametrize(("written", "code"), [("2742", "2842"), ("S 2743", "S2843"), ("웹 개발자", "2224"), ("s2843", "S2843")])
def test_cli_occupations_show_reads_other_writings(written: str, code: str) -> None:
    result = invoke("show", written, "--format", "json")
    assert json.loads(result.stdout)["code"] == code


def test_cli_occupations_show_says_that_a_number_moved() -> None:
    result = invoke("show", "2742")
    assert "2742 → 2842" in result.stderr


@pytest.mark.parametrize("written", ["9876", "아무 직종", "x"])
def test_cli_occupations_show_unknown_code_names_the_closest(written: str) -> None:
    result = invoke("show", written)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert any(code in result.stderr for code in load_catalogue().codes)


def test_cli_occupations_find_puts_the_name_first() -> None:
    assert invoke("find", "웹", "개발자").stdout.split()[0] == "2224"


def test_cli_occupations_find_without_hit() -> None:
    result = invoke("find", "ㅁㄴㅇㄹ")
    assert (result.exit_code, result.stdout) == (1, "")


@pytest.mark.parametrize("pair", [("2223", "2224"), ("2224", "2223")])
def test_cli_occupations_between_says_what_separates_them(pair: tuple[str, str]) -> None:
    text = "".join(invoke("between", *pair).stdout.split())
    line = next(n.ko for n in load_catalogue()["2223"].neighbours if n.code == "2224")
    assert "".join(line.split()) in text


def test_cli_occupations_between_strangers_shows_both_scopes() -> None:
    result = invoke("between", "1120", "451", "--lang", "en")
    assert result.exit_code == 0
    assert "compare the scopes" in result.stdout
