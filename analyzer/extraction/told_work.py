"""Finds the work in statements whose headings and phrases no rule knows, by what their sentences tell one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from analyzer.extraction.labels import Section, label_of
from analyzer.extraction.narrative import NEVER
from analyzer.extraction.pieces import CLOSING, duties_of, says_nothing, sentences_of
from analyzer.extraction.sections import Passage
from analyzer.extraction.speech import CatchAll, catch_all_of, speaks_of, tells_past
from analyzer.extraction.told_model import Told, work_likelihood
from analyzer.extraction.types import CatchAllPhrase, Duty
from analyzer.language import Marker

# Cells of facts, such as title, term and pay, tell no work.
_FACTS = (*(section for section in NEVER if section is not Section.DUTIES), Section.IDENTITY, Section.EMPLOYER, Section.EMPLOYEE, Section.SHARE,
          Section.FIELD_OF_WORK)
_LONGEST_HEADING = 24
_ENDED = re.compile(r"[.,;!]\s*$|(?:다|요|음|함)\s*$")
# What the person has learnt is told in the words of the work.
_LEARNT = re.compile(r"\b(?:bachelor|degree|diploma|graduated)\b|학위를|(?:졸업|전공)(?:하|한|했)|(?<![가-힣])[학석박]사(?:이|입)", re.I)
# `직접 물건을 파는 일은 아닙니다`
_DENIED = re.compile(r"(?:일|업무)(?:은|는|이|가)?\s아(?:닙니다|니다|님)\W*$|(?:하|맡기|시키)지\s?(?:는\s)?않(?:습니다|는다|음)\W*$|\b(?:he|she|they)\s+(?:will|does|do)\s+not\b", re.I)
# What a contract says in days, times and amounts is a condition.
_CONDITION = re.compile(r"\d{4}\s?[년.\-/]|\d{1,2}\s?(?::\d{2}|시(?![가-힣]))|\d{1,3},\d{3}|보험|연차|휴가|휴일|퇴직|insurance|leave\b", re.I)
# `여권 FP664210` in a box of particulars
_PARTICULAR = re.compile(r"^(?:여권|국적|생년월일|등록번호|사업자|passport|nationality)\b[^가-힣]{0,24}$|^[A-Z]{1,3}\d{5,9}\W*$", re.I)
MIN_SENTENCE = 10
LIKELY = 0.5
# ... beside work that a rule found.
SURELY = 0.8


def told_work(passages: Sequence[Passage], *, letter: bool = True, beside: bool = False) -> Iterator[Duty | CatchAllPhrase]:
    """Yield the sentences that most likely tell the work of the person.

    :param letter: The paper tells in sentences; in a contract what stands under its terms, or holds days, times or amounts, is a condition.
    :param beside: Rules have found some of it, so that a sentence has to be surer.
    """
    placed = list(_sentences(passages))
    for (passage, start, end, each), likely in zip(placed, work_likelihood([each for *_, each in placed]), strict=True):
        past = _LEARNT.search(each.text) or tells_past(each.text) and not speaks_of("assignment", each.text)
        if not letter and (label_of(passage.label) is Section.TERMS or _CONDITION.search(each.text)):
            continue
        if likely < (SURELY if beside else LIKELY) or len(each.text) < MIN_SENTENCE or past or _DENIED.search(each.text) or _PARTICULAR.search(each.text):
            continue
        grade = catch_all_of(each.text)
        if grade is CatchAll.NONE:
            yield from duties_of(passage, start, end, "narrative")
        else:
            yield CatchAllPhrase(grade, each.text, start, end, passage.line.page)


def _sentences(passages: Sequence[Passage]) -> Iterator[tuple[Passage, int, int, Told]]:
    """Yield the sentences of a paper with the heading each stands under: a known label, or a short line that ends like none."""
    heading, known, opens = "", "", False
    for passage, behind in zip_longest(passages, passages[1:]):
        if passage.section in _FACTS or passage.section is Section.CAREER and passage.labelled and passage.cell is not None or says_nothing(passage.text) or CLOSING.fullmatch(passage.text):
            continue
        if behind is not None and _heads(passage, behind):
            heading, opens = passage.text, True
            continue
        label = (passage.cell.row_label if passage.cell else "") or passage.label
        if label != known and passage.section is not Section.NONE:
            heading, known, opens = label, label, True
        for start, end in sentences_of(passage):
            yield passage, start, end, Told(passage.text[start - passage.start : end - passage.start], heading, opens)
            opens = False


def _heads(passage: Passage, behind: Passage) -> bool:
    """Whether a short line heads the sentence behind it; two items of one list do not."""
    text = passage.text.rstrip()
    listed = passage.line.marker is behind.line.marker is not Marker.NONE
    return not listed and len(text) <= _LONGEST_HEADING and not _ENDED.search(text) and _ENDED.search(behind.text) is not None
