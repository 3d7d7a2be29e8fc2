"""Settles which occupation was filed, from number, written name, filing date and edition together.

Names decide: a number whose list meanings all differ from the name is a conflict, never a silent choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from analyzer.occupations.catalogue import load_catalogue
from analyzer.occupations.editions import Edition, EditionKind, Meaning, edition_on, load_editions, newest_edition
from analyzer.occupations.folding import number_key
from analyzer.occupations.names import NAME_LEVEL, match_name, says_nothing
from analyzer.occupations.routes import Route, route_of


class ResolutionStatus(StrEnum):
    """How a filed code was settled.

    `EXACT`: a number of the list in force, agreeing with the name if there is one. `OLD_NUMBER`: surely this occupation, but the
    number is that of another edition, a shortened one or a KSCO item below it. `CONFLICT`: the name is another occupation than the
    number; `code` is that of the name. `NAME_ONLY`: no number. `AMBIGUOUS`: the number alone has several living meanings; `code` is
    the one of the filing date. `UNKNOWN`: something is written that settles nothing. `NOTHING`: no number and no name.
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

    :param number: The number as written (`2742`, `S 2743`, `２２２３`), empty if none is. Five digits are also read as a KSCO item,
        by its first four; six digits (KSCO or employment service), a four-digit unit of a three-digit code and a wrong `S` only if
        the name agrees.
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
    route = route_of(number) or (route_of(name) if not digits else None)
    certain = name_code if score >= NAME_LEVEL else None
    if route and certain in (None, number_key(number)) or name_code and _is_route(name_code) and not digits:
        return _on_route(route, number, name_code)
    if not digits:
        return _without_number(number, name, name_code)
    return _Reading(digits, name_code, certain, editions[edition] if edition else None, filed_on).settle()


def _is_route(code: str) -> bool:
    return route_of(code) is not None


def _on_route(route: Route | None, number: str, name_code: str | None) -> Resolution:
    """Return the outcome for a route. Its sectors (`S740`) and kinds (`E-7-S1`) are codes of the catalogue too."""
    written = number_key(number) or number.strip().upper()
    code = written if written in load_catalogue() else name_code if name_code and _is_route(name_code) else None
    route = route or route_of(code or "")
    return Resolution(code, ResolutionStatus.OTHER_ROUTE, name_code=name_code, route=route.id if route else None)


def _without_number(number: str, name: str, name_code: str | None) -> Resolution:
    if name_code:
        return Resolution(name_code, ResolutionStatus.NAME_ONLY, name_code=name_code)
    nothing = says_nothing(name) and says_nothing(number)
    return Resolution(None, ResolutionStatus.NOTHING if nothing else ResolutionStatus.UNKNOWN)
