"""document-expired: certificates and letters that are too old on the filing day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from analyzer.consistency.case import Case
from analyzer.consistency.dated import at_most, cited, disputes, filing_day, place
from analyzer.consistency.particles import with_particle
from analyzer.consistency.types import Finding, Message, Severity
from analyzer.extraction import Role
from analyzer.regulations import lifetime_of, months_after

RULE = "document-expired"
# A title stands at the top; further down a paper names other papers.
_TITLE_LETTERS = 200
# The only date of a diploma is that of the award, and a diploma does not expire: so far past its lifetime a date is taken for one.
_AWARD_MONTHS = 18


def check(case: Case) -> Iterator[Finding]:
    """Yield a warning for each paper whose lifetime ended before the filing day. A paper without a date of issue gives nothing."""
    day = filing_day(case)
    for review in case.papers:
        paper, issued = review.paper, review.paper.fact("issued")
        if issued is None:
            continue
        entry = lifetime_of(paper.role.value, f"{paper.document.name} {paper.document.text[:_TITLE_LETTERS]}", day)
        if entry is None:
            continue
        last = months_after(dt.date.fromisoformat(str(issued.value)), entry["months"])
        if day <= last or (paper.role is Role.CREDENTIAL and paper.fact("degree") is not None and day > months_after(last, _AWARD_MONTHS)):
            continue
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
