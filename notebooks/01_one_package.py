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
# # One package, step by step
#
# **What you will learn.** How a review comes about: which text is read, which sentences of it count as duties, which
# occupation each duty points at, and how three sources (contract, Recruitment Reason Statement, filed code) become one
# verdict with evidence. At the end you will have found why a package whose *title* fits its code is still a mismatch.
#
# 한 건의 서류가 어떻게 읽히고, 업무가 어떤 직종을 가리키며, 판정이 어떻게 나오는지 한 단계씩 봅니다.
#
# The package is one of the made-up examples in `corpora/examples/packages`. Put the folder of a case of your own in its
# place; nothing leaves your machine.

# %%
from pathlib import Path

import analyzer

root = next(folder for folder in (Path.cwd(), *Path.cwd().parents) if (folder / "corpora" / "examples").is_dir())
package = root / "corpora" / "examples" / "packages" / "web-work-filed-as-application"
print(*sorted(path.name for path in package.iterdir() if path.suffix != ".json"), sep="\n")

# %% [markdown]
# ## 1. Read
#
# Files are opened in processes of their own, so that a broken or hostile file costs one answer and not the review. A
# `Document` is the whole text plus blocks that know where they stand. Whatever went wrong is told by `status` and
# `problems`, never by an exception.

# %%
from analyzer.packages import is_paper
from analyzer.readers import ReaderPool

with ReaderPool(workers=2) as pool:
    documents = pool.read_all(sorted(path for path in package.iterdir() if is_paper(path)))

for document in documents:
    print(f"{document.name}: {document.format}, {document.status}, {len(document.blocks)} blocks, {len(document.text)} characters")

# %% [markdown]
# ## 2. Extract
#
# Most of what these papers say is not about the job: the company introduces itself, the statement praises a past career
# and expects effects. Extraction tells which paper is which and keeps the sentences that state the work, each with its
# offsets: `document.text[duty.start:duty.end]` is the place in the original.

# %%
from analyzer.extraction import extract

papers = [extract(document) for document in documents]
for paper in papers:
    kept = sum(len(duty.text) for duty in paper.duties) / len(paper.document.text)
    print(f"\n{paper.document.name}: {paper.role}, {paper.language}; duties are {kept:.0%} of its text")
    for duty in paper.duties:
        print(f"  [{duty.start}:{duty.end}] {duty.text}")

# %% [markdown]
# Facts and the code that somebody wrote on the form are taken from labelled places too. A fact that is absent is absent.

# %%
for paper in papers:
    title = paper.fact("job_title")
    print(f"{paper.document.name}: title {title.value if title else '-'}; codes {[code.as_written for code in paper.codes]}")

# %% [markdown]
# ## 3. Match
#
# Every duty gets a probability for each occupation and for `outside`, work that lies in no E-7 scope. A paper is a
# distribution: its duties pooled by stated shares of time, else by order. Score *and* margin decide what may be called
# certain. `scope_line` is the line of the occupation's scope that the duty meets best.

# %%
from analyzer.matching.matcher import shipped_matcher

matcher = shipped_matcher()
profiles = matcher.profiles([paper.duties for paper in papers])
for paper, profile in zip(papers, profiles, strict=True):
    if profile is None:
        continue
    name = matcher.catalogue[profile.primary.code].name("en")
    print(f"\n{paper.document.name}: {profile.primary.code} {name}, share {profile.primary.share:.2f}, margin {profile.margin:.2f}")
    for match in profile.duties:
        print(f"  {match.candidates[0].code} {match.candidates[0].share:.2f}  {match.text[:44]}  <- {match.scope_line[:44]}")

# %% [markdown]
# ## 4. Judge
#
# Each rule looks at the case and may yield findings with evidence; the verdict follows from the findings.
# `consistent`, `mismatch` or `unclear`: the last is an answer with reasons, not a failure.

# %%
from analyzer.consistency import PaperReview, judge

reviews = [PaperReview(paper, profile) for paper, profile in zip(papers, profiles, strict=True)]
review = judge(package.name, reviews, matcher.catalogue)
print(review.verdict, review.confidence)
for finding in review.findings:
    print(f"  {finding.severity}: {finding.rule}")

# %% [markdown]
# All of it in one line, as you would use it every day. The second call asks what the same papers would say under the code
# that their duties point at.

# %%
same = analyzer.review(package)
other = analyzer.review(package, code="2224")
assert same.verdict == review.verdict
print(f"as filed, {same.filed.code}: {same.verdict}; under 2224: {other.verdict}")

# %% [markdown]
# ## What was found
#
# The contract carries the title of the filed occupation, so reader and applicant alike may believe that all is well. The
# duties say otherwise, and an officer compares duties. The sentences below are what has to be explained, or filed under
# the occupation they describe; they must not be rewritten into work that nobody does.

# %%
found = {finding.rule: finding for finding in review.findings}
for rule in ("title-only-match", "contract-vs-filed"):
    print(found[rule].message.in_lang("en"))
for evidence in found["contract-vs-filed"].evidence:
    print(f"  {evidence.document}, page {evidence.page}: {evidence.quote}")
