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
# # Recycled templates
#
# **What you will learn.** How statements that were copied from person to person are found although names, dates and amounts
# differ, what one of them looks like, and whether their packages were refused more often.
#
# 이름, 날짜, 금액만 바꾸어 돌려 쓴 고용사유서를 찾아내고, 그런 건의 결과를 봅니다.
#
# The archive is the generated one of notebook 2: one office copies its statements, with a quarter of the phrases reworded.

# %%
import altair as alt

from analyzer.audits.analyses import charts
from notebooks import denials

alt.renderers.enable("png", scale_factor=1.25)
charts.use_theme()
audit = denials.audit()

# %% [markdown]
# ## 1. Blank what differs
#
# The audit keeps each sentence of a statement with the hashes of its 5-letter pieces, *after* names, dates, amounts and
# numbers are blanked. The hashes cannot be read back.

# %%
sentence = audit.sentences.iloc[3]
print(sentence["text"])
print(len(sentence["grams"]), "pieces, such as", list(sentence["grams"][:3]))

# %% [markdown]
# ## 2. Find pairs, prove them, join them
#
# MinHash finds the statements that may be alike among thousands without comparing all of them. Each pair is then proved
# sentence by sentence, and pairs that hang together are one template. Parts that all papers of one firm share are left out.

# %%
from analyzer.audits.analyses.templates import templates

found = templates(audit.sentences, audit.facts)
print(f"{len(found.pairs)} pairs among {audit.sentences['package_id'].nunique()} statements")
found.clusters

# %%
charts.template_chart(found, audit.packages, lang="en")

# %% [markdown]
# ## 3. Look at one
#
# The sentences that at least half of the largest cluster shares, as its first statement prints them.

# %%
for text in found.sentences.loc[found.sentences["cluster"] == 1, "text"]:
    print("-", text)
packages = audit.packages.set_index("package_id")
members = found.members.loc[found.members["cluster"] == 1, "package_id"]
packages.loc[members, ["agent", "filed_on", "filed_code", "outcome"]]

# %% [markdown]
# ## 4. Is it refused more often?
#
# Among few packages the interval is wide. It is shown all the same: a wide interval is the result.

# %%
from analyzer.audits.analyses.associations import associations
from analyzer.audits.analyses.traits import outcome_among, traits, with_traits

shown = with_traits(traits(audit.packages, audit.findings), **{"recycled-template": found.members["package_id"]})
row = associations(shown[["recycled-template"]], outcome_among(audit.packages)).iloc[0]
print(f"refused: {row['hits_with']} of {row['with']} with a template, {row['hits_without']} of {row['without']} without")
print(f"odds ratio {row['odds_ratio']:.2f}, 95 % interval {row['low']:.2f} to {row['high']:.2f}")

# %% [markdown]
# ## What was found
#
# The archive is generated, so the answer is known (`truth.json`); an analyst has no such file.

# %%
import json

cases = json.loads((denials.archive() / "truth.json").read_text("utf-8"))["cases"]
planted = {case["case_id"]: case["cluster"] for case in cases if case["cluster"]}
repeated = {name for name in planted if list(planted.values()).count(planted[name]) > 1}
mine = set(packages.loc[found.members["package_id"], "case_id"])
agents = packages.loc[found.members["package_id"], "agent"].value_counts()
print(f"{len(found.clusters)} templates with {len(mine)} statements; {len(mine & repeated)} of {len(repeated)} planted copies found, {len(mine - repeated)} others named.")
print(f"{agents.iloc[0]} of them come from one agent, {agents.index[0]}.")
