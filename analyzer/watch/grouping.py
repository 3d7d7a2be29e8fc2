"""Whose papers are the loose files? By the names of the files, else by the person the papers state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from analyzer.consistency.normal.likeness import Likeness
from analyzer.consistency.normal.people import compare_people
from analyzer.watch.inbox import Seen
from analyzer.watch.names import person_in


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a paper says it is about.

    :param name: The person as written, empty where the paper states none.
    :param passport: A mark of the passport number, never the number itself.
    :param usable: Whether the paper could be read.
    """

    name: str = ""
    passport: str = ""
    usable: bool = True


@dataclass(slots=True)
class Group:
    """The loose files of one person, who may be written in several ways."""

    names: list[str] = field(default_factory=list)
    passports: set[str] = field(default_factory=set)
    files: list[Seen] = field(default_factory=list)

    told: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The name that the group is shown under: one of the file names, else the fullest one of the papers; OCR runs words together."""
        return min(self.told or self.names, key=lambda name: (-len(name.split()), name))


@dataclass(frozen=True, slots=True)
class Leftover:
    """A loose file that cannot be given to anybody: `nobody`, `several` or `unread`."""

    file: Seen
    reason: str
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Claim:
    file: Seen
    told: str
    identity: Identity

    @property
    def names(self) -> list[str]:
        """What the person of this file is called; a paper that speaks of somebody else has no say against the file name."""
        if not self.told:
            return [self.identity.name] if self.identity.name else []
        return [self.told, self.identity.name] if self._agrees else [self.told]

    @property
    def passport(self) -> str:
        return self.identity.passport if self._agrees else ""

    @property
    def _agrees(self) -> bool:
        stated = self.identity.name
        return not self.told or (bool(stated) and compare_people(self.told, stated) in (Likeness.SAME, Likeness.UNKNOWN))


def group(files: Iterable[tuple[Seen, Identity]]) -> tuple[list[Group], list[Leftover]]:
    """Return the groups by name, and the files that fit nobody or several people.

    Two ways of writing are one person where the names agree, or where they cannot be compared (`김민수`, `KIM MINSU`)
    and the papers bear one passport. Namesakes with different passports stay apart.
    """
    claims = sorted((_Claim(file, person_in(file.name), identity) for file, identity in files), key=lambda claim: (not claim.told, claim.file.name))
    groups: list[Group] = []
    leftovers: list[Leftover] = []
    for claim in claims:
        if not claim.names and not claim.passport:
            leftovers.append(Leftover(claim.file, "nobody" if claim.identity.usable else "unread"))
            continue
        fitting = [each for each in groups if _fits(each, claim.names, {claim.passport} - {""})]
        if len(fitting) > 1:
            leftovers.append(Leftover(claim.file, "several", tuple(each.name for each in fitting)))
        elif fitting:
            _add(fitting[0], claim)
        elif claim.names:
            groups.append(Group())
            _add(groups[-1], claim)
        else:
            leftovers.append(Leftover(claim.file, "nobody"))
    return sorted(_united(groups), key=lambda each: (each.name, each.files[0].name)), leftovers


def _add(group: Group, claim: _Claim) -> None:
    group.names.extend(name for name in claim.names if name not in group.names)
    group.passports |= {claim.passport} - {""}
    group.told |= {claim.told} - {""}
    group.files.append(claim.file)


def _fits(group: Group, names: Sequence[str], passports: set[str]) -> bool:
    if group.passports and passports and not group.passports & passports:
        return False
    found = {compare_people(one, other) for one in group.names for other in names}
    if Likeness.SAME in found:
        return True
    return Likeness.DIFFERENT not in found and bool(group.passports & passports)


def _united(groups: list[Group]) -> list[Group]:
    """Join groups that a later paper showed to be one person, and only where nobody else fits as well."""
    result: list[Group] = []
    for each in groups:
        fitting = [other for other in result if _fits(other, each.names, each.passports)]
        if len(fitting) == 1:
            fitting[0].names.extend(name for name in each.names if name not in fitting[0].names)
            fitting[0].passports |= each.passports
            fitting[0].told |= each.told
            fitting[0].files.extend(each.files)
        else:
            result.append(each)
    return result
