"""Which party a line of a paper speaks of, and whether it tells of an earlier job."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from enum import StrEnum

from analyzer.extraction.labels import Section, fields_of, heading_of, label_of
from analyzer.language import Line, Marker, lines_of, remembered
from analyzer.readers import BlockKind, Document
from analyzer.readers.normalise import squeeze


class Party(StrEnum):
    """Whose particulars follow."""

    NONE = "none"
    EMPLOYER = "employer"
    EMPLOYEE = "employee"
    GUARANTOR = "guarantor"


_TAIL = r"(?:의?(?:사항|현황|정보|개요|인적사항|이력개요|이력사항|이력|기본사항|기본정보|소개|표시|information|details|particulars|data|profile))?"
_PARTIES = (
    (Party.GUARANTOR, "신원보증인|보증인", "guarantor|sponsor"),
    (Party.EMPLOYEE, "외국인근로자|전문외국인력|해당외국인|고용외국인|외국인|근로자|피초청인|피초청자|피초빙인|초빙대상자|채용예정자|후보자|초청대상자|피고용인|피보증외국인|피보증인|신청인|(?:고용|채용|초청)?대상자|대상외국인|직원|을",
     "employee|partyb|worker|invitee|foreignworker|applicant|foreignnational|foreigner|appointee"),
    (Party.EMPLOYER, "고용기업|고용업체|고용회사|초청업체|초청회사|초청기업|초청인|초청자|사용자|사업주|고용주|고용인|고용예정사업장|사업장|회사|업체|갑",
     "employer|partya|company|inviter|enterprise|employingcompany"),
)
_PATTERNS = tuple((party, re.compile(f"(?:(?:{korean})(?:및|의)?(?:the)?(?:{english})?|(?:the)?(?:{english})){_TAIL}"))
                  for party, korean, english in _PARTIES)
_ANY = re.compile("|".join(pattern.pattern for _, pattern in _PATTERNS))  # most texts announce none
_MAX = 34
_BRACKETED = re.compile(r"[(\[（].*?[)\]）]")
_NO_LETTERS = re.compile(r"[^가-힣a-z]")
# A heading of one of these ends what was said of a party, also where no numbers part the headings.
_OF_THE_JOB = (Section.DUTIES, Section.JOB_KIND, Section.CODE, Section.REASON, Section.EFFECT, Section.PLAN, Section.TERM,
               Section.WORKPLACE, Section.HOURS, Section.PAY, Section.TERMS, Section.CAREER, Section.QUALIFICATION)  # fmt: skip
_NUMBERED = (Marker.ANNEX, Marker.ARTICLE, Marker.ROMAN, Marker.NUMBER)
_PAST = re.compile(r"경력|직업|재직|이전직장|전직장|근무이력|employment(?:history)?$|career|experience|presentoccupation|previous", re.I)
_NOT_PAST = re.compile(r"이력개요|인적|개요|고용|채용|period|termof|conditions|andterm|typeof|placeof|contract|agreement", re.I)


@remembered
def party_of(text: str) -> Party | None:
    """Return the party that a heading or label cell announces, None if it announces none."""
    key = squeeze(text).casefold()
    if len(key) > _MAX:
        return None
    bare = _NO_LETTERS.sub("", _BRACKETED.sub("", key) or key)
    return next(party for party, pattern in _PATTERNS if pattern.fullmatch(bare)) if _ANY.fullmatch(bare) else None


class Places:
    """Parties and earlier jobs by offset."""

    def __init__(self, document: Document) -> None:
        self._offsets: list[int] = []
        self._states: list[tuple[Party, bool]] = []
        party, past, opener = Party.NONE, False, Marker.NONE
        persons: set[tuple[int, int]] | None = None  # looked for where a table has rows of the employer
        for line in lines_of(document):
            cell = line.block.cell
            found = party_of(line.text)
            if found is not None:
                party, past = found, False
            elif party is Party.EMPLOYER and cell is not None and (cell.table, cell.row) in (
                    persons := set(_rows_of_persons(document)) if persons is None else persons):
                party = Party.EMPLOYEE
            elif line.marker in _NUMBERED or (cell is None and label_of(line.text) in _OF_THE_JOB):
                party = Party.NONE
            if found is None and _is_heading(line):
                text = _without_boxes(line.text)
                key = squeeze(text)
                if _PAST.search(key) and not _NOT_PAST.search(key) and heading_of(text) is Section.CAREER:
                    past, opener = True, line.marker
                elif past and (line.marker <= opener or heading_of(text) not in (None, Section.CAREER)):
                    past = False
            self._offsets.append(line.start)
            self._states.append((party, past))

    def _at(self, offset: int) -> tuple[Party, bool]:
        place = bisect.bisect_right(self._offsets, offset) - 1
        return self._states[place] if place >= 0 else (Party.NONE, False)

    def party(self, offset: int) -> Party:
        """Return the party that the text at an offset speaks of."""
        return self._at(offset)[0]

    def past(self, offset: int) -> bool:
        """Whether the text at an offset tells of an earlier job."""
        return self._at(offset)[1]


def _rows_of_persons(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the table rows with a label for a passport or a nationality: no firm has one, nor is its head asked for it."""
    for block in document.blocks:
        if block.cell is not None and {"passport", "nationality"} & set(fields_of(block.text, whole=True)):
            yield block.cell.table, block.cell.row


def _without_boxes(text: str) -> str:
    """Return a heading without the boxes to tick behind it: `6. 직업 / EMPLOYMENT [ ] 자영업자 [√] 직장인`."""
    return text.split("[", 1)[0].strip() or text


def _is_heading(line: Line) -> bool:
    marked = line.marker <= Marker.PAREN_SYLLABLE or line.block.kind is BlockKind.HEADING
    # A numbered band of a form heads the rows below it.
    return marked and len(_without_boxes(line.text)) <= _MAX and (line.block.cell is None or line.marker in _NUMBERED)
