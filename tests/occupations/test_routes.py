from __future__ import annotations

import pytest

from analyzer.occupations import explain_route, load_catalogue, load_routes, route_of


@pytest.mark.parametrize(
    ("written", "route"),
    [
        ("S740", "E-7-4"), ("S610", "E-7-4"), (" Ｓ 700 ", "E-7-4"), ("E-7-4", "E-7-4"), ("E74", "E-7-4"),
        ("E7-4R", "E-7-4"), ("9999", "E-7-Y"), ("9991", "E-7-M"), ("K-CORE", "E-7-M"), ("E-7-S1", "E-7-S"),
        ("E-7-T", "E-7-T"), ("E-7-91", "E-7-91"), ("e-9", "E-9"), ("E-9-1", "E-9"), ("비전문취업", "E-9"), ("E-2", "E-2"),
        ("유학", "D-2"), ("E-8", "E-8"),
    ],
)  # fmt: skip
def test_routes_are_recognised(written: str, route: str) -> None:
    found = route_of(written)
    assert found is not None
    assert found.id == route


@pytest.mark.parametrize("written", ["", "E-7", "E-7-1", "E-7-2", "E-7-3", "특정활동", "2842", "S2843", "999", "F-4"])
def test_routes_leave_code_match_cases_alone(written: str) -> None:
    assert route_of(written) is None


def test_routes_explain_themselves_in_both_languages() -> None:
    for route in load_routes().values():
        assert all((route.name.ko, route.name.en, len(route.text.ko) > 40, len(route.text.en) > 80))
        assert route.source in load_catalogue().sources
        assert explain_route(route.id) == route


def test_routes_unknown_id_names_the_known_ones() -> None:
    with pytest.raises(KeyError, match="E-7-4"):
        explain_route("F-4")
