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
# # An archive of denials
#
# **What you will learn.** How an archive of past packages becomes tables, how often contract, statement and code disagree,
# which findings go together with refusal, how sure a small archive can be of that, and from which score on papers should be
# rewritten before filing.
#
# 지난 사건 묶음을 표로 만들고, 어떤 지적이 불허와 함께 나타나는지, 그것을 얼마나 믿을 수 있는지 봅니다.
#
# The archive is generated (`corpora/archive`): 240 packages as plain text, with planted defects and outcomes drawn by a
# documented process. **Nothing in it describes a real office or person.** Put your own in its place:
# `analyzer.audit("denials/", "outcomes.xlsx", out="denials-audit")`.

# %%
import altair as alt
import pandas as pd

from analyzer.audits.analyses import charts
from notebooks import denials

alt.renderers.enable("png", scale_factor=1.25)
charts.use_theme()
audit = denials.audit()
audit

# %% [markdown]
# ## 1. What is in it
#
# One row for each package, with its outcome. Files that could not be read, and rows of the outcomes table without a package,
# are kept as rows of their own: look at `audit.problems` and `audit.outcomes` first, or you count half an archive.

# %%
from analyzer.audits.analyses.errors import agreement

print(audit.outcomes["match"].value_counts().to_dict(), len(audit.problems), "problems")
agreement(audit.packages)

# %% [markdown]
# ## 2. Where papers and code disagree
#
# Unclear packages count as no mismatch. An interval says what a small group is worth: most of these reach over each other.

# %%
from analyzer.audits.analyses.rates import mismatch_rates

rates = mismatch_rates(audit.packages, "filed_code")
charts.rate_chart(rates, "filed_code", lang="en", most=12)

# %%
from analyzer.audits.analyses.confusion import confusion

charts.confusion_chart(confusion(audit.packages), lang="en", most=10)

# %% [markdown]
# ## 3. What goes together with refusal
#
# One finding at a time: exact odds ratios, corrected for the number of comparisons. Hollow circles rest on fewer than five
# packages in a cell. *Going together is not causing*: an officer sees more than the papers, and defects come in company.

# %%
from analyzer.audits.analyses.associations import associations
from analyzer.audits.analyses.traits import outcome_among, traits

shown = traits(audit.packages, audit.findings)
refused = outcome_among(audit.packages, outcome="refused")
single = associations(shown, refused)
charts.association_chart(single, lang="en", most=12)

# %% [markdown]
# All findings side by side. Where two say nearly the same (`contract-vs-filed`, `contract-vs-statement`), the data of a small
# archive cannot tell them apart and the intervals grow.

# %%
from analyzer.audits.analyses.regression import joint_model

joint = joint_model(shown, refused)
joint.table[["trait", "with", "odds_ratio", "p_corrected", "stands_out"]].sort_values("p_corrected").head(5).round(3)

# %% [markdown]
# ## 4. A score and its threshold
#
# A threshold is chosen on one half and judged on the other, which it has not seen. Costs are yours to name: here a missed
# refusal costs three times what a needless rewrite costs. Where a small archive cannot tell packages apart, the chart says so.

# %%
from analyzer.audits.analyses.regression import fitted_chances
from analyzer.audits.analyses.scoring import auc, cross_fitted, halves
from analyzer.audits.analyses.thresholds import check_threshold, choose_threshold

learn = halves(audit.packages, seed=1).reindex(shown.index)
one, other = shown[learn], shown[~learn]
chosen = choose_threshold(cross_fitted(one, refused), refused, missed=3, needless=1)
held_back = fitted_chances(one, refused, other)
checked = check_threshold(chosen, held_back, refused)
area = auc(held_back, refused)
print(f"AUC on the half held back {area.value:.2f} ({area.low:.2f} to {area.high:.2f})")
print(f"promised cost {checked.low:.2f} to {checked.high:.2f} a package, met with {checked.cost:.2f}: promise {'kept' if checked.kept else 'not kept'}")
charts.threshold_chart(chosen, lang="en")

# %% [markdown]
# ## 5. Which packages to read again
#
# Consistent and refused, or a mismatch and issued: neither must be an error, but here reading pays most.

# %%
from analyzer.audits.analyses.errors import surprises

rows = surprises(audit.packages, audit.findings, audit.duties)
with pd.option_context("display.max_colwidth", 60):
    display(rows[["kind", "package_id", "filed_code", "rules", "text"]].groupby("kind").head(3))  # noqa: F821

# %% [markdown]
# ## What was found

# %%
clear = list(single.loc[single["stands_out"], "trait"])
print(f"{len(audit.packages)} packages, {int(refused.sum())} of {len(refused)} decided ones refused.")
print(f"Of {len(single)} findings, {len(clear)} {'goes' if len(clear) == 1 else 'go'} clearly together with refusal: {', '.join(clear) or 'none'}.")
quiet = single[~single["stands_out"] & (single["p"] < 0.05)]
print(f"{len(quiet)} more would look so without correction ({', '.join(quiet['trait'])}); an archive of this size cannot say which of them are chance.")
