from __future__ import annotations

from pathlib import Path

from analyzer.language.encoder import shipped_encoder
from models.training.corpus import Ladder, ladders
from models.training.evaluate import similarity

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


def test_the_shipped_encoder_orders_grades_better_than_chance() -> None:
    pairs = [pair for ladder in ladders(CORPORA)[::10] for pair in ladder.pairs()]
    assert similarity(shipped_encoder(), pairs) > 0.4
