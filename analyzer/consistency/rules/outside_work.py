"""outside-e7: work that lies in no E-7 scope."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.consistency.case import Case, role_name
from analyzer.consistency.standing import duties_towards, is_certain, quotes, thresholds
from analyzer.consistency.types import Finding, Message, Severity
from analyzer.matching import OUTSIDE


def check(case: Case) -> Iterator[Finding]:
    """Yield an error where a paper is outside work as a whole, a warning where a notable part of it is."""
    limits = thresholds()
    for paper in case.judged():
        assert paper.profile is not None
        share = paper.profile.share_of(OUTSIDE)
        whole = paper.profile.primary.code == OUTSIDE and is_certain(paper.profile)
        pairs = duties_towards(paper, OUTSIDE)
        if not whole and (share < limits.outside_warning_share or not pairs):
            continue
        percent = round(100 * share)
        yield Finding(
            "outside-e7", Severity.ERROR if whole else Severity.WARNING,
            Message(
                f"{role_name(paper.paper.role, 'ko')}의 업무 중 {percent}%는 단순 사무·생산·보조 등 E-7 직종 범위 밖의 업무로 보입니다.",
                f"{percent}% of the work in the {role_name(paper.paper.role, 'en')} looks like clerical, line or helper work outside every E-7 occupation.",
            ),
            quotes(paper, pairs),
            Message(
                "E-7 직종에 해당하는 전문 업무가 주된 업무인지 확인하고, 아니라면 다른 체류자격을 검토하세요.",
                "Check whether professional work of an E-7 occupation is really the main work; if not, consider another status.",
            ),
            case.source(),
        )
