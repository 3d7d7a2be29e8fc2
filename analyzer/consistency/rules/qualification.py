"""qualification: stated degree, field and experience against the routes to the occupation. Always a notice with its reasoning."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator, Sequence

from analyzer.consistency.case import Case
from analyzer.consistency.dated import cited, filing_day, first_fact, not_known, package_mentions, place
from analyzer.consistency.particles import with_particle
from analyzer.consistency.types import Evidence, Finding, Message, PaperReview, Severity
from analyzer.extraction import Fact, Paper, Role
from analyzer.regulations import DEGREE_NAMES, Entry, Way, all_in_force, in_force, ways_on

RULE = "qualification"
# A certificate outweighs what the statement says of it.
_ORDER = (Role.CREDENTIAL, Role.STATEMENT, Role.APPLICATION, Role.RECOMMENDATION, Role.CONTRACT, Role.OTHER)

_NO_CERTIFICATE = re.compile(r"자격증\s*(?:은|이|:|:)?\s*(?:아직\s*)?(?:없|미보유|미소지)|자격증[^.\n]{1,24}(?:사항|내역|이력|보유|취득)(?:은|는|이|도)?\s*없|(?:certificates?|licen[cs]es?)\s*:\s*none\b|\bno\s+(?:\w+\s+)?certificate", re.I)
_KOREAN = {"topik": ("TOPIK {}급", "TOPIK level {}"), "kiip": ("사회통합프로그램 {}단계", "KIIP level {}")}
_WORD = re.compile(r"[가-힣]{2,}|[A-Za-z]{4,}")
_CAREER = re.compile(
    r"경력|재직|이력|근무(?:하였|했|한\s?바|함|해\s?온|하며)|일(?:하였|했|해\s?왔|해\s?온)|종사(?:하였|했|한)|쌓(?:았|은|고)|활동(?:하였|했)|experience|career|\bworked\b|\bemployed\s+(?:at|by)\b|previous(?:ly)?\b|former(?:ly)?\b|\byears\s+(?:of|as|in)\b", re.I)
# `대한민국 간호사 면허는 아직 없으며`, `Korean nurse licence not yet`
_NOT_YET = re.compile(
    r"(?:면허(?:증)?)?(?:가|는|은|를|도|이)?(?:아직)?(?:없[으는다습]|미취득|미소지|취득(?:예정|할|하지못|하지않)|갖고있지않|가지고있지않|받지못|(?:20\d\d년)?(?:에)?(?:딸|(?:국가)?시험에?응시)(?:할|하|계획|예정)?)"
    r"|(?:licen[cs]e|nurse)*(?:is|has)?(?:notyet|willtake|planstotake|tobeobtained|none\b)")
_PRIZES = ("수상", "상을 받", "입상", "award", "prize")


def check(case: Case) -> Iterator[Finding]:
    """Yield a notice where no route fits what is stated, or the major clearly lies in another field."""
    code, day = case.filed.code, filing_day(case)
    papers = sorted((p for p in case.papers if p.paper.role in _ORDER), key=lambda p: _ORDER.index(p.paper.role))
    degree, years, major = (first_fact(papers, name) for name in ("degree", "experience_years", "major"))
    # Several certificates prove several stays.
    proven = sum(float(fact.value) for p in papers if p.paper.role is Role.CREDENTIAL and (fact := p.paper.fact("experience_years")))
    known = ways_on(code, day) if code is not None else None
    # A licence is asked for whatever else the papers state.
    licensed = known is not None and bool(known[1]) and all(way.words for way in known[1])
    if code is None or code not in case.catalogue or degree is None and years is None and not licensed:
        return
    evidence = tuple(place(*pair) for pair in (degree, major, years) if pair is not None)
    if known is None:
        yield not_known(RULE, day, Message(f"{case.occupation(code, 'ko')}의 학력·경력 요건", f"The rule on degree and experience "
                                                                                       f"for {case.occupation(code, 'en')}"), evidence)
        return
    entry, ways = known
    yield from _korean(case, code, day, entry, papers)
    level, time = str(degree[1].value) if degree else None, proven or (float(years[1].value) if years else None)
    without = _has_no_certificate(case)
    fitting = [way for way in ways if way.fits(level, time) and not (without and way.also is not None and "자격증" in way.also.ko)
               and (not way.words or package_mentions(case, way.words, proofs=True, unless=_NOT_YET))]
    if time is None and fitting and all(way.years for way in fitting) and not _speaks_of_a_career(papers):
        fitting = []  # every route that fits asks for years, and no paper speaks of any
    former = in_force("qualification_exceptions", day, "former-e9")
    if fitting and former is not None and code in former["codes"] and _rests_on_years_as_former_e9(case, papers, fitting, level):
        fitting, entry = [], former
    if ways and not fitting:
        yield _finding(case, code, day, entry, ways, _stated(degree, time), evidence)
    elif major is not None and ways and _lies_elsewhere(code, str(major[1].value), day) and (
            all(way.related for way in fitting) or (proven and not _is_of_the_field(case, papers, code))):
        yield _other_field(case, code, day, entry, major, evidence)


def _korean(case: Case, code: str, day: dt.date, entry: Entry, papers: list[PaperReview]) -> Iterator[Finding]:
    """Yield a notice where the papers state a level of Korean below the one asked for, and no other that suffices."""
    needed = {name: entry.get(name) for name in ("topik", "kiip") if entry.get(name)}
    stated = {name: [(p.paper, fact) for p in papers for fact in p.paper.facts_named(name)] for name in needed}
    if not any(stated.values()) or any(int(fact.value) >= needed[name] for name, found in stated.items() for _, fact in found):
        return
    ko, en = " 또는 ".join(_KOREAN[name][0].format(needed[name]) for name in needed), " or ".join(_KOREAN[name][1].format(needed[name]) for name in needed)
    told = [(_KOREAN[name], int(fact.value)) for name, found in stated.items() for _, fact in found]
    has = tuple(", ".join(dict.fromkeys(words[lang].format(level) for words, level in told)) for lang in (0, 1))
    yield Finding(
        RULE, Severity.NOTICE,
        Message(
            f"{with_particle(case.occupation(code, 'ko'), '은')} 한국어 능력 {ko} 이상을 요구하는데({day} 신청 기준) 서류에는 {has[0]}입니다.",
            f"{case.occupation(code, 'en')} asks for Korean of at least {en} (for filing on {day}); the papers state {has[1]}.",
        ),
        tuple(place(paper, fact) for found in stated.values() for paper, fact in found),
        Message("더 높은 성적이나 이수증이 있으면 그 증명을 붙이고, 없다면 요건을 갖춘 뒤 신청하세요.",
                "Add the certificate of a higher level if there is one; otherwise apply once the level is reached."),
        cited((entry,)),
    )  # fmt: skip


def _has_no_certificate(case: Case) -> bool:
    """Whether a statement or certificate says that the person holds no certificate, and no paper speaks of a prize instead."""
    said = any(_NO_CERTIFICATE.search(p.paper.document.text) for p in case.papers if p.paper.role in (Role.STATEMENT, Role.CREDENTIAL))
    return said and not package_mentions(case, _PRIZES)


def _speaks_of_a_career(papers: list[PaperReview]) -> bool:
    """Whether a paper tells of earlier work in any words, whether or not the years could be read; certificates may be to come where there are none yet."""
    return not any(p.paper.role is Role.CREDENTIAL for p in papers) or any(_CAREER.search(p.paper.document.text) for p in papers if p.paper.role is not Role.CONTRACT)


def _is_of_the_field(case: Case, papers: list[PaperReview], code: str) -> bool:
    """Whether a certificate of career shares a word with the occupation's titles; a general word is enough."""
    occupation = case.catalogue[code]
    words = {word.casefold() for title in (*occupation.titles_ko, *occupation.titles_en, occupation.name_ko, occupation.name_en) for word in _WORD.findall(title)}
    texts = [p.paper.document.text.casefold() for p in papers if p.paper.role is Role.CREDENTIAL and p.paper.fact("experience_years")]
    return any(word in text for word in words for text in texts)


