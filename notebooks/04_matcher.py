# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # How good is the matcher?
#
# **What you will learn.** What the published figures say and on which sentences they were measured, whether you can repeat
# one of them in a minute, and what the matcher does with sentences that nobody has written for it.
#
# 업무 문장을 직종에 맞추는 모형이 얼마나 정확한지, 그 숫자를 직접 다시 확인합니다.

# %%
import json
from pathlib import Path

import altair as alt
import pandas as pd

from analyzer.audits.analyses import charts

alt.renderers.enable("png", scale_factor=1.25)
charts.use_theme()
root = next(folder for folder in (Path.cwd(), *Path.cwd().parents) if (folder / "models" / "results.json").is_file())
results = json.loads((root / "models" / "results.json").read_text("utf-8"))

# %% [markdown]
# ## 1. What is published
#
# `models/results.json` is written by `python -m models.training.evaluate`. The weights that were measured saw the `train` part
# only. `employer`: the same jobs at another employer, `job`: unseen jobs of known writers, `writer`: a writer never seen.

# %%
names = {"employer": "another employer", "job": "unseen jobs", "writer": "unseen writer"}
rows = [
    {"split": names[split], "what": level, "language": language, "top1": told[level][language]["top1"][0], "low": told[level][language]["top1"][1], "high": told[level][language]["top1"][2]}
    for split, told in results["splits"].items() if split in names for level in ("duties", "jobs") for language in ("ko", "en")
]
published = pd.DataFrame(rows)
published["measured on"] = [f"{split}, {'Korean' if language == 'ko' else 'English'}" for split, language in zip(published["split"], published["language"], strict=True)]
published["what"] = published["what"].map({"duties": "one duty", "jobs": "six duties together"})
base = alt.Chart(published).encode(y=alt.Y("measured on:N", title=None, sort=None), color=alt.Color("what:N", title=None, scale=alt.Scale(range=[charts.theme.BLUE, charts.theme.ORANGE])))
lines = base.mark_rule(strokeWidth=2).encode(x=alt.X("low:Q", title="Right occupation comes first (95 % interval)", axis=alt.Axis(format="%"), scale=alt.Scale(domain=[0.6, 1])), x2="high:Q")
dots = base.mark_point(filled=True, size=70, opacity=1).encode(x="top1:Q")
charts.theme.titled((lines + dots).properties(width=420, height=alt.Step(24)), "Six duties together are nearly always right, one alone is not", "Text of our own writers: a ranking, not field accuracy")

# %% [markdown]
# ## 2. Repeat it, live
#
# The shipped matcher was fitted again to *everything*, so its own corpus cannot test it any more. What can be repeated is that
# the program answers as told, on a sample of the held-out jobs; a figure on seen sentences must come out **higher** than
# the published one. If it does not, something is broken.

# %%
from analyzer.matching.matcher import shipped_matcher
from models.training.corpus import duty_pairs
from models.training.measures import duty_level, job_level, jobs_of
from models.training.splits import split

matcher = shipped_matcher()
held = split(duty_pairs(root / "corpora"))["employer"]
sample = held[::4]
live = duty_level(matcher, [pair.ko for pair in sample], [pair.code for pair in sample])
jobs = job_level(matcher, jobs_of([pair for pair in held if pair.job in {p.job for p in held[::40]}], "ko"))
told = results["splits"]["employer"]["duties"]["ko"]["top1"]
print(f"published on unseen sentences {told[0]:.2f} ({told[1]:.2f} to {told[2]:.2f}), live on sentences seen since {live['top1'][0]:.2f}; whole jobs {jobs['top1'][0]:.2f} of {jobs['jobs']}")

# %% [markdown]
# ## 3. Sentences that are in no corpus
#
# Written for this notebook. Everyday words without a tool or product are hard; work outside every scope has to be seen.

# %%
import analyzer

new = {
    "웹 쇼핑몰 결제 화면을 리액트로 개발하고 서버와 연동": "2224",
    "베트남 거래처에 보낼 견적서를 쓰고 선적 일정을 조율": "2842",
    "Interpret at meetings between the Vietnamese staff and the plant manager": "2914",
    "호텔 주방에서 태국 요리를 조리하고 메뉴를 개발": "451",
    "선체 블록을 용접하고 결함을 보수": "7406",
    "포장 라인에서 상자를 접고 라벨을 붙임": "outside",
}
profiles = analyzer.profiles([[text] for text in new])
table = pd.DataFrame([{"duty": text, "expected": code, "told": p.primary.code, "share": round(p.primary.share, 2), "second": p.candidates[1].code if len(p.candidates) > 1 else ""} for (text, code), p in zip(new.items(), profiles, strict=True)])
table

# %% [markdown]
# ## 4. Does it know when it does not know?
#
# Told probability against the share that was right, from the published curve of single duties.

# %%
curve = pd.DataFrame(results["splits"]["job"]["duties"]["ko"]["curve"], columns=["told", "right", "count"])
ideal = alt.Chart(pd.DataFrame({"told": [0, 1], "right": [0, 1]})).mark_line(color=charts.theme.GREY, strokeDash=[4, 4]).encode(x="told:Q", y="right:Q")
points = alt.Chart(curve).mark_point(filled=True, color=charts.theme.BLUE, opacity=1).encode(
    x=alt.X("told:Q", title="Told probability", axis=alt.Axis(format="%")), y=alt.Y("right:Q", title="Share that was right", axis=alt.Axis(format="%")), size=alt.Size("count:Q", title="duties"))
error = results["splits"]["job"]["duties"]["ko"]["ece"]
charts.theme.titled((ideal + points).properties(width=320, height=320), f"Told probabilities are off by {error:.1%} on average", "Unseen jobs, single Korean duties")

# %% [markdown]
# ## What was found

# %%
right = int((table["told"] == table["expected"]).sum())
duties, whole = (results["splits"]["job"][level]["ko"]["top1"] for level in ("duties", "jobs"))
print(f"On unseen jobs one duty is right {duties[0]:.0%} of the time, six together {whole[0]:.0%} ({whole[1]:.0%} to {whole[2]:.0%}).")
print(f"Of {len(table)} new sentences {right} came out as expected: judge a job by all of its duties, never by one sentence.")
