from __future__ import annotations

import pytest

from analyzer.occupations import between, find


def _codes(text: str, lang: str | None = None) -> list[str]:
    return [hit.occupation.code for hit in find(text, lang)]


@pytest.mark.parametrize(
    ("number", "codes"),
    [
        ("2842", ["2842"]),
        ("2742", ["2842"]),
        ("441", ["441", "451"]),
        ("Ｓ 2743", ["S2843"]),
        ("2752", []),
        ("5122", []),
    ],
)
def test_search_by_number_old_and_new(number: str, codes: list[str]) -> None:
    assert _codes(number) == codes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("웹 개발자", "2224"),
        ("통역", "2914"),
        ("Interpreter", "2914"),
        ("펌웨어", "2222"),
        ("casino", "44291"),
        ("도축", "S71032"),
    ],
)
def test_search_by_name_or_work(text: str, code: str) -> None:
    assert code in _codes(text)[:3]


def test_search_name_comes_first() -> None:
    assert _codes("overseas sales")[0] == "2842"
    assert _codes("해외영업")[0] == "2842"


def test_search_one_language_only() -> None:
    assert _codes("바이어", "en") == []
    assert "2842" in _codes("바이어", "ko")


def test_search_says_which_line_matched() -> None:
    assert all("바이어" in hit.line for hit in find("바이어", "ko"))


def test_search_limit_and_nothing() -> None:
    assert len(find("관리", limit=3)) == 3
    assert find("") == ()
    assert find("· ,") == ()


def test_between_gives_both_sides() -> None:
    border = between("2842", "2914")
    assert (border.first.code, border.second.code) == ("2842", "2914")
    assert {line.code for line in border.first_says} == {line.code for line in border.first_excludes} == {"2914"}
    assert {line.code for line in border.second_says} == {line.code for line in border.second_excludes} == {"2842"}
    assert border.first_says


def test_between_swaps_sides() -> None:
    assert between("2914", "2842").second_says == between("2842", "2914").first_says


def test_between_old_number_is_no_occupation() -> None:
    with pytest.raises(KeyError):
        between("2742", "2914")
