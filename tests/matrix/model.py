"""What a package of the matrix is made of: the terms that a paper states, the paper's sheet, the bundle of sheets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

LANGS = ("ko", "en")
FILED_ON = dt.date(2026, 10, 1)


class Way(StrEnum):
    """The three ways of writing: a form, labelled lines, running text."""

    TABLE = "table"
    LINES = "lines"
    PROSE = "prose"

    @property
    def next(self) -> Way:
        """The way that the statement is written in beside a contract of this one."""
        ways = list(Way)
        return ways[(ways.index(self) + 1) % len(ways)]

    @property
    def previous(self) -> Way:
        """The way of the contract beside a statement of this one."""
        return self.next.next


class Kind(StrEnum):
    """The papers of the matrix."""

    CONTRACT = "contract"
    STATEMENT = "statement"
    LICENCE = "licence"
    INSURANCE = "insurance"
    DEGREE = "degree"
    GUARANTEE = "guarantee"
    RECOMMENDATION = "recommendation"
    EXPORT = "export"
    E9_CONTRACT = "e9_contract"
    E74_CONTRACT = "e74_contract"


@dataclass(frozen=True, slots=True)
class Text:
    """A text in both languages."""

    ko: str
    en: str

    def __getitem__(self, lang: str) -> str:
        return self.ko if lang == "ko" else self.en


@dataclass(frozen=True, slots=True)
class Texts:
    """Sentences or list points in both languages."""

    ko: tuple[str, ...]
    en: tuple[str, ...]

    def __getitem__(self, lang: str) -> tuple[str, ...]:
        return self.ko if lang == "ko" else self.en


@dataclass(frozen=True, slots=True)
class Address:
    """A street address. `province` and `short` are its two Korean writings, `province_en` the English one."""

    province: str
    short: str
    province_en: str
    district: Text
    street: Text
    number: str
    detail: Text


@dataclass(frozen=True, slots=True)
class Firm:
    """The employer. `name` is without legal form."""

    name: Text
    number: str
    representative: Text
    address: Address
    business_type: Text
    business_items: Text
    staff: int
    korean_staff: int
    foreign_staff: int


@dataclass(frozen=True, slots=True)
class Person:
    """The foreigner: given and family name as in the passport; `visa_now` is the status held, None for somebody abroad."""

    family: str
    given: str
    nationality: Text
    nation: str
    birth: dt.date
    passport: str
    degree: str
    major: Text
    school: Text
    experience: int
    visa: str = ""
    visa_now: Text | None = None


@dataclass(frozen=True, slots=True)
class Pay:
    """Gross pay in won. What is None follows from the year's pay; `hourly` replaces the rest."""

    annual: int
    monthly: int | None = None
    in_words: int | None = None
    hourly: int | None = None
    bonus: int | None = None

    @property
    def month(self) -> int:
        """The month's pay."""
        return self.monthly if self.monthly is not None else self.annual // 12

    @property
    def words(self) -> int:
        """The amount that the words say."""
        return self.in_words if self.in_words is not None else self.annual


@dataclass(frozen=True, slots=True)
class Terms:
    """Everything that papers state. Each sheet has its own copy, so that one of them can contradict the others."""

    firm: Firm
    person: Person
    code: str
    code_name: Text
    subtype: str
    title: Text
    department: Text
    duties: Texts
    pay: Pay
    workplace: Address
    introduction: Texts
    reasons: Texts
    effects: Texts
    plan: Texts
    start: dt.date = dt.date(2026, 12, 1)
    end: dt.date = dt.date(2028, 11, 30)
    months: int | None = None
    weekly: int | None = 40
    signed: dt.date = dt.date(2026, 9, 10)
    issued: dt.date = dt.date(2026, 9, 1)
    attachments: tuple[Kind, ...] = ()
    promised: Text | None = None
    claim: Text | None = None
    annex: Mapping[str, Any] = field(default_factory=dict)
    entry: dt.date | None = None
    changes: int | None = None

    @property
    def stated_months(self) -> int:
        """The length of the term in words."""
        if self.months is not None:
            return self.months
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + (self.end.day > self.start.day)


@dataclass(frozen=True, slots=True)
class Item:
    """One statement of a paper: `label` and `text` in forms and lines, in prose the sentence alone.

    :param facts: Names and values that a reader of this item must find.
    """

    key: str
    label: str
    text: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Items under a heading; forms print it as a band of the table unless `banded` is off."""

    heading: str
    items: tuple[Item, ...]
    banded: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """What a sheet says, before it is laid out. `top` stands above the title, `close` below the text."""

    title: str
    parts: tuple[Part, ...]
    close: tuple[Item, ...] = ()
    top: str = ""

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in reading order."""
        return (*(item for part in self.parts for item in part.items), *self.close)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper: its kind, language, way of writing and terms.

    :param seed: Chooses among several wordings of the same way; `chosen` fixes some of them.
    :param tracked: Text that stands as an open insertion behind the item of that key.
    """

    kind: Kind
    lang: str
    way: Way
    terms: Terms
    seed: int = 0
    suffix: str = ".docx"
    chosen: Mapping[str, int] = field(default_factory=dict)
    tracked: Mapping[str, str] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """The file name, in the language of the paper."""
        return FILE_NAMES[self.kind][self.lang] + self.suffix


@dataclass(frozen=True, slots=True)
class Bundle:
    """A package: its sheets."""

    name: str
    sheets: tuple[Sheet, ...]

    def sheet(self, kind: Kind) -> Sheet:
        """Return the sheet of a kind."""
        return next(sheet for sheet in self.sheets if sheet.kind is kind)

    def swap(self, kind: Kind, change: Callable[[Sheet], Sheet]) -> Bundle:
        """Return the bundle with one sheet changed."""
        return replace(self, sheets=tuple(change(sheet) if sheet.kind is kind else sheet for sheet in self.sheets))

    def without(self, *kinds: Kind) -> Bundle:
        """Return the bundle without the sheets of these kinds."""
        return replace(self, sheets=tuple(sheet for sheet in self.sheets if sheet.kind not in kinds))

    def everywhere(self, change: Callable[[Terms], Terms]) -> Bundle:
        """Return the bundle with the terms of every sheet changed alike."""
        return replace(self, sheets=tuple(replace(sheet, terms=change(sheet.terms)) for sheet in self.sheets))


FILE_NAMES = {
    Kind.CONTRACT: Text("근로계약서", "Employment Contract"),
    Kind.STATEMENT: Text("고용사유서", "Recruitment Reason Statement"),
    Kind.LICENCE: Text("사업자등록증", "Business Registration Certificate"),
    Kind.INSURANCE: Text("고용보험 피보험자 명부", "Employment Insurance List"),
    Kind.DEGREE: Text("학위증명서", "Degree Certificate"),
    Kind.GUARANTEE: Text("신원보증서", "Letter of Guarantee"),
    Kind.RECOMMENDATION: Text("고용추천서", "Letter of Recommendation"),
    Kind.EXPORT: Text("수출실적증명서", "Export Record Certificate"),
    Kind.E9_CONTRACT: Text("표준근로계약서", "Standard Labor Contract"),
    Kind.E74_CONTRACT: Text("근로계약서", "Labor Contract"),
}
