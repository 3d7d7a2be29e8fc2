"""Job titles: ranks beside a title, synonyms and the other language make no other job."""

from __future__ import annotations

import functools
import re

from analyzer.consistency.normal.likeness import Likeness
from analyzer.consistency.normal.scripts import has_hangul
from analyzer.consistency.normal.title_fields import in_other_fields
from analyzer.occupations import load_catalogue, match_name
from analyzer.occupations.folding import fold, name_key

_RANKS_KO = (
    "사원", "주임", "계장", "대리", "과장", "차장", "부장", "팀장", "파트장", "실장", "본부장", "센터장", "소장", "이사", "상무", "전무", "대표",
    "선임", "책임", "수석", "전임", "인턴", "수습", "신입", "경력", "팀원", "직원", "정규직", "계약직", "프로", "급",
)  # fmt: skip
_RANKS_EN = frozenset({
    "staff", "assistant", "associate", "senior", "junior", "lead", "chief", "principal", "head", "deputy", "director", "intern", "trainee",
    "employee", "member", "team", "full", "time", "regular", "grade", "level", "i", "ii", "iii", "iv",
})  # fmt: skip
# Steps of the ladder of a Korean office, with their usual English; a step without a settled English word has none.
_STEPS = {
    "사원": "", "주임": "", "대리": "assistant manager", "과장": "", "차장": "deputy general manager|senior manager", "부장": "general manager",
    "이사": "", "상무": "", "전무": "", "본부장": "", "팀장": "", "실장": "", "책임": "", "선임": "",
}  # fmt: skip
# The lowest steps; who heads a department in English stands on none of them.
_LOW = frozenset({"사원", "주임", "대리"})
_HEADS_EN = re.compile(r"^(?:head|chief|director|vice president)\s+of\b|^(?:managing )?director$", re.I)
_RANK_KO = re.compile(rf"(?:{'|'.join(_RANKS_KO)})$")
_AGENT_KO = re.compile(r"(?:업무|직무|분야|담당자|담당|전문가|전문인력|개발자|엔지니어|기술자|기사|매니저|관리자|디자이너|컨설턴트|코디네이터|연구원|요원|직원|원|사|자|직|팀|부|과)$")
_AGENTS_EN = frozenset({
    "engineer", "developer", "programmer", "specialist", "expert", "manager", "officer", "representative", "coordinator", "consultant",
    "technician", "designer",
})  # fmt: skip
_CUT = re.compile(r"\s*[/|,;]\s*|\s+[-–]\s+|[()\[\]]")
_LEAST_STEM = 2


def compare_titles(one: str, other: str) -> Likeness:
    """Return how two job titles stand to each other.

    `SAME`: one occupation or one field of work in both. `DIFFERENT`: titles of two occupations or of two fields of work, or two bare ranks. `NEAR`: no
    occupation can be told and the words differ, or one field of work or a bare rank on another step of the ladder. `UNKNOWN`: a bare rank or general word beside a title, or two languages.
    """
    first, second = _parts(one), _parts(other)
    if any(name_key(a) == name_key(b) for a in first for b in second):
        return Likeness.SAME
    ranks = [all(_is_rank(part) for part in parts) for parts in (first, second)]
    if all(ranks) and _one_script(first, second):
        return Likeness.DIFFERENT
    if any(ranks):
        return Likeness.NEAR if _ranks_differ(first, second) else Likeness.UNKNOWN
    likeness = _by_field(one, other, first, second)
    # One field of work, or fields in two languages, on two steps of the ladder may be a promotion or a slip: worth a look, no contradiction.
    return Likeness.NEAR if likeness in (Likeness.SAME, Likeness.UNKNOWN) and _ranks_differ(first, second) else likeness


def in_two_languages(one: str, other: str) -> tuple[str, str] | None:
    """Return a Korean and an English title, ranks put aside, where one title is Korean, the other English, and both name a field of work."""
    kept = [[bare for part in _parts(title) if not _is_rank(part) and (bare := _without_rank(part)) and _stem(part)] for title in (one, other)]
    scripts = [{has_hangul(part) for part in parts} for parts in kept]
    if scripts not in ([{True}, {False}], [{False}, {True}]):
        return None
    first, second = (" ".join(parts) for parts in kept)
    return (first, second) if scripts[0] == {True} else (second, first)


