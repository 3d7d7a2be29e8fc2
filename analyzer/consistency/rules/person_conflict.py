"""person-conflict: one person across the papers, by name, passport, birth date and nationality."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator

from analyzer.consistency.case import Case
from analyzer.consistency.comparing import JOB_PAPERS, Stated, disagreements, paper_name, stated, trusted
from analyzer.consistency.normal.likeness import Likeness
from analyzer.consistency.normal.people import compare_people, misspelt, share_a_word
from analyzer.consistency.particles import with_particle
from analyzer.consistency.types import Finding, Message, Severity

RULE = "person-conflict"
SOURCE = "출입국관리법 시행규칙 별지 제21호·제34호서식 (여권과 같은 인적사항); 법무부 매뉴얼 2026-09"
_PAPERS = (*JOB_PAPERS, "credential", "other")
# Old certificates bear old passports, guarantee letters name the guarantor too, other papers may speak of anybody.
_LOOSE = frozenset({"guarantee", "credential", "other"})
_BIRTH, _PASSPORT, _NATIONALITY = "birth", "passport", "nationality"
_WORDS = {
    _PASSPORT: ("여권번호가", "passport numbers"),
    _BIRTH: ("생년월일이", "birth dates"),
    _NATIONALITY: ("국적이", "nationalities"),
}


def check(case: Case) -> Iterator[Finding]:
    """Yield an error for another passport number, birth date or nationality; for names by how far they lie apart.

    Order, case, marks and hyphens of a name are nothing, a part left out is a notice; scripts are never compared.
    """
    names = _trimmed(stated(case, "employee", _PAPERS), compare_people)
    for first, other, likeness in disagreements(names, compare_people, same=Likeness.SAME, unknown=Likeness.UNKNOWN):
        yield _names(case, first, other, Likeness(likeness))
    for name in _WORDS:
        known = [s for s in stated(case, name, _PAPERS) if _comparable(name, str(s.fact.value))]
        for first, other, _ in disagreements(_trimmed(known, _equal), _equal, same=Likeness.SAME, unknown=Likeness.UNKNOWN, blurred=False):
            yield _identity(case, name, first, other)


def _equal(one: str, other: str) -> Likeness:
    return Likeness.SAME if _key(one) == _key(other) else Likeness.DIFFERENT


def _trimmed(found: list[Stated], compare: Callable[[str, str], Likeness]) -> list[Stated]:
    """Leave out of papers that may name others what is not the person, where they name the person too."""
    firm = [s for s in found if s.role not in _LOOSE]
    agreeing = {
        id(s.review) for s in found
        if s.role in _LOOSE and any(compare(str(s.fact.value), str(f.fact.value)) is Likeness.SAME for f in firm)
    }  # fmt: skip
    return [s for s in found if id(s.review) not in agreeing]


def _comparable(name: str, value: str) -> bool:
    """Whether a value is whole: a known country, a date, a number that is neither masked nor a row of equal digits."""
    if name == _NATIONALITY:
        return re.fullmatch("[A-Z]{2}", value) is not None
    if name == _BIRTH:
        try:
            return bool(dt.date.fromisoformat(value))
        except ValueError:
            return False
    return "*" not in value and len(set(re.sub(r"\D", "", value))) > 1


def _key(value: str) -> str:
    return re.sub(r"[\s-]", "", value).upper()


def _names(case: Case, one: Stated, other: Stated, likeness: Likeness) -> Finding:
    values = str(one.fact.value), str(other.fact.value)
    if likeness is Likeness.NEAR:
        severity, ko, en = Severity.NOTICE, "이름의 일부가 빠졌거나 줄여 적혀 있습니다", "A part of the name is left out or abbreviated"
    elif misspelt(*values):
        severity, ko, en = Severity.WARNING, "이름의 철자가 다릅니다", "The name is spelt differently"
    else:
        severity, ko, en = Severity.ERROR, "이름이 서로 다릅니다", "The names differ"
        loose = other.role in _LOOSE or one.role in _LOOSE
        if loose or share_a_word(*values) or _same_passport(one, other):
            severity = Severity.WARNING
    files = one.review.paper.document.name, other.review.paper.document.name
    return Finding(
        RULE, trusted(severity, one.fact, other.fact),
        Message(
            f"{ko}: {with_particle(paper_name(case, one.review, 'ko'), '은')} '{one.fact.raw}', {with_particle(paper_name(case, other.review, 'ko'), '은')} '{other.fact.raw}'.",
            f"{en}: the {paper_name(case, one.review, 'en')} says '{one.fact.raw}', the {paper_name(case, other.review, 'en')} '{other.fact.raw}'.",
        ),
        (one.evidence, other.evidence),
        Message(f"여권의 로마자 이름 그대로 {with_particle(files[0], '과')} {files[1]}에 적으세요.", f"Write the name into {files[0]} and {files[1]} exactly as in the passport."),
        SOURCE,
    )  # fmt: skip


def _same_passport(one: Stated, other: Stated) -> bool:
    facts = one.review.paper.fact(_PASSPORT), other.review.paper.fact(_PASSPORT)
    return facts[0] is not None and facts[1] is not None and facts[0].value == facts[1].value


def _identity(case: Case, name: str, one: Stated, other: Stated) -> Finding:
    loose = one.role in _LOOSE or other.role in _LOOSE
    turned = name == _BIRTH and _day_and_month_turned(_key(str(one.fact.value)), _key(str(other.fact.value)))
    ko, en = _WORDS[name]
    files = one.review.paper.document.name, other.review.paper.document.name
    return Finding(
        RULE, trusted(Severity.WARNING if loose or turned else Severity.ERROR, one.fact, other.fact),
        Message(
            f"{with_particle(paper_name(case, one.review, 'ko'), '과')} {paper_name(case, other.review, 'ko')}의 {ko} 서로 다릅니다." + (" 일과 월의 순서가 바뀐 것으로 보입니다." if turned else ""),
            f"The {en} in the {paper_name(case, one.review, 'en')} and the {paper_name(case, other.review, 'en')} differ." + (" Day and month seem to have been turned round." if turned else ""),
        ),
        (one.evidence, other.evidence),
        Message(
            f"여권을 보고 {with_particle(files[0], '과')} {files[1]} 중 틀린 쪽을 고치세요. 여권을 새로 발급받았다면 모든 서류에 새 번호를 적으세요." if name == _PASSPORT
            else f"여권을 보고 {with_particle(files[0], '과')} {files[1]} 중 틀린 쪽을 고치세요.",
            f"Correct the wrong one of {files[0]} and {files[1]} by the passport." + (" After a renewal every paper should bear the new number." if name == _PASSPORT else ""),
        ),
        SOURCE,
    )  # fmt: skip


def _day_and_month_turned(one: str, other: str) -> bool:
    return one[:4] == other[:4] and one[4:6] == other[6:8] and one[6:8] == other[4:6]
