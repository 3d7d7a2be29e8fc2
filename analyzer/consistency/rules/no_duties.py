"""no-duties: a contract or statement that could be read and states no duty."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.consistency.case import Case, role_name
from analyzer.consistency.types import Finding, Message, Severity
from analyzer.extraction import Role


def check(case: Case) -> Iterator[Finding]:
    """Yield a warning for each such paper; a catch-all phrase alone is for `vague-duties`."""
    for paper in case.papers:
        if paper.paper.role not in (Role.CONTRACT, Role.STATEMENT) or paper.paper.duties or paper.paper.catch_alls:
            continue
        if not paper.paper.document.usable:
            continue
        if any(other.paper.duties for other in case.of_role(paper.paper.role)):
            continue  # an offer letter beside the contract, a cover letter beside the statement
        yield Finding(
            "no-duties", Severity.WARNING,
            Message(
                f"{role_name(paper.paper.role, 'ko')}에서 담당업무를 찾지 못했습니다.",
                f"No duties were found in the {role_name(paper.paper.role, 'en')}.",
            ),
            (),
            Message(
                f"{paper.paper.document.name}의 담당업무(업무의 내용) 항목에 실제로 하루하루 하는 일을 도구·제품·문서 이름과 함께 3~7줄로 적으세요.",
                f"In {paper.paper.document.name}, state the real daily work under a duties heading in three to seven lines, with the tools, products and documents it deals with.",
            ),
            "근로기준법 제17조 및 시행령 제8조 (종사하여야 할 업무의 명시)",
        )
