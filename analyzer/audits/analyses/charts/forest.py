"""Odds ratios with their intervals, one line a finding."""

from __future__ import annotations

from typing import Any

import numpy as np
from pandas import DataFrame

from analyzer.audits.analyses.charts.theme import DARK, GREY, ORANGE, WIDTH, titled
from analyzer.audits.analyses.charts.words import trait_name
from analyzer.audits.analyses.regression import JointModel

# Odds ratios beyond are drawn at the edge: the interval is open there.
_LEAST, _MOST = 0.1, 30.0


def association_chart(table: DataFrame, *, lang: str = "ko", most: int = 15) -> Any:
    """Draw `associations`: each finding by itself."""
    shown = table[table["with"] > 0].head(most).assign(n=lambda rows: rows["with"], unsure=lambda rows: rows["few"])
    how = ("한 가지씩 비교. 선은 95% 구간, 표본이 적으면(5건 미만) 빈 원", "One at a time. Lines are 95% intervals; hollow where a count is below five")
    return _forest(shown, int(len(table)), how, lang)


def joint_chart(model: JointModel, *, lang: str = "ko", most: int = 15) -> Any:
    """Draw `joint_model`: each finding beside all others."""
    asked = model.table[~model.table["control"].astype(bool)]
    shown = asked.sort_values("p", kind="stable").head(most).assign(
        low=lambda rows: np.exp(rows["low"].astype(float)), high=lambda rows: np.exp(rows["high"].astype(float)), n=lambda rows: rows["with"], unsure=False)
    how = ("모든 지적을 함께 비교. 선은 95% 구간", "All findings side by side. Lines are 95% intervals")
    return _forest(shown, len(asked), how, lang)


def _forest(shown: DataFrame, asked: int, how: tuple[str, str], lang: str) -> Any:
    import altair as alt

    english = lang == "en"
    certain = ("여러 번 비교한 것을 감안해도 뚜렷함", "stands out after correction")
    unclear = ("뚜렷하지 않음", "does not stand out")
    rows = shown.assign(
        name=[f"{trait_name(t, lang)}  ({n:,})" for t, n in zip(shown["trait"], shown["n"], strict=True)],
        left=shown["low"].clip(_LEAST, _MOST), right=shown["high"].clip(_LEAST, _MOST), at=shown["odds_ratio"].clip(_LEAST, _MOST),
        clear=[certain[english] if flag else unclear[english] for flag in shown["stands_out"]])
    colour = alt.Color("clear:N", title=None, scale=alt.Scale(domain=[certain[english], unclear[english]], range=[ORANGE, GREY]), legend=alt.Legend(orient="bottom"))
    y = alt.Y("name:N", sort=list(rows["name"]), title=None)
    scale = alt.Scale(type="log", domain=[_LEAST, _MOST])
    axis = alt.Axis(values=[0.1, 0.2, 0.5, 1, 2, 5, 10, 20], format="~g")
    odds = ("불허된 쪽의 승산비 (로그 눈금)", "Odds ratio of refusal (log scale)")[english]
    base = alt.Chart(rows)
    lines = base.mark_rule(strokeWidth=2).encode(x=alt.X("left:Q", scale=scale, axis=axis, title=odds), x2="right:Q", y=y, color=colour)
    full = base.transform_filter("!datum.unsure").mark_point(filled=True, size=70, opacity=1).encode(x=alt.X("at:Q", scale=scale), y=y, color=colour)
    hollow = base.transform_filter("datum.unsure").mark_point(filled=True, fill="white", size=70, opacity=1, strokeWidth=2).encode(
        x=alt.X("at:Q", scale=scale), y=y, stroke=alt.Stroke("clear:N", scale=alt.Scale(domain=[certain[english], unclear[english]], range=[ORANGE, GREY]), legend=None))
    one = alt.Chart(DataFrame({"x": [1.0]})).mark_rule(color=DARK, strokeDash=[3, 3]).encode(x="x:Q")
    found = int(shown["stands_out"].sum())
    title = (f"지적 {asked}가지 가운데 {found}가지가 불허와 함께 나타납니다" if found else f"지적 {asked}가지 가운데 불허와 뚜렷이 함께 나타나는 것은 없습니다",
             f"{found} of {asked} findings {'goes' if found == 1 else 'go'} together with refusal" if found else f"None of {asked} findings goes clearly together with refusal")
    last = ("함께 나타난다는 뜻이며 원인이라는 뜻이 아닙니다. 괄호 안은 해당 건수", "Going together is not causing. In brackets: packages with the finding")
    return titled(alt.layer(one, lines, full, hollow).properties(width=WIDTH, height=alt.Step(22)), title[english], how[english], last[english])


