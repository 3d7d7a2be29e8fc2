"""Turns the shipped 8-bit ONNX encoder back into a plain sentence-transformers folder, for fine-tuning or other tools.

    python -m models.training.restore --encoder models/encoder --out build/encoder

The weights are the 8-bit ones widened to 32 bit, so vectors differ from the shipped encoder only by the rounding of
activations.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.models import Normalize, Pooling, Transformer
from tokenizers import Tokenizer

from models.training.student import SPECIAL

PREFIX = "transformer."


def weights_of(path: Path) -> dict[str, np.ndarray]:
    """Return the weights of an exported encoder by their name in transformers, widened to float32.

    :raises ValueError: If the file holds no encoder layer, so it was not written by `models.training.export`.
    """
    import onnx
    from onnx.numpy_helper import to_array

    graph = onnx.load(str(path)).graph
    arrays = {tensor.name: to_array(tensor) for tensor in graph.initializer}
    weights = {name.removeprefix(PREFIX): array for name, array in arrays.items() if name.startswith(PREFIX) and array.dtype == np.float32 and array.ndim}
    for name in [n for n in arrays if n.startswith(PREFIX) and n.endswith("_quantized")]:
        weights[name.removeprefix(PREFIX).removesuffix("_quantized")] = _widened(arrays, name.removesuffix("_quantized"))
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            place = node.name.strip("/").replace("/", ".").removeprefix(PREFIX).removesuffix(".MatMul_quant")
            weights[f"{place}.weight"] = _widened(arrays, node.input[1].removesuffix("_quantized")).T
    if "encoder.layer.0.attention.self.query.weight" not in weights:
        raise ValueError(f"{path.name} holds no encoder layer. Use a file that `python -m models.training.export` wrote.")
    return weights


def _widened(arrays: dict[str, np.ndarray], name: str) -> np.ndarray:
    whole, zero = arrays[f"{name}_quantized"].astype(np.float32), arrays[f"{name}_zero_point"].astype(np.float32)
    return np.ascontiguousarray((whole - zero) * arrays[f"{name}_scale"])


def restore(encoder: Path, out: Path) -> SentenceTransformer:
    """Write a sentence-transformers folder of the exported `encoder` to `out` and return the model."""
    from transformers import BertConfig, BertModel

    weights = weights_of(encoder / "model.onnx")
    words, width = weights["embeddings.word_embeddings.weight"].shape
    layers = 1 + max(int(name.split(".")[2]) for name in weights if name.startswith("encoder.layer."))
    config = BertConfig(
        vocab_size=words, hidden_size=width, num_hidden_layers=layers, num_attention_heads=12,
        intermediate_size=weights["encoder.layer.0.intermediate.dense.weight"].shape[0],
        max_position_embeddings=len(weights["embeddings.position_embeddings.weight"]),
    )
    bert = BertModel(config, add_pooling_layer=False)
    bert.load_state_dict({name: torch.from_numpy(np.array(array)) for name, array in weights.items()}, strict=True)
    with tempfile.TemporaryDirectory() as folder:
        from transformers import PreTrainedTokenizerFast

        bert.save_pretrained(folder)
        PreTrainedTokenizerFast(tokenizer_object=Tokenizer.from_file(str(encoder / "tokenizer.json")), model_max_length=96, **SPECIAL).save_pretrained(folder)
        body = Transformer(folder)
        model = SentenceTransformer(modules=[body, Pooling(width, "mean"), Normalize()], device="cpu")
        model.save(str(out), create_model_card=False)
    return model


def main() -> None:
    """Restore the shipped encoder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    restore(args.encoder, args.out)
    print(args.out)


if __name__ == "__main__":
    main()
