"""Holds Korean sentences that are somewhat alike as far apart as the teacher holds their translations.

Learning to find one's own translation tells little of how alike two other sentences are; relations between sentences do
(relational distillation, Park et al., 2019).
"""

from __future__ import annotations

import random
from collections.abc import Sequence

import torch
from sentence_transformers import SentenceTransformer

from models.training.student import Batcher, Teacher, embed

#: Sentences beside each that is drawn: these from among so many of its nearest in the teacher's space.
BESIDE, NEAREST = 3, 8


def nearest(vectors: torch.Tensor, count: int, chunk: int = 1024) -> torch.Tensor:
    """Return the rows of the `count` nearest others of every unit vector, nearest first, shape (n, count)."""
    found = []
    for first in range(0, len(vectors), chunk):
        cosine = vectors[first : first + chunk] @ vectors.T
        cosine[range(len(cosine)), range(first, first + len(cosine))] = -2.0
        found.append(cosine.topk(count, dim=1).indices)
    return torch.cat(found)


class Relatives:
    """Groups of sentences that lie near each other in the teacher's space.

    :param rows: The sentences of `korean` and `targets` that take part.
    """

    def __init__(self, model: SentenceTransformer, korean: Batcher, targets: Teacher, rows: Sequence[int], rng: random.Random) -> None:
        self._model, self._korean, self._targets, self._rng = model, korean, targets, rng
        order = sorted(rows, key=lambda row: len(korean.ids[row]))
        self._vectors = torch.cat([targets(order[i : i + 256]) for i in range(0, len(order), 256)])
        self._near = nearest(self._vectors, min(NEAREST, len(order) - 1)).cpu()
        self._rows = order

    def draw(self, seeds: int) -> list[int]:
        """Return places of sentences: `seeds` drawn ones and some of the nearest of each."""
        drawn = self._rng.sample(range(len(self._rows)), seeds)
        kin = [int(k) for place in drawn for k in self._rng.sample(self._near[place].tolist(), min(BESIDE, self._near.shape[1]))]
        return list(dict.fromkeys(drawn + kin))

    def loss(self, seeds: int = 12) -> torch.Tensor:
        """Return the mean square difference of cosines between ours and the teacher's, over all pairs of a draw."""
        places = self.draw(seeds)
        ours = embed(self._model, self._korean.tensors([self._rows[place] for place in places]), half=True)
        goal = self._vectors[places]
        apart = ~torch.eye(len(places), dtype=torch.bool, device=ours.device)
        return ((ours @ ours.T - goal @ goal.T) * apart).square().sum() / (len(places) * (len(places) - 1))
