"""salary-conflict: one pay, however it is written - a year, a month, an hour, digits or words."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.consistency.case import Case
from analyzer.consistency.comparing import BINDING, annex_start, in_order, paper_name, quote_fact, trusted
from analyzer.consistency.normal.money import Extra, Figure, bridge, extras, figures, open_bonus, same_amount
from analyzer.consistency.particles import with_particle
from analyzer.consistency.types import Finding, Message, PaperReview, Severity
from analyzer.extraction import Fact, Role

RULE = "salary-conflict"
SOURCE = "법무부 매뉴얼 2026-09 (고용계약서에 연간 총급여와 근로시간 명시); 근로기준법 제17조"

_PAY = ("annual_salary_krw", "monthly_salary_krw", "hourly_wage_krw")
_AMOUNTS = ("bonus_krw", "allowance_krw")
_Paid = tuple[PaperReview, list[Figure]]


def check(case: Case) -> Iterator[Finding]:
    """Yield where the pay within a paper does not add up, and where two papers state different pay.

    A difference that a stated bonus or allowance makes up is a notice that says so.
    """
    papers = [review for review in in_order(case.papers) if review.paper.facts]
    for review in papers:
        yield from _within(case, review)
        yield from _twice(case, review)
        yield from _in_words(case, review)
    hours = next((fact for review in papers if (fact := review.paper.fact("weekly_hours")) is not None and not fact.low_trust), None)
    paid = [(review, found) for review in papers if (found := figures(review.paper, hours))]
    # Text before OCR: the paper that the others are held against should be a sure one.
    paid.sort(key=lambda pair: pair[1][0].facts[0].low_trust)
    for other in paid[1:]:
        yield from _between(case, paid[0], other)


def _within(case: Case, review: PaperReview) -> Iterator[Finding]:
    """Yield where annual, monthly and hourly pay of one paper do not make one year's pay."""
    paper, found = review.paper, figures(review.paper)
    for one, other in zip(found, found[1:], strict=False):
        if same_amount(one.yearly, other.yearly) or _misread(one, other) or bridge(one.yearly, other.yearly, extras(paper)):
            continue
        facts = (*one.facts, *other.facts)
        included = open_bonus(paper)
        severity = Severity.WARNING
        if included is not None and included.value and one.basis == "annual" and one.yearly > other.yearly:
            severity, facts = Severity.NOTICE, (*facts, included)
        elif other.basis == "hourly" and one.yearly > other.yearly:
            severity = Severity.NOTICE  # fixed overtime is often paid on top of the hourly rate
        gap = abs(one.yearly - other.yearly)
        yield Finding(
            RULE, trusted(severity, *facts),
            Message(
                f"{paper_name(case, review, 'ko')} 안에서 급여가 서로 맞지 않습니다: {one.shown.ko}, {other.shown.ko} (차이 연 {gap:,}원)."
                + (" 연봉에 상여가 포함되어 있다고 적혀 있으나 상여 금액이 없습니다." if included in facts else ""),
                f"The pay within the {paper_name(case, review, 'en')} does not add up: {one.shown.en}; {other.shown.en} (a difference of {gap:,} won a year)."
                + (" The annual pay is said to include a bonus, without its amount." if included in facts else ""),
            ),
            tuple(quote_fact(paper, fact) for fact in facts),
            Message(
                f"{paper.document.name}의 임금 조항에서 실제 합의한 금액을 확인해 잘못 적힌 쪽을 고치고, 상여나 수당이 차이의 이유라면 그 금액을 적으세요.",
                f"Check in the pay clause of {paper.document.name} what was really agreed and correct the wrong figure; if a bonus or allowance is the reason, state its amount.",
            ),
            SOURCE,
        )  # fmt: skip


def _misread(one: Figure, other: Figure) -> bool:
    """Whether a scan is behind a difference: OCR drops digits, and no two statements of one pay lie so far apart."""
    low, high = sorted((one.yearly, other.yearly))
    return high > 2 * low and any(fact.low_trust for fact in (*one.facts, *other.facts))


