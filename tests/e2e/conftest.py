"""One review per example for the whole run."""

from __future__ import annotations

from functools import cache

import pytest

from analyzer.pipeline import review_package
from analyzer.readers import ReaderPool
from tests.e2e.support import EXAMPLES, ReviewOf


@pytest.fixture(scope="session")
def review_of(pool: ReaderPool) -> ReviewOf:
    """Return the review of an example; each is made once."""
    return cache(lambda name: review_package(EXAMPLES / name, pool=pool))
