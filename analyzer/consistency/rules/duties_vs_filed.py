"""contract-vs-filed and statement-vs-filed: the duties of a paper against the filed occupation."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.consistency.case import Case, role_name
from analyzer.consistency.particles import with_particle
from analyzer.consistency.rules.split_duties import is_split
from analyzer.consistency.standing import Standing, duties_away, duties_towards, quotes, standing
from analyzer.consistency.types import Finding, Message, PaperReview, Severity
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
    return Finding(
        _RULES[paper.paper.role], severity, Message(**texts), quotes(paper, away or duties_away(paper, code)),
        _advice(case, code, primary), case.source(),
    )


def _advice(case: Case, code: str, primary: str) -> Message | None:
    if primary == code:
        return None
    apart = {lang: case.separating_line(code, primary, lang) for lang in ("ko", "en")}
    return Message(
        f"실제 업무가 인용된 문장과 같다면 직종을 {with_particle(case.occupation(primary, 'ko'), '으로')} 다시 검토하고, 아니라면 실제 업무를 사실대로 구체적으로 고쳐 쓰세요. {apart['ko']}".strip(),
        f"If the quoted sentences are the real work, reconsider the occupation ({case.occupation(primary, 'en')}); if not, state the real work precisely. {apart['en']}".strip(),
    )
