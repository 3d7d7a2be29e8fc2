"""Writes the SHA-256 of every model file; `analyzer doctor` holds the installed files against them.

    python -m models.hashes
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDERS = ("encoder", "headings", "matcher", "speech", "told", "vague")
FILE = HERE / "hashes.json"


def hashes() -> dict[str, str]:
    """Return the hash of every file that is loaded as part of a model, by its path below `models/`."""
    files = sorted(path for folder in FOLDERS for path in (HERE / folder).iterdir() if path.is_file())
    return {path.relative_to(HERE).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


if __name__ == "__main__":
    FILE.write_text(json.dumps(hashes(), indent=1) + "\n", "utf-8")
