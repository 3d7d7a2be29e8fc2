"""Which row of the outcomes table belongs to which package. Nothing is dropped: both sides keep what found no partner."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from analyzer.audits.tables import Row
from analyzer.readers.normalise import nfc

_FILE = re.compile(r"\.(?:zip|pdf|docx|hwpx|hwp|txt|jpe?g|png|tiff?)$")
_TOKENS = re.compile(r"[\s_()\[\],·;]+")


class Match(StrEnum):
    """What became of a row or of a package in the join."""

    MATCHED = "matched"
    NO_PACKAGE = "no-package"
    NO_OUTCOME = "no-outcome"
    REPEATED = "repeated"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Joined:
    """A row with what became of it; `package_id` is the package that it speaks of, None where that is not one."""

    row: Row
    match: Match
    package_id: str | None


def join(rows: Sequence[Row], packages: Iterable[tuple[str, str]]) -> list[Joined]:
    """Return every row with its package.

    A row names a package by its path, else by a case number that is a folder or file name on the way or a part of one.
    Of several rows on one package the latest decision counts.

    :param packages: Pairs of package id and path in the archive.
    """
    index = _Index(rows)
    named: dict[int, list[str]] = defaultdict(list)
    left = list(packages)
    # The surest way first: a row that it settles is not asked for again in a looser way.
    for way in (index.by_path, index.by_name, index.by_word):
        settled, rest = frozenset(named), []
        for package, path in left:
            found = [number for number in way(path) if number not in settled]
            for number in found:
                named[number].append(package)
            if not found:
                rest.append((package, path))
        left = rest
    best: dict[str, Row] = {}
    for row in rows:
        if len(owners := named.get(row.number, [])) == 1:
            known = best.get(owners[0])
            if known is None or (row.decided_on or dt.date.min) >= (known.decided_on or dt.date.min):
                best[owners[0]] = row
    return [_joined(row, named.get(row.number, []), best) for row in rows]


def _joined(row: Row, packages: Sequence[str], best: dict[str, Row]) -> Joined:
    if len(packages) != 1:
        return Joined(row, Match.AMBIGUOUS if packages else Match.NO_PACKAGE, None)
    return Joined(row, Match.MATCHED if best[packages[0]] is row else Match.REPEATED, packages[0])


class _Index:
    def __init__(self, rows: Sequence[Row]) -> None:
        self._paths: dict[str, list[tuple[list[str], int]]] = defaultdict(list)
        self._cases: dict[str, list[int]] = defaultdict(list)
        for row in rows:
            if row.path:
                whole = _parts(row.path)
                # A row may name the folder or a paper in it.
                for parts in (whole, whole[:-1]) if _FILE.search(row.path.casefold()) else (whole,):
                    if parts:
                        self._paths[parts[-1]].append((parts, row.number))
            if row.case_id:
                self._cases[_bare(row.case_id)].append(row.number)

    def by_path(self, path: str) -> list[int]:
        """Return the rows whose path is that of a package, as far as both reach."""
        parts = _parts(path)
        tails = [(min(len(parts), len(other)), number) for other, number in self._paths.get(parts[-1], [])
                 if parts[-len(other):] == other or other[-len(parts):] == parts]
        longest = max((length for length, _ in tails), default=0)
        return [number for length, number in tails if length == longest]

    def by_name(self, path: str) -> list[int]:
        """Return the rows whose case number is the package's name or that of a folder above it, the nearest first."""
        return next((self._cases[part] for part in reversed(_parts(path)) if part in self._cases), [])

    def by_word(self, path: str) -> list[int]:
        """Return the rows whose case number is a word in such a name."""
        words = (word for part in reversed(_parts(path)) for word in _TOKENS.split(part))
        return next((self._cases[word] for word in words if word in self._cases), [])


def _parts(path: str) -> list[str]:
    return [_bare(part) for part in nfc(path).replace("\\", "/").split("/") if part not in ("", ".")]


def _bare(part: str) -> str:
    return _FILE.sub("", nfc(part).strip().casefold())
