"""claims-without-proof: papers that the statement says are attached, and figures that it claims, with nothing in the package to show them."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.consistency.case import Case
from analyzer.consistency.dated import place
from analyzer.consistency.paper_kinds import DRAFT, claim_names, holds, holds_named, is_ignored, kind_of, kinds
from analyzer.consistency.particles import with_particle
from analyzer.consistency.types import Evidence, Finding, Message, Severity
from analyzer.extraction import Fact, Paper, Role

RULE = "claims-without-proof"
_MAX_EVIDENCE = 6


def check(case: Case) -> Iterator[Finding]:
    """Yield what the statement promises or claims and no paper of the package shows."""
    papers = [review.paper for review in case.papers]
    for review in case.of_role(Role.STATEMENT):
        yield from _attachments(review.paper, papers)
        yield from _claims(review.paper, papers)


def _attachments(statement: Paper, papers: list[Paper]) -> Iterator[Finding]:
    promised = [fact for fact in statement.facts_named("attachment") if not is_ignored(str(fact.value))]
    missing = [fact for fact in promised if not _is_there(papers, str(fact.value))]
    if not missing:
        return
    unread = [paper for paper in papers if not paper.document.usable]
    complete = any(paper.role not in DRAFT for paper in papers) and not unread
    severity = Severity.WARNING if complete and not any(fact.low_trust for fact in missing) else Severity.NOTICE
    named = ", ".join(dict.fromkeys(str(fact.value) for fact in missing))
    yield Finding(
        RULE, severity,
        Message(
            f"{statement.document.name}에 첨부한다고 적은 서류가 묶음에 없습니다: {named}." + (f" 읽지 못한 파일 {len(unread)}개는 확인하지 못했습니다." if unread else ""),
            f"{statement.document.name} says that these papers are attached; the package does not hold them: {named}."
            + (f" {len(unread)} unreadable file(s) could not be checked." if unread else ""),
        ),
        _places(statement, missing),
        Message(f"이 서류를 함께 내거나, 내지 않을 서류는 {statement.document.name}의 첨부 목록과 본문에서 지우세요.",
                f"File these papers, or take those that will not be filed out of the list and the text of {statement.document.name}."),
        _source(),
    )  # fmt: skip


def _is_there(papers: list[Paper], words: str) -> bool:
    kind = kind_of(words)
    return holds(papers, kind) if kind is not None else holds_named(papers, words)


def _claims(statement: Paper, papers: list[Paper]) -> Iterator[Finding]:
    names, unproved = claim_names(), []
    for fact in statement.facts_named("claim"):
        proofs = [kind for kind in kinds() if fact.value["kind"] in kind.proves]
        if not any(holds(papers, kind) for kind in proofs):
            unproved.append(fact)
    if not unproved:
        return
    asked = list(dict.fromkeys(fact.value["kind"] for fact in unproved))
    shown = {lang: "; ".join(
        f"{names[claim].in_lang(lang)} ({', '.join(dict.fromkeys(str(fact.value['raw']) for fact in unproved if fact.value['kind'] == claim))})" for claim in asked)
        for lang in ("ko", "en")}
    papers_for = {lang: ", ".join(dict.fromkeys(kind.name.in_lang(lang) for claim in asked for kind in kinds() if claim in kind.proves)) for lang in ("ko", "en")}
    yield Finding(
        RULE, Severity.NOTICE,
        Message(f"{with_particle(statement.document.name, '이')} 내세운 수치나 실적을 보여 줄 서류가 묶음에 없습니다: {shown['ko']}.",
                f"{statement.document.name} claims figures or results that no paper of the package shows: {shown['en']}."),
        _places(statement, unproved),
        Message(f"보여 줄 수 있는 서류({papers_for['ko']} 등)를 함께 내거나, 증명할 수 없는 문장은 빼세요.",
                f"File a paper that shows them (such as {papers_for['en']}), or leave out sentences that cannot be proved."),
        _source(),
    )  # fmt: skip


def _places(paper: Paper, facts: list[Fact]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(place(paper, fact) for fact in facts))[:_MAX_EVIDENCE]


def _source() -> str:
    return "행정사 안내(제출할 수 없는 증빙을 사유서에 적지 말 것, 2026-11-21 확인); 법무부 사증민원 자격별 안내 매뉴얼 2026-09-01 (고용 필요성 입증서류)"
