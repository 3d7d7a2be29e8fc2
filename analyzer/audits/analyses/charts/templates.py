"""Clusters of statements that repeat each other."""

from __future__ import annotations

from typing import Any

from pandas import DataFrame

from analyzer.audits.analyses.charts.theme import OUTCOME_COLOURS, OUTCOMES, WIDTH, titled
from analyzer.audits.analyses.templates import Templates


def template_chart(found: Templates, packages: DataFrame, *, lang: str = "ko", most: int = 15) -> Any:
    """Draw the packages of each cluster by outcome."""
    import altair as alt

    english = lang == "en"
    outcome = packages.set_index("package_id")["outcome"]
    rows = found.members[found.members["cluster"] <= most].drop_duplicates("package_id")
    rows = rows.assign(outcome=[outcome.get(one) for one in rows["package_id"]]).dropna(subset=["outcome"])
    counts = rows.groupby(["cluster", "outcome"]).size().rename("packages").reset_index()
    present = [name for name in OUTCOMES if (counts["outcome"] == name).any()]
    counts["name"] = [OUTCOMES[name][english] for name in counts["outcome"]]
    counts["order"] = [present.index(name) for name in counts["outcome"]]
    counts["label"] = [("틀 " if not english else "template ") + str(number) for number in counts["cluster"]]
    labels = list(dict.fromkeys(counts.sort_values("cluster")["label"]))
    chart = alt.Chart(counts).mark_bar().encode(
        y=alt.Y("label:N", sort=labels, title=None), x=alt.X("packages:Q", title=("건수", "Packages")[english], axis=alt.Axis(tickMinStep=1)),
        color=alt.Color("name:N", title=None, legend=alt.Legend(orient="bottom"),
                        scale=alt.Scale(domain=[OUTCOMES[name][english] for name in present], range=[OUTCOME_COLOURS[name] for name in present])),
        order="order:Q").properties(width=WIDTH, height=alt.Step(22))
    size, clusters = len(found.members), len(found.clusters)
    title = (f"사유서 {size}건이 {clusters}개의 틀을 돌려 썼습니다", f"{size} statements reuse {clusters} templates")
    notes = ("이름·날짜·금액을 지우고 비교한 문장의 60% 이상이 같음", "With names, dates and amounts blanked, 60% or more of the compared text is the same")
    return titled(chart, title[english], notes[english])
