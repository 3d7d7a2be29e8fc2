"""What a cold start must not load. The times themselves are in `tests/benchmarks`."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.support import ROOT
from tests.e2e.support_bad import good_package

MODELS = {"numpy", "onnxruntime", "tokenizers", "spacy", "thinc", "kiwipiepy", "kiwipiepy_model"}
READERS = {"pdfplumber", "pdfminer", "pypdfium2", "pikepdf", "docx", "lxml", "olefile", "syhwp", "tesserocr", "PIL"}
TRAINING = {"torch", "transformers", "sentence_transformers", "sklearn", "scipy"}

_TELL = "import sys; print(*sorted({name.split('.')[0] for name in sys.modules}))"
_COMMAND = "import sys; sys.argv = ['analyzer', *sys.argv[1:]]\nfrom analyzer.cli import main\ntry:\n    main()\nexcept SystemExit:\n    pass\nprint()\n"


def loaded(code: str, *args: str | Path) -> set[str]:
    """Return the top modules that a process holds after `code`."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{_TELL}", *map(str, args)], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120, check=True)
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("code", ["import analyzer", "import analyzer.cli"])
def test_cold_start_import_loads_no_library(code: str) -> None:
    assert loaded(code) & (MODELS | READERS | TRAINING) == set()


def test_cold_start_help_loads_no_library() -> None:
    assert loaded(_COMMAND, "--help") & (MODELS | READERS | TRAINING) == set()


def test_cold_start_review_of_korean_papers_loads_no_reader_and_no_training_library(tmp_path: Path) -> None:
    modules = loaded(_COMMAND, "review", good_package(tmp_path / "kim"))
    assert modules & (READERS | TRAINING | {"spacy"}) == set()
    assert "onnxruntime" in modules


@pytest.mark.skipif(importlib.util.find_spec("torch") is None, reason="torch is not installed")
@pytest.mark.parametrize(("then", "expected"), [("", {"spacy"}), ("import torch", {"spacy", "torch"})])
def test_cold_start_pipeline_does_not_load_torch_and_leaves_it_importable(then: str, expected: set[str]) -> None:
    code = f"from analyzer.language import Language, pipeline\npipeline(Language.KOREAN)('가')\n{then}"
    assert loaded(code) & {"spacy", "torch"} == expected
