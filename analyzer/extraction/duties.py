"""Finds the duties of a paper among its passages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from analyzer.extraction.labels import Section, label_of
from analyzer.extraction.sections import Passage
from analyzer.extraction.shares import share_cell, split_share
from analyzer.extraction.speech import (
    CatchAll,
    allows_any_transfer,
    catch_all_of,
    continues_work,
    is_bare_title,
    speaks_of,
    states_work_to_come,
)
from analyzer.extraction.speech_model import duty_likelihood
from analyzer.extraction.splitting import split_duty
from analyzer.extraction.types import CatchAllPhrase, Duty
from analyzer.language import Language, Marker, language_of, sentences
from analyzer.readers import Box
from analyzer.readers.normalise import squeeze

_NARRATIVE = (Section.PLAN, Section.REASON, Section.EFFECT, Section.OVERVIEW, Section.NONE, Section.TERMS)
_PLAN = (Section.PLAN, Section.OVERVIEW)
# `… 업무를 수행하며, 세부 내용은 [별첨 1] 직무기술서에 따른다`: the work in front of the reference is stated all the same.
_REFERENCE_TAIL = re.compile(r"(?<=[며고되]),?\s*(?:그\s*)?(?:세부|구체|상세|자세)[^,.]{0,30}(?:별첨|별지|붙임|첨부|직무기술서|부속서)[^.]{0,40}\.?$")
_ANNOUNCES = re.compile(r"(?:하는|맡을|맡길|할|담당할|하(?:시)?게\s?될)\s?일은\s?(?:이렇습니다|이렇다|다음과\s?같습니다)\.?$")
_NEVER = (Section.DUTIES, Section.CODE, Section.STATUS, Section.TITLE, Section.INDUSTRY, Section.QUALIFICATION, Section.PAY, Section.HOURS, Section.TERM)
_NEVER_LISTED = (*_NEVER, Section.COMPANY, Section.CAREER, Section.EFFECT, Section.EMPLOYEE, Section.EMPLOYER, Section.IDENTITY, Section.SHARE)
# Mean likelihood of the items of a list that has no known heading.
LISTED = 0.75
MIN_LETTERS = 2
# Under a duty heading a sentence has to be very unlike a duty to be left out; short phrases are judged by phrases alone.
SURELY_NOT = 0.03
MIN_SENTENCE = 25
_NOISE = re.compile(r"^(?:no\b|제(?=\s?\d))?[\W\d_]*$", re.I)
# Date and signatures close a paper whose last part lists the duties.
_CLOSING = re.compile(
    r"(?:date\s*[::]?\s*)?(?:\d{4}\s*년\s*\d{1,2}\s*월\s*\d{1,2}\s*일|[A-Z][a-z]+\.?\s+\d{1,2},?\s+\d{4}|\d{1,2}\s+[A-Z][a-z]+\s+\d{4})\.?"
    r"|.*\(\s*(?:인|서명|직인|날인|서명\s*또는\s*인|signature|seal|signed)\s*\)", re.I)
_FILLER = re.compile(r"^(?:(?:주요|담당|세부)\s?업무|구분|내용|순번|no\.?|비고|합계|소계|계|total|항목|번호|단계|답변?|문|세부|기간|기 간)\s*[::.]?$", re.I)


@dataclass(frozen=True, slots=True)
class Found:
    """Duties and catch-all phrases of one paper."""

    duties: tuple[Duty, ...]
    catch_alls: tuple[CatchAllPhrase, ...]


def find_duties(passages: Sequence[Passage]) -> Found:
    """Return the duties in order of appearance, and the catch-all phrases.

    Duty sections and annexes always speak for the job. Narrative sections add the sentences that say what the person
    will do. The field-of-work cell counts only where nothing else does.
    """
    duties: list[Duty] = []
    catch_alls: list[CatchAllPhrase] = []
    rows = _rows(passages)
    for passage in passages:
        if passage.section is Section.DUTIES:
            found = _from_section(passage, rows)
        elif passage.section in _NARRATIVE:
            found = _from_narrative(passage)
        else:
            continue
        for item in found:
            if isinstance(item, CatchAllPhrase):
                catch_alls.append(item)
            else:
                duties.append(item)
    if not duties and not catch_alls:
        duties = _likeliest_list(passages) or [duty for passage in passages for duty in _told_outright(passage)]
    if not duties:
        for passage in passages:
            if passage.section is Section.FIELD_OF_WORK:
                for item in _classified(replace(passage, annex=False), passage.text, passage.start, passage.end, "", None):
                    if isinstance(item, CatchAllPhrase):
                        catch_alls.append(item)
                    else:
                        duties.append(replace(item, source="field"))
    return Found(tuple(_without_repeats(duties)), tuple(catch_alls))


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
        before = [head for head in heads if head.start < passage.start and not _says_nothing(head.text)]
        context = before[0].text if before else ""
    for start, end in _sentences(passage):
        text = passage.text[start - passage.start : end - passage.start]
        yield from _classified(passage, text, start, end, context, share)


def _says_nothing(text: str) -> bool:
    """Whether a cell holds a row number, a mark or a word that heads any table."""
    return _NOISE.match(text) is not None or _FILLER.match(text) is not None


def _is_head_of_row(passage: Passage, mates: Sequence[Passage]) -> bool:
    """Whether a duty cell only names what a longer duty cell of the same row spells out."""
    return any(len(mate.text) > len(passage.text) and mate.start > passage.start for mate in mates) or any(
        sum(len(m.text) for m in mates if m.line.block is mate.line.block) > len(passage.text) and mate.start > passage.start
        for mate in mates
    )


def _classified(
    passage: Passage, text: str, start: int, end: int, context: str, share: float | None
) -> Iterator[Duty | CatchAllPhrase]:
    if _says_nothing(text) or _CLOSING.fullmatch(text) or label_of(text) is not None and not is_bare_title(text):
        return
    if allows_any_transfer(text):
        yield CatchAllPhrase(CatchAll.TAIL, text, start, end, passage.line.page)
        return
    grade = catch_all_of(text)
    if grade is not CatchAll.NONE:
        yield CatchAllPhrase(grade, text, start, end, passage.line.page)
        kept = _before_catch_all(text)
        if kept < 6:
            return
        text, end = text[:kept], start + kept
    told = _REFERENCE_TAIL.search(text)
    if told and told.start() >= MIN_SENTENCE:
        text, end = text[: told.start()], start + told.start()
    if speaks_of("reference", text) or speaks_of("not_duty", text):
        return
    if speaks_of("past", text) and not speaks_of("assignment", text):
        return
    if len(text) > MIN_SENTENCE and duty_likelihood([text])[0] < SURELY_NOT and not speaks_of("assignment", text):
        return
    if speaks_of("company", text) and not speaks_of("person", text) and not speaks_of("assignment", text):
        return
    yield from _duties(passage, start, end, "annex" if passage.annex else "section", context, share)


def _before_catch_all(text: str) -> int:
    """Return the length of the real duties in front of a catch-all tail."""
    match = re.search(
        r"[,·;]?\s*(?:및|과|와|또는|and|or|as well as)?\s*(?:기타|그\s?외|그\s?밖|제반|(?:회사|기관장|대표|갑|상급자|상사|부서장)(?:이|가|에서|의)\s?\S*\s?(?:정하|지정|지시|부여|명|필요|요청)"
        r"|(?:any |all |such )?other\b|ad[- ]?hoc|as required|additional|관련\s?업무|부수|부대)", text, re.I)
    return len(text[: match.start()].rstrip(" ,·;")) if match else 0


def _from_narrative(passage: Passage) -> Iterator[Duty | CatchAllPhrase]:
    if passage.cell is not None and passage.section in (Section.NONE, Section.TERMS) and not passage.labelled:
        return
    plan = passage.section in _PLAN
    told = False
    for start, end in _sentences(passage):
        text = passage.text[start - passage.start : end - passage.start]
        if len(text.split()) < 2 or (text.isupper() and language_of(text) is not Language.KOREAN):
            continue  # a name, a seal or a banner is no sentence
        if passage.section in (Section.NONE, Section.TERMS) and not (speaks_of("person", text) and "담당" in text):
            if allows_any_transfer(text):
                yield CatchAllPhrase(CatchAll.TAIL, text, start, end, passage.line.page)
            continue
        if catch_all_of(text) is not CatchAll.NONE and allows_any_transfer(text):
            continue
        told = states_work_to_come(text, plan=plan) or (told and continues_work(text))
        grade = catch_all_of(text) if told else CatchAll.NONE
        kept = text[: _before_catch_all(text)]
        if grade is not CatchAll.NONE and (len(kept) < MIN_SENTENCE or catch_all_of(kept) is not CatchAll.NONE):
            yield CatchAllPhrase(grade, text, start, end, passage.line.page)
        elif told:
            yield from _duties(passage, start, end, "narrative")


def _likeliest_list(passages: Sequence[Passage]) -> list[Duty]:
    """Return the list that reads most like duties, for a paper whose headings are in nobody's lexicon; none if none does.

    Lists of the company's deeds, of terms and of enclosures read otherwise (`models/speech`), and so do headings that are known.
    """
    lists: list[list[Passage]] = []
    for before, passage in zip((None, *passages), passages, strict=False):
        if passage.line.marker is Marker.NONE or passage.section in _NEVER_LISTED or _says_nothing(passage.text) or _CLOSING.fullmatch(passage.text):
            continue
        goes_on = before is not None and lists and lists[-1][-1] is before and before.line.marker is passage.line.marker and before.label == passage.label
        if goes_on:
            lists[-1].append(passage)
        else:
            lists.append([passage])
    best: list[Passage] = []
    highest = LISTED
    for items in lists:
        likely = sum(duty_likelihood([item.text for item in items])) / len(items)
        if len(items) >= 2 and likely > highest and not any(kind(item.text) for item in items for kind in _SPEAKS_ELSE):
            best, highest = items, likely
    return [duty for item in best for duty in _classified(item, item.text, item.start, item.end, "", None) if isinstance(duty, Duty)]


_SPEAKS_ELSE = tuple(partial(speaks_of, kind) for kind in ("past", "company", "reason", "effect"))


def _told_outright(passage: Passage) -> Iterator[Duty]:
    """Yield the sentences of a paper without any duty section that say outright what the person will do.

    A letter has no headings: `맡을 일은 … 입니다`, `He will …`. A sentence that goes on without a subject belongs to it.
    """
    if passage.section in (*_NEVER, Section.TERMS) or passage.cell is not None and passage.section is not Section.NONE:
        return
    told = False
    for start, end in _sentences(passage):
        text = passage.text[start - passage.start : end - passage.start]
        if _ANNOUNCES.search(text):
            told = True  # `하는 일은 이렇습니다.`: the sentences behind it tell the work
            continue
        silent = any(speaks_of(kind, text) for kind in ("reference", "not_duty")) or catch_all_of(text) is not CatchAll.NONE
        others = any(speaks_of(kind, text) for kind in ("past", "company")) and not speaks_of("person", text)
        outright = speaks_of("outright", text) and not silent and not others and duty_likelihood([text])[0] > SURELY_NOT
        told = outright or (told and not silent and continues_work(text))
        if told:
            yield from _duties(passage, start, end, "narrative")


def _duties(
    passage: Passage, start: int, end: int, source: str, context: str = "", share: float | None = None
) -> Iterator[Duty]:
    raw = passage.text[start - passage.start : end - passage.start]
    pieces = _pieces(passage, raw, source)
    if len(pieces) > 1 and raw.count("%") == 1:
        # One share behind a joined line (`발굴 및 상담(60%)`) is the share of the whole line.
        share = share if share is not None else split_share(raw)[1]
    for left, right in pieces:
        text, stated = split_share(raw[left:right].strip())
        stated = None if len(pieces) > 1 and share is not None else stated
        if len(squeeze(text)) < MIN_LETTERS or _says_nothing(text):
            continue
        own = stated if stated is not None else share / len(pieces) if share is not None else None
        begin = start + left + len(raw[left:right]) - len(raw[left:right].lstrip())
        yield Duty(text, begin, start + left + len(raw[left:right].rstrip()), language_of(text), passage.line.page,
                   _box(passage, begin, start + right), context, own, source)


def _pieces(passage: Passage, raw: str, source: str) -> list[tuple[int, int]]:
    """Split a line that stands alone; a list item is the author's own unit unless it states several shares."""
    own_item = (passage.line.marker is not Marker.NONE and not passage.inline) or passage.header != ""
    if source == "narrative" or (own_item and raw.count("%") < 2):
        return [(0, len(raw))]
    return split_duty(raw)


def _sentences(passage: Passage) -> Iterator[tuple[int, int]]:
    for start, end in sentences(passage.text):
        yield passage.start + start, passage.start + end


def _box(passage: Passage, start: int, end: int) -> Box | None:
    boxes = [line.box for line in passage.line.block.lines if line.box and line.start < end and line.end > start]
    if not boxes:
        return None
    return Box(min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes))


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
