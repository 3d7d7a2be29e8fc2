"""Keeps small matrix products on one thread.

The duties of a package against the catalogue take a millisecond. Left alone, BLAS spreads that over all cores, where its
threads wait for each other by spinning: tens of milliseconds on a machine with other work, and a slower encoder meanwhile.
"""

from __future__ import annotations

import functools
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController


def one_thread() -> AbstractContextManager[object]:
    """Let NumPy's products run on one thread for the length of a `with` block."""
    limit: AbstractContextManager[object] = _controller().limit(limits=1, user_api="blas")
    return limit


@functools.cache
def _controller() -> ThreadpoolController:
    import numpy  # noqa: F401  (only libraries that are loaded by now are found)
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
