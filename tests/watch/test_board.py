"""The page over the inbox: order, links that survive a move, nothing from outside, names that are no markup."""

from __future__ import annotations

import datetime as dt
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from analyzer.reports.inbox import INBOX_WORDS, STATES, Inbox, InboxAlert, InboxRow, inbox_page
from tests.watch.support import RESULTS, example, once_here, papers

AT = dt.datetime(2026, 11, 21, 9, 0)
PAIR = {"ko": "가", "en": "a"}


def page_of(*rows: InboxRow, mode: str = "live", lang: str = "ko") -> str:
    return inbox_page(Inbox("inbox", rows, (InboxAlert(PAIR, PAIR),), mode), lang=lang, at=AT)


def test_page_puts_the_most_urgent_first_and_the_newest_within() -> None:
    rows = [InboxRow(state, f"{state}-{hour}", at=AT.replace(hour=hour)) for hour in (7, 8) for state in reversed(STATES)]
    found = re.findall(r"<h3>(\w+-\d)</h3>", page_of(*rows))
    assert found == [f"{state}-{hour}" for state in STATES for hour in (8, 7)]


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_page_shows_a_language_first_and_holds_both(lang: str) -> None:
    page = page_of(InboxRow("mismatch", "kim", first={"ko": "고치세요", "en": "Mend it"}), lang=lang)
    assert f'<html lang="{lang}">' in page and re.search(rf'id="lang-{lang}"[^>]*checked', page)
    assert "고치세요" in page and "Mend it" in page


def test_page_renews_itself_only_while_somebody_watches() -> None:
    assert 'http-equiv="refresh"' in page_of() and "location.reload" in page_of()
    for mode in ("once", "stopped"):
        assert 'http-equiv="refresh"' not in page_of(mode=mode) and "location.reload" not in page_of(mode=mode)


def test_page_escapes_what_people_wrote_and_asks_nothing_from_outside() -> None:
    page = page_of(InboxRow("mismatch", "<script>alert(1)</script>", first={"ko": "<b>", "en": "&"}))
    assert "<script>alert(1)" not in page and "&lt;script&gt;" in page
    assert "default-src 'none'" in page
    assert not re.findall(r"(?:src|href)=\"(?:https?:)?//", page)


def test_words_are_in_both_languages() -> None:
    assert all(pair["ko"].strip() and pair["en"].strip() for pair in INBOX_WORDS.values())
    assert all(re.search("[가-힣]", pair["ko"]) and not re.search("[가-힣]", pair["en"].replace(RESULTS, "")) for pair in INBOX_WORDS.values())


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.links += [value for name, value in attrs if name == "href" and value]


def test_links_lead_to_the_results_also_after_the_inbox_was_moved(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    papers(inbox / "1 #5 100% ?김")
    example("number-name-conflict", inbox / "deep" / "er")
    once_here(inbox)
    moved = inbox.rename(tmp_path / "옮긴 곳")
    index = moved / RESULTS / "index.html"
    links = _Links()
    links.feed(index.read_text("utf-8"))
    assert len(links.links) == 2
    assert all((index.parent / unquote(link)).resolve().is_file() for link in links.links)
    assert not list(moved.rglob(".neu-*"))
