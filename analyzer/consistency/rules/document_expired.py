"""document-expired: certificates and letters that are too old on the filing day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from analyzer.consistency.case import Case
from analyzer.consistency.comparing import trusted
from analyzer.consistency.dated import at_most, cited, disputes, filing_day, place
from analyzer.consistency.particles import with_particle
from analyzer.consistency.types import Finding, Message, Severity
from analyzer.extraction import Fact, Paper, Role
from analyzer.readers.normalise import squeeze
from analyzer.regulations import lifetime_of, months_after

RULE = "document-expired"
# A title stands at the top; further down a paper names other papers.
_TITLE_LETTERS = 200
_LONGEST_TITLE = 32
# ... of a title without blanks.
_TITLE = re.compile(r"(?:증명서?|확인서)(?:\([^()]*\))?(?:제?[\d-]+호?)?$|^(?:certificate|verification)of|(?:certificate|transcript)(?:no\.?\d+)?$", re.I)
_OF_SOMETHING_ELSE = re.compile(r"자격증|면허|최초|licen", re.I)
# The only date of a diploma is that of the award, and a diploma does not expire: so far past its lifetime a date is taken for one, as a second date in a file is.
_AWARD_MONTHS = 18


def check(case: Case) -> Iterator[Finding]:
    """Yield a warning for each paper whose lifetime, or the validity printed on it, ended before the filing day. A paper without a date gives nothing."""
    day = filing_day(case)
    for review in case.papers:
        if (ended := _ended(review.paper)) is not None and ended[0] < day:
            yield _no_longer_valid(case, review.paper, *ended, day)
            continue
        for issued, title in _sheets(review.paper):
            yield from _too_old(case, review.paper, issued, title, day)


def _sheets(paper: Paper) -> Iterator[tuple[Fact, str]]:
    """Yield each day of issue with the title above it: one file may hold several certificates, each under a short line of its own."""
    first = paper.fact("issued")
    if first is None:
        return
    yield first, f"{paper.document.name} {paper.document.text.lstrip()[:_TITLE_LETTERS]}"
    begin = first.end
    for issued in sorted(paper.facts_named("issued"), key=lambda fact: fact.start):
        if issued.start < begin or issued.value == first.value:
            continue
        *above, own = paper.document.text[begin : issued.start].split("\n")
        titles = [line for line in above[1:] if _is_title(line)]
        if titles and not _OF_SOMETHING_ELSE.search(own):
            yield issued, " ".join(titles)
        begin = issued.end


def _too_old(case: Case, paper: Paper, issued: Fact, title: str, day: dt.date) -> Iterator[Finding]:
    entry = lifetime_of(paper.role.value, title, day)
    if entry is None:
        return
    last = months_after(dt.date.fromisoformat(str(issued.value)), entry["months"])
    first = issued is paper.fact("issued")
    if day <= last or ((not first or paper.role is Role.CREDENTIAL and paper.fact("degree") is not None) and day > months_after(last, _AWARD_MONTHS)):
        return
    kind, months = entry["name"], entry["months"]
    reason = entry.text
    yield Finding(
        RULE, at_most(Severity.WARNING, entries=(entry,), day=day, facts=(issued,)),
        Message(
            f"{paper.document.name}: {with_particle(kind['ko'], '은')} {issued.value} 발급으로 {months}개월 뒤인 {last}까지 쓸 수 있는데 "
            f"신청일은 {day}입니다." + (f" {reason.ko}" if reason else "") + disputes((entry,), "ko"),
            f"{paper.document.name}: {kind['en']} was issued on {issued.value} and is good for {months} months, until "
            f"{last}; the filing day is {day}." + (f" {reason.en}" if reason else "") + disputes((entry,), "en"),
        ),
        (place(paper, issued),),
        Message(f"{with_particle(kind['ko'], '을')} 새로 발급받아 바꾸세요." + ("" if case.filed_on else " 실제 신청일이 다르면 --filed-on으로 지정하세요."),
                f"Have {kind['en']} issued again and replace it." + ("" if case.filed_on else " If the filing day is another one, give --filed-on.")),
        cited((entry,)),
    )  # fmt: skip


def _ended(paper: Paper) -> tuple[dt.date, Fact] | None:
    """Return the last day on which a paper can be used by what is printed on it: a day, or months from its issue."""
    until, months = paper.fact("valid_until"), paper.fact("valid_months")
    issued = _dated(paper, months) if months is not None else None
    if until is not None:
        return dt.date.fromisoformat(str(until.value)), until
    if months is not None and issued is not None:
        return months_after(dt.date.fromisoformat(str(issued.value)), int(months.value)), months
    return None


def _dated(paper: Paper, months: Fact) -> Fact | None:
    """Return the day of issue from which the months count: the last one above, or the one below where another certificate begins between."""
    above = [fact for fact in paper.facts_named("issued") if fact.start < months.start]
    below = [fact for fact in paper.facts_named("issued") if fact.start > months.start]
    last, following = max(above, key=lambda fact: fact.start, default=None), min(below, key=lambda fact: fact.start, default=None)
    if last is None or following is None:
        return last or following
    return following if any(map(_is_title, paper.document.text[last.end : months.start].split("\n"))) else last


def _is_title(line: str) -> bool:
    return len(line.strip()) <= _LONGEST_TITLE and ":" not in line and _TITLE.search(squeeze(line)) is not None


def _no_longer_valid(case: Case, paper: Paper, last: dt.date, until: Fact, day: dt.date) -> Finding:
    return Finding(
        RULE, trusted(Severity.WARNING, until),
        Message(f"{paper.document.name}: 적힌 유효기간이 {last}에 끝났는데 신청일은 {day}입니다.",
                f"{paper.document.name}: the validity printed on it ended on {last}; the filing day is {day}."),
        (place(paper, until),),
        Message("새로 발급받아 바꾸세요." + ("" if case.filed_on else " 실제 신청일이 다르면 --filed-on으로 지정하세요."),
                "Have it issued again and replace it." + ("" if case.filed_on else " If the filing day is another one, give --filed-on.")),
        "서류에 적힌 유효기간 / the validity printed on the paper",
    )  # fmt: skip
