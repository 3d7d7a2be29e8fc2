"""employer-conflict: one employer across the papers, by registration number, name and representative."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import partial

from analyzer.consistency.case import Case
from analyzer.consistency.comparing import BINDING, JOB_PAPERS, Stated, disagreements, paper_name, stated, trusted
from analyzer.consistency.normal.firms import compare_firms, legal_kind
from analyzer.consistency.normal.likeness import Likeness
from analyzer.consistency.normal.people import compare_people
from analyzer.consistency.normal.scripts import has_hangul
from analyzer.consistency.particles import with_particle
from analyzer.consistency.types import Finding, Message, Severity
from analyzer.extraction.facts.values import has_company_mark

# What may stand in a bracket in front of the other name: `운영법인 `
_BEFORE = 12
_OPENS = re.compile(r"\s*\(")
_HOUSE = re.compile(r"호텔|리조트|콘도|식당|레스토랑|카페|병원|의원|학교|학원|유치원|농장|hotel|resort|restaurant|hospital|clinic|school", re.I)
RULE = "employer-conflict"
SOURCE = "법무부 매뉴얼 2026-09 (고용계약서, 사업자등록증); 부가가치세법 제8조 (사업자등록)"
_OFFICE = re.compile(r"^\s*(?:각자\s*|공동\s*)?(?:대표\s*이사|대표자|대표|원장|이사장|CEO|President|Representative(?:\s+Director)?)\s*[:：]?(?:\s+|$)", re.I)
_PAPERS = (*JOB_PAPERS, "licence", "insurance_list")


def check(case: Case) -> Iterator[Finding]:
    """Yield for another registration number, another name of the same script, another representative.

    A Korean and a Latin name are never compared; the way of writing the legal form is no difference.
    """
    heads = frozenset(_OFFICE.sub("", str(s.fact.value)) for s in stated(case, "representative", _PAPERS))
    for first, other, likeness in disagreements(stated(case, "employer", _PAPERS), partial(_compare_names, heads=heads), same=Likeness.SAME, unknown=Likeness.UNKNOWN):
        if not _told_together(case, str(first.fact.value), str(other.fact.value)):
            yield _name(case, first, other, Likeness(likeness))
    numbers = [s for s in stated(case, "employer_number", _PAPERS) if _is_number(str(s.fact.value))]
    for first, other, _ in disagreements(numbers, _equal, same=Likeness.SAME, unknown=Likeness.UNKNOWN, blurred=False):
        yield _number(case, first, other)
    people = [str(fact.value) for review in case.papers for fact in review.paper.facts_named("employee")]
    # A name below `Employer` may be the person's, in a form that sets labels side by side.
    named = [s for s in stated(case, "representative", _PAPERS) if not any(compare_people(str(s.fact.value), person) is Likeness.SAME for person in people)]
    for first, other, _ in disagreements(named, _compare_heads, same=Likeness.SAME, unknown=Likeness.UNKNOWN):
        yield _head(case, first, other)


def _bracketed(text: str, first: str, second: str) -> bool:
    """Whether one name stands in the bracket behind the other, with few letters in front of it."""
    at = text.find(first)
    while at >= 0:
        if opened := _OPENS.match(text, at + len(first)):
            before, found, _ = text[opened.end() : opened.end() + _BEFORE + len(second)].partition(second)
            if found and not set(before) & set("()\n"):
                return True
        at = text.find(first, at + 1)
    return False


def _told_together(case: Case, one: str, other: str) -> bool:
    """Whether a paper gives one name with the other, in the bracket behind it (`호텔 견본 (운영법인 (주)표본)`) or as the firm that runs the house."""
    if any(_bracketed(review.paper.document.text, first, second) for review in case.papers for first, second in ((one, other), (other, one))):
        return True
    # A paper that names the house and the firm that runs it: `호텔명`, `법인`.
    if has_company_mark(one) == has_company_mark(other) or not _HOUSE.search(other if has_company_mark(one) else one):
        return False
    told = [{str(fact.value) for fact in review.paper.facts_named("employer")} for review in case.papers]
    return any({one, other} <= names for names in told)


def _compare_names(one: str, other: str, heads: Collection[str]) -> Likeness:
    """Return how two names stand to each other; the same name under another legal form is not the same.

    :param heads: Representatives that the papers name: one of them behind the firm, as signatures print it, is no part of its name.
    """
    one, other = (next((name.removesuffix(f" {head}") for head in heads if name.endswith(f" {head}")), name) for name in (one, other))
    likeness = compare_firms(one, other)
    return Likeness.NEAR if likeness is Likeness.SAME and _forms_differ(one, other) else likeness


def _forms_differ(one: str, other: str) -> bool:
    return {legal_kind(one), legal_kind(other)} == {"주식회사", "유한회사"}


def _equal(one: str, other: str) -> Likeness:
    return Likeness.SAME if one == other else Likeness.DIFFERENT


def _is_number(value: str) -> bool:
    """Whether a registration number is whole: forms print zeros or circles to fill in."""
    digits = re.sub(r"\D", "", value)
    return len(digits) == 10 and len(set(digits)) > 1


def _name(case: Case, one: Stated, other: Stated, likeness: Likeness) -> Finding:
    severity = Severity.WARNING
    if likeness is Likeness.NEAR and _forms_differ(str(one.fact.value), str(other.fact.value)):
        severity = Severity.NOTICE
    elif likeness is Likeness.DIFFERENT and {one.role, other.role} <= BINDING and not _one_number(one, other):
        severity = Severity.ERROR
    ko, en = _where(case, one, other)
    files = one.review.paper.document.name, other.review.paper.document.name
    return Finding(
        RULE, trusted(severity, one.fact, other.fact),
        Message(
            f"회사명이 서로 다릅니다: {with_particle(ko[0], '은')} '{one.fact.value}', {with_particle(ko[1], '은')} '{other.fact.value}'.",
            f"The names of the employer differ: the {en[0]} says '{one.fact.value}', the {en[1]} '{other.fact.value}'.",
        ),
        (one.evidence, other.evidence),
        Message(
            f"사업자등록증의 상호대로 {with_particle(files[0], '과')} {files[1]}의 회사명을 같게 고치세요. 계약 당사자와 초청 회사가 실제로 다르다면 고용 관계부터 확인하세요.",
            f"Write the name as in the business registration into {files[0]} and {files[1]}. If the party to the contract and the inviting firm really are two, settle first who employs the person.",
        ),
        SOURCE,
    )  # fmt: skip


def _one_number(one: Stated, other: Stated) -> bool:
    """Whether both papers state one registration number, which makes the name a matter of writing."""
    facts = one.review.paper.fact("employer_number"), other.review.paper.fact("employer_number")
    return facts[0] is not None and facts[1] is not None and facts[0].value == facts[1].value


def _number(case: Case, one: Stated, other: Stated) -> Finding:
    """Return the finding on two registration numbers: an error, unless one name stands beside both, as branches have it."""
    ko, en = _where(case, one, other)
    names = one.review.paper.fact("employer"), other.review.paper.fact("employer")
    one_name = names[0] is not None and names[1] is not None and compare_firms(str(names[0].value), str(names[1].value)) in (Likeness.SAME, Likeness.NEAR)
    files = one.review.paper.document.name, other.review.paper.document.name
    return Finding(
        RULE, trusted(Severity.WARNING if one_name else Severity.ERROR, one.fact, other.fact),
        Message(
            f"{with_particle(ko[0], '과')} {ko[1]}의 사업자등록번호가 서로 다릅니다." + (" 회사명은 같습니다: 오타인지, 지점의 번호인지 확인이 필요합니다." if one_name else ""),
            f"The business registration numbers in the {en[0]} and the {en[1]} differ." + (" The name is the same: is it a slip, or the number of a branch?" if one_name else ""),
        ),
        (one.evidence, other.evidence),
        Message(f"사업자등록증을 보고 {with_particle(files[0], '과')} {files[1]}의 번호를 고치세요.", f"Correct the number in {files[0]} and {files[1]} by the business registration certificate."),
        SOURCE,
    )  # fmt: skip


def _heads(names: str) -> list[str]:
    """Return the names of one or several representatives without their office."""
    bare = (_OFFICE.sub("", name).strip() for name in re.split(r"[,/·]|\s및\s", names))
    return [name for name in bare if name]


def _compare_heads(one: str, other: str) -> Likeness:
    """Return how two representatives stand to each other; one of several joint representatives suffices."""
    results = [compare_people(first, second) for first in _heads(one) for second in _heads(other)]
    if not results:
        return Likeness.UNKNOWN
    if any(result in (Likeness.SAME, Likeness.NEAR) for result in results):
        return Likeness.SAME
    # Korean names are exact, unlike the transcriptions that the comparison of persons allows for.
    exact = has_hangul(one) and has_hangul(other)
    return Likeness.UNKNOWN if Likeness.UNKNOWN in results and not exact else Likeness.DIFFERENT


def _head(case: Case, one: Stated, other: Stated) -> Finding:
    ko, en = _where(case, one, other)
    files = one.review.paper.document.name, other.review.paper.document.name
    return Finding(
        RULE, trusted(Severity.WARNING, one.fact, other.fact),
        Message(
            f"대표자가 서로 다릅니다: {with_particle(ko[0], '은')} '{one.fact.value}', {with_particle(ko[1], '은')} '{other.fact.value}'.",
            f"The representatives differ: the {en[0]} says '{one.fact.value}', the {en[1]} '{other.fact.value}'.",
        ),
        (one.evidence, other.evidence),
        Message(f"현재 대표자를 사업자등록증에서 확인해 {with_particle(files[0], '과')} {files[1]}에 같게 적으세요.",
                f"Look up the present representative in the business registration and write the same name into {files[0]} and {files[1]}."),
        SOURCE,
    )  # fmt: skip


def _where(case: Case, one: Stated, other: Stated) -> tuple[tuple[str, str], tuple[str, str]]:
    ko, en = ((paper_name(case, one.review, lang), paper_name(case, other.review, lang)) for lang in ("ko", "en"))
    return ko, en
