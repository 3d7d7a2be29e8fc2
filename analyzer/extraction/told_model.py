"""What each sentence of a statement tells (company, reason, person, work, …), by a linear chain (`models/told`).

A sentence is read by its meaning (the vector of the encoder), its words (character n-grams), its ending, the heading it stands under and its
place; the sentences around it by how often one part follows another in statements (forward-backward over the classes, Rabiner 1989, with
class scores divided by a power of the class frequencies). For statements whose own headings and phrases no rule knows.
"""

from __future__ import annotations

import functools
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from analyzer.language import grams
from analyzer.language.encoder import shipped_encoder
from analyzer.resources import resource

#: Buckets of what is known of a sentence beside its words.
ASIDE = 2**12
#: Weight of each of these beside the n-grams, whose vector has length one.
ASIDE_WEIGHT = 0.3
#: ... and of the encoder's vector.
MEANING_WEIGHT = 0.7
ENDINGS = (2, 3, 4, 5)
TENTHS = 10
WORK = "w"


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a statement with the heading it stands under, empty where there is none; `opens` where it is the first below it."""

    text: str
    heading: str = ""
    opens: bool = False


def aside(told: Sequence[Told], place: int) -> list[int]:
    """Return the buckets of how a sentence ends and begins, how long it is, where it stands and under which heading."""
    each = told[place]
    bare, words = each.text.rstrip(" .!?\"”"), each.text.split()
    marks = [f"E{size}:{bare[-size:]}" for size in ENDINGS]
    marks += [f"F3:{words[0][:3]}", f"F:{words[0]}"] if words else []
    marks += [f"L:{min(len(words) // 5, 5)}", f"P:{TENTHS * place // len(told)}", f"-:{each.text.startswith('-')}"]
    marks += [f"H:{bucket}" for bucket in grams.grams(each.heading)] or ["H"]
    return sorted({zlib.crc32(mark.encode()) % ASIDE for mark in marks})


def work_likelihood(told: Sequence[Told], model: ToldModel | None = None) -> list[float]:
    """Return for each sentence of a statement, in order, the probability that it says what the person will do, 0 to 1.

    :param model: Another than the shipped one.
    """
    if not told:
        return []
    model = model or shipped_model()
    meaning = shipped_encoder().encode([each.text for each in told]) @ model.meaning
    rows: npt.NDArray[np.float32] = (model.bias + MEANING_WEIGHT * meaning).astype(np.float32)
    for place, each in enumerate(told):
        buckets, values = grams.weighted(each.text, model.idf)
        rows[place] += values @ model.words[buckets] + ASIDE_WEIGHT * model.aside[aside(told, place)].sum(axis=0)
    own: npt.NDArray[np.float32] = rows - _log_sum(rows)[:, None] - model.discount
    return [float(value) for value in _around(own, [each.opens for each in told], model)[:, model.work]]


@dataclass(frozen=True, slots=True)
class ToldModel:
    """Arrays of the model.

    :param idf: Inverse frequencies of the n-grams, shape (BUCKETS,).
    :param words: Weights of the n-grams, shape (BUCKETS, classes); `aside` (ASIDE, classes), `meaning` (width, classes) and `bias` (classes,) likewise.
    :param discount: What the chain counts again, shape (classes,).
    :param first: Log chance to open a statement, shape (classes,).
    :param next: Log chance to stand behind another, shape (classes, classes); `next_below` where a heading stands between the two.
    """

    idf: npt.NDArray[np.float32]
    words: npt.NDArray[np.float32]
    meaning: npt.NDArray[np.float32]
    aside: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]
    discount: npt.NDArray[np.float32]
    first: npt.NDArray[np.float32]
    next: npt.NDArray[np.float32]
    next_below: npt.NDArray[np.float32]
    work: int


@functools.cache
def shipped_model() -> ToldModel:
    """Return the model of `models/told`."""
    from safetensors.numpy import load_file

    card: dict[str, Any] = json.loads(resource("models", "told", "told.json").read_text("utf-8"))
    arrays = {name: np.asarray(array, dtype=np.float32) for name, array in load_file(str(resource("models", "told", "told.safetensors"))).items()}
    return ToldModel(**arrays, work=card["classes"].index(WORK))


def _log_sum(rows: npt.NDArray[np.float32], axis: int = 1) -> npt.NDArray[np.float32]:
    top = rows.max(axis=axis, keepdims=True)
    total: npt.NDArray[np.float32] = (top + np.log(np.exp(rows - top).sum(axis=axis, keepdims=True))).squeeze(axis)
    return total


def _around(own: npt.NDArray[np.float32], opens: Sequence[bool], model: ToldModel) -> npt.NDArray[np.float32]:
    """Return the probabilities of the classes, shape (sentences, classes), given the sentences before and behind."""
    steps = [model.next_below if each else model.next for each in opens]
    forward, backward = np.zeros_like(own), np.zeros_like(own)
    forward[0] = model.first + own[0]
    for i in range(1, len(own)):
        forward[i] = _log_sum(forward[i - 1][:, None] + steps[i], axis=0) + own[i]
    for i in range(len(own) - 2, -1, -1):
        backward[i] = _log_sum(steps[i + 1] + (own[i + 1] + backward[i + 1])[None], axis=1)
    both = forward + backward
    shares: npt.NDArray[np.float32] = np.exp(both - _log_sum(both)[:, None])
    return shares
