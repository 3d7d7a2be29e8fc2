"""Writes the shipped encoder: ONNX with 8-bit weights inside a sentence-transformers folder, checked against torch.

    python -m models.training.export --start build/encoder-2 --out models/encoder
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from sentence_transformers import SentenceTransformer

SAMPLE = ["고객사 웹 플랫폼 화면 개발 및 유지보수", "Design REST APIs and batch jobs", "사출 금형의 3D 설계와 도면 작성",
          "Translating contracts between Korean and Vietnamese", "객실 정비 상태 확인 및 투숙객 체크인 응대"]


class MeanPooled(torch.nn.Module):
    """Transformer, mean over tokens, unit length: one vector of shape (width,) for each row of ids."""

    def __init__(self, transformer: torch.nn.Module) -> None:
        super().__init__()
        self.transformer = transformer

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Return unit vectors, shape (batch, width)."""
        hidden = self.transformer(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(hidden.dtype)
        pooled = (hidden * mask).sum(1) / mask.sum(1).clamp(min=1e-9)
        return torch.nn.functional.normalize(pooled, dim=-1)


def main() -> None:
    """Export, quantise and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    from onnxruntime import InferenceSession
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from tokenizers import Tokenizer

    model = SentenceTransformer(str(args.start), device="cpu").eval()
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "model.onnx"
        ids = torch.ones(2, 8, dtype=torch.long)
        names = {0: "batch", 1: "tokens"}
        torch.onnx.export(
            MeanPooled(model[0].auto_model), (ids, ids), str(full), dynamo=False, opset_version=17,
            input_names=["input_ids", "attention_mask"], output_names=["sentence_embedding"],
            dynamic_axes={"input_ids": names, "attention_mask": names, "sentence_embedding": {0: "batch"}},
        )
        quantize_dynamic(full, args.out / "model.onnx", weight_type=QuantType.QInt8, per_channel=True,
                         op_types_to_quantize=["MatMul", "Gather"])
    for name in ("tokenizer.json", "training.json"):
        shutil.copyfile(args.start / name, args.out / name)
    tokenizer = Tokenizer.from_file(str(args.out / "tokenizer.json"))
    tokenizer.enable_padding()
    encoded = tokenizer.encode_batch(SAMPLE)
    feed = {"input_ids": np.array([e.ids for e in encoded]), "attention_mask": np.array([e.attention_mask for e in encoded])}
    ours = InferenceSession(str(args.out / "model.onnx")).run(None, feed)[0]
    cosine = (ours * model.encode(SAMPLE, normalize_embeddings=True)).sum(1)
    card = {"width": int(ours.shape[1]), "max_tokens": 96, "parity_cosine": [round(float(c), 4) for c in cosine]}
    (args.out / "encoder.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(card, (args.out / "model.onnx").stat().st_size // 2**20, "MiB")


if __name__ == "__main__":
    main()
