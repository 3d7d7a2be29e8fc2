"""Embedded lines of the catalogue, laid out so that the duties of a package are held against all of them in one go."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analyzer.language.encoder import Vectors

#: Lines multiplied at once: 64 took a third of the time of all at once, 32 and 128 half.
TILE = 64


@dataclass(frozen=True, slots=True)
class ScopeLines:
    """Embedded lines of the catalogue: row `i` of `vectors` is `texts[i]` of class `owner[i]`, inside or excluded.

    Those of the scopes stand before the exclusions, each by class, Korean before English.

    :param blocks: Where the lines of each (class, excluded, Korean) stand.
    """

    texts: tuple[str, ...]
    owner: npt.NDArray[np.int64]
    excluded: npt.NDArray[np.bool_]
    vectors: Vectors
    blocks: dict[tuple[int, bool, bool], slice]

    @classmethod
    def ordered(cls, texts: Sequence[str], owner: Sequence[int], excluded: Sequence[bool], korean: Sequence[bool], vectors: Vectors) -> ScopeLines:
        """Return lines in that order, given in any.

        :raises ValueError: If there are not as many vectors as lines.
        """
        if len(vectors) != len(texts):
            raise ValueError(f"{len(texts)} catalogue lines but {len(vectors)} vectors. Refit: make matcher")
        order = sorted(range(len(texts)), key=lambda row: (excluded[row], owner[row], not korean[row]))
        blocks, start = {}, 0
        for key, rows in itertools.groupby(order, key=lambda row: (owner[row], excluded[row], korean[row])):
            blocks[key] = slice(start, start := start + sum(1 for _ in rows))
        return cls(tuple(texts[row] for row in order), np.array(owner)[order], np.array(excluded)[order], vectors[order], blocks)

    def nearest(self, vector: Vectors, *, owner: int, excluded: bool, korean: bool) -> tuple[str, float]:
        """Return the line of a class that a duty meets best, with their cosine; an empty one if there is none."""
        block = self.blocks.get((owner, excluded, korean))
        if block is None:
            return "", 0.0
        similarity = self.vectors[block] @ vector
        best = int(similarity.argmax())
        return self.texts[block.start + best], float(similarity[best])


class Tiles:
    """Vectors to hold others against, kept as columns of small matrices, the last filled up with zeros.

    BLAS copies a wide matrix before it multiplies a few vectors with it, which takes most of the time; a small one it reads as it lies.
    """

    def __init__(self, vectors: Vectors) -> None:
        self._length, width = vectors.shape
        filled = np.zeros((-(-self._length // TILE), TILE, width), dtype=np.float32)
        filled.reshape(-1, width)[: self._length] = vectors
        self._tiles = np.ascontiguousarray(filled.swapaxes(1, 2))

    def similarity(self, vectors: Vectors) -> Vectors:
        """Return the product of each of `vectors` with each of these, shape (len(vectors), these)."""
        result: Vectors = (vectors @ self._tiles).swapaxes(0, 1).reshape(len(vectors), -1)
        return result[:, : self._length]


class Groups:
    """Columns of a similarity by the class they belong to.

    :param owner: Class of every column.
    :param columns: The columns that count. Those that stand side by side, by class, are read where they stand; others are gathered first.
    """

    def __init__(self, owner: npt.NDArray[np.int64], columns: npt.NDArray[np.int64], classes: int) -> None:
        ordered = columns[np.argsort(owner[columns], kind="stable")]
        self._present, self._starts = np.unique(owner[ordered], return_index=True)
        side_by_side = len(ordered) > 0 and bool((np.diff(ordered) == 1).all())
        self._columns = slice(ordered[0], ordered[-1] + 1) if side_by_side else ordered
        self._classes = classes

    def best(self, similarity: Vectors) -> npt.NDArray[np.float64]:
        """Return the highest similarity in each class, 0 for a class without columns."""
        result = np.zeros((len(similarity), self._classes))
        if len(self._present):
            result[:, self._present] = np.maximum.reduceat(similarity[:, self._columns], self._starts, axis=1)
        return result
