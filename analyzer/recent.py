"""What was worked out last, kept within bounds: the newest results stay, the oldest go."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Recent(Generic[K, V]):
    """The results asked for last, by what they were worked out from. May be used from any thread.

    :param most: Results kept at most; none where it is 0.
    :param weight: What the kept results may weigh together, in the unit that `keep` is given.
    """

    def __init__(self, most: int, weight: int) -> None:
        self._most, self._weight = most, weight
        self._lock = threading.Lock()
        self._kept: OrderedDict[K, tuple[V, int]] = OrderedDict()
        self._total = 0

    def __len__(self) -> int:
        return len(self._kept)

    def clear(self) -> None:
        """Let go of all results."""
        with self._lock:
            self._kept.clear()
            self._total = 0

    def find(self, key: K) -> V | None:
        """Return the result for a key, None if it is not kept."""
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            self._kept.move_to_end(key)
            return found[0]

    def keep(self, key: K, value: V, weight: int) -> None:
        """Keep a result and let go of the oldest that no longer find room; one that is too heavy alone is not kept."""
        with self._lock:
            _, before = self._kept.pop(key, (None, 0))
            self._total -= before
            if weight > self._weight or not self._most:
                return
            self._kept[key] = value, weight
            self._total += weight
            while len(self._kept) > self._most or self._total > self._weight:
                _, (_, gone) = self._kept.popitem(last=False)
                self._total -= gone
