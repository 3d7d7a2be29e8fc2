"""A note on the desktop, where a program for it is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.watch.notify import notify
from analyzer.watch.words import tally_text


def test_notify_hands_the_text_to_the_desktop_as_one_argument(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "notify-send"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{tmp_path}/said"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert notify("서류함; rm -rf", tally_text({"mismatch": 2, "consistent": 1}).in_lang("ko"))
    assert (tmp_path / "said").read_text("utf-8").splitlines() == ["--app-name=analyzer", "--", "서류함; rm -rf", "3건을 검토했습니다: 불일치 2, 일치 1"]


def test_notify_without_such_a_program_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not notify("서류함", "text")
