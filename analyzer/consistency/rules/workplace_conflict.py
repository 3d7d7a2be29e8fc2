"""workplace-conflict: the place of work across the papers. Floor, building and way of writing are detail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.consistency.case import Case
from analyzer.consistency.comparing import JOB_PAPERS, Stated, disagreements, paper_name, stated, trusted
from analyzer.consistency.normal.addresses import Place, compare_addresses, parse_address
from analyzer.consistency.particles import with_particle
from analyzer.consistency.types import Finding, Message, Severity

RULE = "workplace-conflict"
SOURCE = "법무부 매뉴얼 2026-09 (근무처는 체류자격과 함께 허가됨); 근로기준법 시행령 제8조 (취업 장소)"


def check(case: Case) -> Iterator[Finding]:
    """Yield a warning for another city or street, a notice for another number in the street or another site of the firm."""
    found = stated(case, "workplace", (*JOB_PAPERS, "licence"))
    # A paper may name two places of its own; the others are held against all of them.
    for first, other, apart in disagreements(found, _compare, same=Place.SAME, unknown=Place.UNKNOWN, within=False):
        mild = apart == Place.NUMBER or "licence" in (first.role, other.role)
        yield _finding(case, first, other, Severity.NOTICE if mild else Severity.WARNING, numbers_only=apart == Place.NUMBER)


def _compare(one: str, other: str) -> Place:
    # A PDF may break a street's name between two lines: `광안 해변로 255`.
    if len({re.sub(r"\([^()]*\)|\s", "", text) for text in (one, other)}) == 1:
        return Place.SAME
    first, second = parse_address(one), parse_address(other)
    return compare_addresses(first, second) if first is not None and second is not None else Place.UNKNOWN


def _finding(case: Case, one: Stated, other: Stated, severity: Severity, *, numbers_only: bool) -> Finding:
    ko, en = [paper_name(case, s.review, "ko") for s in (one, other)], [paper_name(case, s.review, "en") for s in (one, other)]
    files = one.review.paper.document.name, other.review.paper.document.name
    what_ko, what_en = ("건물번호가", "building numbers") if numbers_only else ("장소가", "places")
    site = other.role == "licence"
    return Finding(
        RULE, trusted(severity, one.fact, other.fact),
        Message(
            f"{ko[0]}의 근무지({one.fact.value})와 {ko[1]}의 {'소재지' if site else '근무지'}({other.fact.value})는 {what_ko} 다릅니다."
            + (" 본사와 다른 사업장이라면 그 사업장이 근무처로 드러나야 합니다." if site else ""),
            f"The workplace in the {en[0]} ({one.fact.value}) and the address in the {en[1]} ({other.fact.value}) are different {what_en}."
            + (" If it is another site than the head office, the papers should show that site." if site else ""),
        ),
        (one.evidence, other.evidence),
        Message(
            f"실제로 일할 곳을 {with_particle(files[0], '과')} {files[1]}에 같은 주소로 적으세요. 두 곳에서 일한다면 모든 서류에 두 곳을 함께 적으세요.",
            f"Write the real place of work into {files[0]} and {files[1]} alike. If the work is done at two places, every paper should name both.",
        ),
        SOURCE,
    )  # fmt: skip
