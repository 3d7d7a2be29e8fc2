"""Keeps the cosines of graded Korean sentences in the order of their grades."""

from __future__ import annotations

import random
from collections.abc import Sequence

import torch
from sentence_transformers import SentenceTransformer

from models.training.corpus import Ladder
from models.training.student import Batcher, embed

#: Inverse temperature of the ranking, as published with the loss.
SCALE = 20.0


def cosent(cosines: torch.Tensor, grades: torch.Tensor) -> torch.Tensor:
    """Return the loss of pairs whose cosines are not in the order of their grades (CoSENT, Su 2022): log(1 + sum of e^(20 (c_low - c_high)))."""
    gaps = SCALE * (cosines[None, :] - cosines[:, None])
    wrong = gaps[grades[:, None] > grades[None, :]]
    return torch.logsumexp(torch.cat([wrong.new_zeros(1), wrong]), dim=0)


class GradedGoal:
    """Holds some ladders at a time to the order of their grades; sentences of different ladders have nothing in common."""

    def __init__(self, model: SentenceTransformer, chosen: Sequence[Ladder], rng: random.Random, size: int = 6) -> None:
        self._model, self._rng, self._size = model, rng, size
        texts: list[str] = []
        self._places: list[list[int]] = []
        self._grades = [[grade for grade, _ in ladder.rungs] for ladder in chosen]
        for ladder in chosen:
            self._places.append(list(range(len(texts), len(texts) + 1 + len(ladder.rungs))))
            texts += [ladder.base, *(text for _, text in ladder.rungs)]
        self._texts = Batcher(model.tokenizer.backend_tokenizer, texts)

    def loss(self) -> torch.Tensor:
        """Return the loss of `size` ladders, chosen by chance."""
        some = self._rng.sample(range(len(self._places)), min(self._size, len(self._places)))
        rows = [place for ladder in some for place in self._places[ladder]]
        vectors = embed(self._model, self._texts.tensors(rows), half=True)
        one, other, grades, first, bases = [], [], [], 0, []
        for ladder in some:
            for place, grade in enumerate(self._grades[ladder], start=1):
                one.append(first)
                other.append(first + place)
                grades.append(float(grade))
            bases.append(first)
            first += len(self._places[ladder])
        for base, following in zip(bases, bases[1:] + bases[:1], strict=True) if len(bases) > 1 else ():
            one.append(base)
            other.append(following)
            grades.append(0.0)
        return cosent((vectors[one] * vectors[other]).sum(-1), torch.tensor(grades))