def _twice(case: Case, review: PaperReview) -> Iterator[Finding]:
    """Yield a notice where the body of a contract states two different amounts for one period: two versions, a trial period, a raise."""
    paper = review.paper
    if paper.role is not Role.CONTRACT:
        return
    end = annex_start(paper.document)
    for name in _PAY:
        named = [fact for fact in paper.facts if fact.name == name and (end is None or fact.start < end)]
        other = next((f for f in named[1:] if not _one_pay(f.value, named[0].value) and not bridge(f.value, named[0].value, extras(paper))), None)
        if other is None:
            continue
        yield Finding(
            RULE, Severity.NOTICE,
            Message(
                f"{paper_name(case, review, 'ko')} 본문에 같은 기간의 급여가 두 가지로 적혀 있습니다: {named[0].value:,}원, {other.value:,}원.",
                f"The body of the {paper_name(case, review, 'en')} states two amounts for the same period: {named[0].value:,} won and {other.value:,} won.",
            ),
            (quote_fact(paper, named[0]), quote_fact(paper, other)),
            Message(
                f"{paper.document.name}에서 국문과 영문의 금액이 같은지 확인하고, 수습기간이나 인상 뒤의 급여라면 언제부터의 금액인지 적으세요.",
                f"Check in {paper.document.name} that both languages state one amount; if one is for a trial period or after a raise, say from when it holds.",
            ),
            SOURCE,
        )  # fmt: skip


def _one_pay(one: int, other: int) -> bool:
    """Whether two amounts are one pay: the same but for rounding, or a month's and its year's, whichever word stands beside them."""
    low, high = sorted((one, other))
    return same_amount(low, high) or same_amount(low * 12, high)


def _in_words(case: Case, review: PaperReview) -> Iterator[Finding]:
    """Yield where the amount in words is none of the amounts in digits."""
    paper = review.paper
    pay = [fact for fact in paper.facts if fact.name in _PAY]
    digits = [*pay, *(extra.fact for extra in extras(paper) if extra.fact.name in _AMOUNTS)]
    for words in (fact for fact in paper.facts if fact.name == "pay_in_words_krw"):
        won = int(words.value)
        if not pay or any(won == int(fact.value) for fact in digits) or _follows(won, pay, figures(paper)):
            continue
        if any(bridge(won, figure.yearly, extras(paper)) for figure in figures(paper) if won > figure.yearly):
            continue
        nearest = min(pay, key=lambda fact: abs(int(fact.value) - won))
        yield Finding(
            RULE, trusted(Severity.ERROR, words, nearest),
            Message(
                f"{paper_name(case, review, 'ko')}에서 한글로 적은 금액({won:,}원)과 숫자로 적은 금액({nearest.value:,}원)이 다릅니다.",
                f"In the {paper_name(case, review, 'en')} the amount in words ({won:,} won) and the amount in digits ({nearest.value:,} won) differ.",
            ),
            (quote_fact(paper, words), quote_fact(paper, nearest)),
            Message(f"{paper.document.name}에서 실제 합의한 금액과 다른 쪽을 고치세요.", f"Correct in {paper.document.name} the one that is not what was agreed."),
            SOURCE,
        )  # fmt: skip


def _follows(won: int, pay: list[Fact], found: list[Figure]) -> bool:
    """Whether an amount in words is the month's pay of a stated year, or the year's pay of a stated month."""
    if any(0.5 < won / int(fact.value) < 2 for fact in pay):
        return False  # words for the same amount: rounding is no excuse there
    return any(same_amount(won if figure.basis == "monthly" else won * 12, figure.yearly) for figure in found)


