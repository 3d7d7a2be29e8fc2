"""Walks a document line by line and says which part of the paper each line belongs to.

Headings open sections, inline labels (`담당업무 : …`) label their line, table cells take the section of their row or
column label. A section ends where a heading or a sibling number of its opener begins.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from analyzer.extraction.bare_labels import bare_labels
from analyzer.extraction.heads import (
    GUESSED,
    LEXICON,
    Words,
    bare_head,
    head_of,
    is_numbered_heading,
    is_sentence,
    reads_like_duty,
)
from analyzer.extraction.labels import MAX_LABEL, Section, fields_of
from analyzer.extraction.speech import is_title_line
from analyzer.extraction.table_headers import Headers
from analyzer.language import Line, Marker, lines_of
from analyzer.readers import Block, BlockKind, CellPlace, Document


class Passage(NamedTuple):
    """A line, or the value behind its label, with the section it belongs to.

    :param label: The label or heading that opened the section, as printed.
    :param labelled: Whether the line stands directly under a cell label or inline label.
    :param header: Label of the table header above it, empty where there is none.
    :param inline: Whether it is the value behind a label in the same line.
    :param annex: Whether it stands in an annex (직무기술서, Exhibit).
    """

    text: str
    start: int
    end: int
    section: Section
    label: str
    line: Line
    labelled: bool = False
    annex: bool = False
    inline: bool = False
    header: str = ""

    @property
    def cell(self) -> CellPlace | None:
        """The table cell that the passage stands in."""
        return self.line.block.cell


@dataclass(slots=True)
class _State:
    words: Words
    section: Section = Section.NONE
    label: str = ""
    marker: Marker = Marker.NONE
    mark: str = ""  # the mark as printed
    number: int = 0
    item: tuple[Marker, int] | None = None
    value_block: Block | None = None  # block of an inline label that already had its value
    annex: bool = False
    cell: bool = False
    header: bool = False  # a cell under a header row
    weak: bool = False  # opened by the title of an annex, not by a heading for duties
    other: bool = False  # lines without the opener's mark have followed


# `직위: 번역사. 업무: 계약서의 번역, …`
_INNER_DUTIES = re.compile(r"[.;/,]\s+(?P<label>[가-힣A-Za-z ]{2,20}?)\s*[::]\s+(?=\S)")
_BEHIND_TITLE = re.compile(r"([^.]{2,30})\.\s+(\S.{14,})$", re.S)
_ENCLOSED = re.compile(r"[\[<(【]?\s*(?:붙\s*임|Attachment)", re.I)
_GUIDANCE = re.compile(r"^\s*(?:※|\*(?=.*(?:작성|기재|참고|참조|주의|필수|해당|경우|바랍니다|note\b|please|required|if ))|\*{2,})", re.I)
# A form's printed guidance may be glued to the first line that was typed under it.
_GLUED_GUIDANCE = re.compile(r"^\s*[※*].*?(?:적을|쓸|밝힐|(?:기재|작성|서술|기술|설명|제시|첨부)할)\s?것[.)]?\s*(?=[가-힣A-Za-z\"“])")
_NO_WORK = re.compile(r"자격|우대|복리|보고|평가|협업|근무|급여|보수|조건|소속|경력|학력|기타|qualif|require|benefit|report|condition", re.I)
_CONTENT = re.compile(r"\s*(?:(?:세부|상세|구체적|업무|직무)\s?)?(?:내용|사항|설명)\s*|\s*(?:details?|description|contents?)\s*", re.I)
# What guidance begins with.
_REMARKS = ("※", "*")
_STAR = re.compile(r"※\s*(?=\S)")
_ASKS = re.compile(r"(?:작성|제출|첨부|기재|표시)(?:하|해|할|요령|방법|예)|기재$|적을\s|것[.)]?$|불가|우선한다|서식|\d부를|참고|참조|필수|바랍니다|주십시오|경우|때는|동의|서명|please|required", re.I)
_LISTED = 3
# A table without labels of its own continues these sections.
_INHERITED = (Section.DUTIES, Section.PLAN, Section.OVERVIEW, Section.REASON, Section.EFFECT, Section.COMPANY, Section.CAREER)
_SKIPPED = (BlockKind.HEADER, BlockKind.FOOTER)


def passages(document: Document, *, guess: bool = False) -> list[Passage]:
    """Return every passage of a document in reading order, with its section.

    :param guess: Take a heading or label that stands in no lexicon for what it most likely says.
    """
    return list(_walk(document, GUESSED)) if guess else list(_passages(document))


@functools.lru_cache(16)  # extraction and the rules ask for the passages of the same papers
def _passages(document: Document) -> tuple[Passage, ...]:
    return tuple(_walk(document, LEXICON))


def _walk(document: Document, words: Words) -> Iterator[Passage]:
    outer = _State(words)
    inner: _State | None = None
    current: Block | None = None
    headers = Headers(document)
    lines = lines_of(document)
    bare = bare_labels(lines)
    starred = set(_starred(lines))
    for line in lines:
        block = line.block
        if block.kind in _SKIPPED or block.field == "comment":
            continue
        if line.text.startswith(_REMARKS):
            glued = _STAR.match(line.text) if line.start in starred else _GLUED_GUIDANCE.match(line.text)
            if glued:
                line = line._replace(text=line.text[glued.end() :], start=line.start + glued.end())
            if _GUIDANCE.match(line.text):
                continue
        if block.cell is None and block.kind is not BlockKind.FIELD:
            inner = None
            yield from _step(line, outer, bare.get(line.start, 0))
            continue
        if headers.is_band(block) and (line.marker is Marker.ANNEX or is_numbered_heading(line, words) or headers.is_alone(block) and _is_label_cell(block, words)):
            yield from _step(line, outer)
            continue
        if block is not current or inner is None:
            current = block
            inner = _cell_state(block, outer, headers)
        if headers.is_header(block) or (inner.section is Section.NONE and _is_label_cell(block, words)):
            continue
        yield from _step(line, inner, bare.get(line.start, 0) if inner.section is not Section.DUTIES else 0)


def _starred(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the starts of lines of a list whose mark is the one of guidance: three and more in a row that ask for nothing."""
    run: list[Line] = []
    for line in [*lines, None]:
        if line is not None and line.text.startswith("※") and _STAR.match(line.text) and not _ASKS.search(line.text):
            run.append(line)
            continue
        if len(run) >= _LISTED:
            yield from (each.start for each in run)
        run = []


