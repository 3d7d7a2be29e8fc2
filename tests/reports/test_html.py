"""The page: complete in both languages, escaped, masked, and without any outside request."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from analyzer.consistency import Review
from analyzer.reports import index, page
from tests.reports import sample

REVIEWS: tuple[Callable[[], Review], ...] = (sample.mismatch, sample.consistent, sample.unclear)


def parsed(text: str) -> Any:
    """Return the tree of a page; lxml's own types say little about XPath results."""
    return html.fromstring(text)


def shown(text: str, lang: str) -> str:
    """Return the text that a person sees in one language."""
    tree = parsed(text)
    for hidden in tree.xpath(f"//style | //*[contains(concat(' ', @class, ' '), ' {'en' if lang == 'ko' else 'ko'} ')]"):
        hidden.drop_tree()
    return " ".join(tree.text_content().split())


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    return sample.mismatch().to_dict()


def test_html_shows_every_quote_and_duty(report: dict[str, Any]) -> None:
    text = shown(page(report), "ko")
    quotes = [e["quote"] for f in report["findings"] for e in f["evidence"]]
    duties = [duty["text"] for d in report["documents"] for duty in d["duties"]]
    assert [missing for missing in (*quotes, *duties) if missing not in text] == []


def test_html_escapes_document_text(report: dict[str, Any]) -> None:
    text = page(report)
    assert parsed(text).xpath("//script") == []
    assert "&lt;script&gt;" in text


@pytest.mark.parametrize("secret", sample.SECRETS)
def test_html_masks_identifier(report: dict[str, Any], secret: str) -> None:
    assert secret not in page(report)
    assert secret not in index([(report, "a.html")])


@pytest.mark.parametrize("make", REVIEWS)
def test_html_asks_for_nothing_outside(make: Callable[[], Review]) -> None:
    text = page(make().to_dict())
    tree = parsed(text)
    assert tree.xpath("//@src | //link | //iframe | //object | //embed") == []
    assert [href for href in tree.xpath("//@href") if not href.startswith("#")] == []
    assert not re.search(r"@import|url\(|https?:", text)


@pytest.mark.parametrize("make", REVIEWS)
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_html_says_verdict_and_findings_in_each_language(make: Callable[[], Review], lang: str) -> None:
    review = make()
    text = shown(page(review.to_dict()), lang)
    assert review.summary.in_lang(lang) in text
    assert [f.rule for f in review.findings if f.message.in_lang(lang) not in text] == []


def test_html_english_view_has_only_korean_of_the_papers(report: dict[str, Any]) -> None:
    """What Korean is left in the English view stands in the papers themselves, or names them or a source."""
    tree = parsed(page(report, lang="en"))
    quoted = "//*[contains(@class, 'ko')] | //style | //input | //label | //blockquote | //td | //th | //dd | //title"
    named = "//*[@class='file' or @class='said' or @class='from'] | //small | //*[@class='foot']//b"
    for part in tree.xpath(f"{quoted} | {named}"):
        part.drop_tree()
    assert re.findall("[가-힣]+", tree.text_content()) == []


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_html_starts_in_the_language_asked_for(report: dict[str, Any], lang: str) -> None:
    tree = parsed(page(report, lang=lang))
    assert tree.xpath("//input[@checked]/@id") == [f"lang-{lang}"]
    assert tree.get("lang") == lang


def test_html_tells_findings_by_severity(report: dict[str, Any]) -> None:
    order = parsed(page(report)).xpath("//article[contains(@class, 'finding')]/@class")
    assert order == ["finding error", "finding warning", "finding notice"]


def test_html_gives_bars_a_text_alternative(report: dict[str, Any]) -> None:
    labels = parsed(page(report)).xpath("//svg[@role='img']/@aria-label")
    assert labels[0].startswith("2223 78%, outside 10%")


def test_html_bar_fills_its_width(report: dict[str, Any]) -> None:
    widths = parsed(page(report)).xpath("(//svg[@role='img'])[1]/rect[not(@class='stripe')]/@width")
    assert sum(map(float, widths)) == pytest.approx(100, abs=0.1)


def test_html_explains_unreadable_paper(report: dict[str, Any]) -> None:
    text = shown(page(report), "en")
    assert "The document is protected by a password." in text
    assert "Save a copy without the password" in text


def test_html_says_that_sources_are_missing() -> None:
    text = shown(page(sample.unclear().to_dict()), "en")
    assert "No employment contract was found" in text
    assert "No filed code was found" in text


def test_html_carries_versions_date_and_disclaimer(report: dict[str, Any]) -> None:
    text = shown(page(report, made_on=dt.date(2026, 11, 21)), "en")
    foot = text[text.index("Date of this report") :]
    assert "2026-11-21" in foot
    assert "moj-2026-09" in foot
    assert "2026-09-18" in foot
    assert "no legal advice" in foot


def test_html_marks_facts_that_differ(report: dict[str, Any]) -> None:
    rows = parsed(page(report, lang="en")).xpath("//tr[@class='differs']/th")
    assert ["연봉" in row.text_content() for row in rows] == [True]


def test_html_index_links_every_package() -> None:
    reports = [(make().to_dict(), f"{name}.html") for name, make in zip(("a", "b#1", "c"), REVIEWS, strict=True)]
    tree = parsed(index(reports))
    assert tree.xpath("//tbody//a/@href") == ["a.html", "b%231.html", "c.html"]
    assert "Mismatch 1" in shown(index(reports), "en")


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, two: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["ink", "soft", "good", "bad", "open", "filed", "a", "b", "c", "d", "e", "outside"])
def test_html_text_colours_meet_wcag_aa(name: str) -> None:
    style = (Path(page.__code__.co_filename).parent / "templates" / "style.css").read_text(encoding="utf-8")
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", style))
    grounds = [colours[ground] for ground in ("paper", "sheet", "quiet")]
    assert min(_contrast(colours[name], ground) for ground in grounds) >= 4.5
