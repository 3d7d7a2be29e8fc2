"""What extraction finds in a paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from analyzer.extraction.speech import CatchAll
from analyzer.language import Language
from analyzer.readers import Box, Document


class Role(StrEnum):
    """What a paper is in the package."""

    CONTRACT = "contract"
    STATEMENT = "statement"
    APPLICATION = "application"
    RECOMMENDATION = "recommendation"
    GUARANTEE = "guarantee"
    LICENCE = "licence"
    INSURANCE_LIST = "insurance_list"
    CREDENTIAL = "credential"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that the person will do.

    :param text: The duty as printed, without list mark and share of time.
    :param start: Offset in the document's text; `text` is the normalised form of that span.
    :param context: Heading or first cell that the duty belongs to (`신제품 개발`), empty if there is none.
    :param share: Stated share of working time, 0 to 1, None where the paper states none.
    :param source: `section`, `annex`, `narrative` or `field`: where it was found, in falling order of trust.
    :param parallel: The same list printed in the other language has the same number; None outside such lists.
    """

    text: str
    start: int
    end: int
    language: Language
    page: int | None = None
    box: Box | None = None
    context: str = ""
    share: float | None = None
    source: str = "section"
    parallel: int | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One stated fact. `low_trust` marks values read by OCR."""

    name: str
    value: Any
    raw: str
    start: int
    end: int
    page: int | None = None
    low_trust: bool = False


@dataclass(frozen=True, slots=True)
class FiledCode:
    """An occupation code as somebody wrote it.

    :param number: Digits with an `S` in front where written, empty if only a name or only the visa type stands there.
    :param name: Occupation name written beside the number, empty if there is none.
    :param found_in: File name, folder name or `--code`.
    :param labelled: Whether a code label stands beside it.
    """

    as_written: str
    number: str
    name: str
    found_in: str
    start: int | None = None
    end: int | None = None
    page: int | None = None
    labelled: bool = True


@dataclass(frozen=True, slots=True)
class CatchAllPhrase:
    """A catch-all phrase with its grade and place."""

    grade: CatchAll
    text: str
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A document with everything extraction found in it."""

    document: Document
    role: Role
    language: Language
    duties: tuple[Duty, ...] = ()
    facts: tuple[Fact, ...] = ()
    codes: tuple[FiledCode, ...] = ()
    catch_alls: tuple[CatchAllPhrase, ...] = ()
    routes: tuple[str, ...] = ()

    def fact(self, name: str) -> Fact | None:
        """Return the first fact of that name, None if the paper does not state it."""
        return next((fact for fact in self.facts if fact.name == name), None)

    def facts_named(self, name: str) -> tuple[Fact, ...]:
        """Return every fact of that name: different values that the paper gives, the most trusted first."""
        return tuple(fact for fact in self.facts if fact.name == name)

    @property
    def catch_all(self) -> CatchAll:
        """The worst grade of the catch-all phrases."""
        return max((phrase.grade for phrase in self.catch_alls), default=CatchAll.NONE)
