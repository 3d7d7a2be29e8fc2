"""contract-vs-statement: the two papers must describe one job."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.consistency.advice import place
from analyzer.consistency.case import Case
from analyzer.consistency.particles import with_particle
from analyzer.consistency.standing import duties_towards, is_certain, quotes, thresholds
from analyzer.consistency.types import Finding, Message, PaperReview, Severity
from analyzer.extraction import Role


def check(case: Case) -> Iterator[Finding]:
    """Yield an error for each contract and statement that clearly point at different occupations.

    A warning follows where one paper gives a notable share to an occupation that the other does not know, and where the two lean apart
    but one still holds work of the other's occupation.
    """
    statements = [p for p in case.judged() if p.paper.role is Role.STATEMENT]
    for contract in (p for p in case.judged() if p.paper.role is Role.CONTRACT):
        for statement in statements:
            yield from _compare(case, contract, statement)


def _compare(case: Case, contract: PaperReview, statement: PaperReview) -> Iterator[Finding]:
    assert contract.profile is not None and statement.profile is not None
    one, two = contract.profile.primary.code, statement.profile.primary.code
    # A paper that still gives the other's occupation a notable share says no clear no to it.
    shared = max(contract.profile.share_of(two), statement.profile.share_of(one)) > thresholds().minor_share / 2
    if one != two and not shared and is_certain(contract.profile) and is_certain(statement.profile):
        evidence = quotes(contract, duties_towards(contract, one), 2) + quotes(statement, duties_towards(statement, two), 2)
        yield Finding(
            "contract-vs-statement", Severity.ERROR,
            Message(
                f"근로계약서의 업무는 {case.occupation(one, 'ko')}, 고용사유서의 업무는 {with_particle(case.occupation(two, 'ko'), '을')} 가리켜 서로 다릅니다.",
                f"The contract's duties point at {case.occupation(one, 'en')}, the statement's at {case.occupation(two, 'en')}.",
            ),
            evidence,
            Message(
                f"{with_particle(place(evidence, contract, 'ko'), '과')} {place(evidence, statement, 'ko')} 가운데 실제 업무가 아닌 쪽의 서류를 실제 업무에 맞게 고치세요. "
                f"둘 다 실제 업무라면 두 서류에 모두 실제 비중(%)과 함께 적으세요. {case.separating_line(one, two, 'ko')}".strip(),
                f"Of {place(evidence, contract, 'en')} and {place(evidence, statement, 'en')}, mend the paper that does not tell the real work. "
                f"If both are real, state both in both papers with their true shares of time. {case.separating_line(one, two, 'en')}".strip(),
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
        evidence = quotes(paper, pairs, 2)
        name, where = paper.paper.document.name, other.paper.document.name
        yield Finding(
            "contract-vs-statement", Severity.WARNING,
            Message(
                f"{name}에는 {_work(case, candidate.code)} {round(100 * candidate.share)}% 있으나 {where}에는 없습니다.",
                f"{name} holds {round(100 * candidate.share)}% work of {case.occupation(candidate.code, 'en')} that {where} does not mention.",
            ),
            evidence,
            Message(
                f"{with_particle(place(evidence, paper, 'ko'), '이')} 실제로 하는 일이면 {where}의 담당업무에도 적고, 하지 않는 일이면 {name}에서 빼세요.",
                f"If {place(evidence, paper, 'en')} is work really done, state it in {where} too; if it is not, strike it from {name}.",
            ),
            case.source(),
        )


def _work(case: Case, code: str) -> str:
    """Return the Korean subject of a sentence about one part of the work."""
    name = case.occupation(code, "ko")
    return with_particle(name if name.endswith("업무") else f"{name} 업무", "이")
