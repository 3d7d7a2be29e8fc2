from __future__ import annotations

import numpy as np
import pytest

from analyzer.language import grams

pytest.importorskip("scipy")
from models.training.gram_matrix import gram_matrix, idf_of  # noqa: E402

TEXTS = ["해외 바이어 발굴", "Design REST APIs", "", "해외 전시회 참가"]


def test_gram_matrix_fits_on_the_vectors_that_scoring_uses() -> None:
    idf = idf_of(TEXTS)
    weights = np.random.default_rng(0).normal(size=(grams.BUCKETS, 3)).astype(np.float32)
    bias = np.array([0.1, -0.2, 0.3], dtype=np.float32)
    assert np.allclose(gram_matrix(TEXTS, idf) @ weights + bias, grams.scores(TEXTS, idf, weights, bias), atol=1e-5)


def test_idf_of_common_grams_is_lower() -> None:
    idf = idf_of(TEXTS)
    shared, rare = grams.grams("해외"), grams.grams("바이어")
    assert idf[shared].max() < idf[rare].min()
    assert idf.shape == (grams.BUCKETS,) and (idf > 0).all()
