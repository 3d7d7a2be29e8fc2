"""Every example paper is read as a person agreed that it has to be; `tests.readers.golden_texts` writes the texts anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.golden_texts import GOLDEN, golden_of, packages, told


def test_every_package_has_its_text_and_no_text_is_left_over() -> None:
    assert sorted(GOLDEN.glob("*.txt")) == sorted(map(golden_of, packages()))
    assert len(packages()) > 30


@pytest.mark.parametrize("folder", packages(), ids=lambda folder: folder.name)
def test_papers_are_read_as_agreed(folder: Path) -> None:
    assert told(folder).splitlines() == golden_of(folder).read_text("utf-8").splitlines()
