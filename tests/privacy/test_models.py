"""Model files are the ones that were shipped, and `analyzer doctor` says so."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from analyzer import doctor, resources
from analyzer.doctor import State
from models.hashes import FILE, HERE, hashes


def test_models_have_the_hashes_that_are_shipped() -> None:
    """After training: `python -m models.hashes`."""
    assert json.loads(FILE.read_text("utf-8")) == hashes()


def test_models_doctor_names_a_changed_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(HERE, tmp_path / "models", ignore=shutil.ignore_patterns("training", "*.py"))
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "analyzer")
    resources.load_json.cache_clear()
    assert doctor._model("model").state is State.OK
    card = tmp_path / "models" / "speech" / "speech.json"
    card.write_text(card.read_text("utf-8") + " ", "utf-8")
    check = doctor._model("model")
    resources.load_json.cache_clear()
    assert check.state is State.FAIL and "speech/speech.json" in check.detail and check.step == "install"
