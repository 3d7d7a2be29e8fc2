"""The dated tables: every row has its dates, its source and both languages, and the right row holds on each day."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest

from analyzer.occupations import load_catalogue
from analyzer.regulations import (
    Confidence,
    Entry,
    Text,
    all_in_force,
    floor_on,
    in_force,
    lifetime_of,
    load_table,
    protection_on,
    ways_on,
)
from analyzer.resources import resource

OWN = ("wage_floors", "gni", "minimum_wage", "protection", "recommendation", "guarantee", "qualification", "qualification_exceptions", "majors", "document_lifetimes")
BY_OCCUPATION = ("wage_floors", "protection", "recommendation", "guarantee", "qualification", "qualification_exceptions")
SUBJECTS = {"E-7-1", "E-7-2", "E-7-3", "E-7-4", "general", "counting", "rounding", "letters", "term", "korean-degree", "former-e9"}


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def never(_: object) -> bool:
    return False


@pytest.mark.parametrize("table", OWN)
def test_table_rows_have_dates_source_and_both_languages(table: str) -> None:
    for entry in load_table(table):
        assert entry.source.name and re.match(r"\d{4}", entry.source.date)
        assert entry.valid_to is None or entry.valid_from <= entry.valid_to
        for text in (entry.text, entry.dispute):
            assert text is None or (re.search("[가-힣]", text.ko) and not re.search("[가-힣]", text.en))


@pytest.mark.parametrize("table", OWN)
def test_table_has_one_row_a_day_for_each_subject(table: str) -> None:
    plain = [e for e in load_table(table) if not {"if_words"} & set(e.values) and table != "qualification_exceptions"]
    for number, one in enumerate(plain):
        for other in plain[number + 1 :]:
            apart = one.subject != other.subject or (one.valid_to is not None and one.valid_to < other.valid_from) or (other.valid_to is not None and other.valid_to < one.valid_from)
            assert apart, (one.subject, one.valid_from, other.valid_from)


@pytest.mark.parametrize("table", BY_OCCUPATION)
def test_table_subjects_are_occupations_or_subtypes(table: str) -> None:
    assert {entry.subject for entry in load_table(table)} <= SUBJECTS | set(load_catalogue().codes)


@pytest.mark.parametrize("table", OWN)
def test_table_files_say_what_they_hold_and_name_no_source_in_vain(table: str) -> None:
    data = json.loads(Path(resource("corpora", "rules", f"{table}.json")).read_text(encoding="utf-8"))
    assert data["about"] and data["date"] and set(data["sources"]) == {row["source"] for row in data["entries"]}


def test_table_that_does_not_exist_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="nothing.json"):
        load_table("nothing")


@pytest.mark.parametrize(
    ("on", "won"),
    [("2025-03-31", None), ("2025-04-01", 28_670_000), ("2025-12-31", 28_670_000), ("2026-01-01", None), ("2026-01-31", None), ("2026-02-01", 31_120_000), ("2026-12-31", 31_120_000), ("2027-01-01", None)],
)
def test_in_force_keeps_to_the_first_and_last_day(on: str, won: int | None) -> None:
    entry = in_force("wage_floors", day(on), "E-7-1")
    assert (entry["won"] if entry else None) == won


@pytest.mark.parametrize(("on", "won"), [("2026-03-09", 49_955_000), ("2026-03-10", 52_416_000)])
def test_in_force_switches_gni_on_the_day_of_publication(on: str, won: int) -> None:
    entry = in_force("gni", day(on))
    assert entry is not None and entry["won"] == won


def test_entry_before_the_oldest_edition_is_a_deduction() -> None:
    entry = in_force("protection", day("2026-10-01"), "2842")
    assert entry is not None
    assert entry.confidence_on(day("2026-10-01")) is Confidence.OFFICIAL and entry.confidence_on(day("2026-05-03")) is Confidence.DEDUCED
    assert "2026-05-04" in entry.cited and "2026-09-01" in entry.cited


def test_entry_values_are_read_by_name() -> None:
    entry = in_force("minimum_wage", day("2026-05-01"))
    assert isinstance(entry, Entry) and entry["hourly_won"] == 10_320 and entry.get("nothing", 3) == 3
    with pytest.raises(KeyError):
        _ = entry["nothing"]


def test_text_by_language() -> None:
    assert (Text("가", "a").in_lang("ko"), Text("가", "a").in_lang("en")) == ("가", "a")


@pytest.mark.parametrize("code", load_catalogue().codes)
def test_floor_is_known_in_october_2026_for_every_occupation(code: str) -> None:
    floor = floor_on(code, load_catalogue()[code].subtype, day("2026-10-01"), never)
    assert floor is not None and floor.shown.ko and floor.shown.en
    assert floor.won is None or 20_000_000 < floor.won < 200_000_000


@pytest.mark.parametrize(("subject", "percent", "won"), [("6301", 80, 41_932_800), ("S85411", 70, 36_691_200), ("E-7-S1", 300, 157_248_000)])
def test_floor_by_gni_shows_its_arithmetic(subject: str, percent: int, won: int) -> None:
    floor = floor_on(subject, "", day("2026-10-01"), never)
    assert floor is not None and floor.won == won and f"× {percent}% =" in floor.shown.en and "52,416,000" in floor.shown.ko


@pytest.mark.parametrize("code", load_catalogue().codes)
def test_ways_are_known_in_october_2026_for_every_occupation(code: str) -> None:
    known = ways_on(code, day("2026-10-01"))
    assert known is not None and all(way.shown("ko") and way.shown("en") for way in known[1])


@pytest.mark.parametrize(("koreans", "limit"), [(5, 1), (7, 1), (8, 2), (12, 2), (13, 3), (100, 20)])
def test_protection_rounds_at_the_half(koreans: int, limit: int) -> None:
    rule = protection_on("2842", "E-7-1", day("2026-10-01"), never)
    assert rule is not None and rule.limit(koreans) == limit


@pytest.mark.parametrize(("code", "subtype", "limited"), [("2341", "E-7-1", False), ("271", "E-7-1", False), ("2223", "E-7-1", False), ("2224", "E-7-1", True), ("441", "E-7-2", True), ("7303", "E-7-3", True), ("S740", "E-7-4", False)])
def test_protection_by_code_then_subtype(code: str, subtype: str, limited: bool) -> None:
    assert (protection_on(code, subtype, day("2026-10-01"), never) is not None) is limited


def test_lifetime_ignores_blanks_in_titles() -> None:
    assert lifetime_of("licence", "사 업 자 등 록 증 명", day("2026-10-01")) is not None
    assert lifetime_of("licence", "사 업 자 등 록 증", day("2026-10-01")) is None


def test_all_in_force_gives_every_subject_of_the_day() -> None:
    assert {entry.subject for entry in all_in_force("wage_floors", day("2026-10-01"))} > {"E-7-1", "E-7-2", "E-7-3", "6301"}
