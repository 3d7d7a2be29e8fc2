"""period-conflict: the term of the contract, of the statement and of the guarantee letter, and the filing day."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.consistency.case import Case
from analyzer.consistency.comparing import BINDING, in_order, paper_name, quote_fact, stated, trusted
from analyzer.consistency.normal.periods import (
    Term,
    day_of,
    ends_together,
    months_between,
    same_day,
    same_length,
    term_of,
)
from analyzer.consistency.particles import with_particle
from analyzer.consistency.types import Evidence, Finding, Message, PaperReview, Severity
from analyzer.extraction import Paper, Role

RULE = "period-conflict"
SOURCE = "법무부 매뉴얼 2026-09 (고용계약서); 출입국관리법 시행규칙 별지 제129호서식 신원보증서 (보증기간)"


def check(case: Case) -> Iterator[Finding]:
    """Yield where a term contradicts itself, where two papers state different terms, and notices on the filing day."""
    papers = [review for review in in_order(case.papers) if term_of(review.paper).facts]
    for review in papers:
        yield from _within(case, review)
    papers.sort(key=lambda review: any(fact.low_trust for fact in term_of(review.paper).facts))
    for other in papers[1:]:
        yield from _between(case, papers[0], other)
    yield from _against_filing(case)


def _within(case: Case, review: PaperReview) -> Iterator[Finding]:
    """Yield where the end lies before the start, or the stated length is not the one between them."""
    paper, term = review.paper, term_of(review.paper)
    if term.start is None or term.end is None:
        return
    start, end = day_of(term.start), day_of(term.end)
    if end < start:
        yield Finding(
            RULE, trusted(Severity.ERROR, *term.facts),
            Message(f"{paper_name(case, review, 'ko')}의 종료일({end})이 시작일({start})보다 앞섭니다.",
                    f"In the {paper_name(case, review, 'en')} the term ends ({end}) before it begins ({start})."),
            _quotes(paper, term), Message(f"{paper.document.name}의 기간을 고치세요.", f"Correct the term in {paper.document.name}."), SOURCE,
        )  # fmt: skip
        return
    length = months_between(start, end)
    # The printed form of a guarantee names the longest term that it may have.
    if paper.role is Role.GUARANTEE or term.months is None or same_length(length, float(term.months.value)):
        return
    yield Finding(
        RULE, trusted(Severity.WARNING, *term.facts),
        Message(f"{paper_name(case, review, 'ko')}에 적힌 기간은 {_months(float(term.months.value), 'ko')}인데, {start}부터 {end}까지는 {_months(length, 'ko')}입니다.",
                f"The {paper_name(case, review, 'en')} states a length of {_months(float(term.months.value), 'en')}, but {start} to {end} is {_months(length, 'en')}."),
        _quotes(paper, term),
        Message(f"{paper.document.name}에서 실제 합의한 기간과 다른 쪽을 고치세요.", f"Correct in {paper.document.name} the one that is not what was agreed."),
        SOURCE,
    )  # fmt: skip


def _between(case: Case, one: PaperReview, other: PaperReview) -> Iterator[Finding]:
    first, second = term_of(one.paper), term_of(other.paper)
    severity = _difference(first, second)
    if severity is None:
        return
    if Role.GUARANTEE in (one.paper.role, other.paper.role):
        longer, term = (second, first) if other.paper.role is Role.GUARANTEE else (first, second)
        covers = _covers(longer, term)
        if covers and not _begin_together(longer, term):
            return
        # A guarantee may reach further than the work; where it begins with it and ends later an officer may ask which end is meant.
        severity = Severity.NOTICE if covers else Severity.WARNING
    elif not {one.paper.role.value, other.paper.role.value} <= BINDING:
        severity = Severity.WARNING
    yield Finding(
        RULE, trusted(severity, *first.facts, *second.facts),
        Message(
            f"{paper_name(case, one, 'ko')}의 기간({_shown(first, 'ko')})과 {paper_name(case, other, 'ko')}의 기간({_shown(second, 'ko')})이 서로 다릅니다.",
            f"The term in the {paper_name(case, one, 'en')} ({_shown(first, 'en')}) and in the {paper_name(case, other, 'en')} ({_shown(second, 'en')}) differ.",
        ),
        _quotes(one.paper, first) + _quotes(other.paper, second),
        Message(
            f"실제 고용기간에 맞추어 {with_particle(one.paper.document.name, '과')} {other.paper.document.name}의 인용된 날짜를 같게 고치세요.",
            f"Let the quoted dates in {one.paper.document.name} and {other.paper.document.name} state the real term alike.",
        ),
        SOURCE,
    )  # fmt: skip


def _difference(one: Term, other: Term) -> Severity | None:
    """Return how much two terms differ: a shifted term is a warning, another length or end an error."""
    lengths = one.length(), other.length()
    longer = lengths[0] is not None and lengths[1] is not None and not same_length(lengths[0], lengths[1])
    starts = one.start is not None and other.start is not None and not same_day(day_of(one.start), day_of(other.start))
    ends = one.end is not None and other.end is not None and not ends_together(day_of(one.end), day_of(other.end))
    if longer or ends and not starts:
        return Severity.ERROR
    return Severity.WARNING if starts or ends else None


def _begin_together(one: Term, other: Term) -> bool:
    return one.start is not None and other.start is not None and same_day(day_of(one.start), day_of(other.start))


def _covers(longer: Term, term: Term) -> bool:
    """Whether one term holds the whole of the other."""
    if longer.start is None or longer.end is None or term.start is None or term.end is None:
        return False
    return day_of(longer.start) <= day_of(term.start) and day_of(longer.end) >= day_of(term.end)


def _against_filing(case: Case) -> Iterator[Finding]:
    """Yield notices for a contract signed after the filing day and for work that begins before it. Without that day nothing is said."""
    if case.filed_on is None:
        return
    for signing in stated(case, "signed", ("contract",)):
        if day_of(signing.fact) > case.filed_on:
            yield _odd_day(
                Message(f"{paper_name(case, signing.review, 'ko')}의 작성일({signing.fact.value})이 신청일({case.filed_on})보다 늦습니다.",
                        f"The {paper_name(case, signing.review, 'en')} is dated {signing.fact.value}, after the filing day {case.filed_on}."),
                (signing.evidence,),
                Message(f"{signing.review.paper.document.name}의 작성일과 신청일을 확인하세요.", f"Check the date of {signing.review.paper.document.name} and the filing day."),
            )  # fmt: skip
    for begin in stated(case, "start", ("contract", "statement"))[:1]:
        if day_of(begin.fact) < case.filed_on:
            yield _odd_day(
                Message(f"{paper_name(case, begin.review, 'ko')}의 고용 시작일({begin.fact.value})이 신청일({case.filed_on})보다 앞섭니다. 체류기간 연장 신청이 아니라면 허가 전 취업으로 보일 수 있습니다.",
                        f"Employment in the {paper_name(case, begin.review, 'en')} begins on {begin.fact.value}, before the filing day {case.filed_on}. Unless this is an extension of stay, it can look like work before permission."),
                (begin.evidence,),
                Message(f"허가 뒤에 일을 시작한다면 {begin.review.paper.document.name}의 시작일을 실제 예정일로 고치세요.",
                        f"If work begins after the permission, put the real planned day into {begin.review.paper.document.name}."),
            )  # fmt: skip


def _odd_day(message: Message, evidence: tuple[Evidence, ...], advice: Message) -> Finding:
    return Finding(RULE, Severity.NOTICE, message, evidence, advice, "출입국관리법 제18조·제20조; 법무부 매뉴얼 2026-09")


def _quotes(paper: Paper, term: Term) -> tuple[Evidence, ...]:
    return tuple(quote_fact(paper, fact) for fact in term.facts)


def _months(months: float, lang: str) -> str:
    return f"{months:.3g}개월" if lang == "ko" else f"{months:.3g} months"


def _shown(term: Term, lang: str) -> str:
    days = [("" if fact is None else str(day_of(fact))) for fact in (term.start, term.end)]
    if any(days):
        return f"{days[0]}~{days[1]}" if lang == "ko" else f"{days[0]} to {days[1]}".strip()
    return _months(term.length() or 0.0, lang)
