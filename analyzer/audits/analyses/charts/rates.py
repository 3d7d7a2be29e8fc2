"""Rates with their intervals: by group, and the old numbers by month."""

from __future__ import annotations

from typing import Any

from pandas import DataFrame

from analyzer.audits.analyses.charts.theme import BLUE, DARK, GREY, ORANGE, WIDTH, percent, titled
from analyzer.audits.analyses.charts.words import occupation_name
from analyzer.audits.analyses.renumbering import Renumbering

_CODE, _MONTH = "filed_code", "month"


def rate_chart(table: DataFrame, by: str, *, lang: str = "ko", most: int = 20) -> Any:
    """Draw `mismatch_rates` by one column; groups with most packages where there are more than `most`, months in order."""
    import altair as alt

    english = lang == "en"
    rows = table if by == _MONTH else table.nlargest(most, "packages").sort_values("rate", ascending=False, kind="stable")
    unknown = ("알 수 없음", "unknown")[english]
    names = [occupation_name(value, lang) if by == _CODE and value else str(value) or unknown for value in rows[by]]
    rows = rows.assign(name=names, label=[f"{name}  ({n:,})" for name, n in zip(names, rows["packages"], strict=True)])
    overall = float(table["mismatch"].sum() / table["packages"].sum())
    axis = ("불일치 비율", "Share of mismatches")[english]
    value = alt.Axis(format="%", title=axis)
    mark: dict[str, Any] = {"filled": True, "size": 60, "opacity": 1, "color": BLUE}
    mean = alt.Chart(DataFrame({"v": [overall]})).mark_rule(color=DARK, strokeDash=[3, 3])
    if by == _MONTH:
        x = alt.X("name:N", sort=list(rows["name"]), title=("접수 월", "Month of filing")[english], axis=alt.Axis(labelAngle=-60))
        chart = alt.layer(
            mean.encode(y="v:Q"), alt.Chart(rows).mark_rule(color=GREY, strokeWidth=2).encode(x=x, y=alt.Y("low:Q", axis=value), y2="high:Q"),
            alt.Chart(rows).mark_point(**mark).encode(x=x, y="rate:Q")).properties(width=WIDTH, height=260)
    else:
        y = alt.Y("label:N", sort=list(rows["label"]), title=None)
        chart = alt.layer(
            mean.encode(x="v:Q"), alt.Chart(rows).mark_rule(color=GREY, strokeWidth=2).encode(y=y, x=alt.X("low:Q", axis=value), x2="high:Q"),
            alt.Chart(rows).mark_point(**mark).encode(y=y, x="rate:Q")).properties(width=WIDTH, height=alt.Step(20))
    apart = rows[(rows["low"] > overall) | (rows["high"] < overall)]
    groups = len(rows)
    title = (f"업무가 신청 직종과 어긋난 비율은 전체 {percent(overall)}, {groups}개 가운데 {len(apart)}개의 구간이 이를 벗어납니다",
             f"{percent(overall)} of packages mismatch; the intervals of {len(apart)} of {groups} groups lie apart from it")
    notes = (f"선은 95% 구간, 점선은 전체. 우연만으로도 {groups}개 가운데 {groups * 0.05:.0f}개쯤은 벗어납니다",
             f"Lines are 95% intervals, the dashed line is all packages. Chance alone puts about {groups * 0.05:.0f} of {groups} apart")
    return titled(chart, title[english], notes[english])


def renumbering_chart(found: Renumbering, *, lang: str = "ko", last: int = 12) -> Any:
    """Draw which share of renumbered occupations still filed the old number, month by month."""
    import altair as alt

    english = lang == "en"
    rows = found.by_month.tail(last)
    changed = f"{found.changed_on:%Y-%m}"
    x = alt.X("month:N", sort=list(rows["month"]), title=("접수 월", "Month of filing")[english], axis=alt.Axis(labelAngle=0 if len(rows) < 8 else -60))
    value = alt.Axis(format="%", title=("옛 번호로 신청한 비율", "Share filed with the old number")[english])
    chart = alt.layer(
        alt.Chart(rows).mark_rule(color=GREY, strokeWidth=2).encode(x=x, y=alt.Y("low:Q", axis=value, scale=alt.Scale(domain=[0, 1])), y2="high:Q"),
        alt.Chart(rows).mark_line(color=ORANGE, strokeWidth=2, point={"filled": True, "size": 60, "color": ORANGE}).encode(x=x, y="rate:Q"),
        alt.Chart(rows).mark_text(dy=-12, dx=16, color=DARK).encode(x=x, y="rate:Q", text=alt.Text("packages:Q")))
    after = rows[rows["month"] > changed]
    old, total = int(after["old"].sum()), int(after["packages"].sum())
    title = (f"번호가 바뀐 직종은 {changed} 이후에도 {total}건 가운데 {old}건이 옛 번호로 신청했습니다",
             f"After {changed}, {old} of {total} packages of renumbered occupations still filed the old number")
    notes = ("선은 95% 구간, 숫자는 번호가 바뀐 직종의 건수", "Lines are 95% intervals; numbers count packages of renumbered occupations")
    return titled(chart.properties(width=WIDTH, height=260), title[english], notes[english])
