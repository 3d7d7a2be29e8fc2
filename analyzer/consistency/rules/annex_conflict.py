"""annex-conflict: a contract against its annex or job description: the work, the title, the pay, the hours, the place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.consistency.case import Case
from analyzer.consistency.comparing import annex_start, paper_name, quote_fact, trusted
from analyzer.consistency.normal.addresses import Place, compare_addresses, parse_address
from analyzer.consistency.normal.likeness import Likeness
from analyzer.consistency.normal.money import same_amount
from analyzer.consistency.normal.titles import compare_titles
from analyzer.consistency.particles import with_particle
from analyzer.consistency.standing import quote, thresholds
from analyzer.consistency.types import Evidence, Finding, Message, PaperReview, Severity
from analyzer.extraction import Duty, Fact, Role
from analyzer.extraction.facts.conditions import LAST_DAY
from analyzer.extraction.speech import is_bare_title
from analyzer.matching import DutyMatch
from analyzer.readers import Document

RULE = "annex-conflict"
SOURCE = "근로기준법 제17조 및 시행령 제8조 (업무와 취업 장소의 명시); 법무부 매뉴얼 2026-09 (고용계약서)"
_ANNEX = "annex"
# A part that is certain of no occupation conflicts only with enough duties and next to nothing of the other part's occupation.
_MANY = 3
_FAR = 0.1
_PAY = {"annual_salary_krw": ("연봉", "annual pay"), "monthly_salary_krw": ("월급", "monthly pay"), "hourly_wage_krw": ("시급", "hourly pay")}
_HOURS = {"daily_hours": ("1일 근로시간", "daily hours"), "weekly_hours": ("주 근로시간", "weekly hours")}
_CONDITIONS = {"probation_months": ("수습기간", "probation"), "days_a_week": ("주 근무일수", "days of work a week"), "pay_day": ("임금 지급일", "day of pay"), "end": ("계약 종료일", "end of the term")}
# How a paper begins that belongs to a contract.
_ANNEX_TITLE = re.compile(r"^(?!.*(?:연장|갱신|변경|별지\s*제?\s*\d+\s*호|extension|renewal|amend)).*(?:별\s?지|별\s?첨|부속\s?(?:서|합의)|직무\s?기술서|\b(?:annex|exhibit|appendix|job\s+description)\b|^schedule\b)", re.I)
_TITLE_BLOCKS = 3
# Hours worked out from the times of the day or of the month may be off by a break.
_SAME_HOURS = 0.5


@dataclass(frozen=True, slots=True)
class _Part:
    """The counted duties of one part of the contract."""

    review: PaperReview
    pairs: tuple[tuple[Duty, DutyMatch], ...]

    def primary(self) -> str | None:
        """Return the occupation that the part certainly points at, None where none is certain."""
        limits = thresholds()
        shares: dict[str, float] = {}
        total = sum(match.weight for _, match in self.pairs)
        for _, match in self.pairs:
            for candidate in match.candidates:
                shares[candidate.code] = shares.get(candidate.code, 0.0) + match.weight * candidate.share
        if not total or not any(match.candidates[0].share >= limits.clear_duty for _, match in self.pairs):
            return None
        first, second = [*sorted(((share / total, code) for code, share in shares.items()), reverse=True), (0.0, "")][:2]
        return first[1] if first[0] >= limits.certain_share and first[0] - second[0] >= limits.certain_gap else None

    def share_near(self, case: Case, code: str) -> float:
        """Return the share of an occupation and its neighbours."""
        near = {code, *(neighbour.code for neighbour in case.catalogue[code].neighbours)} if code in case.catalogue else {code}
        total = sum(match.weight for _, match in self.pairs)
        return sum(match.weight * c.share for _, match in self.pairs for c in match.candidates if c.code in near) / total if total else 0.0

    def evidence(self, code: str) -> tuple[Evidence, ...]:
        """Return up to two duties that point at `code`."""
        return tuple(quote(self.review, duty) for duty, match in self.pairs if match.candidates[0].code == code)[:2]


def check(case: Case) -> Iterator[Finding]:
    """Yield where the body of a contract and its annex, or two papers of the contract, describe different work, pay or places."""
    parts: list[_Part] = []
    for review in case.of_role(Role.CONTRACT):
        body, annex = (_part(review, annex=wanted) for wanted in (False, True))
        parts.append(body if body.pairs else annex)
        if body.pairs and annex.pairs:
            yield from _work(case, body, annex)
        yield from _facts(case, review)
    for other in parts[1:]:
        yield from _work(case, parts[0], other)
        yield from _facts_apart(case, parts[0].review, other.review)


def _part(review: PaperReview, *, annex: bool) -> _Part:
    matches = review.profile.duties if review.profile is not None else ()
    opens = annex_start(review.paper.document)
    pairs = zip(review.paper.duties, matches, strict=bool(matches))
    return _Part(review, tuple((duty, match) for duty, match in pairs
                               if match.counted and (duty.source == _ANNEX or opens is not None and duty.start >= opens) is annex and not is_bare_title(duty.text)))


def _work(case: Case, one: _Part, other: _Part) -> Iterator[Finding]:
    first, second = one.primary(), other.primary()
    if first is not None and second is None:
        yield from _elsewhere(case, one, other, first)
    elif first is None and second is not None:
        yield from _elsewhere(case, other, one, second)
    if first is None or second is None or first == second:
        return
    few = min(len(one.pairs), len(other.pairs)) < 2
    ko, en = _names(case, one.review, other.review)
    yield Finding(
        RULE, Severity.WARNING if few else Severity.ERROR,
        Message(
            f"{ko[0]}의 업무는 {case.occupation(first, 'ko')}, {ko[1]}의 업무는 {with_particle(case.occupation(second, 'ko'), '을')} 가리켜 서로 다릅니다.",
            f"The duties in the {en[0]} point at {case.occupation(first, 'en')}, those in the {en[1]} at {case.occupation(second, 'en')}.",
        ),
        one.evidence(first) + other.evidence(second),
        Message(
            f"실제 업무가 어느 쪽인지 확인해 다른 쪽 문장을 고치세요. {case.separating_line(first, second, 'ko')}".strip(),
            f"Check which one is the real work and mend the other. {case.separating_line(first, second, 'en')}".strip(),
        ),
        case.source(),
    )  # fmt: skip


def _elsewhere(case: Case, one: _Part, other: _Part, code: str) -> Iterator[Finding]:
    """Yield where the other part spreads over several occupations, none of them that of the first part or a neighbour."""
    if len(other.pairs) < _MANY or other.share_near(case, code) > _FAR:
        return
    ko, en = _names(case, one.review, other.review)
    yield Finding(
        RULE, Severity.WARNING,
        Message(
            f"{ko[0]}의 업무는 {with_particle(case.occupation(code, 'ko'), '을')} 가리키지만, {ko[1]}의 업무는 그 직종이나 가까운 직종의 업무로 보이지 않습니다.",
            f"The duties in the {en[0]} point at {case.occupation(code, 'en')}; those in the {en[1]} look like neither that occupation nor a near one.",
        ),
        one.evidence(code) + tuple(quote(other.review, duty) for duty, _ in other.pairs)[:2],
        Message("실제 업무가 어느 쪽인지 확인해 다른 쪽 문장을 고치세요.", "Check which one is the real work and mend the other."),
        case.source(),
    )  # fmt: skip


def _names(case: Case, one: PaperReview, other: PaperReview) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return what a message calls the two sides: body and annex of one paper, or two papers."""
    if one is other:
        ko, en = paper_name(case, one, "ko"), paper_name(case, one, "en")
        return (f"{ko} 본문", f"{ko} 별첨"), (f"body of the {en}", f"annex of the {en}")
    return (paper_name(case, one, "ko"), paper_name(case, other, "ko")), (paper_name(case, one, "en"), paper_name(case, other, "en"))


