"""One review per example for the whole run, and no OCR test that is skipped where OCR is required."""

from __future__ import annotations

import os
from functools import cache

import pytest

from analyzer.pipeline import review_package
from analyzer.readers import ReaderPool
from analyzer.readers.ocr_engine import tessdata
from analyzer.readers.problems import DocumentError
from tests.e2e.support import EXAMPLES, ReviewOf


@pytest.fixture(scope="session")
def review_of(pool: ReaderPool) -> ReviewOf:
    """Return the review of an example; each is made once."""
    return cache(lambda name: review_package(EXAMPLES / name, pool=pool))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip an OCR test where the language data is missing; fail it where `E7_REQUIRE_OCR` is 1."""
    if item.get_closest_marker("ocr") is None:
        return
    try:
        tessdata()
    except DocumentError as error:
        text = f"{error.problem.reason('en')} {error.problem.next_step('en')}"
        if os.environ.get("E7_REQUIRE_OCR") == "1":
            pytest.fail(text, pytrace=False)
        pytest.skip(text)
