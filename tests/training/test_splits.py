from __future__ import annotations

import pytest

from models.training.corpus import DutyPair, NeighbourLine
from models.training.splits import UNSEEN, neighbours_split, split, unseen_soc


def jobs(writer: str, code: str, count: int) -> list[DutyPair]:
    return [DutyPair(code, writer, f"{writer}/{code}/{job}", "c", f"{code}{job}{line}", "x") for job in range(count) for line in range(3)]


@pytest.mark.parametrize(("count", "held"), [(1, 0), (3, 0), (4, 1), (7, 1), (12, 1)])
def test_one_whole_job_of_a_file_is_held_out(count: int, held: int) -> None:
    parts = split(jobs("w1", "2223", count))
    out = {p.job for p in parts["tune"] + parts["job"]}
    assert len(out) == held
    assert not out & {p.job for p in parts["train"]}
    assert sum(len(part) for part in parts.values()) == 3 * count


def test_the_choice_stays_when_the_corpus_grows() -> None:
    small = split(jobs("w1", "2223", 6) + jobs("w1", "2224", 6))
    large = split(jobs("w9", "2223", 6) + jobs("w1", "2223", 6) + jobs("w1", "1511", 6) + jobs("w1", "2224", 6))
    for name, part in small.items():
        assert set(part) <= set(large[name])


def test_some_writers_never_train() -> None:
    parts = split([pair for writer in UNSEEN for pair in jobs(writer, "2223", 6)])
    assert {name: {pair.writer for pair in part} for name, part in parts.items() if part} == {"writer": {"w8"}, "employer": {"w16"}, "new": {"w18"}, "plain": {"w29"}}


def test_tune_and_job_both_get_jobs_of_many_files() -> None:
    parts = split([p for n in range(40) for p in jobs("w1", f"c{n}", 6)])
    assert len({p.code for p in parts["tune"]} ^ {p.code for p in parts["job"]}) == 40
    assert min(len(parts["tune"]), len(parts["job"])) > 30


def test_a_border_gives_both_sides_of_a_minimal_pair_away() -> None:
    lines = [NeighbourLine(code, other, "c", n, f"{code}{n}", "x") for n in range(12) for code, other in (("1", "2"), ("2", "1"))]
    train, held = neighbours_split(lines)
    assert len(train) == 18 and len(held) == 6
    assert {n.number for n in held} == {3, 7, 11}
    assert all(sum(h.number == n and h.code == c for h in held) == 1 for n in (3, 7, 11) for c in "12")


def test_about_a_fifth_of_the_american_occupations_is_unseen() -> None:
    assert 0.1 < sum(unseen_soc(f"{n}-1011.00") for n in range(11, 111)) / 100 < 0.3
