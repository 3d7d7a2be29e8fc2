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
# # Bring your own encoder
#
# **What you will learn.** What the program asks of an encoder (one name, one method), how to compare yours with the shipped one
# on sentences that neither has been fitted to, and how to put it in place.
#
# 문장 인코더를 자기 것으로 바꾸는 방법과, 바꾸기 전에 비교하는 방법을 봅니다.

# %%
from pathlib import Path

import numpy as np

root = next(folder for folder in (Path.cwd(), *Path.cwd().parents) if (folder / "corpora" / "duties").is_dir())

# %% [markdown]
# ## 1. What an encoder is
#
# Anything with a `name` and an `encode` that returns unit vectors in the order given. Any sentence-transformers model is one
# (`SentenceTransformerEncoder("name or folder")`, extra `encoders`). Here is one without any network: pieces of words, counted and
# turned into 128 numbers by a truncated SVD. It knows no meaning, which is the point of the comparison.

# %%
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import Normalizer


class CharacterEncoder:
    """Vectors of character pieces, fitted to a list of texts."""

    name = "character-pieces-128"

    def __init__(self, texts: list[str]) -> None:
        pieces = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), min_df=2, sublinear_tf=True)
        self._steps = make_pipeline(pieces, TruncatedSVD(128, random_state=0), Normalizer()).fit(texts)

    def encode(self, texts):
        return np.asarray(self._steps.transform(list(texts)), dtype=np.float32)


# %% [markdown]
# ## 2. Compare before you change
#
# The fair question: how often is the nearest scope line that of the right occupation? Scope lines come from the catalogue, the
# sentences from jobs held out of all training (`models/training/splits.py`).

# %%
from analyzer.language.encoder import shipped_encoder
from analyzer.matching.matcher import catalogue_lines
from analyzer.matching.types import OUTSIDE
from analyzer.occupations import load_catalogue
from models.training.corpus import duty_pairs
from models.training.splits import split

parts = split(duty_pairs(root / "corpora"))
held = [pair for pair in parts["job"] if pair.code != OUTSIDE][::6]
classes = sorted({pair.code for pair in parts["train"] if pair.code != OUTSIDE})
lines, owner, excluded, _ = catalogue_lines(load_catalogue(), classes)
inside = [place for place, out in enumerate(excluded) if not out]
mine = CharacterEncoder([lines[place] for place in inside] + [pair.ko for pair in parts["train"][::4]])


def nearest(encoder, texts, scope):
    """Return the occupation whose scope line lies nearest to each text."""
    return [classes[owner[inside[row]]] for row in (encoder.encode(texts) @ scope.T).argmax(axis=1)]


# %%
import pandas as pd

from analyzer.audits.analyses.intervals import wilson

rows = []
for encoder in (shipped_encoder(), mine):
    scope = encoder.encode([lines[place] for place in inside])
    for language in ("ko", "en"):
        texts = [getattr(pair, language) for pair in held]
        hits = sum(told == pair.code for told, pair in zip(nearest(encoder, texts, scope), held, strict=True))
        low, high = wilson(hits, len(held))
        rows.append({"encoder": encoder.name, "language": language, "right": hits / len(held), "low": float(low), "high": float(high), "sentences": len(held)})
compared = pd.DataFrame(rows)
compared.round(2)

# %%
import altair as alt

from analyzer.audits.analyses import charts

alt.renderers.enable("png", scale_factor=1.25)
base = alt.Chart(compared).encode(y=alt.Y("encoder:N", title=None), color=alt.Color("language:N", title=None, scale=alt.Scale(range=[charts.theme.ORANGE, charts.theme.BLUE])), yOffset="language:N")
chart = base.mark_rule(strokeWidth=2).encode(x=alt.X("low:Q", title="Nearest scope line is the right occupation's (95 % interval)", axis=alt.Axis(format="%"), scale=alt.Scale(domain=[0, 1])), x2="high:Q") + base.mark_point(filled=True, size=70, opacity=1).encode(x="right:Q")
charts.theme.titled(chart.properties(width=420, height=alt.Step(24)), "The shipped encoder meets the right occupation more often", f"{len(held)} sentences of jobs held out of training, scope lines only")

# %% [markdown]
# ## 3. Put it in place
#
# The classifiers behind an encoder must be fitted to it: `make matcher ENCODER=name` does so for a sentence-transformers model in
# some minutes and writes `models/matcher`. In Python it is `models.training.matcher.fit`; the part on word pieces does not depend
# on the encoder and is taken over from the shipped matcher. A small fit, to show that everything works together:

# %%
from analyzer.matching.matcher import DutyInput, Matcher, shipped_matcher
from models.training.matcher import Material, card_of, fit

shipped = shipped_matcher()
few = ["2223", "2224", "2842", "2914", "451"]
some = [pair for pair in parts["train"] if pair.code in few or pair.code == OUTSIDE][::6]
material = Material(some, (), ())
keep = [shipped.classes.index(code) for code in material.classes()]
lexical = {"lexical_weights": shipped.arrays["lexical_weights"][:, keep], "lexical_bias": shipped.arrays["lexical_bias"][keep], "idf": shipped.arrays["idf"]}
arrays = fit(mine, material, material.classes(), lexical)
mix = {name: weight for name, weight in shipped.card["mix"].items() if name != "cautions"}  # chosen anew by models.training.matcher
matcher = Matcher(mine, arrays, card_of(mine, material.classes(), mix), load_catalogue())
profile = matcher.profile([DutyInput("웹 쇼핑몰의 결제 화면을 개발하고 서버와 연동"), DutyInput("사내 홈페이지 유지보수 및 배포")])
print(matcher.version)
print(profile.primary.code, round(profile.primary.share, 2))

# %% [markdown]
# ## What was found

# %%
ours, other = (compared[compared["encoder"] == encoder.name].set_index("language") for encoder in (shipped_encoder(), mine))
for language, words in (("ko", "Korean"), ("en", "English")):
    apart = ours.loc[language, "low"] > other.loc[language, "high"]
    print(f"{words}: shipped {ours.loc[language, 'right']:.0%}, character pieces {other.loc[language, 'right']:.0%}; the intervals {'lie apart' if apart else 'reach over each other'}.")
print("Change the encoder when yours wins here and models.training.evaluate agrees; the matcher has to be fitted again either way.")
