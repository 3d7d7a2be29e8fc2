"""Duty language over the months."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pandas import DataFrame

from analyzer.audits.analyses.charts.theme import BLUE, DARK, GREY, ORANGE, WIDTH, percent, titled


def drift_chart(table: DataFrame, *, lang: str = "ko") -> Any:
    """Draw `drift`: distance from the first months, with what chance makes."""
    import altair as alt

    english = lang == "en"
    x = alt.X("month:N", sort=list(table["month"]), title=("접수 월", "Month of filing")[english], axis=alt.Axis(labelAngle=-60))
    certain, unclear = ("우연으로 보기 어려움", "more than chance"), ("우연의 범위", "within chance")
    rows = table.assign(kind=[(certain if flag else unclear)[english] for flag in table["stands_out"]])
    chance = alt.Chart(rows).mark_area(color=GREY, opacity=0.25).encode(x=x, y=alt.Y("chance:Q", title=("처음 몇 달과의 거리", "Distance from the first months")[english]))
    points = alt.Chart(rows).mark_point(filled=True, size=70, opacity=1).encode(
        x=x, y="distance:Q",
        color=alt.Color("kind:N", title=None, scale=alt.Scale(domain=[certain[english], unclear[english]], range=[ORANGE, BLUE]), legend=alt.Legend(orient="bottom")))
    found = int(table["stands_out"].sum())
    title = (f"{len(table)}개월 가운데 {found}개월의 업무 문장이 처음과 뚜렷이 다릅니다", f"In {found} of {len(table)} months the duties differ clearly from the first months")
    notes = ("직종의 차이는 뺐음. 회색은 우연히 생기는 거리(95%)", "Differences between occupations are taken off. Grey: what chance makes (95%)")
    return titled((chance + points).properties(width=WIDTH, height=240), title[english], notes[english])


def term_chart(table: DataFrame, terms: Sequence[str], *, lang: str = "ko") -> Any:
    """Draw `term_share`: duties of each month that hold one of the words."""
    import altair as alt

    english = lang == "en"
    x = alt.X("month:N", sort=list(table["month"]), title=("접수 월", "Month of filing")[english], axis=alt.Axis(labelAngle=-60))
    value = alt.Axis(format="%", title=("이 낱말이 든 업무의 비율", "Share of duties with these words")[english])
    band = alt.Chart(table).mark_area(color=BLUE, opacity=0.2).encode(x=x, y=alt.Y("low:Q", axis=value), y2="high:Q")
    line = alt.Chart(table).mark_line(color=BLUE, strokeWidth=2.5, point={"filled": True, "color": DARK, "size": 30}).encode(x=x, y="rate:Q")
    third = max(1, len(table) // 3)
    start, end = (float(part["hits"].sum() / part["duties"].sum()) for part in (table.head(third), table.tail(third)))
    title = (f"새 낱말이 든 업무가 {percent(start)}에서 {percent(end)}로 바뀌었습니다", f"Duties with the new words went from {percent(start)} to {percent(end)}")
    notes = (f"낱말: {', '.join(terms)}. 처음과 마지막 3분의 1, 띠는 95% 구간", f"Words: {', '.join(terms)}. First and last third; the band is the 95% interval")
    return titled((band + line).properties(width=WIDTH, height=240), title[english], notes[english])
