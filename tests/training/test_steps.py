from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("sentence_transformers")
from models.training.steps import LEAST, Steps, write_result  # noqa: E402


class Student(torch.nn.Module):  # type: ignore[misc]
    """What `Steps` asks of a sentence-transformers model: word embeddings, and other weights."""

    def __init__(self) -> None:
        super().__init__()
        self.word_embeddings = torch.nn.Embedding(3, 2)
        self.body = torch.nn.Linear(2, 1)

    def __getitem__(self, place: int) -> Any:
        return SimpleNamespace(auto_model=SimpleNamespace(get_input_embeddings=lambda: self.word_embeddings))


def steps(minutes: float, *beside: Any, warm: int = 4) -> tuple[Student, Steps]:
    student = Student()
    return student, Steps(student, (4.0, 1.0, 2.0)[: 2 + len(beside)], minutes, *beside, warm=warm)


def test_rates_rise_over_the_first_steps() -> None:
    student, taken = steps(60)
    rates = []
    for _ in range(6):
        assert taken.left()
        rates.append([group["lr"] for group in taken._optimiser.param_groups])
        taken.take(student.body(student.word_embeddings(torch.tensor([0]))).sum())
    assert [round(first / 4, 2) for first, _ in rates] == [0.25, 0.5, 0.75, 1.0, 1.0, 1.0]
    assert all(first == pytest.approx(4 * second) for first, second in rates)
    assert taken.taken == 6 and taken.pairs_a_second(64) > 0


def test_no_step_is_left_when_the_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    _, taken = steps(1, warm=1)
    began = taken._began
    monkeypatch.setattr("models.training.steps.time.monotonic", lambda: began + 30)
    assert taken.left() and taken._optimiser.param_groups[1]["lr"] == pytest.approx(0.5)
    monkeypatch.setattr("models.training.steps.time.monotonic", lambda: began + 61)
    assert not taken.left() and taken._optimiser.param_groups[1]["lr"] == pytest.approx(LEAST)


def test_a_step_changes_embeddings_body_and_what_is_trained_beside() -> None:
    head = torch.nn.Linear(1, 1)
    student, taken = steps(60, head)
    before = [p.detach().clone() for p in (*student.parameters(), *head.parameters())]
    assert taken.left()
    taken.take(head(student.body(student.word_embeddings(torch.tensor([0, 1, 2])))).pow(2).sum() + head.bias.sum())
    changed = [not torch.equal(old, new) for old, new in zip(before, (*student.parameters(), *head.parameters()), strict=True)]
    assert all(changed)


def test_result_is_written_beside_the_model(tmp_path: Path) -> None:
    write_result(tmp_path, {"stage": 3, "steps": 7})
    assert json.loads((tmp_path / "training.json").read_text("utf-8")) == {"stage": 3, "steps": 7}