def _is_label_cell(block: Block, words: Words) -> bool:
    return len(block.text) <= MAX_LABEL and "\n" not in block.text.strip() and words.label(block.text) is not None


def _cell_state(block: Block, outer: _State, headers: Headers) -> _State:
    """Return the state in which a cell or form field begins: by its header, else by its row label."""
    cell = block.cell
    state = _State(outer.words, annex=outer.annex, cell=True)
    if cell is None:
        return state
    header = headers.above(block)
    section = state.words.label(header) if header else None
    if header and section is None and fields_of(header, whole=True):
        state.label, state.header = header, True  # a particular that belongs to no part of a paper: `업체`, `외국인`
        return state
    if section is not None:
        state.section, state.label, state.header = section, header, True
        return state
    label = cell.row_label
    section = state.words.label(label) if label else None
    if section is None and header:
        # `결과` beside `공고 매체` and `지원자` belongs to the recruiting table, whatever section is open around it.
        beside = [known for known in headers.sections_of_row(block) if known is not None]
        section, label = (beside[0], header) if beside and Section.DUTIES not in beside else (None, "")
    if section in (None, Section.DUTIES) and (spanning := headers.duties_beside(block)):
        # `담당업무` reaches over the rows of a table of its own: head and detail.
        section, label = Section.DUTIES, spanning
        state.header = True
    if section is None and outer.weak and outer.section is Section.DUTIES and _CONTENT.fullmatch(cell.column_label) and label and not fields_of(label) and not _NO_WORK.search(label):
        section, label = Section.DUTIES, outer.label  # `구분 | 내용` in a job description
    if section is not None:
        state.section, state.label = section, label
    elif outer.section in _INHERITED and not outer.weak:
        return replace(outer, cell=True, header=bool(header))
    elif not label and outer.section is not Section.NONE and (headers.is_alone(block) or headers.is_band(block) and outer.words.label(headers.under_heading(block)) is outer.section):
        state.section, state.label = outer.section, outer.label  # a form's heading above a box, or a row of one cell, that holds its value
    return state


