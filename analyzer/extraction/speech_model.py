"""How likely a sentence is to state a duty, by a linear model over character n-grams (`models/speech`)."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from analyzer.language import grams, remembered
from analyzer.resources import resource


@functools.cache
def _arrays() -> dict[str, npt.NDArray[np.float32]]:
    from safetensors.numpy import load_file

    loaded = load_file(str(resource("models", "speech", "speech.safetensors")))
    return {name: np.asarray(array, dtype=np.float32) for name, array in loaded.items()}


def duty_likelihood(sentences: Sequence[str]) -> list[float]:
    """Return for each sentence the probability that it states a duty, 0 to 1, whatever section it stands in."""
    return [_likelihood(sentence) for sentence in sentences]


@remembered
def _likelihood(sentence: str) -> float:
    """Return it for one sentence; one paper asks for the same one several times."""
    arrays = _arrays()
    score = grams.scores([sentence], arrays["idf"], arrays["weights"], arrays["bias"])[0, 0]
    return float(1.0 / (1.0 + np.exp(-score)))
