"""Gives an English encoder Korean word pieces, with rows that start from the English pieces they translate to.

The new rows are the expectation of the English rows under IBM Model 1 (Brown et al., 1993), estimated on parallel
text: a Korean piece starts where its translations already are, so distillation begins from a working state.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

#: Mass of an English piece that no Korean piece explains.
NO_SOURCE = 0.05
HANGUL = ("\uac00", "\ud7a3")


def is_korean(piece: str) -> bool:
    """Whether the word piece holds a Hangul syllable."""
    return any(HANGUL[0] <= char <= HANGUL[1] for char in piece)


def korean_pieces(texts: Iterable[str], size: int) -> list[str]:
    """Learn WordPiece units from Korean text; every syllable seen keeps a piece of its own."""
    learner = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    learner.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    learner.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    trainer = trainers.WordPieceTrainer(vocab_size=size, min_frequency=2, special_tokens=["[UNK]"], show_progress=False)
    learner.train_from_iterator(texts, trainer)
    return sorted((p for p in learner.get_vocab() if is_korean(p)), key=lambda p: learner.token_to_id(p) or 0)


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
    tokenizer: Tokenizer, pairs: Sequence[tuple[str, str]], rows: np.ndarray, new_ids: Sequence[int], rounds: int = 8
) -> np.ndarray:
    """Return one start row for each of `new_ids`, shape (len(new_ids), width), by IBM Model 1 over `pairs`.

    Translation probabilities are weighted by pointwise mutual information, which takes out the articles and
    prepositions that stand beside every word (docs/decisions.md has the figures).

    :param rows: Embedding rows of the ids that exist already, shape (old vocabulary, width).
    """
    old = len(rows)
    wanted = np.full(tokenizer.get_vocab_size(), -1)
    wanted[list(new_ids)] = np.arange(len(new_ids))
    korean = tokenizer.encode_batch([ko for ko, _ in pairs], add_special_tokens=False)
    english = tokenizer.encode_batch([en for _, en in pairs], add_special_tokens=False)
    sources, targets, groups, group = [], [], [], 0
    in_korean, in_english = np.zeros(len(new_ids)), np.zeros(old)
    for ko, en in zip(korean, english, strict=True):
        k = np.unique(np.array([i for i in ko.ids[:64] if wanted[i] >= 0], dtype=np.int64))
        e = np.unique(np.array([i for i in en.ids[:64] if i < old], dtype=np.int64))
        if len(k) == 0 or len(e) == 0:
            continue
        in_korean[wanted[k]] += 1
        in_english[e] += 1
        # One group per English piece of one pair: it has to be explained by one of the Korean pieces.
        sources.append(np.tile(wanted[k], len(e)))
        targets.append(np.repeat(e, len(k)))
        groups.append(np.repeat(np.arange(group, group + len(e)), len(k)))
        group += len(e)
    source, target, member = np.concatenate(sources), np.concatenate(targets), np.concatenate(groups)
    keys, inverse = np.unique(source * old + target, return_inverse=True)
    table = np.ones(len(keys))
    key_source, key_target = keys // old, keys % old
    together = np.bincount(inverse, minlength=len(keys))
    for _ in range(rounds):
        weight = table[inverse]
        weight /= (np.bincount(member, weight, minlength=group) + NO_SOURCE)[member]
        counts = np.bincount(inverse, weight, minlength=len(keys))
        table = counts / np.maximum(np.bincount(key_source, counts, minlength=len(new_ids))[key_source], 1e-9)
    table *= np.maximum(0.0, np.log(together * len(pairs) / (in_korean[key_source] * in_english[key_target])))
    result: np.ndarray = csr_matrix((table, (key_source, key_target)), shape=(len(new_ids), old)) @ rows
    mass = np.bincount(key_source, table, minlength=len(new_ids))
    known = mass > 0
    result[known] /= mass[known, None]
    result[~known] = rows.mean(axis=0)
    return result