def _facts(case: Case, review: PaperReview) -> Iterator[Finding]:
    """Yield where pay, hours, title or place in the annex of a paper differ from its body."""
    opens = annex_start(review.paper.document)
    if opens is None:
        return
    for name in (*_PAY, *_HOURS, *_CONDITIONS, "workplace", "job_title"):
        named = [fact for fact in review.paper.facts if fact.name == name]
        body = next((fact for fact in named if fact.start < opens), None)
        annex = [fact for fact in named if fact.start >= opens]
        for fact in annex if body is not None else ():
            if body is not None and _differ(name, body, fact):
                yield _fact_finding(case, name, (review, body), (review, fact))
                break


def _facts_apart(case: Case, one: PaperReview, other: PaperReview) -> Iterator[Finding]:
    """Yield where hours or conditions in an annex that is a paper of its own differ from the contract."""
    body, annex = (other, one) if _is_annex(one.paper.document) else (one, other)
    if not _is_annex(annex.paper.document) or _is_annex(body.paper.document):
        return
    for name in (*_HOURS, *_CONDITIONS):
        first, second = body.paper.fact(name), annex.paper.fact(name)
        if first is not None and second is not None and _differ(name, first, second):
            yield _fact_finding(case, name, (body, first), (annex, second))


def _is_annex(document: Document) -> bool:
    return any(_ANNEX_TITLE.search(block.text) for block in document.blocks[:_TITLE_BLOCKS])


