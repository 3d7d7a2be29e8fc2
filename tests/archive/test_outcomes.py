"""Outcomes follow the stated process within chance, and the null archive follows nothing."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import pytest

from corpora.archive.outcomes import Decision, decide
from corpora.archive.plan import Plan
from corpora.archive.world import world

#: Nine defects, eight offices and some more are looked at; beyond four standard errors lies chance no more.
_LIMIT = 4.0
Case = tuple[Plan, Decision]


@pytest.fixture(scope="module")
def decided(plans: list[Plan]) -> list[Case]:
    """Packages that were not withdrawn."""
    return [(made, decision) for made in plans if (decision := decide(made, world().process, null=False)).outcome != "withdrawn"]


@pytest.fixture(scope="module")
def null(plans: list[Plan]) -> list[Case]:
    return [(made, decision) for made in plans if (decision := decide(made, world().process, null=True)).outcome != "withdrawn"]


def _deviation(cases: Sequence[Case]) -> float:
    """Return by how many standard errors refusals differ from what the chances sum up to."""
    expected = sum(decision.refused for _, decision in cases)
    variance = sum(decision.refused * (1 - decision.refused) for _, decision in cases)
    return (sum(decision.outcome == "refused" for _, decision in cases) - expected) / math.sqrt(variance)


def _gap(cases: Sequence[Case], holds: Callable[[Plan], bool]) -> float:
    """Return the difference of refusal rates with and without a feature, in standard errors."""
    inside = [decision.outcome == "refused" for made, decision in cases if holds(made)]
    outside = [decision.outcome == "refused" for made, decision in cases if not holds(made)]
    rate = sum(inside + outside) / len(cases)
    return (sum(inside) / len(inside) - sum(outside) / len(outside)) / math.sqrt(rate * (1 - rate) * (1 / len(inside) + 1 / len(outside)))


_DEFECTS = tuple(name for name in world().process["refused"] if name != "intercept")


@pytest.mark.parametrize("defect", _DEFECTS)
def test_refusals_with_a_defect_are_as_many_as_the_process_says(decided: list[Case], defect: str) -> None:
    hit = [case for case in decided if defect in case[0].defects]
    assert len(hit) >= 100
    assert abs(_deviation(hit)) < _LIMIT
    assert _gap(decided, lambda made: defect in made.defects) > 2


def test_coefficients_can_be_recovered(decided: list[Case]) -> None:
    np = pytest.importorskip("numpy")
    offices = world().names["offices"]
    rows = np.array([[*(name in made.defects for name in _DEFECTS), *(made.office == office for office in offices)] for made, _ in decided], dtype=float)
    refused = np.array([decision.outcome == "refused" for _, decision in decided], dtype=float)
    weights = np.zeros(rows.shape[1])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-rows @ weights))
        information = rows.T @ (rows * (chance * (1 - chance))[:, None])
        weights += np.linalg.solve(information, rows.T @ (refused - chance))
    errors = np.sqrt(np.diag(np.linalg.inv(information)))
    for place, name in enumerate(_DEFECTS):
        assert abs(weights[place] - world().process["refused"][name]) < 3.5 * errors[place], name


@pytest.mark.parametrize("defect", [name for name in world().process["supplement"] if name != "intercept"])
def test_supplements_follow_their_own_chances(decided: list[Case], defect: str) -> None:
    hit = [decision for made, decision in decided if decision.outcome != "refused" and defect in made.defects]
    expected = sum(decision.supplement for decision in hit)
    variance = sum(decision.supplement * (1 - decision.supplement) for decision in hit)
    assert abs(sum(decision.outcome == "supplement" for decision in hit) - expected) < _LIMIT * math.sqrt(variance)


@pytest.mark.parametrize("feature", [
    lambda made: made.nation == "VN", lambda made: made.nation == "CN", lambda made: made.filed_on.month % 2 == 0, lambda made: made.filed_on.year == 2024,
    lambda made: "period_conflict" in made.defects, lambda made: made.agent in ("A01", "A02", "A03"),
])  # fmt: skip
def test_what_has_no_effect_shows_none(decided: list[Case], feature: Callable[[Plan], bool]) -> None:
    assert abs(_deviation([case for case in decided if feature(case[0])])) < _LIMIT


@pytest.mark.parametrize("defect", [*_DEFECTS, "old_number", "period_conflict"])
def test_null_archive_knows_no_defect(null: list[Case], defect: str) -> None:
    assert abs(_gap(null, lambda made: defect in made.defects)) < _LIMIT
    assert abs(_deviation(null)) < _LIMIT


def test_null_archive_knows_no_office(null: list[Case]) -> None:
    for office in world().names["offices"]:
        assert abs(_gap(null, lambda made, here=office: made.office == here)) < _LIMIT  # type: ignore[misc]
