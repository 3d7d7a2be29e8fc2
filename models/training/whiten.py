"""Partial whitening: evens out directions in which all sentences are alike, so that the cosine tells more of what sets two apart.

After Su et al., 2021 ("Whitening sentence representations"), but with a small power instead of -1/2 and without taking the mean away: full
whitening throws away what training has learned. One matrix behind the mean over the tokens; it costs nothing that can be measured.
"""

from __future__ import annotations

import random

import numpy as np
import numpy.typing as npt
from sentence_transformers import SentenceTransformer

from models.training.corpus import family_lines, parallel_lines
from models.training.distil import CORPORA
from models.training.domain import training_pairs

Array = npt.NDArray[np.float32]
#: Sentences of general language and duties from which the directions are told.
SAMPLE = 3000


def whitening(vectors: Array, power: float) -> Array:
    """Return the matrix C^-power, shape (width, width), of the covariance C of `vectors`, scaled so that C has a mean eigenvalue of 1."""
    values, directions = np.linalg.eigh(np.cov(vectors.T))
    scale = np.maximum(values / values.mean(), 1e-3) ** -power
    return np.asarray((directions * scale) @ directions.T, dtype=np.float32)


def sample_vectors(model: SentenceTransformer, seed: int = 17) -> Array:
    """Return vectors of Korean sentences of general language and of duties that may train."""
    rng = random.Random(seed)
    general = [ko for ko, _ in (*parallel_lines(CORPORA), *family_lines(CORPORA))]
    duties = [pair.ko for pair in training_pairs(CORPORA)]
    texts = rng.sample(general, SAMPLE) + rng.sample(duties, SAMPLE)
    return np.asarray(model.encode(texts, normalize_embeddings=True, show_progress_bar=False), dtype=np.float32)
