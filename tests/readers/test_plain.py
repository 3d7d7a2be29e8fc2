"""Plain text: every line is a block."""

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


def test_plain_refuses_mixed_encodings(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("가".encode() + b"\xff\xff" + "나".encode("cp949"))
    with pytest.raises(DamagedDocument):
        read(path, Builder(), DEFAULT_LIMITS)
