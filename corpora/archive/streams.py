"""Random streams by seed, package and topic: a package stays the same whatever the number of the others."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import TypeVar

T = TypeVar("T")


def stream(seed: int, *topics: object) -> Random:
    """Return the stream of a topic. Streams of other topics do not depend on how much is drawn from it."""
    return Random("/".join(str(part) for part in (seed, *topics)))


def weighted(random: Random, weights: Mapping[T, float]) -> T:
    """Return one of the keys by its weight."""
    keys = list(weights)
    return random.choices(keys, [weights[key] for key in keys])[0]
