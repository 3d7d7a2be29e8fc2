"""The small generated archive that several notebooks share, and its audit: both are made once and then opened."""

from __future__ import annotations

import os
from pathlib import Path

import analyzer
from analyzer.audits import Audit
from corpora.archive.build import build
from corpora.archive.write import Settings
from notebooks.rendering import DATA, FOLDER

PACKAGES, SEED = 240, 7


def archive() -> Path:
    """Return the folder of the archive: plain text packages, outcomes drawn by a documented process."""
    root = Path(os.environ.get(DATA) or FOLDER.parent / "build" / "notebooks")
    folder = root / f"denials-{PACKAGES}-seed-{SEED}"
    if not (folder / "truth.json").is_file():  # it is written last
        build(Settings(folder, SEED, text_only=True), PACKAGES)
    return folder


def audit() -> Audit:
    """Return the audit of the archive. The second call finds every package done."""
    folder = archive()
    return analyzer.audit(folder / "packages", folder / "outcomes.csv", out=folder.with_name(folder.name + "-audit"))
