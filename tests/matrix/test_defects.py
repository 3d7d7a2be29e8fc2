"""Every planted defect is found and quoted, and no clean twin shows a finding that its base may not have."""

from __future__ import annotations

import pytest

from tests.matrix.defects import Planted
from tests.matrix.matrix import ALL_CASES, CASES, RULES, Matrix, quotes_planted
from tests.matrix.model import LANGS, Way

LEAST_RECALL = 0.98
DEFECTS = list(dict.fromkeys(case.defect.id for case in CASES))

each_defect = pytest.mark.parametrize("name", DEFECTS)


def cases_of(name: str) -> list[Planted]:
    return [case for case in CASES if case.defect.id == name]


def test_matrix_holds_every_rule_in_both_languages_and_all_ways() -> None:
    assert {case.defect.rule for case in CASES} == RULES
    written = {(case.defect.id, case.lang, case.way) for case in ALL_CASES}
    assert written == {(name, lang, way) for name in DEFECTS for lang in LANGS for way in Way}
    assert {(case.lang, case.way) for case in CASES} == {(lang, way) for lang in LANGS for way in Way}


def test_matrix_plants_one_thing_only() -> None:
    for case in ALL_CASES:
        differing = [sheet.kind for sheet in case.twin.sheets if sheet not in case.bundle.sheets]
        assert differing or case.defect.companion is not None, case.id


@each_defect
def test_matrix_finds(name: str, matrix: Matrix) -> None:
    missed = [case.id for case in cases_of(name) if matrix.finding(case) is None]
    assert missed == []


@each_defect
def test_matrix_quotes_what_was_planted(name: str, matrix: Matrix) -> None:
    found = [(case, finding) for case in cases_of(name) if (finding := matrix.finding(case)) is not None]
    assert [case.id for case, finding in found if not quotes_planted(case, finding)] == []


@each_defect
def test_matrix_finds_nothing_in_clean_twins(name: str, matrix: Matrix) -> None:
    assert {case.id: stray for case in cases_of(name) if (stray := matrix.stray(case))} == {}


def test_matrix_recall(matrix: Matrix) -> None:
    found = sum(matrix.finding(case) is not None for case in CASES)
    assert found / len(CASES) >= LEAST_RECALL
