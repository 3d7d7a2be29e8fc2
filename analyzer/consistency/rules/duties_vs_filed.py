"""contract-vs-filed and statement-vs-filed: the duties of a paper against the filed occupation."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.consistency.advice import place, two_ways
from analyzer.consistency.case import Case, role_name
from analyzer.consistency.particles import with_particle
from analyzer.consistency.rules.split_duties import is_split
from analyzer.consistency.standing import Standing, duties_away, duties_towards, quotes, standing
from analyzer.consistency.types import Evidence, Finding, Message, PaperReview, Severity
from analyzer.extraction import Role

_RULES = {Role.CONTRACT: "contract-vs-filed", Role.STATEMENT: "statement-vs-filed"}


def check(case: Case) -> Iterator[Finding]:
    """Yield an error where a paper clearly points elsewhere, a warning where it does not clearly point at the code."""
    code = case.filed.code
    if code is None:
        return
    for paper in case.judged():
        assert paper.profile is not None
        stands = standing(paper.profile, code)
        if stands is Standing.DISAGREES:
            yield _finding(case, paper, code, Severity.ERROR)
        elif stands is Standing.UNCERTAIN and not is_split(paper):
            yield _finding(case, paper, code, Severity.WARNING)


def _finding(case: Case, paper: PaperReview, code: str, severity: Severity) -> Finding:
    profile = paper.profile
    assert profile is not None
    primary, share = profile.primary.code, round(100 * profile.primary.share)
    own = round(100 * profile.share_of(code))
    texts = {}
    for lang in ("ko", "en"):
        role, filed, found = role_name(paper.paper.role, lang), case.occupation(code, lang), case.occupation(primary, lang)
        if severity is Severity.ERROR:
            texts[lang] = (
                f"{role}의 업무는 신청 직종 {with_particle(filed, '이')} 아니라 {found}에 해당합니다 (업무 비중 {share}%, 신청 직종 {own}%)."
                if lang == "ko"
                else f"The duties in the {role} belong to {found} ({share}% of the work), not to the filed occupation {filed} ({own}%)."
            )
        else:
            texts[lang] = (
                f"{role}의 업무가 신청 직종 {with_particle(filed, '을')} 분명히 가리키지 않습니다 (신청 직종 {own}%, 가장 큰 직종 {found} {share}%)."
                if lang == "ko"
                else f"The duties in the {role} do not clearly point at the filed occupation {filed} ({own}%; the largest is {found}, {share}%)."
            )
    away = duties_towards(paper, primary) if primary != code else duties_away(paper, code)
    evidence = quotes(paper, away or duties_away(paper, code))
    advice = two_ways(case, paper, code, evidence) if primary != code else _weigh(paper, evidence)
    return Finding(_RULES[paper.paper.role], severity, Message(**texts), evidence, advice, case.source())


def _weigh(paper: PaperReview, evidence: tuple[Evidence, ...]) -> Message:
    """The filed occupation leads, but other work stands too near: the true shares of time settle it."""
    return Message(
        f"{with_particle(place(evidence, paper, 'ko'), '이')} 실제로 차지하는 비중을 확인하고, 업무마다 실제 비중(%)을 적으세요. 실제로 하지 않는 일이면 빼고, 하는 일이면 남겨 두세요.",
        f"Check how much of the job {place(evidence, paper, 'en')} really takes, and state the true share of time of every duty. Strike it if it is not done, keep it if it is.",
    )
