"""Walks a paper once and hands each label with its value to the modules that read the facts.

A value stands in a cell beside or below its label, behind a colon, behind a label in two languages, or under a heading.
Whose value it is depends on the part of the paper: the `성명` below `사용자` is the representative, not the person.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from analyzer.extraction.facts.inner_labels import Kind, is_label, labels_inside
from analyzer.extraction.facts.places import Party, Places
from analyzer.extraction.labels import Section, fields_of, label_of, unnumbered
from analyzer.extraction.sections import Passage
from analyzer.extraction.types import Fact, Role
from analyzer.language import Asking, Line, lines_of
from analyzer.language.lines import marker_of
from analyzer.readers import BlockKind, Document, Origin


@dataclass(frozen=True, slots=True)
class Entry:
    """A label with its value.

    :param field: The field of the label, a key of `fields` in the lexicon of labels.
    :param text: The value; `start` is its offset in the document.
    :param past: Whether it tells of an earlier job.
    """

    field: str
    text: str
    start: int
    line: Line
    label: str
    kind: Kind
    party: Party
    past: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Lines that belong together: one cell, or one line outside tables.

    :param number: Its place among the runs of the paper.
    :param figures: Whether it holds a digit; what has to hold one is not looked for elsewhere.
    :param section: The section that it belongs to.
    """

    text: str
    start: int
    passage: Passage
    party: Party
    past: bool
    number: int
    figures: bool
    section: Section

    @property
    def line(self) -> Line:
        """The first line."""
        return self.passage.line


# `대표자 : 김모의 3. 사업자번호 : …`: the number belongs to the next label.
_NEXT_NUMBER = re.compile(r"(?<![\d.\s])\s\d{1,2}[.)]\s*$")
_NEXT_PART = re.compile(r"(?<=\S)\s[·|•—]\s")
# `근무처 : 표본정밀(주) 용도 : E-7`: a label that nobody knows ends a value as well.
_NEXT_LABEL = re.compile(r"\s[가-힣]{2,8}\s?[::]\s")
_ALSO_LABELS = ("title", "major", "department")
_LEAD = " \t\n,;/|·•-–—→▶*□■○●▪"
_MARGINS = (BlockKind.HEADER, BlockKind.FOOTER)
# Fields whose cells say several things, one in each line.
_MANY = ("pay", "pay_annual", "pay_monthly", "pay_hourly", "pay_base", "hours", "term", "attachments")
# What a heading too general to be a label (`장소`) holds by the section that it opens.
_BY_SECTION = {Section.WORKPLACE: ("workplace",)}
_FIGURE = re.compile(r"\d")
# `자격 | E-7-1` is no career.
_STATUS = re.compile(r"\s*E\s?-?\s?7(?:\s?-\s?\w)?\s*")
# `초청 외국인` heads the column of the person beside that of the firm.
_OF_THE_PERSON = re.compile(r"외국인|대상자|사람|피초청")
# A column of that many names is a list of staff.
_LISTED = 4


