"""Where training computes: on the GPU when there is one, else on the processor."""

from __future__ import annotations

from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer

DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")


def load(folder: Path) -> SentenceTransformer:
    """Return the model of a folder, where training computes."""
    return SentenceTransformer(str(folder), device=str(DEVICE))
