"""Where the shipped data lies: `corpora/` and `models/` beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

import functools
import json
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

_T = TypeVar("_T")
_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return the path of a data file or folder, such as `resource("corpora", "lexicon", "labels.json")`.

    :raises FileNotFoundError: If the installation lacks it; the message names what is missing.
    """
    for root in (_PACKAGE / "_data", _PACKAGE.parent):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"The installation lacks {'/'.join(parts)}. Install the package again.")


def loaded_once(load: Callable[[], _T]) -> Callable[[], _T]:
    """Have something loaded at its first use, once, whichever threads ask for it; with `functools.cache` each of them would load it."""
    lock, kept = threading.RLock(), functools.cache(load)

    def renew() -> None:
        nonlocal lock
        lock = threading.RLock()

    if hasattr(os, "register_at_fork"):  # in a process that was forked, the lock may be held for ever
        os.register_at_fork(after_in_child=renew)

    @functools.wraps(load)
    def loaded() -> _T:
        with lock:
            return kept()

    return loaded


@functools.cache
def load_json(*parts: str) -> Any:
    """Return the parsed content of a JSON data file. Read once; treat the result as constant."""
    return json.loads(resource(*parts).read_text(encoding="utf-8"))
