"""The map of duties."""

from __future__ import annotations

from typing import Any

from analyzer.audits.analyses.charts.theme import BLUE, GREEN, GREY, OUTCOME_COLOURS, OUTCOMES, PURPLE, percent, titled
from analyzer.audits.analyses.charts.words import occupation_name
from analyzer.audits.analyses.duty_map import DutyMap

_SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
_COLOURS = (BLUE, "#E69F00", GREEN, PURPLE, "#56B4E9", "#D55E00")


def map_chart(found: DutyMap, *, by: str = "code", lang: str = "ko", most: int = 6) -> Any:
    """Draw `duty_map`, coloured by `code` (occupation of the duty) or `outcome` of its package.

    :param most: Occupations with a colour of their own, the most frequent ones; the others are grey.
    :raises ValueError: For another column.
    """
    import altair as alt

    if by not in ("code", "outcome"):
        raise ValueError(f"{by!r}: choose code or outcome.")
    english = lang == "en"
    points = found.points
    rest = ("그 밖", "others")[english]
    if by == "code":
        top = list(points["code"].value_counts().index[: min(most, len(_COLOURS))])
        group = [occupation_name(code, lang) if code in top else rest for code in points["code"]]
        domain, colours, shapes = [*(occupation_name(code, lang) for code in top), rest], [*_COLOURS[: len(top)], GREY], [*_SHAPES[: len(top)], "circle"]
    else:
        present = [name for name in OUTCOMES if (points["outcome"] == name).any()]
        group = [OUTCOMES[name][english] if name in OUTCOMES else rest for name in points["outcome"]]
        domain, colours, shapes = [OUTCOMES[name][english] for name in present], [OUTCOME_COLOURS[name] for name in present], list(_SHAPES[: len(present)])
    rows = points[["x", "y", "text"]].assign(group=group)
    rows = rows[rows["group"].isin(domain)]
    order = {name: place for place, name in enumerate(reversed(domain))}
    rows = rows.assign(drawn=rows["group"].map(order)).sort_values("drawn", kind="stable").drop(columns="drawn")
    legend = alt.Legend(orient="right", symbolOpacity=1)
    chart = alt.Chart(rows).mark_point(filled=True, size=22, opacity=0.65).encode(
        x=alt.X("x:Q", axis=None), y=alt.Y("y:Q", axis=None),
        color=alt.Color("group:N", title=None, scale=alt.Scale(domain=domain, range=colours), legend=legend),
        shape=alt.Shape("group:N", title=None, scale=alt.Scale(domain=domain, range=shapes), legend=legend),
        tooltip=["text:N", "group:N"]).properties(width=460, height=420)
    title = ((f"업무 문장 {len(rows):,}개: 뜻이 비슷하면 가깝습니다", f"{len(rows):,} duties: those that mean like things lie close together") if by == "code" else
             (f"업무 문장 {len(rows):,}개와 그 결과", f"{len(rows):,} duties and what became of their packages"))
    held = "" if found.explained is None else (
        f"두 축은 차이의 {percent(found.explained)}만 담습니다. 먼 거리는 믿지 마세요", f"The two axes hold {percent(found.explained)} of the variance: do not trust far distances")[english]
    return titled(chart, title[english], held)
