"""The shipped encoder as a plain sentence-transformers model."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")
from sentence_transformers import SentenceTransformer  # noqa: E402

from analyzer.language.encoder import shipped_encoder  # noqa: E402
from analyzer.resources import resource  # noqa: E402
from models.training.restore import restore  # noqa: E402

TEXTS = ["고객사 웹 플랫폼 화면 개발 및 유지보수", "Design REST APIs and batch jobs", "사출 금형의 3D 설계와 도면 작성", "용접부를 비파괴 검사한다", "보고"]


def test_restored_encoder_loads_as_sentence_transformers_and_agrees_with_the_shipped_one(tmp_path: Path) -> None:
    restore(resource("models", "encoder"), tmp_path / "plain")
    plain = SentenceTransformer(str(tmp_path / "plain"), device="cpu").encode(TEXTS)
    assert (plain * shipped_encoder().encode(TEXTS)).sum(axis=1).min() > 0.985


def test_a_model_of_another_make_is_refused(tmp_path: Path) -> None:
    import onnx

    graph = onnx.helper.make_graph([], "empty", [], [])
    onnx.save(onnx.helper.make_model(graph), str(tmp_path / "model.onnx"))
    with pytest.raises(ValueError, match="no encoder layer"):
        restore(tmp_path, tmp_path / "plain")
