"""How often Python looks for garbage in cycles."""

from __future__ import annotations

import gc

#: Objects made, less objects freed, before the youngest are looked through; Python's own figure is 700.
YOUNGEST = 50_000
OLDER = 20


def collect_rarely() -> None:
    """Let processes that read and judge many papers look for garbage in cycles rarely, and not among what is loaded already.

    Papers are trees that go as soon as nobody holds them. Looking through them took a seventh of the processor time of an audit.
    """
    gc.freeze()
    gc.set_threshold(YOUNGEST, OLDER, OLDER)