def _differ(name: str, one: Fact, other: Fact) -> bool:
    if name in _PAY:
        return not same_amount(float(one.value), float(other.value))
    if name in _HOURS:
        return abs(float(one.value) - float(other.value)) > _SAME_HOURS
    if name in _CONDITIONS:
        return bool(one.value != other.value)
    if name == "job_title":
        return compare_titles(str(one.value), str(other.value)) in (Likeness.DIFFERENT, Likeness.NEAR)
    places = parse_address(str(one.value)), parse_address(str(other.value))
    return places[0] is not None and places[1] is not None and compare_addresses(places[0], places[1]) in (Place.CITY, Place.STREET)


def _fact_finding(case: Case, name: str, told: tuple[PaperReview, Fact], against: tuple[PaperReview, Fact]) -> Finding:
    (review, one), (annex, other) = told, against
    body = paper_name(case, review, "ko"), paper_name(case, review, "en")
    both = annex is review
    ko, en = (("본문", "별첨"), (f"body of the {body[1]}", "its annex")) if both else _names(case, review, annex)
    what_ko, what_en = {**_PAY, **_HOURS, **_CONDITIONS, "job_title": ("직위", "job title")}.get(name, ("근무지", "workplace"))
    shown, shown_en = ([_shown(name, fact, lang) for fact in (one, other)] for lang in ("ko", "en"))
    files = " / ".join(dict.fromkeys((review.paper.document.name, annex.paper.document.name)))
    close = name == "job_title" and compare_titles(str(one.value), str(other.value)) is Likeness.NEAR
    return Finding(
        RULE, trusted(Severity.NOTICE if close or name == "pay_day" else Severity.WARNING, one, other),
        Message(
            f"{f'{body[0]} 본문과 별첨의 ' if both else ''}{with_particle(what_ko, '이')} 서로 다릅니다: {ko[0]} {shown[0]}, {ko[1]} {shown[1]}.",
            f"The {what_en} in the {en[0]} ({shown_en[0]}) and in {'' if both else 'the '}{en[1]} ({shown_en[1]}) differ.",
        ),
        (quote_fact(review.paper, one), quote_fact(annex.paper, other)),
        Message(f"{files}의 본문과 별첨 중 실제와 다른 쪽을 고치세요.", f"Correct the one of body and annex in {files} that is not what was agreed."),
        SOURCE,
    )  # fmt: skip


def _shown(name: str, fact: Fact, lang: str) -> str:
    """Return a value as a message in a language says it."""
    korean = lang == "ko"
    if name in _PAY:
        return f"{fact.value:,}{'원' if korean else ' won'}"
    if name in _HOURS:
        return f"{fact.value:g}{'시간' if korean else ' hours'}"
    if name == "probation_months":
        return (f"{fact.value}개월" if korean else f"{fact.value} months") if fact.value else "없음" if korean else "none"
    if name == "days_a_week":
        return f"주 {fact.value}일" if korean else f"{fact.value} days"
    if name == "pay_day":
        last = int(fact.value) == LAST_DAY
        return ("말일" if last else f"{fact.value}일") if korean else "the last day" if last else f"day {fact.value}"
    return str(fact.value)
