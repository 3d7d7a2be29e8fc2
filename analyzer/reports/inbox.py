"""The page over a whole inbox: every package with its verdict and what to do first, the most urgent on top."""

from __future__ import annotations

import datetime as dt
import functools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from analyzer.reports.words import WORDS, Pair

# Most urgent first; also the signs, so that no meaning rests on colour alone.
STATES = {"mismatch": "✕", "unclear": "?", "unread": "!", "waiting": "…", "consistent": "✓"}
#: Seconds after which an open page looks again.
REFRESH = 5

INBOX_WORDS: dict[str, Pair] = {
    **{key: WORDS[key] for key in ("verdict.mismatch", "verdict.unclear", "verdict.consistent", "filed", "severity.error", "severity.warning", "severity.notice")},
    "title": {"ko": "서류함 검토 현황", "en": "Inbox at a glance"},
    "state.mismatch": WORDS["verdict.mismatch"],
    "state.unclear": WORDS["verdict.unclear"],
    "state.unread": {"ko": "못 읽은 서류", "en": "Unreadable"},
    "state.waiting": {"ko": "기다리는 중", "en": "Waiting"},
    "state.consistent": WORDS["verdict.consistent"],
    "first": {"ko": "먼저 할 일", "en": "Do first"},
    "again": {"ko": "다시 검토 중", "en": "Reviewing again"},
    "open": {"ko": "검토 결과 열기", "en": "Open the review"},
    "copies": {"ko": "표시한 사본", "en": "Annotated copies"},
    "reviewed": {"ko": "검토", "en": "Reviewed"},
    "today": {"ko": "오늘", "en": "today"},
    "look": {"ko": "확인이 필요한 파일", "en": "Files that need you"},
    "loose": {"ko": "낱개 파일", "en": "loose files"},
    "papers": {"ko": "서류 {count}건", "en": "{count} papers"},
    "paper": {"ko": "서류 1건", "en": "1 paper"},
    "as_of": {"ko": "기준", "en": "As of"},
    "live": {"ko": "지켜보는 중", "en": "Watching"},
    "live.note": {"ko": "서류가 바뀌면 저절로 새로워집니다.", "en": "This page renews itself when papers change."},
    "once": {"ko": "한 번 검토함", "en": "Reviewed once"},
    "stopped": {"ko": "지켜보기를 멈췄습니다", "en": "Watching has stopped"},
    "stale": {
        "ko": "몇 분째 새 소식이 없습니다. analyzer watch 가 멈췄을 수 있습니다. 이 컴퓨터에서 다시 시작해 주세요.",
        "en": "Nothing was heard for some minutes. analyzer watch may have stopped; start it again.",
    },
    "empty": {"ko": "아직 서류가 없습니다", "en": "No papers yet"},
    "empty.how": {
        "ko": "신청인마다 폴더를 만들어 근로계약서와 고용사유서를 넣으세요. 낱개 파일은 이름에 신청인을 적으면 됩니다. 예: 김민수_근로계약서.pdf",
        "en": "Make a folder for each applicant and put contract and statement into it. Loose files need the applicant in their name, such as KIM MINSU contract.pdf",
    },
    "untouched": {
        "ko": "원본 서류는 읽기만 합니다. 결과는 서류 옆의 검토결과 폴더에 있습니다.",
        "en": "Your papers are only read. Results lie in the folder 검토결과 beside them.",
    },
    "disclaimer": WORDS["disclaimer"],
}


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One package of the page.

    :param state: A key of `STATES`; decides colour and order.
    :param link: Review page, relative to the page of the inbox, empty while there is none.
    :param first: What to do first, or what is waited for.
    :param found: What the review says in one sentence.
    :param notes: What else has to be known.
    :param again: The result is of former papers and is being made again.
    """

    state: str
    name: str
    where: str = ""
    link: str = ""
    first: Pair | None = None
    found: Pair | None = None
    filed: tuple[str, Pair] | None = None
    counts: Sequence[tuple[str, int]] = ()
    papers: int = 0
    loose: bool = False
    notes: Sequence[Pair] = ()
    copies: Sequence[tuple[str, str]] = ()
    at: dt.datetime | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class InboxAlert:
    """A file or folder that a person has to look at, with the next step."""

    what: Pair
    step: Pair


@dataclass(frozen=True, slots=True)
class Inbox:
    """The inbox as the page shows it.

    :param mode: `live`, `once` or `stopped`.
    """

    name: str
    rows: Sequence[InboxRow]
    alerts: Sequence[InboxAlert] = ()
    mode: str = "live"
    versions: dict[str, str] = field(default_factory=dict)


def inbox_page(inbox: Inbox, *, lang: str, at: dt.datetime) -> str:
    """Return the page of an inbox.

    :param lang: Language shown first; the other is one click away and kept when the page renews itself.
    :param at: When the inbox was looked at.
    """
    order = list(STATES)
    rows = sorted(inbox.rows, key=lambda row: (order.index(row.state), -(row.at.timestamp() if row.at else 0.0), row.name))
    counted = Counter(row.state for row in rows)
    totals = [(state, counted[state]) for state in STATES if counted[state]]
    return _environment().get_template("inbox.html").render(
        lang=lang, at=at, inbox=inbox, rows=rows, totals=totals, signs=STATES, words=INBOX_WORDS, refresh=REFRESH)


@functools.cache
def _environment() -> Environment:
    templates = FileSystemLoader(Path(__file__).parent / "templates")
    return Environment(loader=templates, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
