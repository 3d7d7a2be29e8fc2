"""Finds the duties of a paper among its passages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, zip_longest

from analyzer.extraction.labels import Section, label_of
from analyzer.extraction.narrative import (
    MIN_SENTENCE,
    NEVER,
    SURELY_NOT,
    before_catch_all,
    from_narrative,
    told_outright,
    told_without_subject,
)
from analyzer.extraction.pieces import CLOSING, duties_of, marked_items, says_nothing, sentences_of
from analyzer.extraction.sections import Passage
from analyzer.extraction.shares import share_cell
from analyzer.extraction.speech import (
    CatchAll,
    allows_any_transfer,
    catch_all_of,
    is_bare_title,
    is_title_line,
    speaks_of,
    tells_past,
)
from analyzer.extraction.speech_model import duty_likelihood
from analyzer.extraction.splitting import split_duty
from analyzer.extraction.stated_work import led_in, stated_work
from analyzer.extraction.told_work import told_work
from analyzer.extraction.types import CatchAllPhrase, Duty
from analyzer.language import Marker
from analyzer.readers import BlockKind

_NARRATIVE = (Section.PLAN, Section.REASON, Section.EFFECT, Section.OVERVIEW, Section.NONE, Section.TERMS)
# `… 업무를 수행하며, 세부 내용은 [별첨 1] 직무기술서에 따른다`: the work in front of the reference is stated all the same.
_REFERENCE_TAIL = re.compile(r"(?<=[며고되]),?\s*(?:그\s*)?(?:세부|구체|상세|자세)[^,.]{0,30}(?:별첨|별지|붙임|첨부|직무기술서|부속서)[^.]{0,40}\.?$")
_NEVER_LISTED = (*NEVER, Section.COMPANY, Section.CAREER, Section.EFFECT, Section.EMPLOYEE, Section.EMPLOYER, Section.IDENTITY, Section.SHARE)
# Mean likelihood of the items of a list that has no known heading, and of items that no marks part.
LISTED = 0.75
LISTED_UNMARKED = 0.85
# A line without a mark that reads less like a duty than this ends a run of lines.
UNLIKE = 0.4
# ... and of what stands under a heading that is only likely to be one for duties.
GUESSED = 0.6
MIN_LISTED = 2
MAX_ITEM = 80
_LONGEST_HEADING = 16
MAX_COUNTED_UP = 400
# `돈 : 연봉 45,600,000원` below a list of work
_PAY_LINE = re.compile(r"(?:돈|받는\s?돈|보수|월급|연봉|급여)\s?:\s[^\n]*?\d{1,3}(?:,\d{3}){2,3}\s?원")
_ENDED = re.compile(r"[.!?]\s*$|(?:니다|한다|음|함)\s*$")

@dataclass(frozen=True, slots=True)
class Found:
    """Duties and catch-all phrases of one paper."""

    duties: tuple[Duty, ...]
    catch_alls: tuple[CatchAllPhrase, ...]


def find_duties(passages: Sequence[Passage], *, letter: bool = False, told: bool = False, guessed: Callable[[], Sequence[Passage]] | None = None) -> Found:
    """Return the duties in order of appearance, and the catch-all phrases.

    Duty sections and annexes always speak for the job. Narrative sections add the sentences that say what the person
    will do. The field-of-work cell counts only where nothing else does.

    :param letter: The paper may be a letter, which tells the work in prose without a heading.
    :param told: The paper surely tells work, so that its likeliest sentences count where nothing else is found, and in a letter sure ones beside work told in prose.
    :param guessed: Gives the passages with headings read for what they most likely say, for a paper whose own stand in no lexicon.
    """
    duties, catch_alls = _under_headings(passages, letter=letter)
    if all(is_title_line(duty.text) for duty in duties) and not catch_alls and guessed is not None:
        likely, _ = _under_headings(guessed(), narrative=())
        likely = [duty for duty in likely if duty_likelihood([duty.text])[0] > UNLIKE]
        if likely and sum(duty_likelihood([duty.text for duty in likely])) / len(likely) >= GUESSED:
            duties = likely
    if not duties:
        duties = [*led_in(passages)] or [duty for passage in passages for duty in stated_work(passage)] or ([] if catch_alls else _likeliest_list(passages))
    in_prose = all(duty.source == "narrative" for duty in duties)
    if in_prose and (letter or not duties and not catch_alls):
        outright: list[Duty] = []
        prose = [passage for passage in passages if passage.section is Section.NONE] if duties else passages
        _part(chain.from_iterable(map(told_outright, prose)), outright, [] if duties else catch_alls)
        if not duties and not outright:
            _part(chain.from_iterable(map(told_without_subject, passages)), outright, [])
        duties = _with(duties, outright)
    if told and in_prose and not catch_alls and (letter or not duties):
        likeliest: list[Duty] = []
        _part(told_work(passages, letter=letter, beside=bool(duties)), likeliest, [] if duties else catch_alls)
        duties = _with(duties, likeliest)
    if not duties:
        for passage in passages:
            if passage.section is Section.FIELD_OF_WORK:
                for item in _classified(passage._replace(annex=False), passage.text, passage.start, passage.end, "", None):
                    if isinstance(item, CatchAllPhrase):
                        catch_alls.append(item)
                    else:
                        duties.append(replace(item, source="field"))
    return Found(tuple(_without_repeats(duties)), tuple(catch_alls))


def _under_headings(
    passages: Sequence[Passage], *, narrative: Sequence[Section] = _NARRATIVE, letter: bool = False
) -> tuple[list[Duty], list[CatchAllPhrase]]:
    """Return what the sections for the work say, and what narrative sections say outright."""
    duties: list[Duty] = []
    catch_alls: list[CatchAllPhrase] = []
    rows = _rows(passages)
    announced: Passage | None = None
    for passage in _without_what_follows(passages):
        # `담당업무는 다음과 같습니다.` and its points; a sibling of the sentence is another clause.
        listed = announced is not None and (announced.section, announced.label) == (passage.section, passage.label) and passage.line.marker not in (
            Marker.NONE, announced.line.marker)
        if not listed:
            announced = passage if passage.section in narrative and _announces(passage) else None
        if passage.section is Section.DUTIES or listed:
            found = _from_section(passage, rows)
        elif passage.section in narrative:
            found = from_narrative(passage, letter=letter)
        else:
            continue
        _part(found, duties, catch_alls)
    work = [duty for duty in duties if not is_title_line(duty.text)]
    return work or duties, catch_alls  # the title may stand in front of the duties


def _announces(passage: Passage) -> bool:
    """Whether one of the sentences of a paragraph leads to a list of the work behind it."""
    return any(speaks_of("announces", passage.text[start - passage.start : end - passage.start]) for start, end in sentences_of(passage))


def _with(duties: Sequence[Duty], more: Sequence[Duty]) -> list[Duty]:
    """Return the duties and those others that overlap none of them, in order."""
    fresh = [duty for duty in more if not any(duty.start < other.end and other.start < duty.end for other in duties)]
    return sorted([*duties, *fresh], key=lambda duty: duty.start)


def _part(found: Iterable[Duty | CatchAllPhrase], duties: list[Duty], catch_alls: list[CatchAllPhrase]) -> None:
    """Put what was found into the two lists."""
    for item in found:
        if isinstance(item, CatchAllPhrase):
            catch_alls.append(item)
        else:
            duties.append(item)


def _without_what_follows(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Yield the passages short of those that stand under the duties without belonging to them.

    Behind a list of duties a heading, or a line without a mark that reads like no duty (`General`, a signature), ends them, whether or not it is a known heading;
    behind sentences only a short line that is none does.
    """
    label, marked, ended, told, left = "", 0, False, False, False
    for passage, behind in zip_longest(passages, passages[1:]):
        if passage.section is not Section.DUTIES:
            # `급여 : …` behind a list of duties: what has no mark below belongs to it no more
            left = left or marked >= MIN_LISTED and passage.inline and passage.cell is None and passage.line.marker is Marker.NONE
        elif passage.label != label:
            label, marked, ended, told, left = passage.label, 0, False, False, False
        if passage.section is Section.DUTIES and passage.cell is None:
            listed = passage.line.marker is not Marker.NONE
            marked += listed
            ended = not listed and (ended or told and _heads(passage, behind) or marked >= MIN_LISTED and (
                passage.line.block.kind is BlockKind.HEADING or duty_likelihood([passage.text])[0] < UNLIKE))
            told = told or _ENDED.search(passage.text) is not None
            if ended:
                continue
        if left and passage.section is Section.DUTIES and passage.line.marker is Marker.NONE:
            continue
        yield passage


