"""guarantee-required and prior-permission: the guarantee letter of listed occupations, and a change of workplace."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from analyzer.consistency.case import Case
from analyzer.consistency.dated import (
    at_most,
    cited,
    filing_day,
    first_fact,
    job_mentions,
    not_known,
    package_mentions,
    place,
)
from analyzer.consistency.particles import with_particle
from analyzer.consistency.types import Finding, Message, Severity
from analyzer.extraction import Paper, Role
from analyzer.readers import Origin
from analyzer.regulations import Entry, all_in_force, in_force, load_table, months_after

RULE, PERMISSION = "guarantee-required", "prior-permission"
_FILED_LAST = (Role.APPLICATION, Role.LICENCE, Role.INSURANCE_LIST, Role.CREDENTIAL)
_CHANGE = ("근무처 변경", "근무처의 변경", "change of workplace", "workplace change", "change of employer")


def check(case: Case) -> Iterator[Finding]:
    """Yield a guarantee letter that is missing (a notice in a package of contract and statement alone), a notice for a change of workplace that needs permission first."""
    yield from _too_long(case)
    code, day = case.filed.code, filing_day(case)
    if code is None or all(entry.subject != code for entry in load_table("guarantee")):
        return
    rows = all_in_force("guarantee", day, code)
    if not rows:
        yield not_known(RULE, day, Message(f"{case.occupation(code, 'ko')}의 신원보증서 요건", f"The rule on a guarantee letter for "
                                                                                       f"{case.occupation(code, 'en')}"))
    for entry in rows:
        words = entry.get("if_words")
        if words is not None and not job_mentions(case, words):
            continue
        if entry.get("guarantee") and (_is_filing_set(case) or _is_signed(case)) and not any(p.paper.role is Role.GUARANTEE for p in case.papers):
            yield _missing(case, code, entry, day)
        if entry.get("prior_permission") and _changes_workplace(case):
            yield _permission(case, code, entry, day)


def _is_filing_set(case: Case) -> bool:
    """Whether the package holds papers that come last; among drafts of contract and statement no letter is missed."""
    return any(p.paper.role in _FILED_LAST for p in case.papers)


def _is_signed(case: Case) -> bool:
    """Whether contract and statement bear their dates or are scans: no drafts any more, even where nothing else is collected yet."""
    return all(any(p.paper.fact("signed") or _is_scan(p.paper) for p in case.of_role(role)) for role in (Role.CONTRACT, Role.STATEMENT))


def _is_scan(paper: Paper) -> bool:
    return any(block.origin is Origin.OCR for block in paper.document.blocks)


def _missing(case: Case, code: str, entry: Entry, day: dt.date) -> Finding:
    return Finding(
        RULE, at_most(Severity.WARNING if _is_filing_set(case) else Severity.NOTICE, entries=(entry,), day=day),
        Message(f"{with_particle(case.occupation(code, 'ko'), '은')} 신원보증서를 내야 하는 직종인데 서류에 없습니다({day} 신청 기준).",
                f"{case.occupation(code, 'en')} needs a guarantee letter, and the package holds none (for filing on {day})."),
        (),
        Message("신원보증서(별지 제129호서식)를 작성해 함께 내고, 보증기간은 고용기간을 덮되 4년을 넘지 않게 하세요.",
                "Fill in the guarantee letter (form 129) and add it; its period should cover the employment and not exceed "
                "four years."),
        cited((entry,)),
    )  # fmt: skip


def _changes_workplace(case: Case) -> bool:
    status = first_fact(case.papers, "visa_now")
    return status is not None and str(status[1].value).upper().startswith("E-7") and package_mentions(case, _CHANGE)


def _permission(case: Case, code: str, entry: Entry, day: dt.date) -> Finding:
    status = first_fact(case.papers, "visa_now")
    return Finding(
        PERMISSION, Severity.NOTICE,
        Message(f"{with_particle(case.occupation(code, 'ko'), '은')} 근무처를 바꾸려면 신고가 아니라 사전 허가가 필요한 직종입니다({day} 신청 기준).",
                f"For {case.occupation(code, 'en')} a change of workplace needs permission beforehand, a report afterwards is "
                f"not enough (for filing on {day})."),
        (place(*status),) if status else (),
        Message("허가를 받기 전에는 새 근무처에서 일을 시작하지 않도록 계약 시작일을 정하세요.", "Set the start of the contract so that no work begins at the "
                                                                "new workplace before the permission."),
        cited((entry,)),
    )  # fmt: skip


def _too_long(case: Case) -> Iterator[Finding]:
    """Yield a warning for each guarantee letter whose period is longer than allowed."""
    day = filing_day(case)
    term = in_force("guarantee", day, "term")
    for review in case.papers:
        paper = review.paper
        start, end = paper.fact("start"), paper.fact("end")
        if term is None or paper.role is not Role.GUARANTEE or start is None or end is None:
            continue
        latest = months_after(dt.date.fromisoformat(str(start.value)), 12 * term["max_years"])
        if dt.date.fromisoformat(str(end.value)) <= latest:
            continue
        yield Finding(
            RULE, at_most(Severity.WARNING, entries=(term,), day=day, facts=(start, end)),
            Message(f"{paper.document.name}의 보증기간({start.value}~{end.value})이 상한인 {term['max_years']}년을 넘습니다.",
                    f"The period of guarantee in {paper.document.name} ({start.value} to {end.value}) exceeds the limit of "
                    f"{term['max_years']} years."),
            (place(paper, start), place(paper, end)),
            Message(f"보증기간을 {latest} 이전에 끝나도록 고치세요.", f"Let the period end by {latest}."), cited((term,)),
        )  # fmt: skip
