"""A sample of the sweep over damaged files; the whole of it is `make sweep`, its result is in `docs/security.md`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analyzer.readers.limits import Limits
from analyzer.readers.sandbox import ReaderPool
from tests.hostile import foreign
from tests.hostile.corpus import Source, examples, made
from tests.hostile.sweep import SECONDS, fault_of, planned, sweep, without_ocr
from tests.hostile.variants import variant

SAMPLE = 240


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[Source]:
    # Scans and pictures wait for the whole sweep: drawing their pages is most of its time.
    every = (*examples(), *made(tmp_path_factory.mktemp("made")))
    return [source for source in every if "scan" not in source.name and source.kind not in ("jpg", "png", "tif", "bmp")]


def test_sample_of_damaged_files_never_crashes_hangs_or_stays_unexplained(sources: list[Source], tmp_path: Path) -> None:
    with without_ocr():
        result = sweep(planned(sources, SAMPLE), tmp_path, limits=Limits(seconds=SECONDS))
    assert result.count == SAMPLE
    assert result.faults == []
    assert len({status for _, status in result.outcomes}) > 3  # damage that changes nothing would prove nothing


def test_variants_follow_from_path_and_number(sources: list[Source]) -> None:
    for source in sources[:5]:
        assert [variant(source, number) for number in range(8)] == [variant(source, number) for number in range(8)]
        assert len({variant(source, number)[1] for number in range(8)}) > 4


# One file for each closed bug. A file that gets lost must not pass unnoticed.
CRASHERS = sorted((Path(__file__).parent / "crashers").iterdir())
CLOSED = 1


def test_every_crasher_is_there() -> None:
    assert len(CRASHERS) == CLOSED


@pytest.mark.parametrize("path", CRASHERS, ids=lambda path: path.name)
def test_crasher_is_read_or_refused(path: Path) -> None:
    with without_ocr(), ReaderPool(1, Limits(seconds=SECONDS)) as pool:
        assert fault_of(pool.read(path)) is None


def test_files_of_other_projects_are_counted_by_what_became_of_them(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    (folder / "good.txt").write_text("근로계약서\n담당업무\n웹 서비스 화면 개발\n", "utf-8")
    (folder / "torn.docx").write_bytes(b"PK\x03\x04" + bytes(40))
    (folder / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    monkeypatch.setattr("sys.argv", ["foreign", str(folder), "--out", str(tmp_path / "told.json")])
    assert foreign.main() == 0
    told = json.loads((tmp_path / "told.json").read_text("utf-8"))["other"]
    assert (told["files"], told["faults"], told["outcomes"]["txt read"]) == (3, [], 1)
    assert "3 variants: crash 0, hang 0, no reason 0, unnamed error 0, slow 0." in capsys.readouterr().out
