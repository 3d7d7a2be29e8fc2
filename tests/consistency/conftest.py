from __future__ import annotations

from collections.abc import Iterator

import pytest

from analyzer.consistency import standing

# The shipped thresholds are tuned on development packages; the rules are tested at thresholds that stay.
PINNED = {
    "certain_share": 0.5, "certain_gap": 0.2, "few_duties": 3, "few_share": 0.5, "few_gap": 0.2, "disagree_own_share": 0.1, "agree_share": 0.45, "agree_gap": 0.1, "minor_share": 0.22, "split_share": 0.3, "split_gap": 0.2, "sure_base": -1.02, "sure_share": 2.6, "sure_gap": 4.11,
    "outside_warning_share": 0.25, "clear_duty": 0.55, "vague_primary_share": 0.28, "vague_letters": 12, "outside_own_share": 0.2, "vague_duty": 0.6, "vague_part": 0.6, "vague_unless": 0.95,
}  # fmt: skip


@pytest.fixture(autouse=True)
def pinned_thresholds(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Pin the thresholds, except in tests that look at the shipped ones."""
    if "shipped" not in request.node.name:
        monkeypatch.setattr(standing, "load_json", lambda *_: PINNED)
    read = standing.thresholds
    read.cache_clear()
    yield
    read.cache_clear()
