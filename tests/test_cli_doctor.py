"""`analyzer doctor`: each check stands alone and says what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from typer.testing import CliRunner

from analyzer import doctor
from analyzer.cli import app
from analyzer.doctor import Check, State


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> Callable[[Sequence[tuple[str, State]]], None]:
    """Replace the checks by ones with a known outcome."""

    def install(outcomes: Sequence[tuple[str, State]]) -> None:
        rows = tuple((name, lambda n, s=state: Check(n, s, "detail", "" if s is State.OK else "ocr"), "ocr", state) for name, state in outcomes)
        monkeypatch.setattr(doctor, "_CHECKS", rows)

    return install


def invoke(*args: str) -> Any:
    return CliRunner().invoke(app, ["doctor", *args], env={"COLUMNS": "100"})


@pytest.mark.parametrize(("state", "code"), [(State.OK, 0), (State.WARN, 0), (State.FAIL, 1)])
def test_doctor_exit_code(state: State, code: int, only: Callable[..., None]) -> None:
    only([("python", State.OK), ("ocr", state)])
    assert invoke().exit_code == code


@pytest.mark.parametrize(("lang", "title"), [("ko", "문자 인식(OCR)"), ("en", "OCR")])
def test_doctor_names_the_next_step(lang: str, title: str, only: Callable[..., None]) -> None:
    only([("ocr", State.WARN)])
    text = invoke("--lang", lang).stdout
    assert title in text
    assert "tesseract-ocr-kor" in text


def test_doctor_goes_on_after_a_broken_part(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str) -> Check:
        raise RuntimeError("no such library")

    monkeypatch.setattr(doctor, "_CHECKS", (("model", broken, "install", State.FAIL), ("python", doctor._python, "python", State.FAIL)))
    found = list(doctor.checks())
    assert [(check.name, check.state) for check in found] == [("model", State.FAIL), ("python", State.OK)]
    assert "no such library" in found[0].detail


def test_doctor_checks_the_guarded_reader() -> None:
    assert doctor._reading("reading").state is State.OK


def test_doctor_tells_missing_ocr_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    found = {check.name: check for check in _ocr_only(monkeypatch)}
    assert (found["ocr"].state, found["ocr"].step) == (State.WARN, "ocr")


def _ocr_only(monkeypatch: pytest.MonkeyPatch) -> list[Check]:
    monkeypatch.setattr(doctor, "_CHECKS", doctor._CHECKS[-1:])
    return list(doctor.checks())


def test_doctor_covers_names_and_steps() -> None:
    assert {name for name, *_ in doctor._CHECKS} == set(doctor.NAMES)
    assert {step for _, _, step, _ in doctor._CHECKS} == set(doctor.STEPS)
