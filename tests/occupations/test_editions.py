from __future__ import annotations

from datetime import date

import pytest

from analyzer.occupations import Edition, EditionKind, edition_on, load_catalogue, load_editions, newest_edition

EDITIONS = tuple(load_editions().values())


def test_editions_newest_list_holds_the_codes_of_the_catalogue() -> None:
    newest = newest_edition()
    assert newest.id == load_catalogue().version
    assert {m.code for ms in newest.numbers.values() for m in ms} == {
        o.code for o in load_catalogue() if o.subtype != "E-7-S"
    }
    assert all(m.number == m.code for ms in newest.numbers.values() for m in ms)


def test_editions_july_list_has_32_moved_numbers() -> None:
    july = load_editions()["moj-2026-07"]
    moved = [m for ms in july.numbers.values() for m in ms if m.number not in (m.code, "7430")]
    assert len(moved) == 32
    assert {m.code for ms in july.numbers.values() for m in ms} == set(newest_edition().numbers)


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda e: e.id)
def test_editions_lead_only_to_occupations(edition: Edition) -> None:
    codes = {m.code for ms in edition.numbers.values() for m in ms if m.code}
    assert codes <= set(load_catalogue().codes)
    assert edition.source
    assert edition.name.ko and edition.name.en


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        (None, "moj-2026-09"),
        (date(2026, 8, 7), "moj-2026-09"),
        (date(2026, 11, 21), "moj-2026-09"),
        (date(2026, 8, 6), "moj-2026-07"),
        (date(2023, 3, 2), "moj-2026-07"),
        (date(2016, 3, 2), "ksco6"),
    ],
)
def test_editions_filing_day_picks_the_list_in_force(day: date | None, edition: str) -> None:
    assert edition_on(day).id == edition


def test_editions_only_the_guide_and_short_forms_are_not_the_ministrys() -> None:
    assert {e.kind for e in EDITIONS if not e.official} == {EditionKind.GUIDE, EditionKind.SHORT}
