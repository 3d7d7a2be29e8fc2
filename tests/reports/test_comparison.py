"""The comparison for a reader: complete in both languages, escaped, masked, and without any outside request."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from typing import Any

import numpy as np
import pytest
from rich.console import Console

from analyzer.consistency.comparison import compare_reviews
from analyzer.occupations import load_catalogue
from analyzer.reports.comparison import ComparisonReport
from analyzer.reports.html import comparison_page
from tests.reports import sample
from tests.reports.test_html import parsed, shown


class Alone:
    """Finds no two sentences alike; shared letters alone pair them."""

    name = "alone"

    def encode(self, texts: list[str]) -> Any:
        return np.eye(len(texts), dtype=np.float32)


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    compared = compare_reviews(sample.consistent(), sample.mismatch(), Alone(), load_catalogue(), filed_on=dt.date(2026, 11, 1))
    # As a reader gets it.
    return dict(json.loads(json.dumps(compared.to_dict())))


def on_terminal(data: dict[str, Any], lang: str, width: int = 200) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False)
    ComparisonReport(console, lang).write(data)
    return str(console.file.getvalue())  # type: ignore[attr-defined]


@pytest.mark.parametrize("secret", sample.SECRETS)
def test_comparison_masks_identifier(data: dict[str, Any], secret: str) -> None:
    for text in (json.dumps(data, ensure_ascii=False), comparison_page(data), on_terminal(data, "ko")):
        assert secret not in text


def test_comparison_page_escapes_document_text(data: dict[str, Any]) -> None:
    text = comparison_page(data)
    assert parsed(text).xpath("//script") == [] and "&lt;script&gt;" in text


def test_comparison_page_asks_for_nothing_outside(data: dict[str, Any]) -> None:
    text = comparison_page(data)
    assert parsed(text).xpath("//@src | //link | //iframe") == []
    assert not re.search(r"@import|url\(|https?:", text)


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("write", [lambda data, lang: shown(comparison_page(data), lang), on_terminal], ids=["page", "terminal"])
def test_comparison_says_everything_in_each_language(write: Any, data: dict[str, Any], lang: str) -> None:
    text = "".join(write(data, lang).split())
    texts = [data["summary"], *(q["text"] for q in data["questions"]), *(q["prepare"] for q in data["questions"]), *(f["message"] for f in data["open"]),
             *(part["heading"] for part in data["outline"]), *(point["text"] for part in data["outline"] for point in part["points"])]  # fmt: skip
    letters = re.sub(r"[^\w]", "", text)
    assert [each[lang] for each in texts if re.sub(r"[^\w]", "", each[lang]) not in letters] == []


def test_comparison_page_says_what_it_is_not_and_by_which_rules(data: dict[str, Any]) -> None:
    text = shown(comparison_page(data, made_on=dt.date(2026, 11, 21)), "en")
    for part in ("no legal advice", "predicts no outcome", "risk of refusal or supplement request", "Rules as of a filing on 2026-11-01", "2026-11-21",
                 "Nothing here advises describing work that is not done."):  # fmt: skip
        assert part in text


def test_comparison_terminal_fits_eighty_columns(data: dict[str, Any]) -> None:
    assert max(len(line) for line in on_terminal(data, "en", 80).splitlines()) <= 80
