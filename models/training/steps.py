"""The steps of a training that may take so many minutes: rates rise over the first steps and fall with the time that is left."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from sentence_transformers import SentenceTransformer

#: Share of its rate with which the last step is taken.
LEAST = 0.02
#: Greatest norm of a gradient.
CLIP = 1.0


class Steps:
    """AdamW over a student and what is trained beside it.

    :param rates: Learning rates of the word embeddings, of the other weights, and of each of `beside`.
    :param warm: Steps over which the rates rise.
    """

    def __init__(self, model: SentenceTransformer, rates: Sequence[float], minutes: float, *beside: torch.nn.Module, warm: int = 100) -> None:
        embeddings = {"params": model[0].auto_model.get_input_embeddings().parameters(), "weight_decay": 0.0}
        others = {"params": [p for n, p in model.named_parameters() if "word_embeddings" not in n]}
        groups: list[dict[str, Any]] = [embeddings, others, *({"params": module.parameters()} for module in beside)]
        self._optimiser = torch.optim.AdamW(groups, lr=1e-4, fused=True)
        self._model, self._rates, self._total, self._warm = model, rates, minutes * 60, warm
        self._began = time.monotonic()
        self.taken = 0

    @property
    def spent(self) -> float:
        """Seconds since the first step could be taken."""
        return time.monotonic() - self._began

    def left(self) -> bool:
        """Whether there is time for another step; sets its rates."""
        factor = min(1.0, (self.taken + 1) / self._warm) * max(LEAST, 1 - self.spent / self._total)
        for group, rate in zip(self._optimiser.param_groups, self._rates, strict=True):
            group["lr"] = rate * factor
        return self.spent < self._total

    def take(self, loss: torch.Tensor) -> None:
        """Take a step down the loss."""
        self._optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self._model.parameters(), CLIP)
        self._optimiser.step()
        self.taken += 1

    def pairs_a_second(self, batch: int) -> float:
        """Return the pairs that were seen a second, of so many in a step."""
        return self.taken * batch / max(self.spent, 1.0)


def write_result(out: Path, result: dict[str, Any]) -> None:
    """Write what a stage was made of beside its model."""
    (out / "training.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
