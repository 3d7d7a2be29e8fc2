"""How two writings stand to each other."""

from __future__ import annotations

from enum import StrEnum


class Likeness(StrEnum):
    """What a comparison found. `UNKNOWN` means that the writings cannot be compared, such as Hangul with Latin letters."""

    SAME = "same"
    NEAR = "near"
    DIFFERENT = "different"
    UNKNOWN = "unknown"
