"""What fuzzing found, and its seeds, read again; and that each target would notice a fault."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fuzz.mutate import mutated, mutated_xml
from tests.fuzz.targets import TARGETS, WORDS, seeds

CRASHERS = sorted((Path(__file__).parent / "crashers").iterdir())
# One file for each closed bug. A file that gets lost must not pass unnoticed.
CLOSED = 1


def test_every_crasher_is_there() -> None:
    assert len(CRASHERS) == CLOSED


@pytest.mark.parametrize("path", CRASHERS, ids=lambda path: path.name)
def test_crasher_is_read_or_refused(path: Path) -> None:
    TARGETS[path.name.partition("-")[0]](path.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_seeds_and_some_mutations_are_read_or_refused(target: str) -> None:
    rng, words = random.Random(target), [word.encode() for word in WORDS[target]]
    inputs = list(seeds(target))
    assert inputs
    for data in inputs:
        TARGETS[target](data)
    for _ in range(40):
        data = rng.choice(inputs)
        changed = mutated_xml(data, rng) if target in ("docx", "hwpx") else None
        TARGETS[target](changed or mutated(data, rng, words))


@pytest.mark.parametrize("target", ["docx", "hwpx"])
def test_target_notices_a_fault(target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(f"analyzer.readers.{target}.write", broken)
    read: Callable[[bytes], None] = TARGETS[target]
    with pytest.raises(ZeroDivisionError):
        read(list(seeds(target))[-1])
