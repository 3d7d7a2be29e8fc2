from __future__ import annotations

from pathlib import Path

from models.training.corpus import DutyPair, NeighbourLine, duty_pairs, glossary, neighbour_lines, parallel_lines


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


def test_neighbour_lines_know_both_sides_and_number_the_minimal_pairs(tmp_path: Path) -> None:
    (tmp_path / "neighbours").mkdir()
    (tmp_path / "neighbours" / "2222_2223.txt").write_text(
        "# 구조와 구현 | structure and code\n2222 | c | 구조 설계 | Design\n2223 | c | 화면 구현 | Code\n2222 | h | 요건을 정한다. | Sets needs.\n", encoding="utf-8")
    assert neighbour_lines(tmp_path) == [
        NeighbourLine("2222", "2223", "c", 0, "구조 설계", "Design"),
        NeighbourLine("2223", "2222", "c", 0, "화면 구현", "Code"),
        NeighbourLine("2222", "2223", "h", 1, "요건을 정한다.", "Sets needs."),
    ]


def test_glossary_leaves_out_headings_and_half_entries(tmp_path: Path) -> None:
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "g1.txt").write_text("# 주조 | casting\n용탕 | molten metal\n거푸집 |\n", encoding="utf-8")
    assert glossary(tmp_path) == [("용탕", "molten metal")]


def test_parallel_lines_reads_both_columns_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "parallel").mkdir()
    (tmp_path / "parallel" / "a_01.txt").write_text("강이 얼었다. | The river froze.\n# note | of a writer\n짝이 없음\n하구 | estuary\n", encoding="utf-8")
    assert parallel_lines(tmp_path) == [("강이 얼었다.", "The river froze."), ("하구", "estuary")]
