"""Finds the duties that running text tells: in the narrative parts of a paper, and in letters without any heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.extraction.labels import Section
from analyzer.extraction.pieces import duties_of, listed_in, sentences_of
from analyzer.extraction.sections import Passage
from analyzer.extraction.speech import (
    LIKELY,
    CatchAll,
    allows_any_transfer,
    catch_all_of,
    continues_work,
    speaks_of,
    states_work_to_come,
)
from analyzer.extraction.speech_model import duty_likelihood
from analyzer.extraction.types import CatchAllPhrase, Duty
from analyzer.language import Language, language_of

_PLAN = (Section.PLAN, Section.OVERVIEW)
# What stands behind `the work is as follows` in one paragraph is a duty unless it reads otherwise.
ANNOUNCED = 0.3
# `피초청인을 생산관리 과장으로 고용하여 …하게 할 예정이다`: the title in front is none of the work.
_HIRED_AS = re.compile(r"^[^,]{0,60}?(?:(?:으로|로)\s?(?:고용|채용|초청|임용)(?:하여|해서|해|하고|한\s?(?:뒤|후))|(?:으로|로)서)\s*,?\s+")
# `대상자의 수업 능력은 별첨 강의평가 결과표와 같다`
_AS_ENCLOSED = re.compile(r"(?:별첨|붙임|첨부)[^.]{2,60}(?:[과와]\s?같(?:다|습니다|음)|에서\s(?:보|확인)[^.]{0,14})\.?\s*$")
NEVER = (Section.DUTIES, Section.CODE, Section.STATUS, Section.TITLE, Section.INDUSTRY, Section.QUALIFICATION, Section.PAY, Section.HOURS, Section.TERM)
# Under a duty heading a sentence has to be very unlike a duty to be left out; short phrases are judged by phrases alone.
SURELY_NOT = 0.03
MIN_SENTENCE = 25
# A sentence that says neither who nor that it is work has to read very much like a duty, and be told in the present.
SURELY = 0.8
_CATCH_ALL = re.compile(
    r"[,·;]?\s*(?:및|과|와|또는|and|or|as well as)?\s*(?:기타|그\s?외|그\s?밖|제반|(?:회사|기관장|대표|갑|상급자|상사|부서장)(?:이|가|에서|의)\s?\S*\s?(?:정하|지정|지시|부여|명|필요|요청)"
    r"|(?:any |all |such )?other\b|ad[- ]?hoc|as required|additional|관련\s?업무|부수|부대)", re.I)
# `우리 회사에서는 …합니다` may tell of the person as well as of the company.
_HERE = re.compile(r"^(?:우리|저희|당사|본)\s?(?:회사|연구소|병원|호텔|학교|식당|농장)?에서는?\s+")
_TELLS = re.compile(r"(?:[가-힣]니|[는한진친룬린킨긴끈])다\.?\s*$|\b(?:will|shall)\b", re.I)


def from_narrative(passage: Passage, *, letter: bool = False) -> Iterator[Duty | CatchAllPhrase]:
    """Yield what a narrative part says that the person will do, and all that stands behind `the work is as follows` in a paragraph.

    :param letter: The paper tells the work in prose, so that lines under no heading may state a duty as well.
    """
    if passage.cell is not None and passage.section in (Section.NONE, Section.TERMS) and not passage.labelled:
        return
    plan = passage.section in _PLAN
    told = announced = False
    for start, end in sentences_of(passage):
        text = passage.text[start - passage.start : end - passage.start]
        if speaks_of("announces", text):
            announced = True
            continue
        items = listed_in(text) if announced else []
        likely = duty_likelihood([text[left:right] for left, right in items])
        announced = announced and not _is_silent(text) and sum(likely) > ANNOUNCED * len(items)
        if announced:
            for left, right in items:
                yield from duties_of(passage, start + left, start + right, "narrative")
            continue
        if _AS_ENCLOSED.search(text):
            continue
        if len(text.split()) < 2 or (text.isupper() and language_of(text) is not Language.KOREAN):
            continue  # a name, a seal or a banner is no sentence
        goes_on = letter and told and passage.section is Section.NONE and continues_work(text)
        if passage.section in (Section.NONE, Section.TERMS) and not (speaks_of("person", text) and "담당" in text) and not goes_on and not (
            letter and passage.section is Section.NONE and states_work_to_come(text) and duty_likelihood([text])[0] > LIKELY
        ):
            if allows_any_transfer(text):
                yield CatchAllPhrase(CatchAll.TAIL, text, start, end, passage.line.page)
            continue
        if catch_all_of(text) is not CatchAll.NONE and allows_any_transfer(text):
            continue
        told = states_work_to_come(text, plan=plan) or (told and continues_work(text))
        grade = catch_all_of(text) if told else CatchAll.NONE
        kept = text[: before_catch_all(text)] if grade is not CatchAll.NONE else text
        if grade is not CatchAll.NONE and (len(kept) < MIN_SENTENCE or catch_all_of(kept) is not CatchAll.NONE):
            yield CatchAllPhrase(grade, text, start, end, passage.line.page)
        elif told:
            yield from duties_of(passage, start + _title_clause(text), end, "narrative")


def told_outright(passage: Passage) -> Iterator[Duty | CatchAllPhrase]:
    """Yield the sentences of a paper without any duty section that say outright what the person will do.

    A letter has no headings: `맡을 일은 … 입니다`, `He will …`. A sentence that goes on without a subject belongs to it.
    """
    if passage.section in (*NEVER, Section.TERMS) or passage.cell is not None and passage.section is not Section.NONE:
        return
    told = False
    for start, end in sentences_of(passage):
        text = passage.text[start - passage.start : end - passage.start]
        silent = _is_silent(text)
        others = any(speaks_of(kind, text) for kind in ("past", "company")) and not speaks_of("person", text)
        outright = speaks_of("outright", text) and not others
        grade = catch_all_of(text)
        if outright and grade is not CatchAll.NONE and not allows_any_transfer(text):
            yield CatchAllPhrase(grade, text, start, end, passage.line.page)
        told = (outright and not silent and duty_likelihood([text])[0] > SURELY_NOT) or (told and not silent and continues_work(text))
        if told:
            yield from duties_of(passage, start + _title_clause(text), end, "narrative")


def told_without_subject(passage: Passage) -> Iterator[Duty | CatchAllPhrase]:
    """Yield the sentences of a letter that tell work and speak of nobody: `바이어를 찾아 상담하고 거래처를 관리합니다.`, and those beside them that name the person."""
    if passage.section is not Section.NONE or passage.cell is not None:
        return
    told = [(start, end, _HERE.sub("", passage.text[start - passage.start : end - passage.start])) for start, end in sentences_of(passage)]
    told = [each for each in told if len(each[2]) >= MIN_SENTENCE and _TELLS.search(each[2])]
    of_person = {each for each in told if speaks_of("person", each[2]) and states_work_to_come(each[2])}
    surely = [each for each in told if duty_likelihood([each[2]])[0] > SURELY and (each in of_person or continues_work(each[2]))]
    for start, end, text in told if surely else ():
        if (start, end, text) in surely or (start, end, text) in of_person and duty_likelihood([text])[0] > LIKELY:
            yield from duties_of(passage, start, end, "narrative")


def _title_clause(text: str) -> int:
    """Return the length of the clause that only says as what the person is hired."""
    match = _HIRED_AS.match(text)
    return match.end() if match and len(text) - match.end() >= MIN_SENTENCE else 0


def _is_silent(text: str) -> bool:
    """Whether a sentence points elsewhere, sets terms or leaves the work open."""
    return any(speaks_of(kind, text) for kind in ("reference", "not_duty")) or catch_all_of(text) is not CatchAll.NONE


def before_catch_all(text: str) -> int:
    """Return the length of the real duties in front of a catch-all tail."""
    match = _CATCH_ALL.search(text)
    return len(text[: match.start()].rstrip(" ,·;")) if match else 0
