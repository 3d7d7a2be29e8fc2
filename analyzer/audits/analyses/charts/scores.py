"""Scores beside outcomes: ROC, calibration, and the cost at every threshold."""

from __future__ import annotations

from typing import Any

import numpy as np
from pandas import DataFrame

from analyzer.audits.analyses.charts.theme import BLUE, DARK, GREY, ORANGE, percent, titled
from analyzer.audits.analyses.scoring import Estimate
from analyzer.audits.analyses.thresholds import Threshold

_SIDE = 360


def roc_chart(curve: DataFrame, area: Estimate, *, lang: str = "ko") -> Any:
    """Draw `roc` with its `auc`."""
    import altair as alt

    english = lang == "en"
    x = alt.X("false_positive_rate:Q", axis=alt.Axis(format="%", title=("불허되지 않은 건 가운데 지목된 비율", "Flagged among those not refused")[english]))
    y = alt.Y("true_positive_rate:Q", axis=alt.Axis(format="%", title=("불허된 건 가운데 지목된 비율", "Flagged among those refused")[english]))
    chance = alt.Chart(DataFrame({"false_positive_rate": [0, 1], "true_positive_rate": [0, 1]})).mark_line(color=GREY, strokeDash=[4, 4]).encode(x=x, y=y)
    chart = (chance + alt.Chart(curve).mark_line(color=BLUE, strokeWidth=2.5, interpolate="linear").encode(x=x, y=y, order="false_positive_rate:Q")).properties(width=_SIDE, height=_SIDE)
    title = (f"불허된 건이 더 높은 점수를 받을 확률은 {percent(area.value)}입니다", f"A refused package scores above another one {percent(area.value)} of the time")
    notes = (f"95% 구간 {percent(area.low)}~{percent(area.high)}, 동전 던지기는 50%", f"95% interval {percent(area.low)} to {percent(area.high)}; tossing a coin gives 50%")
    return titled(chart, title[english], notes[english])


def calibration_chart(table: DataFrame, *, lang: str = "ko") -> Any:
    """Draw `calibration`: what was told against what happened."""
    import altair as alt

    english = lang == "en"
    ends = DataFrame({"told": [0, 1], "rate": [0, 1]})
    x = alt.X("told:Q", scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format="%", title=("말한 불허 가능성", "Told chance of refusal")[english]))
    y = alt.Y("rate:Q", scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format="%", title=("실제로 불허된 비율", "Share refused")[english]))
    ideal = alt.Chart(ends).mark_line(color=GREY, strokeDash=[4, 4]).encode(x=x, y=y)
    lines = alt.Chart(table).mark_rule(color=BLUE, strokeWidth=2).encode(x=x, y=alt.Y("low:Q"), y2="high:Q")
    points = alt.Chart(table).mark_point(filled=True, size=70, color=BLUE, opacity=1).encode(x=x, y=y)
    kept, groups = int(table["kept"].sum()), len(table)
    title = (f"{groups}개 구간 가운데 {kept}개에서 말한 가능성이 실제와 맞습니다", f"In {kept} of {groups} groups the told chance fits what happened")
    notes = (f"학습에 쓰지 않은 {int(table['packages'].sum()):,}건, 선은 95% 구간", f"{int(table['packages'].sum()):,} packages that were held back; lines are 95% intervals")
    return titled((ideal + lines + points).properties(width=_SIDE, height=_SIDE), title[english], notes[english])


def threshold_chart(chosen: Threshold, *, lang: str = "ko") -> Any:
    """Draw the cost of every threshold of `choose_threshold`."""
    import altair as alt

    english = lang == "en"
    curve = chosen.curve[np.isfinite(chosen.curve["threshold"])]
    x = alt.X("threshold:Q", axis=alt.Axis(format="%", title=("이 점수부터 다시 쓴다", "Rewrite from this score on")[english]))
    parts = (("놓친 불허의 비용", "missed refusals"), ("불필요한 수정의 비용", "needless rewrites"), ("모두", "both"))
    long = DataFrame({
        "threshold": np.tile(curve["threshold"], 3),
        "cost": np.concatenate([curve["missed"] * chosen.missed_cost, curve["needless"] * chosen.needless_cost, curve["cost"]]),
        "part": np.repeat([part[english] for part in parts], len(curve))})
    colour = alt.Color("part:N", title=None, sort=None, legend=alt.Legend(orient="bottom"),
                       scale=alt.Scale(domain=[part[english] for part in parts], range=[ORANGE, BLUE, DARK]))
    lines = alt.Chart(long).mark_line(strokeWidth=2, interpolate="step-after").encode(x=x, y=alt.Y("cost:Q", title=("한 건당 평균 비용", "Mean cost of a package")[english]), color=colour)
    mark = alt.Chart(DataFrame({"threshold": [chosen.at]})).mark_rule(color=DARK, strokeDash=[3, 3]).encode(x=x)
    rest = min(chosen.rewrite_all, chosen.rewrite_none)
    title = (f"점수 {percent(chosen.at)}부터 다시 쓰면 한 건당 비용이 {chosen.cost:.2f}입니다", f"Rewriting from a score of {percent(chosen.at)} costs {chosen.cost:.2f} a package")
    if not np.isfinite(chosen.at) or chosen.cost >= rest:
        every = chosen.rewrite_all <= chosen.rewrite_none
        title = (f"이 비용에서는 점수가 도움이 되지 않습니다: {'모두 다시 쓰는' if every else '아무것도 다시 쓰지 않는'} 편이 {rest:.2f}로 낫습니다",
                 f"At these costs the score gains nothing: rewriting {'everything' if every else 'nothing'} costs {rest:.2f} a package")
    notes = (f"놓친 불허 {chosen.missed_cost:g}, 불필요한 수정 {chosen.needless_cost:g}. 가르지 않으면 {rest:.2f}",
             f"A missed refusal costs {chosen.missed_cost:g}, a needless rewrite {chosen.needless_cost:g}. Without a score it is {rest:.2f}")
    return titled((lines + mark if np.isfinite(chosen.at) else lines).properties(width=480, height=280), title[english], notes[english])
