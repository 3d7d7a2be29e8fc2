from __future__ import annotations

import math

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("sentence_transformers")
from models.training.domain import supervised_contrastive  # noqa: E402

LABELS = [0, 0, 1, 1]


def loss(vectors: list[list[float]], labels: list[int], temperature: float = 0.1) -> float:
    return float(supervised_contrastive(torch.tensor(vectors), torch.tensor(labels), temperature))


def test_supervised_contrastive_is_low_where_like_lies_with_like() -> None:
    together = [[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 1.0]]
    apart = [[1.0, 0.0], [0.0, 1.0], [1.0, 0.0], [0.0, 1.0]]
    assert loss(together, LABELS) < 0.01 < loss(apart, LABELS)


def test_supervised_contrastive_of_equal_vectors_is_the_log_of_the_others() -> None:
    assert loss([[1.0, 0.0]] * 4, LABELS) == pytest.approx(math.log(3), abs=1e-4)


def test_supervised_contrastive_leaves_out_labels_that_stand_alone() -> None:
    vectors = [[1.0, 0.0], [0.6, 0.8], [0.0, 1.0]]
    pair = -(0.6 / 0.1) + math.log(math.exp(0.6 / 0.1) + math.exp(0.0))
    other = -(0.6 / 0.1) + math.log(math.exp(0.6 / 0.1) + math.exp(0.8 / 0.1))
    assert loss(vectors, [0, 0, 1]) == pytest.approx((pair + other) / 2, abs=1e-4)


def test_supervised_contrastive_does_not_depend_on_the_order() -> None:
    vectors = torch.nn.functional.normalize(torch.randn(6, 4, generator=torch.Generator().manual_seed(1)), dim=1)
    labels = torch.tensor([0, 1, 0, 2, 1, 2])
    order = torch.tensor([3, 1, 5, 0, 2, 4])
    assert float(supervised_contrastive(vectors, labels)) == pytest.approx(float(supervised_contrastive(vectors[order], labels[order])), abs=1e-5)
