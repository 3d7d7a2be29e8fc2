"""Recycled templates: which packages reuse a statement of their agent's drawer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from corpora.archive.streams import stream


@dataclass(frozen=True, slots=True)
class Cluster:
    """One template that several packages share.

    :param block: Each block of packages has its own templates, so that the share of recycled packages does not fall with their number.
    """

    block: int
    number: int
    lang: str
    size: int

    @property
    def name(self) -> str:
        """The name under which the truth lists it."""
        return f"T{self.block * 100 + self.number:04}"


def cluster_of(seed: int, package: int, process: Mapping[str, Any]) -> Cluster | None:
    """Return the cluster of a package, None for most."""
    block = (package - 1) // process["clusters"]["block"]
    return _members(seed, block, process["clusters"]["block"], tuple(process["clusters"]["sizes"]), process["clusters"]["english"]).get(package)


@cache
def _members(seed: int, block: int, length: int, sizes: tuple[int, ...], english: int) -> dict[int, Cluster]:
    random = stream(seed, "clusters", block)
    order = random.sample(range(block * length + 1, (block + 1) * length + 1), sum(sizes))
    tongues = ["en"] * english + ["ko"] * (len(sizes) - english)
    random.shuffle(tongues)
    members: dict[int, Cluster] = {}
    for number, (size, lang) in enumerate(zip(sizes, tongues, strict=True), 1):
        cluster = Cluster(block, number, lang, size)
        members.update(dict.fromkeys(order[:size], cluster))
        order = order[size:]
    return members
