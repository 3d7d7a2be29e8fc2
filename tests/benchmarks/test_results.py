"""The published figures are the measured ones, and they keep the budgets. Nothing is timed here."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.benchmarks import bench_alternatives
from tests.benchmarks.bench_cold_start import BUDGETS, MEMORY_BUDGET_MIB, PAGE_BUDGETS, RESULTS, table
from tests.benchmarks.page import PAGE


@pytest.fixture(scope="module")
def results() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(RESULTS.read_text("utf-8"))
    return read


def test_results_stand_in_the_page(results: dict[str, Any]) -> None:
    assert table(results) in PAGE.read_text("utf-8")


@pytest.mark.parametrize("name", BUDGETS)
def test_results_keep_the_budget(name: str, results: dict[str, Any]) -> None:
    assert results[name]["wall_s"]["median"] <= BUDGETS[name]


@pytest.mark.parametrize("form", PAGE_BUDGETS)
def test_results_keep_the_budget_of_a_page(form: str, results: dict[str, Any]) -> None:
    measured = results["ocr"] if form == "ocr" else results["reading"][form]
    assert measured["s_per_page"]["median"] <= PAGE_BUDGETS[form]


def test_results_keep_the_budget_of_memory(results: dict[str, Any]) -> None:
    assert results["cold_review"]["peak_mib_of_largest_process"]["median"] <= MEMORY_BUDGET_MIB


def test_alternatives_stand_in_the_page() -> None:
    assert bench_alternatives.table(json.loads(bench_alternatives.RESULTS.read_text("utf-8"))) in PAGE.read_text("utf-8")
