"""What must not change an answer, and what must: the shipped matcher on jobs that its training never saw.

Rates, not single cases: a rewording may tip a job that lies between two occupations, most must stay where they were.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import analyzer
from analyzer.matching import OUTSIDE, Profile
from analyzer.occupations import load_catalogue
from models.training.corpus import DutyPair, duty_pairs
from models.training.splits import split

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
CATALOGUE = load_catalogue()
JOBS_OF_A_LANGUAGE = 60
DUTIES = 5
LEAST_SAME = 0.95
LANGS = ("ko", "en")
Job = tuple[str, ...]
Change = Callable[[Job], Job]

PRAISE = {"ko": ("당사는 업계를 선도하는 기업으로 꾸준히 성장하고 있습니다.",), "en": ("Our company leads its industry and keeps growing.",)}
# Common words of office language; none of them separates two scopes.
SYNONYMS = {
    "ko": (("업무", "일"), ("작성", "작성 작업"), ("수행", "진행"), ("관리", "관리 업무"), ("협의", "협의 조율"), ("확인", "점검 확인"), ("및", "그리고")),
    "en": ((r"\bprepar(e|ing)\b", "draw up"), (r"\bcheck(s?|ing)\b", "verify"), (r"\bcarry(ing)? out\b", "perform"), (r"\bmanag(e|es|ing)\b", "handle"), (r"\bcustomers\b", "clients"),
           (r"\bcreat(e|es|ing)\b", "make"), (r"\bsuch as\b", "for example"), (r"\binto\b", "to"), (r"\breview(s?|ing)\b", "look through")),
}  # fmt: skip


@functools.cache
def jobs(lang: str) -> tuple[tuple[str, Job], ...]:
    """Return (occupation, duties) of held-out jobs, spread over the occupations."""
    by_job: dict[str, list[DutyPair]] = defaultdict(list)
    for pair in split(duty_pairs(CORPORA))["employer"]:
        if pair.code != OUTSIDE:
            by_job[pair.job].append(pair)
    full = [(pairs[0].code, tuple(getattr(pair, lang) for pair in pairs[:DUTIES])) for _, pairs in sorted(by_job.items()) if len(pairs) >= 3]
    return tuple(full[:: max(1, len(full) // JOBS_OF_A_LANGUAGE)][:JOBS_OF_A_LANGUAGE])


def profiles(some: Sequence[Job]) -> list[Profile]:
    return [profile for profile in analyzer.profiles(some) if profile is not None]


@functools.cache
def answers(lang: str) -> tuple[str, ...]:
    return tuple(profile.primary.code for profile in profiles([duties for _, duties in jobs(lang)]))


def share_of(profile: Profile, code: str) -> float:
    return next((candidate.share for candidate in profile.candidates if candidate.code == code), 0.0)


def ending(form: str) -> Change:
    """Return a change of the last word: 명사형, 합니다, 함, 업무."""
    def change(duties: Job) -> Job:
        stems = [re.sub(r"(?:\s*업무|함|하기|한다|합니다)?[.]?$", "", duty) for duty in duties]
        return tuple(f"{stem}{form}" if re.search(r"[가-힣]$", stem) else duty for stem, duty in zip(stems, duties, strict=True))
    return change


def spacing(duties: Job) -> Job:
    """Drop every third space of the line: the commonest fault of Korean papers."""
    result = []
    for duty in duties:
        words = duty.split(" ")
        result.append("".join(word + ("" if number % 3 == 2 else " ") for number, word in enumerate(words)).strip())
    return tuple(result)


def reworded(lang: str) -> Change:
    def change(duties: Job) -> Job:
        for old, new in SYNONYMS[lang]:
            duties = tuple(re.sub(old, new, duty, flags=re.I) for duty in duties)
        return duties
    return change


SAME: dict[str, tuple[str, Change]] = {
    "reordered": ("both", lambda duties: duties[::-1]),
    "ending -함": ("ko", ending("함")),
    "ending -합니다": ("ko", ending("합니다")),
    "ending 업무": ("ko", ending(" 업무")),
    "spacing": ("ko", spacing),
    "upper case": ("en", lambda duties: tuple(duty.upper() for duty in duties)),
    "lower case": ("en", lambda duties: tuple(duty.lower() for duty in duties)),
    "full stop": ("both", lambda duties: tuple(duty.rstrip(".") + "." for duty in duties)),
    "synonyms ko": ("ko", reworded("ko")),
    "synonyms en": ("en", reworded("en")),
}
CASES = [(name, lang) for name, (which, _) in SAME.items() for lang in LANGS if which in ("both", lang)]


def test_jobs_are_held_out_and_many() -> None:
    assert all(len(jobs(lang)) == JOBS_OF_A_LANGUAGE and len({code for code, _ in jobs(lang)}) >= 40 for lang in LANGS)


@pytest.mark.parametrize(("name", "lang"), CASES)
def test_wording_leaves_the_occupation_unchanged(name: str, lang: str) -> None:
    changed = [SAME[name][1](duties) for _, duties in jobs(lang)]
    assert sum(new != old for new, (_, old) in zip(changed, jobs(lang), strict=True)) >= len(changed) / 4, "changes too little to show anything"
    now = [profile.primary.code for profile in profiles(changed)]
    moved = [(old, new) for old, new in zip(answers(lang), now, strict=True) if old != new]
    assert len(moved) <= (1 - LEAST_SAME) * len(now), moved


@pytest.mark.parametrize("lang", LANGS)
def test_company_praise_leaves_the_occupation_unchanged(lang: str) -> None:
    now = [profile.primary.code for profile in profiles([(*duties, *PRAISE[lang]) for _, duties in jobs(lang)])]
    moved = [(old, new) for old, new in zip(answers(lang), now, strict=True) if old != new]
    assert len(moved) <= (1 - LEAST_SAME) * len(now), moved


@pytest.mark.parametrize("lang", LANGS)
def test_a_swapped_duty_lowers_the_share(lang: str) -> None:
    known = [(code, duties) for (code, duties), answer in zip(jobs(lang), answers(lang), strict=True) if answer == code]
    before = profiles([duties for _, duties in known])
    foreign = [known[(number + len(known) // 2) % len(known)][1][0] for number in range(len(known))]
    after = profiles([(*duties[:-1], other) for (_, duties), other in zip(known, foreign, strict=True)])
    lowered = [share_of(new, code) < share_of(old, code) for (code, _), old, new in zip(known, before, after, strict=True)]
    assert sum(lowered) >= 0.9 * len(lowered)


@pytest.mark.parametrize("lang", LANGS)
def test_a_copied_scope_line_raises_the_share(lang: str) -> None:
    # A job that is half another one: a job of its own kind alone has a share that nothing can raise.
    mixed = [(code, (*duties[:2], *jobs(lang)[(number + 17) % len(jobs(lang))][1][:2])) for number, (code, duties) in enumerate(jobs(lang))]
    before = profiles([duties for _, duties in mixed])
    after = profiles([(*duties, getattr(CATALOGUE[code].scope[0], lang)) for code, duties in mixed])
    pairs = [(share_of(old, code), share_of(new, code)) for (code, _), old, new in zip(mixed, before, after, strict=True)]
    open_to_more = [(old, new) for old, new in pairs if old < 0.9]
    assert len(open_to_more) >= 0.8 * len(pairs)
    assert sum(new > old for old, new in open_to_more) >= 0.9 * len(open_to_more)


@pytest.mark.parametrize("lang", LANGS)
def test_an_exclusion_counts_against_its_occupation(lang: str) -> None:
    rows = [(code, getattr(line, lang), getattr(CATALOGUE[code].scope[0], lang)) for code in sorted({code for code, _ in jobs("ko")}) for line in CATALOGUE[code].exclusions]
    assert len(rows) >= 60
    excluded, scope = profiles([(line,) for _, line, _ in rows]), profiles([(line,) for _, _, line in rows])
    against = [share_of(out, code) < share_of(own, code) for (code, _, _), out, own in zip(rows, excluded, scope, strict=True)]
    assert sum(against) >= 0.9 * len(against)
