"""Hashed character n-grams and linear models over them: lexical evidence without a tokenizer, in either language."""

from __future__ import annotations

import functools
import re
import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

BUCKETS = 2**15
SIZES = (2, 3, 4)
_FIRST = np.ones(1, dtype=bool)
_WORDS = re.compile(r"[가-힣]+|[a-z][a-z+#.]*|[0-9]+")


def grams(text: str) -> list[int]:
    """Return the buckets of the character n-grams inside the words of `text`, word borders marked."""
    return [bucket for word in _WORDS.findall(text.casefold()) for bucket in _of_word(word)]


@functools.lru_cache(8192)
def _of_word(word: str) -> tuple[int, ...]:
    padded = f"<{word}>"
    sizes = SIZES if "가" <= word[0] <= "힣" else (3, 4, 5)
    return tuple(
        zlib.crc32(padded[i : i + size].encode()) % BUCKETS for size in sizes for i in range(max(1, len(padded) - size + 1))
    )


@functools.lru_cache(256)  # several models read one sentence, each with its own frequencies
def _counted(text: str) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
    """Return (buckets, sublinear counts) of the n-grams of `text`, buckets ascending."""
    found = np.array(grams(text), dtype=np.int64)
    found.sort()
    starts = np.flatnonzero(np.concatenate((_FIRST[: len(found)], found[1:] != found[:-1])))
    counts = np.diff(starts, append=len(found))
    return found[starts], (1.0 + np.log(counts)).astype(np.float32)


def weighted(text: str, idf: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
    """Return (buckets, weights) of the sublinear TF-IDF vector of `text`, of length one."""
    buckets, counts = _counted(text)
    weights = counts * idf[buckets]
    norm = float(np.sqrt(weights.dot(weights)))
    return buckets, weights / norm if norm else weights


def scores(
    texts: Sequence[str], idf: npt.NDArray[np.float32], weights: npt.NDArray[np.floating[Any]], bias: npt.NDArray[np.float32]
) -> npt.NDArray[np.float32]:
    """Return class scores, shape (len(texts), classes), of a linear model over the n-gram vectors.

    :param idf: Inverse document frequencies, shape (BUCKETS,).
    :param weights: Shape (BUCKETS, classes); half precision does, since only the rows in use are widened.
    :param bias: Shape (classes,).
    """
    result = bias[None].repeat(len(texts), axis=0)
    for row, text in enumerate(texts):
        buckets, values = weighted(text, idf)
        if len(buckets):
            result[row] += values @ weights.take(buckets, axis=0).astype(np.float32, copy=False)
    return result
