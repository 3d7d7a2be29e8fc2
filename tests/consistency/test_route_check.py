"""E-9 and E-7-4 worked out by hand: which day, how many, how much, and what is not known."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from analyzer.consistency.route_check import Answer, Change, Given, Points, State, Stay, route_answers

ON = dt.date(2026, 10, 1)
ENTRY = dt.date(2022, 3, 2)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def answers(route: str, **given: Any) -> dict[str, Answer]:
    return {answer.topic: answer for answer in route_answers(route, Given(**{"on": ON, **given}))}


@pytest.mark.parametrize(
    ("entry", "on", "state", "last", "number"),
    [
        ("2022-03-02", "2026-10-01", State.MET, "2027-01-01", "92"), ("2022-03-02", "2027-01-01", State.MET, "2027-01-01", "0"),
        ("2022-03-02", "2027-01-02", State.FAILED, "2027-01-01", "1"), ("2024-02-29", "2026-10-01", State.MET, "2028-12-28", "819"),
    ],
)  # fmt: skip
def test_e9_stay_is_four_years_and_ten_months(entry: str, on: str, state: State, last: str, number: str) -> None:
    answer = answers("E-9", entry=day(entry), on=day(on))["stay"]
    assert answer.state is state
    assert last in answer.text.ko and last in answer.text.en and number in answer.text.en


def test_e9_contract_beyond_the_stay_is_a_risk() -> None:
    assert answers("E-9", entry=ENTRY, end=day("2027-01-02"))["contract-in-stay"].state is State.RISK
    assert "contract-in-stay" not in answers("E-9", entry=ENTRY, end=day("2027-01-01"))


@pytest.mark.parametrize(
    ("changes", "first", "extension"),
    [
        ([], State.MET, State.MET),
        (["2022-06-01", "2023-06-01", "2024-06-01"], State.MET, State.MET),
        (["2022-06-01", "2023-06-01", "2024-06-01", "2025-03-01"], State.FAILED, State.MET),
        (["2022-06-01", "2023-06-01", "2024-06-01", "2025-03-02"], State.MET, State.MET),
        (["2022-06-01", "2023-06-01", "2024-06-01", "2025-01-01:employer"], State.MET, State.MET),
        (["2025-04-01", "2025-08-01", "2026-01-01"], State.MET, State.FAILED),
        (["2025-04-01", "2025-08-01:employer", "2026-01-01"], State.MET, State.MET),
    ],
)  # fmt: skip
def test_e9_changes_are_counted_in_the_first_three_years_and_in_the_extension(changes: list[str], first: State, extension: State) -> None:
    made = tuple(Change(day(text[:10]), text.endswith(":employer")) for text in changes)
    told = answers("E-9", entry=ENTRY, changes=made)
    assert (told["changes"].state, told["changes-extension"].state) == (first, extension)


def test_e9_changes_show_the_arithmetic() -> None:
    text = answers("E-9", entry=ENTRY, changes=(Change(day("2023-05-01"), True), Change(day("2024-05-01"))))["changes"].text
    assert "변경 2번 - 사업주 사정 1번 = 1번, 한도 3번" in text.ko and "2 changes - 1 for the employer's fault = 1, limit 3" in text.en


@pytest.mark.parametrize(("count", "state"), [(0, State.MET), (3, State.MET), (4, State.RISK), (6, State.RISK)])
def test_e9_changes_by_number_alone_are_never_beyond_doubt(count: int, state: State) -> None:
    assert answers("E-9", counted_changes=count)["changes"].state is state


@pytest.mark.parametrize(
    ("left", "applied", "states"),
    [
        ("2026-09-15", None, {"deadline-apply": State.MET}), ("2026-08-31", None, {"deadline-apply": State.FAILED}),
        ("2026-08-15", "2026-09-15", {"deadline-apply": State.MET, "deadline-permit": State.MET}),
        ("2026-08-15", "2026-09-16", {"deadline-apply": State.FAILED, "deadline-permit": State.MET}),
        (None, "2026-06-30", {"deadline-permit": State.FAILED}), (None, "2026-07-01", {"deadline-permit": State.MET}),
        (None, None, {"deadlines": State.OPEN}),
    ],
)  # fmt: skip
def test_e9_deadlines_of_one_and_three_months(left: str | None, applied: str | None, states: dict[str, State]) -> None:
    told = answers("E-9", left=day(left) if left else None, applied=day(applied) if applied else None)
    assert {topic: answer.state for topic, answer in told.items() if topic.startswith("deadline")} == states


@pytest.mark.parametrize(("nation", "state"), [("NP", State.MET), ("TJ", State.MET), ("IN", State.FAILED)])
def test_e9_countries_carry_their_dispute(nation: str, state: State) -> None:
    answer = answers("E-9", nationality=nation)["countries"]
    assert answer.state is state and "17" in answer.text.ko
    assert answer.entries[0].dispute is not None and "16" in answer.entries[0].dispute.en


@pytest.mark.parametrize(
    ("sector", "job", "state"),
    [
        ("제조업 / 금속 가공", "", State.MET), ("Manufacturing / casting", "", State.MET), ("시설원예 농업", "", State.MET), ("폐기물 처리업", "", State.MET),
        ("한식 음식점업", "주방 보조", State.MET), ("한식 음식점업", "홀 서빙", State.RISK), ("호텔업", "객실 청소", State.MET), ("Hotel", "front desk", State.RISK),
        ("택배업", "화물 분류", State.MET), ("소프트웨어 개발 공급업", "", State.RISK), ("여행사", "", State.RISK), ("호텔업", "", State.OPEN), ("점집", "", State.OPEN),
    ],
)  # fmt: skip
def test_e9_sectors(sector: str, job: str, state: State) -> None:
    assert answers("E-9", sector=sector, job=job)["sectors"].state is state


@pytest.mark.parametrize(("staff", "state"), [(299, State.MET), (300, State.RISK)])
def test_e9_size_of_the_firm(staff: int, state: State) -> None:
    assert answers("E-9", staff=staff)["firm"].state is state


@pytest.mark.parametrize(
    ("entry", "stays", "state"),
    [
        ("2022-10-02", [], State.MET), ("2022-10-03", [], State.RISK), ("2023-10-02", [], State.RISK), ("2023-10-03", [], State.FAILED),
        # 638 days now, and 273 of the earlier stay lie within ten years.
        ("2025-01-02", ["E-9:2012-01-01:2017-06-30"], State.FAILED),
        ("2025-01-02", ["H-2:2018-01-01:2020-06-30"], State.MET),
        ("2025-01-02", ["D-2:2018-01-01:2022-06-30"], State.FAILED),
        # The same time named twice counts once.
        ("2023-01-02", ["E-9:2023-01-02:2026-09-30"], State.RISK),
    ],
)  # fmt: skip
def test_e74_looks_back_ten_years_for_four(entry: str, stays: list[str], state: State) -> None:
    earlier = tuple(Stay(status, day(first), day(last)) for status, first, last in (stay.split(":") for stay in stays))
    assert answers("E-7-4", status="E-9", entry=day(entry), stays=earlier)["look-back"].state is state


def test_e74_says_when_four_years_are_reached() -> None:
    answer = answers("E-7-4", status="E-9", entry=day("2023-03-02"))["look-back"]
    assert "2027-03-01" in answer.text.ko and "2027-03-01" in answer.text.en
    assert "1,310" in answer.text.en and "1,461" in answer.text.en and "151 days short" in answer.text.en


def test_e74_first_entry_alone_does_not_prove_an_unbroken_stay() -> None:
    assert answers("E-7-4", status="E-9", entry=day("2020-01-01"), unbroken=False)["look-back"].state is State.OPEN


@pytest.mark.parametrize(("status", "topic"), [("D-10", "status"), ("E-9", "look-back"), ("H-2", "look-back")])
def test_e74_is_a_change_from_three_statuses(status: str, topic: str) -> None:
    assert topic in answers("E-7-4", status=status)


@pytest.mark.parametrize(
    ("on", "change", "state"),
    [
        ("2026-10-01", "2025-10-01", State.MET), ("2026-10-01", "2025-10-02", State.FAILED),
        ("2026-10-01", "2026-03-01:employer", State.MET), ("2026-08-30", "2026-03-01:employer", State.FAILED),
    ],
)  # fmt: skip
def test_e74_tenure_adds_earlier_time_only_since_the_end_of_august(on: str, change: str, state: State) -> None:
    made = (Change(day(change[:10]), change.endswith(":employer")),)
    assert answers("E-7-4", on=day(on), status="E-9", entry=ENTRY, changes=made)["tenure"].state is state


@pytest.mark.parametrize(
    ("start", "end", "months", "state"),
    [
        ("2026-12-01", "2028-11-30", None, State.MET), ("2026-12-01", "2028-11-29", None, State.FAILED), ("2026-12-01", "2027-11-30", None, State.FAILED),
        ("2024-02-29", "2026-02-27", None, State.MET), (None, None, 24, State.MET), (None, None, 23, State.FAILED), (None, None, None, State.OPEN),
    ],
)  # fmt: skip
def test_e74_contract_of_two_years(start: str | None, end: str | None, months: int | None, state: State) -> None:
    told = answers("E-7-4", start=day(start) if start else None, end=day(end) if end else None, term_months=months)
    assert told["contract-term"].state is state


@pytest.mark.parametrize(
    ("on", "code", "pay", "state", "disputed"),
    [
        ("2026-10-01", "S700", 26_000_000, State.MET, False), ("2026-10-01", "S700", 25_999_999, State.FAILED, False),
        ("2026-10-01", "S610", 25_890_000, State.MET, True), ("2026-10-01", "S610", 25_000_000, State.FAILED, True),
        ("2026-03-01", "S610", 25_000_000, State.MET, False), ("2026-03-01", "S700", 25_900_000, State.FAILED, False),
    ],
)  # fmt: skip
def test_e74_pay_by_sector_and_day(on: str, code: str, pay: int, state: State, disputed: bool) -> None:
    answer = answers("E-7-4", on=day(on), code=code, pay=pay)["pay"]
    assert (answer.state, answer.entries[0].dispute is not None) == (state, disputed)


@pytest.mark.parametrize(
    ("code", "koreans", "skilled", "state", "shown"),
    [
        ("S700", 12, 4, State.MET, "12 × 30% = 3.6 → 4"), ("S700", 12, 5, State.RISK, "12 × 50% = 6 → 6"), ("S700", 12, 7, State.FAILED, "→ 6"),
        ("S740", 12, 5, State.MET, "→ 6"), ("S610", 11, 6, State.MET, "11 × 50% = 5.5 → 6"), ("S700", 10, 3, State.MET, "→ 3"), ("S700", 20, None, State.OPEN, "→ 6"),
    ],
)  # fmt: skip
def test_e74_ratio_rounds_up_and_is_wider_in_some_places(code: str, koreans: int, skilled: int | None, state: State, shown: str) -> None:
    answer = answers("E-7-4", code=code, koreans=koreans, skilled=skilled)["ratio"]
    assert answer.state is state and shown in answer.text.ko and shown in answer.text.en


def test_e74_ratio_of_farms_is_disputed_and_was_not_wider_before() -> None:
    now, before = (answers("E-7-4", on=day(on), code="S610", koreans=11, skilled=6)["ratio"] for on in ("2026-10-01", "2026-08-30"))
    assert now.state is State.MET and any(entry.dispute for entry in now.entries)
    assert before.state is State.RISK


def test_e74_ratio_of_construction_goes_by_the_works() -> None:
    assert answers("E-7-4", sector="건설업", koreans=5, skilled=9)["ratio"].state is State.OPEN


@pytest.mark.parametrize(
    ("on", "points", "state"),
    [
        ("2026-10-01", Points(200, 50, 50), State.MET), ("2026-10-01", Points(199, 70, 60), State.FAILED), ("2026-10-01", Points(220, 49, 80), State.FAILED),
        ("2026-10-01", Points(150, 60, 0), State.RISK), ("2026-10-01", Points(149, 60, 0), State.FAILED), ("2027-01-01", Points(150, 60, 0), State.FAILED),
    ],
)  # fmt: skip
def test_e74_points(on: str, points: Points, state: State) -> None:
    assert answers("E-7-4", on=day(on), points=points)["points"].state is state


@pytest.mark.parametrize(("on", "income", "state"), [("2026-10-01", 25_500_000, State.FAILED), ("2026-08-30", 25_500_000, State.MET)])
def test_e74_income_differs_by_day(on: str, income: int, state: State) -> None:
    assert answers("E-7-4", on=day(on), income=income)["income"].state is state


@pytest.mark.parametrize("route", ["E-9", "E-7-4"])
def test_a_day_without_data_says_so(route: str) -> None:
    told = answers(route, on=day("2020-01-01"), entry=day("2019-01-01"), pay=1, koreans=1, skilled=9)
    assert {answer.state for answer in told.values()} == {State.OPEN}
    assert all("알려져 있지 않아" in answer.text.ko and "not known" in answer.text.en and not answer.entries for answer in told.values())


@pytest.mark.parametrize("route", ["E-9", "E-7-4"])
def test_every_answer_on_a_known_day_has_a_dated_source(route: str) -> None:
    told = answers(route)
    assert all(entry.source.date for answer in told.values() for entry in answer.entries) and all(answer.entries for answer in told.values())
