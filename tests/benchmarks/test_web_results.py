"""The recorded figures of the page keep the budgets. Nothing is timed here."""

from __future__ import annotations

import json

import pytest

from tests.benchmarks.bench_web import BUDGETS, RESULTS


@pytest.mark.parametrize("name", BUDGETS)
def test_recorded_figures_keep_the_budget(name: str) -> None:
    assert json.loads(RESULTS.read_text("utf-8"))[name]["wall_s"]["median"] <= BUDGETS[name]
