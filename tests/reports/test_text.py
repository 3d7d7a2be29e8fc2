"""The terminal report: width, alignment, both languages, plain terminals."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from rich.cells import cell_len
from rich.console import Console

from analyzer.consistency import Review
from analyzer.reports import TextReport
from analyzer.reports.text import cells_of
from tests.reports import sample


def written(review: Review, *, width: int = 80, lang: str = "ko", encoding: str = "utf-8") -> str:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, errors="replace", write_through=True)
    TextReport(Console(file=stream, width=width, highlight=False), lang).write(review.to_dict())
    return raw.getvalue().decode(encoding)


@pytest.mark.parametrize("make", [sample.mismatch, sample.consistent, sample.unclear])
@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("width", [80, 120])
def test_text_fits_its_width(make: Callable[[], Review], lang: str, width: int) -> None:
    lines = written(make(), width=width, lang=lang).splitlines()
    assert [line for line in lines if cell_len(line) > width] == []


@pytest.mark.parametrize("width", [80, 120])
def test_text_panels_align_with_wide_characters(width: int) -> None:
    """Every line of the row of panels ends its first panel in the same column."""
    lines = written(sample.mismatch(), width=width).splitlines()
    top = next(i for i, line in enumerate(lines) if line.count("╭") == 3)
    edge = cell_len(lines[top][: lines[top].index("╮")])
    inside = [line for line in lines[top + 1 :][:6] if line.startswith("│")]
    assert inside
    assert {cell_len(line[: line.index("│", 1)]) for line in inside} == {edge}


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_text_shows_every_finding_with_advice(lang: str) -> None:
    text = "".join(written(sample.mismatch(), width=400, lang=lang).split())
    for finding in sample.mismatch().findings:
        assert "".join(finding.message.in_lang(lang).split()) in text
        assert finding.advice is None or "".join(finding.advice.in_lang(lang).split()) in text


def test_text_cuts_no_word_of_a_duty() -> None:
    text = "".join(written(sample.mismatch(), width=80).split())
    assert "안드로이드창고관리앱의화면과로직구현및" in text
    assert "…" not in text


@pytest.mark.parametrize("secret", sample.SECRETS)
def test_text_masks_identifier(secret: str) -> None:
    assert secret not in written(sample.mismatch(), width=400)


def test_text_does_not_read_markup_in_documents() -> None:
    review = sample.mismatch("[red]kim[/red]")
    assert "[red]kim[/red]" in written(review)


@pytest.mark.parametrize(("encoding", "sign"), [("ascii", "!="), ("cp949", "≠"), ("latin-1", "!=")])
def test_text_has_plain_signs_where_others_cannot_be_shown(encoding: str, sign: str) -> None:
    text = written(sample.mismatch(), width=120, lang="en", encoding=encoding)
    assert "x Mismatch" in text
    assert f"{sign} differs from the filed code" in text


def test_text_lists_several_packages() -> None:
    console = Console(file=io.StringIO(), width=100)
    reports = [make().to_dict() for make in (sample.mismatch, sample.consistent, sample.unclear)]
    TextReport(console, "en").write_all(reports)
    assert isinstance(console.file, io.StringIO)
    listing = console.file.getvalue().split("E-7 duty consistency reviews")[1]
    assert [word in listing for word in ("Mismatch", "Consistent", "Unclear", "tran-2026-11")] == [True] * 4


@pytest.mark.parametrize(("shares", "width"), [([0.5, 0.5], 7), ([0.81, 0.15, 0.04], 20), ([1.0], 9), ([0.01] * 5, 12)])
def test_text_bar_fills_its_width(shares: list[float], width: int) -> None:
    assert sum(cells_of(shares, width)) == width
