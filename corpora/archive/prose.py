"""The free texts of a statement: clauses put together, with names, years and amounts in their slots."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

#: Sentences of a kind in one statement.
COUNTS = {"introduction": 1, "reason": 2, "search": 1, "fit": 1, "effect": 2, "plan": 2}


def choose(texts: Mapping[str, Any], random: Random) -> dict[str, list[tuple[int, int]]]:
    """Return the numbers of opening and close of each sentence: what a template fixes."""
    chosen = {}
    for kind, count in COUNTS.items():
        clauses = texts["sentences"][kind]
        openings = random.sample(range(len(clauses["opening"])), count)
        chosen[kind] = list(zip(openings, random.sample(range(len(clauses["close"])), count), strict=True))
    return chosen


def tell(
    texts: Mapping[str, Any], chosen: Mapping[str, list[tuple[int, int]]], lang: str, slots: Mapping[str, str], random: Random, *, paraphrase: float = 0.0
) -> dict[str, tuple[str, ...]]:
    """Return the sentences of each kind with numbers of their own.

    :param paraphrase: Chance that a phrase with another wording is exchanged.
    """
    told = {}
    for kind, pairs in chosen.items():
        clauses = texts["sentences"][kind]
        sentences = []
        for opening, close in pairs:
            sentence = f"{clauses['opening'][opening][lang]} {clauses['close'][close][lang]}"
            for plain, other in texts["paraphrase"][lang]:
                if plain in sentence and random.random() < paraphrase:
                    sentence = sentence.replace(plain, other)
            sentences.append(sentence.format(**slots, **_numbers(random, lang)))
        told[kind] = tuple(sentences)
    return told


def _numbers(random: Random, lang: str) -> dict[str, str]:
    amount = random.randint(3, 95)
    return {
        "n": str(random.randint(6, 48)), "few": str(random.randint(2, 5)), "percent": str(random.randint(11, 89)), "months": str(random.randint(6, 18)),
        "year": str(random.randint(2017, 2023)), "amount": _korean_amount(amount) if lang == "ko" else f"{amount * 10_000_000:,}",
    }  # fmt: skip


def _korean_amount(tens_of_millions: int) -> str:
    """Return an amount in words and figures as offices mix them, such as `8억 3천만 `."""
    hundred, rest = divmod(tens_of_millions, 10)
    return (f"{hundred}억 " if hundred else "") + (f"{rest}천만 " if rest else "")
