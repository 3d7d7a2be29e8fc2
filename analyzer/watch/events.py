"""What the watch tells whoever started it, and how it is told to stop."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

_SLICE = 0.1


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: `kind` is the end of a message key `watch.<kind>`."""

    kind: str
    name: str = ""
    values: dict[str, Any] = field(default_factory=dict)


Tell = Callable[[Event], None]


class Stop:
    """A wish to stop that a signal handler may set at any moment; an Event could be caught holding its own lock."""

    def __init__(self) -> None:
        self._set = False

    def set(self) -> None:
        """Wish the watch to end."""
        self._set = True

    def is_set(self) -> bool:
        """Whether the watch is to end."""
        return self._set

    def wait(self, seconds: float) -> bool:
        """Wait so long, or until the watch is to end; say whether it is."""
        until = time.monotonic() + seconds
        while not self._set and (left := until - time.monotonic()) > 0:
            time.sleep(min(_SLICE, left))
        return self._set
