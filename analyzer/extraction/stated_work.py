"""The one sentence of a paper without headings that says what the work is: `직위는 연구원이며 담당업무는 …이다`, `She will work as … and will …`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from analyzer.extraction.labels import Section
from analyzer.extraction.pieces import duties_of, listed_in, sentences_of
from analyzer.extraction.sections import Passage
from analyzer.extraction.speech_model import duty_likelihood
from analyzer.extraction.splitting import split_duty
from analyzer.extraction.types import Duty

_WORK_IS = re.compile(
    r"(?:^|[,.)]\s*|(?:이며|이고|하고|하며)[,\s]\s*)(?:(?:귀하|직원|근로자|을|피초청인|대상자|본인|이 사람)(?:이|가|께서|의)?\s+)?"
    r"(?:(?:담당하는|담당할|담당하실|담당|맡는|맡을|맡으실|맡길|하는|할|하실|수행할|수행하는|주요|주된|구체적인)\s*)?(?:업무|직무|일|임무)(?:의\s*(?:내용|범위))?(?:은|는)\s+"
    r"(?P<items>.{8,400}?)\s*(?:이다|입니다|(?<![게책위선전신담부주])임|(?:으로|로)\s*(?:한다|합니다|정한다|함))\s*\.?\s*$")
# `직위는 환경공학 기술자이며, 수질 측정과 분석, … 작성을 맡습니다`
_TAKES_ON = re.compile(
    r"(?:직위|직책|자리)(?:는|은)\s+[^,\n]{2,30}?(?:이며|이고|로서|로)[,\s]+(?P<items>.{20,400}?)(?:을|를)?\s*(?:맡는다|맡습니다|맡음|맡긴다|(?:수행|담당)(?:한다|합니다|함))\s*\.?\s*$")
_WILL = re.compile(r"\b(?:and\s+)?(?:will|shall)\s+(?!(?:also\s+)?(?:not|never|neither|work|be|join|have|receive|start|stay|live|serve|get|earn|report)\b)(?P<items>[a-z].{20,400}?)\s*\.?\s*$")
_THE_FIRM = re.compile(r"당사|저희|우리|회사의|본사|^(?:we|our|the\s+company)\b", re.I)
_SUBJECT = re.compile(r"^(?:(?:Mr|Ms|Mrs|Dr)\.?\s+)?(?:He|She|They|The\s+(?:employee|candidate|applicant|invitee|worker)|[A-ZÀ-Ý][A-Za-zÀ-ỹ'’-]+(?:\s+[A-ZÀ-Ý][A-Za-zÀ-ỹ'’-]+){1,4})\b")
_SILENT = (Section.COMPANY, Section.CAREER, Section.EFFECT, Section.CODE, Section.QUALIFICATION, Section.PAY, Section.HOURS)
# `2.2 The Employee shall:`, and how its lines begin
_LEADS_IN = re.compile(r"\b(?:employee|worker|teacher|candidate|applicant|appointee|you|he|she)\s+(?:shall|will|is\s+to|agrees\s+to)(?:\s+(?:mainly|chiefly|perform|do|carry\s+out)\b[^.:;]{0,40})?\s*:\s*$", re.I)
_ITEM = re.compile(r"(?!(?:report|work|comply|not|never|observe|follow|attend|keep|return|devote|obey|be|refrain|maintain|protect|wear)\b)[a-z]")
_LEAST_LED = 2
_OF_THE_POST = (Section.TITLE, Section.JOB_KIND, Section.OVERVIEW, Section.PLAN, Section.FIELD_OF_WORK)
# Mean likelihood of what is listed.
LIKELY = 0.5


def led_in(passages: Sequence[Passage]) -> Iterator[Duty]:
    """Yield the lines behind `2.2 The Employee shall:` under a heading that is not one of the work."""
    led: list[Passage] = []
    for before, passage in pairwise(passages):
        open_to = passage.label == before.label and passage.section in _OF_THE_POST and passage.cell is None
        if open_to and (_LEADS_IN.search(before.text) or led and led[-1] is before) and _ITEM.match(passage.text):
            led.append(passage)
    if len(led) >= _LEAST_LED and sum(duty_likelihood([passage.text for passage in led])) >= LIKELY * len(led):
        for passage in led:
            yield from duties_of(passage, passage.start, passage.end, "narrative")


def stated_work(passage: Passage) -> Iterator[Duty]:
    """Yield the items of work that a sentence of a passage states as the person's."""
    if passage.section in _SILENT:
        return
    for start, end in sentences_of(passage):
        text = passage.text[start - passage.start : end - passage.start]
        match = _WORK_IS.search(text) or _TAKES_ON.search(text) or (_WILL.search(text) if _SUBJECT.match(text) else None)
        if match is None or _THE_FIRM.search(text):
            continue
        listed = listed_in(match["items"])
        items = split_duty(match["items"]) if len(listed) < 2 else listed
        likely = duty_likelihood([match["items"][left:right] for left, right in items])
        if items and sum(likely) >= LIKELY * len(items):
            for left, right in items:
                yield from duties_of(passage, start + match.start("items") + left, start + match.start("items") + right, "narrative")