def _rests_on_years_as_former_e9(case: Case, papers: list[PaperReview], fitting: list[Way], level: str | None) -> bool:
    status = first_fact(case.papers, "visa_now")
    if status is None or not str(status[1].value).upper().startswith("E-9"):
        return False
    return level not in ("bachelor", "master", "doctor") and all(way.degree is None for way in fitting)


def _stated(degree: tuple[Paper, Fact] | None, years: float | None) -> Message:
    ko, en = [], []
    if degree is not None:
        name = DEGREE_NAMES[str(degree[1].value)]
        ko.append(name.ko)
        en.append(name.en)
    if years is not None:
        ko.append(f"경력 {years:g}년")
        en.append(f"{years:g} year{'s' if years != 1 else ''} of work")
    elif degree is not None:
        ko.append("경력 기재 없음")
        en.append("no experience stated")
    return Message(", ".join(ko), ", ".join(en))


def _finding(
    case: Case, code: str, day: dt.date, entry: Entry, ways: tuple[Way, ...], stated: Message, evidence: tuple[Evidence, ...]
) -> Finding:
    ko, en = ("; ".join(f"({n}) {way.shown(lang)}" for n, way in enumerate(ways, 1)) for lang in ("ko", "en"))
    exceptions = _exceptions(case, code, day)
    more = Message(*(_more(entry, exceptions, lang) for lang in ("ko", "en")))
    return Finding(
        RULE, Severity.NOTICE,
        Message(
            f"{case.occupation(code, 'ko')}의 학력·경력 요건에 서류의 내용({stated.ko})이 맞는 길을 찾지 못했습니다. "
            f"길: {ko}.{more.ko}",
            f"What the papers state ({stated.en}) fits no route to {case.occupation(code, 'en')}. "
            f"Routes: {en}.{more.en}",
        ),
        evidence,
        Message("해당하는 길이나 예외가 있으면 고용사유서의 학력·경력란에 밝히고 증명서를 붙이세요. 경력은 학위나 자격을 얻은 뒤의 것만 셉니다. 없는 경력을 적어서는 안 됩니다.",
                "If a route or exception holds, say so where the statement gives education and career, and add the "
                "certificates. Experience counts only after the degree or licence. Never state work that was not done."),
        cited((entry, *exceptions)),
    )  # fmt: skip


