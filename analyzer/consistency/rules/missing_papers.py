"""missing-paper and unreadable-paper: what is not there, or could not be read, has not been checked."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.consistency.case import Case, role_name
from analyzer.consistency.particles import with_particle
from analyzer.consistency.types import Evidence, Finding, Message, Severity
from analyzer.extraction import Role


def check(case: Case) -> Iterator[Finding]:
    """Yield a warning for a contract or statement that is not in the package, and for each paper that could not be read."""
    for paper in case.papers:
        document = paper.paper.document
        if document.usable:
            continue
        problem = document.problems[-1] if document.problems else None
        yield Finding(
            "unreadable-paper", Severity.WARNING,
            Message(
                f"{document.name}: {problem.reason('ko') if problem else '읽을 수 없습니다.'}",
                f"{document.name}: {problem.reason('en') if problem else 'could not be read.'}",
            ),
            (Evidence(document.name, ""),),
            Message(problem.next_step("ko"), problem.next_step("en")) if problem
            else Message(f"{with_particle(document.name, '을')} 다시 받거나 다시 저장해 넣으세요.", f"Get or save {document.name} again."),
        )
    for role in (Role.CONTRACT, Role.STATEMENT):
        if not case.of_role(role):
            yield Finding(
                "missing-paper", Severity.WARNING,
                Message(
                    f"{role_name(role, 'ko')}가 없어 비교하지 못했습니다.",
                    f"There is no {role_name(role, 'en')}, so it could not be compared.",
                ),
                (),
                Message(f"{role_name(role, 'ko')}를 같은 폴더에 넣고 다시 검토하세요.",
                        f"Put the {role_name(role, 'en')} into the same folder and review again."),
                "법무부 사증발급 안내 매뉴얼 2026-09-01 (고용계약서, 고용 필요성 입증서류)",
            )
