from __future__ import annotations

import random
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from models.training.corpus import Ladder, ladders
from models.training.splits import ladders_split

CORPORA = Path(__file__).parents[2] / "corpora"


def test_ladders_are_read_by_writer(tmp_path: Path) -> None:
    (tmp_path / "graded").mkdir()
    (tmp_path / "graded" / "g1.txt").write_text("= 비가 온다\n5 비가 내린다\n0 기차가 떠났다\n= 문을 닫아 줘\n3 문을 열어 줘\n", encoding="utf-8")
    first, second = ladders(tmp_path)
    assert first == Ladder("g1", "비가 온다", ((5, "비가 내린다"), (0, "기차가 떠났다")))
    assert second.pairs() == [(3.0, "문을 닫아 줘", "문을 열어 줘")]


def test_every_ladder_of_the_corpus_has_each_grade_once_and_no_sentence_twice() -> None:
    found = ladders(CORPORA)
    assert len(found) > 500
    assert [ladder.base for ladder in found if sorted(grade for grade, _ in ladder.rungs) != [0, 1, 2, 3, 4, 5]] == []
    assert [ladder.base for ladder in found if len({ladder.base, *(text for _, text in ladder.rungs)}) != 7] == []


def test_a_tenth_is_held_out_and_stays_so() -> None:
    found = ladders(CORPORA)
    train, held = ladders_split(found)
    assert len(train) + len(held) == len(found)
    assert 0.06 < len(held) / len(found) < 0.14
    assert ladders_split(reversed(found))[1][::-1] == held


def test_cosines_in_the_order_of_their_grades_cost_less() -> None:
    torch = pytest.importorskip("torch")
    from models.training.graded import cosent

    grades = torch.tensor([5.0, 3.0, 0.0])
    right, wrong, tied = (float(cosent(torch.tensor(c), grades)) for c in ([0.9, 0.5, 0.1], [0.1, 0.5, 0.9], [0.5, 0.5, 0.5]))
    assert right < 0.01 < tied < 5 < wrong
    assert float(cosent(torch.tensor([0.2, 0.9]), torch.tensor([2.0, 2.0]))) == 0


def test_the_goal_pulls_vectors_towards_the_order_and_bases_apart() -> None:
    torch = pytest.importorskip("torch")
    pytest.importorskip("sentence_transformers")
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    from models.training.graded import GradedGoal

    words = ["[UNK]", "one", "two", "three", "four", "five", "six"]
    tokenizer = Tokenizer(WordLevel({word: i for i, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()

    class Student(torch.nn.Module):  # type: ignore[misc]
        """The mean of a vector for each word."""

        def __init__(self) -> None:
            super().__init__()
            self.words = torch.nn.Embedding(len(words), 8)
            self.tokenizer = SimpleNamespace(backend_tokenizer=tokenizer)

        def forward(self, features: dict[str, Any]) -> dict[str, Any]:
            return {"sentence_embedding": self.words(features["input_ids"]).mean(1)}

    torch.manual_seed(1)
    student = Student()
    goal = GradedGoal(cast("Any", student), [Ladder("g", "one", ((5, "two"), (0, "three"))), Ladder("g", "four", ((5, "five"), (0, "six")))], random.Random(1))
    optimiser = torch.optim.Adam(student.parameters(), lr=0.05)
    before = float(goal.loss().detach())
    for _ in range(60):
        optimiser.zero_grad()
        goal.loss().backward()
        optimiser.step()
    vectors = torch.nn.functional.normalize(student.words.weight.detach(), dim=1)
    cosine = vectors @ vectors.T
    assert float(goal.loss().detach()) < 0.1 * before
    assert cosine[1, 2] > cosine[1, 3] and cosine[4, 5] > cosine[4, 6] and cosine[1, 2] > cosine[1, 4]
