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
import onnx
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.models import Dense, Normalize, Pooling, Transformer
from tokenizers import Tokenizer

from models.training.graph import POSITIONS, WORDS, weights_of
from models.training.student import SPECIAL


def restore(encoder: Path, out: Path) -> SentenceTransformer:
    """Write a sentence-transformers folder of the exported `encoder` to `out` and return the model.

    :raises ValueError: If the file holds no encoder layer, so it was not written by `models.training.export`.
    """
    from transformers import BertConfig, BertModel

    weights, heads, matrix = weights_of(onnx.load(str(encoder / "model.onnx")))
    words, width = weights[WORDS].shape
    layers = 1 + max(int(name.split(".")[2]) for name in weights if name.startswith("encoder.layer."))
    config = BertConfig(
        vocab_size=words, hidden_size=width, num_hidden_layers=layers, num_attention_heads=heads,
        intermediate_size=weights["encoder.layer.0.intermediate.dense.weight"].shape[0],
        max_position_embeddings=len(weights[POSITIONS]),
    )
    bert = BertModel(config, add_pooling_layer=False)
    bert.load_state_dict({name: torch.from_numpy(np.array(array)) for name, array in weights.items()}, strict=True)
    with tempfile.TemporaryDirectory() as folder:
        from transformers import PreTrainedTokenizerFast

        bert.save_pretrained(folder)
        PreTrainedTokenizerFast(tokenizer_object=Tokenizer.from_file(str(encoder / "tokenizer.json")), model_max_length=96, **SPECIAL).save_pretrained(folder)
        body = Transformer(folder)
        between = []
        if matrix is not None:
            dense = Dense(width, width, bias=False, activation_function=torch.nn.Identity())
            dense.linear.weight = torch.nn.Parameter(torch.from_numpy(np.array(matrix.T)))
            between = [dense]
        model = SentenceTransformer(modules=[body, Pooling(width, "mean"), *between, Normalize()], device="cpu")
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
