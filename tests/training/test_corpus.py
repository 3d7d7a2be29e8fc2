from __future__ import annotations

from pathlib import Path

import pytest

from models.training.corpus import DutyPair, duty_pairs, split_by_job


def write(folder: Path, writer: str, code: str, text: str) -> None:
    path = folder / "duties" / writer / f"{code}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_duty_pairs_reads_jobs_registers_and_both_languages(tmp_path: Path) -> None:
    write(tmp_path, "w1", "2223", "@ 직무 | Job | 업체\nc | 서버 개발 | Developing servers\nx | 모르는 말투 | Unknown\n\n# note\n"
                                  "@ 둘째 | Second | 업체\nn | 화면을 그립니다. | He draws screens.\nn | 짝이 없음\n")
    write(tmp_path, "w2", "outside", "@ 라인 | Line | 공장\ne | 부품 포장 | Pack parts\n")
    assert duty_pairs(tmp_path) == [
        DutyPair("2223", "w1", "w1/2223/1", "c", "서버 개발", "Developing servers"),
        DutyPair("2223", "w1", "w1/2223/2", "n", "화면을 그립니다.", "He draws screens."),
        DutyPair("outside", "w2", "w2/outside/1", "e", "부품 포장", "Pack parts"),
    ]


def test_duty_pairs_of_an_empty_folder_are_none(tmp_path: Path) -> None:
    assert duty_pairs(tmp_path) == []


def jobs(count: int) -> list[DutyPair]:
    return [DutyPair(code, "w", f"w/{code}/{job}", "c", f"{code}{job}{line}", "x")
            for code in ("1111", "2222", "outside") for job in range(count) for line in range(3)]


@pytest.mark.parametrize(("count", "share", "held"), [(10, 0.2, 2), (6, 0.17, 1), (3, 0.01, 1), (1, 0.2, 1)])
def test_split_by_job_holds_out_whole_jobs_of_every_occupation(count: int, share: float, held: int) -> None:
    pairs = jobs(count)
    rest, out = split_by_job(pairs, share, seed=3)
    assert sorted([*rest, *out], key=lambda p: p.ko) == sorted(pairs, key=lambda p: p.ko)
    assert not {p.job for p in rest} & {p.job for p in out}
    assert {code: len({p.job for p in out if p.code == code}) for code in ("1111", "2222", "outside")} == dict.fromkeys(
        ("1111", "2222", "outside"), held)


def test_split_by_job_is_the_same_for_the_same_seed_only() -> None:
    pairs = jobs(20)
    assert split_by_job(pairs, 0.2, seed=3) == split_by_job(iter(pairs), 0.2, seed=3)
    assert split_by_job(pairs, 0.2, seed=3) != split_by_job(pairs, 0.2, seed=4)
