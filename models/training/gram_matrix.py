"""Sparse n-gram matrices for fitting, the same vectors that `analyzer.language.grams` makes at run time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix

from analyzer.language import grams


def idf_of(texts: Sequence[str]) -> np.ndarray:
    """Return smoothed inverse document frequencies of the n-gram buckets."""
    counts = np.zeros(grams.BUCKETS)
    for text in texts:
        counts[list(set(grams.grams(text)))] += 1
    return (np.log((1 + len(texts)) / (1 + counts)) + 1).astype(np.float32)


def gram_matrix(texts: Sequence[str], idf: np.ndarray) -> csr_matrix:
    """Return the n-gram vectors as a sparse matrix, shape (len(texts), BUCKETS)."""
    pointers, columns, values = [0], [], []
    for text in texts:
        buckets, weights = grams.weighted(text, idf)
        columns.append(buckets)
        values.append(weights)
        pointers.append(pointers[-1] + len(buckets))
    return csr_matrix((np.concatenate(values), np.concatenate(columns), pointers), shape=(len(texts), grams.BUCKETS))
