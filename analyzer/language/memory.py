"""What depends on the words of one line alone is worked out once: the papers of one office share most of their lines."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping

# 72 % of the lines of a generated archive stood in an earlier paper (docs/decisions.md); a line takes some hundred bytes.
KEPT = 8192
remembered = functools.lru_cache(KEPT)
#: What stands wherever a number does, for `Asking`.
DIGITS = tuple("0123456789")


class Asking:
    """Says whether one of several patterns is found in a text, and remembers the texts it was asked about.

    :param needs: For each pattern (or function that returns what it found) the lower-case words one of which stands wherever it is found; looking for them takes far
        less time than the pattern does. A test proves that no pattern can do without its words.
    """

    def __init__(self, needs: Mapping[re.Pattern[str] | Callable[[str], object], tuple[str, ...]]) -> None:
        self.needs = needs
        #: One of these stands in every text of which the answer is yes.
        self.words = tuple(dict.fromkeys(word for words in needs.values() for word in words))
        tried = [(words, find.search if isinstance(find, re.Pattern) else find) for find, words in needs.items()]

        @remembered
        def found(text: str) -> bool:
            lower = text.lower()
            for words, search in tried:
                for word in words:
                    if word in lower:
                        if search(text) is not None:
                            return True
                        break
            return False

        self._found = found

    def __call__(self, text: str) -> bool:
        """Return whether the text holds what is asked for."""
        return self._found(text)
