"""What to change, in which paper, at which sentence. Never to describe work that is not done."""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.consistency.case import Case
from analyzer.consistency.particles import with_particle
from analyzer.consistency.types import Evidence, Message, PaperReview
from analyzer.matching import OUTSIDE

_LONGEST = 42
_NEAR_SHARE = 0.1
_MOST_NEAR = 2


def place(evidence: Sequence[Evidence], paper: PaperReview, lang: str) -> str:
    """Return the paper with its first quoted sentence: `계약서.pdf 2쪽의 “…” 문장`; the paper alone where nothing is quoted."""
    name = paper.paper.document.name
    first = next((e for e in evidence if e.document == name and e.quote.strip()), None)
    if first is None:
        return f"{name}의 담당업무" if lang == "ko" else f"the duties in {name}"
    words = " ".join(first.quote.split())
    said = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
    if lang == "ko":
        return f"{name}{f' {first.page}쪽' if first.page else ''}의 “{said}” 문장"
    return f"the sentence “{said}” in {name}{f', p. {first.page}' if first.page else ''}"


def nearest(case: Case, paper: PaperReview, code: str) -> list[str]:
    """Return the occupations beside `code` that the duties of a paper point at, the nearest first; none for outside work."""
    if paper.profile is None or paper.profile.primary.code == OUTSIDE:
        return []
    candidates = paper.profile.candidates
    return [c.code for c in candidates if c.code not in (code, OUTSIDE) and c.code in case.catalogue and c.share >= _NEAR_SHARE][:_MOST_NEAR]


def two_ways(case: Case, paper: PaperReview, code: str, evidence: Sequence[Evidence]) -> Message:
    """Return the two ways out of a mismatch: mend the paper to the true job, or file the occupation the duties point at.

    :param code: The filed occupation.
    """
    return Message(_two_ways_ko(case, paper, code, evidence), _two_ways_en(case, paper, code, evidence))


def _apart(case: Case, code: str, near: Sequence[str], lang: str) -> str:
    return " ".join(line for other in near if (line := case.separating_line(code, other, lang)))


def _two_ways_ko(case: Case, paper: PaperReview, code: str, evidence: Sequence[Evidence]) -> str:
    near = nearest(case, paper, code)
    mend = (f"{with_particle(place(evidence, paper, 'ko'), '을')} 실제 업무와 대조하세요. (1) 실제와 다르면 실제로 하는 일에 맞게 "
            "그 문장부터 고치고 다른 서류도 같게 맞추세요.")
    if near:
        names = ", ".join(case.occupation(other, "ko") for other in near)
        file = f"(2) 실제와 같으면 업무가 가리키는 {with_particle(names, '으로')} 신청하는 것을 검토하세요. {_apart(case, code, near, 'ko')}"
    else:
        file = "(2) 실제와 같으면 E-7 직종에 해당하지 않는 업무이므로 다른 체류자격을 검토하세요."
    return f"{mend} {file.strip()} 하지 않는 업무를 적어서 맞추지 마세요."


def _two_ways_en(case: Case, paper: PaperReview, code: str, evidence: Sequence[Evidence]) -> str:
    near = nearest(case, paper, code)
    mend = (f"Hold {place(evidence, paper, 'en')} against the real work. (1) If it is not the real work, mend it to what is really done, "
            "and the other papers with it.")
    if near:
        names = ", ".join(case.occupation(other, "en") for other in near)
        file = f"(2) If it is, consider filing the occupation that the duties point at: {names}. {_apart(case, code, near, 'en')}"
    else:
        file = "(2) If it is, the work lies in no E-7 occupation; consider another status."
    return f"{mend} {file.strip()} Do not describe work that is not done."
