from __future__ import annotations

import subprocess
import sys

import pytest

import analyzer

HEAVY = ("numpy", "spacy", "kiwipiepy", "onnxruntime", "tokenizers", "torch", "sentence_transformers", "pdfplumber", "tesserocr", "lxml",
         "PIL", "pandas", "rich", "jinja2")  # fmt: skip


def loaded_by(code: str) -> set[str]:
    """Return which heavy packages a fresh interpreter has loaded after `code`."""
    script = f"{code}\nimport sys\nprint(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    return set(done.stdout.split())


def test_all_names_exist_in_order_and_are_documented() -> None:
    assert list(analyzer.__all__) == sorted(analyzer.__all__)
    for name in analyzer.__all__:
        assert getattr(analyzer, name).__doc__


def test_unknown_names_are_refused_with_the_name() -> None:
    with pytest.raises(AttributeError, match="reviews_all"):
        _ = analyzer.reviews_all


@pytest.mark.parametrize("code", ["import analyzer", "import analyzer; analyzer.review", "from analyzer import profile, profiles, review"])
def test_importing_the_analyzer_loads_nothing_heavy(code: str) -> None:
    assert loaded_by(code) == set()


def test_the_subprocess_check_sees_what_is_loaded() -> None:
    assert loaded_by("import numpy") == {"numpy"}
