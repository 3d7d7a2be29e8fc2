"""vague-duties: duty texts that say too little to name any occupation, and catch-all phrases that empty a list."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.consistency.case import Case, role_name
from analyzer.consistency.standing import is_vague
from analyzer.consistency.types import Evidence, Finding, Message, PaperReview, Severity
from analyzer.extraction import CatchAll, Role


def _advice(paper: PaperReview) -> Message:
    name = paper.paper.document.name
    return Message(
        f"{name}에서 인용된 문장의 직무명이나 '기타 업무' 대신 실제로 하는 일을 구체적으로(무엇을, 무엇으로, 얼마의 비중으로) 적으세요.",
        f"In {name}, replace the quoted title or 'other duties' by the real work: on what, with what, for what share of the time.",
    )


def check(case: Case) -> Iterator[Finding]:
    """Yield a warning for vague papers, a notice for a catch-all tail behind a real list; a bounded phrase is harmless."""
    for paper in case.papers:
        if paper.paper.role not in (Role.CONTRACT, Role.STATEMENT):
            continue
        role = paper.paper.role
        if is_vague(paper):
            yield Finding(
                "vague-duties", Severity.WARNING,
                Message(
                    f"{role_name(role, 'ko')}의 담당업무가 너무 포괄적이어서 어느 직종인지 판단할 수 없습니다.",
                    f"The duties in the {role_name(role, 'en')} are too general to tell the occupation.",
                ),
                _evidence(paper), _advice(paper), "근로기준법 제17조; 법무부 매뉴얼 2026-09",
            )
            continue
        phrases = [p for p in paper.paper.catch_alls if p.grade > CatchAll.BOUNDED]
        if phrases:
            yield Finding(
                "vague-duties", Severity.NOTICE,
                Message(
                    f"{role_name(role, 'ko')}에 업무 범위를 제한하지 않는 포괄 문구가 있습니다.",
                    f"The {role_name(role, 'en')} holds a catch-all phrase that leaves the work open.",
                ),
                tuple(
                    Evidence(paper.paper.document.name, paper.paper.document.text[p.start : p.end], p.page, p.start, p.end)
                    for p in phrases[:3]
                ),
                _advice(paper), "법무부 매뉴얼 2026-09 (종사 업무의 특정)",
            )


def _evidence(paper: PaperReview) -> tuple[Evidence, ...]:
    text, name = paper.paper.document.text, paper.paper.document.name
    spans = [(d.start, d.end, d.page) for d in paper.paper.duties] + [(c.start, c.end, c.page) for c in paper.paper.catch_alls]
    return tuple(Evidence(name, text[start:end], page, start, end) for start, end, page in spans[:3])
