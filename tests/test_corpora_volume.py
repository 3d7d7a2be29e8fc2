"""How much our corpora hold: occupations in many jobs, borders between neighbours, work outside every scope, other sentences."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from analyzer.occupations import load_catalogue
from models.training.corpus import OUTSIDE, duty_pairs, glossary, neighbour_lines, parallel_lines
from models.training.splits import split

CORPORA = Path(__file__).resolve().parents[1] / "corpora"
PAIRS = duty_pairs(CORPORA)
BORDERS = sorted((CORPORA / "neighbours").glob("*.txt"))
CODES = [o.code for o in load_catalogue() if not o.code.startswith("E-7-S")]


@pytest.mark.parametrize("code", CODES)
def test_an_occupation_is_written_over_many_jobs_in_four_registers(code: str) -> None:
    lines = [p for p in PAIRS if p.code == code]
    jobs, least = (12, 120) if load_catalogue()[code].subtype == "E-7-1" else (6, 60)
    assert len({p.job for p in lines}) >= jobs
    assert len(lines) >= least
    registers = Counter(p.register for p in lines)
    assert min(registers[r] for r in "cnhe") >= 5


def test_work_outside_every_scope_has_many_kinds_and_lines() -> None:
    kinds: Counter[str] = Counter()
    for path in (CORPORA / "duties").glob("*/outside.txt"):
        kind = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("@"):
                kind = line[1:].split(" | ")[0].strip()
            elif re.match(r"[cnhe] \| ", line):
                kinds[kind] += 1
    assert sum(n >= 40 for n in kinds.values()) >= 40
    assert len(kinds) >= 100


@pytest.mark.parametrize("path", BORDERS, ids=lambda p: p.stem)
def test_a_border_has_twelve_minimal_pairs(path: Path) -> None:
    sides = path.stem.split("_")
    assert all(side == OUTSIDE or side in load_catalogue() for side in sides)
    written = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]
    lines = [n for n in neighbour_lines(CORPORA) if {n.code, n.other} == set(sides)]
    assert len(lines) == len(written), "a line has not the form `code | register | Korean | English`"
    assert min(Counter(n.code for n in lines)[side] for side in sides) >= 12
    for number in range(12):
        assert len({n.register for n in lines if n.number == number}) == 1, "both lines of a minimal pair share a register"


def test_there_are_eighty_borders() -> None:
    assert len(BORDERS) >= 80


def test_no_sentence_of_a_border_stands_on_both_sides() -> None:
    sides: dict[str, set[str]] = defaultdict(set)
    for n in neighbour_lines(CORPORA):
        sides[n.ko].add(n.code)
    assert {ko: codes for ko, codes in sides.items() if len(codes) > 1} == {}


def test_there_are_many_sentences_that_are_no_duties() -> None:
    lines = [line for path in (CORPORA / "non_duties").glob("*.txt") for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert len(lines) >= 2500
    assert len({line.split(" | ")[1] for line in lines}) == len(lines)


def test_the_glossary_gives_each_korean_entry_once() -> None:
    words = glossary(CORPORA)
    assert len(words) >= 2500
    repeated = [ko for ko, n in Counter(words).items() if n > 1]
    assert repeated == []


def test_general_text_is_korean_beside_english_each_once() -> None:
    pairs = parallel_lines(CORPORA)
    hangul = re.compile("[가-힣]")
    assert len(pairs) >= 21_000
    assert [ko for ko, en in pairs if not hangul.search(ko) or hangul.search(en)] == []
    assert [ko for ko, n in Counter(re.sub(r"\W", "", ko) for ko, _ in pairs).items() if n > 1] == []


def test_nothing_held_out_is_trained_on_word_for_word() -> None:
    parts = split(PAIRS)
    known = {re.sub(r"\W", "", text).casefold() for p in parts["train"] for text in (p.ko, p.en)}
    for name in ("tune", "job", "writer", "employer"):
        again = [p.ko for p in parts[name] if re.sub(r"\W", "", p.ko) in known or re.sub(r"\W", "", p.en).casefold() in known]
        assert again == [], name
