"""How the language of duties moves over time: how far from the first months, and by which words."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from pandas import DataFrame, Series

from analyzer.audits.analyses.intervals import LEVEL, holm, shares
from analyzer.audits.analyses.rates import month_of
from analyzer.audits.analyses.vectors import Vectors

Array = npt.NDArray[np.float64]
# Enough for a p-value that some thirty months can be corrected by.
_DRAWS = 999
#: What the whole archive says about a word weighs as much as this part of it.
_PRIOR = 0.1
# Kiwi's tags of nouns, foreign words and mixed marks; particles and endings say nothing about the work.
_WORDS = frozenset({"NNG", "NNP", "SL", "SH", "W_HASHTAG"})


def dated(duties: DataFrame, packages: DataFrame) -> DataFrame:
    """Return the duties that count (no second printing) with their `month` of filing; those without a filing day are left out."""
    months = Series(month_of(packages["filed_on"]).to_numpy(), index=packages["package_id"].to_numpy())
    rows = duties[duties["counted"]].assign(month=lambda frame: frame["package_id"].map(months))
    return rows[rows["month"].fillna("").ne("")]


def drift(duties: DataFrame, vectors: Vectors, *, first: int = 6, level: float = LEVEL, seed: int = 0) -> DataFrame:
    """Return how far the mean vector of each month lies from that of the first months.

    The mean of each occupation is taken off first, so that a month with more cooks is no drift. What distance chance alone
    makes is drawn by exchanging months between packages.

    :param duties: `dated(...)`.
    :param vectors: `duty_vectors` of these rows.
    :param first: Months to compare with; they are left out of the result.
    :return: `month`, `duties`, `distance`, `chance` (what the level's share of random months stays below), `p`, `p_corrected`
        (Holm), `stands_out`.
    """
    import pandas as pd

    residual = _without_occupation(vectors, duties["code"])
    packages, place = np.unique(duties["package_id"].to_numpy(dtype=str), return_inverse=True)
    sums = np.zeros((len(packages), residual.shape[1]))
    np.add.at(sums, place, residual)
    size = np.bincount(place).astype(float)
    month_by = Series(duties["month"].to_numpy(), index=duties["package_id"].to_numpy(dtype=str)).groupby(level=0).first()
    month, names = pd.factorize(month_by.loc[packages].to_numpy(dtype=str), sort=True)
    if len(names) <= first:
        raise ValueError(f"{len(names)} months, but the first {first} are what the others are compared with. Take fewer.")
    found = _distances(sums, size, month, len(names), first)
    random = np.random.default_rng(seed)
    drawn = np.array([_distances(sums, size, random.permutation(month), len(names), first) for _ in range(_DRAWS)])
    p = (1 + (drawn >= found).sum(axis=0)) / (1 + _DRAWS)
    table = DataFrame({
        "month": names[first:], "duties": np.bincount(month, weights=size, minlength=len(names))[first:].astype(int), "distance": found,
        "chance": np.quantile(drawn, level, axis=0), "p": p, "p_corrected": holm(p)})
    return table.assign(stands_out=table["p_corrected"] < 1 - level)


def trend(duties: DataFrame, vectors: Vectors, *, seed: int = 0) -> tuple[float, float]:
    """Return (strength, p) of an even movement over the months: the length of the mean vector's slope, and how often chance makes one as long.

    One test over all months, so it sees a slow drift that no single month shows.
    """
    residual = _without_occupation(vectors, duties["code"])
    packages, place = np.unique(duties["package_id"].to_numpy(dtype=str), return_inverse=True)
    sums = np.zeros((len(packages), residual.shape[1]))
    np.add.at(sums, place, residual)
    month_by = Series(duties["month"].to_numpy(), index=duties["package_id"].to_numpy(dtype=str)).groupby(level=0).first()
    time = np.unique(month_by.loc[packages].to_numpy(dtype=str), return_inverse=True)[1].astype(float)
    time -= time.mean()
    found = float(np.linalg.norm(time @ sums))
    random = np.random.default_rng(seed)
    drawn = np.array([np.linalg.norm(random.permutation(time) @ sums) for _ in range(_DRAWS)])
    return found / float(np.mean(drawn)), (1 + int((drawn >= found).sum())) / (1 + _DRAWS)


def new_terms(duties: DataFrame, *, most: int = 20, least: int = 5) -> DataFrame:
    """Return the words that the later half of the months uses more than the earlier one.

    The log odds carry a prior from the whole archive (Monroe and others 2008), so that rare words do not win by chance. A
    word counts once a duty.

    :param duties: `dated(...)`.
    :param most: Words to return.
    :param least: Duties that must hold the word.
    :return: `term`, `early` of `early_duties`, `late` of `late_duties`, `log_odds`, `z` (in standard errors), `p_corrected`
        (Holm over all words that were looked at), `stands_out`; strongest first.
    """
    from scipy.stats import norm

    months = sorted(duties["month"].unique())
    late = (duties["month"] > months[(len(months) - 1) // 2]).to_numpy()
    counts = [Counter[str](), Counter[str]()]
    for side, words in zip(late, _words(duties["text"]), strict=True):
        counts[int(side)].update(words)
    terms = sorted(term for term in counts[0] | counts[1] if counts[0][term] + counts[1][term] >= least)
    sizes = (int((~late).sum()), int(late.sum()))
    early_n, late_n = (np.array([count[term] for term in terms], dtype=float) for count in counts)
    prior = early_n + late_n
    log = [np.log((n + _PRIOR * prior) / (size - n + _PRIOR * (sum(sizes) - prior))) for n, size in ((early_n, sizes[0]), (late_n, sizes[1]))]
    error = np.sqrt(1 / (early_n + _PRIOR * prior) + 1 / (late_n + _PRIOR * prior))
    z = (log[1] - log[0]) / error
    table = DataFrame({"term": terms, "early": early_n.astype(int), "early_duties": sizes[0], "late": late_n.astype(int), "late_duties": sizes[1],
                       "log_odds": log[1] - log[0], "z": z})
    table["p_corrected"] = holm(2 * norm.sf(np.abs(z)))
    table["stands_out"] = table["p_corrected"] < 1 - LEVEL
    return table.sort_values(["z", "term"], ascending=[False, True], kind="stable").head(most).reset_index(drop=True)


def term_share(duties: DataFrame, terms: Iterable[str], *, level: float = LEVEL) -> DataFrame:
    """Return the share of duties in each month that hold one of the words: `month`, `hits` of `duties`, `rate`, `low`, `high`, `few`."""
    wanted = {term.casefold() for term in terms}
    hits = [bool(wanted & words) for words in _words(duties["text"])]
    counts = DataFrame({"month": duties["month"].to_numpy(), "duties": 1, "hits": np.array(hits, dtype=int)}).groupby("month").sum().reset_index()
    return shares(counts, "hits", "duties", level=level)


def _words(texts: Iterable[str]) -> list[set[str]]:
    return [_words_of(text) for text in texts]


@functools.lru_cache(maxsize=200_000)
def _words_of(text: str) -> set[str]:
    from analyzer.language.kiwi import kiwi

    return {token.form.casefold() for token in kiwi().tokenize(text) if token.tag in _WORDS and len(token.form) > 1}


def _without_occupation(vectors: Vectors, codes: Series) -> Array:
    _, place = np.unique(codes.fillna("").to_numpy(dtype=str), return_inverse=True)
    sums = np.zeros((place.max() + 1, vectors.shape[1]))
    np.add.at(sums, place, vectors)
    return np.asarray(vectors - (sums / np.bincount(place)[:, None])[place])


def _distances(sums: Array, size: Array, month: npt.NDArray[np.int64], months: int, first: int) -> Array:
    order = np.argsort(month, kind="stable")
    starts = np.searchsorted(month[order], np.arange(months))
    totals, counts = np.add.reduceat(sums[order], starts, axis=0), np.add.reduceat(size[order], starts)
    start = totals[:first].sum(axis=0) / counts[:first].sum()
    return np.asarray(np.linalg.norm(totals[first:] / counts[first:, None] - start, axis=1))
