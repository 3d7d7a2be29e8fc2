"""One matrix for the whole run: each package is written and reviewed once."""

from __future__ import annotations

import pytest

from analyzer.readers import ReaderPool
from tests.matrix.matrix import Matrix


@pytest.fixture(scope="session")
def matrix(tmp_path_factory: pytest.TempPathFactory, pool: ReaderPool) -> Matrix:
    """Return the matrix."""
    return Matrix(tmp_path_factory.mktemp("matrix"), pool)
