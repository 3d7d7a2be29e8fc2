"""From findings to one verdict with a confidence and one plain sentence."""

from __future__ import annotations

import math
from collections.abc import Sequence

from analyzer.consistency.case import Case, role_name
from analyzer.consistency.particles import with_particle
from analyzer.consistency.standing import Standing, standing, thresholds
from analyzer.consistency.types import Finding, Message, PaperReview, Severity, Verdict
from analyzer.extraction import Role
from analyzer.matching import Profile

# Findings that make a package a mismatch, and those that keep it from being called consistent.
_CONTRADICTS = frozenset({"contract-vs-filed", "statement-vs-filed", "contract-vs-statement"})
_UNSETTLES = frozenset({"vague-duties", "split-duties", "no-duties", "no-filed-code", "unknown-code", "code-name-conflict",
                        "filed-codes-differ", "missing-paper", "unreadable-paper", "contract-vs-filed", "statement-vs-filed"})


def decide(case: Case, findings: Sequence[Finding]) -> Verdict:
    """Return the verdict. A route without code match is never judged; a contradiction outweighs what is unclear."""
    rules = {finding.rule for finding in findings}
    if "not-a-code-match-route" in rules:
        return Verdict.UNCLEAR
    if any(f.rule in _CONTRADICTS and f.severity is Severity.ERROR for f in findings):
        return Verdict.MISMATCH
    if any(f.rule == "outside-e7" and f.severity is Severity.ERROR for f in findings):
        return Verdict.MISMATCH
    if any(f.rule in _UNSETTLES and f.severity is not Severity.NOTICE and _matters(case, f) for f in findings):
        return Verdict.UNCLEAR
    return Verdict.CONSISTENT


def _matters(case: Case, finding: Finding) -> bool:
    """An unreadable paper unsettles the verdict unless contract and statement were both read without it, a wrong name only where the code rests on it."""
    if finding.rule == "code-name-conflict":
        return case.filed.code is None
    if finding.rule == "unreadable-paper":
        return not all(any(p.paper.document.usable for p in case.of_role(role)) for role in (Role.CONTRACT, Role.STATEMENT))
    return True


def confidence(case: Case, verdict: Verdict) -> float:
    """Return how sure the verdict is, 0 to 1.

    The probability that a paper's primary occupation is right comes from score and gap; a consistent package is as sure
    as its weakest paper, a mismatch as its clearest contradiction, and an unclear one loses what
    speaks for agreement, at most half (a convention: only the first two are fitted).
    """
    code = case.filed.code
    papers = case.judged()
    agree = [_sure(p, code) for p in papers] if code else []
    against = [_sure_against(p, code) for p in papers] if code else []
    against += [_sure_apart(papers)]
    for_it = min(agree, default=0.0)
    if verdict is Verdict.CONSISTENT:
        return round(for_it, 3)
    if verdict is Verdict.MISMATCH:
        return round(max(against, default=0.0), 3)
    return round(1.0 - for_it * _complete(case) / 2, 3)


def _complete(case: Case) -> float:
    return 1.0 if case.of_role(Role.CONTRACT) and case.of_role(Role.STATEMENT) else 0.5


def primary_confidence(profile: Profile) -> float:
    """Return the probability that the primary occupation is right, from score and gap.

    Logistic in both, fitted to papers of unseen jobs by `models.training.thresholds`.
    """
    limits = thresholds()
    return 1.0 / (1.0 + math.exp(-(limits.sure_base + limits.sure_share * profile.primary.share + limits.sure_gap * profile.margin)))


def _sure(paper: PaperReview, code: str | None) -> float:
    profile = paper.profile
    assert profile is not None
    return primary_confidence(profile) if profile.primary.code == code else profile.share_of(code or "")


def _sure_against(paper: PaperReview, code: str | None) -> float:
    profile = paper.profile
    assert profile is not None
    if code is None or profile.primary.code == code:
        return 0.0
    return primary_confidence(profile) if standing(profile, code) is Standing.DISAGREES else 1.0 - profile.share_of(code)


def _sure_apart(papers: Sequence[PaperReview]) -> float:
    sure = 0.0
    for one in papers:
        for two in papers:
            if one.profile and two.profile and one.profile.primary.code != two.profile.primary.code:
                sure = max(sure, min(primary_confidence(one.profile), primary_confidence(two.profile)))
    return sure


def summary(case: Case, verdict: Verdict, findings: Sequence[Finding]) -> Message:
    """Return the verdict in one sentence, in both languages."""
    code = case.filed.code
    texts = {}
    for lang in ("ko", "en"):
        papers = [f"{role_name(p.paper.role, lang)}: {case.occupation(p.profile.primary.code, lang)}" for p in case.judged() if p.profile]
        seen = ", ".join(dict.fromkeys(papers))
        filed = case.occupation(code, lang) if code else ""
        if verdict is Verdict.CONSISTENT:
            texts[lang] = (f"계약서와 사유서의 업무가 모두 신청 직종 {with_particle(filed, '을')} 가리킵니다." if lang == "ko"
                           else f"The duties of contract and statement both point at the filed occupation {filed}.")
        elif verdict is Verdict.MISMATCH:
            texts[lang] = (f"서류가 서로 다른 직종을 가리킵니다. 신청: {filed or '없음'}; {seen}." if lang == "ko"
                           else f"The papers point at different occupations. Filed: {filed or 'none'}; {seen}.")
        else:
            reasons = _reasons(findings, lang)
            texts[lang] = f"지금 서류만으로는 판정할 수 없습니다. {reasons}" if lang == "ko" else f"These papers do not settle it. {reasons}"
        texts[lang] += _besides(verdict, findings, lang)
    return Message(**texts)


def _besides(verdict: Verdict, findings: Sequence[Finding], lang: str) -> str:
    """Return a sentence on the errors that the verdict is silent about; of a consistent package all of them."""
    told = () if verdict is Verdict.CONSISTENT else (*_CONTRADICTS, *_UNSETTLES, "outside-e7")
    count = sum(f.severity is Severity.ERROR and f.rule not in told for f in findings)
    if not count:
        return ""
    return (f" 직종과 별개로 고쳐야 할 오류가 {count}건 있습니다." if lang == "ko"
            else f" Apart from the occupation, {count} error{'s need' if count > 1 else ' needs'} mending.")


def _reasons(findings: Sequence[Finding], lang: str) -> str:
    found = [f for f in findings if f.rule in (*_UNSETTLES, "not-a-code-match-route") and f.severity is not Severity.NOTICE]
    return " ".join(dict.fromkeys(f.message.in_lang(lang) for f in found[:2]))