class Sheet:
    """One paper with its passages, ready to be asked for facts."""

    def __init__(self, document: Document, passages: Sequence[Passage], role: Role) -> None:
        self.document = document
        self.role = role
        self.passages = passages
        self.places = Places(document)
        self._past_rows = set(_past_rows(document, passages))
        self._said: dict[Asking, dict[int, Run]] = {}
        self._holders: dict[str, set[int]] = {}

    @cached_property
    def runs(self) -> list[Run]:
        """The paper's text: cells as a whole, other lines one by one."""
        found: list[Run] = []
        group: list[Passage] = []
        ordered = sorted([*self.passages, *self._left_out()], key=lambda passage: passage.start)
        for passage in [*ordered, None]:
            if group and (passage is None or passage.cell is None or passage.line.block is not group[0].line.block
                          or passage.inline or group[-1].inline or passage.label != group[-1].label):
                found.append(self._run(group, len(found)))
                group = []
            if passage is not None:
                group.append(passage)
        return found

    def _run(self, group: Sequence[Passage], number: int) -> Run:
        first, start, end = group[0], group[0].start, group[-1].start + len(group[-1].text)
        row = (first.cell.table, first.cell.row) if first.cell is not None else None
        past = self.role is Role.CREDENTIAL or first.section is Section.CAREER or row in self._past_rows or self.places.past(start)
        text = self.document.text[start:end]
        return Run(text, start, first, self.places.party(start), past, number, _FIGURE.search(text) is not None, first.section)

    def _left_out(self) -> Iterator[Passage]:
        """Yield the lines that hold no passage: headings and label cells, which may carry their value."""
        starts = [passage.start for passage in self.passages]
        for line in lines_of(self.document):
            place = bisect.bisect_left(starts, line.start)
            covered = place < len(starts) and starts[place] <= line.end
            if not covered and line.block.kind not in _MARGINS and line.block.field != "comment" and not line.text.startswith("※"):
                yield Passage(line.text, line.start, line.end, Section.NONE, "", line)

    @cached_property
    def entries(self) -> list[Entry]:
        """Every label of the paper with its value, in reading order. A label without value is left out."""
        found: list[Entry] = []
        opened = ""
        for run in self.runs:
            fields, kind = self._fields(run, opened)
            opened = run.passage.label
            inner = labels_inside(run.text)
            if fields:
                end = inner[0][2] if inner else len(run.text)
                found.extend(self._entries(fields, run, 0, end, run.passage.label, kind))
                for begin, end in _rest(run.text, [label[2] for label in inner]):
                    found.extend(self._entries([f for f in fields if f in _MANY], run, begin, end, run.passage.label, kind))
            for i, (names, label, _, value, how) in enumerate(inner):
                end = inner[i + 1][2] if i + 1 < len(inner) else len(run.text)
                # A value behind a label ends with its line.
                end = min(end, len(run.text) if "\n" not in run.text[value:] else run.text.index("\n", value))
                found.extend(self._entries(names, run, value, end, label, how))
        return found

    @cached_property
    def lists_staff(self) -> bool:
        """Whether the paper is a list of people: what stands in its rows is nobody's in particular."""
        if self.role in (Role.CONTRACT, Role.STATEMENT):
            return False
        return any(len({entry.text for entry in self.entries if entry.field == field and entry.kind is Kind.CELL}) >= _LISTED for field in ("name", "name_weak")) or \
            len({entry.text for entry in self.entries if entry.field == "korean_staff" and entry.kind is Kind.CELL and not _FIGURE.search(entry.text)}) >= _LISTED

    @cached_property
    def _by_field(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            found[entry.field].append(entry)
        return found

    def _fields(self, run: Run, opened: str) -> tuple[tuple[str, ...], Kind]:
        passage = run.passage
        if passage.labelled:
            fields = fields_of(passage.label) or fields_of(unnumbered(passage.label))
            if not fields and passage.cell is not None and not passage.inline:
                label = passage.cell.row_label
                fields = fields_of(label[marker_of(label)[2] :]) or fields_of(unnumbered(label))
            return fields, Kind.INLINE if passage.inline else Kind.CELL
        if passage.label and passage.label != opened:
            return fields_of(passage.label) or _BY_SECTION.get(passage.section, ()), Kind.UNDER
        return (), Kind.UNDER

    def _entries(self, fields: Sequence[str], run: Run, start: int, end: int, label: str, kind: Kind) -> Iterator[Entry]:
        text = _NEXT_NUMBER.sub("", run.text[start:end]) if run.text[end : end + 1].strip() else run.text[start:end]
        text = _NEXT_PART.split(text)[0] if kind is Kind.BESIDE else text
        text = _NEXT_LABEL.split(text)[0] if kind is Kind.INLINE and not set(fields) & set(_MANY) else text
        cut = len(text) - len(text.lstrip(_LEAD))
        # An opening bracket without its end belongs to the label behind it.
        text = text[cut:].rstrip(_LEAD + "([")
        if text:
            # `원장` and `Education` label things and are posts and subjects as well.
            for field in fields if not is_label(text) else [field for field in fields if field in _ALSO_LABELS]:
                yield Entry(field, text, run.start + start + cut, run.passage.line, label, kind, run.party, run.past)

    def fact(self, name: str, value: Any, start: int, raw: str, line: Line) -> Fact:
        """Return a fact whose `raw` stands at `start`."""
        return Fact(name, value, raw, start, start + len(raw), line.page, low_trust=line.block.origin is Origin.OCR)

    def of(self, *fields: str, past: bool = False) -> Iterator[Entry]:
        """Yield the entries of these fields; those of earlier jobs only where asked."""
        found = self._by_field[fields[0]] if len(fields) == 1 else [entry for entry in self.entries if entry.field in fields]
        yield from (entry for entry in found if past or not entry.past)

    def prose(self, says: Asking | None = None, *, past: bool = False) -> Iterator[Run]:
        """Yield the runs that may state a fact in a sentence.

        :param says: What the text of a run has to hold; the most of them say nothing of any one kind.
        """
        for run in self.runs if says is None else self.saying(says).values():
            if past or not run.past:
                yield run

    def saying(self, what: Asking) -> dict[int, Run]:
        """Return the runs that hold what is asked for, by their numbers, in reading order."""
        said = self._said.get(what)
        if said is None:
            said = self._said[what] = {run.number: run for run in self._holding(what.words) if what(run.text)}
        return said

    def _holding(self, words: Sequence[str]) -> list[Run]:
        """Return the runs that hold one of these lower-case words: one search in the whole paper for each word, not one in each run."""
        return [self.runs[number] for number in sorted(set().union(*map(self._numbers_of, words)))]

    def _numbers_of(self, word: str) -> set[int]:
        numbers = self._holders.get(word)
        if numbers is None:
            numbers = self._holders[word] = set()
            text, ends = self._lower
            at = text.find(word)
            while at >= 0:
                number = bisect.bisect_right(ends, at)
                numbers.add(number)
                at = text.find(word, ends[number])
        return numbers

    @cached_property
    def _lower(self) -> tuple[str, list[int]]:
        """The texts of all runs in lower case, a line break behind each, and where each ends."""
        texts = [f"{run.text}\n".lower() for run in self.runs]
        return "".join(texts), list(itertools.accumulate(map(len, texts)))


def _past_rows(document: Document, passages: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """Yield the table rows that tell of past jobs: those beside a career label, and all that such a label spans."""
    # `직업` beside the year's income in the form for a change of status is one cell, not the row's subject.
    paid = {(passage.cell.table, passage.cell.row) for passage in passages if passage.cell is not None and passage.section is Section.PAY}
    for passage in passages:
        cell = passage.cell
        if cell is None or passage.section is not Section.CAREER or (cell.table, cell.row) in paid or _STATUS.fullmatch(passage.text):
            continue
        # A column for the person beside that of the firm is of the present, unless the row is that of a career.
        if not _OF_THE_PERSON.search(passage.header) or label_of(cell.row_label) is Section.CAREER:
            yield cell.table, cell.row
    for block in document.blocks:
        if block.cell is not None and block.cell.row_span > 1 and label_of(block.text) is Section.CAREER:
            for row in range(block.cell.row, block.cell.row + block.cell.row_span):
                yield block.cell.table, row


def _rest(text: str, labels: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the lines behind the first label inside a cell that have no label of their own."""
    offset = 0
    for line in text.split("\n"):
        end = offset + len(line)
        if labels and offset > labels[0] and not any(offset <= label < end for label in labels):
            yield offset, end
        offset = end + 1