def _between(case: Case, paid: _Paid, other_paid: _Paid) -> Iterator[Finding]:
    """Yield where two papers state different pay, compared on the same basis where they share one."""
    (one, found), (other, other_found) = paid, other_paid
    first, second = _comparable(found, other_found)
    if same_amount(first.yearly, second.yearly) or _misread(first, second):
        return
    known = [*extras(one.paper), *extras(other.paper)]
    reason = bridge(first.yearly, second.yearly, known)
    if reason:
        yield _explained(case, (one, first), (other, second), reason)
        return
    severity = Severity.ERROR if {one.paper.role.value, other.paper.role.value} <= BINDING else Severity.WARNING
    open_ = next(((p, fact) for p in (one.paper, other.paper) if (fact := open_bonus(p)) is not None), None)
    if open_ is not None:
        severity = min(severity, Severity.WARNING, key=[Severity.WARNING, Severity.ERROR].index)
    ko, en = (paper_name(case, one, "ko"), paper_name(case, other, "ko")), (paper_name(case, one, "en"), paper_name(case, other, "en"))
    gap = abs(first.yearly - second.yearly)
    yield Finding(
        RULE, trusted(severity, *first.facts, *second.facts),
        Message(
            f"{ko[0]}의 급여({first.shown.ko})와 {ko[1]}의 급여({second.shown.ko})가 서로 다릅니다 (차이 연 {gap:,}원)."
            + (" 상여에 관한 문구가 있으나 금액이 없어 차이의 이유인지 알 수 없습니다." if open_ else ""),
            f"The pay in the {en[0]} ({first.shown.en}) and in the {en[1]} ({second.shown.en}) differ by {gap:,} won a year."
            + (" A bonus is mentioned without an amount, so it cannot be told whether it is the reason." if open_ else ""),
        ),
        (*(quote_fact(one.paper, fact) for fact in first.facts), *(quote_fact(other.paper, fact) for fact in second.facts),
         *((quote_fact(*open_),) if open_ else ())),
        Message(
            f"실제 합의한 급여를 확인해 {with_particle(one.paper.document.name, '과')} {other.paper.document.name}의 인용된 금액을 같게 고치세요. 상여나 수당을 더한 금액이라면 그렇게 적으세요.",
            f"Check the pay that was really agreed and let the quoted amounts in {one.paper.document.name} and {other.paper.document.name} be the same. If one counts a bonus or allowance, say so.",
        ),
        SOURCE,
    )  # fmt: skip


def _comparable(first: list[Figure], second: list[Figure]) -> tuple[Figure, Figure]:
    """Return a figure of each paper: of a basis that both use, else the first of each."""
    for one in first:
        for other in second:
            if one.basis == other.basis:
                return one, other
    return first[0], second[0]


def _explained(case: Case, one: tuple[PaperReview, Figure], other: tuple[PaperReview, Figure], reason: tuple[Extra, ...]) -> Finding:
    (low, less), (high, more) = sorted((one, other), key=lambda pair: pair[1].yearly)
    papers = {id(fact): review.paper for review in (low, high) for fact in review.paper.facts}
    facts: tuple[Fact, ...] = tuple(extra.fact for extra in reason)
    ko, en = " + ".join(extra.shown.ko for extra in reason), " and ".join(extra.shown.en for extra in reason)
    return Finding(
        RULE, Severity.NOTICE,
        Message(
            f"{paper_name(case, low, 'ko')}의 급여({less.shown.ko})와 {paper_name(case, high, 'ko')}의 급여({more.shown.ko})는 {with_particle(ko, '으로')} 설명되는 차이입니다. 한쪽은 이를 포함하고 다른 쪽은 포함하지 않습니다.",
            f"The pay in the {paper_name(case, low, 'en')} ({less.shown.en}) and in the {paper_name(case, high, 'en')} ({more.shown.en}) differ by {en}: one counts it, the other does not.",
        ),
        (*(quote_fact(low.paper, fact) for fact in less.facts), *(quote_fact(high.paper, fact) for fact in more.facts),
         *(quote_fact(papers[id(fact)], fact) for fact in facts if fact not in (*less.facts, *more.facts))),
        Message(
            f"{with_particle(low.paper.document.name, '과')} {high.paper.document.name}에 기본 연봉과 상여·수당을 포함한 총액을 같은 방식으로 적으세요.",
            f"State base pay and total with bonus and allowances in the same way in {low.paper.document.name} and {high.paper.document.name}.",
        ),
        SOURCE,
    )  # fmt: skip
