"""Plain text: every line is a block, lines parted by bars are rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.readers.builder import Builder
from analyzer.readers.limits import DEFAULT_LIMITS
from analyzer.readers.plain import read
from analyzer.readers.problems import DamagedDocument

TEXT = "근로계약서\r\n\r\n 담당업무:  서버 개발\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
def test_plain_reads_lines(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode(encoding))
    builder = Builder()
    read(path, builder, DEFAULT_LIMITS)
    assert [block.text for block in builder.blocks] == ["근로계약서", "담당업무: 서버 개발"]


def test_plain_reads_lines_with_bars_as_a_table(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("고용사유서\n성명 | 홍길동 | 국적 | 네팔\n---|---|---|---\n직종코드 | E-7 | 직위 | 주임\n전화 02-1 | 팩스 02-2", encoding="utf-8")
    builder = Builder()
    read(path, builder, DEFAULT_LIMITS)
    cells = [(block.text, block.cell.row, block.cell.column, block.cell.row_label) for block in builder.blocks if block.cell is not None]
    assert cells[:4] == [("성명", 0, 0, ""), ("홍길동", 0, 1, "성명"), ("국적", 0, 2, "홍길동"), ("네팔", 0, 3, "국적")]
    assert [cell[0] for cell in cells[4:8]] == ["직종코드", "E-7", "직위", "주임"]
    # one line alone is no table
    path.write_text("전화 02-1 | 팩스 02-2", encoding="utf-8")
    lone = Builder()
    read(path, lone, DEFAULT_LIMITS)
    assert [(block.text, block.cell) for block in lone.blocks] == [("전화 02-1 | 팩스 02-2", None)]


def test_plain_joins_what_was_wrapped_at_a_margin(tmp_path: Path) -> None:
    lines = ["                        고 용 사 유 서", "",
             "1. 당사는 대전에서 파인세라믹 부품과 송전용 절연애자를 만드는 회사로, 새 소재를", "다룰 기술자를 찾고 있습니다.",
             "2. 입사하면 소재개발팀 과장으로서 알루미나계 소재의 조성을 연구하고 소결 조건을", "   개발하며, 시편의 결함을 분석합니다.",
             "근 무 지 : 대전광역시 대덕구 예시로 132번길 45, 한밭세라믹 주식회사 소재개발연구", "연 봉 : 43,200,000원", "2026년 10월 21일"]
    path = tmp_path / "a.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    builder = Builder()
    read(path, builder, DEFAULT_LIMITS)
    assert [block.text for block in builder.blocks] == [
        "고 용 사 유 서", f"{lines[2]} {lines[3]}", f"{lines[4]} {lines[5].strip()}", *lines[6:]]
    # a list whose longest lines end by chance near one another is no wrapped text
    short = ["담당업무", "해외 거래처 발굴", "수출 계약의 협상과 체결", "거래처 관리"]
    path.write_text("\n".join(short), encoding="utf-8")
    plain = Builder()
    read(path, plain, DEFAULT_LIMITS)
    assert [block.text for block in plain.blocks] == short


def test_plain_refuses_mixed_encodings(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("가".encode() + b"\xff\xff" + "나".encode("cp949"))
    with pytest.raises(DamagedDocument):
        read(path, Builder(), DEFAULT_LIMITS)
