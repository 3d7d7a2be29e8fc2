from __future__ import annotations

import pytest

from analyzer.extraction import Paper, extract
from tests.extraction.papers import CONTRACT, contract, facts, statement, table_document


def hours(paper: Paper) -> dict[str, object]:
    return {name: value for name, value in facts(paper).items() if name in ("weekly_hours", "daily_hours")}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["소정근로시간 : 주 40시간"], {"weekly_hours": 40.0}),
        (["근로시간은 1일 8시간, 1주 40시간으로 한다."], {"weekly_hours": 40.0, "daily_hours": 8.0}),
        (["근로시간 : 주당 40시간, 하루 8시간"], {"weekly_hours": 40.0, "daily_hours": 8.0}),
        (["Working hours: 40 hours per week"], {"weekly_hours": 40.0}),
        (["Working hours: nine hours daily"], {"daily_hours": 9.0}),
        (["Working hours: the plant runs twenty-four hours a day; the Employee works 8 hours a day."], {"daily_hours": 8.0}),
        (["The working hours are 8 hours a day and 40 hours a week."], {"weekly_hours": 40.0, "daily_hours": 8.0}),
        (["The Employee works a 40-hour week."], {"weekly_hours": 40.0}),
        (["근로시간 : 209시간/월"], {"weekly_hours": 40.0}),
        (["소정근로시간은 월 209시간이다."], {"weekly_hours": 40.0}),
        (["Working hours: 209 hours a month"], {"weekly_hours": 40.0}),
        (["근로시간 : 09:00~18:00 (휴게 12:00~13:00) 월~금"], {"weekly_hours": 40.0, "daily_hours": 8.0}),
        (["소정근로시간 : 09시 00분부터 18시 00분까지 (휴게시간 : 12시 00분부터 13시 00분까지)", "근무일/휴일 : 매주 5일 근무, 주휴일 매주 일요일"],
         {"weekly_hours": 40.0, "daily_hours": 8.0}),
        (["Working hours: 09:00 to 18:00, Monday to Friday, with a recess of one hour"], {"weekly_hours": 40.0, "daily_hours": 8.0}),
        (["Working hours: 9:00 a.m. to 6:00 p.m., Monday through Friday, lunch break 60 minutes"], {"weekly_hours": 40.0, "daily_hours": 8.0}),
        (["근무시간 : 오전 9시 ~ 오후 6시 (점심시간 1시간), 주 5일"], {"weekly_hours": 40.0, "daily_hours": 8.0}),
        (["근로시간 : 08:00 ~ 17:00", "휴게시간 : 1일 60분"], {"daily_hours": 8.0}),
        (["근로시간 : 08:30 ~ 17:30 (휴게 60분), 월~토"], {"weekly_hours": 48.0, "daily_hours": 8.0}),
        (["1일 8시간(09:00~18:00), 주 5일 근무"], {"weekly_hours": 40.0, "daily_hours": 8.0}),
        (["소정근로시간: 8시간/일, 40시간/주"], {"weekly_hours": 40.0, "daily_hours": 8.0}),
        (["근로시간: 10~19시, 휴게 1h, 8h/일, 40h/주, 209h/월"], {"weekly_hours": 40.0, "daily_hours": 8.0}),
        (["주 소정근로시간 : 35시간"], {"weekly_hours": 35.0}),
        (["소정근로시간 : 주 40시간 (연장근로 주 12시간 한도)"], {"weekly_hours": 40.0}),
    ],
)
def test_hours_of_lines(lines: list[str], expected: dict[str, object]) -> None:
    assert hours(contract(*lines)) == expected


@pytest.mark.parametrize(
    "line",
    ["소정근로시간 :   시   분부터   시   분까지", "근로시간 : 취업규칙에 따름", "휴게시간 : 12:00 ~ 13:00", "연장근로는 주 12시간을 넘지 않는다.", "1주 소정근로시간은 40시간을 초과하지 않는다.", "근로시간 : 09:00 ~ 18:00"],
)
def test_what_states_no_hours(line: str) -> None:
    assert hours(contract(line)) == {}


def test_hours_of_a_form_table() -> None:
    rows = [("4. 근로시간", "08:00 ~ 17:00\n- 1일 평균 시간외 근로시간 : 1시간"), ("5. 휴게시간", "1일 60분"), ("6. 근무일", "월요일 ~ 금요일")]
    assert hours(extract(table_document(rows, CONTRACT))) == {"weekly_hours": 40.0, "daily_hours": 8.0}


def test_lone_word_for_time_labels_hours_in_a_contract() -> None:
    rows = [["직위", "웹 개발자"], ["시간", "10~19시, 휴게 1h, 8h/일, 209h/월"]]
    assert hours(extract(table_document(rows, ["근로계약서"])))["weekly_hours"] == 40.0


def test_shares_of_duties_are_no_hours() -> None:
    assert hours(statement("3. 담당업무", "- 해외 바이어 발굴 (주 20시간)", "- 수출 계약 협상 (주 20시간)")) == {}
