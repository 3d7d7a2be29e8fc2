"""Training leaves nothing on the processor where it computes elsewhere.

No GPU is at hand where the tests run. PyTorch's `meta` device holds shapes without numbers, and an operation over tensors of two
devices fails on it as it would on a GPU; so do reads of single numbers, for which a GPU would have to wait.
"""

from __future__ import annotations

import contextlib
import random
from types import SimpleNamespace
from typing import Any

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("sentence_transformers")
from tokenizers import Tokenizer, models, pre_tokenizers, processors  # noqa: E402

from models.training import domain, refine, relatives, student  # noqa: E402
from models.training.corpus import DutyPair  # noqa: E402
from models.training.sources import Task  # noqa: E402

ELSEWHERE = torch.device("meta")
WIDTH = 8
WORDS = ["금형", "도면", "설계", "요리", "조리", "메뉴", "draw", "moulds", "cook", "dishes"]


class Bag(torch.nn.Module):  # type: ignore[misc]
    """A student of one layer with the parts that training asks of a sentence-transformers model."""

    def __init__(self, pieces: int) -> None:
        super().__init__()
        self.rows = torch.nn.Embedding(pieces, WIDTH, device=ELSEWHERE)
        self.tokenizer = SimpleNamespace(backend_tokenizer=tokenizer())

    def __getitem__(self, _: int) -> Any:
        return SimpleNamespace(auto_model=SimpleNamespace(config=SimpleNamespace(hidden_size=WIDTH), get_input_embeddings=lambda: self.rows))

    def forward(self, features: dict[str, Any]) -> dict[str, Any]:
        mask = features["attention_mask"].unsqueeze(-1)
        return {"sentence_embedding": (self.rows(features["input_ids"]) * mask).sum(1) / mask.sum(1)}


def tokenizer() -> Tokenizer:
    vocab = {piece: i for i, piece in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS])}
    made = Tokenizer(models.WordLevel(vocab, unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    made.post_processor = processors.TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)])
    return made


@pytest.fixture
def bag(monkeypatch: pytest.MonkeyPatch) -> Bag:
    for module in (student, domain, refine):
        monkeypatch.setattr(module, "DEVICE", ELSEWHERE)
    monkeypatch.setattr(student.torch, "autocast", lambda *_, **__: contextlib.nullcontext())  # knows no `meta`
    return Bag(4 + len(WORDS))


def test_duties_and_general_text_are_held_where_training_computes(bag: Bag) -> None:
    pairs = [DutyPair("2351", "w1", "dies", "c", "금형 도면 설계", "draw moulds"), DutyPair("451", "w1", "kitchen", "c", "요리 조리", "cook dishes"),
             DutyPair("451", "neighbours", "451_2351", "c", "메뉴 요리", "cook"), DutyPair("2351", "w2", "dies", "c", "도면 설계", "draw")]  # fmt: skip
    tasks = [Task(f"17-{i:04d}.00", "draw moulds", "2351") for i in range(40)]
    goals = domain.DutyGoals(bag, bag, pairs, tasks, random.Random(1))  # type: ignore[arg-type]
    loss = goals.loss([0, 1, 2, 3]) + goals.loss([3, 2, 1, 0])
    texts = student.Batcher(bag.tokenizer.backend_tokenizer, [pair.ko for pair in pairs])
    targets = student.Teacher(bag, [pair.en for pair in pairs])  # type: ignore[arg-type]
    ours, target = student.embed(bag, texts.tensors([0, 1, 2])), targets([0, 1, 2])  # type: ignore[arg-type]
    korean, english = refine.Queue(WIDTH), refine.Queue(WIDTH)
    for queue in (korean, english):
        queue.add(ours, target)
    loss = loss + student.contrast(ours, target, targets.bank(8, random.Random(2))) + refine.both_ways(ours, ours, target, korean, english)
    assert loss.device == ELSEWHERE
    loss.backward()
    assert bag.rows.weight.grad.device == goals.head.weight.grad.device == ELSEWHERE


def test_families_are_held_where_training_computes(bag: Bag, monkeypatch: pytest.MonkeyPatch) -> None:
    # Which sentences are near is a question of numbers, asked once; `meta` has none.
    monkeypatch.setattr(relatives, "nearest", lambda vectors, count: torch.tensor([[(i + k) % len(vectors) for k in range(1, count + 1)] for i in range(len(vectors))]))
    texts = student.Batcher(bag.tokenizer.backend_tokenizer, WORDS)
    kin = relatives.Relatives(bag, texts, student.Teacher(bag, WORDS), range(len(WORDS)), random.Random(3))  # type: ignore[arg-type]
    loss = kin.loss(3)
    loss.backward()
    assert loss.device == bag.rows.weight.grad.device == ELSEWHERE


def test_a_tensor_left_on_the_processor_would_be_seen(bag: Bag) -> None:
    with pytest.raises(RuntimeError, match="device"):
        student.contrast(torch.zeros(2, WIDTH, device=ELSEWHERE), torch.zeros(2, WIDTH), torch.zeros(3, WIDTH, device=ELSEWHERE))
