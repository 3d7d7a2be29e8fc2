"""Settles which occupation was filed, from number, written name, filing date and edition together.

Names decide: a number whose list meanings all differ from the name is a conflict, never a silent choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from analyzer.occupations.catalogue import load_catalogue
from analyzer.occupations.editions import EditionKind, Meaning, edition_on, load_editions, newest_edition
from analyzer.occupations.folding import number_key
from analyzer.occupations.names import NAME_LEVEL, match_name, says_nothing
from analyzer.occupations.routes import Route, route_of


class ResolutionStatus(StrEnum):
    """How a filed code was settled.

    `EXACT`: a number of the list in force, agreeing with the name if there is one.
    `OLD_NUMBER`: surely this occupation, but by the number of another edition, a shortened one or a KSCO item below it.
    `CONFLICT`: the name is another occupation than the number; `code` is that of the name.
    `NAME_ONLY`: a name without a number.
    `AMBIGUOUS`: a number that means several things today, without a name; `code` is the meaning on the filing day.
    `UNKNOWN`: something is written that settles nothing.
    `NOTHING`: neither number nor name.
    `OTHER_ROUTE`: a route on which no occupation is compared.
    """

    EXACT = "exact"
    OLD_NUMBER = "old-number"
    CONFLICT = "conflict"
    NAME_ONLY = "name-only"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"
    NOTHING = "nothing"
    OTHER_ROUTE = "other-route"


@dataclass(frozen=True, slots=True)
class Resolution:
    """The occupation that a filed code stands for.

    :param code: The occupation in the newest numbering, None if it could not be settled.
    :param edition: Id of the edition that gave `code` its number; None where the number had no part in it.
    :param name_code: What the written name alone stands for.
    :param number_codes: What the number stands for in each edition that has it, by edition id.
    :param alternatives: Other occupations that the number may mean, the most probable first.
    :param meanings: All that the number means, with names; also jobs that are no E-7 occupation.
    :param route: Id of the route where `status` is `OTHER_ROUTE`.
    """

    code: str | None
    status: ResolutionStatus
    edition: str | None = None
    name_code: str | None = None
    number_codes: Mapping[str, str] = field(default_factory=dict)
    alternatives: tuple[str, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    route: str | None = None


def resolve(number: str, name: str = "", *, filed_on: date | None = None, edition: str | None = None) -> Resolution:
    """Settle a filed code.

    :param number: The number as written (`2742`, `S 2743`, `２２２３`), empty if none is. Five digits are also read as a
        KSCO item, by its first four. Six digits (KSCO or employment service), a four-digit unit of a three-digit code
        and a wrong `S` are read that way only if the name agrees.
    :param name: The occupation name written beside it, empty if none is.
    :param filed_on: Filing day; it picks the list in force.
    :param edition: Id of an edition that the number is to be read in, whatever the date.
    :raises ValueError: If there is no such edition.
    """
    editions = load_editions()
    if edition is not None and edition not in editions:
        raise ValueError(f"No edition {edition!r}. Known: {', '.join(editions)}.")
    digits = number_key(number)
    name_code, score = match_name(name)
    certain = name_code if score >= NAME_LEVEL else None
    route = route_of(number) or (None if digits else route_of(name) or route_of(certain or ""))
    if route and (certain in (None, digits) or digits not in load_catalogue()):
        return _on_route(route, digits or number.strip().upper(), certain)
    if not digits:
        return _without_number(number, name, name_code)
    return _Reading(digits, name_code, certain, filed_on, edition).settle()


def _on_route(route: Route, written: str, name_code: str | None) -> Resolution:
    """Return the outcome for a route. Its sectors (`S740`) and kinds (`E-7-S1`) are codes of the catalogue too."""
    codes = (code for code in (written, name_code) if code and code in load_catalogue() and route_of(code) == route)
    return Resolution(next(codes, None), ResolutionStatus.OTHER_ROUTE, name_code=name_code, route=route.id)


def _without_number(number: str, name: str, name_code: str | None) -> Resolution:
    if name_code:
        return Resolution(name_code, ResolutionStatus.NAME_ONLY, name_code=name_code)
    nothing = says_nothing(name) and says_nothing(number)
    return Resolution(None, ResolutionStatus.NOTHING if nothing else ResolutionStatus.UNKNOWN)


class _Reading:
    """One number with everything it may mean, in the order of trust for the filing day."""

    def __init__(
        self, digits: str, name_code: str | None, certain: str | None, filed_on: date | None, forced: str | None
    ) -> None:
        self.name_code, self.certain, self.forced, self.digits = name_code, certain, forced, digits
        in_force = (edition_on(filed_on).id, newest_edition().id)
        self.order = tuple(dict.fromkeys(([forced] if forced else []) + [in_force[0], *load_editions()]))
        self.meanings = self._meanings(digits)
        self.in_force = frozenset(in_force)
        if not self.meanings and len(digits) == 5 and digits.isdigit():
            # A KSCO item stands for its unit, but the Ministry's lists never print it.
            self.meanings, self.in_force = self._meanings(digits[:4]), frozenset()

    def settle(self) -> Resolution:
        """Return the outcome."""
        if self.certain:
            return self._by_name(self.certain) or self._conflict(self.certain)
        if self.name_code in self._codes((*self._live(), *self._derived())):
            return self._by_name(self.name_code) or self._by_number()
        return self._by_number()

    def _by_name(self, code: str | None) -> Resolution | None:
        """Return the outcome where the number carries the name's occupation in some edition that may be meant."""
        meant = tuple(m for m in self.meanings if m.edition == self.forced) or self.meanings
        agreeing = [m for m in meant if m.code == code and (m.edition == self.forced or not _is_guide(m))]
        if current := next((m for m in self.meanings if agreeing and m.code == code and self._is_current(m)), None):
            return self._outcome(code, ResolutionStatus.EXACT, current.edition)
        agreeing += [m for m in self._derived() if m.code == code]
        if not agreeing:
            return None
        return self._outcome(code, ResolutionStatus.OLD_NUMBER, agreeing[0].edition, self._live())

    def _conflict(self, code: str) -> Resolution:
        own = tuple(m for m in self.meanings if m.edition == self.forced)
        others = self._live() or tuple(m for m in self.meanings if not _is_guide(m))
        return self._outcome(code, ResolutionStatus.CONFLICT, None, (*own, *others))

    def _by_number(self) -> Resolution:
        """Return the outcome of the number alone."""
        printed = tuple(m for m in self.meanings if not m.misprint)
        readable = tuple(m for m in printed if (m.edition == self.forced if self.forced else not _is_guide(m)))
        chosen = next((m for m in readable if m.code), None)
        if chosen is None:
            return self._outcome(None, ResolutionStatus.UNKNOWN, None, (*printed, *self._derived()))
        if self.forced:
            current = any(m.code == chosen.code and self._is_current(m) for m in printed)
            status = ResolutionStatus.EXACT if current else ResolutionStatus.OLD_NUMBER
            return self._outcome(chosen.code, status, chosen.edition, self._live())
        rivals = self._live() if self._is_current(chosen) else readable
        if any(m.code != chosen.code for m in rivals):
            return self._outcome(chosen.code, ResolutionStatus.AMBIGUOUS, chosen.edition, rivals)
        status = ResolutionStatus.EXACT if self._is_current(chosen) else ResolutionStatus.OLD_NUMBER
        return self._outcome(chosen.code, status, chosen.edition)

    def _outcome(
        self, code: str | None, status: ResolutionStatus, edition: str | None, others: Sequence[Meaning] = ()
    ) -> Resolution:
        by_edition: dict[str, str] = {}
        for meaning in self.meanings:
            if meaning.code and (not meaning.misprint or meaning.code == code):
                by_edition.setdefault(meaning.edition, meaning.code)
        alternatives = tuple(other for other in dict.fromkeys(self._codes(others)) if other != code)
        return Resolution(code, status, edition, self.name_code, by_edition, alternatives, self.meanings)

    def _meanings(self, number: str) -> tuple[Meaning, ...]:
        editions = load_editions()
        return tuple(meaning for name in self.order for meaning in editions[name].meanings(number))

    def _derived(self) -> tuple[Meaning, ...]:
        """Return meanings of numbers that this one may come from, too uncertain to stand without the name."""
        if self.meanings:
            return ()
        bare = self.digits.removeprefix("S")
        units = {6: (5, 4), 5: (4,), 4: (3,)}.get(len(bare), ())
        numbers = ([bare] if bare != self.digits else []) + [bare[:length] for length in units]
        return tuple(m for n in numbers for m in self._meanings(n) if not m.misprint and not _is_guide(m))

    def _live(self) -> tuple[Meaning, ...]:
        """Return the meanings that the number may have today."""
        editions = load_editions()
        printed = (meaning for meaning in self.meanings if not meaning.misprint)
        return tuple(m for m in printed if editions[m.edition].live or self._is_current(m))

    def _is_current(self, meaning: Meaning) -> bool:
        return meaning.edition in self.in_force

    @staticmethod
    def _codes(meanings: Iterable[Meaning]) -> tuple[str, ...]:
        return tuple(m.code for m in meanings if m.code)


def _is_guide(meaning: Meaning) -> bool:
    return load_editions()[meaning.edition].kind is EditionKind.GUIDE
