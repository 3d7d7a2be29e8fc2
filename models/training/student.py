"""Builds and saves the student: a sentence-transformers model with Korean pieces, and small training helpers."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer

from models.training.device import DEVICE, load
from models.training.vocabulary import extended_tokenizer, is_korean, korean_pieces, translation_rows

MAX_TOKENS = 96
TEMPERATURE = 0.05
SAME_SENTENCE = 0.97
#: Negatives beside those of the batch.
BANK = 4096
SPECIAL = {"cls_token": "[CLS]", "sep_token": "[SEP]", "pad_token": "[PAD]", "unk_token": "[UNK]", "mask_token": "[MASK]"}


def extend(base: Path, pieces: Sequence[str], pairs: Sequence[tuple[str, str]], out: Path) -> SentenceTransformer:
    """Write a copy of the model in `base` with `pieces` added and their rows started from `pairs`, and load it."""
    model = load(base)
    transformer = model[0].auto_model
    old = transformer.get_input_embeddings().weight.detach().cpu().numpy()
    tokenizer = extended_tokenizer(base / "tokenizer.json", pieces)
    new_ids = list(range(len(old), tokenizer.get_vocab_size()))
    rows = translation_rows(tokenizer, pairs, old, new_ids)
    transformer.resize_token_embeddings(tokenizer.get_vocab_size(), mean_resizing=False)
    with torch.no_grad():
        transformer.get_input_embeddings().weight[len(old) :] = torch.from_numpy(rows).float()
    save(model, tokenizer, out)
    return load(out)


def grow(start: Path, texts: Sequence[str], pairs: Sequence[tuple[str, str]], out: Path, size: int = 12_000) -> SentenceTransformer:
    """Write a copy of the student in `start` with the Korean words of `texts` that it lacks, and load it."""
    model = load(start)
    transformer = model[0].auto_model
    old = transformer.get_input_embeddings().weight.detach().cpu().numpy()
    known = model.tokenizer.get_vocab()
    tokenizer = extended_tokenizer(start / "tokenizer.json", [p for p in korean_pieces(texts, size) if p not in known])
    fresh = list(range(len(old), tokenizer.get_vocab_size()))
    # Every Korean piece takes part in explaining the English; only the fresh ones take the rows that come out.
    first = min(i for piece, i in known.items() if is_korean(piece))
    rows = translation_rows(tokenizer, pairs, old[:first], range(first, tokenizer.get_vocab_size()))
    transformer.resize_token_embeddings(tokenizer.get_vocab_size(), mean_resizing=False)
    with torch.no_grad():
        transformer.get_input_embeddings().weight[len(old) :] = torch.from_numpy(rows[len(old) - first :][: len(fresh)]).float()
    save(model, tokenizer, out)
    return load(out)


def save(model: SentenceTransformer, tokenizer: Tokenizer, out: Path) -> None:
    """Save `model` with `tokenizer` in place of its own."""
    shutil.rmtree(out, ignore_errors=True)
    model.save(str(out), create_model_card=False)
    for stale in ("vocab.txt", "special_tokens_map.json"):
        (out / stale).unlink(missing_ok=True)
    tokenizer.save(str(out / "tokenizer.json"))
    (out / "tokenizer_config.json").write_text(
        json.dumps({"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": MAX_TOKENS, **SPECIAL}) + "\n",
        encoding="utf-8",
    )


class Batcher:
    """Pads token ids into tensors where training computes; sentences are tokenised once."""

    def __init__(self, tokenizer: Tokenizer, texts: Sequence[str]) -> None:
        tokenizer.enable_truncation(MAX_TOKENS)
        tokenizer.no_padding()
        self.ids = [encoding.ids for encoding in tokenizer.encode_batch(list(texts))]

    def tensors(self, index: Sequence[int]) -> dict[str, torch.Tensor]:
        """Return `input_ids` and `attention_mask` of the given sentences, shape (batch, longest)."""
        rows = [self.ids[i] for i in index]
        width = max(map(len, rows))
        ids = np.zeros((len(rows), width), dtype=np.int64)
        mask = np.zeros_like(ids)
        for i, row in enumerate(rows):
            ids[i, : len(row)] = row
            mask[i, : len(row)] = 1
        return {"input_ids": torch.from_numpy(ids).to(DEVICE), "attention_mask": torch.from_numpy(mask).to(DEVICE)}


def batches(lengths: Sequence[int], size: int, rng: random.Random, pool: int = 50) -> Iterator[list[int]]:
    """Yield shuffled batches of similar length, so that little padding is computed."""
    order = list(range(len(lengths)))
    rng.shuffle(order)
    result = []
    for start in range(0, len(order), size * pool):
        part = sorted(order[start : start + size * pool], key=lambda i: lengths[i])
        result.extend(part[i : i + size] for i in range(0, len(part), size))
    rng.shuffle(result)
    yield from result


def embed(model: SentenceTransformer, features: dict[str, torch.Tensor], half: bool = False) -> torch.Tensor:
    """Return unit vectors, shape (batch, width).

    :param half: Multiply in bfloat16: a third more sentences a second where the processor knows it.
    """
    with torch.autocast(DEVICE.type, dtype=torch.bfloat16, enabled=half):
        output: torch.Tensor = model(features)["sentence_embedding"]
    return torch.nn.functional.normalize(output.float(), dim=-1)


class Teacher:
    """Gives the teacher's vectors of fixed sentences; each is computed once, when it is first asked for."""

    def __init__(self, model: SentenceTransformer, texts: Sequence[str]) -> None:
        self._model = model
        self._texts = Batcher(model.tokenizer.backend_tokenizer, texts)
        self._known = np.zeros(len(texts), dtype=bool)
        self._vectors = torch.zeros(len(texts), model[0].auto_model.config.hidden_size, device=DEVICE)

    def __call__(self, index: Sequence[int]) -> torch.Tensor:
        """Return unit vectors, shape (len(index), width)."""
        missing = [i for i in index if not self._known[i]]
        if missing:
            with torch.no_grad():
                self._vectors[missing] = embed(self._model, self._texts.tensors(missing))
            self._known[missing] = True
        return self._vectors[list(index)]

    def bank(self, size: int, rng: random.Random) -> torch.Tensor:
        """Return vectors that have been computed before, at most `size`: they cost nothing and make good negatives."""
        known = np.flatnonzero(self._known)
        return self._vectors[rng.sample(known.tolist(), min(size, len(known)))]


def contrast(ours: torch.Tensor, target: torch.Tensor, bank: torch.Tensor) -> torch.Tensor:
    """Return the loss of picking one's own target among those of the batch and the bank, all unit vectors.

    Bank rows that equal a target, as repeated sentences do, are no negatives.
    """
    same = (target @ bank.T) > SAME_SENTENCE
    against = (ours @ bank.T).masked_fill(same, -1.0)
    scores = torch.cat([ours @ target.T, against], dim=1) / TEMPERATURE
    return torch.nn.functional.cross_entropy(scores, torch.arange(len(ours), device=ours.device))
