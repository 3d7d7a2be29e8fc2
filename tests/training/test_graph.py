"""The graph that is written by hand: it computes what the model in torch does, and gives its weights back."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
from onnxruntime import InferenceSession  # noqa: E402
from transformers import BertConfig, BertModel  # noqa: E402

from models.training.graph import POSITIONS, TYPES, WORDS, build, weights_of  # noqa: E402
from models.training.whiten import whitening  # noqa: E402

HEADS = 4
IDS = np.array([[5, 9, 11, 3, 2], [7, 4, 2, 0, 0]], dtype=np.int64)
MASK = np.array([[1, 1, 1, 1, 1], [1, 1, 1, 0, 0]], dtype=np.int64)


@pytest.fixture(scope="module")
def bert() -> Any:
    torch.manual_seed(5)
    config = BertConfig(vocab_size=40, hidden_size=64, num_hidden_layers=2, num_attention_heads=HEADS, intermediate_size=128, max_position_embeddings=16,
                        initializer_range=0.2)  # fmt: skip
    return BertModel(config, add_pooling_layer=False).eval()


def weights(bert: Any) -> dict[str, np.ndarray]:
    return {name: tensor.numpy() for name, tensor in bert.state_dict().items() if name.endswith((".weight", ".bias"))}


def expected(bert: Any, matrix: np.ndarray | None = None) -> np.ndarray:
    with torch.no_grad():
        hidden = bert(input_ids=torch.from_numpy(IDS), attention_mask=torch.from_numpy(MASK)).last_hidden_state.numpy()
    mean = (hidden * MASK[..., None]).sum(1) / MASK.sum(1, keepdims=True)
    mean = mean if matrix is None else mean @ matrix
    return np.asarray(mean / np.linalg.norm(mean, axis=1, keepdims=True))


@pytest.mark.parametrize("matrix", [None, np.diag(np.linspace(0.2, 2.0, 64)).astype(np.float32)])
def test_graph_agrees_with_torch(bert: Any, matrix: np.ndarray | None) -> None:
    session = InferenceSession(build(weights(bert), HEADS, matrix).SerializeToString())
    found = session.run(None, {"input_ids": IDS, "attention_mask": MASK})[0]
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    assert (found * expected(bert, matrix)).sum(1).min() > 0.99


def test_weights_come_back_as_8_bits_allow(bert: Any) -> None:
    given = weights(bert)
    found, heads, matrix = weights_of(build(given, HEADS))
    assert heads == HEADS and matrix is None and set(found) == set(given)
    for name in set(given) - {POSITIONS, TYPES}:
        assert np.abs(found[name] - given[name]).max() <= np.abs(given[name]).max() / 127
    # the vector of the first type went into those of the places
    assert np.allclose(found[POSITIONS] + found[TYPES][0], given[POSITIONS] + given[TYPES][0], atol=1e-6)
    assert found[WORDS].shape == given[WORDS].shape


def test_whitening_evens_out_and_keeps_directions_apart() -> None:
    rng = np.random.default_rng(1)
    vectors = rng.normal(size=(4000, 8)) * np.array([9, 3, 1, 1, 1, 1, 1, 1])
    assert np.allclose(whitening(vectors, 0.0), np.eye(8), atol=1e-5)
    whole = np.cov((vectors @ whitening(vectors, 0.5)).T)
    assert np.allclose(whole / whole[0, 0], np.eye(8), atol=1e-4)
    spread = [np.linalg.cond(np.cov((vectors @ whitening(vectors, power)).T)) for power in (0.0, 0.2, 0.5)]
    assert spread[0] > spread[1] > spread[2]