def _by_field(one: str, other: str, first: list[str], second: list[str]) -> Likeness:
    """Return how two titles stand to each other, ranks put aside."""
    codes = _occupations(one), _occupations(other)
    pairs = [(a, b) for a in _stems(first) for b in _stems(second) if a[0] is b[0]]
    if codes[0] & codes[1] or any(a == b for a, b in pairs):
        return Likeness.SAME
    if all(codes):
        return Likeness.DIFFERENT
    if any(_alike(a[1], b[1], korean=a[0]) for a, b in pairs):
        return Likeness.SAME
    if in_other_fields(one, other):
        return Likeness.DIFFERENT
    return Likeness.NEAR if pairs else Likeness.UNKNOWN


def _ranks_differ(first: list[str], second: list[str]) -> bool:
    """Whether both titles end in a step of the ladder and the steps differ: `해외영업 대리` and `영업 과장` are two posts, `Head of Sales` is neither."""
    steps = [{step for part in parts if (step := _step(part))} for parts in (first, second)]
    heads = [any(_HEADS_EN.search(part) for part in parts) for parts in (first, second)]
    headed = any(head and low and low <= _LOW for head, low in ((heads[0], steps[1]), (heads[1], steps[0])))
    return headed or all(len(found) == 1 for found in steps) and steps[0] != steps[1]


def _step(part: str) -> str:
    """Return the step of the ladder that a title ends in, in Korean, empty where it names none."""
    if has_hangul(part):
        bare = re.sub(r"[\s\d]", "", part)
        match = re.search(rf"(?:{'|'.join(_STEPS)})$", bare) or re.match(r"책임|선임", bare)
        return match[0] if match else ""
    return next((step for step, words in _STEPS.items() if words and re.search(rf"^(?:{words})\b|\b(?:{words})$", part.casefold())), "")


def _parts(title: str) -> list[str]:
    return [part.strip() for part in _CUT.split(fold(title)) if part and part.strip()]


def _one_script(first: list[str], second: list[str]) -> bool:
    return any(has_hangul(a) is has_hangul(b) for a in first for b in second)


def _occupations(title: str) -> set[str]:
    """Return the occupations that a title or one of its parts names, ranks put aside."""
    found = set()
    for writing in (title, *_parts(title), *(_without_rank(part) for part in _parts(title))):
        code = match_name(writing)[0]
        found |= {code} if code else _titles().get(name_key(writing), set())
    return found


@functools.cache
def _titles() -> dict[str, set[str]]:
    """Return the occupations of each title in the catalogue; a title that several have names all of them."""
    owners: dict[str, set[str]] = {}
    for occupation in load_catalogue():
        for title in (*occupation.titles_ko, *occupation.titles_en):
            owners.setdefault(name_key(title), set()).add(occupation.code)
    return owners


def _is_rank(part: str) -> bool:
    if has_hangul(part):
        return not re.sub(rf"(?:{'|'.join(_RANKS_KO)})+", "", re.sub(r"[\s\d]", "", part))
    return set(re.findall("[a-z]+", part.casefold())) <= _RANKS_EN | {"manager"}


def _without_rank(part: str) -> str:
    if not has_hangul(part):
        return " ".join(word for word in part.split() if word.casefold() not in _RANKS_EN)
    bare = part.strip()
    while (match := _RANK_KO.search(bare)) and len(bare) - len(match[0]) >= _LEAST_STEM:
        bare = bare[: match.start()].strip()
    return bare


def _stems(parts: list[str]) -> set[tuple[bool, str]]:
    """Return the fields of work that a title names, each with whether it is Korean."""
    return {(has_hangul(part), stem) for part in parts if (stem := _stem(part))}


def _stem(part: str) -> str:
    """Return what a title says of the field of work: rank and the word for the worker put aside, empty for a general word."""
    bare = _without_rank(part)
    if not has_hangul(bare):
        return " ".join(word for word in name_key(bare).split() if word not in _AGENTS_EN)
    bare = re.sub(r"\s", "", bare)
    if _AGENT_KO.fullmatch(bare):
        return ""
    while (match := _AGENT_KO.search(bare)) and match.start() >= _LEAST_STEM:
        bare = bare[: match.start()]
    return name_key(bare)


def _alike(a: str, b: str, *, korean: bool) -> bool:
    """Whether one field of work is the other, or holds it (`영업` in `해외영업`)."""
    if korean:
        return a in b or b in a
    return set(a.split()) <= set(b.split()) or set(b.split()) <= set(a.split())