def _step(line: Line, state: _State, label_length: int = 0) -> Iterator[Passage]:
    """Advance `state` over one line and yield the passage it holds, if any.

    :param label_length: Length of the label that only a blank parts from its value.
    """
    text = line.text
    if line.marker is Marker.ANNEX:
        # A bare `붙임` heads the list of enclosed papers, a bare `별첨` mostly the job description.
        bare = Section.TERMS if _ENCLOSED.match(_mark(line)) else Section.DUTIES
        section = state.words.heading(text) if text else bare
        _open(state, section or Section.TERMS, text, line)
        state.annex = section in (Section.DUTIES, Section.OVERVIEW)
        state.weak = state.annex
        return
    head = bare_head(line, label_length) if label_length else head_of(line, state.words)
    if head is not None and not head[2] and (state.section is Section.DUTIES or state.annex) and line.marker > Marker.ARTICLE and reads_like_duty(line.text, state.words):
        head = None
    if head is not None:
        section, label, value, offset = head
        # `직위와 맡을 일 / 직위: 프런트 사원. 호텔 고객 접수를 담당합니다.`
        work = _BEHIND_TITLE.match(value) if section is Section.TITLE and state.section is Section.DUTIES else None
        if work:
            yield Passage(value[: work.end(1)], line.start + offset, line.start + offset + work.end(1), section, label, line, True, state.annex, inline=True)
            yield Passage(work[2], line.start + offset + work.start(2), line.end, state.section, state.label, line, state.cell, state.annex)
            return
        inner = _INNER_DUTIES.search(value) if section is not Section.DUTIES else None
        if inner and state.words.label(inner["label"]) is Section.DUTIES:
            yield Passage(value[: inner.start("label")].rstrip(" .;/,"), line.start + offset, line.start + offset + inner.start("label"), section, label, line, True, state.annex, inline=True)
            yield Passage(value[inner.end() :], line.start + offset + inner.end(), line.end, Section.DUTIES, inner["label"], line, True, state.annex, inline=True)
            return
        ends: bool = _closes(line, state) or _is_next_field(line, section, state)
        if not value or line.marker in (Marker.ARTICLE, Marker.ROMAN) or section is Section.DUTIES or ends:
            # `무엇을 맡기는가 — 국제진료 코디네이터`: the work stands below.
            titled = section is Section.DUTIES and is_title_line(value)
            _open(state, section, label, line, with_value=bool(value) and line.marker is not Marker.ARTICLE and not titled)
        if value:
            yield Passage(value, line.start + offset, line.end, section, label, line, True, state.annex, inline=True)
        return
    if _closes(line, state) and state.section is not Section.NONE:
        heading = len(text) <= MAX_LABEL and not is_sentence(text)
        _open(state, Section.TERMS if heading else Section.NONE, text if heading else "", line)
        if heading:
            return
    elif line.marker is not Marker.NONE:
        state.item = (line.marker, line.number)
    state.other = state.other or _mark(line) != state.mark
    if text:
        yield Passage(text, line.start, line.end, state.section, state.label, line, state.cell, state.annex,
                      header=state.label if state.header else "")


def _open(state: _State, section: Section, label: str, line: Line, *, with_value: bool = False) -> None:
    state.section, state.label = section, label
    state.marker, state.mark, state.number, state.item = line.marker, _mark(line), line.number, None
    state.value_block = line.block if with_value else None
    state.weak = state.other = False


def _mark(line: Line) -> str:
    """Return the list mark of a line as printed, empty where the format keeps it apart from the text."""
    if line.start <= line.block.start:
        return ""
    before = line.block.text[: line.start - line.block.start]
    return before[before.rfind("\n") + 1 :].strip()


def _is_next_field(line: Line, section: Section, state: _State) -> bool:
    """Whether a labelled line is the next field of a list of fields (`○ 담당업무`, its points, `○ 근로시간 : …`)."""
    return line.marker is Marker.BULLET is state.marker and section is not state.section and _mark(line) == state.mark != ""


def _carries_on(line: Line, state: _State) -> bool:
    """Whether a line behind `담당업무 : 소비자 조사` is the next of the duties that the label heads: short, no sentence, and very like work."""
    return state.section is Section.DUTIES and len(line.text) <= MAX_LABEL and not is_sentence(line.text) and reads_like_duty(line.text, state.words)


def _closes(line: Line, state: _State) -> bool:
    """Whether the line stands outside the open section: a sibling or a parent of the opener's mark."""
    if state.section is Section.NONE:
        return False
    if line.marker is Marker.NONE:
        behind_value = state.value_block is not None and line.block is not state.value_block and state.marker is Marker.NONE
        return behind_value and not _carries_on(line, state)
    if state.marker is Marker.NONE:
        return line.marker is Marker.ARTICLE
    if state.item is not None and state.item[0] is line.marker and line.number in (0, state.item[1] + 1):
        return False
    if line.marker is state.marker:
        if line.marker is Marker.BULLET:
            # `■ 무엇을`, its text, `■ 어떻게`
            return state.value_block is not None or state.other and _mark(line) == state.mark != ""
        return line.number != 1
    return line.marker < state.marker and line.number != 1
