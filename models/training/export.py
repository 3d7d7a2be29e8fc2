"""Writes the shipped encoder: ONNX with 8-bit weights, partly whitened, checked against the model in torch.

    python -m models.training.export --start build/encoder-2 --out models/encoder
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
from sentence_transformers import SentenceTransformer
from sentence_transformers.models import Dense

from analyzer.language.encoder import OnnxEncoder
from models.training.graph import build
from models.training.whiten import sample_vectors, whitening

SAMPLE = ["고객사 웹 플랫폼 화면 개발 및 유지보수", "Design REST APIs and batch jobs", "사출 금형의 3D 설계와 도면 작성",
          "Translating contracts between Korean and Vietnamese", "객실 정비 상태 확인 및 투숙객 체크인 응대"]
MAX_TOKENS = 96
#: Chosen on the development pairs of similarity and retrieval (docs/decisions.md).
POWER = 0.2


def export(model: SentenceTransformer, out: Path, power: float) -> list[float]:
    """Write `model.onnx` and `encoder.json` to `out`; return the cosines of a few sentences with the model's own vectors.

    A matrix behind the pooling, as `models.training.restore` puts there, is kept and joined with the new one.
    """
    body = model[0].auto_model
    weights = {name: tensor.detach().numpy() for name, tensor in body.state_dict().items() if name.endswith((".weight", ".bias")) and not name.startswith("pooler")}
    matrix = next((module.linear.weight.detach().numpy().T for module in model if isinstance(module, Dense)), np.eye(body.config.hidden_size, dtype=np.float32))
    evened = whitening(sample_vectors(model), power)
    onnx.save(build(weights, body.config.num_attention_heads, matrix @ evened), str(out / "model.onnx"))
    card = {"width": int(body.config.hidden_size), "max_tokens": MAX_TOKENS}
    (out / "encoder.json").write_text(json.dumps(card) + "\n", encoding="utf-8")
    expected = model.encode(SAMPLE, normalize_embeddings=True) @ evened
    expected /= np.linalg.norm(expected, axis=1, keepdims=True)
    cosine = [round(float(c), 4) for c in (OnnxEncoder(out).encode(SAMPLE) * expected).sum(1)]
    (out / "encoder.json").write_text(json.dumps({**card, "whitening_power": power, "parity_cosine": cosine}, indent=1) + "\n", encoding="utf-8")
    return cosine


def main() -> None:
    """Export, quantise and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--power", type=float, default=POWER, help="of the whitening; 0: none")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for name in ("tokenizer.json", "training.json"):
        shutil.copyfile(args.start / name, args.out / name)
    print(export(SentenceTransformer(str(args.start), device="cpu").eval(), args.out, args.power), (args.out / "model.onnx").stat().st_size // 2**20, "MiB")


if __name__ == "__main__":
    main()
