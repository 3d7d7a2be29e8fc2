"""The text of a statement as marks that can be compared with other people's statements; it holds no readable text.

Names, dates, amounts and numbers are blanked first, so that a template in which only they were exchanged stays the same.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from analyzer.extraction import Paper, Role
from analyzer.extraction.labels import Section
from analyzer.extraction.sections import passages
from analyzer.language import sentences
from analyzer.readers.normalise import squeeze

# Facts whose values differ from person to person in one template.
_BLANKED = ("employee", "passport", "nationality", "birth", "employer", "employer_number", "representative", "workplace", "job_title", "major", "degree", "department")
_NUMBER = re.compile(r"[\d][\d,.]*|[일이삼사오육칠팔구십백천만억]{2,}원")
_LATIN_NAME = re.compile(r"\b[A-Z]{2,}(?:[ -]+[A-Z]{2,})+\b")
_MONTH = re.compile(r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b", re.I)
_COMPANY_FORM = re.compile(r"주식회사|\(주\)|㈜|유한회사|\b(?:co|ltd|inc|corp|llc)\b\.?", re.I)
_GRAM = 5
# Shorter sentences are greetings and labels that everybody writes.
_MIN_LETTERS = 12
# Address, subject and the closing request read alike in all of them.
_STOCK = re.compile(r"^(?:수\s*신|제\s*목|참\s*조|발\s*신|붙\s*임|첨\s*부|to|subject|re)\s*[::]|위와\s*같[은이]|(?:검토|허가|선처|배려)\S*\s*(?:하여|해)?\s*주시기\s*바랍니다|for the above reasons|kindly (?:request|ask)|respectfully request", re.I)
_OWN_SECTIONS = frozenset({Section.CAREER, Section.QUALIFICATION, Section.PAY, Section.TERM, Section.WORKPLACE, Section.IDENTITY, Section.CODE})
_SAME_FIRM_SECTIONS = frozenset({Section.COMPANY, Section.DUTIES, Section.INDUSTRY, Section.HOURS})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a statement with its place; `shared_by_firm` where all statements of one employer say the same."""

    start: int
    end: int
    page: int | None
    grams: frozenset[int]
    shared_by_firm: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of another package, for comparison.

    :param package: Name of its package; `document` its file name.
    :param employer: Marks of the employer, the person and the passport, empty where the paper does not state them.
    :param grams: Marks of its text.
    """

    package: str
    document: str
    employer: str
    employee: str
    passport: str
    grams: frozenset[int]

    def of_same_person(self, other: Statement) -> bool:
        """Whether both speak of one person, so that repeating is no wonder: a draft, or the same paper in two languages."""
        if self.passport and other.passport:
            return self.passport == other.passport
        return bool(self.employee) and self.employee == other.employee

    def of_same_firm(self, other: Statement) -> bool:
        """Whether both come from one employer."""
        return bool(self.employer) and self.employer == other.employer


def statement_of(package: str, paper: Paper, found: Iterable[Sentence] | None = None) -> Statement:
    """Return what is compared of a statement.

    :param found: Its sentences, where they are known already.
    """
    grams = frozenset(gram for sentence in (sentences_of(paper) if found is None else found) for gram in sentence.grams)
    return Statement(package, paper.document.name, _mark(paper, "employer"), _mark(paper, "employee"), _mark(paper, "passport"), grams)


def statements_in(package: str, papers: Iterable[Paper]) -> tuple[Statement, ...]:
    """Return the statements among the papers of a package."""
    return tuple(statement_of(package, paper) for paper in papers if paper.role is Role.STATEMENT)


def sentences_of(paper: Paper) -> list[Sentence]:
    """Return the sentences that can be compared, in reading order: those that speak of firm, need, duties, effect and plan."""
    names = _names(paper)
    found = []
    for passage in passages(paper.document):
        if passage.section in _OWN_SECTIONS or (passage.labelled and len(squeeze(passage.text)) < _MIN_LETTERS):
            continue
        for start, end in sentences(passage.text, roughly=True):
            blank = _blanked(passage.text[start:end], names)
            if len(blank) >= _MIN_LETTERS and not _STOCK.search(passage.text[start:end]):
                found.append(Sentence(passage.start + start, passage.start + end, passage.line.page, _grams(blank), passage.section in _SAME_FIRM_SECTIONS))
    return found


def _names(paper: Paper) -> list[str]:
    values = {str(fact.value) for fact in paper.facts if fact.name in _BLANKED} | {fact.raw for fact in paper.facts if fact.name in _BLANKED}
    # A name is also used without its legal form, and a person by the family or given name alone.
    parts = {part for value in values for part in (value, _COMPANY_FORM.sub("", value), *re.split(r"[\s,()/]+", value))}
    found = {part.strip().casefold() for part in parts if len(part.strip()) > 1}
    # Two names of one length may overlap in a text: their order must not be that of a set, which differs from process to process.
    return sorted(found, key=lambda name: (-len(name), name))


def _blanked(text: str, names: list[str]) -> str:
    text = _LATIN_NAME.sub(" ", text).casefold()
    for name in names:
        # A Latin name is a word of its own (`in` stands in many), a Korean one carries its particle.
        if name in text:
            text = _without_word(text, name) if name.isascii() else text.replace(name, " ")
    text = _NUMBER.sub(" ", _MONTH.sub(" ", _COMPANY_FORM.sub(" ", text)))
    return "".join(filter(str.isalpha, text))


def _without_word(text: str, word: str) -> str:
    # No pattern: there are new names in each package, and Python keeps few patterns.
    kept, last, at = [], 0, text.find(word)
    while at >= 0:
        end = at + len(word)
        if not "a" <= text[at - 1 : at] <= "z" and not "a" <= text[end : end + 1] <= "z":
            kept.append(text[last:at])
            last = end
        at = text.find(word, end if last == end else at + 1)
    return " ".join([*kept, text[last:]])


def _grams(blank: str) -> frozenset[int]:
    # The built-in hash differs from process to process.
    return frozenset(zlib.crc32(blank[place : place + _GRAM].encode()) for place in range(len(blank) - _GRAM + 1))


def _mark(paper: Paper, name: str) -> str:
    fact = paper.fact(name)
    return "".join(sorted(re.findall(r"\w+", _COMPANY_FORM.sub("", str(fact.value)).casefold()))) if fact is not None else ""
