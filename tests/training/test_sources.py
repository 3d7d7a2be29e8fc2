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


def test_parallel_pairs_sample_large_machine_translated_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "SAMPLED", {"machine": 3})
    write_pairs(tmp_path, [*(("machine", f"기계{i}", f"machine{i}") for i in range(9)), *(("human", f"사람{i}", f"human{i}") for i in range(4))])
    pairs = sources.parallel_pairs(tmp_path)
    assert sorted(en[:5] for _, en in pairs) == ["human"] * 4 + ["machi"] * 3
    assert pairs == sources.parallel_pairs(tmp_path) != sources.parallel_pairs(tmp_path, seed=8)


def test_onet_tasks_and_dev_pairs(tmp_path: Path) -> None:
    (tmp_path / "onet_tasks.tsv").write_text('task\te7_code\nDesign "dies"\t2351\nWash cars\t\n', encoding="utf-8")
    (tmp_path / "parallel_dev.tsv").write_text("ko\ten\n설계\tdesign\n", encoding="utf-8")
    assert sources.onet_tasks(tmp_path) == [('Design "dies"', "2351"), ("Wash cars", "")]
    assert sources.dev_pairs(tmp_path) == [("설계", "design")]


def test_teacher_folder_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(ValueError, match="pip install"):
        sources.teacher_folder()
