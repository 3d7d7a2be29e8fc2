"""What depends on the words of one line alone is worked out once: the papers of one office share most of their lines."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence

# 72 % of the lines of a generated archive stood in an earlier paper (docs/decisions.md); a line takes some hundred bytes.
KEPT = 8192
remembered = functools.lru_cache(KEPT)
#: What stands wherever a number does, for `asking`.
DIGITS = tuple("0123456789")


def asking(*patterns: re.Pattern[str], needs: Sequence[str] = ()) -> Callable[[str], bool]:
    """Return a function that says whether one of the patterns is found in a text, and remembers the texts it was asked about.

    :param needs: Lower-case words one of which stands wherever a pattern is found; looking for them takes far less time.
    """

    searches = tuple(pattern.search for pattern in patterns)

    @remembered
    def found(text: str) -> bool:
        lower = text.lower() if needs else ""
        if needs and not any(word in lower for word in needs):
            return False
        return any(search(text) is not None for search in searches)

    return found
