"""Nothing is ever loaded by a format that can run code: no pickle, neither in our code nor in what we ship."""

from __future__ import annotations

import ast
import pickletools
from pathlib import Path

import pytest

from tests.e2e.support import ROOT

_MODULES = frozenset({"pickle", "cPickle", "_pickle", "dill", "cloudpickle", "joblib", "shelve", "marshal"})
_CALLS = frozenset({"read_pickle", "to_pickle"})
_OURS = sorted((ROOT / "analyzer").rglob("*.py")) + sorted((ROOT / "models").rglob("*.py"))
_DATA = sorted(path for folder in ("models", "corpora") for path in (ROOT / folder).rglob("*") if path.is_file() and path.suffix != ".py")


def _uses(code: str) -> list[str]:
    """Return where code loads by pickle, or lets NumPy or torch do so."""
    found = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names if name.name.split(".")[0] in _MODULES]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in _MODULES:
            found.append(str(node.module))
        elif isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            owner = getattr(getattr(node.func, "value", None), "id", "")
            if name in _CALLS or (owner, name) == ("torch", "load") or any(word.arg == "allow_pickle" for word in node.keywords):
                found.append(name)
    return found


def _is_pickle(content: bytes) -> bool:
    if not content.startswith((b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05")):
        return False
    try:
        return sum(1 for _ in pickletools.genops(content)) > 0
    except ValueError:
        return False


def test_pickle_is_not_used() -> None:
    assert {path.relative_to(ROOT).as_posix(): found for path in _OURS if (found := _uses(path.read_text("utf-8")))} == {}


def test_pickle_is_not_shipped() -> None:
    def is_one(path: Path) -> bool:
        with path.open("rb") as stream:
            return stream.read(2)[:1] == b"\x80" and _is_pickle(path.read_bytes())

    assert len(_DATA) > 100 and [path.name for path in _DATA if is_one(path)] == []


@pytest.mark.parametrize("code", [
    "import pickle", "from joblib import load", "import pandas as pd\npd.read_pickle('x')", "import numpy as np\nnp.load('x', allow_pickle=True)",
    "import torch\ntorch.load('x')",
])  # fmt: skip
def test_pickle_search_finds_it(code: str) -> None:
    assert _uses(code) != []


def test_pickle_search_knows_a_pickled_file() -> None:
    import pickle

    assert _is_pickle(pickle.dumps({"weights": [1, 2]}))
