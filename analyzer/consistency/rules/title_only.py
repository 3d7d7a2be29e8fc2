"""title-only-match: the title fits the filed code while the duties do not. Titles never decide."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.consistency.case import Case, role_name
from analyzer.consistency.standing import Standing, standing
from analyzer.consistency.types import Evidence, Finding, Message, Severity
from analyzer.occupations import match_name


def check(case: Case) -> Iterator[Finding]:
    """Yield an error for each paper whose title names the filed occupation and whose duties clearly do not."""
    code = case.filed.code
    if code is None:
        return
    for paper in case.judged():
        assert paper.profile is not None
        title = paper.paper.fact("job_title")
        if title is None or standing(paper.profile, code) is not Standing.DISAGREES:
            continue
        if match_name(str(title.value))[0] != code:
            continue
        yield Finding(
            "title-only-match", Severity.ERROR,
            Message(
                f"{role_name(paper.paper.role, 'ko')}의 직위는 신청 직종과 맞지만 실제 업무는 맞지 않습니다. 심사는 직위가 아니라 업무를 봅니다.",
                f"The title in the {role_name(paper.paper.role, 'en')} fits the filed occupation, the duties do not. Officers read duties, not titles.",
            ),
            (Evidence(paper.paper.document.name, title.raw, title.page, title.start, title.end),),
            Message(
                f"{paper.paper.document.name}의 직위를 바꾸거나 그대로 두는 것으로는 해결되지 않습니다. 같은 서류의 담당업무가 실제 업무인지부터 확인하세요.",
                f"Neither keeping nor changing the title in {paper.paper.document.name} settles it. First check whether the duties in the same paper are the real work.",
            ),
            case.source(),
        )
