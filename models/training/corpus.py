"""Reads our own corpora: duty pairs by occupation, work outside every scope, sentences that are no duties."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class DutyPair:
    """One duty in both languages.

    :param code: Occupation in the newest numbering, or `outside`.
    :param job: Running id of the specific job; all lines of a job share it.
    :param register: `c` contract, `n` narrative, `h` handbook, `e` terse office style.
    """

    code: str
    writer: str
    job: str
    register: str
    ko: str
    en: str


def duty_pairs(corpora: Path) -> list[DutyPair]:
    """Return every duty pair under `corpora/duties/<writer>/<code>.txt`."""
    pairs: list[DutyPair] = []
    for path in sorted((corpora / "duties").glob("*/*.txt")):
        writer, code, job = path.parent.name, path.stem, 0
        for line in path.read_text(encoding="utf-8").splitlines():
            fields = [field.strip() for field in line.split(" | ")]
            if line.startswith("@"):
                job += 1
            elif len(fields) == 3 and fields[0] in "cnhe":
                pairs.append(DutyPair(code, writer, f"{writer}/{code}/{job}", fields[0], fields[1], fields[2]))
    return pairs


@dataclass(frozen=True, slots=True)
class NeighbourLine:
    """One duty that lies on the `code` side of the border to `other`, with the number of its minimal pair."""

    code: str
    other: str
    register: str
    number: int
    ko: str
    en: str


def neighbour_lines(corpora: Path) -> list[NeighbourLine]:
    """Return every line under `corpora/neighbours/<code>_<code>.txt`."""
    lines: list[NeighbourLine] = []
    for path in sorted((corpora / "neighbours").glob("*.txt")):
        sides = path.stem.split("_")
        seen = dict.fromkeys(sides, 0)
        for line in path.read_text(encoding="utf-8").splitlines():
            fields = [field.strip() for field in line.split(" | ")]
            if len(fields) == 4 and not line.startswith("#"):
                code, register, ko, en = fields
                other = sides[1] if code == sides[0] else sides[0]
                lines.append(NeighbourLine(code, other, register, seen[code], ko, en))
                seen[code] += 1
    return lines


def glossary(corpora: Path) -> list[tuple[str, str]]:
    """Return (Korean, English) of every entry under `corpora/glossary/`."""
    return _two_columns(corpora / "glossary")


def parallel_lines(corpora: Path) -> list[tuple[str, str]]:
    """Return (Korean, English) of every sentence, name and phrase under `corpora/parallel/`."""
    return _two_columns(corpora / "parallel")


def family_lines(corpora: Path) -> list[tuple[str, str]]:
    """Return (Korean, English) of every sentence under `corpora/families/`: paraphrases, the same with one fact changed, the same subject or frame."""
    return _two_columns(corpora / "families")


@dataclass(frozen=True, slots=True)
class Ladder:
    """A base sentence and its rungs: (grade from 5, the same meaning, to 0, nothing in common; sentence)."""

    writer: str
    base: str
    rungs: tuple[tuple[int, str], ...]

    def pairs(self) -> list[tuple[float, str, str]]:
        """Return (grade, base, other) of every rung."""
        return [(float(grade), self.base, text) for grade, text in self.rungs]


def ladders(corpora: Path) -> list[Ladder]:
    """Return the graded sentences under `corpora/graded/<writer>.txt`: a line `= base`, then one line `grade sentence` a rung. They measure and train nothing."""
    found: list[Ladder] = []
    for path in sorted((corpora / "graded").glob("*.txt")):
        for block in f"\n{path.read_text(encoding='utf-8')}".split("\n= ")[1:]:
            base, *lines = (line.strip() for line in block.strip().splitlines())
            found.append(Ladder(path.stem, base, tuple((int(line[0]), line[1:].strip()) for line in lines)))
    return found


def _two_columns(folder: Path) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            fields = [field.strip() for field in line.split(" | ")]
            if len(fields) == 2 and all(fields) and not line.startswith("#"):
                rows.append((fields[0], fields[1]))
    return rows
