"""Hashed character n-grams and linear models over them: lexical evidence without a tokenizer, in either language."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

BUCKETS = 2**15
SIZES = (2, 3, 4)
_WORDS = re.compile(r"[가-힣]+|[a-z][a-z+#.]*|[0-9]+")


def grams(text: str) -> list[int]:
    """Return the buckets of the character n-grams inside the words of `text`, word borders marked."""
    found: list[int] = []
    for word in _WORDS.findall(text.casefold()):
        padded = f"<{word}>"
        sizes = SIZES if "가" <= word[0] <= "힣" else (3, 4, 5)
        for size in sizes:
            found.extend(
                zlib.crc32(padded[i : i + size].encode()) % BUCKETS for i in range(max(1, len(padded) - size + 1))
            )
    return found


def weighted(text: str, idf: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
    """Return (buckets, weights) of the sublinear TF-IDF vector of `text`, of length one."""
    buckets, counts = np.unique(np.array(grams(text), dtype=np.int64), return_counts=True)
    weights = (1.0 + np.log(counts)).astype(np.float32) * idf[buckets]
    norm = float(np.linalg.norm(weights))
    return buckets, weights / norm if norm else weights


def scores(
    texts: Sequence[str], idf: npt.NDArray[np.float32], weights: npt.NDArray[np.float32], bias: npt.NDArray[np.float32]
) -> npt.NDArray[np.float32]:
    """Return class scores, shape (len(texts), classes), of a linear model over the n-gram vectors.

    :param idf: Inverse document frequencies, shape (BUCKETS,).
    :param weights: Shape (BUCKETS, classes).
    :param bias: Shape (classes,).
    """
    result = np.tile(bias, (len(texts), 1))
    for row, text in enumerate(texts):
        buckets, values = weighted(text, idf)
        if len(buckets):
            result[row] += values @ weights[buckets]
    return result
