"""What a planted defect is, and the cases of the matrix: every defect in both languages and all ways of writing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from tests.matrix.layout import page_of
from tests.matrix.model import LANGS, Bundle, Item, Kind, Sheet, Terms, Way
from tests.matrix.packages import clean, suffix_of

BASE_JOBS = ("2223", "2842", "2351")
Change = Callable[[Bundle], Bundle]
Start = Callable[[str, str, Way, int], Bundle]


class Shows(StrEnum):
    """What the evidence of a finding has to quote."""

    WORDS = "words"  # the planted words
    ITEM = "item"  # an item that the clean twin has as well
    PAPER = "paper"  # anything of the paper: what is missing cannot be quoted
    NOTHING = "nothing"  # a paper is missing


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing that is wrong, as it is planted into a clean package.

    :param where: The paper that holds the planted words; it is the one whose way of writing is varied.
    :param prepare: Brings the base into a form that can hold the defect; the clean twin has it as well.
    :param least: Least severity of the finding.
    :param chosen: Wordings that the paper must use, by key.
    :param item: Key of the item that the evidence quotes, for `Shows.ITEM`.
    :param companion: The other package of the same run, given the planted or clean one and whether it is planted.
    :param start: Another base than the clean package of a job.
    """

    rule: str
    name: str
    where: Kind
    plant: Change
    jobs: tuple[str, ...] = BASE_JOBS
    prepare: Change = lambda bundle: bundle
    least: str = "notice"
    shows: Shows = Shows.WORDS
    chosen: Mapping[str, int] = field(default_factory=dict)
    item: str = ""
    docx: bool = False
    companion: Callable[[Bundle, bool], Bundle] | None = None
    start: Start = clean

    @property
    def id(self) -> str:
        """The name in test output."""
        return f"{self.rule}/{self.name}"


@dataclass(frozen=True, slots=True)
class Planted:
    """One case of the matrix: a defect in one language and way, with its clean twin.

    :param twin: The same package without the defect.
    :param base: The twin in its ordinary wording, which many defects share; this is what is reviewed as clean.
    """

    defect: Defect
    lang: str
    way: Way
    base: Bundle
    twin: Bundle
    bundle: Bundle

    @property
    def id(self) -> str:
        """The name in test output."""
        return f"{self.defect.id}/{self.lang}/{self.way}"

    @property
    def sheet(self) -> Sheet:
        """The sheet with the planted words."""
        return self.bundle.sheet(self.defect.where)

    def changed_items(self) -> Iterator[tuple[str, str]]:
        """Yield the text of each item that differs from the twin, and its text there (empty if it has none)."""
        before = {item.key: whole(item) for item in page_of(self.twin.sheet(self.defect.where)).items}
        for item in page_of(self.sheet).items:
            text = whole(item) + self.sheet.tracked.get(item.key, "")
            if text != before.get(item.key):
                yield text, before.get(item.key, "")


def whole(item: Item) -> str:
    """Return everything that an item prints."""
    return " ".join((item.label, item.text, *item.points))


def cases(defects: tuple[Defect, ...]) -> list[Planted]:
    """Return the cases of the matrix."""
    return [
        _case(number, defect, lang, way)
        for number, defect in enumerate(defects) for lang in LANGS for way in Way
    ]  # fmt: skip


def _case(number: int, defect: Defect, lang: str, way: Way) -> Planted:
    # Job and seed go with language and way, so that the defects share their clean twins.
    contract_way = way.previous if defect.where is Kind.STATEMENT else way
    step = LANGS.index(lang) + list(Way).index(contract_way)
    job, seed = defect.jobs[step % len(defect.jobs)], number // 9 % 2
    base = defect.prepare(defect.start(job, lang, contract_way, seed))
    twin = base.swap(defect.where, lambda sheet: replace(sheet, chosen=defect.chosen, suffix=".docx" if defect.docx else sheet.suffix))
    planted = defect.plant(twin)
    names = [replace(bundle, name=f"{base.name}-{role}") for bundle, role in ((base, "base"), (twin, "twin"), (planted, "planted"))]
    return Planted(defect, lang, way, *names)


def on(kind: Kind, **changes: Any) -> Change:
    """Return the change of the terms of one paper."""
    return lambda bundle: bundle.swap(kind, lambda sheet: replace(sheet, terms=replace(sheet.terms, **changes)))


def terms_on(kind: Kind, change: Callable[[Terms], Terms]) -> Change:
    """Return the change of the terms of one paper by a function."""
    return lambda bundle: bundle.swap(kind, lambda sheet: replace(sheet, terms=change(sheet.terms)))


def everywhere(change: Callable[[Terms], Terms]) -> Change:
    """Return the change of the terms of all papers by a function."""
    return lambda bundle: bundle.everywhere(change)


def added(bundle: Bundle, kind: Kind, **changes: Any) -> Bundle:
    """Return the bundle with one more paper, written like the contract."""
    model = bundle.sheet(Kind.CONTRACT)
    sheet = replace(model, kind=kind, terms=replace(model.terms, **changes), suffix=suffix_of(kind, model.way, model.seed), chosen={}, tracked={})
    return replace(bundle, sheets=(*bundle.sheets, sheet))
