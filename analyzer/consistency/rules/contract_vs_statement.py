"""contract-vs-statement: the two papers must describe one job."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.consistency.case import Case
from analyzer.consistency.particles import with_particle
from analyzer.consistency.standing import duties_towards, is_certain, quotes, thresholds
from analyzer.consistency.types import Finding, Message, PaperReview, Severity
from analyzer.extraction import Role


def check(case: Case) -> Iterator[Finding]:
    """Yield an error for each contract and statement that clearly point at different occupations.

    A warning follows where one paper gives a notable share to an occupation that the other does not know.
    """
    statements = [p for p in case.judged() if p.paper.role is Role.STATEMENT]
    for contract in (p for p in case.judged() if p.paper.role is Role.CONTRACT):
        for statement in statements:
            yield from _compare(case, contract, statement)


def _compare(case: Case, contract: PaperReview, statement: PaperReview) -> Iterator[Finding]:
    assert contract.profile is not None and statement.profile is not None
    one, two = contract.profile.primary.code, statement.profile.primary.code
    if one != two and is_certain(contract.profile) and is_certain(statement.profile):
        yield Finding(
            "contract-vs-statement", Severity.ERROR,
            Message(
                f"근로계약서의 업무는 {case.occupation(one, 'ko')}, 고용사유서의 업무는 {with_particle(case.occupation(two, 'ko'), '을')} 가리켜 서로 다릅니다.",
                f"The contract's duties point at {case.occupation(one, 'en')}, the statement's at {case.occupation(two, 'en')}.",
            ),
            quotes(contract, duties_towards(contract, one), 2) + quotes(statement, duties_towards(statement, two), 2),
            Message(
                f"두 문서의 담당업무를 실제 업무에 맞게 하나로 맞추세요. {case.separating_line(one, two, 'ko')}".strip(),
                f"Make both papers describe the same, real work. {case.separating_line(one, two, 'en')}".strip(),
            ),
            case.source(),
        )
        return
    for paper, other in ((contract, statement), (statement, contract)):
        yield from _extra_work(case, paper, other)


def _extra_work(case: Case, paper: PaperReview, other: PaperReview) -> Iterator[Finding]:
    assert paper.profile is not None and other.profile is not None
    limits = thresholds()
    for candidate in paper.profile.candidates:
        if candidate.code == other.profile.primary.code or candidate.share < limits.minor_share:
            continue
        if other.profile.share_of(candidate.code) > limits.minor_share / 2:
            continue
        pairs = [p for p in duties_towards(paper, candidate.code) if p[1].candidates[0].share >= limits.clear_duty]
        if not pairs:
            continue
        name, where = paper.paper.document.name, other.paper.document.name
        yield Finding(
            "contract-vs-statement", Severity.WARNING,
            Message(
                f"{name}에는 {case.occupation(candidate.code, 'ko')} 업무가 {round(100 * candidate.share)}% 있으나 {where}에는 없습니다.",
                f"{name} holds {round(100 * candidate.share)}% work of {case.occupation(candidate.code, 'en')} that {where} does not mention.",
            ),
            quotes(paper, pairs, 2),
            Message("두 문서가 같은 업무를 적도록 맞추세요.", "Let both papers state the same work."),
            case.source(),
        )
