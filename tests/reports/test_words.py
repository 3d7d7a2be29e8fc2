"""Every word exists in both languages, and every word that a report asks for exists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from analyzer import cli_support, doctor, reports
from analyzer.reports.inbox import INBOX_WORDS
from analyzer.reports.view import View, fact_text, percent
from analyzer.reports.words import WORDS
from tests.reports import sample

TABLES: dict[str, Mapping[str, Mapping[str, str]]] = {"reports": WORDS, "cli": cli_support.MESSAGES, "doctor names": doctor.NAMES, "doctor steps": doctor.STEPS, "inbox": INBOX_WORDS}
NO_LETTERS = re.compile(r"\{\w+\}|OCR")


@pytest.mark.parametrize(("table", "key"), [(table, key) for table, words in TABLES.items() for key in words])
def test_words_are_complete(table: str, key: str) -> None:
    pair = TABLES[table][key]
    assert set(pair) == {"ko", "en"}
    if not NO_LETTERS.sub("", pair["en"]).strip(" :()"):
        return  # what is put in speaks for itself
    assert re.search("[가-힣]", pair["ko"])
    assert not re.search("[가-힣]", pair["en"].replace("검토결과", ""))  # the folder of results has one name
    assert re.search("[A-Za-z]", NO_LETTERS.sub("", pair["en"])) or key == "ocr"
    assert set(re.findall(r"\{\w+\}", pair["ko"])) == set(re.findall(r"\{\w+\}", pair["en"]))


def test_words_that_templates_ask_for_exist() -> None:
    folder = Path(str(reports.__file__)).parent / "templates"
    asked = {key for path in folder.glob("*.html") for key in re.findall(r'\bw\("([\w.]+)"\)', path.read_text(encoding="utf-8"))}
    assert asked
    assert asked - set(WORDS) - set(INBOX_WORDS) == set()


def test_words_cover_every_closed_set_of_the_schema() -> None:
    from analyzer.consistency import Severity, Verdict
    from analyzer.extraction import Role
    from analyzer.readers import Status

    needed = {f"{name}.{item.value}" for name, kind in (("role", Role), ("status", Status), ("verdict", Verdict), ("severity", Severity))
              for item in kind}
    assert needed - set(WORDS) == set()


@pytest.mark.parametrize(("share", "text"), [(0.0, "0%"), (0.004, "<1%"), (0.01, "1%"), (0.814, "81%"), (0.996, ">99%"), (1.0, "100%")])
def test_percent_claims_no_certainty(share: float, text: str) -> None:
    assert percent(share) == text


def test_fact_text_names_the_currency() -> None:
    assert fact_text("annual_salary_krw", 36_000_000) == {"ko": "36,000,000원", "en": "KRW 36,000,000"}


def test_view_gives_the_filed_code_its_own_colour() -> None:
    view = View(sample.mismatch().to_dict())
    assert [view.slot(code) for code in ("2224", "2223", "outside", "9999")] == ["filed", "a", "outside", "rest"]


def test_view_shares_sum_to_one() -> None:
    view = View(sample.mismatch().to_dict())
    assert sum(segment.share for segment in view.sources()[0].segments) == pytest.approx(1.0)


def test_view_marks_facts_read_by_ocr() -> None:
    report = sample.mismatch().to_dict()
    report["documents"][0]["low_trust_facts"] = ["start"]
    row = next(row for row in View(report).facts() if row.name == "start")
    assert row.values == ({"ko": "2026-12-01 (OCR)", "en": "2026-12-01 (OCR)"}, {"ko": "2026-12-01", "en": "2026-12-01"})
