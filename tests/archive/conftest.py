"""One archive of plain text with all its packages, one of real files with a few."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from corpora.archive.build import build
from corpora.archive.plan import Plan, plan
from corpora.archive.write import Settings

SEED = 7


@dataclass(frozen=True)
class Archive:
    """An archive with its tables read."""

    root: Path
    rows: list[dict[str, str]]
    truth: dict[str, Any]

    @property
    def cases(self) -> dict[str, dict[str, Any]]:
        return {case["case_id"]: case for case in self.truth["cases"]}


def opened(root: Path) -> Archive:
    with (root / "outcomes.csv").open(encoding="utf-8", newline="") as file:
        return Archive(root, list(csv.DictReader(file)), json.loads((root / "truth.json").read_text("utf-8")))


@pytest.fixture(scope="session")
def text_archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """All 600 packages as plain text."""
    return opened(build(Settings(tmp_path_factory.mktemp("text"), SEED, text_only=True), 600, workers=2))


@pytest.fixture(scope="session")
def real_archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The first packages as real files."""
    return opened(build(Settings(tmp_path_factory.mktemp("real"), SEED), 10, workers=2))


@pytest.fixture(scope="session")
def plans() -> list[Plan]:
    """The plans of many packages, without their papers."""
    return [plan(SEED, number) for number in range(1, 4001)]
