"""The published figures are the measured ones, and they keep the budgets. Nothing is timed here."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.benchmarks.bench_cold_start import BUDGETS, PAGE, RESULTS, table


@pytest.fixture(scope="module")
def results() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(RESULTS.read_text("utf-8"))
    return read


def test_results_stand_in_the_page(results: dict[str, Any]) -> None:
    assert table(results) in PAGE.read_text("utf-8")


@pytest.mark.parametrize("name", BUDGETS)
def test_results_keep_the_budget(name: str, results: dict[str, Any]) -> None:
    assert results[name]["wall_s"]["median"] <= BUDGETS[name]
