"""One package arranged for the page: what is chosen, what stands beside it, and what separates the candidates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from analyzer.consistency.comparison_duties import likest
from analyzer.consistency.missing_facts import MissingFact, missing_facts
from analyzer.language.encoder import Encoder
from analyzer.occupations import Catalogue, Exclusion, Neighbour, Occupation, ScopeLine, between, load_catalogue
from analyzer.reports.view import JUDGED_ROLES, OUTSIDE, Source, View
from analyzer.web.desk import Desk, Version
from analyzer.web.text_view import Part, Spot, parts, spots

_ROLES = {role: place for place, role in enumerate(JUDGED_ROLES)}


@dataclass(frozen=True, slots=True)
class Mate:
    """A duty of one paper beside the other paper: with its partner there, or missing there.

    :param number: Number that both duties of a pair carry, None where the other paper does not say it.
    :param index: Number of the duty in its paper.
    """

    index: int
    duty: Mapping[str, Any]
    number: int | None


@dataclass(frozen=True, slots=True)
class Apart:
    """How one occupation tells itself from another."""

    occupation: Occupation
    other: Occupation
    says: tuple[Neighbour, ...]
    excludes: tuple[Exclusion, ...]


@dataclass(frozen=True, slots=True)
class ScopeState:
    """A scope line of the filed occupation with the duties that meet it, as (paper, duty) numbers."""

    line: ScopeLine
    met_by: tuple[tuple[int, int], ...]


class CaseView:
    """A package on the page.

    :param version: The version of it that is shown.
    :param paper: Number of the paper that is open, None for the first that was judged.
    :param at: Number of the duty that is chosen in it, None for none.
    """

    def __init__(self, desk: Desk, version: Version, *, paper: int | None, at: int | None) -> None:
        self.desk, self.version, self.report = desk, version, version.report
        self.view = View(self.report)
        self.documents: Sequence[Mapping[str, Any]] = self.report["documents"]
        # Contract and statement first, whatever the order in which the papers came.
        self.order = sorted(range(len(self.documents)), key=lambda n: (_ROLES.get(self.documents[n]["role"], len(_ROLES)), n))
        judged = [n for n in self.order if self.documents[n]["duties"]]
        readable = [n for n in self.order if version.review.papers[n].paper.document.usable]
        self.paper = paper if paper is not None and 0 <= paper < len(self.documents) else (judged or readable or [0])[0]
        duties = self.documents[self.paper]["duties"] if self.documents else ()
        self.at = at if at is not None and 0 <= at < len(duties) else None

    @property
    def document(self) -> Mapping[str, Any]:
        """The open paper in the report."""
        return self.documents[self.paper]

    @property
    def duty(self) -> Mapping[str, Any] | None:
        """The chosen duty in the report."""
        return None if self.at is None else self.document["duties"][self.at]

    @property
    def filed(self) -> Occupation | None:
        """The filed occupation, None where it is not settled."""
        return load_catalogue().get(self.report["filed"]["code"])

    @property
    def tones(self) -> list[str]:
        """What the duties of the open paper say about the filed occupation, each once."""
        return list(dict.fromkeys(self.tone(duty) for duty in self.document["duties"]))

    @cached_property
    def text(self) -> list[Part]:
        """The open paper as text."""
        return parts(self.version.document(self.paper), self._paper.duties)

    @cached_property
    def spots(self) -> list[Spot]:
        """The places of the duties on the pages of the open paper."""
        return spots(self.version.document(self.paper), self._paper.duties)

    @property
    def duty_pages(self) -> list[int]:
        """The pages of the open paper on which duties stand, in order."""
        return sorted({spot.page for spot in self.spots})

    @property
    def _paper(self) -> Any:
        return self.version.review.papers[self.paper].paper

    def sources(self) -> list[tuple[Source, int | None]]:
        """Return the contracts and statements beside the filed code, each with the number of its paper."""
        numbers = {id(document): number for number, document in enumerate(self.documents)}
        return [(source, numbers.get(id(source.document))) for source in self.view.sources()]

    def place_of(self, evidence: Mapping[str, Any]) -> tuple[int, int | None] | None:
        """Return the paper and the duty that a quote of a finding stands in."""
        for number, document in enumerate(self.documents):
            if document["path"] == evidence["document"]:
                start = evidence["start"]
                inside = (i for i, duty in enumerate(document["duties"]) if start is not None and duty["start"] <= start < duty["end"])
                return number, next(inside, None)
        return None

    def tone(self, duty: Mapping[str, Any]) -> str:
        """Return what a duty says about the filed occupation: `same`, `other`, `outside` or `open`."""
        first, code = duty["candidates"][0]["code"], self.report["filed"]["code"]
        if first == OUTSIDE:
            return "outside"
        return "open" if code is None else "same" if first == code else "other"

    @property
    def catalogue(self) -> Catalogue:
        """The occupations."""
        return load_catalogue()

    # --- what separates ---

    def rivals(self) -> list[Occupation]:
        """Return the occupations between which the chosen duty has to be told: the filed one and its nearest candidates."""
        if self.duty is None:
            return []
        codes = [self.report["filed"]["code"], *(candidate["code"] for candidate in self.duty["candidates"][:2])]
        catalogue = load_catalogue()
        return [known for code in dict.fromkeys(codes) if (known := catalogue.get(code))][:2]

    def apart(self) -> list[Apart]:
        """Return what separates them, from either side, as far as the catalogue says."""
        rivals = self.rivals()
        if len(rivals) < 2:
            return []
        boundary = between(rivals[0].code, rivals[1].code)
        both = (Apart(boundary.first, boundary.second, boundary.first_says, boundary.first_excludes),
                Apart(boundary.second, boundary.first, boundary.second_says, boundary.second_excludes))
        return [side for side in both if side.says or side.excludes]

    def missing(self) -> list[MissingFact]:
        """Return the kinds of fact that the chosen sentence does not state and that would tell the candidates apart."""
        if self.at is None:
            return []
        return missing_facts(self.version.review, self.paper, self.at)

    # --- the filed occupation ---

    def scope(self) -> list[ScopeState]:
        """Return the scope lines of the filed occupation and the duties that meet each of them."""
        if self.filed is None:
            return []
        met: dict[str, list[tuple[int, int]]] = {}
        for number, document in enumerate(self.documents):
            for index, duty in enumerate(document["duties"]):
                if duty["candidates"][0]["code"] == self.filed.code and duty["counted"]:
                    met.setdefault(duty["scope_line"], []).append((number, index))
        return [ScopeState(line, tuple(met.get(line.ko, []) + met.get(line.en, []))) for line in self.filed.scope]

    # --- contract and statement ---

    def side_by_side(self, encoder: Encoder) -> list[tuple[int, list[Mate]]]:
        """Return the first contract and statement that state duties, each with its duties; nothing where one is missing."""
        chosen = []
        for role in JUDGED_ROLES:
            number = next((n for n, d in enumerate(self.documents) if d["role"] == role and d["duties"]), None)
            if number is None:
                return []
            counted = [i for i, duty in enumerate(self.documents[number]["duties"]) if duty["counted"]]
            chosen.append((number, counted))
        (left, lefts), (right, rights) = chosen
        texts = [[self.version.review.papers[n].paper.duties[i].text for i in counted] for n, counted in chosen]
        partner = likest(texts[0], texts[1], encoder)
        numbers = {row: place for place, row in enumerate(sorted(partner.values()), 1)}
        sides = [Mate(i, self.documents[left]["duties"][i], numbers.get(row)) for row, i in enumerate(lefts)]
        others = [Mate(i, self.documents[right]["duties"][i], numbers.get(partner.get(row, -1))) for row, i in enumerate(rights)]
        return [(left, sides), (right, others)]
