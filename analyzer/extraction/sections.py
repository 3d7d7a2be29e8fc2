"""Walks a document line by line and says which part of the paper each line belongs to.

Headings open sections, inline labels (`담당업무 : …`) label their line, table cells take the section of their row or
column label. A section ends where a heading or a sibling number of its opener begins.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from analyzer.extraction.bare_labels import bare_labels
from analyzer.extraction.labels import MAX_LABEL, Section, exact_label, heading_of, label_of
from analyzer.extraction.shares import split_share
from analyzer.extraction.speech_model import duty_likelihood
from analyzer.extraction.table_headers import Headers
from analyzer.language import Line, Marker, lines_of
from analyzer.readers import Block, BlockKind, CellPlace, Document


@dataclass(frozen=True, slots=True)
class Passage:
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


# Label and value part at a colon, a bar or a row of dots: `업 무 | …`, `4. 업무 ... …`.
_INLINE = re.compile(r"^(?P<label>[^::|]{1,60}?)(?:\s*[::]|\s+\||\s*\.{3,}|\s*…+)\s*(?P<value>.*)$", re.S)
# `01 소속과 직위 ...... …`
_COUNTED = re.compile(r"^\d{1,2}\s+")
_PAREN_HEAD = re.compile(r"^[(\[【〔「<〈《](?P<label>[^)\]】〕」>〉》]{1,60})[)\]】〕」>〉》]\s*[.:]?\s*(?P<value>.*)$", re.S)
_DASHED = re.compile(r"^(?P<label>[^-–:\d]{1,24}?)\s+[-–]\s+(?P<value>\S.*)$", re.S)
_RUN_IN = re.compile(r"^(?P<label>[A-Z][A-Za-z ,&/'()-]{2,60})\.\s+(?P<value>\S.*)$", re.S)
_SENTENCE = re.compile(r"(?:[한된이있없는였했니]다|세요|해요|함|음|됨|임)\.?$|[.!?]$|니다")
_PAPER_TITLE = re.compile(r"(?:계약서|합의서|약정서|명시서|확약서(?:\s*\([가-힣]+\))?|\b(?:agreement|contract))\W*$", re.I)
_OBLIGES = re.compile(r"\b(?:shall|will|must|agrees?|undertakes?)\b", re.I)
# An item among the duties that reads so much like one opens no other part, whatever words it holds.
LIKELY = 0.75
# `직위: 번역사. 업무: 계약서의 번역, …`
_INNER_DUTIES = re.compile(r"[.;/,]\s+(?P<label>[가-힣A-Za-z ]{2,20}?)\s*[::]\s+(?=\S)")
_BEHIND_TITLE = re.compile(r"([^.]{2,30})\.\s+(\S.{14,})$", re.S)
_ENCLOSED = re.compile(r"[\[<(【]?\s*(?:붙\s*임|Attachment)", re.I)
_GUIDANCE = re.compile(r"^\s*(?:※|\*(?=.*(?:작성|기재|참고|참조|주의|필수|해당|경우|바랍니다|note\b|please|required|if ))|\*{2,})", re.I)
# A form's printed guidance may be glued to the first line that was typed under it.
_GLUED_GUIDANCE = re.compile(r"^\s*[※*].*?(?:적을|쓸|밝힐|(?:기재|작성|서술|기술|설명|제시|첨부)할)\s?것[.)]?\s*(?=[가-힣A-Za-z\"“])")
# A table without labels of its own continues these sections.
_INHERITED = (Section.DUTIES, Section.PLAN, Section.OVERVIEW, Section.REASON, Section.EFFECT, Section.COMPANY, Section.CAREER)
_SKIPPED = (BlockKind.HEADER, BlockKind.FOOTER)


def passages(document: Document) -> list[Passage]:
    """Return every passage of a document in reading order, with its section."""
    return list(_passages(document))


@functools.lru_cache(16)  # extraction and the rules ask for the passages of the same papers
def _passages(document: Document) -> tuple[Passage, ...]:
    return tuple(_walk(document))


def _walk(document: Document) -> Iterator[Passage]:
    outer = _State()
    inner: _State | None = None
    current: Block | None = None
    headers = Headers(document)
    bare = bare_labels(lines_of(document))
    for printed in lines_of(document):
        glued = _GLUED_GUIDANCE.match(printed.text)
        cut = glued.end() if glued else 0
        line = replace(printed, text=printed.text[cut:], start=printed.start + cut) if cut else printed
        block = line.block
        if block.kind in _SKIPPED or block.field == "comment" or _GUIDANCE.match(line.text):
            continue
        if block.cell is None and block.kind is not BlockKind.FIELD:
            inner = None
            yield from _step(line, outer, bare.get(line.start, 0))
            continue
        if headers.is_band(block) and (line.marker is Marker.ANNEX or _is_numbered_heading(line)):
            yield from _step(line, outer)
            continue
        if block is not current or inner is None:
            current = block
            inner = _cell_state(block, outer, headers)
        if headers.is_header(block) or (inner.section is Section.NONE and _is_label_cell(block)):
            continue
        yield from _step(line, inner)


def _is_numbered_heading(line: Line) -> bool:
    """Whether a band across a form is one of its numbered headings, which rule the rows below."""
    return line.marker <= Marker.DECIMAL and len(line.text) <= MAX_LABEL and heading_of(line.text) is not None and not _reads_like_duty(line.text)


def _reads_like_duty(text: str) -> bool:
    """Whether a line that only holds a word of a heading is an item of work: `1. 고객사의 홍보 필요성 분석`."""
    return label_of(text) is None and (split_share(text)[1] is not None or duty_likelihood([text])[0] > LIKELY)


def _is_label_cell(block: Block) -> bool:
    return len(block.text) <= MAX_LABEL and "\n" not in block.text.strip() and label_of(block.text) is not None


def _cell_state(block: Block, outer: _State, headers: Headers) -> _State:
    """Return the state in which a cell or form field begins: by its header, else by its row label."""
    cell = block.cell
    state = _State(annex=outer.annex, cell=True)
    if cell is None:
        return state
    header = headers.above(block)
    section = label_of(header) if header else None
    if section is not None:
        state.section, state.label, state.header = section, header, True
        return state
    label = cell.row_label
    section = label_of(label) if label else None
    if section is None and header:
        # `결과` beside `공고 매체` and `지원자` belongs to the recruiting table, whatever section is open around it.
        beside = [known for known in headers.sections_of_row(block) if known is not None]
        section, label = (beside[0], header) if beside and Section.DUTIES not in beside else (None, "")
    if section in (None, Section.DUTIES) and (spanning := headers.duties_beside(block)):
        # `담당업무` reaches over the rows of a table of its own: head and detail.
        section, label = Section.DUTIES, spanning
        state.header = True
    if section is not None:
        state.section, state.label = section, label
    elif outer.section in _INHERITED and not outer.weak:
        return replace(outer, cell=True, header=bool(header))
    return state


def _step(line: Line, state: _State, label_length: int = 0) -> Iterator[Passage]:
    """Advance `state` over one line and yield the passage it holds, if any.

    :param label_length: Length of the label that only a blank parts from its value.
    """
    text = line.text
    if line.marker is Marker.ANNEX:
        # A bare `붙임` heads the list of enclosed papers, a bare `별첨` mostly the job description.
        bare = Section.TERMS if _ENCLOSED.match(_mark(line)) else Section.DUTIES
        section = heading_of(text) if text else bare
        _open(state, section or Section.TERMS, text, line)
        state.annex = section in (Section.DUTIES, Section.OVERVIEW)
        state.weak = state.annex
        return
    head = _bare_head(line, label_length) if label_length else _head(line)
    if head is not None and not head[2] and (state.section is Section.DUTIES or state.annex) and line.marker > Marker.ARTICLE and _reads_like_duty(line.text):
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
        if inner and label_of(inner["label"]) is Section.DUTIES:
            yield Passage(value[: inner.start("label")].rstrip(" .;/,"), line.start + offset, line.start + offset + inner.start("label"), section, label, line, True, state.annex, inline=True)
            yield Passage(value[inner.end() :], line.start + offset + inner.end(), line.end, Section.DUTIES, inner["label"], line, True, state.annex, inline=True)
            return
        ends: bool = _closes(line, state) or _is_next_field(line, section, state)
        if not value or line.marker in (Marker.ARTICLE, Marker.ROMAN) or section is Section.DUTIES or ends:
            _open(state, section, label, line, with_value=bool(value) and line.marker is not Marker.ARTICLE)
        if value:
            yield Passage(value, line.start + offset, line.end, section, label, line, True, state.annex, inline=True)
        return
    if _closes(line, state) and state.section is not Section.NONE:
        heading = len(text) <= MAX_LABEL and not _SENTENCE.search(text)
        _open(state, Section.TERMS if heading else Section.NONE, text if heading else "", line)
        if heading:
            return
    elif line.marker is not Marker.NONE:
        state.item = (line.marker, line.number)
    if text:
        yield Passage(text, line.start, line.end, state.section, state.label, line, state.cell, state.annex,
                      header=state.label if state.header else "")


def _open(state: _State, section: Section, label: str, line: Line, *, with_value: bool = False) -> None:
    state.section, state.label = section, label
    state.marker, state.mark, state.number, state.item = line.marker, _mark(line), line.number, None
    state.value_block = line.block if with_value else None
    state.weak = False


def _bare_head(line: Line, length: int) -> tuple[Section, str, str, int] | None:
    label, value = line.text[:length], line.text[length:]
    section = exact_label(label)
    return (section, label, value.strip(), length + len(value) - len(value.lstrip())) if section is not None else None


def _head(line: Line) -> tuple[Section, str, str, int] | None:
    """Return (section, label, value, offset of the value) if the line is a heading or begins with a label."""
    text = line.text
    if line.marker is Marker.ARTICLE:
        match = _PAREN_HEAD.match(text)
        if match:
            label = match["label"]
            return heading_of(label) or Section.TERMS, label, match["value"].strip(), match.start("value")
    match = _INLINE.match(text)
    if match:
        section = label_of(_COUNTED.sub("", match["label"]))
        if section is not None and section is not Section.SHARE:
            value = match["value"]
            return section, match["label"], value.strip(), match.start("value") + len(value) - len(value.lstrip())
    # `【기간】 2026년 …`, `3) 업무 - …`
    for pattern in (_PAREN_HEAD, _DASHED):
        match = pattern.match(text)
        section = label_of(match["label"]) if match and match["value"] else None
        # `(근로자) …` names a party at its signature.
        if match and section is not None and section not in (Section.EMPLOYEE, Section.EMPLOYER):
            return section, match["label"], match["value"].strip(), match.start("value")
    match = _RUN_IN.match(text)
    if match:
        section = label_of(match["label"])
        if section is not None:
            return section, match["label"], match["value"].strip(), match.start("value")
    short = len(text) <= MAX_LABEL and (not _SENTENCE.search(text) or label_of(text) is not None)
    if not short or not text:
        return None
    marked = line.marker <= Marker.PAREN_SYLLABLE
    heading = line.block.kind is BlockKind.HEADING or line.block.emphasis
    # `2.2 The Employee shall:` begins a list and names no party.
    loosely = (marked or heading) and line.block.kind is not BlockKind.FIELD and not _OBLIGES.search(text)
    section = heading_of(text) if loosely else label_of(text)
    if section is Section.TERMS and _PAPER_TITLE.search(text):
        return None  # `근로조건 계약서` names the paper, not a part of it
    if section is not None and _is_heading(line, section):
        return section, text, "", len(text)
    if line.marker is Marker.ARTICLE or (line.block.kind is BlockKind.HEADING and line.marker <= Marker.ROMAN):
        return Section.TERMS, text, "", len(text)
    return None


def _is_heading(line: Line, section: Section) -> bool:
    """Tell a heading from a list item that happens to hold a label word (`- 인사 관리 업무`)."""
    if label_of(line.text) is not None:
        return True
    if line.block.kind is BlockKind.HEADING or line.marker <= Marker.DECIMAL:
        return line.block.kind is BlockKind.HEADING or section is not Section.DUTIES or line.text.rstrip().endswith(
            ("업무", "내용", "직무", "Duties", "duties", "Responsibilities", "responsibilities", "계획", "무", "description"))
    return section in (Section.REASON, Section.EFFECT, Section.PLAN, Section.COMPANY, Section.CAREER) and (
        line.marker in (Marker.SYLLABLE, Marker.PAREN_NUMBER, Marker.PAREN_SYLLABLE) and len(line.text) <= 30
    )


def _mark(line: Line) -> str:
    """Return the list mark of a line as printed, empty where the format keeps it apart from the text."""
    before = line.block.text[: max(line.start - line.block.start, 0)]
    return before[before.rfind("\n") + 1 :].strip()


def _is_next_field(line: Line, section: Section, state: _State) -> bool:
    """Whether a labelled line is the next field of a list of fields (`○ 담당업무`, its points, `○ 근로시간 : …`)."""
    return line.marker is Marker.BULLET is state.marker and section is not state.section and _mark(line) == state.mark != ""


def _closes(line: Line, state: _State) -> bool:
    """Whether the line stands outside the open section: a sibling or a parent of the opener's mark."""
    if state.section is Section.NONE:
        return False
    if line.marker is Marker.NONE:
        return state.value_block is not None and line.block is not state.value_block and state.marker is Marker.NONE
    if state.marker is Marker.NONE:
        return line.marker is Marker.ARTICLE
    if state.item is not None and state.item[0] is line.marker and line.number in (0, state.item[1] + 1):
        return False
    if line.marker is state.marker:
        if line.marker is Marker.BULLET:
            return state.value_block is not None
        return line.number != 1
    return line.marker < state.marker and line.number != 1
