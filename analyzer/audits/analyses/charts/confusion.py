"""Filed against told occupation as a square of counts."""

from __future__ import annotations

from typing import Any

from pandas import DataFrame

from analyzer.audits.analyses.charts.theme import BLUE, DARK, ORANGE, titled
from analyzer.audits.analyses.charts.words import occupation_name
from analyzer.audits.analyses.confusion import matrix


def confusion_chart(confused: DataFrame, *, lang: str = "ko", most: int = 12) -> Any:
    """Draw `confusion` for the occupations with most disagreements; agreement is drawn apart from confusion."""
    import altair as alt

    english = lang == "en"
    square = matrix(confused, most=most)
    long = square.rename_axis("filed").reset_index().melt("filed", var_name="told", value_name="packages").query("packages > 0")
    long = long.assign(same=long["filed"] == long["told"], filed=[occupation_name(c, lang) for c in long["filed"]], told=[occupation_name(c, lang) for c in long["told"]])
    names = [occupation_name(code, lang) for code in square.index]
    same, other = ("일치", "same occupation"), ("다른 직종", "other occupation")
    long["kind"] = [(same if flag else other)[english] for flag in long["same"]]
    x = alt.X("told:N", sort=names, title=None, axis=alt.Axis(labelAngle=-50, labelLimit=240))
    y = alt.Y("filed:N", sort=names, title=None, axis=alt.Axis(labelLimit=280))
    base = alt.Chart(long).encode(x=x, y=y)
    boxes = base.mark_rect().encode(
        color=alt.Color("kind:N", title=None, scale=alt.Scale(domain=[same[english], other[english]], range=[BLUE, ORANGE]), legend=alt.Legend(orient="bottom")),
        opacity=alt.Opacity("packages:Q", scale=alt.Scale(type="sqrt", range=[0.2, 0.75]), legend=None))
    numbers = base.mark_text(color=DARK).encode(text="packages:Q")
    wrong = confused[~confused["same"]]
    total, apart = int(confused["packages"].sum()), int(wrong["packages"].sum())
    top = wrong.iloc[0] if len(wrong) else None
    title = (f"계약서 {total:,}건 가운데 {apart:,}건이 신청과 다른 직종을 가리킵니다", f"{apart:,} of {total:,} contracts tell of another occupation than the filed one")
    most_said = "" if top is None else (
        f"가장 잦은 것: {occupation_name(top['filed_code'], lang)} → {occupation_name(top['told_code'], lang)} ({top['packages']}건)",
        f"Most frequent: {occupation_name(top['filed_code'], lang)} → {occupation_name(top['told_code'], lang)} ({top['packages']})")[english]
    how = ("세로는 신청 직종, 가로는 계약서의 업무가 가리키는 직종. 어긋남이 많은 직종만", "Down: filed occupation, across: occupation told by the contract; those with most disagreements")
    return titled((boxes + numbers).properties(width=alt.Step(30), height=alt.Step(26)), title[english], how[english], most_said)
