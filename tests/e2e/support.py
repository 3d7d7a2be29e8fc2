"""What the end-to-end tests share: the example packages with their truth, and the real command line in a process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from analyzer.consistency import PaperReview, Review

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "corpora" / "examples"
LANGS = ("ko", "en")
# Wider than any line of a report: what a test looks for is never broken over two lines.
WIDE = "4000"

ReviewOf = Callable[[str], Review]


@cache
def truth_of(name: str) -> dict[str, Any]:
    """Return `truth.json` of an example, such as `packages/chef-consistent`."""
    truth: dict[str, Any] = json.loads((EXAMPLES / name / "truth.json").read_text("utf-8"))
    return truth


def example_names() -> list[str]:
    """Return the names of all examples, `packages/...` and `formats/...`."""
    return sorted(path.parent.relative_to(EXAMPLES).as_posix() for path in EXAMPLES.glob("*/*/truth.json"))


def needs_ocr(name: str) -> bool:
    """Whether any paper of an example is a scan or a picture."""
    return any(document["render"]["kind"] == "scan" for document in truth_of(name)["documents"])


def paper_of(review: Review, path: str) -> PaperReview:
    """Return the paper that a file of the package gave."""
    return next(paper for paper in review.papers if paper.paper.document.name == path)


def analyzer(*args: str | Path, cwd: Path = ROOT, python: tuple[str, ...] = (), **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the real command line in a process of its own, in Korean unless `LANG` says otherwise.

    :param python: Options of the interpreter, in front of `-m analyzer`.
    """
    clean = {name: value for name, value in os.environ.items() if not name.startswith("LC_") and name != "LANGUAGE"}
    env = clean | {"LANG": "ko_KR.UTF-8", "COLUMNS": WIDE, "PYTHONUTF8": "1", "NO_COLOR": "1"} | environment
    return subprocess.run(
        [sys.executable, *python, "-m", "analyzer", *map(str, args)],
        cwd=cwd, env=env, capture_output=True, encoding="utf-8", timeout=300, check=False,
    )
