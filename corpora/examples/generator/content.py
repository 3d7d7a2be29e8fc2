"""What the papers of a package say, read from the hand-written JSON files in `packages/`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

PACKAGES = Path(__file__).with_name("packages")

Role = Literal["contract", "statement", "application", "recommendation", "credential", "other"]
CatchAll = Literal["none", "bounded", "tail", "whole"]
LayoutName = Literal["K1", "K2", "K3", "B1", "B2", "E1", "R1", "R2", "A1", "REC", "CERT"]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Employer(_Model):
    """The firm. Money is in millions of won, as the statement form asks."""

    name: str
    name_en: str = ""
    representative: str = "대표자 가"
    registration: str = "000-00-00000"
    address: str
    address_en: str = ""
    phone: str = "000-0000-0000"
    business: str
    business_en: str = ""
    industry_code: str = ""
    capital: int = 300
    sales: int = 4200
    debt: int = 900
    profit: int = 310
    staff: int = 24
    foreign: int = 1
    introduction: tuple[str, ...] = ()


class Career(_Model):
    """One job in the person's past: a decoy for whoever looks for duties."""

    company: str
    period: str
    field: str
    position: str


class Person(_Model):
    """The foreigner to be hired."""

    name: str
    sex: str = "M"
    nationality: str
    nationality_en: str = ""
    birth: date
    passport: str = "X00000000"
    address: str = "-"
    school: str = "SAMPLE UNIVERSITY"
    degree: str = "학사"
    major: str
    graduated: str = "2019"
    careers: tuple[Career, ...] = ()


class Duty(_Model):
    """One task, with its share of working time in percent where the paper states one."""

    ko: str = ""
    en: str = ""
    share: int | None = None


class Job(_Model):
    """Terms of the job. Pay is in won, gross."""

    title: str
    title_en: str = ""
    department: str = "-"
    reports_to: str = "대표이사"
    status: str = "E-7-1"
    start: date
    end: date
    workplace: str
    workplace_en: str = ""
    monthly: int
    annual: int
    meal: int = 200_000
    opens: str = "09:00"
    closes: str = "18:00"
    hours_known: bool = True
    line: str = ""
    purpose: str = ""
    qualifications: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()


class Statement(_Model):
    """The free texts of a statement."""

    field: str = ""
    intro: str = ""
    reasons: tuple[str, ...] = ()
    search: tuple[tuple[str, str, str, str], ...] = ()
    person_fit: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    plan: tuple[str, ...] = ()
    other: str = ""
    attachments: tuple[str, ...] = ()


class Case(_Model):
    """Everything a layout needs for one paper."""

    employer: Employer
    person: Person
    job: Job
    duties: tuple[Duty, ...]
    statement: Statement = Statement()
    code: str = ""
    signed: date
    tail: str = ""
    tail_en: str = ""
    options: Mapping[str, str] = {}


class Document(_Model):
    """One file to write.

    :param file: File name inside the package folder; its suffix decides the format.
    :param form: Fillable form without text layer instead of plain PDF.
    :param scan: Scan instead of the born-digital page.
    :param overrides: Parts of the case that differ in this paper (merged into the package's common part).
    :param primary: Occupation that the duties speak for, in the numbering of 2026-09, `outside`, or null.
    :param filed: Code that the written form stands for, or null when it cannot be told.
    """

    file: str
    layout: LayoutName
    role: Role
    overrides: dict[str, Any] = {}
    form: bool = False
    scan: dict[str, Any] | None = None
    primary: str | None = None
    filed: str | None = None
    catch_all: CatchAll = "none"
    defects: tuple[str, ...] = ()
    holds_duties: bool = True


class Filed(_Model):
    """The filed code of the package as a reader of all papers would state it."""

    as_written: str
    number: str | None = None
    name: str | None = None
    code: str | None = None
    found_in: str


class Expected(_Model):
    """What a review must say. Rules in neither list must not appear, save the ones named in `may`."""

    verdict: Literal["consistent", "mismatch", "unclear"]
    must: tuple[str, ...] = ()
    may: tuple[str, ...] = ()


class Package(_Model):
    """One example package: its papers and the expected outcome.

    :param folder: Where it is written, below `corpora/examples`.
    :param formats: Write the package once in each of these formats; file names then have no suffix.
    """

    folder: str
    family: str
    about: str
    common: dict[str, Any]
    documents: tuple[Document, ...]
    filed: Filed | None = None
    expected: Expected
    formats: tuple[Literal["pdf", "docx", "hwpx", "scan"], ...] = ()

    def case(self, document: Document) -> Case:
        """Return the case of one paper."""
        return Case.model_validate(_merge(self.common, document.overrides))


def load_packages() -> list[Package]:
    """Return all packages in the order of their file names, one for each format where a package asks for several."""
    read = [Package.model_validate(json.loads(path.read_text("utf-8"))) for path in sorted(PACKAGES.glob("*.json"))]
    return [version for package in read for version in _versions(package)]


def _versions(package: Package) -> list[Package]:
    if not package.formats:
        return [package]
    versions = []
    for format_ in package.formats:
        suffix = ".pdf" if format_ == "scan" else f".{format_}"
        scan: dict[str, Any] | None = {} if format_ == "scan" else None
        documents = tuple(
            document.model_copy(update={"file": document.file + suffix, "scan": scan}) for document in package.documents
        )
        filed = package.filed and package.filed.model_copy(update={"found_in": package.filed.found_in + suffix})
        change = {"folder": f"{package.folder}-{format_}", "documents": documents, "filed": filed}
        versions.append(package.model_copy(update=change))
    return versions


def _merge(base: Mapping[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in change.items():
        old = merged.get(key)
        merged[key] = _merge(old, value) if isinstance(old, Mapping) and isinstance(value, Mapping) else value
    return merged
