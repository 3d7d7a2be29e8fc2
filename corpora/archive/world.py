"""What packages are drawn from: occupations, numbers, jobs that the matcher has not trained on, names, clauses, the process."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from models.training.corpus import OUTSIDE, DutyPair, duty_pairs
from models.training.splits import split

CORPORA = Path(__file__).parents[1]
DATA = Path(__file__).with_name("data")
#: Parts of the duty corpus that shaped no weight of the matcher, see `models/training/splits.py`.
HELD_OUT = ("employer", "writer", "job", "tune")
#: Writers who came after the archive: the same seed gives the same archive, whatever the corpus has gained since.
LATER_WRITERS = frozenset({f"w{number}" for number in range(18, 30)})
#: Points and high income are no match of duties and code.
_SUBTYPES = ("E-7-1", "E-7-2", "E-7-3")
#: Letters that the fonts of the PDF writer lack.
_NO_GLYPH = frozenset("µÜãéíôùüšț圓島方池美藻類")
_FEWEST_LINES = 5


@dataclass(frozen=True, slots=True)
class HeldJob:
    """One job of the duty corpus with its lines.

    :param part: The part of the corpus that it belongs to.
    :param firm: What the employer does, in Korean, as the writer of the job put it.
    """

    part: str
    code: str
    ident: str
    title: str
    title_en: str
    firm: str
    lines: tuple[DutyPair, ...]


@dataclass(frozen=True, slots=True)
class World:
    """Everything that a package is drawn from."""

    occupations: Mapping[str, Mapping[str, Any]]
    neighbours: Mapping[str, tuple[str, ...]]
    jobs: Mapping[str, tuple[HeldJob, ...]]
    numbers: Mapping[str, Mapping[str, str]]
    names: Mapping[str, Any]
    texts: Mapping[str, Any]
    process: Mapping[str, Any]

    @property
    def filed_codes(self) -> tuple[str, ...]:
        """The occupations that packages file, in the order of the catalogue."""
        return tuple(code for code, row in self.occupations.items() if row["subtype"] in _SUBTYPES and code in self.jobs)


def load(name: str) -> Any:
    """Return one of the data files of this folder."""
    return json.loads((DATA / f"{name}.json").read_text("utf-8"))


@cache
def world() -> World:
    """Return the world, read once in each process."""
    index = json.loads((CORPORA / "occupations" / "index.json").read_text("utf-8"))
    occupations = {row["code"]: row for row in index["occupations"]}
    return World(
        occupations, {code: _neighbours(code) for code in occupations}, _held_jobs(),
        {name: _numbers(name) for name in ("moj-2026-07", "moj-2026-09")}, load("names"), load("texts"), load("process"),
    )  # fmt: skip


def _neighbours(code: str) -> tuple[str, ...]:
    path = CORPORA / "occupations" / f"{code}.json"
    if not path.exists():
        return ()
    return tuple(dict.fromkeys(row["code"] for row in json.loads(path.read_text("utf-8"))["neighbours"] if row["code"]))


def _numbers(edition: str) -> dict[str, str]:
    rows = json.loads((CORPORA / "editions" / f"{edition}.json").read_text("utf-8"))["numbers"]
    return {row["code"]: row["number"] for row in rows if row["code"]}


def _held_jobs() -> dict[str, tuple[HeldJob, ...]]:
    heads = _heads()
    lines: dict[tuple[str, str], list[DutyPair]] = {}
    parts = split(pair for pair in duty_pairs(CORPORA) if pair.writer not in LATER_WRITERS)
    for part in HELD_OUT:
        for pair in parts[part]:
            if not _NO_GLYPH & set(pair.ko + pair.en):
                lines.setdefault((part, pair.job), []).append(pair)
    jobs: dict[str, list[HeldJob]] = {}
    for (part, ident), pairs in sorted(lines.items()):
        title, title_en, firm = heads[ident]
        if len(pairs) >= _FEWEST_LINES:
            jobs.setdefault(pairs[0].code, []).append(HeldJob(part, pairs[0].code, ident, title, title_en, firm, tuple(pairs)))
    return {code: tuple(found) for code, found in jobs.items()}


def _heads() -> dict[str, tuple[str, str, str]]:
    """Return title, English title and employer of every job, by the same ids as `duty_pairs`."""
    heads: dict[str, tuple[str, str, str]] = {}
    for path in sorted((CORPORA / "duties").glob("*/*.txt")):
        number = 0
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("@"):
                number += 1
                title, title_en, firm = ([*(field.strip() for field in line[1:].split(" | ")), "", ""])[:3]
                # Head count and tools would contradict the numbers of the package.
                firm = _printable(firm.split("(")[0].split(",")[0]).strip()
                heads[f"{path.parent.name}/{path.stem}/{number}"] = (_printable(title), _printable(title_en), firm)
    return heads


def _printable(text: str) -> str:
    """Return a text without the letters that the fonts lack, nor the bracket that held nothing else."""
    return "".join(char for char in text if char not in _NO_GLYPH).replace("()", "")


__all__ = ["HELD_OUT", "OUTSIDE", "HeldJob", "World", "load", "world"]