def _heads(passage: Passage, behind: Passage | None) -> bool:
    """Whether a line between sentences heads the next one: `본인의 준비 정도`."""
    short = len(passage.text) <= _LONGEST_HEADING and "," not in passage.text and not _ENDED.search(passage.text)
    return short and (behind is None or _ENDED.search(behind.text) is not None) or CLOSING.fullmatch(passage.text) is not None


def _rows(passages: Sequence[Passage]) -> dict[tuple[int, int], list[Passage]]:
    """Return the passages of each table row, to find the share and the head of a duty row."""
    rows: dict[tuple[int, int], list[Passage]] = {}
    for passage in passages:
        if passage.cell is not None:
            for row in range(passage.cell.row, passage.cell.row + passage.cell.row_span):
                rows.setdefault((passage.cell.table, row), []).append(passage)
    return rows


def _from_section(passage: Passage, rows: dict[tuple[int, int], list[Passage]]) -> Iterator[Duty | CatchAllPhrase]:
    context, share = "", None
    cell = passage.cell
    if cell is not None and passage.header:
        mates = rows.get((cell.table, cell.row), [])
        share = next((s for mate in mates if mate.section is Section.SHARE and (s := share_cell(mate.text))), None)
        heads = [mate for mate in mates if mate.section is Section.DUTIES and mate.cell is not None
                 and mate.line.block is not passage.line.block]
        if heads and _is_head_of_row(passage, heads):
            return
        before = [head for head in heads if head.start < passage.start and not says_nothing(head.text)]
        context = before[0].text if before else ""
    listed = [(passage.start + left, passage.start + right) for left, right in marked_items(passage.text)]
    for start, end in listed or sentences_of(passage):
        text = passage.text[start - passage.start : end - passage.start]
        yield from _classified(passage, text, start, end, context, share)


