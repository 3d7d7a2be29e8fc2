from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from models.training import sources


def write_pairs(folder: Path, rows: list[tuple[str, str, str]]) -> None:
    with gzip.open(folder / "parallel_ko_en.tsv.gz", "wt", encoding="utf-8") as file:
        file.write("source\tko\ten\n" + "".join("\t".join(row) + "\n" for row in rows))


def test_parallel_pairs_leave_out_half_pairs_and_keep_quotes(tmp_path: Path) -> None:
    write_pairs(tmp_path, [("a", '그는 "갑"이다', 'He is "A"'), ("a", "", "Nothing"), ("b", "없음", "")])
    assert sources.parallel_pairs(tmp_path) == [('그는 "갑"이다', 'He is "A"')]


def test_parallel_pairs_are_shuffled_by_seed(tmp_path: Path) -> None:
    write_pairs(tmp_path, [("a", f"문장{i}", f"sentence {i}") for i in range(30)])
    pairs = sources.parallel_pairs(tmp_path)
    assert len(set(pairs)) == 30
    assert pairs == sources.parallel_pairs(tmp_path) != sources.parallel_pairs(tmp_path, seed=8)


def test_onet_tasks_call_outside_only_what_nobody_could_take_for_e7(tmp_path: Path) -> None:
    rows = ["17-2141.00\tDesign \"dies\"\t2351", "53-3032.00\tDrive trucks\t", "15-1251.00\tWrite programs\t", "35-2014.00\tCook meals\t",
            "51-4121.00\tWeld hulls\t7406", *(f"43-9061.00\tFile papers {i}\t" for i in range(9))]
    (tmp_path / "onet_tasks.tsv").write_text("soc\ttask\te7_code\n" + "\n".join(rows) + "\n", encoding="utf-8")
    tasks = sources.onet_tasks(tmp_path)
    assert [t.code for t in tasks[:5]] == ["2351", "outside", "", "", "7406"]
    assert [t.code for t in tasks[5:]] == ["outside"] * 6 + [""] * 3


def test_dev_pairs(tmp_path: Path) -> None:
    (tmp_path / "parallel_dev.tsv").write_text("ko\ten\n설계\tdesign\n", encoding="utf-8")
    assert sources.dev_pairs(tmp_path) == [("설계", "design")]


def test_teacher_folder_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(ValueError, match="pip install"):
        sources.teacher_folder()
