from __future__ import annotations

import random

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("sentence_transformers")
from models.training.refine import A_PASS, QUEUE, TIMES, Queue, both_ways, one_pass  # noqa: E402

EYE = torch.eye(4)


def empty() -> Queue:
    return Queue(4)


def test_a_pass_sees_own_text_each_time_and_a_part_of_product_documentation() -> None:
    sizes = {"adobe_workfront": list(range(20_000)), "park_news": list(range(20_000, 20_010)), "own": list(range(20_010, 20_015)),
             "families": list(range(20_015, 20_018))}  # fmt: skip
    chosen = one_pass(sizes, random.Random(1))
    for source in ("own", "families"):
        assert [chosen.count(i) for i in sizes[source]] == [TIMES[source]] * len(sizes[source])
    assert [chosen.count(i) for i in sizes["park_news"]] == [1] * 10
    assert len(set(chosen) & set(sizes["adobe_workfront"])) == A_PASS["adobe_workfront"]


def test_translations_that_lie_together_cost_little_and_exchanged_ones_much() -> None:
    together = both_ways(EYE, EYE, EYE, empty(), empty())
    exchanged = both_ways(EYE, EYE[[1, 0, 3, 2]], EYE, empty(), empty())
    assert float(together) < 0.01 < 10 < float(exchanged)


def test_a_sentence_of_the_queue_that_lies_nearer_costs_and_a_repeat_of_it_does_not() -> None:
    ko, en = EYE[:1], torch.tensor([[0.6, 0.8, 0.0, 0.0]])
    other, repeat = empty(), empty()
    other.add(EYE[:1], EYE[3:])
    repeat.add(EYE[:1], EYE[:1])
    assert float(both_ways(ko, en, EYE[:1], empty(), other)) > 5
    assert float(both_ways(ko, en, EYE[:1], empty(), repeat)) < 0.01


def test_repeats_in_one_batch_are_no_negatives_of_each_other() -> None:
    same = EYE[[0, 0, 1]]
    assert float(both_ways(same, same, same, empty(), empty())) < 0.01


def test_queue_forgets_the_oldest() -> None:
    queue = empty()
    for turn in range(QUEUE // 4 + 2):
        queue.add(EYE * (turn + 1), EYE)
    assert len(queue.ours) == len(queue.target) == QUEUE
    assert float(queue.ours[0, 0]) == QUEUE // 4 + 2
