"""Start rows for new word pieces, on a toy language where every Korean word has one translation."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

tokenizers = pytest.importorskip("tokenizers")
from models.training.vocabulary import extended_tokenizer, korean_pieces, translation_rows  # noqa: E402

OLD = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "server", "buyer", "drawing", "find", "draw"]
NEW = ["서버", "바이어", "도면", "없음"]
PAIRS = [("서버 바이어", "server buyer"), ("바이어 도면", "buyer drawing"), ("도면 서버", "drawing server"), ("서버", "server"), ("도면", "drawing")]


@pytest.fixture
def tokenizer(tmp_path: Path) -> object:
    base = tmp_path / "tokenizer.json"
    base.write_text(json.dumps({"model": {"vocab": {piece: i for i, piece in enumerate(OLD)}}}), encoding="utf-8")
    return extended_tokenizer(base, NEW)


def test_extended_tokenizer_keeps_old_ids_and_composed_hangul(tokenizer: object) -> None:
    encoded = tokenizer.encode("서버 Buyer")  # type: ignore[attr-defined]
    assert encoded.tokens == ["[CLS]", "서버", "buyer", "[SEP]"]
    assert encoded.ids[2] == OLD.index("buyer")
    assert tokenizer.get_vocab_size() == len(OLD) + len(NEW)  # type: ignore[attr-defined]


def test_translation_rows_start_a_piece_at_its_translation(tokenizer: object) -> None:
    rows = np.eye(len(OLD))
    new = list(range(len(OLD), len(OLD) + len(NEW)))
    started = translation_rows(tokenizer, PAIRS, rows, new)  # type: ignore[arg-type]
    assert started.shape == (len(NEW), len(OLD))
    assert [OLD[i] for i in started[:3].argmax(axis=1)] == ["server", "buyer", "drawing"]


def test_translation_rows_are_no_longer_than_the_rows_they_mix(tokenizer: object) -> None:
    rows = np.random.default_rng(5).normal(size=(len(OLD), 6))
    started = translation_rows(tokenizer, PAIRS, rows, list(range(len(OLD), len(OLD) + len(NEW))))  # type: ignore[arg-type]
    assert np.linalg.norm(started, axis=1).max() <= np.linalg.norm(rows, axis=1).max() + 1e-9


def test_translation_rows_of_a_piece_without_a_pair_are_the_middle(tokenizer: object) -> None:
    rows = np.random.default_rng(5).normal(size=(len(OLD), 6))
    started = translation_rows(tokenizer, PAIRS, rows, list(range(len(OLD), len(OLD) + len(NEW))))  # type: ignore[arg-type]
    assert started[3] == pytest.approx(rows.mean(axis=0))


def test_korean_pieces_keep_every_syllable_and_no_latin() -> None:
    pieces = korean_pieces(["서버 개발 server", "서버 운영", "개발 운영"] * 3, 60)
    assert {"서버", "개발"} <= set(pieces) and {"서", "개", "운"} <= set(pieces)
    assert not [piece for piece in pieces if piece.strip("#").isascii()]
