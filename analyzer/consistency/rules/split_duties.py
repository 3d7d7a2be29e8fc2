"""split-duties: one job that two occupations claim about equally."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.consistency.case import Case, role_name
from analyzer.consistency.standing import duties_towards, quotes, thresholds
from analyzer.consistency.types import Finding, Message, PaperReview, Severity


def is_split(paper: PaperReview) -> bool:
    """Whether two occupations hold large shares with a thin gap, each with a duty of its own."""
    profile, limits = paper.profile, thresholds()
    if profile is None or len(profile.candidates) < 2:
        return False
    first, second = profile.candidates[:2]
    return (
        second.share >= limits.split_share
        and profile.margin < limits.split_gap
        and bool(duties_towards(paper, first.code))
        and bool(duties_towards(paper, second.code))
    )


def check(case: Case) -> Iterator[Finding]:
    """Yield a warning for each split paper."""
    for paper in case.judged():
        if not is_split(paper):
            continue
        assert paper.profile is not None
        one, two = paper.profile.candidates[:2]
        yield Finding(
            "split-duties", Severity.WARNING,
            Message(
                f"{role_name(paper.paper.role, 'ko')}의 업무가 {case.occupation(one.code, 'ko')} {round(100 * one.share)}%, "
                f"{case.occupation(two.code, 'ko')} {round(100 * two.share)}%로 나뉘어 주된 업무를 정할 수 없습니다.",
                f"The work in the {role_name(paper.paper.role, 'en')} is split between {case.occupation(one.code, 'en')} ({round(100 * one.share)}%) "
                f"and {case.occupation(two.code, 'en')} ({round(100 * two.share)}%); no main work can be told.",
            ),
            quotes(paper, duties_towards(paper, one.code), 2) + quotes(paper, duties_towards(paper, two.code), 2),
            Message(
                f"{paper.paper.document.name}의 담당업무를 실제 비중이 큰 것부터, 업무마다 실제 비중(%)과 함께 적으세요. {case.separating_line(one.code, two.code, 'ko')}".strip(),
                f"In {paper.paper.document.name}, put the larger part first and give every duty its true share of time. {case.separating_line(one.code, two.code, 'en')}".strip(),
            ),
            case.source(),
        )
