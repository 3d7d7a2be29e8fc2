"""How little a duty says: whether it fits any job (`관련 부서와 협의`), by a linear model over its vector and its character n-grams (`models/vague`)."""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from analyzer.language import grams
from analyzer.language.encoder import Encoder, Vectors
from analyzer.resources import resource

#: Weight of the encoder's vector beside the n-grams, whose vector has length one.
MEANING_WEIGHT = 2.0


def vagueness(texts: Sequence[str], vectors: Vectors, encoder: Encoder) -> list[float]:
    """Return for each duty the probability that it fits any job, 0 to 1; 0 for vectors of an encoder that the model does not know."""
    name, arrays = _model()
    if encoder.name != name:
        return [0.0] * len(texts)
    score = grams.scores(texts, arrays["idf"], arrays["words"], arrays["bias"])[:, 0] + MEANING_WEIGHT * vectors @ arrays["meaning"]
    return [float(value) for value in 1.0 / (1.0 + np.exp(-score))]


@functools.cache
def _model() -> tuple[str, dict[str, npt.NDArray[np.float32]]]:
    from safetensors.numpy import load_file

    card: dict[str, Any] = json.loads(resource("models", "vague", "vague.json").read_text("utf-8"))
    arrays = load_file(str(resource("models", "vague", "vague.safetensors")))
    return card["encoder"], {name: np.asarray(array, dtype=np.float32) for name, array in arrays.items()}