def _is_head_of_row(passage: Passage, mates: Sequence[Passage]) -> bool:
    """Whether a duty cell only names what a longer duty cell of the same row spells out."""
    return any(len(mate.text) > len(passage.text) and mate.start > passage.start for mate in mates) or any(
        sum(len(m.text) for m in mates if m.line.block is mate.line.block) > len(passage.text) and mate.start > passage.start
        for mate in mates
    )


def _classified(
    passage: Passage, text: str, start: int, end: int, context: str, share: float | None
) -> Iterator[Duty | CatchAllPhrase]:
    if says_nothing(text) or _PAY_LINE.match(text) or CLOSING.fullmatch(text) or label_of(text) is not None and not is_bare_title(text):
        return
    if allows_any_transfer(text):
        yield CatchAllPhrase(CatchAll.TAIL, text, start, end, passage.line.page)
        return
    grade = catch_all_of(text)
    if grade is not CatchAll.NONE:
        yield CatchAllPhrase(grade, text, start, end, passage.line.page)
        kept = before_catch_all(text)
        if kept < 6 or catch_all_of(text[:kept]) is CatchAll.WHOLE:
            return
        text, end = text[:kept], start + kept
    told = _REFERENCE_TAIL.search(text)
    if told and told.start() >= MIN_SENTENCE:
        text, end = text[: told.start()], start + told.start()
    if speaks_of("reference", text) or speaks_of("not_duty", text):
        return
    if tells_past(text) and not speaks_of("assignment", text):
        return
    if len(text) > MIN_SENTENCE and not speaks_of("assignment", text) and duty_likelihood([text])[0] < SURELY_NOT:
        return
    if speaks_of("company", text) and not speaks_of("person", text) and not speaks_of("assignment", text):
        return
    yield from duties_of(passage, start, end, "annex" if passage.annex else "section", context, share)


def _likeliest_list(passages: Sequence[Passage]) -> list[Duty]:
    """Return the list that reads most like duties, for a paper whose headings are in nobody's lexicon; none if none does.

    A list is a run of items, a run of short lines under one heading, or a cell or line that counts things up. Lists of the company's
    deeds, of terms and of enclosures read otherwise (`models/speech`), and so do headings that are known.
    """
    best: list[tuple[Passage, int, int]] = []
    highest = 0.0
    for items, marked in _lists(passages):
        words = [passage.text[start - passage.start : end - passage.start] for passage, start, end in items]
        likely = sum(duty_likelihood(words)) / len(words)
        if likely > max(highest, LISTED if marked else LISTED_UNMARKED) and not any(kind(text) for text in words for kind in _SPEAKS_ELSE):
            best, highest = items, likely
    found = (item for passage, start, end in best for item in _classified(passage, passage.text[start - passage.start : end - passage.start], start, end, "", None))
    return [item for item in found if isinstance(item, Duty)]


def _lists(passages: Sequence[Passage]) -> Iterator[tuple[list[tuple[Passage, int, int]], bool]]:
    """Yield the lists of a paper with at least two items, each with whether marks or the writer's line breaks part its items."""
    group: list[Passage] = []
    for passage in (*passages, None):
        open_to = passage is not None and passage.section not in _NEVER_LISTED and not says_nothing(passage.text) and not CLOSING.fullmatch(passage.text)
        marked = passage is not None and passage.line.marker is not Marker.NONE
        goes_on = group and passage is not None and open_to and group[-1].line.marker is passage.line.marker and group[-1].label == passage.label \
            and group[-1].line.block.cell == passage.line.block.cell
        if len(group) >= 2 and not goes_on:
            yield [(each, each.start, each.end) for each in group], group[0].line.marker is not Marker.NONE
        if passage is None or not open_to:
            group = []
            continue
        short = len(passage.text) <= MAX_ITEM and not passage.text.rstrip().endswith((".", "다", "요")) and (marked or duty_likelihood([passage.text])[0] > UNLIKE)
        group = ([*group, passage] if goes_on else [passage]) if marked or short else []
        if not marked and len(pieces := split_duty(passage.text)) >= 2 and len(passage.text) <= MAX_COUNTED_UP:
            yield [(passage, passage.start + left, passage.start + right) for left, right in pieces], False


_SPEAKS_ELSE = tuple(partial(speaks_of, kind) for kind in ("past", "company", "reason", "effect"))


def _without_repeats(duties: Sequence[Duty]) -> list[Duty]:
    """Drop a duty that is printed twice (article and annex), keeping the one that states a share."""
    kept: dict[str, Duty] = {}
    for duty in duties:
        key = re.sub(r"[\W_]+", "", duty.text).casefold()
        known = kept.get(key)
        if known is None:
            kept[key] = duty
        elif known.share is None and duty.share is not None:
            kept[key] = replace(known, share=duty.share)
    return list(kept.values())