def _more(entry: Entry, exceptions: Sequence[Entry], lang: str) -> str:
    """Return what the row adds to its routes, and the exceptions, each with a space in front."""
    head = "예외:" if lang == "ko" else "Exception:"
    own = f" {entry.text.in_lang(lang)}" if entry.text else ""
    return own + "".join(f" {head} {e.text.in_lang(lang)}" for e in exceptions if e.text)


def _exceptions(case: Case, code: str, day: dt.date) -> tuple[Entry, ...]:
    """Return the exceptions that may hold: those of the occupation, and the one for Korean degrees."""
    own = [e for e in all_in_force("qualification_exceptions", day, code) if "words" not in e.values or package_mentions(case, e["words"])]
    return (*own, *all_in_force("qualification_exceptions", day, "korean-degree"))


def _lies_elsewhere(code: str, major: str, day: dt.date) -> bool:
    """Whether the major meets another field and none of the occupation's. Occupations without fields take any major."""
    fields = all_in_force("majors", day)
    own = [field for field in fields if code in field["codes"]]
    return bool(own) and not any(_meets(field, major) for field in own) and any(_meets(field, major) for field in fields)


def _meets(field: Entry, major: str) -> bool:
    text, bare = major.casefold(), "".join(major.split())
    return any(stem in bare for stem in field["ko"]) or any(_beginning(stem).search(text) for stem in field["en"])


@functools.cache  # of a dated table; patterns that Python keeps itself push each other out
def _beginning(stem: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(stem)}")


def _other_field(
    case: Case, code: str, day: dt.date, entry: Entry, major: tuple[Paper, Fact], evidence: tuple[Evidence, ...]
) -> Finding:
    korean = all_in_force("qualification_exceptions", day, "korean-degree")
    return Finding(
        RULE, Severity.NOTICE,
        Message(
            f"전공({major[1].value})이 {case.occupation(code, 'ko')} 분야로 보이지 않습니다. 학위로 신청하려면 관련 전공이어야 합니다." + "".join(f" 예외: {e.text.ko}" for e in korean if e.text),
            f"The major ({major[1].value}) does not look related to {case.occupation(code, 'en')}. A route by degree needs a "
            f"related field." + "".join(f" Exception: {e.text.en}" for e in korean if e.text),
        ),
        evidence,
        Message("전공과 업무의 관련성을 이수 과목이나 경력으로 보일 수 있으면 고용사유서에 적고 증명서를 붙이세요. 관련 경력 5년으로 신청하는 길도 확인하세요.",
                "If courses or career show the relation, say so in the statement and add the certificates. See also whether "
                "the route by five years of related work holds."),
        cited((entry, *korean)),
    )  # fmt: skip
