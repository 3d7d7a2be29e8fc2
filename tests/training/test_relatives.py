"""Groups of sentences that lie near each other in the teacher's space."""

from __future__ import annotations

import random
from types import SimpleNamespace
from typing import Any

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("sentence_transformers")
from models.training import relatives  # noqa: E402
from models.training.relatives import Relatives, nearest  # noqa: E402

# Two families of three around two directions.
PLANE = torch.nn.functional.normalize(torch.tensor([[1.0, 0.0], [1.0, 0.1], [1.0, 0.2], [0.0, 1.0], [0.1, 1.0], [0.2, 1.0]]), dim=1)


def kin(monkeypatch: pytest.MonkeyPatch, ours: Any) -> Relatives:
    monkeypatch.setattr(relatives, "embed", lambda _, rows, half: ours[rows["rows"]])
    korean: Any = SimpleNamespace(ids=[[0]] * len(PLANE), tensors=lambda rows: {"rows": list(rows)})
    model: Any = None
    return Relatives(model, korean, lambda rows: PLANE[list(rows)], range(len(PLANE)), random.Random(3))


def test_nearest_leaves_itself_out_and_goes_on_over_chunks() -> None:
    found = nearest(PLANE, 2, chunk=4)
    assert found[0].tolist() == [1, 2]
    assert set(found[3].tolist()) == {4, 5}


def test_draw_holds_seeds_and_their_kin_once() -> None:
    with pytest.MonkeyPatch.context() as patch:
        places = kin(patch, PLANE).draw(2)
    assert len(places) == len(set(places)) >= 4


def test_same_relations_cost_nothing_however_the_plane_is_turned(monkeypatch: pytest.MonkeyPatch) -> None:
    turned = PLANE @ torch.tensor([[0.6, 0.8], [-0.8, 0.6]])
    assert float(kin(monkeypatch, turned).loss(3)) < 1e-9


def test_sentences_that_fall_together_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    assert float(kin(monkeypatch, torch.ones(6, 2) / 2**0.5).loss(3)) > 0.1
