from __future__ import annotations

from pathlib import Path

import numpy as np

from analyzer.extraction.told_model import ASIDE, Told, ToldModel, aside, work_likelihood
from analyzer.language import grams
from models.training.told import CLASSES, fit, measure, statements

CORPORA = Path(__file__).parents[2] / "corpora"


def test_statements_are_read_with_their_headings(tmp_path: Path) -> None:
    (tmp_path / "told").mkdir()
    (tmp_path / "told" / "t1.txt").write_text("@ 2351\nc 우리는 펌프를 만든다.\n# 계획\nw 도면을 그린다.\nw 시험한다.\n@ 2224\n# 사유\nr 사람이 없다.\n", encoding="utf-8")
    first, second = statements(tmp_path)
    assert first.kinds == "cww" and first.told == (Told("우리는 펌프를 만든다."), Told("도면을 그린다.", "계획", True), Told("시험한다.", "계획"))
    assert second.told == (Told("사람이 없다.", "사유", True),) and second.writer == "t1"


def test_every_statement_of_the_corpus_tells_work_and_something_else() -> None:
    found = statements(CORPORA)
    assert len(found) > 400
    assert {kind for each in found for kind in each.kinds} == set(CLASSES)
    assert [each.told[0].text for each in found if "w" not in each.kinds or set(each.kinds) == {"w"}] == []


def test_ending_heading_and_place_tell_sentences_apart() -> None:
    told = [Told("도면을 그립니다.", "계획", True), Told("도면을 그립니다.", "경력"), Told("도면을 그렸습니다.", "경력")]
    first, second, third = (set(aside(told, place)) for place in range(3))
    assert first != second != third and all(0 <= bucket < ASIDE for bucket in first | second | third)


def test_a_chain_prefers_the_part_it_is_in() -> None:
    classes = len(CLASSES)
    stay = np.where(np.eye(classes), np.log(0.93), np.log(0.01)).astype(np.float32)
    flat = np.full((classes, classes), np.log(1 / classes), np.float32)
    model = ToldModel(
        idf=np.ones(grams.BUCKETS, np.float32), words=np.zeros((grams.BUCKETS, classes), np.float32), aside=np.zeros((ASIDE, classes), np.float32),
        meaning=np.zeros((384, classes), np.float32), bias=np.zeros(classes, np.float32), discount=np.zeros(classes, np.float32),
        first=np.log(np.eye(classes, dtype=np.float32)[CLASSES.index("w")] * 0.9 + 0.01), next=stay, next_below=flat, work=CLASSES.index("w"),
    )  # fmt: skip
    going_on = work_likelihood([Told("가"), Told("나"), Told("다")], model)
    cut_off = work_likelihood([Told("가"), Told("나", "효과", True), Told("다", "효과")], model)
    assert all(value > 0.7 for value in going_on)
    assert cut_off[0] > 0.7 and cut_off[1] < 0.2
    assert work_likelihood([], model) == []


def test_a_fit_finds_the_work_of_a_writer_it_has_not_seen() -> None:
    found = statements(CORPORA)
    seen = [each for each in found if each.writer in ("t1", "t2", "t3")][::2]
    unseen = [each for each in found if each.writer == "t5"][:25]
    result = measure(fit(seen, []), unseen)
    assert result["precision"] > 0.75 and result["recall"] > 0.8 and result["none_found"] <= 2
