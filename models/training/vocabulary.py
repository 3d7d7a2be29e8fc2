"""Gives an English encoder Korean word pieces, with rows that start from the English pieces they translate to.

The new rows are the expectation of the English rows under IBM Model 1 (Brown et al., 1993), estimated on parallel
text: a Korean piece starts where its translations already are, so distillation begins from a working state.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

HANGUL = ("\uac00", "\ud7a3")


def _is_korean(piece: str) -> bool:
    return any(HANGUL[0] <= char <= HANGUL[1] for char in piece)


def korean_pieces(texts: Iterable[str], size: int) -> list[str]:
    """Learn WordPiece units from Korean text; every syllable seen keeps a piece of its own."""
    learner = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    learner.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    learner.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    trainer = trainers.WordPieceTrainer(vocab_size=size, min_frequency=2, special_tokens=["[UNK]"], show_progress=False)
    learner.train_from_iterator(texts, trainer)
    return sorted((p for p in learner.get_vocab() if _is_korean(p)), key=lambda p: learner.token_to_id(p) or 0)


def extended_tokenizer(base: Path, pieces: Sequence[str]) -> Tokenizer:
    """Return the tokenizer of `base` (a `tokenizer.json`) with `pieces` appended and Hangul kept composed."""
    spec = json.loads(base.read_text(encoding="utf-8"))
    vocab: dict[str, int] = spec["model"]["vocab"]
    for piece in pieces:
        vocab.setdefault(piece, len(vocab))
    tokenizer = Tokenizer(models.WordPiece(vocab, unk_token="[UNK]", max_input_chars_per_word=60))
    # BERT's own normaliser would take Hangul apart into letters together with the accents.
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", vocab["[CLS]"]), ("[SEP]", vocab["[SEP]"])]
    )
    tokenizer.add_special_tokens(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"])
    return tokenizer


def translation_rows(
    tokenizer: Tokenizer, pairs: Sequence[tuple[str, str]], rows: np.ndarray, new_ids: Sequence[int], rounds: int = 4
) -> np.ndarray:
    """Return one start row for each of `new_ids`, shape (len(new_ids), width), by IBM Model 1 over `pairs`.

    :param rows: Embedding rows of the ids that exist already, shape (old vocabulary, width).
    """
    old, width = rows.shape
    wanted = np.full(tokenizer.get_vocab_size(), -1)
    wanted[list(new_ids)] = np.arange(len(new_ids))
    korean = tokenizer.encode_batch([ko for ko, _ in pairs], add_special_tokens=False)
    english = tokenizer.encode_batch([en for _, en in pairs], add_special_tokens=False)
    sources, targets, groups, group = [], [], [], 0
    for ko, en in zip(korean, english, strict=True):
        k = np.unique(np.array([i for i in ko.ids[:64] if wanted[i] >= 0], dtype=np.int64))
        e = np.unique(np.array([i for i in en.ids[:64] if i < old], dtype=np.int64))
        if len(k) == 0 or len(e) == 0:
            continue
        # One group per English piece of one pair: it has to be explained by one of the Korean pieces.
        sources.append(np.tile(wanted[k], len(e)))
        targets.append(np.repeat(e, len(k)))
        groups.append(np.repeat(np.arange(group, group + len(e)), len(k)))
        group += len(e)
    source, target, member = np.concatenate(sources), np.concatenate(targets), np.concatenate(groups)
    keys, inverse = np.unique(source * old + target, return_inverse=True)
    table = np.ones(len(keys))
    key_source, key_target = keys // old, keys % old
    for _ in range(rounds):
        weight = table[inverse]
        weight /= np.bincount(member, weight, minlength=group)[member]
        counts = np.bincount(inverse, weight, minlength=len(keys))
        table = counts / np.maximum(np.bincount(key_source, counts, minlength=len(new_ids))[key_source], 1e-9)
    result = np.zeros((len(new_ids), width))
    mass = np.bincount(key_source, table, minlength=len(new_ids))
    for column in range(width):
        result[:, column] = np.bincount(key_source, table * rows[key_target, column], minlength=len(new_ids))
    known = mass > 0
    result[known] /= mass[known, None]
    result[~known] = rows.mean(axis=0)
    # Averages are short; give them the length that trained rows have.
    norm = np.linalg.norm(rows, axis=1).mean()
    result *= norm / np.maximum(np.linalg.norm(result, axis=1, keepdims=True), 1e-6)
    return result
