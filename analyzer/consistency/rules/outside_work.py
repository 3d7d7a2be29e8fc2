"""outside-e7: work that lies in no E-7 scope."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.consistency.advice import place
from analyzer.consistency.case import Case, role_name
from analyzer.consistency.particles import with_particle
from analyzer.consistency.rules.routes import route_of
from analyzer.consistency.standing import duties_towards, is_certain, quotes, thresholds
from analyzer.consistency.types import Finding, Message, Severity
from analyzer.matching import OUTSIDE


def check(case: Case) -> Iterator[Finding]:
    """Yield an error where a paper is outside work as a whole and hardly of the filed occupation, a warning where a notable part of it is.

    Routes that are no code match, such as the employment permit, are meant for such work.
    """
    if route_of(case) is not None:
        return
    limits = thresholds()
    for paper in case.judged():
        assert paper.profile is not None
        share = paper.profile.share_of(OUTSIDE)
        own = paper.profile.share_of(case.filed.code) if case.filed.code else 0.0
        whole = paper.profile.primary.code == OUTSIDE and is_certain(paper.profile) and own <= limits.outside_own_share
        pairs = duties_towards(paper, OUTSIDE)
        if not whole and (share < limits.outside_warning_share or not pairs):
            continue
        evidence = quotes(paper, pairs)
        percent = round(100 * share)
        yield Finding(
            "outside-e7", Severity.ERROR if whole else Severity.WARNING,
            Message(
                f"{role_name(paper.paper.role, 'ko')}의 업무 중 {percent}%는 단순 사무·생산·보조 등 E-7 직종 범위 밖의 업무로 보입니다.",
                f"{percent}% of the work in the {role_name(paper.paper.role, 'en')} looks like clerical, line or helper work outside every E-7 occupation.",
            ),
            evidence,
            Message(
                f"{with_particle(place(evidence, paper, 'ko'), '을')} 실제 업무와 대조하세요. 전문 업무가 실제로 주된 업무라면 업무마다 실제 비중(%)을 적고, "
                "아니라면 다른 체류자격을 검토하세요. 실제로 하는 일을 서류에서 빼거나 하지 않는 일을 적지 마세요.",
                f"Hold {place(evidence, paper, 'en')} against the real work. If professional work is really the main part, state the true share of time of every duty; "
                "if not, consider another status. Leave out nothing that is done, and describe nothing that is not.",
            ),
            case.source(),
        )
