"""`analyzer route`: given dates in, answers with arithmetic out, in both languages and as JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from analyzer.cli import app

EXAMPLE = ("--from", "E-9", "--entry", "2022-03-02", "--filed-on", "2026-10-01")


def invoke(*args: str) -> Any:
    return CliRunner().invoke(app, ["route", *args], env={"LANG": "ko_KR.UTF-8", "LC_ALL": "", "COLUMNS": "100"})


def states(*args: str) -> dict[str, dict[str, str]]:
    data = json.loads(invoke(*args, "--format", "json").stdout)
    return {each["route"]: {answer["topic"]: answer["state"] for answer in each["answers"]} for each in data["routes"]}


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ko", ["E-9 비전문취업", "2022-03-02 입국 + 3년 = 2025-03-01까지, + 1년 10개월 = 2027-01-01까지", "92일 남았습니다", "필요 4년(1,461일)", "법률 자문이 아닙니다", "(2026-09-18)"]),
        ("en", ["E-9 employment permit system", "+ 3 years = to 2025-03-01, + 1 year 10 months = to 2027-01-01", "92 days left", "4 years (1,461 days)", "not legal advice", "(2026-09-18)"]),
    ],
)  # fmt: skip
def test_route_prints_the_arithmetic_and_the_sources(lang: str, words: list[str]) -> None:
    text = "".join(invoke(*EXAMPLE, "--lang", lang).stdout.split())
    assert [word for word in words if "".join(word.split()) not in text] == []


def test_route_from_e9_answers_for_both_routes_and_from_h2_for_one() -> None:
    assert list(states(*EXAMPLE)) == ["E-9", "E-7-4"]
    assert list(states("--from", "H-2", "--entry", "2022-03-02", "--filed-on", "2026-10-01")) == ["E-7-4"]


def test_route_reads_every_option() -> None:
    told = states(
        *EXAMPLE, "--change", "2023-05-01:employer", "--change", "2025-06-01", "--stay", "E-9:2012-01-01:2017-06-30", "--left", "2026-08-15", "--applied", "2026-09-20",
        "--term", "2026-12-01:2027-11-30", "--pay", "26000000", "--income", "20000000", "--points", "190:60:40", "--staff", "12:5", "--code", "S740", "--nationality", "np",
        "--sector", "한식 음식점업", "--job", "홀 서빙",
    )  # fmt: skip
    assert told == {
        "E-9": {"stay": "met", "changes": "met", "changes-extension": "met", "deadline-apply": "failed", "deadline-permit": "met", "countries": "met", "sectors": "risk", "firm": "open", "quota": "open"},
        "E-7-4": {"look-back": "met", "tenure": "met", "contract-term": "failed", "pay": "met", "income": "failed", "points": "risk", "ratio": "met", "barred": "open", "quota": "open"},
    }  # fmt: skip


@pytest.mark.parametrize(("term", "state"), [("24", "met"), ("12", "failed"), ("2026.12.1:2028.11.30", "met")])
def test_route_takes_a_term_as_days_or_months(term: str, state: str) -> None:
    assert states(*EXAMPLE, "--term", term)["E-7-4"]["contract-term"] == state


def test_route_carries_disputes() -> None:
    data = json.loads(invoke(*EXAMPLE, "--code", "S610", "--pay", "25500000", "--format", "json").stdout)
    [pay] = [answer for answer in data["routes"][1]["answers"] if answer["topic"] == "pay"]
    assert "25.89 million" in pay["disputes"][0]["en"] and pay["sources"]
    assert "자료가서로다른점" in "".join(invoke(*EXAMPLE, "--code", "S610", "--pay", "25500000").stdout.split())


def test_route_of_a_day_without_data_says_so() -> None:
    result = invoke("--from", "E-9", "--filed-on", "2020-01-01", "--lang", "en")
    assert result.exit_code == 0 and result.stdout.count("not known for 2020-01-01") > 10


def test_route_shows_what_fails_before_what_is_met() -> None:
    text = invoke(*EXAMPLE, "--pay", "20000000", "--lang", "en").stdout
    part = text[text.index("E-7-4 skilled worker") :]
    assert part.index("not met") < part.index("  met") < part.index("to check")


@pytest.mark.parametrize(
    "args",
    [
        ("--entry", "2022-13-02"), ("--entry", "yesterday"), ("--change", "2023-05-01:boss"), ("--change", "x"), ("--stay", "E-9:2015-01-01"), ("--stay", "D-2:2015-01-01:2016-01-01"),
        ("--stay", "E-9:2016-01-01:2015-01-01"), ("--term", "two years"), ("--term", "2028-01-01:2026-01-01"), ("--staff", "many"), ("--points", "200"), ("--filed-on", "soon"),
        ("--entry", "2030-01-01"), ("--entry", "2022-03-02", "--change", "2021-01-01"), ("--entry", "2022-03-02", "--left", "2022-01-01"),
    ],
)  # fmt: skip
def test_route_wrong_values_are_one_line(args: tuple[str, ...]) -> None:
    result = invoke("--from", "E-9", *(args if "--filed-on" in args else (*args, "--filed-on", "2026-10-01")))
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("args", [(), ("--from", "E-8"), ("--from", "E-9", "--pay", "-1"), ("--from", "E-9", "--code", "2223")])
def test_route_wrong_usage(args: tuple[str, ...]) -> None:
    assert invoke(*args).exit_code == 2
