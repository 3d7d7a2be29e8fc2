from __future__ import annotations

from collections import Counter

import pytest

from analyzer.occupations import Occupation, Recommendation, load_catalogue
from analyzer.occupations.folding import name_key

OCCUPATIONS = tuple(load_catalogue())


def test_catalogue_holds_the_94_and_the_two_without_number() -> None:
    subtypes = Counter(occupation.subtype for occupation in OCCUPATIONS)
    assert subtypes == {"E-7-1": 67, "E-7-2": 10, "E-7-3": 14, "E-7-4": 3, "E-7-S": 2}


def test_catalogue_groups_split_the_subtypes() -> None:
    groups = Counter(occupation.group for occupation in OCCUPATIONS)
    assert (groups["manager"], groups["professional"], groups["office"], groups["service"]) == (15, 52, 5, 5)


def test_catalogue_answers_for_codes_and_for_what_is_none() -> None:
    catalogue = load_catalogue()
    assert catalogue["2842"].name("ko") == "해외 영업원"
    assert catalogue["2842"].name("en") == "Overseas salesperson"
    assert catalogue.version == "moj-2026-09"
    assert "2742" not in catalogue
    assert catalogue.get("outside") is None
    assert catalogue.get(None) is None
    assert len(catalogue) == len(catalogue.codes) == 96
    with pytest.raises(KeyError):
        catalogue["2742"]


def test_catalogue_every_occupation_has_eight_scope_lines_in_both_languages() -> None:
    short = [o.code for o in OCCUPATIONS if sum(bool(line.ko and line.en) for line in o.scope) < 8]
    assert not short, f"{len(short)} occupations lack scope lines: {' '.join(short)}"


def test_catalogue_every_occupation_has_titles_exclusions_and_neighbours() -> None:
    bare = [o.code for o in OCCUPATIONS if not (o.titles_ko and o.titles_en and o.exclusions and o.neighbours)]
    assert not bare, f"{len(bare)} occupations lack titles, exclusions or neighbours: {' '.join(bare)}"


@pytest.mark.parametrize("occupation", OCCUPATIONS, ids=lambda o: o.code)
def test_catalogue_points_only_to_other_occupations(occupation: Occupation) -> None:
    pointed = [line.code for line in occupation.exclusions if line.code]
    pointed += [line.code for line in occupation.neighbours]
    assert [code for code in pointed if code not in load_catalogue() or code == occupation.code] == []


def test_catalogue_no_line_is_empty_in_a_language() -> None:
    lines = [(o.code, line) for o in OCCUPATIONS for line in (*o.scope, *o.exclusions, *o.neighbours, *o.notes)]
    assert [code for code, line in lines if not (line.in_lang("ko").strip() and line.in_lang("en").strip())] == []


def test_catalogue_no_line_lies_inside_and_outside_of_one_occupation() -> None:
    both = [o.code for o in OCCUPATIONS if {line.ko for line in o.scope} & {line.ko for line in o.exclusions}]
    assert both == []


def test_catalogue_scrutiny_is_the_official_five_and_two_with_own_rules() -> None:
    heightened = [o.code for o in OCCUPATIONS if o.heightened_scrutiny]
    assert sorted(heightened) == ["2224", "2351", "2395", "2832", "2842", "2914", "295"]
    assert all(load_catalogue()[code].scrutiny_note for code in heightened)


def test_catalogue_recommendation_is_always_mandatory_for_the_listed_ones() -> None:
    expected = (
        "2832 S2843 29331 3612 S3612 44213 6301 7103 7406 76212 78369 7521 S8417 76231 S85411 S75104 S71032 S85513"
    )
    assert {o.code for o in OCCUPATIONS if o.mandatory_recommendation} == set(expected.split())


@pytest.mark.parametrize("code", ["1512", "1521", "282", "2835", "2842", "2699", "23512", "2222", "1413"])
def test_catalogue_recommendation_in_some_cases_says_which(code: str) -> None:
    occupation = load_catalogue()[code]
    assert occupation.recommendation is Recommendation.CASES
    assert occupation.recommendation_note is not None


def test_catalogue_sources_are_explained() -> None:
    assert {source for o in OCCUPATIONS for source in o.sources} <= set(load_catalogue().sources)
    assert all(o.sources for o in OCCUPATIONS)


def test_catalogue_no_name_belongs_to_two_occupations() -> None:
    owners: dict[str, set[str]] = {}
    for o in OCCUPATIONS:
        for name in (o.name_ko, o.name_en, *o.variants_ko, *o.variants_en, *o.short_ko, *o.short_en):
            owners.setdefault(name_key(name), set()).add(o.code)
    assert {key: codes for key, codes in owners.items() if len(codes) > 1} == {}
