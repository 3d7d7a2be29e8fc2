"""not-a-code-match-route: papers of a status that is not granted by matching duties with an occupation."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.consistency.case import Case
from analyzer.consistency.types import Evidence, Finding, Message, Severity
from analyzer.extraction import Paper, Role

# The E-7-4 sample contract is reused for E-7-1 to E-7-3, so it says nothing beside another filed code.
_WEAK_BESIDE_A_CODE = frozenset({"E-7-4"})
_NAMING = (Role.CONTRACT, Role.STATEMENT, Role.APPLICATION, Role.RECOMMENDATION)
# Routes that `other-route` answers.
_ANSWERED = frozenset({"E-9", "E-7-4"})
_POINTS_CODES = frozenset({"S740", "S610", "S700"})


def route_of(case: Case) -> tuple[str, Evidence] | None:
    """Return the route that the contract, statement or code names, with where it stands."""
    code = case.filed.code
    if code in _POINTS_CODES:
        written = case.filed.written
        return "E-7-4", Evidence(written.found_in if written else "", written.as_written if written else "")
    resolution = case.filed.resolution
    if resolution is not None and resolution.route and case.filed.written:
        return resolution.route, Evidence(case.filed.written.found_in, case.filed.written.as_written)
    for paper in case.papers:
        if paper.paper.role not in _NAMING:
            continue
        for route in paper.paper.routes:
            if (route in _WEAK_BESIDE_A_CODE and code is not None) or _is_held_now(paper.paper, route, filed=code is not None):
                continue
            return route, Evidence(paper.paper.document.name, route)
    return None


def _is_held_now(paper: Paper, route: str, *, filed: bool) -> bool:
    """Whether the paper names a status only as the present one: a student (D-2) who files an E-7 code is no case of D-2."""
    held = any(str(fact.value) == route or str(fact.value).startswith(f"{route}-") for fact in paper.facts_named("visa_now"))
    return held and (filed or route not in _ANSWERED)


def check(case: Case) -> Iterator[Finding]:
    """Yield a warning naming the route."""
    found = route_of(case)
    if found is None:
        return
    route, evidence = found
    yield Finding(
        "not-a-code-match-route", Severity.WARNING,
        Message(
            f"{route} 경로의 서류입니다. 이 경로는 직종코드와 업무의 일치로 심사하지 않으므로 일치 여부를 판정하지 않습니다.",
            f"These are papers of the {route} route, which is not decided by matching duties with an occupation code; no match is judged.",
        ),
        (evidence,),
        Message("E-7-1~E-7-3으로 신청하려면 일반 근로계약서와 고용사유서, 직종코드를 준비하세요.",
                "To file for E-7-1 to E-7-3, prepare an ordinary contract, a Recruitment Reason Statement and an occupation code."),
        "외국인근로자의 고용 등에 관한 법률 시행규칙 별지 제6호서식; 법무부 매뉴얼 2026-09",
    )
